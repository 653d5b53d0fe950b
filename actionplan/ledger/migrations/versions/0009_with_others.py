"""A recommendation can be with others: the ledger stays, and the state is rebuilt with the columns for it."""

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing in the ledger changes; the state follows from it."""
