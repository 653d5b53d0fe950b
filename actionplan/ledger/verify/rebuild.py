"""The state tables made anew from the ledger: they are derived, so that nothing is lost with them."""

import sqlalchemy as sa
from sqlmodel import SQLModel

from actionplan.domain.evolve import evolve
from actionplan.domain.state.context import PlanState
from actionplan.domain.state.entities import Entity
from actionplan.ledger.codec import entry_of
from actionplan.ledger.projection import Projection
from actionplan.ledger.replaying import lasting, without_search_for_cycles
from actionplan.ledger.schema import index_what_is_in_force
from actionplan.ledger.streaming import parts
from actionplan.ledger.tables import ENTRY, KEY_COLUMNS, STATE_TABLES


def rebuild_state(connection: sa.Connection) -> None:
    """Drop the state tables, make them in today's shape, and fill them from the first entry on."""
    state_tables = list(STATE_TABLES.values())
    SQLModel.metadata.drop_all(connection, tables=state_tables)
    SQLModel.metadata.create_all(connection, tables=state_tables)
    state = PlanState()
    with without_search_for_cycles():
        for rows in parts(connection, sa.select(ENTRY).order_by(ENTRY.c.number)):
            projection = Projection()
            for entry in map(entry_of, rows):
                changed = evolve(state, entry)
                projection.put(changed, known=())
                state.merge(lasting(changed))
            projection.write(connection)
    for kind in STATE_TABLES:
        connection.execute(_close_what_was_replaced(kind))
    index_what_is_in_force(connection)


def _close_what_was_replaced(kind: type[Entity]) -> sa.Update:
    """Give each row that was written as in force and has a later one of its entity the end that this one sets."""
    table = STATE_TABLES[kind]
    later = table.alias("later")
    follows = later.c.from_entry > table.c.from_entry
    if kind in KEY_COLUMNS:
        follows &= later.c[KEY_COLUMNS[kind]] == table.c[KEY_COLUMNS[kind]]
    end = sa.select(sa.func.min(later.c.from_entry)).where(follows).scalar_subquery()
    return sa.update(table).where(table.c.to_entry.is_(None)).values(to_entry=end)
