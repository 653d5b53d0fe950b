"""There are measures, and records have a source and what was measured: the ledger stays, and the state is rebuilt."""

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing in the ledger changes; the state follows from it."""
