"""A plan copied to another database, of the same kind or another: proved, carried over row by row, and proved again.

Entries and texts are taken as they stand, salts and hashes too; the state is made anew from them. All of it happens in
one transaction of the new database, so that there is a whole copy or none.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from actionplan.domain.errors import BadInput
from actionplan.ledger import schema
from actionplan.ledger.addresses import display_location, sqlite_path
from actionplan.ledger.backups.backup import part_of
from actionplan.ledger.bulk import batches
from actionplan.ledger.engine import explain_faults, make_engine
from actionplan.ledger.faults import is_taken, refuse_unless_file
from actionplan.ledger.files.private_files import make_private_file, make_private_folder, put_in_place, remove_database
from actionplan.ledger.postgres.schema import disable_idle_timeout
from actionplan.ledger.tables import ENTRY, TEXT
from actionplan.ledger.verify.rebuild import rebuild_state
from actionplan.ledger.verify.verification import Verification, verify

# What a database says of rows that no program of ours writes.
_REFUSED_ROWS = (sa.exc.IntegrityError, sa.exc.DataError, sa.exc.ProgrammingError)


@dataclass(frozen=True, slots=True)
class Copied:
    """How many entries were carried over, and the hash of the last one."""

    entries: int
    head: str


def copy_plan(origin: str, destination: str) -> Copied:
    """Copy the plan at ``origin``, as it stands at one moment, to a place where there is none.

    Raises ``BadInput`` where the origin is not whole, or the destination is taken or cannot be written; then nothing
    stands at the destination.
    """
    path = sqlite_path(origin)
    if path is not None:
        refuse_unless_file(path)
    with _opened(origin, writing=False) as source:
        before = _proved(source, origin)
        with _new_place(destination) as making, _opened(making, writing=True, called=destination) as target:
            try:
                _carry_over(source, target)
            except _REFUSED_ROWS as error:
                raise _not_whole(origin, "It holds what no program of ours writes.") from error
            after = verify(target)
            if after.problems or (after.entries, after.head) != (before.entries, before.head):
                raise _not_whole(origin, *after.problems[:1])
    return Copied(after.entries, after.head)


def _proved(source: sa.Connection, origin: str) -> Verification:
    if schema.migration_is_due(source):
        raise BadInput("This plan was written by an older actionplan. Open it once with: actionplan status")
    found = verify(source)
    if found.problems:
        raise _not_whole(origin, found.problems[0])
    return found


def _not_whole(origin: str, *problem: str) -> BadInput:
    place = display_location(origin)
    return BadInput(" ".join([f"Nothing was copied, because the plan at {place} is not whole.", *problem]))


def _carry_over(source: sa.Connection, target: sa.Connection) -> None:
    disable_idle_timeout(target)
    schema.create_ledger_tables(target)
    for table in (ENTRY, TEXT):
        query = sa.select(table).order_by(*table.primary_key.columns)
        for rows in batches(source, query):
            target.execute(sa.insert(table), [row._asdict() for row in rows])
    rebuild_state(target)
    # Last, since they would refuse texts that stand behind later entries, and redacted ones.
    schema.create_triggers(target)
    schema.stamp(target)


@contextmanager
def _opened(location: str, *, writing: bool, called: str | None = None) -> Iterator[sa.Connection]:
    """The database, in one transaction; ``called`` is what its user calls a place whose name is given at the end."""
    engine = make_engine(location, read_only=not writing)
    try:
        with explain_faults(called or location), engine.execution_options(writing=writing).begin() as connection:
            yield connection
    finally:
        engine.dispose()


@contextmanager
def _new_place(destination: str) -> Iterator[str]:
    """Where the copy is made: a server's database itself, or a file beside its place, put there when it is whole."""
    path = sqlite_path(destination)
    if path is None:
        yield destination
        return
    if is_taken(path):
        raise BadInput(f"{path} exists already. Choose another file to copy to.")
    try:
        make_private_folder(path.parent)
        with part_of(path) as part:
            remove_database(part)
            make_private_file(part)
            yield str(part)
            _put(part, path)
    except OSError as error:
        raise BadInput(f"{path} cannot be written: {error.strerror}. Choose another place to copy to.") from error


def _put(part: Path, path: Path) -> None:
    if not put_in_place(part, path):
        raise BadInput(f"{path} exists by now. Nothing was written over it; choose another file to copy to.")
