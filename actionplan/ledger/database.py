"""An open plan's database: opening and creating it, its transactions, and news of what others write. Knows no rules."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from actionplan.domain.errors import BadInput
from actionplan.ledger import schema
from actionplan.ledger.addresses import sqlite_path
from actionplan.ledger.engine import empty_log, explain_faults, make_engine
from actionplan.ledger.faults import is_taken, refuse_unless_file
from actionplan.ledger.verify.damage import explain_damage

if TYPE_CHECKING:
    # For types alone: showing a plan loads neither the listener nor the verification.
    from actionplan.ledger.postgres.news import Listener
    from actionplan.ledger.verify.verification import Progress, Verification


class PlanDatabase:
    """A plan's engine. Each transaction has a connection of its own, so any thread may begin one."""

    def __init__(self, location: str, *, read_only: bool = False) -> None:
        self.location = location
        self._read_only = read_only
        self.engine = make_engine(location, read_only=read_only)
        self.listener: Listener | None = None

    @classmethod
    def create(cls, location: str, fill: Callable[[sa.Connection], None]) -> "PlanDatabase":
        """A new database, with what ``fill`` writes after the schema; all of it in one transaction.

        Raises ``BadInput`` where something is at that location already.
        """
        path = sqlite_path(location)
        if path is not None:
            if is_taken(path):
                raise BadInput(f"{path} exists already. Choose another file with --db.")
            _make_file(path)
        database = cls(location)
        with database._closed_on_failure():
            database._set_journal_mode()
            with database.writing() as connection:
                schema.create_schema(connection)
                fill(connection)
        return database

    @classmethod
    def open(cls, location: str, *, read_only: bool = False) -> "PlanDatabase":
        """An existing plan's database, migrated where that is due; raises ``BadInput`` where there is none."""
        path = sqlite_path(location)
        if path is not None:
            refuse_unless_file(path)
        database = cls(location, read_only=read_only)
        with database._closed_on_failure():
            with database.reading() as connection:
                due = schema.migration_is_due(connection)
            if due and read_only:
                raise BadInput("This plan was written by an older actionplan. Open it once with: actionplan status")
            if not read_only:
                database._set_journal_mode()
            if due:
                database._migrate()
        return database

    def close(self) -> None:
        """Close all connections."""
        if self.listener is not None:
            self.listener.stop()
        path = sqlite_path(self.location)
        if path is not None and not self._read_only:
            empty_log(self.engine, path)
        self.engine.dispose()

    @contextmanager
    def transaction(self) -> Iterator[sa.Connection]:
        """A read transaction in which an unforeseen error stays as it is."""
        with explain_faults(self.location), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A read transaction: one consistent view of the plan."""
        with explain_damage(self._problems), self.transaction() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """The write transaction, under the lock that one writer holds at a time."""
        engine = self.engine.execution_options(writing=True)
        with explain_damage(self._problems), explain_faults(self.location), engine.begin() as connection:
            yield connection

    def verify(self, progress: "Progress | None" = None) -> "Verification":
        """Check the ledger and what is derived from it."""
        from actionplan.ledger.verify.verification import verify

        with self.transaction() as connection:
            return verify(connection, progress)

    def subscribe(self, callback: Callable[[], object]) -> None:
        """Call back, on another thread, after each write by anybody; at most one subscription, until ``close``."""
        if sqlite_path(self.location) is None and self.listener is None:
            from actionplan.ledger.postgres.news import Listener

            self.listener = Listener(self.engine, callback)
            self.listener.start()

    def _problems(self) -> tuple[str, ...]:
        return self.verify().problems

    def _migrate(self) -> None:
        from actionplan.ledger.migrations.runner import back_up_before, migrate

        back_up_before(self.location, schema.REVISION)
        with self.writing() as connection:
            if schema.migration_is_due(connection):  # unless another process was first
                migrate(connection, schema.REVISION)

    def _set_journal_mode(self) -> None:
        path = sqlite_path(self.location)
        if path is None:
            return
        from actionplan.ledger.files.journal_mode import set_journal_mode

        with explain_faults(self.location), self.engine.connect() as connection:
            set_journal_mode(connection, path)

    @contextmanager
    def _closed_on_failure(self) -> Iterator[None]:
        try:
            yield
        except BaseException:
            self.engine.dispose()  # and nothing more: what is refused is left as it was found
            raise


def _make_file(path: Path) -> None:
    """An empty file that only its owner can read, in a private folder where that is missing."""
    from actionplan.ledger.files.private_files import make_private_file, make_private_folder

    try:
        make_private_folder(path.parent)
        make_private_file(path)
    except OSError as error:
        raise BadInput(f"{path} cannot be made: {error.strerror}. Choose another place with --db.") from error
