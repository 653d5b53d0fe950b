"""Where a plan's file lies: private files, synced and network folders, locks and journals. Knows no entries."""
