"""Putting a backup in a plan's place: proved first, compared with what it replaces, and that is kept.

At every moment the plan's file is whole, the one before or the one after; what it replaces is copied, not moved, so
that a run cut short leaves no gap in which a new plan would be made.
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
from actionplan.ledger.backups.backup import copy_database, part_of, prove, prove_pages
from actionplan.ledger.backups.compare_copies import Compared, Head, compare, head_of, last_day
from actionplan.ledger.engine import explain_faults, make_engine
from actionplan.ledger.faults import refuse_unless_file
from actionplan.ledger.files.private_files import (
    OF_SQLITE,
    make_private_file,
    make_private_folder,
    only_one,
    put_in_place,
    remove_database,
    replace_whole,
)
from actionplan.ledger.history import recomputed_hash
from actionplan.ledger.schema import OLDER_REVISIONS, REVISION

_SECONDS_FOR_OTHERS: Final = 1


@dataclass(frozen=True, slots=True)
class Ready:
    """A backup that was proved, copied beside the plan, and what the plan there loses by it.

    ``compared`` is None where no plan stands there, or what stands there cannot be read as one (``unreadable``).
    """

    copy: Path
    head: Head
    last_on: date | None
    plan: Path
    compared: Compared | None
    unreadable: bool


@contextmanager
def ready_to_restore(file: Path, plan: Path) -> Iterator[Ready]:
    """A backup proved and compared, for somebody to decide on; unless it is put back, nothing of it is left afterwards.

    Raises ``BadInput`` for a file that is no backup or a newer program's, and ``Refused`` for one that is not whole.
    """
    if not file.is_file():
        raise BadInput(f"There is no file {file} to restore from.")
    if plan.exists() and file.samefile(plan):
        raise BadInput(f"{file} is the plan itself. Name a backup of it.")
    if plan.is_symlink():
        refuse_unless_file(plan)  # a link to a drive that is not there
        plan = plan.resolve()  # putting a file in the link's place would make two plans of one
    try:
        make_private_folder(plan.parent)
        with only_one(plan.with_name(f".{plan.name}.restored.lock")) as alone:
            if not alone:
                raise Refused("Another program is restoring this plan just now. Nothing was changed.")
            with part_of(plan.with_name(f"{plan.name}.restored")) as part:
                head = _copied(file, part)
                _refuse_unless_whole(file, part)
                compared, unreadable = _compared(part, plan)
                yield Ready(part, head, last_day(part), plan, compared, unreadable)
    except OSError as error:
        raise BadInput(f"{plan} cannot be restored: {error.strerror}. What stands there is as it was.") from error


def _copied(file: Path, part: Path) -> Head:
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
    problems = prove(part).problems if revision == REVISION else _problems_of_older(part)
    if problems:
        raise Refused(f"{file} is not whole, and was not restored: {problems[0]} Try an earlier backup.")


def _problems_of_older(part: Path) -> tuple[str, ...]:
    """What is wrong with the pages or the chain of an older program's plan; its state is rebuilt when it is opened."""
    proof = prove_pages(part)
    if proof.problems:
        return proof.problems
    engine = make_engine(str(part), read_only=True)
    try:
        with engine.connect() as connection:
            proved = recomputed_hash(connection, proof.head.entries)
    except sa.exc.DBAPIError:
        return ("Its entries cannot be read.",)
    finally:
        engine.dispose()
    return () if proved == proof.head.hash else ("An entry was changed after it was written.",)


def _compared(part: Path, plan: Path) -> tuple[Compared | None, bool]:
    if not plan.exists():
        return None, False
    try:
        return compare(part, plan), False
    except sqlite3.Error as error:
        if "locked" in str(error):
            raise _in_use(plan) from error
        return None, True


def put_back(ready: Ready, today: date) -> Path | None:
    """Put the backup in the plan's place, and say where what stood there is kept; None where nothing stood there.

    Raises ``Refused`` where another program has the plan open or has changed it since it was compared, and ``BadInput``
    where the disk is full or the file cannot be replaced; then the plan is as it was.
    """
    plan = ready.plan
    if ready.compared is None and not ready.unreadable:  # nothing stood there, and nothing may by now
        if not put_in_place(ready.copy, plan):
            raise _changed()
        return None
    if not plan.exists():
        raise _changed()
    kept = _free_name(plan, today)
    with _none_left_on_failure(kept), explain_faults(str(plan)):
        if ready.compared is None:
            _keep_bytes(plan, kept)  # before SQLite opens it: what it takes for useless beside it, it removes
        with closing(_connect(plan)) as connection:
            alone = _taken_alone(connection, plan)
            if ready.compared is not None and alone:
                if head_of(connection) != ready.compared.plan:
                    raise _changed()
                _keep(connection, kept)
            elif ready.compared is not None:
                connection.close()
                _keep_bytes(plan, kept)
            if os.name == "nt":
                connection.close()  # an open file cannot be replaced there
            _replace(ready.copy, plan)
    return kept


@contextmanager
def _none_left_on_failure(kept: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        remove_database(kept)
        raise


def _replace(copy: Path, plan: Path) -> None:
    for end in OF_SQLITE:
        # RowsByEntry the new file, SQLite would take what is left of the old one's for its own.
        plan.with_name(plan.name + end).unlink(missing_ok=True)
    replace_whole(copy, plan)


def _connect(plan: Path) -> sqlite3.Connection:
    return sqlite3.connect(plan, timeout=_SECONDS_FOR_OTHERS, isolation_level=None)


def _taken_alone(connection: sqlite3.Connection, plan: Path) -> bool:
    """Whether this program alone has the plan open from now on; False where SQLite cannot open it as a database.

    Leaving the write-ahead log folds it into the file, and is refused while any other program has the plan open.
    Raises ``Refused`` then.
    """
    try:
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")  # the lock stays, by the locking mode; an open transaction could not be copied
    except sqlite3.DatabaseError as error:
        if "locked" in str(error):
            raise _in_use(plan) from error
        return False
    return True


def _keep(connection: sqlite3.Connection, kept: Path) -> None:
    """Copy what is replaced; by the same connection, since opening and closing the file would let go of its lock."""
    with part_of(kept) as part:
        remove_database(part)
        make_private_file(part)
        with closing(sqlite3.connect(part)) as writer:
            connection.backup(writer)
        put_in_place(part, kept)


def _keep_bytes(plan: Path, kept: Path) -> None:
    """Copy what SQLite cannot read, with what belongs to it."""
    for end in (*OF_SQLITE, ""):
        source = plan.with_name(plan.name + end)
        if source.exists():
            with part_of(kept.with_name(kept.name + end)) as part:
                part.unlink(missing_ok=True)
                make_private_file(part)
                shutil.copyfile(source, part)
                put_in_place(part, kept.with_name(kept.name + end))


def _free_name(plan: Path, today: date) -> Path:
    """Where what is replaced is kept: "plan.db.replaced-2026-11-22", then with "-2"."""
    first = plan.with_name(f"{plan.name}.replaced-{today.isoformat()}")
    name, attempt = first, 1
    while any(name.with_name(name.name + end).exists() for end in ("", *OF_SQLITE)):
        attempt += 1
        name = first.with_name(f"{first.name}-{attempt}")
    return name


def _in_use(plan: Path) -> Refused:
    return Refused(
        f"{plan} is open in another program, perhaps the tracker in another window. Nothing was restored: close it, "
        "and try again."
    )


def _changed() -> Refused:
    return Refused("The plan was changed by another program meanwhile. Nothing was restored: look, and try again.")
