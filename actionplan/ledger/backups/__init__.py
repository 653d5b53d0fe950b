"""Keeping a plan safe: backups, restoring, copies, and forgetting what was removed. Takes whole plans only."""
