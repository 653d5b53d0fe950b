"""The ledger and its projections on a database: the one write path, and every query. Only this package speaks SQL."""
