"""The ledger as it is told: entries with their words, and which steps were undone. Writes nothing.

Apart from ``reading``, because showing a plan needs no entry, and the kinds of entry take time to import.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa

from actionplan.domain.entries import Entry, StepReversed, TextRedacted
from actionplan.domain.evolve_meetings import deciding_meeting
from actionplan.domain.state.entities import Meeting
from actionplan.domain.vocabulary import MeetingKind
from actionplan.ledger.codec import entry_of, unseal, with_texts
from actionplan.ledger.reading import last_number
from actionplan.ledger.tables import ENTRY, STATE_TABLES, TEXT
from actionplan.ledger.texts import chunks, read_texts


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One entry with its words, and the step that undid it, where one did and stands."""

    entry: Entry
    undone_by: int | None


def history(
    connection: sa.Connection, head: int, refs: Iterable[str] | None = None, after: int = 0
) -> list[HistoryLine]:
    """The ledger in order, behind entry ``after`` through ``head``; with ``refs``, of those items and reviews only."""
    query = sa.select(ENTRY).where(ENTRY.c.number > after, ENTRY.c.number <= head).order_by(ENTRY.c.number)
    if refs is not None:
        query = query.where(ENTRY.c.ref.in_(list(refs)))
    return _told(connection, query, head)


def step_history(connection: sa.Connection, step: int) -> list[HistoryLine]:
    """What one step wrote."""
    query = sa.select(ENTRY).where(ENTRY.c.step == step).order_by(ENTRY.c.number)
    return _told(connection, query, last_number(connection))


def _told(connection: sa.Connection, query: sa.Select[*tuple[Any, ...]], head: int) -> list[HistoryLine]:
    entries = [entry_of(row) for row in connection.execute(query)]
    undone, chairs = undone_steps(connection, head), _chairs_actions(connection)
    texts: dict[int, dict[str, str]] = {}
    keys = _text_keys(connection, [entry.number for entry in entries])
    for (number, field), words in read_texts(connection, keys).items():
        texts.setdefault(number, {})[field] = words
    spoken = (_spoken(entry, texts.get(entry.number, {}), chairs) for entry in entries)
    return [HistoryLine(entry, undone.get(entry.step)) for entry in spoken]


def _spoken(entry: Entry, texts: dict[str, str], chairs_actions: Collection[str]) -> Entry:
    by_chair = deciding_meeting(entry.fact) in chairs_actions
    return replace(entry, fact=with_texts(entry.fact, texts), by_chair=by_chair)


def _chairs_actions(connection: sa.Connection) -> frozenset[str]:
    """The meetings that are a chair's action; one that was taken back is among them, since its id is not reused."""
    meetings = STATE_TABLES[Meeting].c
    return frozenset(connection.scalars(sa.select(meetings.id).where(meetings.kind == MeetingKind.CHAIRS_ACTION)))


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
