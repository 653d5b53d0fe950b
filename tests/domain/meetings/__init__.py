"""Who meets when, and what a sign-off needs."""
