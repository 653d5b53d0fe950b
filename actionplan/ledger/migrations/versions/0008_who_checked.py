"""A sign-off has who checked the evidence, and an item who last led it: the ledger stays, and the state is rebuilt."""

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing in the ledger changes; the state follows from it."""
