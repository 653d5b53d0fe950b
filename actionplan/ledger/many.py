"""Many entities read at once: a part at a time, and values that many of them have are held once.

A plan of 100,000 items has some thousand different days, agencies and statuses, and millions of places for them; and
the texts that were typed together stand under one number.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, TypeVar

import sqlalchemy as sa

from actionplan.domain.state.entities import Entity
from actionplan.domain.state.fast import make_all
from actionplan.ledger.streaming import parts
from actionplan.ledger.tables import ENTITY_COLUMNS, STATE_TABLES

_VALUES_SHARED = 20_000

_Value = TypeVar("_Value")


def read_many(connection: sa.Connection, kind: type[Entity], *where: sa.ColumnElement[bool]) -> Iterator[Entity]:
    """The entities of one kind whose rows meet the conditions, in no order."""
    columns = ENTITY_COLUMNS[kind]
    # By their names alone: what the driver gives is not to be converted, and a command on a short plan waits for the
    # query to be put together longer than for its rows.
    raw: list[Any] = [sa.column(column.name) for column in columns]
    readers = _readers(kind, connection.dialect)
    for part in parts(connection, sa.select(*raw).select_from(STATE_TABLES[kind]).where(*where)):
        rows = [list(row) for row in part]
        for values in rows:
            for place, read in readers:
                if values[place] is not None:
                    values[place] = read(values[place])
        yield from make_all(kind, rows)


def _readers(kind: type[Entity], dialect: sa.Dialect) -> list[tuple[int, Callable[[Any], Any]]]:
    """By its place, what makes the value of each column that rows may share: not of their refs, which tell them apart.

    The number of an item's last entry often stands in one of its pointers too.
    """
    shared: dict[object, Callable[[Any], Any]] = {}
    readers = []
    for place, column in enumerate(ENTITY_COLUMNS[kind]):
        if column.primary_key and not isinstance(column.type, sa.Integer):
            continue
        same_values = column.name if isinstance(column.type, sa.Enum) else type(column.type)
        if same_values not in shared:
            process = column.type.dialect_impl(dialect).result_processor(dialect, None)
            shared[same_values] = lru_cache(_VALUES_SHARED)(process or _itself)
        readers.append((place, shared[same_values]))
    return readers


def _itself(value: _Value) -> _Value:
    return value
