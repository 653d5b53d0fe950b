"""Follow-ups are a state of their own, and minutes are agreed: the ledger stays, and the state is rebuilt."""

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing in the ledger changes; the state follows from it."""
