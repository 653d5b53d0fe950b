"""A meeting has earlier closings, and papers that went out late: the ledger stays, the state is rebuilt with both."""

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing in the ledger changes; the state follows from it."""
