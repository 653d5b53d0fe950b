"""Use cases that join the ledger with papers or files: opening a plan, comparing, issuing papers, evidence files."""
