"""Meetings and what they decide: the ledger stays as it is, and the state is rebuilt with its new columns."""

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing in the ledger changes; the state follows from it."""
