"""An item says since when it has had a lead agency and when an extension was last asked for: the state is rebuilt."""

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing in the ledger changes; the state follows from it."""
