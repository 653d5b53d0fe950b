"""Years of random work on plans, and what holds after every command of it."""
