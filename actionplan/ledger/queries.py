"""Reading the plan, now or as at a day: its state, rated, with the texts of what it shows. Writes nothing.

Imports no kind of entry, since those take time to load and showing a plan needs none: ``history`` reads entries.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime

import sqlalchemy as sa

from actionplan.domain.dates import first_instant_after, london_day, long_day
from actionplan.domain.errors import BadInput
from actionplan.domain.rating.rate import snapshot, updated_snapshot, updated_state
from actionplan.domain.rating.snapshot import Snapshot
from actionplan.domain.rating.view import PlanView
from actionplan.domain.state.amendments import put_right
from actionplan.domain.state.entities import Entity, Meeting, Record, text_keys
from actionplan.domain.state.item import Item
from actionplan.domain.state.plan import PlanState
from actionplan.domain.vocabulary import Kind, RecordKind
from actionplan.ledger.bulk import fetch_many
from actionplan.ledger.projection import entities_of, fetch, in_force
from actionplan.ledger.tables import ENTRY, SHOWN_RECORDS, STATE_TABLES
from actionplan.ledger.texts import chunks, read_all_texts, read_texts, texts_in_force


class BeganLater(BadInput):
    """The plan began after the day that was asked for."""


_ROWS_WORTH_THE_JOIN = 1_000
"""From this size on, ``read_all_texts`` is quicker: compiling its joins takes longer than reading a short plan."""


def instant_text(at: datetime) -> str:
    """An instant as the ledger stores it: UTC with microseconds, of constant width, so that it sorts as text."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def head_as_at(connection: sa.Connection, day: date) -> int:
    """The number of the last entry whose Europe/London day is not after ``day``.

    Raises ``BeganLater`` where the plan began later than that.
    """
    end = instant_text(first_instant_after(day))
    # Times never decrease, so the latest time before the end belongs to the last entry, and an index finds it.
    latest = sa.select(ENTRY.c.number).where(ENTRY.c.at < end).order_by(ENTRY.c.at.desc(), ENTRY.c.number.desc())
    head = connection.scalar(latest.limit(1))
    if head is not None:
        return int(head)
    began = began_at(connection)
    if began is None:
        raise BadInput("This plan is empty: its ledger has no entry. Start it with: actionplan init")
    first = long_day(london_day(began))
    raise BeganLater(f"This plan began on {first}: there is nothing to show as at {long_day(day)}.")


def all_made_by(connection: sa.Connection, day: date) -> bool:
    """True where no entry was made after the end of a day."""
    later = sa.select(ENTRY.c.number).where(ENTRY.c.at >= instant_text(first_instant_after(day)))
    return connection.scalar(later.limit(1)) is None


def began_at(connection: sa.Connection) -> datetime | None:
    """The time of the first entry; None where there is none yet."""
    first = connection.scalar(sa.select(sa.func.min(ENTRY.c.at)))
    return None if first is None else datetime.fromisoformat(first)


def last_number(connection: sa.Connection) -> int:
    """The number of the last entry; 0 for an empty ledger."""
    return int(connection.scalar(sa.select(sa.func.max(ENTRY.c.number))) or 0)


def hash_of(connection: sa.Connection, number: int) -> str:
    """The stored hash of an entry; empty where there is no such entry."""
    return str(connection.scalar(sa.select(ENTRY.c.hash).where(ENTRY.c.number == number)) or "")


def meetings(connection: sa.Connection) -> tuple[Meeting, ...]:
    """The meetings on record after the last entry, by day."""
    found = [entity for entity in fetch(connection, Meeting, in_force(Meeting, None)) if isinstance(entity, Meeting)]
    return tuple(sorted((each for each in found if each.present), key=lambda each: (each.on, each.id)))


def shown_records(connection: sa.Connection, at_entry: int | None, *where: sa.ColumnElement[bool]) -> list[Entity]:
    """The records that every view has, not those of one item alone, after an entry (None: now); undone ones too."""
    # As it stands in the partial index: with a parameter, SQLite would read every record.
    shown = sa.literal_column(SHOWN_RECORDS, sa.Boolean)
    return fetch(connection, Record, in_force(Record, at_entry), shown, *where)


def amendments_at(
    connection: sa.Connection, at_entry: int | None, amended: Iterable[int] | None = None
) -> list[Record]:
    """The amendments of these entries (None: of all) that stand after an entry (None: now), oldest first."""
    at = None if at_entry is None else _at_entry(connection, at_entry)
    found = shown_records(connection, at, STATE_TABLES[Record].c.kind == RecordKind.AMENDMENT)
    standing = [each for each in found if isinstance(each, Record) and each.present]
    if amended is not None:
        numbers = set(amended)
        standing = [each for each in standing if each.amends in numbers]
    return sorted(standing, key=lambda each: each.entry)


def records_at(connection: sa.Connection, ref: str, head: int) -> tuple[Record, ...]:
    """The updates, notes and evidence of an item in force after entry ``head``, oldest first."""
    rows = fetch(connection, Record, in_force(Record, head), STATE_TABLES[Record].c.ref == ref)
    found = [record for record in rows if isinstance(record, Record) and record.present]
    return tuple(sorted(found, key=lambda record: record.entry))


