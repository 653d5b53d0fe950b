"""Entries with their texts, which steps were undone, and the issues of papers on record. Writes nothing.

Apart from ``queries``: the kinds of entry take time to import, and showing a plan needs none.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import sqlalchemy as sa

from actionplan.domain.entry import Amendment, Entry, HistoryLine, deciding_meeting
from actionplan.domain.state.amendments import amended_by
from actionplan.domain.state.entities import Meeting
from actionplan.domain.subjects.guarding import GuardLetThrough
from actionplan.domain.subjects.packs import PackIssued
from actionplan.domain.subjects.redaction import TextRedacted
from actionplan.domain.subjects.undo import StepReversed
from actionplan.domain.vocabulary import MeetingKind
from actionplan.ledger.codec import FIRST_PREVIOUS_HASH, UnreadableEntry, entry_hash, entry_of, unseal, with_texts
from actionplan.ledger.queries import amendments_at, last_number
from actionplan.ledger.tables import ENTRY, STATE_TABLES, TEXT
from actionplan.ledger.texts import chunks, read_texts


@dataclass(frozen=True, slots=True)
class Issue:
    """One issue of a meeting's papers, as the ledger recorded it, and the day of its entry.

    ``late``: it went out after the sitting. ``edition``, ``formats`` and ``made_by`` are as the entry has them.
    """

    meeting: str
    number: int
    cut_off: int
    as_at: date
    manifest_sha256: str
    format: int
    issued_on: date
    late: bool
    edition: str = "body"
    formats: tuple[str, ...] = ()
    made_by: tuple[str, ...] = ()


def history(
    connection: sa.Connection,
    head: int,
    refs: Iterable[str] | None = None,
    after: int = 0,
    kinds: Iterable[str] | None = None,
) -> list[HistoryLine]:
    """The entries after ``after`` up to and including ``head``, in order; only of these refs, only of these kinds."""
    query = sa.select(ENTRY).where(ENTRY.c.number > after, ENTRY.c.number <= head).order_by(ENTRY.c.number)
    if refs is not None:
        query = query.where(ENTRY.c.ref.in_(list(refs)))
    if kinds is not None:
        query = query.where(ENTRY.c.kind.in_(list(kinds)))
    return _lines(connection, query, head)


def first_step_after(connection: sa.Connection, number: int) -> int | None:
    """The step of the first entry after one; None where there is none yet."""
    query = sa.select(ENTRY.c.step).where(ENTRY.c.number > number).order_by(ENTRY.c.number).limit(1)
    return connection.scalar(query)


def step_history(connection: sa.Connection, step: int) -> list[HistoryLine]:
    """The entries of one step."""
    query = sa.select(ENTRY).where(ENTRY.c.step == step).order_by(ENTRY.c.number)
    return _lines(connection, query, last_number(connection))


def entry_history(connection: sa.Connection, number: int) -> HistoryLine | None:
    """One entry as things stand; None where there is none of this number."""
    return next(
        iter(_lines(connection, sa.select(ENTRY).where(ENTRY.c.number == number), last_number(connection))), None
    )


def _lines(connection: sa.Connection, query: sa.Select[*tuple[Any, ...]], head: int) -> list[HistoryLine]:
    entries = [entry_of(row) for row in connection.execute(query)]
    if not entries:
        return []
    undone, outside = undone_steps(connection, head), _outside_sittings(connection)
    texts: dict[int, dict[str, str]] = {}
    keys = _text_keys(connection, [entry.number for entry in entries])
    for (number, field), text in read_texts(connection, keys).items():
        texts.setdefault(number, {})[field] = text
    amended = _amendments(connection, head, [entry.number for entry in entries])
    complete = (_with_texts(entry, texts.get(entry.number, {}), outside) for entry in entries)
    return [HistoryLine(entry, undone.get(entry.step), amended.get(entry.number, ())) for entry in complete]


def _amendments(connection: sa.Connection, head: int, numbers: list[int]) -> dict[int, tuple[Amendment, ...]]:
    """For each entry of which a text was amended, the amendments in force after entry ``head``."""
    standing = amended_by(amendments_at(connection, head, numbers))
    words = read_texts(connection, [(record.entry, "words") for record in standing.values()])
    found: dict[int, tuple[Amendment, ...]] = {}
    for (number, field), record in standing.items():
        amendment = Amendment(record.entry, record.on, field, words.get((record.entry, "words"), ""))
        found[number] = (*found.get(number, ()), amendment)
    return found


def _with_texts(entry: Entry, texts: dict[str, str], outside: Mapping[str, MeetingKind]) -> Entry:
    kind = outside.get(deciding_meeting(entry.fact) or "")
    by_chair, between = kind is MeetingKind.CHAIRS_ACTION, kind is MeetingKind.BETWEEN_MEETINGS
    return replace(entry, fact=with_texts(entry.fact, texts), by_chair=by_chair, between=between)


def _outside_sittings(connection: sa.Connection) -> dict[str, MeetingKind]:
    """What was decided outside sittings, and its kind, undone ones included: an id is never reused."""
    meetings = STATE_TABLES[Meeting].c
    query = sa.select(meetings.id, meetings.kind).where(meetings.kind != MeetingKind.SITTING)
    return dict(tuple(row) for row in connection.execute(query))


def _text_keys(connection: sa.Connection, numbers: list[int]) -> set[tuple[int, str]]:
    found: set[tuple[int, str]] = set()
    for chunk in chunks(numbers):
        query = sa.select(TEXT.c.entry, TEXT.c.field).where(TEXT.c.entry.in_(chunk))
        found.update((entry, field) for entry, field in connection.execute(query))
    return found


def undone_steps(connection: sa.Connection, head: int) -> dict[int, int]:
    """For each step that is undone as after entry ``head``, the step that undid it; undone undos are left out."""
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


def last_undoable_step(connection: sa.Connection, head: int) -> int | None:
    """What a bare ``undo`` reverses: the latest that is no undo, no redaction, not of the guard, and not undone."""
    undone = undone_steps(connection, head)
    query = sa.select(ENTRY.c.step, ENTRY.c.kind).where(ENTRY.c.number <= head).order_by(ENTRY.c.number.desc())
    for step, kind in connection.execute(query):
        if step == 1:
            return None
        if kind not in {StepReversed.kind, TextRedacted.kind, GuardLetThrough.kind} and step not in undone:
            return int(step)
    return None


def recomputed_hash(connection: sa.Connection, number: int) -> str | None:
    """The hash of an entry, computed from the content of entries 1 to ``number``; None where one is missing.

    The stored hashes are not trusted: a program that changed an entry may have changed them too.
    """
    previous, count = FIRST_PREVIOUS_HASH, 0
    for row in connection.execute(sa.select(ENTRY).where(ENTRY.c.number <= number).order_by(ENTRY.c.number)):
        try:
            previous = entry_hash(
                row.number, previous, row.at, row.by, row.step, row.kind, row.schema_number, row.ref, row.fields
            )
        except TypeError:  # bytes in place of a text: not an entry that this program wrote
            return None
        count += 1
    return previous if count == number else None


def issues(connection: sa.Connection) -> list[Issue]:
    """Every issue of papers, oldest first; an unreadable entry is left out, and ``verify`` reports it."""
    found = []
    for row in connection.execute(sa.select(ENTRY).where(ENTRY.c.kind == PackIssued.kind).order_by(ENTRY.c.number)):
        try:
            entry = entry_of(row)
        except (UnreadableEntry, ValueError):
            continue
        if isinstance(fact := entry.fact, PackIssued):
            papers = (fact.meeting, fact.number, fact.cut_off, fact.as_at, fact.manifest_sha256, fact.format)
            found.append(Issue(*papers, entry.day, fact.late, fact.edition, fact.formats, fact.made_by))
    return found
