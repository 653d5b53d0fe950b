"""Bodies have a role, powers and a timetable, and a review may have several: the ledger stays, the state is rebuilt."""

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing in the ledger changes; the state follows from it."""
