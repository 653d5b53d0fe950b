"""A meeting can be closed more than once: the ledger stays, and the state is rebuilt with the new column."""

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing in the ledger changes; the state follows from it."""
