"""One module for each subject of a plan: its commands and kinds of entry, its rule, what it changes, what it says."""
