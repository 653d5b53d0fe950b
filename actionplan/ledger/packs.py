"""What issued papers need from the ledger: the hash of an entry, proved from what the entries say, and past issues."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from actionplan.domain.meeting_entries import PackIssued
from actionplan.ledger.codec import FIRST_PREVIOUS_HASH, UnreadableEntry, entry_hash, unseal
from actionplan.ledger.tables import ENTRY


@dataclass(frozen=True, slots=True)
class Issue:
    """One issue of a meeting's papers, as the ledger recorded it."""

    meeting: str
    number: int
    cut_off: int
    as_at: date
    manifest_sha256: str


def proved_hash(connection: sa.Connection, number: int) -> str | None:
    """The hash of an entry worked out anew from all that entries 1 to ``number`` say; None where one is missing.

    The hashes kept in the table are not trusted: whoever changed an entry may have changed those too.
    """
    previous, count = FIRST_PREVIOUS_HASH, 0
    for row in connection.execute(sa.select(ENTRY).where(ENTRY.c.number <= number).order_by(ENTRY.c.number)):
        try:
            previous = entry_hash(
                row.number, previous, row.at, row.by, row.step, row.kind, row.schema_number, row.ref, row.fields
            )
        except TypeError:  # bytes in place of a text: no entry of ours
            return None
        count += 1
    return previous if count == number else None


def issues(connection: sa.Connection) -> list[Issue]:
    """Every issue of papers, oldest first; an entry that somebody garbled is left out, and is ``verify``'s to name."""
    query = sa.select(ENTRY.c.kind, ENTRY.c.schema_number, ENTRY.c.fields).where(ENTRY.c.kind == PackIssued.kind)
    found = []
    for kind, schema, stored in connection.execute(query.order_by(ENTRY.c.number)):
        try:
            fact = unseal(kind, schema, stored)
        except UnreadableEntry:
            continue
        if isinstance(fact, PackIssued):
            found.append(Issue(fact.meeting, fact.number, fact.cut_off, fact.as_at, fact.manifest_sha256))
    return found
