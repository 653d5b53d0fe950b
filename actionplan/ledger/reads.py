"""Queries of the plan as it is now, which the context of a command and that of an undo share."""

from collections.abc import Collection

import sqlalchemy as sa

from actionplan.domain.state.entities import Entity, Record
from actionplan.domain.state.item import Item
from actionplan.ledger.projection import fetch, in_force
from actionplan.ledger.tables import STATE_TABLES
from actionplan.ledger.texts import chunks


def decided_refs(connection: sa.Connection) -> set[str]:
    """The items that a meeting decided to show in another colour."""
    items = STATE_TABLES[Item].c
    shown = sa.select(items.ref).where(in_force(Item, None), items.override_colour.is_not(None))
    return set(connection.scalars(shown))


def items_using(connection: sa.Connection, agency_id: str) -> list[Entity]:
    """The items that an agency leads or contributes to."""
    items = STATE_TABLES[Item].c
    # Ids are slugs, so that a quoted one cannot be a part of another.
    contributes = sa.cast(items.contributing, sa.Text).contains(f'"{agency_id}"', autoescape=True)
    return fetch(connection, Item, in_force(Item, None), (items.owner_agency == agency_id) | contributes)


def records_of_items(connection: sa.Connection, refs: Collection[str]) -> list[Entity]:
    """What was recorded about these items."""
    records = STATE_TABLES[Record].c
    return [
        each
        for some in chunks(refs)
        for each in fetch(connection, Record, in_force(Record, None), records.ref.in_(some))
    ]


def decisions_of_meeting(connection: sa.Connection, meeting_id: str) -> list[Entity]:
    """What a meeting decided, as it is on record."""
    return fetch(connection, Record, in_force(Record, None), STATE_TABLES[Record].c.meeting == meeting_id)
