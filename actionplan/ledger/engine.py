"""How a plan's database is opened: files of their owner's alone, SQLite's settings, and faults in plain words."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from actionplan.domain.errors import ActionplanError, BadInput, Refused

BUSY_MILLISECONDS = 5_000
"""How long a writer waits for another one before it gives up."""


def sqlite_path(location: str) -> Path | None:
    """The file that a location names, or None where it is a server's URL."""
    if location.startswith("sqlite:///"):
        return Path(location.removeprefix("sqlite:///"))
    return None if "://" in location else Path(location)


def make_private_file(path: Path) -> None:
    """An empty file, and its folder where that is missing, that only their owner can read."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        return
    except OSError as error:
        raise BadInput(f"{path} cannot be made: {error.strerror}. Choose another place with --db.") from error


def make_engine(location: str, *, read_only: bool = False) -> sa.Engine:
    """An engine for a plan that exists; nothing is opened until it is used."""
    path = sqlite_path(location)
    if path is None:
        asked = {"options": "-c default_transaction_read_only=on"} if read_only else {}
        return sa.create_engine(location, connect_args=asked)
    if read_only:
        engine = sa.create_engine("sqlite://", creator=lambda: _read_only_file(path), poolclass=sa.QueuePool)
    else:
        url = sa.URL.create("sqlite", database=str(path))
        engine = sa.create_engine(url, connect_args={"timeout": BUSY_MILLISECONDS / 1000})
    sa.event.listen(engine, "connect", _set_up_sqlite)
    sa.event.listen(engine, "begin", _begin_sqlite)
    return engine


def _read_only_file(path: Path) -> sqlite3.Connection:
    """A connection that cannot write: the file is opened so, and SQLite is told so as well."""
    place = path.resolve().as_uri()
    for how in ("mode=ro", "immutable=1"):
        # A folder that cannot be written holds no lock file: then the plan is read as a file that nobody changes.
        connection = sqlite3.connect(
            f"{place}?{how}", uri=True, timeout=BUSY_MILLISECONDS / 1000, check_same_thread=False
        )
        try:
            connection.execute("SELECT 1 FROM sqlite_master").fetchone()
            connection.execute("PRAGMA query_only=ON")
        except sqlite3.OperationalError:
            connection.close()
            if how == "immutable=1":
                raise
        else:
            return connection
    raise AssertionError("the last way either opens or raises")


def _set_up_sqlite(connection: Any, _record: object) -> None:
    # Transactions are begun by _begin_sqlite, not guessed at by the driver.
    connection.isolation_level = None
    for pragma in ("foreign_keys=ON", "secure_delete=ON", "synchronous=FULL"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: sa.Connection) -> None:
    # IMMEDIATE takes the write lock before anything is read, so that a decision is made on what it will be written to.
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


_PLAIN: tuple[tuple[str, type[ActionplanError], str], ...] = (
    ("database is locked", Refused, "Another program is writing to {place}. Nothing was changed: try again."),
    ("readonly database", BadInput, "{place} cannot be written: the file or its folder is read-only."),
    ("not a database", BadInput, "{place} is not an actionplan database. Name another file with --db."),
    ("could not decode", BadInput, "{place} is damaged. Keep the file as it is, and go back to your last backup."),
    ("malformed", BadInput, "{place} is damaged. Keep the file as it is, and go back to your last backup."),
    ("disk is full", BadInput, "The disk is full: nothing was written to {place}. Make room and try again."),
    ("disk i/o error", BadInput, "{place} cannot be read or written just now. Nothing was changed: try again."),
    ("unable to open", BadInput, "{place} cannot be opened. Check that it exists and that you may read it."),
    ("no such table", BadInput, "{place} is not an actionplan database. Name another file with --db."),
)


@contextmanager
def faults_in_words(location: str) -> Iterator[None]:
    """Turn what a database says into a sentence for a person; what is not foreseen stays an error of ours."""
    try:
        yield
    except (sa.exc.DBAPIError, sqlite3.Error) as error:
        said = str(error.orig if isinstance(error, sa.exc.DBAPIError) else error).lower()
        for part, kind, sentence in _PLAIN:
            if part in said:
                raise kind(sentence.format(place=sqlite_path(location) or "the shared plan")) from error
        raise
