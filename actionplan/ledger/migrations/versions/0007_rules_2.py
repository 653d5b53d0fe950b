"""What rules 2 look at: who said that a post is vacant, dates before a move, days of evidence and of own views.

The ledger stays, and the state is rebuilt with the new columns.
"""

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing in the ledger changes; the state follows from it."""
