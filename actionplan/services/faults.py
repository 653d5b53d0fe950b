"""Faults of this program's own: what is written down of them, and where. Never a plan's words.

A traceback is full of them: messages quote values, and local variables are the plan. The log has types, files, lines
and functions only.
"""

import os
import platform
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from traceback import walk_tb
from typing import Final

from actionplan import __version__
from actionplan.domain.errors import Fault
from actionplan.ledger.files.private_files import PRIVATE_FILE, make_private_folder

LOG: Final = "faults.log"
MOST_BYTES: Final = 256 * 1024
"""A log that is longer is put aside, in the place of the one put aside before."""

_MOST_CAUSES: Final = 10


def state_folder() -> Path:
    """Where this system keeps what a user's program notes for itself."""
    from platformdirs import user_state_path

    return user_state_path("actionplan", appauthor=False)


def fault_of(error: BaseException, kept: str = "") -> Fault:
    """The error as the user is told of it, once its details are in the log; ``kept`` says what is kept of the words."""
    log = _log(error)
    details = "could not be written down" if log is None else f"are in {log}, without any words of your plan"
    sentence = f"A fault of actionplan itself ended it; its details {details}."
    return Fault(f"{sentence} {kept}" if kept else sentence)


def _log(error: BaseException) -> Path | None:
    try:
        folder = state_folder()
        make_private_folder(folder)
        path = folder / LOG
        if path.exists() and path.stat().st_size > MOST_BYTES:
            path.replace(folder / f"{LOG}.1")
        handle = os.open(path, os.O_APPEND | os.O_CREAT | os.O_WRONLY, PRIVATE_FILE)
        with os.fdopen(handle, "a", encoding="utf-8") as log:
            log.write("\n".join(_details(error)) + "\n\n")
    except (OSError, RuntimeError, ValueError):  # a full disk, a user without a home
        return None
    return path


def _details(error: BaseException) -> Iterator[str]:
    system = f"actionplan {__version__}, Python {platform.python_version()}, {sys.platform}"
    yield f"{datetime.now(UTC).isoformat(timespec='seconds')}  {system}"
    for number, each in enumerate(_chain(error)):
        yield f"{'because of ' if number else ''}{type(each).__module__}.{type(each).__qualname__}{_code(each)}"
        for frame, line in walk_tb(each.__traceback__):
            code = frame.f_code
            yield f"    {_short(code.co_filename)}:{line} in {code.co_qualname}"


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The error, what it came from, and what a group of errors holds; each once."""
    waiting: list[BaseException] = [error]
    seen: set[int] = set()
    while waiting and len(seen) < _MOST_CAUSES:
        each = waiting.pop(0)
        if id(each) in seen:
            continue
        seen.add(id(each))
        yield each
        held = each.exceptions if isinstance(each, BaseExceptionGroup) else ()
        waiting += [found for found in (*held, each.__cause__, each.__context__) if found is not None]


def _code(error: BaseException) -> str:
    """A number that the system, SQLite or a server gave, which quotes nothing."""
    for name in ("sqlite_errorname", "sqlstate", "errno"):
        code = getattr(error, name, None)
        if isinstance(code, str | int):
            return f" ({name} {code})"
    return ""


def _short(file: str) -> str:
    """A source file's path from its package on: what is before it may name somebody."""
    parts = Path(file).parts
    for root in ("site-packages", f"python{sys.version_info.major}.{sys.version_info.minor}"):
        if root in parts:
            return "/".join(parts[len(parts) - parts[::-1].index(root) :])
    ours = Path(__file__).parents[2].parts
    return "/".join(parts[len(ours) :] if parts[: len(ours)] == ours else parts[-1:])
