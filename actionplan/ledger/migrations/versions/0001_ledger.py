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

POSTGRES_FUNCTIONS = (
    """CREATE FUNCTION {schema}.entry_kept() RETURNS trigger LANGUAGE plpgsql SET search_path = {schema}, pg_temp AS $$
    BEGIN
        IF TG_OP = 'UPDATE' THEN
            RAISE integrity_constraint_violation
                USING MESSAGE = 'the ledger is append-only: an entry is never changed';
        END IF;
        RAISE integrity_constraint_violation
            USING MESSAGE = 'the ledger is append-only: an entry is never deleted';
    END $$""",
    """CREATE FUNCTION {schema}.entry_in_order() RETURNS trigger LANGUAGE plpgsql
    SET search_path = {schema}, pg_temp AS $$
    BEGIN
        IF NEW.number IS DISTINCT FROM (SELECT COALESCE(MAX(number), 0) + 1 FROM entry) THEN
            RAISE integrity_constraint_violation
                USING MESSAGE = 'the ledger has no gaps: an entry takes the highest number + 1';
        END IF;
        RETURN NEW;
    END $$""",
    """CREATE FUNCTION {schema}.entry_text_kept() RETURNS trigger LANGUAGE plpgsql
    SET search_path = {schema}, pg_temp AS $$
    BEGIN
        RAISE integrity_constraint_violation USING MESSAGE = 'a text is never deleted: redact its entry';
    END $$""",
    """CREATE FUNCTION {schema}.entry_text_only_redacted() RETURNS trigger LANGUAGE plpgsql
    SET search_path = {schema}, pg_temp AS $$
    BEGIN
        IF NEW.entry IS DISTINCT FROM OLD.entry OR NEW.field IS DISTINCT FROM OLD.field
            OR NEW.body IS NOT NULL OR NEW.salt IS NOT NULL OR OLD.redacted_by IS NOT NULL
            OR NOT EXISTS (SELECT 1 FROM entry WHERE number = NEW.redacted_by AND kind = 'text-redacted'
                AND number = (SELECT MAX(number) FROM entry)) THEN
            RAISE integrity_constraint_violation USING MESSAGE = 'a text is never changed: redact its entry';
        END IF;
        RETURN NEW;
    END $$""",
    """CREATE FUNCTION {schema}.entry_text_with_its_entry() RETURNS trigger LANGUAGE plpgsql
    SET search_path = {schema}, pg_temp AS $$
    BEGIN
        IF EXISTS (SELECT 1 FROM entry_text WHERE entry = NEW.entry AND field = NEW.field)
            OR NEW.redacted_by IS NOT NULL
            OR (SELECT step FROM entry WHERE number = NEW.entry) IS DISTINCT FROM (SELECT MAX(step) FROM entry) THEN
            RAISE integrity_constraint_violation USING MESSAGE = 'a text is written once, with its entry';
        END IF;
        RETURN NEW;
    END $$""",
    """CREATE FUNCTION {schema}.one_writer() RETURNS trigger LANGUAGE plpgsql SET search_path = {schema}, pg_temp AS $$
    BEGIN
        PERFORM pg_advisory_xact_lock(7017580662054740334);
        RETURN NULL;
    END $$""",
    """CREATE FUNCTION {schema}.tell_of_news() RETURNS trigger LANGUAGE plpgsql
    SET search_path = {schema}, pg_temp AS $$
    BEGIN
        PERFORM pg_notify('actionplan', '');
        RETURN NULL;
    END $$""",
)
POSTGRES_TRIGGERS = (
    ("entry", "entry_kept", "BEFORE UPDATE OR DELETE OR TRUNCATE", "STATEMENT", "entry_kept"),
    ("entry", "entry_one_writer", "BEFORE INSERT", "STATEMENT", "one_writer"),
    ("entry", "entry_in_order", "BEFORE INSERT", "ROW", "entry_in_order"),
    ("entry", "entry_news", "AFTER INSERT", "STATEMENT", "tell_of_news"),
    ("entry_text", "entry_text_kept", "BEFORE DELETE OR TRUNCATE", "STATEMENT", "entry_text_kept"),
    ("entry_text", "entry_text_one_writer", "BEFORE INSERT OR UPDATE", "STATEMENT", "one_writer"),
    ("entry_text", "entry_text_only_redacted", "BEFORE UPDATE", "ROW", "entry_text_only_redacted"),
    ("entry_text", "entry_text_with_its_entry", "BEFORE INSERT", "ROW", "entry_text_with_its_entry"),
)


def upgrade() -> None:
    """Make the two tables that are never rewritten."""
    on_server = op.get_bind().dialect.name == "postgresql"
    text = sa.Text(collation="C") if on_server else sa.Text()
    op.create_table(
        "entry",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("previous_hash", text, nullable=False),
        sa.Column("hash", text, nullable=False),
        sa.Column("at", text, nullable=False),
        sa.Column("by", text, nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("kind", text, nullable=False),
        sa.Column("schema_number", sa.Integer(), nullable=False),
        sa.Column("ref", text, nullable=True),
        sa.Column("fields", text, nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    for column in ("at", "ref", "step"):
        op.create_index(f"ix_entry_{column}", "entry", [column])
    op.create_table(
        "entry_text",
        sa.Column("entry", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("field", text, nullable=False),
        sa.Column("salt", text, nullable=True),
        sa.Column("body", text, nullable=True),
        sa.Column("redacted_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["entry"], ["entry.number"]),
        sa.ForeignKeyConstraint(["redacted_by"], ["entry.number"]),
        sa.PrimaryKeyConstraint("entry", "field"),
    )
    if on_server:
        _create_server_triggers()
    else:
        for trigger in SQLITE_TRIGGERS:
            op.execute(trigger)


def _create_server_triggers() -> None:
    schema = op.get_bind().scalar(sa.text("SELECT quote_ident(current_schema())"))
    for function in POSTGRES_FUNCTIONS:
        op.execute(function.format(schema=schema))
    for table, name, when, each, function in POSTGRES_TRIGGERS:
        op.execute(f"CREATE TRIGGER {name} {when} ON {table} FOR EACH {each} EXECUTE FUNCTION {schema}.{function}()")
        op.execute(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}")
