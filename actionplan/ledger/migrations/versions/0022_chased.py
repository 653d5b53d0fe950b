"""Agencies and lead officers have addresses, and items can be chased: the state is rebuilt with them."""

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing in the ledger changes; the state follows from it."""
