"""An item has a public line or is withheld, and an update can be held back: the state is rebuilt with them."""

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing in the ledger changes; the state follows from it."""
