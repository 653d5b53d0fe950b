"""Which journal a plan's file is kept with: SQLite's write-ahead log on its own disk, a rollback journal elsewhere."""

import sqlite3
from pathlib import Path
from typing import Final

import sqlalchemy as sa

from actionplan.ledger.files.places import place_of

_LOG: Final = "wal"
_ROLLBACK_JOURNAL: Final = "delete"


def set_journal_mode(connection: sa.Connection, path: Path) -> None:
    """Give a plan the journal that suits the place where it lies now: a folder may have come under a service since.

    The write-ahead log needs memory that only one computer shares, so it is used on its own disk alone
    (https://sqlite.org/wal.html). Where another program has the plan open, or it cannot be written, it stays as it is
    until it is opened again.
    """
    raw = connection.connection.driver_connection
    if not isinstance(raw, sqlite3.Connection):
        return
    wanted = _LOG if place_of(path).keeps_wal else _ROLLBACK_JOURNAL
    if raw.execute("PRAGMA journal_mode").fetchone()[0] == wanted:
        return
    waited = raw.execute("PRAGMA busy_timeout").fetchone()[0]
    raw.execute("PRAGMA busy_timeout=0")
    try:
        raw.execute(f"PRAGMA journal_mode={wanted}")
    except sqlite3.OperationalError:
        return
    finally:
        raw.execute(f"PRAGMA busy_timeout={waited}")
