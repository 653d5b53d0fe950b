"""There are findings of reviews, and policy has its likeness_floor: the state is rebuilt with both."""

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing in the ledger changes; the state follows from it."""
