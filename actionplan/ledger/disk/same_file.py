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


def keep_to_the_name(engine: sa.Engine, path: Path) -> None:
    """Have the engine connect anew where another file has the path by now, and write to none that has lost its name.

    Where no file has it, ``BadInput`` is raised; ``Refused``, where a file is exchanged under a writer.
    """
    sa.event.listen(engine, "connect", lambda _, record: record.info.update({_OPENED: _identity(path)}))
    sa.event.listen(engine, "checkout", lambda _, record, __: _refuse_another(record.info, path))
    sa.event.listen(engine, "commit", lambda connection: _refuse_to_lose(connection, path))


def refuse_what_has_gone(path: Path) -> None:
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


def _refuse_another(info: dict[Any, Any], path: Path) -> None:
    if _is_same(info.get(_OPENED), path):
        return
    refuse_what_has_gone(path)
    _remove_its_log(path.resolve())
    raise sa.exc.DisconnectionError  # the pool's word for: close this connection, and open another


def _remove_its_log(path: Path) -> None:
    """Remove the write-ahead log of the file that had the name: SQLite would fold it into the one that has it now.

    A log that was written to since that one came is its own, another program's.
    """
    log = path.with_name(f"{path.name}-wal")
    with suppress(OSError):
        if log.stat().st_mtime_ns <= path.stat().st_ctime_ns:
            log.unlink()
            path.with_name(f"{path.name}-shm").unlink(missing_ok=True)


def _refuse_to_lose(connection: sa.Connection, path: Path) -> None:
    if connection.get_execution_options().get("writing", False) and not _is_same(connection.info.get(_OPENED), path):
        raise Refused(f"{path} was moved, deleted or replaced at this very moment. Nothing was written: try again.")
