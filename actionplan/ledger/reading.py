"""Reading the plan: as it stands, or as at a day; its texts, records and history. Writes nothing."""

from datetime import date, datetime

import sqlalchemy as sa

from actionplan.domain.dates import first_instant_after, london_day, long_day
from actionplan.domain.errors import BadInput
from actionplan.domain.state.context import PlanState
from actionplan.domain.state.entities import Entity, Item, Meeting, Record
from actionplan.domain.vocabulary import Kind
from actionplan.ledger.instants import instant_text
from actionplan.ledger.many import read_many
from actionplan.ledger.projection import entities_of, fetch, in_force
from actionplan.ledger.tables import ENTRY, STATE_TABLES
from actionplan.ledger.texts import chunks


def head_as_at(connection: sa.Connection, day: date) -> int:
    """The number of the last entry whose Europe/London day is not after ``day``.

    Raises ``BadInput`` where the plan began later than that.
    """
    end = instant_text(first_instant_after(day))
    # Times never go back, so that the latest before the end is the last; and its index is asked, whatever the day.
    latest = sa.select(ENTRY.c.number).where(ENTRY.c.at < end).order_by(ENTRY.c.at.desc(), ENTRY.c.number.desc())
    head = connection.scalar(latest.limit(1))
    if head is not None:
        return int(head)
    first = connection.scalar(sa.select(sa.func.min(ENTRY.c.at)))
    if first is None:
        raise BadInput("This plan is empty: its ledger has no entry. Start it with: actionplan init")
    began = long_day(london_day(datetime.fromisoformat(first)))
    raise BadInput(f"This plan began on {began}: there is nothing to show as at {long_day(day)}.")


def last_number(connection: sa.Connection) -> int:
    """The number of the last entry; 0 for an empty ledger."""
    return int(connection.scalar(sa.select(sa.func.max(ENTRY.c.number))) or 0)


def hash_of(connection: sa.Connection, number: int) -> str:
    """The hash that an entry was written with; empty where there is no such entry."""
    return str(connection.scalar(sa.select(ENTRY.c.hash).where(ENTRY.c.number == number)) or "")


def state_at(connection: sa.Connection, head: int) -> PlanState:
    """Items, reviews, agencies and policy as they stood after entry ``head``; without texts."""
    newest = last_number(connection) == head
    return PlanState(entities=entities_of(connection, None if newest else head))


def first_items(connection: sa.Connection, head: int, count: int) -> PlanState:
    """The first recommendations in published order, with all of their actions, and all that the plan has beside items.

    ``count`` items or more as they stood after entry ``head``, or as many as there are; without texts.
    """
    at_entry = None if last_number(connection) == head else head
    state = PlanState(entities=entities_of(connection, at_entry, but=(Item,)))
    items, standing = STATE_TABLES[Item].c, in_force(Item, at_entry)
    left = count
    for review in state.reviews:
        published = (standing, items.review == review.ref, items.kind == Kind.RECOMMENDATION, items.present)
        found = fetch(connection, Item, *published, order=items.position, at_most=left)
        state.merge(found)
        with_actions = [item.ref for item in found if isinstance(item, Item) and item.actions_added]
        for some in chunks(with_actions):
            state.merge(fetch(connection, Item, standing, items.parent.in_(some)))
        left = count - len(state.items)
        if left <= 0:
            break
    return state


def changed_since(connection: sa.Connection, after: int) -> list[Entity]:
    """What entries behind entry ``after`` changed, records aside, as it stands now."""
    changed: list[Entity] = []
    for kind, table in STATE_TABLES.items():
        if kind is not Record:
            changed += read_many(connection, kind, in_force(kind, None), table.c.from_entry > after)
    return changed


def meetings(connection: sa.Connection) -> tuple[Meeting, ...]:
    """The meetings on record after the last entry, by day."""
    found = [entity for entity in fetch(connection, Meeting, in_force(Meeting, None)) if isinstance(entity, Meeting)]
    return tuple(sorted((each for each in found if each.present), key=lambda each: (each.on, each.id)))


def records_at(connection: sa.Connection, ref: str, head: int) -> tuple[Record, ...]:
    """The updates, notes and evidence of an item that stood after entry ``head``, oldest first."""
    rows = fetch(connection, Record, in_force(Record, head), STATE_TABLES[Record].c.ref == ref)
    found = [record for record in rows if isinstance(record, Record) and record.present]
    return tuple(sorted(found, key=lambda record: record.entry))
