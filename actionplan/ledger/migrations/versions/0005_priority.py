"""An item has a priority: the ledger stays, and the state is rebuilt with the new column."""

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing in the ledger changes; the state follows from it."""
