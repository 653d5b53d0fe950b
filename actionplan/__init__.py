"""actionplan: a terminal tracker for the action plan that follows a safeguarding review."""

__version__ = "0.1.0"
