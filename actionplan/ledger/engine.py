"""How connections to a plan are made: SQLite's settings and locking, and its errors in plain words.

A server's connections are made by ``postgres.engine``.
"""

import random
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from actionplan.domain.errors import ActionplanError, BadInput
from actionplan.ledger.addresses import sqlite_path
from actionplan.ledger.faults import damaged, explain_sqlite_error
from actionplan.ledger.files.private_files import uri_of
from actionplan.ledger.files.same_file import has_log, refuse_missing, remove_foreign_index, watch_for_replacement

BUSY_MILLISECONDS = 10_000
"""How long a writer waits for another one."""

_RETRY_SECONDS = (0.001, 0.009)
"""The shortest and the longest pause between two attempts to take the write lock. A write takes about 5 ms."""

_CANNOT_MAKE_LOCK_FILE = frozenset(
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
"""SQLite's errors where the lock file of the write-ahead log cannot be made: read-only folder, or full disk."""


def make_engine(location: str, *, read_only: bool = False) -> sa.Engine:
    """An engine for an existing plan; it connects on first use."""
    path = sqlite_path(location)
    if path is None:
        from actionplan.ledger.postgres.engine import make_server_engine

        return make_server_engine(location, read_only=read_only)
    engine = sa.create_engine("sqlite://", creator=lambda: open_file(path, read_only=read_only), poolclass=sa.QueuePool)
    sa.event.listen(engine, "connect", _set_up_sqlite)
    sa.event.listen(engine, "begin", _begin_sqlite)
    watch_for_replacement(engine, path, read_only=read_only)
    return engine


def open_file(path: Path, *, read_only: bool) -> sqlite3.Connection:
    """A connection to an existing file; it is read-only on request, and where the file cannot be written.

    A missing file is never created: an empty one in the place of a plan that was moved would look like data loss.
    Raises ``BadInput`` and SQLite's errors.
    """
    refuse_missing(path)
    remove_foreign_index(path)
    return _read_only_file(path) if read_only else _writable_file(path)


def _writable_file(path: Path) -> sqlite3.Connection:
    connection = _connection(path.absolute(), "mode=rw")
    try:
        connection.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as error:
        connection.close()
        if error.sqlite_errorcode not in _CANNOT_MAKE_LOCK_FILE:
            raise
        return _read_only_file(path)
    return connection


def _read_only_file(path: Path) -> sqlite3.Connection:
    """A connection that cannot write: the file is opened read-only, and SQLite refuses to write as well."""
    try:
        return _query_only(path, "mode=ro")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode not in _CANNOT_MAKE_LOCK_FILE:
            raise
    # Without the lock file, only an immutable file can be read: one whose changes are all in it.
    for pending in (Path(f"{path}-wal"), Path(f"{path}-journal")):
        if pending.exists() and pending.stat().st_size > 0:
            raise BadInput(
                f"{path} cannot be read whole: its last changes are in {pending.name}, and nothing can be written in "
                "that folder. Make room there, or copy both files into a folder of your own, and open that with --db."
            )
    return _query_only(path, "mode=ro&immutable=1")


def _query_only(path: Path, mode: str) -> sqlite3.Connection:
    connection = _connection(path.resolve(), mode)
    try:
        connection.execute("SELECT 1 FROM sqlite_master").fetchone()
        connection.execute("PRAGMA query_only=ON")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _connection(path: Path, mode: str) -> sqlite3.Connection:
    uri = f"{uri_of(path)}?{mode}"
    return sqlite3.connect(uri, uri=True, timeout=BUSY_MILLISECONDS / 1000, check_same_thread=False)


def _set_up_sqlite(connection: Any, _record: object) -> None:
    # _begin_sqlite begins transactions; the driver would begin them by itself.
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
    """Take the write lock before anything is read, so that a decision is made on the state that it is written to.

    SQLite's own busy handler sleeps longer after each attempt, so the writer that came first waits longest. Here all
    writers retry after a short random pause, and have the same chance.
    """
    deadline = time.monotonic() + BUSY_MILLISECONDS / 1000
    busy_timeout = connection.execute("PRAGMA busy_timeout").fetchone()[0]
    connection.execute("PRAGMA busy_timeout=0")
    try:
        while not _begun(connection, last_try=time.monotonic() >= deadline):
            time.sleep(random.uniform(*_RETRY_SECONDS))  # noqa: S311 - not a secret  # nosec B311
    finally:
        connection.execute(f"PRAGMA busy_timeout={busy_timeout}")


def _begun(connection: sqlite3.Connection, *, last_try: bool) -> bool:
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if last_try or _primary_code(error) != sqlite3.SQLITE_BUSY:
            raise
        return False
    return True


def empty_log(engine: sa.Engine, path: Path) -> None:
    """Move what is in the write-ahead log into the plan's file, before a program closes it that is not the last one.

    A log with changes in it would be applied to any file that takes the plan's name later, be it another plan. What
    stays in the log is as safe as before, so nothing is waited for, and no error of this is the caller's.
    """
    if not has_log(path):
        return
    with suppress(ActionplanError, sa.exc.SQLAlchemyError, sqlite3.Error), engine.connect() as connection:
        raw = connection.connection.driver_connection
        if isinstance(raw, sqlite3.Connection):
            raw.execute("PRAGMA busy_timeout=0")
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()


def _primary_code(error: sqlite3.Error) -> int:
    """SQLite's primary result code; the other bits are details."""
    return error.sqlite_errorcode & 0xFF


@contextmanager
def explain_faults(location: str) -> Iterator[None]:
    """Turn SQLite's errors into sentences for a person; an unforeseen one passes unchanged.

    The engine of a server's plan does this by itself.
    """
    try:
        yield
    except UnicodeDecodeError as error:
        # The driver decodes SQLite's message as UTF-8, and the message quotes the damaged bytes.
        raise damaged(str(sqlite_path(location))) from error
    except (sa.exc.DBAPIError, sqlite3.Error) as error:
        reported = error.orig if isinstance(error, sa.exc.DBAPIError) else error
        if not isinstance(reported, sqlite3.Error):
            raise
        explained = explain_sqlite_error(reported, str(sqlite_path(location)))
        if explained is None:
            raise
        raise explained from error
