"""Forms: they ask, validate while somebody types, and return an answer. They never save."""
