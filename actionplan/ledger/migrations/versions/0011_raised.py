"""An item can be raised, and policy says after how many sittings: the ledger stays, and the state is rebuilt."""

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing in the ledger changes; the state follows from it."""
