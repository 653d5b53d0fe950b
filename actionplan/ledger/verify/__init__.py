"""Proof that the record is whole, and what is derived from it made anew. Never changes the ledger."""
