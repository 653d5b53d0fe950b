"""Reading many rows: in batches, in step with the entries, and with one object for equal values."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any, TypeVar

import sqlalchemy as sa

from actionplan.domain.state.entities import Entity, Record
from actionplan.domain.state.fast import make_all
from actionplan.ledger.tables import ENTITY_COLUMNS, STATE_TABLES, Values

AnyRow = sa.Row[*tuple[Any, ...]]
"""A row of any columns."""

_BATCH_ROWS = 2_000

_SHARED_VALUES = 20_000

_Value = TypeVar("_Value")


def batches(connection: sa.Connection, query: sa.Select[*tuple[Any, ...]]) -> Iterator[Sequence[AnyRow]]:
    """The rows of a query in lists of limited length; several queries may be read alternately."""
    result = connection.execute(query, execution_options={"yield_per": _BATCH_ROWS})
    try:
        yield from result.partitions()
    finally:
        # A reader that stops early would leave a server's cursor open. After an error the connection may be closed
        # already, and its cursors with it.
        if not connection.closed:
            result.close()


class RowsByEntry:
    """Rows that belong to entries, read in step with them: each is returned once its entry is reached.

    The query sorts its rows by entry; ``position`` is the index of the column that holds the entry's number.
    """

    def __init__(self, connection: sa.Connection, query: sa.Select[*tuple[Any, ...]], position: int) -> None:
        self._rows = chain.from_iterable(batches(connection, query))
        self._position = position
        self._next = next(self._rows, None)

    def through(self, number: int) -> list[AnyRow]:
        """The rows not yet returned of the entries up to ``number``."""
        found, row = [], self._next
        # In a database without its triggers, the number may be a text: such rows sort last.
        while row is not None and isinstance(row[self._position], int) and row[self._position] <= number:
            found.append(row)
            row = next(self._rows, None)
        self._next = row
        return found

    def rest(self) -> Iterator[AnyRow]:
        """All rows not yet returned."""
        while self._next is not None:
            row, self._next = self._next, next(self._rows, None)
            yield row


def fetch_many(connection: sa.Connection, kind: type[Entity], *where: sa.ColumnElement[bool]) -> Iterator[Entity]:
    """The entities of one kind whose rows meet the conditions, in no order.

    A plan of 100,000 items has about a thousand different days, agencies and statuses, and millions of fields that
    hold them: equal values are one object.
    """
    columns = ENTITY_COLUMNS[kind]
    # Bare column names: the driver's values are converted below, and SQLAlchemy compiles the short query faster.
    raw: list[Any] = [sa.column(column.name) for column in columns]
    converters = _converters(kind, connection.dialect)
    for batch in batches(connection, sa.select(*raw).select_from(STATE_TABLES[kind]).where(*where)):
        rows = [list(row) for row in batch]
        for values in rows:
            for position, convert in converters:
                if values[position] is not None:
                    values[position] = convert(values[position])
        yield from make_all(kind, rows)


def _converters(kind: type[Entity], dialect: sa.Dialect) -> list[tuple[int, Callable[[Any], Any]]]:
    """By its position, the cached conversion of each column whose values repeat; refs do not.

    Columns of one type share a cache: the number of an item's last entry is often in one of its pointers too.
    """
    shared: dict[object, Callable[[Any], Any]] = {}
    converters = []
    for position, column in enumerate(ENTITY_COLUMNS[kind]):
        if column.primary_key and not isinstance(column.type, sa.Integer):
            continue
        same_values = column.name if isinstance(column.type, sa.Enum | Values) else type(column.type)
        if same_values not in shared:
            process = column.type.dialect_impl(dialect).result_processor(dialect, None)
            shared[same_values] = lru_cache(_SHARED_VALUES)(process or _unchanged)
        converters.append((position, shared[same_values]))
    return converters


def _unchanged(value: _Value) -> _Value:
    return value


def needed_later(changed: Iterable[Entity]) -> list[Entity]:
    """The entities that a replay must remember, because later entries may build on them.

    An undo changes a record, and its entry holds all of the record's values; a release changes one that is held back.
    Any other record that never changed is not remembered. There are several times as many records as items.
    """
    return [each for each in changed if not isinstance(each, Record) or each.held or each.version != each.entry]
