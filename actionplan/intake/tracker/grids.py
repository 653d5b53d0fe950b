"""A workbook (XLSX) or CSV file as sheets of cells. Knows no tracker; raises ``BadInput`` in one sentence."""

import csv
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Any, Final

from actionplan.domain.errors import BadInput
from actionplan.intake.gate import Kind, gated
from actionplan.intake.tracker.cells import EMPTY, Cell, Grid, Workbook

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as FileCell
    from openpyxl.workbook import Workbook as OpenWorkbook
    from openpyxl.worksheet.worksheet import Worksheet

MOST_ROWS: Final = 20_000
MOST_COLUMNS: Final = 300
_EMPTY_ROWS: Final = 100
"""After so many empty rows nothing more is looked for: a sheet may say that it has a million."""

_LONGEST_CELL: Final = 32_767

_COLOURFUL: Final = 0.3
_LIGHTNESS: Final = (0.12, 0.94)
"""How much colour a fill has at least, and how dark and how light it may be, to be taken for a rating."""


def workbook_of(data: bytes, name: str) -> Workbook:
    """The sheets of a workbook, or the one of a CSV file. Raises ``BadInput``, which calls the file ``name``."""
    let_in = gated(data, name)
    match let_in.kind:
        case Kind.XLSX:
            return _xlsx(data, name)
        case Kind.TEXT:
            return Workbook((_csv(let_in.text, name),))
        case Kind.PDF | Kind.DOCX | Kind.HTML | Kind.JSON:
            raise BadInput(
                f"{name} is a {let_in.kind.value}, not a workbook or a CSV file. A review is read with: actionplan load"
            )


def _csv(text: str, name: str) -> Grid:
    sample = text[:20_000]
    try:
        delimiter = csv.Sniffer().sniff(sample, delimiters=",;\t|").delimiter
    except csv.Error:
        delimiter = max(",;\t|", key=sample.count)
    try:
        rows = [
            tuple(_text_cell(each) for each in row[:MOST_COLUMNS])
            for row in csv.reader(StringIO(text, newline=""), delimiter=delimiter)
        ]
    except csv.Error as error:
        raise BadInput(f"{name} cannot be read as CSV ({error}). Save it again as CSV UTF-8.") from None
    if len(rows) > MOST_ROWS:
        raise BadInput(f"{name} has more than {MOST_ROWS:,} rows. Give a file with the tracker alone.")
    return Grid("", _even(rows))


def _even(rows: list[tuple[Cell, ...]]) -> tuple[tuple[Cell, ...], ...]:
    while rows and all(cell.empty for cell in rows[-1]):
        rows.pop()
    longest = max(map(len, rows), default=0)
    return tuple((*row, *(EMPTY for _ in range(longest - len(row)))) for row in rows)


def _text_cell(text: str) -> Cell:
    return Cell(_clean(text))


def _clean(text: str) -> str:
    """The text without what a file adds to it: our own apostrophe before a formula, spaces at the ends."""
    inner = text.replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_", "").replace("\xa0", " ")
    stripped = inner.strip()
    if stripped.startswith("'") and stripped[1:2] in {"=", "+", "-", "@"}:
        stripped = stripped[1:]
    return stripped


_BROKEN: Final = (LookupError, ValueError, TypeError, AttributeError, OSError, SyntaxError, OverflowError)
"""What openpyxl raises for a file whose parts do not fit together: no XML is a SyntaxError, an unknown encoding a
LookupError."""


