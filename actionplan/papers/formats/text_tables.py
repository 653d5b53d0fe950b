"""Tables in plain text: columns within a width, and each row in words where there is no room for columns."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import zip_longest
from typing import Final

from actionplan.domain.dates import short_day
from actionplan.domain.rating.marks import MARKS
from actionplan.domain.rating.travel import Direction, directed
from actionplan.domain.text import cells, shorten
from actionplan.domain.vocabulary import Colour
from actionplan.papers.document import Cell, CellKind, Column, Fit, Table
from actionplan.papers.formats.lines import folded_lines, padded

_GAP: Final = "  "
_DIRECTION_WORDS_FROM: Final = 45
"""The cells for the columns that share the page from which on a direction has its word beside its arrow."""
_MARK: Final = max(cells(mark) for colour, mark in MARKS.items() if colour is not Colour.CLOSED)
"""Cells of the longest mark that an arrow may follow: what is closed has no direction."""


def table_lines(table: Table, width: int) -> list[str]:
    """The table's lines; none where it has no row."""
    if not table.rows:
        return []
    if all(column.kind is CellKind.FIGURE for column in table.columns[1:]):
        return _figures(table, width)
    if any(column.fit is Fit.WRAP for column in table.columns):
        from actionplan.papers.formats.wrapped import wrapped_lines

        return wrapped_lines(table, row_texts(table), width)
    if table.columns[-1].fit is Fit.FOLD:
        return _folded(table, width)
    return _columns(table, width)


def cell_text(cell: Cell, kind: CellKind) -> str:
    """A cell as it reads."""
    return _TEXTS[kind](cell)


def _text(cell: Cell) -> str:
    return "" if cell is None else "; ".join(cell) if isinstance(cell, tuple) else str(cell)


def _date(cell: Cell) -> str:
    return short_day(cell) if isinstance(cell, date) else "–" if cell is None else str(cell)


def _shift(cell: Cell) -> str:
    return "–" if cell is None else f"{cell:+d} d" if isinstance(cell, int) and cell else f"{cell} d"


_TEXTS: Final[Mapping[CellKind, Callable[[Cell], str]]] = {
    CellKind.TEXT: _text,
    CellKind.REF: _text,
    CellKind.DATE: _date,
    CellKind.DAYS: lambda cell: "" if cell is None else f"{cell} d",
    CellKind.SHIFT: _shift,
    CellKind.FIGURE: lambda cell: "–" if cell is None else str(cell),
    CellKind.RATING: lambda cell: MARKS[cell] if isinstance(cell, Colour) else "",
    CellKind.DIRECTION: lambda cell: directed(cell) if isinstance(cell, Direction) else "",
}


def row_texts(table: Table) -> list[list[str]]:
    """Each row's cells as they read."""
    writers = [_TEXTS[column.kind] for column in table.columns]
    return [[write(cell) for write, cell in zip(writers, row, strict=True)] for row in table.rows]


def row_in_words(columns: Sequence[Column], row: Sequence[Cell]) -> str:
    """Headings and cells in one line, empty cells left out: "live 2, red 0, amber 1"."""
    parts = []
    for column, cell in zip(columns, row, strict=True):
        if text := cell_text(cell, column.kind):
            parts.append(text if column.kind is CellKind.RATING else f"{column.heading.lower()} {text}")
    return ", ".join(parts)


def _rows_in_words(table: Table, named: int, width: int) -> list[str]:
    """Each row on lines of its own: the first ``named`` cells, and under them the others or the row's sentence."""
    lines: list[str] = []
    for at, row in enumerate(table.rows):
        cells_of_name = zip(table.columns[:named], row, strict=False)
        name = _GAP.join(cell_text(cell, column.kind).strip() for column, cell in cells_of_name)
        words = table.in_words[at] if table.in_words else row_in_words(table.columns[named:], row[named:])
        apart = [""] if table.in_words and lines else []
        lines += [*apart, *folded_lines(name, width), *folded_lines(words, width, _GAP)]
    return lines


def _figures(table: Table, width: int) -> list[str]:
    """A name and its figures, under headings of two lines."""
    name, *figures = table.columns
    texts = row_texts(table)
    widths = [
        max(*map(cells, column.lines), *(cells(row[at]) for row in texts)) for at, column in enumerate(figures, 1)
    ]
    left, longest, count = width - sum(widths), max(cells(row[0]) for row in texts), len(widths)
    folds = name.fit is Fit.FOLD
    gap = 2 if left - 2 * count >= (2 * name.at_least if folds else longest) else 1
    room = left - gap * count
    if (room if folds else left - count) < name.at_least:
        heading = [] if table.in_words else folded_lines(name.heading, width)
        return [*heading, *_rows_in_words(table, 1, width)]
    # A name that goes on below is set in there.
    name_width = min(room, longest + len(_GAP)) if folds else max(min(longest, room), name.at_least)
    sizes = [each + gap for each in widths]
    lines = [
        padded(before, name_width) + _right([column.lines[line] for column in figures], sizes)
        for line, before in enumerate(("", name.heading))
    ]
    for row in texts:
        first, *rest = folded_lines(row[0], name_width - len(_GAP)) if folds else [row[0]]
        lines += [padded(first, name_width) + _right(row[1:], sizes), *(f"{_GAP}{line}" for line in rest)]
    return [line.rstrip() for line in lines]


