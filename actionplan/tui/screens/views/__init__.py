"""The plan seen in other ways than as a list: along a time line, by lead agency, over time. Nothing in them writes."""
