"""The lettered tables of a board pack."""
