"""One plan's ledger, as the front ends use it: open it, record commands, read it, verify it.

Values go in and out, never rows.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from actionplan.collector import paused
from actionplan.domain.clock import Clock, ClockBehind
from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.moment import Moment
from actionplan.domain.rating.snapshot import Snapshot
from actionplan.domain.rating.view import PlanView
from actionplan.domain.state.entities import Meeting, Record, TextKey
from actionplan.ledger import queries, texts
from actionplan.ledger.addresses import sqlite_path
from actionplan.ledger.database import PlanDatabase
from actionplan.ledger.faults import is_taken

if TYPE_CHECKING:
    # For types alone: showing a plan loads neither what writes nor what verifies.
    import sqlalchemy as sa

    from actionplan.domain.command import Command
    from actionplan.domain.entry import Draft, HistoryLine
    from actionplan.domain.reports.found_words import FoundWords, Wanted
    from actionplan.domain.state.context import CommandContext
    from actionplan.ledger.history import Issue
    from actionplan.ledger.verify.verification import Progress, Verification
    from actionplan.ledger.writing import CommandProgress, NextCommand, Receipt


class Ledger:
    """A plan's ledger. Every call has a transaction of its own, so any thread may call."""

    def __init__(self, database: PlanDatabase, clock: Clock) -> None:
        self.location = database.location
        self.clock = clock
        self._database = database

    @classmethod
    def create(cls, location: str, clock: Clock, begun_with: "Iterable[Command]" = (), by: str = "") -> "Ledger":
        """A new ledger that begins with these commands, a step each, made in one transaction.

        Raises ``BadInput`` where something is at that location already.
        """
        from actionplan.ledger.writing import record_all

        def record_each(connection: "sa.Connection") -> None:
            for command in begun_with:
                record_all(connection, clock, [command], by)

        return cls(PlanDatabase.create(location, record_each), clock)

    @classmethod
    def open(cls, location: str, clock: Clock, *, read_only: bool = False) -> "Ledger":
        """An existing plan's ledger; raises ``BadInput`` where there is none.

        With ``read_only``, the database itself refuses every write.
        """
        return cls(PlanDatabase.open(location, read_only=read_only), clock)

    def close(self) -> None:
        """Close all connections to the file or the server."""
        self._database.close()

    def record(self, command: "Command", by: str, expected: Mapping[str, int] | None = None) -> "Receipt":
        """Carry out one command as a step of its own, as ``record_all`` does."""
        return self.record_all([command], by, expected)

    def record_all(
        self,
        commands: "Sequence[Command | NextCommand]",
        by: str,
        expected: Mapping[str, int] | None = None,
        progress: "CommandProgress | None" = None,
    ) -> "Receipt":
        """Carry out commands in order, as one step and in one transaction: all of them or none.

        Each is decided on the state that those before it left; a function among them is called with the entries
        written so far and returns its command. ``expected`` gives, by ref, the version of each item that a form
        showed; ``progress`` is called as the commands are carried out. Raises ``BadInput``, ``Refused`` or
        ``WriteConflict``; then nothing was written.
        """
        from actionplan.ledger.writing import record_all

        try:
            with self._database.writing() as connection:
                receipt = record_all(connection, self.clock, commands, by, expected, progress)
        except ClockBehind as behind:
            raise Refused(f"{behind.sentence} {self._way_back(behind.now)}") from behind
        if receipt.removed_text:
            from actionplan.ledger.backups.erasure import erase_removed_texts

            erase_removed_texts(self._database.engine, self.location, receipt, self.clock.today())
        return receipt

    def context(self, command: "Command") -> "CommandContext":
        """What a command would be decided on now, for a dry run; nothing is written."""
        from actionplan.ledger.context import load_for
        from actionplan.ledger.unit_of_work import UnitOfWork

        with self._database.reading() as connection:
            return load_for(UnitOfWork(connection), command)

    def try_out(self, command: "Command") -> "tuple[Draft, ...]":
        """What the rules make of a command as things stand; nothing is written. Raises what they refuse it with."""
        with self.trying() as try_out:
            return try_out(command)

    @contextmanager
    def trying(self) -> "Iterator[Callable[[Command], tuple[Draft, ...]]]":
        """As ``try_out``, for many commands: each on the plan as it stands, of which nothing is read twice."""
        from actionplan.ledger.unit_of_work import UnitOfWork
        from actionplan.ledger.writing import try_out

        with self._database.reading() as connection:
            work, today = UnitOfWork(connection), self.clock.today()
            yield lambda command: try_out(work, today, command)

    def subscribe(self, callback: Callable[[], object]) -> None:
        """Call back, on another thread, whenever somebody has written, until this ledger is closed.

        Only a server reports writes, and it may be unreachable: a screen that shows the plan still polls.
        """
        self._database.subscribe(callback)

    def head(self, as_at: date | Moment | None = None) -> int:
        """The number of the last entry that counts as at a moment or the end of a day; None: today."""
        day, head = self._point(as_at)
        with self._reading(day) as connection:
            return queries.head_as_at(connection, day) if head is None else head

    def last_number(self) -> int:
        """The number of the newest entry, whatever its day: it grows with every write."""
        with self._database.reading() as connection:
            return queries.last_number(connection)

    def would_go_ahead(self) -> bool:
        """True where the next entry would be the first on a day that is set ahead of this computer's clock."""
        true_day = self.clock.true_day_if_set_ahead()
        if true_day is None:
            return False
        with self._database.reading() as connection:
            return queries.all_made_by(connection, true_day)

    def meetings(self) -> tuple[Meeting, ...]:
        """All meetings on record now, by day."""
        with self._database.reading() as connection:
            return queries.meetings(connection)

    def moment(self, text: str) -> Moment:
        """The moment that a typed day or meeting names; raises ``BadInput`` where there is none."""
        from actionplan.domain.typed.moments import moment_of

        return moment_of(text, self.meetings(), self.clock.today())

    def view(self, as_at: date | Moment | None = None) -> PlanView:
        """The plan as at a moment or the end of a day (None: today), rated, with the texts of items and reviews."""
        day, head = self._point(as_at)
        with self._reading(day) as connection, paused():
            return queries.whole_view(connection, day, head)

    def snapshot(self, as_at: date | Moment | None = None, earlier: Snapshot | None = None) -> Snapshot:
        """The plan as in ``view``, without texts: those of a long plan are read for the rows that are shown.

        ``earlier`` is a snapshot read before. For the plan as it is now, only the changes since then are read, and
        the two share all unchanged values.
        """
        day, head = self._point(as_at)
        with self._reading(day) as connection, paused():
            return queries.snapshot_at(connection, day, head, earlier)

    def holds(self, earlier: Snapshot) -> bool:
        """True where this ledger holds the entries of a snapshot; not after an older backup is restored."""
        with self._database.reading() as connection:
            return queries.holds(connection, earlier)

    def first_page(self, count: int) -> PlanView:
        """The first ``count`` rows of today's plan with their texts, well before the rest of a long plan is read.

        Each row is rated as in the whole plan. Where the view is not ``whole``, it counts only these rows.
        """
        day = self._day(None)
        with self._reading(day) as connection:
            return queries.first_page(connection, day, count)

    def texts(self, keys: Iterable[TextKey], amendments: Iterable[Record] = ()) -> dict[TextKey, str]:
        """The texts of these keys in the wording in force; a redacted one reads as the sentence that says so.

        ``amendments`` are those of the moment that is shown: a snapshot's, or among an item's records.
        """
        with self._database.reading() as connection:
            return texts.texts_in_force(connection, keys, amendments)

    def records(self, ref: str, head: int) -> tuple[Record, ...]:
        """The updates, notes and evidence of an item as after entry ``head``, oldest first."""
        with self._database.reading() as connection:
            return queries.records_at(connection, ref, head)

    def records_of(self, refs: Iterable[str], head: int) -> dict[str, list[Record]]:
        """The same of several items, by ref; an item that has none is left out."""
        with self._database.reading() as connection:
            return queries.records_of(connection, refs, head)

    def history(
        self, head: int, refs: Iterable[str] | None = None, after: int = 0, kinds: Iterable[str] | None = None
    ) -> "list[HistoryLine]":
        """The entries after ``after`` up to ``head`` with their texts, oldest first.

        ``refs`` and ``kinds``: only of those refs, only of those kinds.
        """
        from actionplan.ledger.history import history

        with self._database.reading() as connection:
            return history(connection, head, refs, after, kinds)

    def first_step_after(self, number: int) -> int | None:
        """The step of the first entry after this number; None where there is none yet."""
        from actionplan.ledger.history import first_step_after

        with self._database.reading() as connection:
            return first_step_after(connection, number)

    def step_history(self, step: int) -> "list[HistoryLine]":
        """The entries of one step with their texts; empty where there is no such step."""
        from actionplan.ledger.history import step_history

        with self._database.reading() as connection:
            return step_history(connection, step)

    def found_words(self, head: int, wanted: "Wanted", *, authors: bool) -> "list[FoundWords]":
        """Each text up to ``head`` that has these words, and each author's name where asked for, oldest first."""
        from actionplan.ledger.searching import found_words

        with self._database.reading() as connection, paused():
            return found_words(connection, head, wanted, authors=authors)

    def last_undoable_step(self) -> int | None:
        """The step that a bare undo reverses; None where there is nothing to undo."""
        from actionplan.ledger.history import last_undoable_step

        with self._database.reading() as connection:
            return last_undoable_step(connection, queries.last_number(connection))

    def issues(self) -> "list[Issue]":
        """Every issue of a meeting's papers on record, oldest first."""
        from actionplan.ledger.history import issues

        with self._database.reading() as connection:
            return issues(connection)

    def verify(self, progress: "Progress | None" = None) -> "Verification":
        """Check the hash chain, the digests of texts and the derived state; ``progress`` is called as it advances."""
        return self._database.verify(progress)

    def rebuild(self, progress: "Progress | None" = None) -> "Verification":
        """Rebuild what is derived from the ledger where it is damaged; raises ``Refused`` where the ledger is."""
        from actionplan.ledger.verify.rebuild import rebuild_if_damaged

        with self._database.writing() as connection:
            return rebuild_if_damaged(connection, progress)

    def recomputed_hash(self, number: int) -> str | None:
        """An entry's hash, computed from the content of entries 1 to ``number``; None where one is missing."""
        from actionplan.ledger.history import recomputed_hash

        with self._database.reading() as connection:
            return recomputed_hash(connection, number)

    @contextmanager
    def _reading(self, day: date) -> "Iterator[sa.Connection]":
        """A connection to read the plan as at a day; a plan that began after today says what to do."""
        try:
            with self._database.reading() as connection:
                yield connection
        except queries.BeganLater as later:
            if day != self.clock.today():
                raise
            now = datetime.combine(day, time(12), UTC)
            raise BadInput(f"{later.sentence} {self._way_back(now)}") from later

    def _way_back(self, now: datetime) -> str:
        from actionplan.ledger.backups.way_back import way_back

        with self._database.reading() as connection:
            return way_back(self.location, now, queries.began_at(connection))

    def _point(self, as_at: date | Moment | None) -> tuple[date, int | None]:
        """The day to rate as at, and the last entry that counts; None: the day's own last entry."""
        if isinstance(as_at, Moment):
            return self._day(as_at.day), as_at.head
        return self._day(as_at), None

    def _day(self, as_at: date | None) -> date:
        today = self.clock.today()
        if as_at is not None and as_at > today:
            raise BadInput(f"The plan cannot be shown as at a future day: today is {today.isoformat()}.")
        return as_at or today


def exists(location: str) -> bool:
    """True where the location is a server's URL, or where anything has the file's name, be it a plan or not."""
    path = sqlite_path(location)
    return path is None or is_taken(path)
