"""One plan's ledger, as the front ends see it: open it, record commands, read it. Values go in and out, never rows."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from actionplan.domain.clock import Clock
from actionplan.domain.errors import BadInput
from actionplan.domain.moment import Moment
from actionplan.domain.rating.snapshot import Snapshot
from actionplan.domain.rating.view import PlanView
from actionplan.domain.state.entities import Meeting, Record, TextKey
from actionplan.ledger import reading, schema, texts, viewing
from actionplan.ledger.engine import faults_in_words, make_engine, sqlite_path
from actionplan.ledger.faults import is_taken, refuse_unless_file
from actionplan.ledger.replaying import without_search_for_cycles
from actionplan.ledger.verify.damage import damage_in_words

if TYPE_CHECKING:
    # Needed for types alone: a plan that is only shown pays for neither the writing nor the proving of it.
    from actionplan.domain.commands import AnyCommand
    from actionplan.ledger.history import HistoryLine
    from actionplan.ledger.packs import Issue
    from actionplan.ledger.postgres.news import Listener
    from actionplan.ledger.verify.proof import Progress, Verification
    from actionplan.ledger.writing import FollowUp, Receipt


class Ledger:
    """A plan's database. Every call opens and closes its own connection, so any thread may call."""

    def __init__(self, location: str, clock: Clock, *, read_only: bool = False) -> None:
        self.location = location
        self.clock = clock
        self._engine = make_engine(location, read_only=read_only)
        self._listener: Listener | None = None

    @classmethod
    def create(cls, location: str, clock: Clock, begun_with: "Iterable[AnyCommand]" = (), by: str = "") -> "Ledger":
        """A new ledger that begins with these commands, made in one transaction.

        Raises ``BadInput`` where something stands at the place already.
        """
        path = sqlite_path(location)
        if path is not None:
            if is_taken(path):
                raise BadInput(f"{path} exists already. Choose another file with --db.")
            _make_file(path)
        from actionplan.ledger.writing import record_all

        ledger = cls(location, clock)
        with ledger._closed_on_failure():
            ledger._settle_journal_mode()
            with ledger._writing() as connection:
                schema.create_schema(connection)
                for command in begun_with:
                    record_all(connection, clock, [command], by)
        return ledger

    @classmethod
    def open(cls, location: str, clock: Clock, *, read_only: bool = False) -> "Ledger":
        """An existing plan, its schema checked; raises ``BadInput`` where there is none.

        ``read_only`` opens the database so that nothing can be written through this ledger, whatever is asked of it.
        """
        path = sqlite_path(location)
        if path is not None:
            refuse_unless_file(path)
        ledger = cls(location, clock, read_only=read_only)
        with ledger._closed_on_failure():
            with ledger._reading() as connection:
                due = schema.migration_is_due(connection)
            if due and read_only:
                raise BadInput("This plan was written by an older actionplan. Open it once with: actionplan status")
            if not read_only:
                ledger._settle_journal_mode()
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
        """Let go of the file, or of the server."""
        if self._listener is not None:
            self._listener.stop()
        self._engine.dispose()

    def tell_of_news(self, told: Callable[[], object]) -> None:
        """Call ``told``, from another thread, whenever somebody has written, until this ledger is closed.

        Only a server can say so, and it may be out of reach: whoever shows a plan still asks now and then.
        """
        if sqlite_path(self.location) is None and self._listener is None:
            from actionplan.ledger.postgres.news import Listener

            self._listener = Listener(self._engine, told)
            self._listener.start()

    @contextmanager
    def _closed_on_failure(self) -> Iterator[None]:
        try:
            yield
        except BaseException:
            self.close()
            raise

    def _settle_journal_mode(self) -> None:
        path = sqlite_path(self.location)
        if path is None:
            return
        from actionplan.ledger.files.journal_mode import settle_journal_mode

        with faults_in_words(self.location), self._engine.connect() as connection:
            settle_journal_mode(connection, path)

    def _problems(self) -> tuple[str, ...]:
        return self.verify().problems

    @contextmanager
    def _connected(self) -> Iterator[sa.Connection]:
        with faults_in_words(self.location), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _reading(self) -> Iterator[sa.Connection]:
        with damage_in_words(self._problems), self._connected() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[sa.Connection]:
        engine = self._engine.execution_options(writing=True)
        with damage_in_words(self._problems), faults_in_words(self.location), engine.begin() as connection:
            yield connection

    # Writing

    def record(self, command: "AnyCommand", by: str, expected: Mapping[str, int] | None = None) -> "Receipt":
        """Carry out one command as a step of its own, as ``record_all`` does."""
        return self.record_all([command], by, expected)

    def record_all(
        self, commands: "Sequence[AnyCommand | FollowUp]", by: str, expected: Mapping[str, int] | None = None
    ) -> "Receipt":
        """Carry out commands in order, as one step and in one transaction: all of them or none.

        Each is decided on the state that those before it left; a function among them is called with the entries
        written so far and returns its command. ``expected`` gives, by ref, the version of each item that a form
        showed. Raises ``BadInput``, ``Refused`` or ``Overtaken``; then nothing was written.
        """
        from actionplan.ledger.writing import record_all

        with self._writing() as connection:
            receipt = record_all(connection, self.clock, commands, by, expected)
        if receipt.removed_text:
            from actionplan.ledger.backups.forget import forget_removed

            forget_removed(self._engine, self.location, receipt, self.clock.today())
        return receipt

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
        from actionplan.domain.typed.moments import moment_of

        return moment_of(text, self.meetings(), self.clock.today())

    def view(self, as_at: date | Moment | None = None) -> PlanView:
        """The plan as at a moment or the end of a day (None: today), rated, with the words of items and reviews."""
        day, head = self._point(as_at)
        with self._reading() as connection, without_search_for_cycles():
            return viewing.whole_view(connection, day, head)

    def snapshot(self, as_at: date | Moment | None = None, earlier: Snapshot | None = None) -> Snapshot:
        """The plan as ``view`` gives it, without words: for a long plan, whose words are read for what is shown.

        ``earlier`` is one read before: of a plan as it stands now, only what has changed since is read, and all that
        has not is held once.
        """
        day, head = self._point(as_at)
        with self._reading() as connection, without_search_for_cycles():
            return viewing.snapshot_at(connection, day, head, earlier)

    def holds(self, earlier: Snapshot) -> bool:
        """True where the entries that a snapshot was made from are this ledger's; not after a restore from a backup."""
        with self._reading() as connection:
            return viewing.holds(connection, earlier)

    def first_page(self, count: int) -> PlanView:
        """The first ``count`` rows of today's plan with their words, long before the rest of a long plan is read.

        Each row is rated as in the whole plan. Where the view is not ``whole``, its counts are those of these rows.
        """
        with self._reading() as connection:
            return viewing.first_page(connection, self._day(None), count)

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

    def step_history(self, step: int) -> "list[HistoryLine]":
        """What one step wrote, with its words; nothing for a step that is not there."""
        from actionplan.ledger.history import step_history

        with self._reading() as connection:
            return step_history(connection, step)

    def last_standing_step(self) -> int | None:
        """What a bare undo would reverse; None where there is nothing to undo."""
        from actionplan.ledger.history import last_standing_step

        with self._reading() as connection:
            return last_standing_step(connection, reading.last_number(connection))

    def verify(self, progress: "Progress | None" = None) -> "Verification":
        """Prove the chain, the texts' digests and the projections; ``progress`` is told how far it is."""
        from actionplan.ledger.verify.proof import verify

        with self._connected() as connection:
            return verify(connection, progress)

    def mend(self, progress: "Progress | None" = None) -> "Verification":
        """Make anew what is derived from the ledger where that is damaged; raises ``Refused`` where the ledger is."""
        from actionplan.ledger.verify.mend import mend

        with self._writing() as connection:
            return mend(connection, progress)

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

    def _point(self, as_at: date | Moment | None) -> tuple[date, int | None]:
        """The day that is spoken for, and the last entry that counts where that is not the day's own."""
        if isinstance(as_at, Moment):
            return self._day(as_at.day), as_at.head
        return self._day(as_at), None

    def _day(self, as_at: date | None) -> date:
        today = self.clock.today()
        if as_at is not None and as_at > today:
            raise BadInput(f"The plan cannot be shown as at a day to come: today is {today.isoformat()}.")
        return as_at or today


def _make_file(path: Path) -> None:
    """An empty file, and its folder where that is missing, that only their owner can read."""
    from actionplan.ledger.files.private_files import make_private_file, make_private_folder

    try:
        make_private_folder(path.parent)
        make_private_file(path)
    except OSError as error:
        raise BadInput(f"{path} cannot be made: {error.strerror}. Choose another place with --db.") from error


def exists(location: str) -> bool:
    """True where something stands at a plan's place, be it a plan or not, or where the location is a server's URL."""
    path = sqlite_path(location)
    return path is None or is_taken(path)
