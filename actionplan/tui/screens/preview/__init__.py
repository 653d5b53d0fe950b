"""A review before it is loaded: what was found beside the document's text, to be put right."""
