"""Parses what people type: dates, series, refs, meetings, moments. Refuses in a sentence, never guesses."""
