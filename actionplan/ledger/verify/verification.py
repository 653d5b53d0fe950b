"""Verifying a plan: numbers, hash chain, the digests of texts, and the state that follows from the entries.

One pass in the order of the entries, which are replayed. Texts and state rows are read in step with them, so no more
is held in memory than the plan's current state.
"""

from collections.abc import Callable
from dataclasses import dataclass

import sqlalchemy as sa

from actionplan.collector import paused
from actionplan.domain.invariants import broken, texts_needed
from actionplan.domain.kinds import evolve
from actionplan.domain.state.entities import Entity, Meeting, Record
from actionplan.domain.state.plan import PlanState
from actionplan.domain.subjects.redaction import TextRedacted
from actionplan.ledger.bulk import AnyRow, batches, needed_later
from actionplan.ledger.codec import FIRST_PREVIOUS_HASH, entry_hash, entry_of, unseal
from actionplan.ledger.projection import fetch, in_force
from actionplan.ledger.queries import last_number
from actionplan.ledger.tables import ENTRY, STATE_TABLES
from actionplan.ledger.texts import read_texts
from actionplan.ledger.verify.soundness import soundness
from actionplan.ledger.verify.state import StoredState
from actionplan.ledger.verify.texts import StoredTexts

Progress = Callable[[int, int], None]
"""Called with how many entries are verified, and how many there are."""

# What reading and replaying raise on an altered entry; UnreadableEntry is among them.
_UNREADABLE = (ValueError, TypeError, LookupError, AttributeError)

_MOST_PROBLEMS = 1_000


@dataclass(frozen=True, slots=True)
class Verification:
    """What was found: without a problem, every entry and the whole state follow from the chain."""

    entries: int
    head: str
    problems: tuple[str, ...]
    redactions: tuple[str, ...]
    remarks: tuple[str, ...] = ()
    """What an older program left that today's rules would refuse: nothing is wrong with the record of it."""
    ledger_is_whole: bool = True
    """False where an entry or a text is damaged; derived data can be rebuilt from a whole ledger."""

    @property
    def ok(self) -> bool:
        """True where nothing is wrong."""
        return not self.problems


def verify(connection: sa.Connection, progress: Progress | None = None) -> Verification:
    """Check the whole ledger and its projections; the caller's transaction gives one consistent view."""
    file = soundness(connection)
    truncated = _truncated(connection) if file.ledger_fits else ()
    if not file.tables_fit:
        problems = (*file.problems, *truncated)
        whole = file.ledger_fits and not truncated
        return Verification(0, FIRST_PREVIOUS_HASH, problems, (), ledger_is_whole=whole)
    replay, total = _VerifyingReplay(connection), last_number(connection)
    with paused():
        for rows in batches(connection, sa.select(ENTRY).order_by(ENTRY.c.number)):
            for row in rows:
                replay.take(row)
            if progress is not None:
                progress(min(replay.count, total), total)
    replay.end()
    problems = (*replay.problems.sentences(), *file.problems, *truncated)
    whole = replay.ledger_is_whole and not truncated
    remarks = () if problems else replay.remarks()
    return Verification(replay.count, replay.head, problems, tuple(replay.redactions), remarks, whole)


def _truncated(connection: sa.Connection) -> tuple[str, ...]:
    """Whether a state row follows from an entry after the last one: then entries are missing, not the state wrong."""
    last, newest, inspector = last_number(connection), 0, sa.inspect(connection)
    for table in STATE_TABLES.values():
        if inspector.has_table(table.name) and any(
            c["name"] == "from_entry" for c in inspector.get_columns(table.name)
        ):
            query = sa.select(sa.func.max(table.c.from_entry))
            if connection.dialect.name == "sqlite":  # any column of a damaged file can hold anything
                query = query.where(sa.func.typeof(table.c.from_entry) == "integer")
            newest = max(newest, connection.scalar(query) or 0)
    if newest <= last:
        return ()
    return (f"Entry {last + 1} is missing: the ledger ends before it, and the state kept follows from entry {newest}.",)


