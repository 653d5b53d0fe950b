"""A record says which text it amends: the state is rebuilt with that.

Amendments are found as readings are, by the index that the rebuilt table has.
"""

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing in the ledger changes; the state follows from it."""
