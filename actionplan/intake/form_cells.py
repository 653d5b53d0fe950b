"""A filled-in form, XLSX or CSV, as sheets of cells: a formula or an error is never taken for its value."""

import csv
import re
from dataclasses import replace
from io import StringIO
from typing import Final

from actionplan.domain.errors import BadInput
from actionplan.domain.text import quoted
from actionplan.intake.gate import Kind, gated
from actionplan.intake.tracker.cells import Cell, Grid
from actionplan.intake.tracker.grids import MOST_COLUMNS, MOST_ROWS, opened, workbook_of

_ERROR: Final = re.compile(r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!)|Err:\d{3}")
FORMULA: Final = "a formula"
MERGED: Final = "a merged cell"
"""What a cell has for an error whose value is not its own."""


def form_cells(data: bytes, name: str, headings: tuple[str, ...]) -> tuple[Grid, int]:
    """The sheet with those headings, and their row from 0. Raises ``BadInput`` where the file has none, or two.

    A cell with a formula or an error, and one that is merged with the cell above, has ``error`` alone.
    """
    let_in = gated(data, name)
    sheets = [_csv(let_in.text, name, headings)] if let_in.kind is Kind.TEXT else _xlsx(data, name)
    found = [(sheet, top) for sheet in sheets if (top := _top_of(sheet, headings)) is not None]
    if len(found) > 1:
        named = " and ".join(quoted(sheet.name) for sheet, _ in found)
        raise BadInput(f"{name} has the form on several sheets, {named}: keep the one that counts.")
    for each in found:
        return each
    raise BadInput(
        f"{name} is no return: no row of it has the headings {' and '.join(headings)}. Ask for the form that was sent "
        "out, filled in."
    )


def _top_of(sheet: Grid, headings: tuple[str, ...]) -> int | None:
    rows = enumerate(sheet.rows[:20])
    return next((at for at, row in rows if set(headings) <= {each.text for each in row}), None)


def _xlsx(data: bytes, name: str) -> list[Grid]:
    book = workbook_of(data, name)  # refuses what is no workbook, and what is broken
    with opened(data, name, values=False) as formulas:
        sheets = []
        for grid, sheet in zip(book.sheets, formulas.worksheets, strict=True):
            run = {
                (at, column)
                for at, row in enumerate(
                    sheet.iter_rows(max_row=max(len(grid.rows), 1), max_col=min(sheet.max_column, MOST_COLUMNS))
                )
                for column, cell in enumerate(row)
                if cell.data_type == "f"
            }
            rows = [
                tuple(
                    Cell(error=FORMULA)
                    if (at, column) in run
                    else Cell(error=MERGED)
                    if (at, column) in grid.merged_down and not cell.empty
                    else _checked(cell)
                    for column, cell in enumerate(row)
                )
                for at, row in enumerate(grid.rows)
            ]
            sheets.append(replace(grid, rows=tuple(rows)))
    return sheets


def _csv(text: str, name: str, headings: tuple[str, ...]) -> Grid:
    """The delimiter is the one that parts the headings: a guess from long texts would be wrong too often."""
    try:
        for delimiter in ",;\t|":
            rows = list(csv.reader(StringIO(text, newline=""), delimiter=delimiter))
            if any(set(headings) <= {each.strip() for each in row} for row in rows[:20]):
                break
    except csv.Error as error:
        raise BadInput(f"{name} cannot be read as CSV ({error}). Save it again as CSV UTF-8.") from None
    if len(rows) > MOST_ROWS:
        raise BadInput(f"{name} has more than {MOST_ROWS:,} rows: it is no return.")
    longest = min(max(map(len, rows), default=0), MOST_COLUMNS)
    return Grid("", tuple(tuple(map(_text_cell, (row + [""] * longest)[:longest])) for row in rows))


def _text_cell(text: str) -> Cell:
    plain = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if plain.startswith("="):
        return Cell(error=FORMULA)
    if plain.startswith("'") and plain.lstrip("'")[:1] in {"=", "+", "-", "@", "\t", "＝", "＋", "－", "＠"}:
        plain = plain[1:]
    return _checked(Cell(plain))


def _checked(cell: Cell) -> Cell:
    return Cell(error=cell.text) if _ERROR.fullmatch(cell.text) else cell
