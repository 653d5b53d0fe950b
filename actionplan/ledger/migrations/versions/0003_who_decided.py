"""Which meeting decided what an item shows, and how: the ledger stays, and the state is rebuilt with it."""

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing in the ledger changes; the state follows from it."""
