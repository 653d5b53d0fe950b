"""A plan as a file: private files, storage that others share, locks and journals. Knows no entries."""
