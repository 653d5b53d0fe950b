"""Restoring a backup: it is verified, compared with the plan that it replaces, and that plan is kept.

The plan's file is replaced atomically. The replaced plan is copied, not moved, so that an interrupted restore never
leaves the path empty, where a new plan would be made.
"""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

import sqlalchemy as sa

from actionplan.domain.errors import BadInput, Refused
from actionplan.ledger.backups.backup import check_copy, check_pages, copy_database, partial_file
from actionplan.ledger.backups.comparison import CopyComparison, Head, compare, head_of, last_day
from actionplan.ledger.engine import explain_faults, make_engine
from actionplan.ledger.faults import refuse_unless_file
from actionplan.ledger.files.private_files import (
    SQLITE_SUFFIXES,
    exclusive_lock,
    make_private_file,
    make_private_folder,
    put_in_place,
    remove_database,
    replace_atomically,
)
from actionplan.ledger.history import recomputed_hash
from actionplan.ledger.schema import OLDER_REVISIONS, REVISION

_BUSY_SECONDS: Final = 1


@dataclass(frozen=True, slots=True)
class PreparedRestore:
    """A verified copy of a backup beside the plan, ready to replace it, and how the two differ.

    ``comparison`` is None where there is no plan, or where the file there cannot be read as one (``unreadable``).
    """

    copy: Path
    head: Head
    last_on: date | None
    plan: Path
    comparison: CopyComparison | None
    unreadable: bool


@contextmanager
def prepare_restore(file: Path, plan: Path) -> Iterator[PreparedRestore]:
    """Verify a backup and compare it with the plan, for somebody to decide; ``replace_plan`` carries it out.

    Without that, nothing is left behind. Raises ``BadInput`` for a file that is not a backup or is a newer program's,
    and ``Refused`` for one that is not whole.
    """
    if not file.is_file():
        raise BadInput(f"There is no file {file} to restore from.")
    if plan.exists() and file.samefile(plan):
        raise BadInput(f"{file} is the plan itself. Name a backup of it.")
    if plan.is_symlink():
        refuse_unless_file(plan)  # a link to a drive that is not there
        plan = plan.resolve()  # replacing the link itself would make two plans of one
    try:
        make_private_folder(plan.parent)
        with exclusive_lock(plan.with_name(f".{plan.name}.restored.lock")) as alone:
            if not alone:
                raise Refused("Another program is restoring this plan. Nothing was changed.")
            with partial_file(plan.with_name(f"{plan.name}.restored")) as part:
                head = _copy(file, part)
                _refuse_unless_whole(file, part)
                comparison, unreadable = _compare(part, plan)
                yield PreparedRestore(part, head, last_day(part), plan, comparison, unreadable)
    except OSError as error:
        raise BadInput(f"{plan} cannot be restored: {error.strerror}. The plan there is unchanged.") from error


def _copy(file: Path, part: Path) -> Head:
    try:
        head = copy_database(file, part, read_only=True)
    except (sqlite3.Error, sa.exc.DBAPIError) as error:
        said = str(error).lower()
        if "full" in said:
            raise BadInput(f"The disk is full: there is no room for the backup at {part.parent}.") from error
        what = "is damaged" if "malformed" in said else "is no backup of a plan"
        raise BadInput(f"{file} {what}. Nothing was changed; name another file.") from error
    if head.entries == 0:
        raise BadInput(f"{file} holds no entry. Nothing was changed; name another file.")
    return head


def _refuse_unless_whole(file: Path, part: Path) -> None:
    engine = make_engine(str(part), read_only=True)
    try:
        with engine.connect() as connection:
            known = sa.inspect(connection).has_table("alembic_version")
            revision = connection.scalar(sa.text("SELECT version_num FROM alembic_version")) if known else None
    except sa.exc.DBAPIError as error:
        raise BadInput(f"{file} is damaged. Nothing was changed; name another file.") from error
    finally:
        engine.dispose()
    if revision is None:
        raise BadInput(f"{file} is no backup of a plan. Nothing was changed; name another file.")
    if revision != REVISION and revision not in OLDER_REVISIONS:
        raise BadInput(
            f"{file} was written by a newer actionplan (schema {revision}; this one knows up to {REVISION}). "
            "Update the program first; nothing was changed."
        )
    problems = check_copy(part).problems if revision == REVISION else _problems_of_older(part)
    if problems:
        raise Refused(f"{file} is not whole, and was not restored: {problems[0]} Try an earlier backup.")


