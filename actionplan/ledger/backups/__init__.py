"""Whole copies of a plan: backups, restoring them, copying to another database, and erasing redacted texts."""
