"""The state tables made anew from the ledger: they are derived, so that nothing is lost with them."""

import sqlalchemy as sa
from sqlmodel import SQLModel

from actionplan.domain.evolve import evolve
from actionplan.domain.plan_state import PlanState
from actionplan.ledger.codec import entry_of
from actionplan.ledger.projection import Projection
from actionplan.ledger.schema import create_state_tables
from actionplan.ledger.tables import ENTRY, STATE_TABLES


def rebuild_state(connection: sa.Connection) -> None:
    """Drop the state tables, make them in today's shape, and fill them from the first entry on."""
    SQLModel.metadata.drop_all(connection, tables=list(STATE_TABLES.values()))
    create_state_tables(connection)
    state, projection = PlanState(), Projection()
    for row in connection.execute(sa.select(ENTRY).order_by(ENTRY.c.number)):
        entry = entry_of(row)
        changed = evolve(state, entry)
        projection.put(changed, known=())
        state.merge(changed)
    projection.write(connection)
