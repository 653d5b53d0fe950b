"""Tables of words in plain text: each column wraps under its heading, and no cell is cut.

Where the columns would become too narrow to read, each row is told on lines of its own.
"""

from collections.abc import Sequence
from itertools import zip_longest
from typing import Final

from actionplan.domain.text import cells
from actionplan.papers.document import CellKind, Column, Fit, Table
from actionplan.papers.formats.lines import folded_lines, padded

_GAP: Final = "  "
_NARROWEST: Final = 16
"""Cells under which a column of words is not read but spelt."""


def wrapped_lines(table: Table, texts: Sequence[Sequence[str]], width: int) -> list[str]:
    """The table's lines; ``texts`` are its cells as they read."""
    sizes = _sizes(table.columns, texts, width)
    if sizes is None:
        return _row_by_row(table.columns, texts, width)
    rows = [[column.heading for column in table.columns], *texts]
    lines = []
    for row in rows:
        folded = [
            [text.rjust(size)]
            if column.kind is CellKind.FIGURE and text is not column.heading
            else folded_lines(text, size) or [""]
            for text, size, column in zip(row, sizes, table.columns, strict=True)
        ]
        lines += [
            _GAP.join(padded(text, size) for text, size in zip(line, sizes, strict=True)).rstrip()
            for line in zip_longest(*folded, fillvalue="")
        ]
    return lines


def _sizes(columns: Sequence[Column], texts: Sequence[Sequence[str]], width: int) -> list[int] | None:
    """How wide each column is; None where those that wrap have no room."""
    longest = [max((cells(row[at]) for row in texts), default=0) for at in range(len(columns))]
    heads = [max(map(cells, column.heading.split() or [""])) for column in columns]
    wraps = [column.fit is Fit.WRAP for column in columns]
    least = [
        max(head, min(most, _NARROWEST) if wrap else most)
        for most, head, wrap in zip(longest, heads, wraps, strict=True)
    ]
    room = width - len(_GAP) * (len(columns) - 1) - sum(least)
    if room < 0:
        return None
    wanted = [max(most - size, 0) for most, size in zip(longest, least, strict=True)]
    share = min(1.0, room / (sum(wanted) or 1))
    return [size + int(more * share) for size, more in zip(least, wanted, strict=True)]


def _row_by_row(columns: Sequence[Column], texts: Sequence[Sequence[str]], width: int) -> list[str]:
    """The first two cells on a line, and under it each other cell after its heading; empty ones are left out."""
    lines = []
    for row in texts:
        lines += folded_lines(_GAP.join(filter(None, row[:2])), width)
        for column, text in zip(columns[2:], row[2:], strict=True):
            if text:
                lines += folded_lines(f"{column.heading}: {text}", width, _GAP)
    return lines
