"""Copying a plan's file while others go on writing: by SQLite's backup API, verified, then moved into place.

While a copy is being made, its name begins with a dot and ends in ``.actionplan-part``. What a killed process leaves
behind is removed when the next copy is made under that name, or in that folder a day later.
"""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import sqlalchemy as sa

from actionplan.domain.errors import BadInput, Refused
from actionplan.ledger.addresses import sqlite_path
from actionplan.ledger.backups.comparison import Head, head_of
from actionplan.ledger.engine import explain_faults, make_engine, open_file
from actionplan.ledger.files.private_files import (
    exclusive_lock,
    make_private_file,
    put_in_place,
    remove_database,
    sync_folder,
    uri_of,
)
from actionplan.ledger.verify.verification import verify

PARTIAL_SUFFIX: Final = ".actionplan-part"
"""The suffix of an unfinished copy; no other program uses it."""

_ABANDONED_SECONDS: Final = 24 * 60 * 60
"""After this time without a change, no process is working on an unfinished copy any more."""


@dataclass(frozen=True, slots=True)
class CopyCheck:
    """Where a copy's ledger ends, and what is wrong with the copy."""

    head: Head
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Backup:
    """A verified copy: its file, its number of entries, the last one's hash, and its size in bytes."""

    path: Path
    entries: int
    head: str
    size: int


def back_up(location: str, target: Path) -> Backup:
    """Copy a plan, as at one moment, to a new file and verify the copy; others may go on writing.

    Raises ``BadInput`` where the plan is on a server, or the file exists or cannot be written, and ``Refused`` where
    another process is making it, or the copy is not whole; then nothing is left behind.
    """
    path = sqlite_path(location)
    if path is None:
        raise BadInput(
            "A shared plan is backed up on its server, with pg_dump: docs/shared-plan.md says how. To have it in a "
            "file: actionplan copy URL FILE"
        )
    _refuse_unless_free(path, target)
    try:
        with exclusive_lock(target.with_name(f".{target.name}.lock")) as alone:
            if not alone:
                raise Refused(f"Another program is making {target}. Nothing was changed.")
            _sweep(target.parent)
            return _make(location, path, target)
    except OSError as error:
        raise BadInput(f"{target} cannot be written: {error.strerror}. Choose another place for the backup.") from error


def _make(location: str, path: Path, target: Path) -> Backup:
    with partial_file(target) as part:
        source = _copy(location, path, part, target)
        check = check_copy(part)
        _refuse_unless_whole(check, source)
        size = part.stat().st_size
        if not put_in_place(part, target):
            raise BadInput(f"{target} exists by now, and a backup never overwrites a file. Choose another one.")
    return Backup(target, check.head.entries, check.head.hash, size)


def _sweep(folder: Path) -> None:
    for each in folder.glob(f".*{PARTIAL_SUFFIX}"):
        with suppress(FileNotFoundError):  # another process has removed it
            if time.time() - each.stat().st_mtime > _ABANDONED_SECONDS:
                remove_database(each)


def _copy(location: str, path: Path, part: Path, target: Path) -> Head:
    with explain_faults(location):
        try:
            return copy_database(path, part)
        except sqlite3.OperationalError as error:
            if "disk is full" not in str(error):
                raise
            raise BadInput(f"The disk is full: {target} was not made. Make room, or choose another place.") from error


def _refuse_unless_free(path: Path, target: Path) -> None:
    if not path.exists():
        raise BadInput(f"There is no plan at {path} to back up.")
    if target.exists() and target.samefile(path):
        raise BadInput(f"{target} is the plan itself. Name another file for the backup.")
    if target.is_dir():
        raise BadInput(f"{target} is a folder. Name a file for the backup.")
    if target.exists() or target.is_symlink():
        raise BadInput(f"{target} exists already, and a backup never overwrites a file. Choose another one.")
    if not target.parent.is_dir():
        raise BadInput(f"There is no folder {target.parent} to put the backup in. Make it first.")


def _refuse_unless_whole(check: CopyCheck, source: Head) -> None:
    if check.problems:
        raise Refused(
            f"No backup was made, because the copy is not whole: {check.problems[0]} To see all that is wrong, and "
            "what to do: actionplan verify"
        )
    if check.head != source:
        raise Refused("No backup was made, because the copy does not end with the plan's last entry. Try again.")


@contextmanager
def partial_file(target: Path) -> Iterator[Path]:
    """The temporary file of a copy until it is moved to ``target``; removed on leaving where it still exists."""
    part = target.with_name(f".{target.name}{PARTIAL_SUFFIX}")
    try:
        yield part
    finally:
        remove_database(part)


def copy_database(source: Path, part: Path, *, read_only: bool = False) -> Head:
    """Copy a database, as at one moment, to a new private file, and return where its ledger ends.

    A file at ``part`` is taken for an unfinished copy and replaced. ``read_only`` is for a source that nobody writes
    to, such as a backup on a memory stick. Raises ``OSError`` and SQLite's errors.
    """
    remove_database(part)
    make_private_file(part)
    with closing(open_file(source, read_only=read_only)) as reader, closing(sqlite3.connect(part)) as writer:
        # One transaction, so that the ledger's end and the pages are of the same moment.
        reader.isolation_level = None
        reader.execute("BEGIN")
        head = head_of(reader)
        reader.backup(writer)
        reader.execute("ROLLBACK")
        # A single file, which can also be opened where nothing can be written.
        writer.execute("PRAGMA journal_mode=DELETE")
    sync_folder(part.parent)
    return head


def check_copy(copy: Path) -> CopyCheck:
    """Verify a copy in full, as ``verify`` does a plan: pages, indexes, hash chain, texts and state."""
    engine = make_engine(str(copy), read_only=True)
    try:
        with engine.connect() as connection:
            found = verify(connection)
    except (sa.exc.DBAPIError, sqlite3.Error):
        return CopyCheck(Head(0, ""), ("It cannot be read to its end.",))
    finally:
        engine.dispose()
    return CopyCheck(Head(found.entries, found.head if found.entries else ""), found.problems)


def check_pages(copy: Path) -> CopyCheck:
    """Check only that SQLite finds no page damaged, and where the ledger ends; reads no other entry."""
    try:
        with closing(sqlite3.connect(f"{uri_of(copy.resolve())}?mode=ro", uri=True)) as connection:
            said = connection.execute("PRAGMA quick_check(1)").fetchone()
            head = head_of(connection)
    except sqlite3.Error:
        return CopyCheck(Head(0, ""), ("It cannot be read to its end.",))
    problems = () if said is not None and said[0] == "ok" else ("SQLite finds it damaged.",)
    return CopyCheck(head, problems)