@contextmanager
def opened(data: bytes, name: str, *, values: bool) -> "Iterator[OpenWorkbook]":
    """The workbook as openpyxl has it, with values or formulas; what it cannot read is refused with ``BadInput``."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of extensions that it does not know; none holds words
            yield load_workbook(BytesIO(data), data_only=values)
    except (InvalidFileException, *_BROKEN):
        raise BadInput(
            f"{name} is broken: it cannot be read as a workbook. Open it in Excel and save it again."
        ) from None


def _xlsx(data: bytes, name: str) -> Workbook:
    with opened(data, name, values=True) as book:
        sheets = tuple(_sheet(each, name) for each in book.worksheets)
    saved = book.properties.modified
    return Workbook(sheets, saved.date() if isinstance(saved, datetime) else None)


def _sheet(sheet: "Worksheet", name: str) -> Grid:
    rows: list[tuple[Cell, ...]] = []
    empty = 0
    for row in sheet.iter_rows(max_col=min(sheet.max_column, MOST_COLUMNS)):
        cells = tuple(map(_cell, row))
        empty = empty + 1 if all(each.empty for each in cells) else 0
        if empty > _EMPTY_ROWS:
            break
        rows.append(cells)
        if len(rows) > MOST_ROWS:
            raise BadInput(f"Sheet {sheet.title!r} of {name} has more than {MOST_ROWS:,} rows. Give the tracker alone.")
    grid = [list(row) for row in _even(rows)]
    merged = frozenset(_fill_merged(sheet, grid))
    hidden_rows = (number - 1 for number, each in sheet.row_dimensions.items() if each.hidden)
    return Grid(
        str(sheet.title),
        tuple(map(tuple, grid)),
        hidden=sheet.sheet_state != "visible",
        hidden_rows=frozenset(each for each in hidden_rows if each < len(grid)),
        hidden_columns=frozenset(_hidden_columns(sheet)),
        merged_down=merged,
    )


def _hidden_columns(sheet: "Worksheet") -> Iterator[int]:
    for each in sheet.column_dimensions.values():
        if each.hidden and each.min is not None and each.max is not None:
            yield from range(each.min - 1, min(each.max, MOST_COLUMNS))


def _fill_merged(sheet: "Worksheet", grid: list[list[Cell]]) -> Iterator[tuple[int, int]]:
    """Give each cell of a merged block the value of its first, downwards; to the right it stays empty."""
    for block in sheet.merged_cells.ranges:
        top, left = block.min_row - 1, block.min_col - 1
        if top >= len(grid) or left >= len(grid[top]):
            continue
        for row in range(top + 1, min(block.max_row, len(grid))):
            grid[row][left] = grid[top][left]
            yield row, left


def _cell(cell: "FileCell | Any") -> Cell:
    """The cell with what is said about it: a comment, and whether its text is struck through."""
    read = _value(cell)
    comment = getattr(cell, "comment", None)
    font = getattr(cell, "font", None) if cell.has_style and not read.empty else None
    struck = font is not None and bool(font.strike)
    return read if comment is None and not struck else replace(read, note=_note(comment), struck=struck)


def _note(comment: Any) -> str:
    return "" if comment is None else " ".join(_clean(str(comment.text or "")).split())[:_LONGEST_CELL]


def _value(cell: "FileCell | Any") -> Cell:
    value = cell.value
    fill = _fill(cell)
    if value is None:
        return Cell(fill=fill)
    if cell.data_type == "e":
        return Cell(error=str(value), fill=fill)
    match value:
        case datetime():
            return Cell(f"{value.day} {value:%B %Y}", value.date(), fill)
        case date():
            return Cell(f"{value.day} {value:%B %Y}", value, fill)
        case time():
            return Cell(value.isoformat("minutes"), fill=fill)
        case bool():
            return Cell("Yes" if value else "No", fill=fill)
        case int() | float():
            return Cell(_as_shown(value, str(cell.number_format)), fill=fill)
        case _:
            return Cell(_clean(str(value))[:_LONGEST_CELL], fill=fill)


def _as_shown(value: float, number_format: str) -> str:
    """A number as its format shows it: 6.1 with the format 0.00 is "6.10", which may be a recommendation's number."""
    if "%" in number_format:
        return f"{_exact(value * 100)}%"
    digits = number_format.split(";", maxsplit=1)[0].strip()
    if digits.replace(".", "", 1).strip("0") == "" and digits.strip("."):
        whole, _, decimals = digits.partition(".")
        shown = f"{value:.{len(decimals)}f}"
        return shown.zfill(len(whole) + (len(decimals) + 1 if decimals else 0))
    return _exact(value)


def _exact(value: float) -> str:
    """A number with all digits that a spreadsheet keeps, 15 of them, and never as 1.2e+06."""
    shown = f"{Decimal(f'{value:.15g}'):f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def _fill(cell: "FileCell | Any") -> str:
    """The name of the fill's colour where it is one of a rating's; empty for any other, and for themes."""
    fill = getattr(cell, "fill", None)
    if fill is None or fill.fill_type != "solid":
        return ""
    colour = fill.fgColor
    if colour.type != "rgb" or not isinstance(colour.rgb, str) or len(colour.rgb) != 8:
        return ""
    import colorsys

    red, green, blue = (int(colour.rgb[at : at + 2], 16) / 255 for at in (2, 4, 6))
    hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    if saturation < _COLOURFUL or not _LIGHTNESS[0] < lightness < _LIGHTNESS[1]:
        return ""
    return _named_hue(hue)


def _named_hue(hue: float) -> str:
    """A colour's name by its place on the circle of hues, from 0 to 1: reds, ambers with yellow, greens, blues."""
    if hue < 0.04 or hue > 0.94:
        return "red"
    if hue < 0.18:
        return "amber"
    if hue < 0.45:
        return "green"
    return "blue" if hue < 0.72 else ""
