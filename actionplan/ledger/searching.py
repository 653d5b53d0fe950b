"""Where words stand on record: the database passes most texts over, and the domain's rule judges the rest.

Writes nothing, and needs no index: nothing is kept beside the texts which a redaction would have to remove as well.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

import sqlalchemy as sa

from actionplan.domain.entry import free_text_fields
from actionplan.domain.kinds import FACTS
from actionplan.domain.reports.found_words import AUTHOR, NOT_PLAIN, FoundWords, Wanted
from actionplan.domain.state.amendments import amended_by
from actionplan.ledger.bulk import batches
from actionplan.ledger.codec import UnreadableEntry, instant
from actionplan.ledger.history import undone_steps
from actionplan.ledger.queries import amendments_at
from actionplan.ledger.tables import ENTRY, TEXT
from actionplan.ledger.texts import chunks

_FUNCTION: Final = "may_have_words"
_LONGEST_PATTERN: Final = 100
_MOST_PATTERNS: Final = 10
"""A server is sent no more than this of what somebody typed: it passes over fewer texts then, and never a wrong one."""

_OF_ENTRY: Final = (ENTRY.c.step, ENTRY.c.at, ENTRY.c.by, ENTRY.c.ref, ENTRY.c.kind)


def found_words(connection: sa.Connection, head: int, wanted: Wanted, *, authors: bool) -> list[FoundWords]:
    """Each text of the entries up to and including ``head`` that has these words, oldest first.

    ``authors``: the names of those who recorded them are looked at too. Raises ``UnreadableEntry`` for a kind of entry
    that this program does not know.
    """
    if not wanted.words:
        return []
    found = list(_in_texts(connection, head, wanted))
    if authors:
        found += _in_authors(connection, head, wanted)
    return sorted(found, key=_order)


def _in_texts(connection: sa.Connection, head: int, wanted: Wanted) -> Iterator[FoundWords]:
    held = (TEXT.c.entry <= head, TEXT.c.body.is_not(None), _may_have(connection, wanted))
    query = sa.select(TEXT.c.entry, TEXT.c.field, TEXT.c.body, *_OF_ENTRY).join(ENTRY, ENTRY.c.number == TEXT.c.entry)
    undone = undone_steps(connection, head)
    amended = {key: record.entry for key, record in amended_by(amendments_at(connection, head)).items()}
    for rows in batches(connection, query.where(*held)):
        for number, field, body, step, at, by, ref, kind in rows:
            fit = wanted.fit(body)
            if fit is not None and field in _fields(kind):
                since = undone.get(step), amended.get((number, field))
                yield FoundWords(number, step, instant(at)[1], by, ref, kind, field, body, fit, *since)


def _in_authors(connection: sa.Connection, head: int, wanted: Wanted) -> Iterator[FoundWords]:
    fits = {by: fit for by in connection.scalars(sa.select(ENTRY.c.by).distinct()) if (fit := wanted.fit(by))}
    query = sa.select(ENTRY.c.number, *_OF_ENTRY).where(ENTRY.c.number <= head)
    undone = undone_steps(connection, head)
    for names in chunks(fits):
        for number, step, at, by, ref, kind in connection.execute(query.where(ENTRY.c.by.in_(names))):
            yield FoundWords(
                number, step, instant(at)[1], by, ref, kind, AUTHOR, by, fits[by], undone_by=undone.get(step)
            )


def _may_have(connection: sa.Connection, wanted: Wanted) -> sa.ColumnElement[bool]:
    """A condition that is true of each text for which ``may_stand_in`` is, and of few others.

    A file's texts are asked that themselves, within the query. A server's are looked at by the server, so that the
    others need not be sent.
    """
    if connection.dialect.name == "sqlite":
        raw = connection.connection.driver_connection
        if not isinstance(raw, sqlite3.Connection):
            raise TypeError(raw)
        # What is no text is damage, which shows where it is read.
        raw.create_function(_FUNCTION, 1, lambda body: not isinstance(body, str) or wanted.may_stand_in(body))
        condition: sa.ColumnElement[bool] = getattr(sa.func, _FUNCTION)(TEXT.c.body, type_=sa.Boolean)
        return condition
    longest = sorted(wanted.words, key=len)[-_MOST_PATTERNS:]
    letters = [TEXT.c.body.icontains(word[:_LONGEST_PATTERN], autoescape=True) for word in longest]
    return sa.or_(sa.and_(*letters), TEXT.c.body.regexp_match(NOT_PLAIN))


def _order(each: FoundWords) -> tuple[int, int]:
    """By entry, and within it as its kind names its texts, the author last."""
    fields = _fields(each.kind)
    return each.entry, fields.get(each.field, len(fields))


@cache
def _fields(kind: str) -> Mapping[str, int]:
    known = FACTS.get(kind)
    if known is None:
        raise UnreadableEntry(f"its kind {kind!r} is not known to this program")
    return {name: place for place, name in enumerate(free_text_fields(known))}
