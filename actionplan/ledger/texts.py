"""Free texts, read for what is shown; a removed one reads as the sentence that says so."""

from collections.abc import Iterable, Iterator

import sqlalchemy as sa

from actionplan.domain.dates import london_day, long_day
from actionplan.domain.state import TextKey
from actionplan.ledger.tables import ENTRY, TEXT

_CHUNK = 500


def chunks(numbers: Iterable[int]) -> Iterator[list[int]]:
    """Numbers in lists short enough for one query."""
    ordered = sorted(set(numbers))
    for start in range(0, len(ordered), _CHUNK):
        yield ordered[start : start + _CHUNK]


def read_texts(connection: sa.Connection, keys: Iterable[TextKey]) -> dict[TextKey, str]:
    """The words behind each key; keys without a text are left out."""
    wanted = set(keys)
    found: dict[TextKey, str] = {}
    removed: dict[TextKey, int] = {}
    for numbers in chunks(entry for entry, _ in wanted):
        query = sa.select(TEXT.c.entry, TEXT.c.field, TEXT.c.body, TEXT.c.redacted_by)
        for entry, field, body, redacted_by in connection.execute(query.where(TEXT.c.entry.in_(numbers))):
            if (entry, field) not in wanted:
                continue
            if redacted_by is not None:
                removed[entry, field] = redacted_by
            elif body is not None:
                found[entry, field] = body
    if removed:
        sentences = _removal_sentences(connection, removed.values())
        found |= {key: sentences[number] for key, number in removed.items()}
    return found


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
