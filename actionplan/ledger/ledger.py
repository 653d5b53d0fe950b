"""One plan's ledger, as the front ends see it: open it, record commands, read it. Values go in and out, never rows."""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

import sqlalchemy as sa

from actionplan.domain.clock import Clock
from actionplan.domain.errors import BadInput
from actionplan.domain.moment import Moment
from actionplan.domain.snapshot import snapshot
from actionplan.domain.state import Meeting, Record, TextKey, text_keys
from actionplan.domain.view import PlanView
from actionplan.ledger import reading, schema, texts
from actionplan.ledger.engine import faults_in_words, make_engine, make_private_file, sqlite_path

if TYPE_CHECKING:
    # Needed for types alone: a plan that is only shown pays for neither the writing nor the proving of it.
    from actionplan.domain.commands import AnyCommand
    from actionplan.ledger.history import HistoryLine
    from actionplan.ledger.packs import Issue
    from actionplan.ledger.verifying import Verification
    from actionplan.ledger.writing import Receipt


class Ledger:
    """A plan's database. Every call opens and closes its own connection, so any thread may call."""

    def __init__(self, location: str, clock: Clock, *, read_only: bool = False) -> None:
        self.location = location
        self.clock = clock
        self._engine = make_engine(location, read_only=read_only)

    @classmethod
    def create(cls, location: str, clock: Clock) -> "Ledger":
        """A new, empty ledger; raises ``BadInput`` where something stands at the place already."""
        path = sqlite_path(location)
        if path is not None:
            if path.exists() and path.stat().st_size > 0:
                raise BadInput(f"{path} exists already. Choose another file with --db.")
            make_private_file(path)
        ledger = cls(location, clock)
        if path is not None:
            ledger._set_journal_mode()
        with ledger._writing() as connection:
            schema.create_schema(connection)
        return ledger

    @classmethod
    def open(cls, location: str, clock: Clock, *, read_only: bool = False) -> "Ledger":
        """An existing plan, its schema checked; raises ``BadInput`` where there is none.

        ``read_only`` opens the database so that nothing can be written through this ledger, whatever is asked of it.
        """
        path = sqlite_path(location)
        if path is not None and not path.exists():
            raise BadInput(f"There is no plan at {path}. Make one with: actionplan init")
        ledger = cls(location, clock, read_only=read_only)
        with ledger._reading() as connection:
            due = schema.migration_is_due(connection)
        if due and read_only:
            raise BadInput("This plan was written by an older actionplan. Open it once with: actionplan status")
        if due:
            ledger._migrate()
        return ledger

    def _migrate(self) -> None:
        from actionplan.ledger.migrating import back_up_before, migrate

        back_up_before(self.location, schema.REVISION)
        with self._writing() as connection:
            if schema.migration_is_due(connection):  # another process may have been first
                migrate(connection, schema.REVISION)

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def _set_journal_mode(self) -> None:
        with faults_in_words(self.location), self._engine.connect() as connection:
            raw = connection.connection.driver_connection
            if raw is not None:
                raw.execute("PRAGMA journal_mode=WAL")

    @contextmanager
    def _reading(self) -> Iterator[sa.Connection]:
        with faults_in_words(self.location), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[sa.Connection]:
        engine = self._engine.execution_options(writing=True)
        with faults_in_words(self.location), engine.begin() as connection:
            yield connection

    # Writing

    def record(self, command: "AnyCommand", by: str, expected: Mapping[str, int] | None = None) -> "Receipt":
        """Carry out a command, whole or not at all.

        ``expected`` gives, by ref, the version of each item that a form showed. Raises ``BadInput``, ``Refused`` or
        ``Overtaken``; then nothing was written.
        """
        from actionplan.ledger.writing import record

        with self._writing() as connection:
            receipt = record(connection, self.clock, command, by, expected)
        if receipt.removed_text:
            self._empty_wal()
        return receipt

    def _empty_wal(self) -> None:
        # Removed words stay readable in the write-ahead log until it is folded into the file and cut to nothing.
        if sqlite_path(self.location) is None:
            return
        with faults_in_words(self.location), self._engine.connect() as connection:
            raw = connection.connection.driver_connection
            busy = raw is not None and raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        if busy:
            raise BadInput(
                "The text was removed, but another program holds the plan open, and the removed words may still stand "
                "in its write-ahead log. Close the other program, and verify the ledger."
            )

    # Reading

    def head(self, as_at: date | None = None) -> int:
        """The last entry that counts as at the end of a day; None: today."""
        day = self._day(as_at)
        with self._reading() as connection:
            return reading.head_as_at(connection, day)

    def last_number(self) -> int:
        """The number of the newest entry, whatever its day: the sign that somebody has written."""
        with self._reading() as connection:
            return reading.last_number(connection)

    def meetings(self) -> tuple[Meeting, ...]:
        """All meetings on record now, by day."""
        with self._reading() as connection:
            return reading.meetings(connection)

    def moment(self, text: str) -> Moment:
        """The point that a typed day or meeting names; raises ``BadInput`` where there is none."""
        from actionplan.domain.moments import moment_of

        return moment_of(text, self.meetings(), self.clock.today())

    def view(self, as_at: date | Moment | None = None) -> PlanView:
        """The plan as at a moment or the end of a day (None: today), rated, with the words of items and reviews."""
        day = self._day(as_at.day if isinstance(as_at, Moment) else as_at)
        with self._reading() as connection:
            named = as_at.head if isinstance(as_at, Moment) else None
            head = reading.head_as_at(connection, day) if named is None else named
            state = reading.state_at(connection, head)
            words = texts.read_texts(connection, text_keys([*state.items, *state.reviews]))
        return PlanView(snapshot(state, day, head), words)

    def texts(self, keys: Iterable[TextKey]) -> dict[TextKey, str]:
        """The words behind pointers; removed ones read as the sentence that says so."""
        with self._reading() as connection:
            return texts.read_texts(connection, keys)

    def records(self, ref: str, head: int) -> tuple[Record, ...]:
        """The updates, notes and evidence of an item as after entry ``head``, oldest first."""
        with self._reading() as connection:
            return reading.records_at(connection, ref, head)

    def history(self, head: int, refs: Iterable[str] | None = None, after: int = 0) -> "list[HistoryLine]":
        """The ledger behind entry ``after`` through ``head``, oldest first, with its words; ``refs`` narrows it."""
        from actionplan.ledger.history import history

        with self._reading() as connection:
            return history(connection, head, refs, after)

    def last_standing_step(self) -> int | None:
        """What a bare undo would reverse; None where there is nothing to undo."""
        from actionplan.ledger.history import last_standing_step

        with self._reading() as connection:
            return last_standing_step(connection, reading.last_number(connection))

    def verify(self) -> "Verification":
        """Prove the chain, the texts' digests and the projections."""
        from actionplan.ledger.verifying import verify

        with self._reading() as connection:
            return verify(connection)

    def proved_hash(self, number: int) -> str | None:
        """An entry's hash, worked out anew from all that entries 1 to ``number`` say; None where one is missing."""
        from actionplan.ledger.packs import proved_hash

        with self._reading() as connection:
            return proved_hash(connection, number)

    def issues(self) -> "list[Issue]":
        """Every issue of a meeting's papers on record, oldest first."""
        from actionplan.ledger.packs import issues

        with self._reading() as connection:
            return issues(connection)

    def _day(self, as_at: date | None) -> date:
        today = self.clock.today()
        if as_at is not None and as_at > today:
            raise BadInput(f"The plan cannot be shown as at a day to come: today is {today.isoformat()}.")
        return as_at or today


def exists(location: str) -> bool:
    """True where a plan's file is there, or where the location is a server's URL."""
    path = sqlite_path(location)
    return path is None or (path.exists() and os.path.getsize(path) > 0)  # noqa: PTH202 - one call for a number
