"""Verifying a plan, and rebuilding what is derived from its ledger. Never changes the ledger."""
