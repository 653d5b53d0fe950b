"""The words of a whole plan, by one query that reads them beside what points to them.

A plan of 100,000 items points to a million texts. To ask for them by their numbers takes three times as long: each text
comes with its number and its field then, and there are lists of numbers to make and to send.
"""

from typing import Any

import sqlalchemy as sa

from actionplan.domain.state.entities import TEXT_POINTERS, Entity, TextKey
from actionplan.ledger.projection import in_force
from actionplan.ledger.streaming import parts
from actionplan.ledger.tables import STATE_TABLES, TEXT
from actionplan.ledger.texts import read_texts


def texts_of_all(connection: sa.Connection, at_entry: int | None) -> dict[TextKey, str]:
    """The words of every item and review in force at an entry (None: now), as ``read_texts`` gives them."""
    found: dict[TextKey, str] = {}
    for kind, pointers in TEXT_POINTERS.items():
        for part in parts(connection, _beside(kind, pointers, at_entry)):
            columns = list(zip(*part, strict=True))
            for (_, field), numbers, bodies in zip(pointers, columns[::2], columns[1::2], strict=True):
                pointed = zip(numbers, bodies, strict=True)
                found.update({(number, field): body or "" for number, body in pointed if number is not None})
    without = [key for key, body in found.items() if not body]
    for key in without:
        del found[key]
    # What was removed has no body, and there is one function that says so in words.
    return found | read_texts(connection, without) if without else found


def _beside(
    kind: type[Entity], pointers: tuple[tuple[str, str], ...], at_entry: int | None
) -> sa.Select[*tuple[Any, ...]]:
    """Each number that an entity points to with the text's body, a pair of columns a pointer."""
    table = STATE_TABLES[kind]
    joined: sa.FromClause = table
    columns: list[Any] = []
    for pointer, field in pointers:
        its = TEXT.alias(f"{pointer}_{field}")
        joined = joined.outerjoin(its, (its.c.entry == table.c[pointer]) & (its.c.field == field))
        columns += [table.c[pointer], its.c.body]
    return sa.select(*columns).select_from(joined).where(in_force(kind, at_entry), table.c.present)