def _right(texts: Sequence[str], sizes: Sequence[int]) -> str:
    return "".join(text.rjust(size) for text, size in zip(texts, sizes, strict=True))


def _folded(table: Table, width: int) -> list[str]:
    """Columns of which the last is folded under itself; one before it that folds leaves it half of their room."""
    *before, _ = table.columns
    texts = row_texts(table)
    sizes = [max(column.at_least, *(cells(row[at]) for row in texts)) for at, column in enumerate(before)]
    folding = [at for at, column in enumerate(before) if column.fit is Fit.FOLD]
    room = width - len(_GAP) * len(sizes) - sum(size for at, size in enumerate(sizes) if at not in folding)
    for at in folding:
        sizes[at] = min(sizes[at], max(room // (len(folding) + 1), 1))
    sizes.append(width - len(_GAP) * len(sizes) - sum(sizes))
    *padded_sizes, _ = sizes
    lines = []
    for row in texts:
        folded = [
            folded_lines(text, size) if column.fit is Fit.FOLD else [_aligned(text, column, size)]
            for column, text, size in zip(table.columns, row, sizes, strict=True)
        ]
        lines += [
            _GAP.join((*(padded(text, size) for text, size in zip(line, padded_sizes, strict=False)), line[-1]))
            for line in zip_longest(*folded, fillvalue="")
        ]
    return [line.rstrip() for line in lines]


def _aligned(text: str, column: Column, size: int) -> str:
    return text.rjust(size) if column.kind is CellKind.FIGURE else text


def _columns(table: Table, width: int) -> list[str]:
    """Columns of which one may take what the others leave, a line a row."""
    columns = list(table.columns)
    lines = row_texts(table)
    if table.headed:
        lines.insert(0, [column.heading for column in columns])
    columns, lines = _with_room_for_directions(columns, lines, width, headed=table.headed)
    least = sum(column.at_least for column in columns if column.fit is not Fit.WHOLE)
    if _room(columns, lines, width) < least:
        if any(column.fit is Fit.CUT for column in columns):
            named = sum(column.kind in {CellKind.REF, CellKind.TEXT} for column in columns)
            return _rows_in_words(table, named, width)
        columns, lines = _without([column.optional for column in columns], columns, lines)
    sizes = _sizes(columns, lines, _room(columns, lines, width))
    shared = [column.fit is Fit.SHARE for column in columns]
    return [
        _GAP.join(
            padded(_cut_before_brackets(text, size) if share else text, size)
            for text, size, share in zip(line, sizes, shared, strict=True)
        ).rstrip()
        for line in lines
    ]


def _cut_before_brackets(text: str, size: int) -> str:
    """A name too long for its column is cut before what stands in brackets behind it: "Merseysi… (vacant)"."""
    name, bracket, remark = text.rpartition(" (")
    room = size - cells(bracket + remark)
    return f"{shorten(name, room)}{bracket}{remark}" if bracket and cells(text) > size and room > 0 else text


def _with_room_for_directions(
    columns: list[Column], lines: list[list[str]], width: int, *, headed: bool
) -> tuple[list[Column], list[list[str]]]:
    """Directions in words, or else an arrow behind the mark of the rating before it."""
    kinds = [column.kind for column in columns]
    if CellKind.DIRECTION not in kinds or _room(columns, lines, width) >= _DIRECTION_WORDS_FROM:
        return columns, lines
    at, rating = kinds.index(CellKind.DIRECTION), kinds.index(CellKind.RATING)
    for line in lines[1:] if headed else lines:
        if line[at]:
            line[rating] = f"{line[rating]:<{_MARK}} {line[at][0]}"
    return _without([each is CellKind.DIRECTION for each in kinds], columns, lines)


def _without(
    dropped: Sequence[bool], columns: Sequence[Column], lines: Sequence[Sequence[str]]
) -> tuple[list[Column], list[list[str]]]:
    kept = [at for at, drop in enumerate(dropped) if not drop]
    return [columns[at] for at in kept], [[line[at] for at in kept] for line in lines]


def _longest(lines: Sequence[Sequence[str]], at: int) -> int:
    return max(cells(line[at]) for line in lines)


def _room(columns: Sequence[Column], lines: Sequence[Sequence[str]], width: int) -> int:
    """The cells that are left to the columns which are not as wide as their longest cell."""
    whole = sum(_longest(lines, at) for at, column in enumerate(columns) if column.fit is Fit.WHOLE)
    return width - whole - len(_GAP) * (len(columns) - 1)


def _sizes(columns: Sequence[Column], lines: Sequence[Sequence[str]], room: int) -> list[int]:
    sizes = [_longest(lines, at) for at in range(len(columns))]
    for at, column in enumerate(columns):
        if column.fit is Fit.SHARE:
            sizes[at] = min(sizes[at], column.at_most or room, max(room * 3 // 7, column.at_least))
            room -= sizes[at]
    for at, column in enumerate(columns):
        if column.fit is Fit.CUT:
            sizes[at] = min(room, sizes[at])
        elif column.fit is Fit.FILL:
            sizes[at] = max(room, column.at_least)
    return sizes
