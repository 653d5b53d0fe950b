"""Whether a pooled connection's file is still the one at the plan's path: another program may have replaced it.

SQLite keeps using the file that it opened, even one without a name, and what it writes there is lost on closing. So
each connection is checked when it leaves the pool, and a writer's again before it commits.
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
    """Make an engine reconnect when the file at the path was replaced, and never commit to a replaced file.

    Its transactions raise ``BadInput`` where there is no file any more, and ``Refused`` where the file is replaced
    under a writer.
    """
    sa.event.listen(engine, "connect", lambda _, record: record.info.update({_OPENED: _identity(path)}))
    sa.event.listen(
        engine, "checkout", lambda _, record, __: _reconnect_if_replaced(record.info, path, read_only=read_only)
    )
    if not read_only:
        sa.event.listen(engine, "checkin", lambda _, record: record.info.update({_LOG_LEFT: _log_of(path)}))
    sa.event.listen(engine, "commit", lambda connection: _refuse_if_replaced(connection, path))


def refuse_missing(path: Path) -> None:
    """Raise ``BadInput`` where the file of an open plan no longer exists."""
    if not path.exists():
        raise BadInput(
            f"{path} is no longer there: it was moved or deleted while it was open. Put it back, or name another file "
            "with --db."
        )


def _identity(path: Path) -> os.stat_result | None:
    """The file's identity; None where there is no file, or the file system has no inode numbers."""
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


def _reconnect_if_replaced(info: dict[Any, Any], path: Path, *, read_only: bool) -> None:
    if _is_same(info.get(_OPENED), path):
        return
    refuse_missing(path)
    if not read_only:
        _remove_log_left_behind(info.get(_LOG_LEFT), path)
    raise sa.exc.DisconnectionError  # tells the pool to close this connection and open another


def _log_of(path: Path) -> tuple[Path, os.stat_result] | None:
    """The write-ahead log beside the plan and its state; None where there is none."""
    plan = path.resolve()
    log = plan.with_name(f"{plan.name}-wal")
    try:
        return log, log.stat()
    except OSError:
        return None


def _remove_log_left_behind(left: tuple[Path, os.stat_result] | None, path: Path) -> None:
    """Remove the write-ahead log of the replaced file: SQLite would apply it to the new file.

    Only the log that this connection left behind, unchanged since: any other may be another program's, with changes
    that were reported as saved.
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


def _refuse_if_replaced(connection: sa.Connection, path: Path) -> None:
    if connection.get_execution_options().get("writing", False) and not _is_same(connection.info.get(_OPENED), path):
        raise Refused(f"{path} was moved, deleted or replaced while it was written to. Nothing was written: try again.")