class _Problems:
    """A list of sentences, limited to as many as anybody may read; the rest are counted."""

    def __init__(self) -> None:
        self._named: list[str] = []
        self._more = 0

    def add(self, *sentences: str) -> None:
        room = _MOST_PROBLEMS - len(self._named)
        self._named += sentences[:room]
        self._more += len(sentences[room:])

    def sentences(self) -> list[str]:
        return [*self._named, f"{self._more:,} more problems of these kinds."] if self._more else self._named


class _VerifyingReplay:
    """The replay of a ledger, each entry compared with what is stored."""

    def __init__(self, connection: sa.Connection) -> None:
        self.count, self.head = 0, FIRST_PREVIOUS_HASH
        self.problems, self.redactions = _Problems(), list[str]()
        self._connection = connection
        self._texts, self._stored = StoredTexts(connection, _redacted(connection)), StoredState(connection)
        self._state, self._sound = PlanState(), True
        self.ledger_is_whole = True

    def take(self, row: AnyRow) -> None:
        """Verify the next entry, and replay it."""
        self._check_link(row)
        try:
            entry = entry_of(row)
            changed = evolve(self._state, entry)
        except _UNREADABLE as error:
            self._unsound(f"Entry {row.number} cannot be read: {error}.")
            self._add_text_problems(self._texts.problems(row.number, None))
            return
        self._add_text_problems(self._texts.problems(entry.number, entry.fact))
        if self._sound:  # after an altered entry, every state would differ
            found = self._stored.problems(entry.number, changed, self._state)
            if found:
                self.problems.add(*found)
        self._state.merge(needed_later(changed))
        if isinstance(entry.fact, TextRedacted):
            removed = (f"Entry {entry.number} removed the text of entry {each}." for each in entry.fact.entries)
            self.redactions.extend(removed)

    def _check_link(self, row: AnyRow) -> None:
        number, previous, own, *content = row
        if number != self.count + 1:
            self._unsound(f"Entry {self.count + 1} is missing: the ledger goes on with entry {number}.")
        try:
            fits = entry_hash(number, previous, *content) == own
        except TypeError:
            fits = False  # bytes in place of a text: not an entry that this program wrote
        if not fits:
            self._unsound(f"Entry {number} was changed after it was written: its hash does not fit what it says.")
        if previous != self.head:
            self._unsound(f"Entry {number} does not follow from entry {number - 1}: one of the two was replaced.")
        self.count, self.head = number, own

    def _unsound(self, problem: str) -> None:
        self._sound = self.ledger_is_whole = False
        self.problems.add(problem)

    def _add_text_problems(self, found: list[str]) -> None:
        if found:
            self.ledger_is_whole = False
            self.problems.add(*found)

    def end(self) -> None:
        """Report the stored rows that belong to no entry."""
        self._add_text_problems(list(self._texts.problems_left()))
        if self._sound:
            self.problems.add(*self._stored.problems_left())

    def remarks(self) -> tuple[str, ...]:
        """Each rule about the whole plan that the state does not keep, in a sentence."""
        self._state.merge(_decisions_of_meetings_gone(self._connection, self._state))
        texts = read_texts(self._connection, texts_needed(self._state))
        return tuple(each.now for each in broken(self._state, texts)[:_MOST_PROBLEMS])


def _decisions_of_meetings_gone(connection: sa.Connection, state: PlanState) -> list[Entity]:
    """The decisions on record of meetings that are not; a replay does not remember records that never changed."""
    meetings = [each for each in state.entities.values() if isinstance(each, Meeting)]
    gone = sorted(each.id for each in meetings if each.cancelled or not each.present)
    records = STATE_TABLES[Record].c
    return fetch(connection, Record, in_force(Record, None), records.meeting.in_(gone)) if gone else []


def _redacted(connection: sa.Connection) -> dict[int, set[int]]:
    """For each entry whose text was redacted, the entries that redacted it; those come later in the ledger."""
    redacted: dict[int, set[int]] = {}
    for row in connection.execute(sa.select(ENTRY).where(ENTRY.c.kind == TextRedacted.kind)):
        try:
            fact = unseal(row.kind, row.schema_number, row.fields)
        except _UNREADABLE:
            continue  # reported when the replay reaches it
        if isinstance(fact, TextRedacted):
            for number in fact.entries:
                redacted.setdefault(number, set()).add(row.number)
    return redacted
