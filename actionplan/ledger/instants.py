"""How the ledger writes an instant down."""

from datetime import UTC, datetime


def instant_text(at: datetime) -> str:
    """An instant as the ledger keeps it: UTC, microseconds, always as wide, so that it sorts."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")
