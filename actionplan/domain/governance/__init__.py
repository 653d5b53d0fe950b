"""What a meeting is asked, and the papers that it gets. Pure."""
