"""Copying a plan to another database, of the same kind or another: verified before and after.

Entries and texts are copied unchanged, with salts and hashes, and the state is rebuilt from them. All of it is one
transaction of the new database, so the copy is complete or does not exist.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from actionplan.domain.errors import BadInput
from actionplan.ledger import schema
from actionplan.ledger.addresses import display_location, sqlite_path
from actionplan.ledger.backups.backup import partial_file
from actionplan.ledger.bulk import batches
from actionplan.ledger.engine import explain_faults, make_engine
from actionplan.ledger.faults import is_taken, refuse_unless_file
from actionplan.ledger.files.private_files import make_private_file, make_private_folder, put_in_place, remove_database
from actionplan.ledger.postgres.faults import RowRefused
from actionplan.ledger.postgres.schema import disable_idle_timeout
from actionplan.ledger.tables import ENTRY, TEXT
from actionplan.ledger.verify.rebuild import rebuild_state
from actionplan.ledger.verify.verification import Verification, verify

# How a database refuses rows that this program never writes.
_REFUSED_ROWS = (sa.exc.IntegrityError, sa.exc.DataError, sa.exc.ProgrammingError, RowRefused)


@dataclass(frozen=True, slots=True)
class CopiedPlan:
    """How many entries were copied, and the hash of the last one."""

    entries: int
    head: str


def copy_plan(origin: str, destination: str) -> CopiedPlan:
    """Copy the plan at ``origin``, as at one moment, to ``destination``, where there must be none.

    Raises ``BadInput`` where the origin is not whole, or the destination is taken or cannot be written; then there is
    no plan at the destination.
    """
    path = sqlite_path(origin)
    if path is not None:
        refuse_unless_file(path)
    with _opened(origin, writing=False) as source:
        before = _verified(source, origin)
        with _new_database(destination) as new, _opened(new, writing=True, display_name=destination) as target:
            try:
                _copy_rows(source, target)
            except _REFUSED_ROWS as error:
                raise _not_whole(origin, "It holds rows that this program never writes.") from error
            after = verify(target)
            if after.problems or (after.entries, after.head) != (before.entries, before.head):
                raise _not_whole(origin, *after.problems[:1])
    return CopiedPlan(after.entries, after.head)


def _verified(source: sa.Connection, origin: str) -> Verification:
    if schema.migration_is_due(source):
        raise BadInput("This plan was written by an older actionplan. Open it once with: actionplan status")
    found = verify(source)
    if found.problems:
        raise _not_whole(origin, found.problems[0])
    return found


def _not_whole(origin: str, *problem: str) -> BadInput:
    place = display_location(origin)
    return BadInput(" ".join([f"Nothing was copied, because the plan at {place} is not whole.", *problem]))


def _copy_rows(source: sa.Connection, target: sa.Connection) -> None:
    disable_idle_timeout(target)
    schema.create_ledger_tables(target)
    for table in (ENTRY, TEXT):
        query = sa.select(table).order_by(*table.primary_key.columns)
        for rows in batches(source, query):
            target.execute(sa.insert(table), [row._asdict() for row in rows])
    rebuild_state(target)
    # Last: the triggers would refuse texts of earlier entries, and redacted ones.
    schema.create_triggers(target)
    schema.stamp(target)


@contextmanager
def _opened(location: str, *, writing: bool, display_name: str | None = None) -> Iterator[sa.Connection]:
    """A database, in one transaction; ``display_name`` is for messages, where the file is renamed later."""
    engine = make_engine(location, read_only=not writing)
    try:
        with explain_faults(display_name or location), engine.execution_options(writing=writing).begin() as connection:
            yield connection
    finally:
        engine.dispose()


@contextmanager
def _new_database(destination: str) -> Iterator[str]:
    """Where the copy is made: a server's database itself, or a temporary file, moved into place when it is complete."""
    path = sqlite_path(destination)
    if path is None:
        yield destination
        return
    if is_taken(path):
        raise BadInput(f"{path} exists already. Choose another file to copy to.")
    try:
        make_private_folder(path.parent)
        with partial_file(path) as part:
            remove_database(part)
            make_private_file(part)
            yield str(part)
            _put(part, path)
    except OSError as error:
        raise BadInput(f"{path} cannot be written: {error.strerror}. Choose another place to copy to.") from error


def _put(part: Path, path: Path) -> None:
    if not put_in_place(part, path):
        raise BadInput(f"{path} exists by now, and was not overwritten. Choose another file.")
