"""The ledger and the texts beside it, append-only. State tables are derived, and rebuilt after every migration."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

SQLITE_TRIGGERS = (
    """CREATE TRIGGER entry_no_update BEFORE UPDATE ON entry
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: an entry is never changed'); END""",
    """CREATE TRIGGER entry_no_delete BEFORE DELETE ON entry
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: an entry is never deleted'); END""",
    """CREATE TRIGGER entry_in_order BEFORE INSERT ON entry
    WHEN NEW.number IS NULL OR NEW.number <> (SELECT COALESCE(MAX(number), 0) + 1 FROM entry)
    BEGIN SELECT RAISE(ABORT, 'the ledger has no gaps: an entry takes the highest number + 1'); END""",
    """CREATE TRIGGER entry_text_no_delete BEFORE DELETE ON entry_text
    BEGIN SELECT RAISE(ABORT, 'a text is never deleted: redact its entry'); END""",
    """CREATE TRIGGER entry_text_only_redacted BEFORE UPDATE ON entry_text
    WHEN NEW.entry IS NOT OLD.entry OR NEW.field IS NOT OLD.field OR NEW.body IS NOT NULL OR NEW.salt IS NOT NULL
        OR OLD.redacted_by IS NOT NULL
        OR NOT EXISTS (SELECT 1 FROM entry WHERE number = NEW.redacted_by AND kind = 'text-redacted'
            AND number = (SELECT MAX(number) FROM entry))
    BEGIN SELECT RAISE(ABORT, 'a text is never changed: redact its entry'); END""",
    """CREATE TRIGGER entry_text_with_its_entry BEFORE INSERT ON entry_text
    WHEN EXISTS (SELECT 1 FROM entry_text WHERE entry = NEW.entry AND field = NEW.field)
        OR NEW.redacted_by IS NOT NULL
        OR (SELECT step FROM entry WHERE number = NEW.entry) IS NOT (SELECT MAX(step) FROM entry)
    BEGIN SELECT RAISE(ABORT, 'a text is written once, with its entry'); END""",
)


def upgrade() -> None:
    """Make the two tables that are never rewritten."""
    op.create_table(
        "entry",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("previous_hash", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("schema_number", sa.Integer(), nullable=False),
        sa.Column("ref", sa.Text(), nullable=True),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    for column in ("at", "ref", "step"):
        op.create_index(f"ix_entry_{column}", "entry", [column])
    op.create_table(
        "entry_text",
        sa.Column("entry", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("salt", sa.Text(), nullable=True),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("redacted_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["entry"], ["entry.number"]),
        sa.ForeignKeyConstraint(["redacted_by"], ["entry.number"]),
        sa.PrimaryKeyConstraint("entry", "field"),
    )
    if op.get_bind().dialect.name == "sqlite":
        for trigger in SQLITE_TRIGGERS:
            op.execute(trigger)
