"""Screens: they hold what is shown and how; the app owns the ledger."""
