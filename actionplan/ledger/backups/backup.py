"""Copies of a plan while others go on writing: made by SQLite's backup API, proved, and put in place whole.

Where a copy is made, its name begins with a dot and ends in ``.actionplan-part``. What a killed process leaves of one
is removed when the next copy is made under that name, or in that folder a day later.
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
from actionplan.ledger.backups.compare_copies import Head, head_of
from actionplan.ledger.engine import explain_faults, make_engine, open_file
from actionplan.ledger.files.private_files import (
    make_private_file,
    only_one,
    put_in_place,
    remove_database,
    sync_folder,
    uri_of,
)
from actionplan.ledger.verify.verification import verify

PART: Final = ".actionplan-part"
"""What the name of an unfinished copy ends in; no other program's files do."""

_ABANDONED_SECONDS: Final = 24 * 60 * 60
"""Untouched for so long, an unfinished copy has no process any more that works on it."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What a copy was found to hold; no problem means that it is whole."""

    head: Head
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy that was proved: its file, how many entries it holds, the last one's hash, and its size in bytes."""

    path: Path
    entries: int
    head: str
    size: int


def back_up(location: str, target: Path) -> Backup:
    """A copy of a plan in a new file, as it stands at one moment, proved whole; others may go on writing.

    Raises ``BadInput`` where the plan is on a server, or the file cannot be made or exists, and ``Refused`` where
    somebody else makes it, or the copy is not whole; then nothing is left of it.
    """
    path = sqlite_path(location)
    if path is None:
        raise BadInput(
            "A shared plan is backed up on its server, with pg_dump: docs/shared-plan.md says how. To have it in a "
            "file: actionplan copy URL FILE"
        )
    _refuse_unless_free(path, target)
    try:
        with only_one(target.with_name(f".{target.name}.lock")) as alone:
            if not alone:
                raise Refused(f"Another program is making {target} just now. Nothing was changed.")
            _sweep(target.parent)
            return _made(location, path, target)
    except OSError as error:
        raise BadInput(f"{target} cannot be written: {error.strerror}. Choose another place for the backup.") from error


def _made(location: str, path: Path, target: Path) -> Backup:
    with part_of(target) as part:
        source = _copied(location, path, part, target)
        proof = prove(part)
        _refuse_unless_whole(proof, source)
        size = part.stat().st_size
        if not put_in_place(part, target):
            raise BadInput(f"{target} exists by now. Nothing was written over it; choose another file.")
    return Backup(target, proof.head.entries, proof.head.hash, size)


def _sweep(folder: Path) -> None:
    for each in folder.glob(f".*{PART}"):
        with suppress(FileNotFoundError):  # whoever swept it was quicker
            if time.time() - each.stat().st_mtime > _ABANDONED_SECONDS:
                remove_database(each)


def _copied(location: str, path: Path, part: Path, target: Path) -> Head:
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
        raise BadInput(f"{target} exists already, and a backup is never written over another file. Choose another one.")
    if not target.parent.is_dir():
        raise BadInput(f"There is no folder {target.parent} to put the backup in. Make it first.")


def _refuse_unless_whole(proof: Proof, source: Head) -> None:
    if proof.problems:
        raise Refused(
            f"No backup was made, because the copy is not whole: {proof.problems[0]} To see all that is wrong, and "
            "what to do: actionplan verify"
        )
    if proof.head != source:
        raise Refused("No backup was made, because the copy ends elsewhere than the plan. Try again.")


@contextmanager
def part_of(target: Path) -> Iterator[Path]:
    """Where a copy of that name stands until it is finished; nothing is left there afterwards."""
    part = target.with_name(f".{target.name}{PART}")
    try:
        yield part
    finally:
        remove_database(part)


def copy_database(source: Path, part: Path, *, read_only: bool = False) -> Head:
    """Copy a database as it stands at one moment into a new private file, and say where its ledger ends.

    What is at ``part`` already is taken for a copy that was never finished. ``read_only`` is for a source that nobody
    writes to, such as a backup on a stick. Raises ``OSError`` and SQLite's errors.
    """
    remove_database(part)
    make_private_file(part)
    with closing(open_file(source, read_only=read_only)) as reader, closing(sqlite3.connect(part)) as writer:
        # One transaction holds the moment still: the ledger's end and the pages are of the same one.
        reader.isolation_level = None
        reader.execute("BEGIN")
        head = head_of(reader)
        reader.backup(writer)
        reader.execute("ROLLBACK")
        # A single file, which can be opened where nothing can be written.
        writer.execute("PRAGMA journal_mode=DELETE")
    sync_folder(part.parent)
    return head


def prove(copy: Path) -> Proof:
    """Prove a copy as ``verify`` proves a plan: pages and indexes, chain, texts, and the state rebuilt and compared."""
    engine = make_engine(str(copy), read_only=True)
    try:
        with engine.connect() as connection:
            found = verify(connection)
    except (sa.exc.DBAPIError, sqlite3.Error):
        return Proof(Head(0, ""), ("It cannot be read to its end.",))
    finally:
        engine.dispose()
    return Proof(Head(found.entries, found.head if found.entries else ""), found.problems)


def prove_pages(copy: Path) -> Proof:
    """Prove no more than that SQLite finds no page damaged, and where the ledger ends; reads no entry."""
    try:
        with closing(sqlite3.connect(f"{uri_of(copy.resolve())}?mode=ro", uri=True)) as connection:
            said = connection.execute("PRAGMA quick_check(1)").fetchone()
            head = head_of(connection)
    except sqlite3.Error:
        return Proof(Head(0, ""), ("It cannot be read to its end.",))
    problems = () if said is not None and said[0] == "ok" else ("SQLite finds it damaged.",)
    return Proof(head, problems)
