"""The policy has the partnership's name and the day until which the plan is kept: the state is rebuilt with it."""

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing in the ledger changes; the state follows from it."""
