"""An item is made of parts, and its columns have their names: the ledger stays, and the state is rebuilt."""

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing in the ledger changes; the state follows from it."""
