"""Free texts, read for what is shown; a removed one reads as the sentence that says so."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

import sqlalchemy as sa

from actionplan.domain.dates import london_day, long_day
from actionplan.domain.state.entities import TextKey
from actionplan.ledger.tables import ENTRY, TEXT

_Name = TypeVar("_Name", int, str)

_CHUNK = 500
_DENSE = 4
"""Where at least every fourth entry is wanted, it is quicker to read all between the first and the last."""


def chunks(names: Iterable[_Name]) -> Iterator[list[_Name]]:
    """Numbers or refs, each once and in order, in lists short enough for one query."""
    ordered = sorted(set(names))
    for start in range(0, len(ordered), _CHUNK):
        yield ordered[start : start + _CHUNK]


def read_texts(connection: sa.Connection, keys: Iterable[TextKey]) -> dict[TextKey, str]:
    """The words behind each key; keys without a text are left out."""
    # Filled in where each key stands: 100,000 items ask for a million texts.
    found = dict.fromkeys(keys, "")
    removed: dict[TextKey, int] = {}
    query = sa.select(TEXT.c.entry, TEXT.c.field, TEXT.c.body, TEXT.c.redacted_by)
    for numbers in chunks(entry for entry, _ in found):
        for entry, field, body, redacted_by in connection.execute(query.where(_among(numbers))).all():
            key = (entry, field)
            if key in found:
                found[key] = body or ""
                if redacted_by is not None:
                    removed[key] = redacted_by
    if removed:
        sentences = _removal_sentences(connection, removed.values())
        found |= {key: sentences[number] for key, number in removed.items()}
    for key in [key for key, words in found.items() if not words]:
        del found[key]
    return found


def _among(numbers: list[int]) -> sa.ColumnElement[bool]:
    """The texts of some entries, and, where they lie close together, of those between."""
    first, last = numbers[0], numbers[-1]
    if last - first < _DENSE * len(numbers):
        return TEXT.c.entry.between(first, last)
    return TEXT.c.entry.in_(numbers)


def _removal_sentences(connection: sa.Connection, redactions: Iterable[int]) -> dict[int, str]:
    """For each redaction's entry: "[text removed 3 March 2027: personal data]"."""
    from datetime import datetime

    sentences = {}
    for numbers in chunks(redactions):
        query = (
            sa.select(ENTRY.c.number, ENTRY.c.at, TEXT.c.body)
            .join(TEXT, (TEXT.c.entry == ENTRY.c.number) & (TEXT.c.field == "reason"), isouter=True)
            .where(ENTRY.c.number.in_(numbers))
        )
        for number, at, reason in connection.execute(query):
            day = long_day(london_day(datetime.fromisoformat(at)))
            sentences[number] = f"[text removed {day}: {reason or 'reason removed too'}]"
    return sentences
