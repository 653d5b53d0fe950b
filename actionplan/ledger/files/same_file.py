"""Whether a pooled connection's file is still the one at the plan's path: another program may have replaced it.

SQLite keeps using the file that it opened, even one without a name, and what it writes there is lost on closing. So
each connection is checked when it leaves the pool, and a writer's again before it commits.
"""

import os
import struct
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, NamedTuple

import sqlalchemy as sa

from actionplan.domain.errors import BadInput, Refused

_OPENED: Final = "actionplan_opened"
_LOG_LEFT: Final = "actionplan_log_left"

_INDEX_HEADER: Final = 136
_PAGES_IN_INDEX: Final = 20
_PAGE_SIZE_AT: Final = 16
"""Where SQLite's formats have these, in bytes."""


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


def has_log(path: Path) -> bool:
    """Whether there is a write-ahead log beside the plan with anything in it."""
    log = _log_of(path)
    return log is not None and log[1].st_size > 0


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


def remove_foreign_index(path: Path) -> None:
    """Remove an empty write-ahead log and its index where they belong to another file, which had the name before.

    A program that still has that file open keeps them in their place, and SQLite would take the new file's size from
    the index. An index whose log is empty gives the size of its own file, so another size shows that it is foreign.
    """
    if has_log(path):
        return
    plan = path.resolve()
    log, index = plan.with_name(f"{plan.name}-wal"), plan.with_name(f"{plan.name}-shm")
    with suppress(OSError):
        told = _index_header(index)
        pages = _pages(plan)
        if told is None or pages is None or told.pages in {0, pages} or told != _index_header(index):
            return
        log.unlink(missing_ok=True)
        index.unlink()


class _IndexHeader(NamedTuple):
    """The header of a write-ahead log's index (https://sqlite.org/walformat.html); ``pages`` is 0 if not known yet."""

    whole: bytes
    pages: int


def _index_header(index: Path) -> _IndexHeader | None:
    try:
        with index.open("rb") as file:
            whole = file.read(_INDEX_HEADER)
    except FileNotFoundError:
        return None
    if len(whole) < _INDEX_HEADER:
        return None
    return _IndexHeader(whole, struct.unpack_from("=I", whole, _PAGES_IN_INDEX)[0])


def _pages(plan: Path) -> int | None:
    """How many pages the file has; None where its length is not a number of whole pages."""
    with plan.open("rb") as file:
        begins = file.read(_PAGE_SIZE_AT + 2)
    if len(begins) < _PAGE_SIZE_AT + 2:
        return None
    size = struct.unpack_from(">H", begins, _PAGE_SIZE_AT)[0]
    pages, rest = divmod(plan.stat().st_size, size) if size else (0, 0)
    return pages if pages and not rest else None


def _untouched(left: os.stat_result, now: os.stat_result) -> bool:
    return os.path.samestat(left, now) and (left.st_mtime_ns, left.st_size) == (now.st_mtime_ns, now.st_size)


def _refuse_if_replaced(connection: sa.Connection, path: Path) -> None:
    if connection.get_execution_options().get("writing", False) and not _is_same(connection.info.get(_OPENED), path):
        raise Refused(f"{path} was moved, deleted or replaced while it was written to. Nothing was written: try again.")
