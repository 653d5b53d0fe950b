"""Rebuilding what is derived from the ledger: state tables, indexes and triggers. Never changes an entry or a text."""

import sqlalchemy as sa
from sqlmodel import SQLModel

from actionplan.collector import paused
from actionplan.domain.errors import Refused
from actionplan.domain.kinds import evolve
from actionplan.domain.state.entities import Entity
from actionplan.domain.state.item import Item
from actionplan.domain.state.plan import PlanState
from actionplan.ledger.bulk import batches, needed_later
from actionplan.ledger.codec import entry_of
from actionplan.ledger.postgres.schema import preserve_grants
from actionplan.ledger.projection import Projection
from actionplan.ledger.schema import create_triggers, index_what_is_in_force
from actionplan.ledger.tables import ENTRY, KEY_COLUMNS, STATE_TABLES, TEXT
from actionplan.ledger.verify.verification import Progress, Verification, verify


def recovery_advice(*, on_server: bool) -> str:
    """What to do about a plan whose ledger is damaged."""
    if on_server:
        return "Leave it as it is, and tell the server's administrator: docs/shared-plan.md says how."
    return "Keep the file as it is, and go back to your last backup: actionplan restore FILE"


def rebuild_if_damaged(connection: sa.Connection, progress: Progress | None = None) -> Verification:
    """Rebuild state, indexes and triggers, and verify the plan again; leaves an undamaged plan alone.

    In the caller's write transaction. Raises ``Refused``, so that nothing is changed, where the ledger itself is
    damaged: nothing can be rebuilt from that.
    """
    found = verify(connection, progress)
    if found.ok:
        return found
    if found.ledger_is_whole:
        if connection.dialect.name == "sqlite":
            _recreate_triggers_and_indexes(connection)
        tables = [table.name for table in STATE_TABLES.values()]
        with preserve_grants(connection, STATE_TABLES[Item].name, tables):
            rebuild_state(connection)
        found = verify(connection, progress)
    if not found.ok:
        raise Refused(
            f"{found.problems[0]} The ledger itself is damaged, so nothing can be rebuilt from it, and nothing was "
            f"changed. {recovery_advice(on_server=connection.dialect.name != 'sqlite')}"
        )
    return found


def _recreate_triggers_and_indexes(connection: sa.Connection) -> None:
    for name in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars().all():
        connection.exec_driver_sql(f"DROP TRIGGER {connection.dialect.identifier_preparer.quote(name)}")
    create_triggers(connection)
    connection.exec_driver_sql("REINDEX")
    for index in (*ENTRY.indexes, *TEXT.indexes):
        index.create(connection, checkfirst=True)


def rebuild_state(connection: sa.Connection) -> None:
    """Drop the state tables, create them with today's columns, and fill them by replaying the ledger."""
    state_tables = list(STATE_TABLES.values())
    SQLModel.metadata.drop_all(connection, tables=state_tables)
    SQLModel.metadata.create_all(connection, tables=state_tables)
    state = PlanState()
    with paused():
        for rows in batches(connection, sa.select(ENTRY).order_by(ENTRY.c.number)):
            projection = Projection()
            for entry in map(entry_of, rows):
                changed = evolve(state, entry)
                projection.put(changed, known=())
                state.merge(needed_later(changed))
            projection.write(connection)
    for kind in STATE_TABLES:
        connection.execute(_close_replaced_rows(kind))
    index_what_is_in_force(connection)


def _close_replaced_rows(kind: type[Entity]) -> sa.Update:
    """Set ``to_entry`` of each open row to the ``from_entry`` of its entity's next row, where there is one."""
    table = STATE_TABLES[kind]
    later = table.alias("later")
    follows = later.c.from_entry > table.c.from_entry
    if kind in KEY_COLUMNS:
        follows &= later.c[KEY_COLUMNS[kind]] == table.c[KEY_COLUMNS[kind]]
    end = sa.select(sa.func.min(later.c.from_entry)).where(follows).scalar_subquery()
    return sa.update(table).where(table.c.to_entry.is_(None)).values(to_entry=end)
