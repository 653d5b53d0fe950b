"""The way back from entries that a clock made which was ahead: the last backup from before them, or another plan.

Such an entry cannot be taken out, and keeps everything from being written until its time has come. A plan that was
begun by such a clock has no state from before: there is nothing to go back to, and it is begun again elsewhere.
"""

import shlex
import sqlite3
from contextlib import closing
from datetime import datetime
from itertools import count
from pathlib import Path

from actionplan.domain.clock import TOLERANCE
from actionplan.ledger.addresses import sqlite_path
from actionplan.ledger.backups.automatic import automatic_backups, backups_folder
from actionplan.ledger.backups.comparison import open_to_read
from actionplan.ledger.files.storage import storage_of

_CLOCK_WAS_AHEAD = "If it is right, it was ahead when that entry was made: go back to"
_BEGUN_AHEAD = "If the clock is right, it was ahead when this plan was begun, and no backup is from before: begin again"


def way_back(location: str, now: datetime, began: datetime | None) -> str:
    """What to do where the clock is right, and the plan's last entry is not: a sentence that names the backup.

    ``began`` is the time of the plan's first entry.
    """
    path = sqlite_path(location)
    ahead_from_the_first = began is not None and began > now + TOLERANCE
    if path is None:
        if ahead_from_the_first:
            return f"{_BEGUN_AHEAD} in a new database, with: actionplan init --db URL"
        return f"{_CLOCK_WAS_AHEAD} a backup from before it, with pg_restore: docs/shared-plan.md says how."
    if ahead_from_the_first:
        return f"{_BEGUN_AHEAD} in a new file, with: actionplan init --db {shlex.quote(str(_another_file(path)))}"
    backup = last_backup_until(path.resolve(), now)
    if backup is None:
        return f"{_CLOCK_WAS_AHEAD} a backup from before it, with: actionplan restore FILE"
    return f"{_CLOCK_WAS_AHEAD} the backup from before it, with: actionplan restore {shlex.quote(str(backup))}"


def _another_file(path: Path) -> Path:
    """A file beside the plan that is not there yet: "plan-2.db"."""
    numbered = (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in count(2))
    return next(each for each in numbered if not each.exists())


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
