"""The page of papers: the pack, documents, what was issued, and what keeps papers from going out."""
