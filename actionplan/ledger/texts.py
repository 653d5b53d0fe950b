"""Free texts, read apart from what points to them; a redacted one reads as the sentence that says so."""

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

import sqlalchemy as sa

from actionplan.domain.dates import london_day, long_day
from actionplan.domain.state.amendments import wording_keys
from actionplan.domain.state.entities import TEXT_POINTERS, Entity, Record, TextKey
from actionplan.domain.text import removed_text
from actionplan.ledger.bulk import batches
from actionplan.ledger.projection import in_force
from actionplan.ledger.tables import ENTRY, STATE_TABLES, TEXT

_Name = TypeVar("_Name", int, str)

_CHUNK = 500
_DENSE = 4
"""Where at least every fourth entry is wanted, reading the whole range is quicker."""


def chunks(names: Iterable[_Name]) -> Iterator[list[_Name]]:
    """Numbers or refs, each once and sorted, in lists short enough for one query."""
    ordered = sorted(set(names))
    for start in range(0, len(ordered), _CHUNK):
        yield ordered[start : start + _CHUNK]


def read_texts(connection: sa.Connection, keys: Iterable[TextKey]) -> dict[TextKey, str]:
    """The text of each key; keys without a text are left out."""
    # One dictionary, filled in place: 100,000 items ask for a million texts.
    found = dict.fromkeys(keys, "")
    redacted: dict[TextKey, int] = {}
    query = sa.select(TEXT.c.entry, TEXT.c.field, TEXT.c.body, TEXT.c.redacted_by)
    for numbers in chunks(entry for entry, _ in found):
        for entry, field, body, redacted_by in connection.execute(query.where(_in_or_between(numbers))).all():
            key = (entry, field)
            if key in found:
                found[key] = body or ""
                if redacted_by is not None:
                    redacted[key] = redacted_by
    if redacted:
        sentences = _redaction_sentences(connection, redacted.values())
        found |= {key: sentences[number] for key, number in redacted.items()}
    for key in [key for key, words in found.items() if not words]:
        del found[key]
    return found


def texts_in_force(
    connection: sa.Connection, keys: Iterable[TextKey], amendments: Iterable[Record]
) -> dict[TextKey, str]:
    """The text of each key in the wording in force after these amendments; keys without a text are left out."""
    wanted = set(keys)
    amended = {key: at for key, at in wording_keys(amendments).items() if key in wanted}
    found = read_texts(connection, wanted.union(amended.values()))
    found.update({key: found[at] for key, at in amended.items() if at in found})
    return {key: found[key] for key in found if key in wanted}


def _in_or_between(numbers: list[int]) -> sa.ColumnElement[bool]:
    """The texts of these entries, or of the whole range where they lie close together."""
    first, last = numbers[0], numbers[-1]
    if last - first < _DENSE * len(numbers):
        return TEXT.c.entry.between(first, last)
    return TEXT.c.entry.in_(numbers)


def _redaction_sentences(connection: sa.Connection, redactions: Iterable[int]) -> dict[int, str]:
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
            sentences[number] = removed_text(day, reason or "")
    return sentences


def read_all_texts(connection: sa.Connection, at_entry: int | None) -> dict[TextKey, str]:
    """The texts of every item, review and measure in force at an entry (None: now), as ``read_texts`` returns them.

    The state tables are joined to their texts. A long plan points to a million of them: asking for each by its number
    takes three times as long.
    """
    found: dict[TextKey, str] = {}
    for kind, pointers in TEXT_POINTERS.items():
        for batch in batches(connection, _joined_to_texts(kind, pointers, at_entry)):
            columns = list(zip(*batch, strict=True))
            for (_, field), numbers, bodies in zip(pointers, columns[::2], columns[1::2], strict=True):
                pointed = zip(numbers, bodies, strict=True)
                found.update({(number, field): body or "" for number, body in pointed if number is not None})
    empty = [key for key, body in found.items() if not body]
    for key in empty:
        del found[key]
    # A redacted text has no body: read_texts knows the sentence for it.
    return found | read_texts(connection, empty) if empty else found


def _joined_to_texts(
    kind: type[Entity], pointers: tuple[tuple[tuple[str, ...], str], ...], at_entry: int | None
) -> sa.Select[*tuple[Any, ...]]:
    """Two columns a pointer: the number that an entity points to, and that text's body."""
    table = STATE_TABLES[kind]
    joined: sa.FromClause = table
    columns: list[Any] = []
    for path, field in pointers:
        pointer = "_".join(path)
        text = TEXT.alias(f"{pointer}_{field}")
        joined = joined.outerjoin(text, (text.c.entry == table.c[pointer]) & (text.c.field == field))
        columns += [table.c[pointer], text.c.body]
    return sa.select(*columns).select_from(joined).where(in_force(kind, at_entry), table.c.present)
