"""Long tables read a part at a time, so that no more of them is held than is looked at."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

import sqlalchemy as sa

AnyRow = sa.Row[*tuple[Any, ...]]
"""A row of any columns."""

_ROWS_A_PART = 2_000


def parts(connection: sa.Connection, query: sa.Select[*tuple[Any, ...]]) -> Iterator[Sequence[AnyRow]]:
    """What a query finds, in lists short enough to hold; several queries can be read so side by side."""
    result = connection.execute(query, execution_options={"yield_per": _ROWS_A_PART})
    try:
        yield from result.partitions()
    finally:
        # Also where whoever reads stops half-way: a server's cursor would stay open. Where an error ended the reading,
        # the connection may have been closed by now, and its cursors with it.
        if not connection.closed:
            result.close()


class Beside:
    """The rows that belong to entries, read beside these: each is taken when its entry has been reached.

    The query gives its rows in the order of their entries; ``place`` is the column that holds the entry's number.
    """

    def __init__(self, connection: sa.Connection, query: sa.Select[*tuple[Any, ...]], place: int) -> None:
        self._rows = chain.from_iterable(parts(connection, query))
        self._place = place
        self._next = next(self._rows, None)

    def through(self, number: int) -> list[AnyRow]:
        """The rows not yet taken of the entries up to ``number``."""
        taken, row = [], self._next
        # A database without its triggers may hold words in place of a number: they come last.
        while row is not None and isinstance(row[self._place], int) and row[self._place] <= number:
            taken.append(row)
            row = next(self._rows, None)
        self._next = row
        return taken

    def rest(self) -> Iterator[AnyRow]:
        """All rows not yet taken."""
        while self._next is not None:
            row, self._next = self._next, next(self._rows, None)
            yield row
