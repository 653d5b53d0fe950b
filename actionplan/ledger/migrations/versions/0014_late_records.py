"""A date has the day on which it was proposed, and policy its late_record_days: the state is rebuilt with both."""

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing in the ledger changes; the state follows from it."""
