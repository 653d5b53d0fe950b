"""Forms: they ask, check as one types, and hand back an answer. They never save."""
