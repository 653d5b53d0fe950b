"""Comparing a copy of a plan with the plan: how far they agree, and what is missing. Reads hashes, no texts."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from actionplan.domain.dates import london_day
from actionplan.domain.subjects.redaction import TextRedacted
from actionplan.ledger.files.private_files import uri_of


@dataclass(frozen=True, slots=True)
class Head:
    """Where a ledger ends: the number of its last entry (0: none) and that entry's hash."""

    entries: int
    hash: str


@dataclass(frozen=True, slots=True)
class CopyComparison:
    """How a copy differs from the plan.

    ``common`` is the number of the last entry that both have, ``missing_until`` the day of the plan's last entry where
    the copy lacks it, and ``missing_redactions`` how many redactions the copy lacks.
    """

    copy: Head
    plan: Head
    common: int
    missing_until: date | None
    missing_redactions: int

    @property
    def missing(self) -> int:
        """How many entries of the plan the copy lacks."""
        return self.plan.entries - self.common

    @property
    def added(self) -> int:
        """How many entries the copy has that the plan lacks."""
        return self.copy.entries - self.common


def compare(copy: Path, plan: Path) -> CopyComparison:
    """Compare a copy, which nobody writes to, with a plan. Raises ``sqlite3.Error`` where one is unreadable.

    An entry's hash covers all entries before it, so binary search finds the last one that both have.
    """
    with closing(open_to_read(copy, "immutable=1")) as theirs, closing(open_to_read(plan, "mode=ro")) as ours:
        ours.execute("BEGIN")
        copied, present = head_of(theirs), head_of(ours)
        common, beyond = 0, min(copied.entries, present.entries) + 1
        while beyond - common > 1:
            middle = (common + beyond) // 2
            if _hash(theirs, middle) == _hash(ours, middle):
                common = middle
            else:
                beyond = middle
        missing_redactions = ours.execute(
            "SELECT count(*) FROM entry WHERE kind = ? AND number > ?", (TextRedacted.kind, common)
        ).fetchone()[0]
        missing_until = _day_of(ours, present.entries) if present.entries > common else None
        return CopyComparison(copied, present, common, missing_until, missing_redactions)


def head_of(connection: sqlite3.Connection) -> Head:
    """Where the ledger of an open database ends. Raises ``sqlite3.Error`` where there is no ledger."""
    row = connection.execute("SELECT number, hash FROM entry ORDER BY number DESC LIMIT 1").fetchone()
    if row is None:
        return Head(0, "")
    number, last_hash = row
    if not (isinstance(number, int) and isinstance(last_hash, str)):
        raise sqlite3.DatabaseError("another program's table of that name")
    return Head(number, last_hash)


def last_day(copy: Path) -> date | None:
    """The day of a copy's last entry, while nobody writes to it; None where it has none."""
    with closing(open_to_read(copy, "immutable=1")) as connection:
        return _day_of(connection, head_of(connection).entries)


def open_to_read(path: Path, how: str) -> sqlite3.Connection:
    """A connection to a plan's copy; ``how`` are SQLite's options for its address, such as "mode=ro"."""
    return sqlite3.connect(f"{uri_of(path.resolve())}?{how}", uri=True, timeout=1, isolation_level=None)


def _hash(connection: sqlite3.Connection, number: int) -> str | None:
    row = connection.execute("SELECT hash FROM entry WHERE number = ?", (number,)).fetchone()
    return None if row is None else str(row[0])


def _day_of(connection: sqlite3.Connection, number: int) -> date | None:
    row = connection.execute("SELECT at FROM entry WHERE number = ?", (number,)).fetchone()
    try:
        return None if row is None else london_day(datetime.fromisoformat(row[0]))
    except (TypeError, ValueError):  # an altered entry
        return None
