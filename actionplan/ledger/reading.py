"""Reading the plan: as it stands, or as at a day; its texts, records and history. Writes nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from actionplan.domain.dates import first_instant_after, london_day, long_day
from actionplan.domain.entries import Entry, StepReversed, TextRedacted
from actionplan.domain.errors import BadInput
from actionplan.domain.plan_state import PlanState
from actionplan.domain.state import Meeting, Record
from actionplan.ledger.codec import instant_text, unseal, with_texts
from actionplan.ledger.projection import entities_of, fetch, in_force
from actionplan.ledger.tables import ENTRY, STATE_TABLES, TEXT
from actionplan.ledger.texts import chunks, read_texts


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One entry with its words, and the step that undid it, where one did and stands."""

    entry: Entry
    undone_by: int | None


def head_as_at(connection: sa.Connection, day: date) -> int:
    """The number of the last entry whose Europe/London day is not after ``day``.

    Raises ``BadInput`` where the plan began later than that.
    """
    end = instant_text(first_instant_after(day))
    head = connection.scalar(sa.select(sa.func.max(ENTRY.c.number)).where(ENTRY.c.at < end))
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


def state_at(connection: sa.Connection, head: int) -> PlanState:
    """Items, reviews, agencies and policy as they stood after entry ``head``; without texts."""
    newest = last_number(connection) == head
    return PlanState(entities=entities_of(connection, None if newest else head))


def meetings(connection: sa.Connection) -> tuple[Meeting, ...]:
    """The meetings on record after the last entry, by day."""
    found = [entity for entity in fetch(connection, Meeting, in_force(Meeting, None)) if isinstance(entity, Meeting)]
    return tuple(sorted((each for each in found if each.present), key=lambda each: (each.on, each.id)))


def records_at(connection: sa.Connection, ref: str, head: int) -> tuple[Record, ...]:
    """The updates, notes and evidence of an item that stood after entry ``head``, oldest first."""
    rows = fetch(connection, Record, in_force(Record, head), STATE_TABLES[Record].c.ref == ref)
    found = [record for record in rows if isinstance(record, Record) and record.present]
    return tuple(sorted(found, key=lambda record: record.entry))


def history(
    connection: sa.Connection, head: int, refs: Iterable[str] | None = None, after: int = 0
) -> list[HistoryLine]:
    """The ledger in order, behind entry ``after`` through ``head``; with ``refs``, of those items and reviews only."""
    query = sa.select(ENTRY).where(ENTRY.c.number > after, ENTRY.c.number <= head).order_by(ENTRY.c.number)
    if refs is not None:
        query = query.where(ENTRY.c.ref.in_(list(refs)))
    entries = [_entry(row) for row in connection.execute(query)]
    undone = undone_steps(connection, head)
    texts: dict[int, dict[str, str]] = {}
    keys = _text_keys(connection, [entry.number for entry in entries])
    for (number, field), words in read_texts(connection, keys).items():
        texts.setdefault(number, {})[field] = words
    return [HistoryLine(_spoken(entry, texts.get(entry.number, {})), undone.get(entry.step)) for entry in entries]


def _spoken(entry: Entry, texts: dict[str, str]) -> Entry:
    fact = with_texts(entry.fact, texts)
    return Entry(entry.number, entry.step, entry.at, entry.day, entry.by, entry.ref, fact)


def _entry(row: sa.Row[Any]) -> Entry:
    columns = row._mapping  # noqa: SLF001 - SQLAlchemy's documented way to read a row by name
    at = datetime.fromisoformat(columns["at"])
    fact = unseal(columns["kind"], columns["schema_number"], columns["fields"])
    return Entry(columns["number"], columns["step"], at, london_day(at), columns["by"], columns["ref"], fact)


def _text_keys(connection: sa.Connection, numbers: list[int]) -> set[tuple[int, str]]:
    found: set[tuple[int, str]] = set()
    for chunk in chunks(numbers):
        query = sa.select(TEXT.c.entry, TEXT.c.field).where(TEXT.c.entry.in_(chunk))
        found.update((entry, field) for entry, field in connection.execute(query))
    return found


def undone_steps(connection: sa.Connection, head: int) -> dict[int, int]:
    """For each step that an undo reversed, and whose undo stands, the undo's step; as after entry ``head``."""
    query = (
        sa.select(ENTRY.c.step, ENTRY.c.kind, ENTRY.c.schema_number, ENTRY.c.fields)
        .where(ENTRY.c.kind == StepReversed.kind, ENTRY.c.number <= head)
        .order_by(ENTRY.c.number.desc())
    )
    undone: dict[int, int] = {}
    for step, kind, schema, stored in connection.execute(query):
        fact = unseal(kind, schema, stored)
        if isinstance(fact, StepReversed) and step not in undone:
            undone[fact.reverses] = step
    return undone


def last_standing_step(connection: sa.Connection, head: int) -> int | None:
    """What a bare ``undo`` reverses: the latest step that is no undo, no redaction and not undone; None: nothing."""
    undone = undone_steps(connection, head)
    query = sa.select(ENTRY.c.step, ENTRY.c.kind).where(ENTRY.c.number <= head).order_by(ENTRY.c.number.desc())
    for step, kind in connection.execute(query):
        if step == 1:
            return None
        if kind not in {StepReversed.kind, TextRedacted.kind} and step not in undone:
            return int(step)
    return None
