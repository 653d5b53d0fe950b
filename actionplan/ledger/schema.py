"""The database's shape: made at once for a new plan, migrated (with a backup first) for an older one."""

import sqlalchemy as sa
from sqlmodel import SQLModel

from actionplan.domain.errors import BadInput
from actionplan.ledger import tables

REVISION = "0003"
"""The newest migration; a new database is stamped with it."""

OLDER_REVISIONS = frozenset({"0001", "0002"})
"""The revisions that this program can bring up to its own."""

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
"""What keeps the ledger append-only from any program. REPLACE fires no delete trigger: the insert triggers stop it."""


def create_schema(connection: sa.Connection) -> None:
    """Tables, indexes, triggers and the revision, in the caller's transaction."""
    SQLModel.metadata.create_all(connection, tables=[tables.ENTRY, tables.TEXT])
    create_state_tables(connection)
    if connection.dialect.name == "sqlite":
        for trigger in SQLITE_TRIGGERS:
            connection.exec_driver_sql(trigger)
    connection.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
    connection.execute(sa.text("INSERT INTO alembic_version VALUES (:revision)"), {"revision": REVISION})


def create_state_tables(connection: sa.Connection) -> None:
    """The derived tables, in the shape of today's entities."""
    SQLModel.metadata.create_all(connection, tables=list(tables.STATE_TABLES.values()))
    for statement in tables.ONE_IN_FORCE:
        connection.exec_driver_sql(statement)


def migration_is_due(connection: sa.Connection) -> bool:
    """True for an older plan; raises ``BadInput`` where this is no plan, or a newer program's."""
    if not sa.inspect(connection).has_table("alembic_version"):
        raise BadInput("This is not an actionplan database. Name another file with --db, or make one: actionplan init")
    revision = connection.scalar(sa.text("SELECT version_num FROM alembic_version"))
    if revision != REVISION and revision not in OLDER_REVISIONS:
        raise BadInput(
            f"This plan was written by a newer actionplan (schema {revision}; this one knows up to {REVISION}). "
            "Update the program: the plan was not touched."
        )
    return bool(revision != REVISION)
