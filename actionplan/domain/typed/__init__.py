"""What people type, read into values: dates, refs, meetings, moments, filters. Refuses in a sentence."""
