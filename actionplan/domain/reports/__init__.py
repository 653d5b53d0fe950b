"""Reports on a plan other than its ratings: movement, changes, gaps, time lines. Pure functions of snapshots."""
