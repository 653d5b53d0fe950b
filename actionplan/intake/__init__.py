"""Reads files from outside into frozen values. Writes nothing and knows no ledger."""
