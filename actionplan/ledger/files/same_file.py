"""Whether an open connection still has the file that carries the plan's name: a service may have put another there.

SQLite goes on with the file that it opened, name or no name: what is written there is gone when it is closed. So each
connection is asked when it is taken up, and a writer again before it commits.
"""

import os
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa

from actionplan.domain.errors import BadInput, Refused

_OPENED: Final = "actionplan_opened"
_LOG_LEFT: Final = "actionplan_log_left"


def watch_for_replacement(engine: sa.Engine, path: Path, *, read_only: bool) -> None:
    """Have the engine connect anew where another file has the path by now, and write to none that has lost its name.

    Where no file has it, ``BadInput`` is raised; ``Refused``, where a file is exchanged under a writer.
    """
    sa.event.listen(engine, "connect", lambda _, record: record.info.update({_OPENED: _identity(path)}))
    sa.event.listen(engine, "checkout", lambda _, record, __: _refuse_another(record.info, path, read_only=read_only))
    if not read_only:
        sa.event.listen(engine, "checkin", lambda _, record: record.info.update({_LOG_LEFT: _log_of(path)}))
    sa.event.listen(engine, "commit", lambda connection: _refuse_to_lose(connection, path))


def refuse_missing(path: Path) -> None:
    """Raise ``BadInput`` where nothing has the name of a plan that was there when it was opened."""
    if not path.exists():
        raise BadInput(
            f"{path} is no longer there: it was moved or deleted while it was open. Put it back, or name another file "
            "with --db."
        )


def _identity(path: Path) -> os.stat_result | None:
    """What tells the file from any other; None where there is none, or the file system numbers none of its files."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found if found.st_ino else None


def _is_same(opened: os.stat_result | None, path: Path) -> bool:
    if opened is None:
        return True
    now = _identity(path)
    return now is not None and os.path.samestat(opened, now)


def _refuse_another(info: dict[Any, Any], path: Path, *, read_only: bool) -> None:
    if _is_same(info.get(_OPENED), path):
        return
    refuse_missing(path)
    if not read_only:
        _remove_its_log(info.get(_LOG_LEFT), path)
    raise sa.exc.DisconnectionError  # the pool's word for: close this connection, and open another


def _log_of(path: Path) -> tuple[Path, os.stat_result] | None:
    """The write-ahead log beside the plan, as it is; None where there is none."""
    plan = path.resolve()
    log = plan.with_name(f"{plan.name}-wal")
    try:
        return log, log.stat()
    except OSError:
        return None


def _remove_its_log(left: tuple[Path, os.stat_result] | None, path: Path) -> None:
    """Remove the write-ahead log of the file that had the name: SQLite would fold it into the one that has it now.

    Only the very log that this connection left behind: one that was written to since may be another program's, and
    hold what somebody was told is saved.
    """
    now = _log_of(path)
    if left is None or now is None or not _untouched(left[1], now[1]):
        return
    log = now[0]
    with suppress(OSError):
        log.unlink()
        log.with_name(f"{log.name.removesuffix('-wal')}-shm").unlink(missing_ok=True)


def _untouched(left: os.stat_result, now: os.stat_result) -> bool:
    return os.path.samestat(left, now) and (left.st_mtime_ns, left.st_size) == (now.st_mtime_ns, now.st_size)


def _refuse_to_lose(connection: sa.Connection, path: Path) -> None:
    if connection.get_execution_options().get("writing", False) and not _is_same(connection.info.get(_OPENED), path):
        raise Refused(f"{path} was moved, deleted or replaced at this very moment. Nothing was written: try again.")
