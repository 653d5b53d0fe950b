"""The database's schema: created whole for a new plan, migrated (after a backup) for an older one."""

import sqlalchemy as sa
from sqlmodel import SQLModel

from actionplan.domain.errors import BadInput, Refused
from actionplan.ledger import tables

REVISION = "0024"
"""The newest migration, and the revision of a new database."""

OLDER_REVISIONS = frozenset(f"{number:04}" for number in range(1, int(REVISION)))
"""The revisions that this program can migrate from."""

_REVISION_QUERY = sa.text("SELECT version_num FROM alembic_version")

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
"""They keep the ledger append-only, whichever program writes. REPLACE fires no delete trigger: insert triggers do."""


def create_schema(connection: sa.Connection) -> None:
    """Tables, indexes, triggers and the revision, in the caller's transaction.

    Raises ``BadInput`` where a server's database is not fit for a new plan.
    """
    create_ledger_tables(connection)
    create_state_tables(connection)
    create_triggers(connection)
    stamp(connection)


def create_ledger_tables(connection: sa.Connection) -> None:
    """The two tables that are never rewritten, without their triggers.

    Raises ``BadInput`` where a server's database is not fit for a new plan.
    """
    if connection.dialect.name != "sqlite":
        from actionplan.ledger.postgres.schema import refuse_unfit_database

        refuse_unfit_database(connection)
    SQLModel.metadata.create_all(connection, tables=[tables.ENTRY, tables.TEXT])


def create_triggers(connection: sa.Connection) -> None:
    """Create the triggers that keep the ledger append-only, whichever program writes."""
    if connection.dialect.name == "sqlite":
        for trigger in SQLITE_TRIGGERS:
            connection.exec_driver_sql(trigger)
        return
    from actionplan.ledger.postgres import schema as postgres_schema

    postgres_schema.create_triggers(connection)


def stamp(connection: sa.Connection) -> None:
    """Store the revision of a new database."""
    connection.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
    connection.execute(sa.text("INSERT INTO alembic_version VALUES (:revision)"), {"revision": REVISION})


def create_state_tables(connection: sa.Connection) -> None:
    """The derived tables, with the columns of today's entities."""
    SQLModel.metadata.create_all(connection, tables=list(tables.STATE_TABLES.values()))
    index_what_is_in_force(connection)


def index_what_is_in_force(connection: sa.Connection) -> None:
    """The indexes of the rows in force, unique for each entity: a rebuild creates them after all rows are written."""
    for statement in (*tables.ONE_IN_FORCE, *tables.FOUND_IN_FORCE):
        connection.exec_driver_sql(statement)


def refuse_another_revision(connection: sa.Connection) -> None:
    """Raise ``Refused`` where another program has migrated the plan since this one opened it."""
    if connection.scalar(_REVISION_QUERY) != REVISION:
        raise Refused(
            "A newer actionplan has brought this plan up to date since you opened it. Nothing was written: leave, "
            "update the program, and open the plan again."
        )


def migration_is_due(connection: sa.Connection) -> bool:
    """True for an older plan; raises ``BadInput`` where this is not a plan, or a newer program's."""
    inspector = sa.inspect(connection)
    if not inspector.has_table("alembic_version"):
        if connection.dialect.name != "sqlite" and not inspector.get_table_names():
            raise BadInput("There is no plan in this database yet. Its owner makes one with: actionplan init")
        raise BadInput("This is not an actionplan database. Name another one with --db, or make one: actionplan init")
    revision = connection.scalar(_REVISION_QUERY)
    if revision != REVISION and revision not in OLDER_REVISIONS and not _is_newer(revision):
        raise BadInput(
            "This plan is damaged: which schema it has cannot be read. Keep it as it is, and go back to your last "
            "backup."
        )
    if revision != REVISION and revision not in OLDER_REVISIONS:
        raise BadInput(
            f"This plan was written by a newer actionplan (schema {revision}; this one knows up to {REVISION}). "
            "Update the program: the plan was not touched."
        )
    return bool(revision != REVISION)


def _is_newer(revision: object) -> bool:
    known = isinstance(revision, str) and len(revision) == len(REVISION) and revision.isdecimal()
    return known and str(revision) > REVISION
