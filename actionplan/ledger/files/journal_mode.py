"""SQLite's journal mode for a plan's file: write-ahead log on a local disk, rollback journal elsewhere."""

import sqlite3
from pathlib import Path
from typing import Final

import sqlalchemy as sa

from actionplan.ledger.files.storage import storage_of

_WRITE_AHEAD_LOG: Final = "wal"
_ROLLBACK_JOURNAL: Final = "delete"


def set_journal_mode(connection: sa.Connection, path: Path) -> None:
    """Choose the journal mode for where the file is now: its folder may have become a synchronised one.

    The write-ahead log needs memory that all its users share, so it works on one computer's disk only
    (https://sqlite.org/wal.html). Where another program has the plan open, or it cannot be written, the mode stays
    unchanged until the plan is opened again.
    """
    raw = connection.connection.driver_connection
    if not isinstance(raw, sqlite3.Connection):
        return
    wanted = _WRITE_AHEAD_LOG if storage_of(path).supports_wal else _ROLLBACK_JOURNAL
    if raw.execute("PRAGMA journal_mode").fetchone()[0] == wanted:
        return
    busy_timeout = raw.execute("PRAGMA busy_timeout").fetchone()[0]
    raw.execute("PRAGMA busy_timeout=0")
    try:
        raw.execute(f"PRAGMA journal_mode={wanted}")
    except sqlite3.OperationalError:
        return
    finally:
        raw.execute(f"PRAGMA busy_timeout={busy_timeout}")
