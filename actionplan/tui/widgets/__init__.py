"""Widgets: they show values and post messages; none knows the ledger."""
