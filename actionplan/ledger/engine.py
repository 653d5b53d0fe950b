"""How a plan's database is opened: SQLite's settings, and faults in plain words."""

import random
import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from actionplan.domain.errors import BadInput
from actionplan.ledger.faults import damaged, fault_in_words
from actionplan.ledger.files.private_files import uri_of
from actionplan.ledger.files.same_file import keep_to_the_name, refuse_what_has_gone

BUSY_MILLISECONDS = 10_000
"""How long a writer waits for another one before it gives up."""

_MISTYPED = re.compile(r"postgres(ql)?(\+\w+)?(:|//)", re.IGNORECASE)
"""A server's address that lacks a sign or two: as a file's name, it would be shown and kept with the password in it."""

_LOOK_AGAIN_SECONDS = (0.001, 0.009)
"""Between two looks whether another writer has ended: at least, and at most. One write takes about 5 ms."""

_NO_LOCK_FILE = frozenset(
    {
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_READONLY_CANTINIT,
        sqlite3.SQLITE_READONLY_DIRECTORY,
        sqlite3.SQLITE_READONLY_RECOVERY,
        sqlite3.SQLITE_READONLY_ROLLBACK,
        sqlite3.SQLITE_IOERR_SHMSIZE,
        sqlite3.SQLITE_IOERR_SHMOPEN,
    }
)
"""What SQLite reports where the write-ahead log's lock file cannot be made: a read-only folder, or a full disk."""


def sqlite_path(location: str) -> Path | None:
    """The file that a location names, or None where it is a server's URL."""
    if location.startswith("sqlite:///"):
        return Path(location.removeprefix("sqlite:///"))
    return None if "://" in location or _MISTYPED.match(location) else Path(location)


def make_engine(location: str, *, read_only: bool = False) -> sa.Engine:
    """An engine for a plan that exists; nothing is opened until it is used."""
    path = sqlite_path(location)
    if path is None:
        from actionplan.ledger.postgres.engine import make_server_engine

        return make_server_engine(location, read_only=read_only)
    engine = sa.create_engine("sqlite://", creator=lambda: open_file(path, read_only=read_only), poolclass=sa.QueuePool)
    sa.event.listen(engine, "connect", _set_up_sqlite)
    sa.event.listen(engine, "begin", _begin_sqlite)
    keep_to_the_name(engine, path, read_only=read_only)
    return engine


def open_file(path: Path, *, read_only: bool) -> sqlite3.Connection:
    """A connection that reads and writes, unless it is to read only; where nothing can be written, one that reads.

    No file is made: an empty one in the place of a plan that somebody moved away would look like its loss. Raises
    ``BadInput`` and SQLite's errors.
    """
    refuse_what_has_gone(path)
    return _read_only_file(path) if read_only else _file(path)


def _file(path: Path) -> sqlite3.Connection:
    connection = _connection(path.absolute(), "mode=rw")
    try:
        connection.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as error:
        connection.close()
        if error.sqlite_errorcode not in _NO_LOCK_FILE:
            raise
        return _read_only_file(path)
    return connection


def _read_only_file(path: Path) -> sqlite3.Connection:
    """A connection that cannot write: the file is opened so, and SQLite is told so as well."""
    try:
        return _looking(path, "mode=ro")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode not in _NO_LOCK_FILE:
            raise
    # Then the plan is read as a file that nobody changes.
    for beside in (Path(f"{path}-wal"), Path(f"{path}-journal")):
        if beside.exists() and beside.stat().st_size > 0:
            raise BadInput(
                f"{path} cannot be read whole: its last changes are in {beside.name}, and nothing can be written in "
                "that folder. Make room there, or copy both files into a folder of your own, and open that with --db."
            )
    return _looking(path, "mode=ro&immutable=1")


def _looking(path: Path, how: str) -> sqlite3.Connection:
    connection = _connection(path.resolve(), how)
    try:
        connection.execute("SELECT 1 FROM sqlite_master").fetchone()
        connection.execute("PRAGMA query_only=ON")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _connection(path: Path, how: str) -> sqlite3.Connection:
    place = f"{uri_of(path)}?{how}"
    return sqlite3.connect(place, uri=True, timeout=BUSY_MILLISECONDS / 1000, check_same_thread=False)


def _set_up_sqlite(connection: Any, _record: object) -> None:
    # Transactions are begun by _begin_sqlite, not guessed at by the driver.
    connection.isolation_level = None
    for pragma in ("foreign_keys=ON", "secure_delete=ON", "synchronous=FULL"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: sa.Connection) -> None:
    raw = connection.connection.driver_connection
    if not isinstance(raw, sqlite3.Connection):
        raise TypeError(raw)
    if connection.get_execution_options().get("writing", False):
        _begin_writing(raw)
    else:
        raw.execute("BEGIN")


def _begin_writing(connection: sqlite3.Connection) -> None:
    """Take the write lock before anything is read, so that a decision is made on what it will be written to.

    SQLite's own waiting sleeps ever longer, so that among many writers whoever came first waits longest. Here all look
    again after a short, random time, and so have the same chance.
    """
    until = time.monotonic() + BUSY_MILLISECONDS / 1000
    patience = connection.execute("PRAGMA busy_timeout").fetchone()[0]
    connection.execute("PRAGMA busy_timeout=0")
    try:
        while not _begun(connection, last_try=time.monotonic() >= until):
            time.sleep(random.uniform(*_LOOK_AGAIN_SECONDS))  # noqa: S311 - nobody gains by it  # nosec B311
    finally:
        connection.execute(f"PRAGMA busy_timeout={patience}")


def _begun(connection: sqlite3.Connection, *, last_try: bool) -> bool:
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if last_try or _number(error) != sqlite3.SQLITE_BUSY:
            raise
        return False
    return True


def _number(error: sqlite3.Error) -> int:
    """SQLite's primary result code; the other bits say more than we need."""
    return error.sqlite_errorcode & 0xFF


@contextmanager
def faults_in_words(location: str) -> Iterator[None]:
    """Turn what SQLite reports into a sentence for a person; what is not foreseen stays an error of ours.

    A server's faults are put into words where its engine is made.
    """
    try:
        yield
    except UnicodeDecodeError as error:
        # The driver reads SQLite's own message as UTF-8, and it quotes what is garbled.
        raise damaged(str(sqlite_path(location))) from error
    except (sa.exc.DBAPIError, sqlite3.Error) as error:
        reported = error.orig if isinstance(error, sa.exc.DBAPIError) else error
        told = fault_in_words(reported, str(sqlite_path(location))) if isinstance(reported, sqlite3.Error) else None
        if told is None:
            raise
        raise told from error
