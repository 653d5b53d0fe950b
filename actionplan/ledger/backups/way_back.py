"""The way back from entries that a clock made which was ahead: the last backup from before them.

Such an entry cannot be taken out, and keeps everything from being written until its time has come.
"""

import shlex
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from actionplan.domain.clock import TOLERANCE
from actionplan.ledger.addresses import sqlite_path
from actionplan.ledger.backups.automatic import automatic_backups, backups_folder
from actionplan.ledger.backups.comparison import open_to_read
from actionplan.ledger.files.storage import storage_of

_CLOCK_WAS_AHEAD = "If it is right, it was ahead when that entry was made: go back to"


def way_back(location: str, now: datetime) -> str:
    """What to do where the clock is right, and the plan's last entry is not: a sentence that names the backup."""
    path = sqlite_path(location)
    if path is None:
        return f"{_CLOCK_WAS_AHEAD} a backup from before it, with pg_restore: docs/shared-plan.md says how."
    backup = last_backup_until(path.resolve(), now)
    if backup is None:
        return f"{_CLOCK_WAS_AHEAD} a backup from before it, with: actionplan restore FILE"
    return f"{_CLOCK_WAS_AHEAD} the backup from before it, with: actionplan restore {shlex.quote(str(backup))}"


def last_backup_until(path: Path, now: datetime) -> Path | None:
    """The automatic backup with the most entries of which none was made after ``now``; None where there is none."""
    found = []
    for backup in automatic_backups(path, backups_folder(path, storage_of(path))):
        end = _end_of(backup)
        if end is not None and end[1] <= now + TOLERANCE:
            found.append((end[0], backup))
    return max(found, default=(0, None))[1]


def _end_of(backup: Path) -> tuple[int, datetime] | None:
    """The number and the time of a backup's last entry; None where it cannot be read."""
    try:
        with closing(open_to_read(backup, "mode=ro")) as connection:
            row = connection.execute("SELECT number, at FROM entry ORDER BY number DESC LIMIT 1").fetchone()
        return None if row is None else (int(row[0]), datetime.fromisoformat(row[1]))
    except (sqlite3.Error, ValueError, TypeError):
        return None
