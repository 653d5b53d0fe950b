"""What is told of a plan beside its ratings: movement, changes, gaps, time lines. Pure functions of snapshots."""
