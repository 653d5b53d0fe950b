"""Proof that the record is whole: numbers, hash chain, the digests of texts, and the state that follows from them.

One pass in the order of the entries. Texts and state rows are read beside the entries that they belong to, and the
entries are replayed: no more is held than the plan's own state.
"""

from collections.abc import Callable
from dataclasses import dataclass

import sqlalchemy as sa

from actionplan.domain.entries import TextRedacted
from actionplan.domain.evolve import evolve
from actionplan.domain.state.context import PlanState
from actionplan.ledger.codec import FIRST_PREVIOUS_HASH, entry_hash, entry_of, unseal
from actionplan.ledger.reading import last_number
from actionplan.ledger.replaying import lasting, without_search_for_cycles
from actionplan.ledger.streaming import AnyRow, parts
from actionplan.ledger.tables import ENTRY, STATE_TABLES
from actionplan.ledger.verify.soundness import soundness
from actionplan.ledger.verify.state import KeptState
from actionplan.ledger.verify.texts import KeptTexts

Progress = Callable[[int, int], None]
"""Told how many entries are proved, of how many."""

# What reading and replaying raises on an entry that somebody has altered; UnreadableEntry is among them.
_GARBLED = (ValueError, TypeError, LookupError, AttributeError)

_MOST_NAMED = 1_000


@dataclass(frozen=True, slots=True)
class Verification:
    """What was found: no problem means that every entry and the whole state follow from the chain."""

    entries: int
    head: str
    problems: tuple[str, ...]
    redactions: tuple[str, ...]
    ledger_is_whole: bool = True
    """False where an entry or a text is damaged; where only what is derived is, the ledger can make that anew."""

    @property
    def ok(self) -> bool:
        """True where nothing is wrong."""
        return not self.problems


def verify(connection: sa.Connection, progress: Progress | None = None) -> Verification:
    """Check the whole ledger and its projections; the caller's transaction gives one consistent view."""
    file = soundness(connection)
    cut_off = _cut_off(connection) if file.ledger_fits else ()
    if not file.tables_fit:
        problems = (*file.problems, *cut_off)
        return Verification(0, FIRST_PREVIOUS_HASH, problems, (), file.ledger_fits and not cut_off)
    proof, total = _Proof(connection), last_number(connection)
    with without_search_for_cycles():
        for rows in parts(connection, sa.select(ENTRY).order_by(ENTRY.c.number)):
            for row in rows:
                proof.take(row)
            if progress is not None:
                progress(min(proof.count, total), total)
    proof.end()
    problems = (*proof.problems.told(), *file.problems, *cut_off)
    whole = proof.ledger_is_whole and not cut_off
    return Verification(proof.count, proof.head, problems, tuple(proof.redactions), whole)


def _cut_off(connection: sa.Connection) -> tuple[str, ...]:
    """Whether a state was kept after an entry that is no longer there: then it is not the state that is wrong."""
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
    """Sentences, of which so many are kept as somebody may read."""

    def __init__(self) -> None:
        self._named: list[str] = []
        self._more = 0

    def add(self, *sentences: str) -> None:
        room = _MOST_NAMED - len(self._named)
        self._named += sentences[:room]
        self._more += len(sentences[room:])

    def told(self) -> list[str]:
        return [*self._named, f"{self._more:,} more problems of these kinds."] if self._more else self._named


class _Proof:
    """The replay of a ledger, beside what is kept of it."""

    def __init__(self, connection: sa.Connection) -> None:
        self.count, self.head = 0, FIRST_PREVIOUS_HASH
        self.problems, self.redactions = _Problems(), list[str]()
        self._texts, self._kept = KeptTexts(connection, _redacted(connection)), KeptState(connection)
        self._state, self._sound = PlanState(), True
        self.ledger_is_whole = True

    def take(self, row: AnyRow) -> None:
        """Prove the next entry, and replay it."""
        self._link(row)
        try:
            entry = entry_of(row)
            changed = evolve(self._state, entry)
        except _GARBLED as error:
            self._unsound(f"Entry {row.number} cannot be read: {error}.")
            self._of_texts(self._texts.problems(row.number, None))
            return
        self._of_texts(self._texts.problems(entry.number, entry.fact))
        if self._sound:  # behind an entry that was changed, every state would differ
            found = self._kept.problems(entry.number, changed, self._state)
            if found:
                self.problems.add(*found)
        self._state.merge(lasting(changed))
        if isinstance(entry.fact, TextRedacted):
            self.redactions.append(f"Entry {entry.number} removed the text of entry {entry.fact.entry}.")

    def _link(self, row: AnyRow) -> None:
        number, previous, own, *said = row
        if number != self.count + 1:
            self._unsound(f"Entry {self.count + 1} is missing: the ledger goes on with entry {number}.")
        try:
            fits = entry_hash(number, previous, *said) == own
        except TypeError:
            fits = False  # bytes in place of a text: they can be no entry of ours
        if not fits:
            self._unsound(f"Entry {number} was changed after it was written: its hash does not fit what it says.")
        if previous != self.head:
            self._unsound(f"Entry {number} does not follow from entry {number - 1}: one of the two was replaced.")
        self.count, self.head = number, own

    def _unsound(self, problem: str) -> None:
        self._sound = self.ledger_is_whole = False
        self.problems.add(problem)

    def _of_texts(self, found: list[str]) -> None:
        if found:
            self.ledger_is_whole = False
            self.problems.add(*found)

    def end(self) -> None:
        """What is kept behind the last entry follows from none."""
        self._of_texts(list(self._texts.problems_left()))
        if self._sound:
            self.problems.add(*self._kept.problems_left())


def _redacted(connection: sa.Connection) -> dict[int, set[int]]:
    """For each entry whose text was removed, the entries that removed it; those stand behind it."""
    redacted: dict[int, set[int]] = {}
    for row in connection.execute(sa.select(ENTRY).where(ENTRY.c.kind == TextRedacted.kind)):
        try:
            fact = unseal(row.kind, row.schema_number, row.fields)
        except _GARBLED:
            continue  # named when its turn comes
        if isinstance(fact, TextRedacted):
            redacted.setdefault(fact.entry, set()).add(row.number)
    return redacted