def _problems_of_older(part: Path) -> tuple[str, ...]:
    """What is wrong with the pages or the hash chain of an older program's plan; opening it rebuilds its state."""
    check = check_pages(part)
    if check.problems:
        return check.problems
    engine = make_engine(str(part), read_only=True)
    try:
        with engine.connect() as connection:
            recomputed = recomputed_hash(connection, check.head.entries)
    except sa.exc.DBAPIError:
        return ("Its entries cannot be read.",)
    finally:
        engine.dispose()
    return () if recomputed == check.head.hash else ("An entry was changed after it was written.",)


def _compare(part: Path, plan: Path) -> tuple[CopyComparison | None, bool]:
    if not plan.exists():
        return None, False
    try:
        return compare(part, plan), False
    except sqlite3.Error as error:
        if "locked" in str(error):
            raise _in_use(plan) from error
        return None, True


def replace_plan(prepared: PreparedRestore, today: date) -> Path | None:
    """Replace the plan by the backup and return where the replaced plan is kept; None where there was none.

    Raises ``Refused`` where another program has the plan open or has changed it since the comparison, and ``BadInput``
    where the disk is full or the file cannot be replaced; then the plan is unchanged.
    """
    plan = prepared.plan
    if prepared.comparison is None and not prepared.unreadable:  # there was no plan, and there must be none now
        if not put_in_place(prepared.copy, plan):
            raise _changed()
        return None
    if not plan.exists():
        raise _changed()
    kept = _free_name(plan, today)
    with _removed_on_failure(kept), explain_faults(str(plan)):
        if prepared.comparison is None:
            _copy_files(plan, kept)  # before SQLite opens it, which may remove files beside it
        with closing(_connect(plan)) as connection:
            exclusive = _opened_exclusively(connection, plan)
            if prepared.comparison is not None and exclusive:
                if head_of(connection) != prepared.comparison.plan:
                    raise _changed()
                _copy_by_sqlite(connection, kept)
            elif prepared.comparison is not None:
                connection.close()
                _copy_files(plan, kept)
            if os.name == "nt":
                connection.close()  # Windows cannot replace an open file
            _replace(prepared.copy, plan)
    return kept


@contextmanager
def _removed_on_failure(kept: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        remove_database(kept)
        raise


def _replace(copy: Path, plan: Path) -> None:
    for end in SQLITE_SUFFIXES:
        # Beside the new file, SQLite would take what is left of the old one's for its own.
        plan.with_name(plan.name + end).unlink(missing_ok=True)
    replace_atomically(copy, plan)


def _connect(plan: Path) -> sqlite3.Connection:
    return sqlite3.connect(plan, timeout=_BUSY_SECONDS, isolation_level=None)


def _opened_exclusively(connection: sqlite3.Connection, plan: Path) -> bool:
    """Whether the plan is now open in this program only; False where SQLite cannot open it as a database.

    Leaving write-ahead-log mode applies the log to the file. It fails while another program has the plan open, and
    then raises ``Refused``.
    """
    try:
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")  # EXCLUSIVE mode keeps the lock; an open transaction cannot be backed up
    except sqlite3.DatabaseError as error:
        if "locked" in str(error):
            raise _in_use(plan) from error
        return False
    return True


def _copy_by_sqlite(connection: sqlite3.Connection, kept: Path) -> None:
    """Copy the replaced plan over this connection: opening and closing the file again would release its lock."""
    with partial_file(kept) as part:
        remove_database(part)
        make_private_file(part)
        with closing(sqlite3.connect(part)) as writer:
            connection.backup(writer)
        put_in_place(part, kept)


def _copy_files(plan: Path, kept: Path) -> None:
    """Copy a file that SQLite cannot read, and the files beside it."""
    for end in (*SQLITE_SUFFIXES, ""):
        source = plan.with_name(plan.name + end)
        if source.exists():
            with partial_file(kept.with_name(kept.name + end)) as part:
                part.unlink(missing_ok=True)
                make_private_file(part)
                shutil.copyfile(source, part)
                put_in_place(part, kept.with_name(kept.name + end))


def _free_name(plan: Path, today: date) -> Path:
    """Where the replaced plan is kept: "plan.db.replaced-2026-11-22", then with "-2"."""
    first = plan.with_name(f"{plan.name}.replaced-{today.isoformat()}")
    name, attempt = first, 1
    while any(name.with_name(name.name + end).exists() for end in ("", *SQLITE_SUFFIXES)):
        attempt += 1
        name = first.with_name(f"{first.name}-{attempt}")
    return name


def _in_use(plan: Path) -> Refused:
    return Refused(
        f"{plan} is open in another program, perhaps the tracker in another window. Nothing was restored: close it, "
        "and try again."
    )


def _changed() -> Refused:
    return Refused("Another program has changed the plan meanwhile. Nothing was restored: look, and try again.")
