"""An item says from which row of a tracker it was brought: the ledger stays as it is, the state is rebuilt with it."""

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing in the ledger changes; the state follows from it."""
