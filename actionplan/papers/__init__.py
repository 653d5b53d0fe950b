"""What a board and a script read: one model of an item's line, and one renderer a format. Pure functions of a view."""
