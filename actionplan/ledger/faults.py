"""SQLite's errors in plain words: what is wrong, in which file, what to do, and the exit code.

Errors are recognised by SQLite's result codes, which are stable; its messages are not.
"""

import os
import sqlite3
from collections.abc import Mapping
from pathlib import Path

from actionplan.domain.errors import ActionplanError, BadInput, Refused

_DAMAGED = "{place} is damaged. Keep the file as it is, and go back to your last backup."
_NO_PLAN = "{place} is not an actionplan database. Name another file with --db."
_LOCKED = "Another program is writing to {place}. Nothing was changed: try again."
_UNEXPECTED = (
    "{place} is not as this program left it ({said}). Nothing was changed. To see what is wrong: actionplan verify"
)

_BY_CODE: Mapping[int, tuple[type[ActionplanError], str]] = {
    sqlite3.SQLITE_BUSY: (Refused, _LOCKED),
    sqlite3.SQLITE_LOCKED: (Refused, _LOCKED),
    sqlite3.SQLITE_PROTOCOL: (Refused, _LOCKED),
    sqlite3.SQLITE_READONLY: (
        BadInput,
        "{place} cannot be written: the file or its folder is read-only, or the disk is full.",
    ),
    sqlite3.SQLITE_PERM: (BadInput, "{place} cannot be opened. Check that you may read and write it."),
    sqlite3.SQLITE_CANTOPEN: (BadInput, "{place} cannot be opened. Check that it exists and that you may read it."),
    sqlite3.SQLITE_NOTADB: (BadInput, _NO_PLAN),
    sqlite3.SQLITE_CORRUPT: (BadInput, _DAMAGED),
    sqlite3.SQLITE_FORMAT: (BadInput, _DAMAGED),
    sqlite3.SQLITE_TOOBIG: (BadInput, _DAMAGED),
    sqlite3.SQLITE_FULL: (BadInput, "The disk is full: nothing was written to {place}. Make room and try again."),
    sqlite3.SQLITE_IOERR: (
        BadInput,
        "{place} cannot be read or written right now. Nothing was changed: try again.",
    ),
    sqlite3.SQLITE_ERROR: (BadInput, _UNEXPECTED),
    sqlite3.SQLITE_CONSTRAINT: (BadInput, _UNEXPECTED),
    sqlite3.SQLITE_MISMATCH: (BadInput, _UNEXPECTED),
}
"""By SQLite's primary result code. Any other code can only come from a bug of this program."""

_WRITE_FAILURES = frozenset(
    {
        sqlite3.SQLITE_IOERR_WRITE,
        sqlite3.SQLITE_IOERR_FSYNC,
        sqlite3.SQLITE_IOERR_DIR_FSYNC,
        sqlite3.SQLITE_IOERR_TRUNCATE,
        sqlite3.SQLITE_IOERR_SHMSIZE,
    }
)
_NOT_WRITTEN = (
    "{place} could not be written: the disk may be full, over its quota or failing. Nothing was changed: make room, "
    "and try again."
)


def refuse_unless_file(path: Path) -> None:
    """Raise ``BadInput`` where a path cannot be a plan: missing, a folder, an empty file, a broken link."""
    try:
        if path.is_symlink() and not path.exists():
            raise BadInput(
                f"{path} is a link to {path.readlink()}, which is not there. Connect the drive that holds it, or name "
                "another file with --db."
            )
        if not path.exists():
            raise BadInput(f"There is no plan at {path}. Make one with: actionplan init")
        if path.is_dir():
            raise BadInput(f"{path} is a folder. Name the plan's file with --db.")
        if not path.is_file():
            raise BadInput(f"{path} is not a file that could hold a plan. Name another one with --db.")
        if path.stat().st_size == 0:
            raise BadInput(
                f"{path} is empty: no plan is in it. If one was, bring it back with: actionplan restore FILE. If not, "
                "delete the empty file, and make a plan with: actionplan init"
            )
    except OSError as error:
        raise BadInput(
            f"{path} cannot be opened: {error.strerror}. Check its name, and that you may read it."
        ) from error


def is_taken(path: Path) -> bool:
    """True where anything has the name: a plan, an empty file, a folder, even a broken link."""
    return os.path.lexists(path)


def damaged(place: str) -> BadInput:
    """The sentence for a file with bytes that SQLite never wrote."""
    return BadInput(_DAMAGED.format(place=place))


def explain_sqlite_error(error: sqlite3.Error, place: str) -> ActionplanError | None:
    """The sentence for an error of SQLite on the file at ``place``; None where the file is not to blame."""
    said = str(error)
    if said.startswith("Could not decode to UTF-8"):  # raised by the driver, without a code
        return damaged(place)
    code = getattr(error, "sqlite_errorcode", None)
    if code in _WRITE_FAILURES:
        return BadInput(_NOT_WRITTEN.format(place=place))
    known = None if code is None else _BY_CODE.get(code & 0xFF)  # the other bits are details
    if known is None:
        return None
    kind, sentence = known
    return kind(sentence.format(place=place, said=said))