def records_of(connection: sa.Connection, refs: Iterable[str], head: int) -> dict[str, list[Record]]:
    """The same of several items, by ref, in as few reads as can be; an item that has none is left out."""
    found: dict[str, list[Record]] = {}
    for some in chunks(refs):
        for record in fetch(connection, Record, in_force(Record, head), STATE_TABLES[Record].c.ref.in_(some)):
            if isinstance(record, Record) and record.present:
                found.setdefault(record.ref, []).append(record)
    return {ref: sorted(records, key=lambda record: record.entry) for ref, records in found.items()}


def state_at(connection: sa.Connection, head: int) -> PlanState:
    """Items, reviews, agencies, meetings, follow-ups, measures with readings, and policy as after entry ``head``."""
    at_entry = _at_entry(connection, head)
    state = PlanState(entities=entities_of(connection, at_entry))
    state.merge(shown_records(connection, at_entry))
    return state


def _at_entry(connection: sa.Connection, head: int) -> int | None:
    """None where ``head`` is the last entry: the rows in force now are indexed."""
    return None if last_number(connection) == head else head


def _first_items(connection: sa.Connection, head: int, count: int) -> PlanState:
    """The first recommendations in published order with all their actions, and everything that is not an item.

    At least ``count`` items as after entry ``head``, or all that there are.
    """
    at_entry = _at_entry(connection, head)
    state = PlanState(entities=entities_of(connection, at_entry, but=(Item,)))
    state.merge(shown_records(connection, at_entry))
    items, current = STATE_TABLES[Item].c, in_force(Item, at_entry)
    left = count
    for review in state.reviews:
        published = (current, items.review == review.ref, items.kind == Kind.RECOMMENDATION, items.present)
        found = fetch(connection, Item, *published, order=items.position, at_most=left)
        state.merge(found)
        if found and len(found) == left and isinstance(found[-1], Item):  # others may share the position of the last
            found = [*found, *fetch(connection, Item, *published, items.position == found[-1].position)]
            state.merge(found)
        with_actions = [item.ref for item in found if isinstance(item, Item) and item.actions_added]
        for some in chunks(with_actions):
            state.merge(fetch(connection, Item, current, items.parent.in_(some)))
        left = count - len(state.items)
        if left <= 0:
            break
    return state


def _changed_since(connection: sa.Connection, after: int) -> list[Entity]:
    """The current value of each entity that changed after entry ``after``; of records, those that every view has."""
    changed: list[Entity] = shown_records(connection, None, STATE_TABLES[Record].c.from_entry > after)
    for kind, table in STATE_TABLES.items():
        if kind is not Record:
            changed += fetch_many(connection, kind, in_force(kind, None), table.c.from_entry > after)
    return changed


def snapshot_at(
    connection: sa.Connection, day: date, head: int | None = None, earlier: Snapshot | None = None
) -> Snapshot:
    """The plan as at the end of a day, or after entry ``head``, rated as at the day.

    ``earlier`` is a snapshot read before: where it can be brought up to date, only the changes are read.
    """
    if head is None:
        head = head_as_at(connection, day)
    rated = _updated(connection, earlier, day, head) or snapshot(state_at(connection, head), day, head)
    return replace(rated, head_hash=hash_of(connection, head))


def _updated(connection: sa.Connection, earlier: Snapshot | None, day: date, head: int) -> Snapshot | None:
    """An earlier snapshot with what has changed since; None where ``head`` is not its continuation up to now."""
    if earlier is None or earlier.head > head or last_number(connection) != head:
        return None
    if not holds(connection, earlier):
        return None
    changed = _changed_since(connection, earlier.head)
    same_day = updated_snapshot(earlier, changed, head) if earlier.as_at == day else None
    return same_day or snapshot(updated_state(earlier, changed), day, head)


def holds(connection: sa.Connection, earlier: Snapshot) -> bool:
    """True where this ledger holds the entries that a snapshot was made from; not after an older backup is restored."""
    return hash_of(connection, earlier.head) == earlier.head_hash


def whole_view(connection: sa.Connection, day: date, head: int | None = None) -> PlanView:
    """The whole plan as at the end of a day, or after entry ``head``, with its texts."""
    rated = snapshot_at(connection, day, head)
    if len(rated.rows) < _ROWS_WORTH_THE_JOIN:
        return _with_texts(connection, rated)
    texts = read_all_texts(connection, _at_entry(connection, rated.head))
    shown: list[Entity] = [*rated.readings, *rated.scrutiny, *rated.follow_ups, *rated.amendments]
    return PlanView(rated, put_right(texts | read_texts(connection, text_keys(shown)), rated.amendments))


def first_page(connection: sa.Connection, day: date, count: int) -> PlanView:
    """The first ``count`` rows as at the end of a day, with their texts; the view counts only these rows."""
    head = head_as_at(connection, day)
    page = snapshot(_first_items(connection, head, count), day, head)
    shown = _with_texts(connection, replace(page, rows=page.rows[:count], head_hash=hash_of(connection, head)))
    return replace(shown, whole=len(shown.rows) < count)


def _with_texts(connection: sa.Connection, rated: Snapshot) -> PlanView:
    """The snapshot with the texts of its items, reviews, follow-ups and measures with their readings."""
    shown: list[Entity] = [*(row.item for row in rated.rows), *rated.reviews, *rated.measures, *rated.findings]
    shown += rated.agencies.values()
    shown += [*rated.readings, *rated.scrutiny, *rated.follow_ups]
    return PlanView(rated, texts_in_force(connection, text_keys(shown), rated.amendments))
