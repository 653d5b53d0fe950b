"""What every reader of a tracker gives: sheets of cells, with what a spreadsheet says about each. No rule."""

from dataclasses import dataclass
from datetime import date

LETTERS = 26


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text as it is shown, the day where it holds one, and the name of its fill's colour.

    ``error`` is what the spreadsheet shows in place of a value, such as "#N/A", or why there is no value; ``note`` is a
    comment on the cell, and ``struck``: its text is struck through.
    """

    text: str = ""
    day: date | None = None
    fill: str = ""
    error: str = ""
    note: str = ""
    struck: bool = False

    @property
    def empty(self) -> bool:
        """Whether there is nothing in it that could be read."""
        return not self.text and self.day is None and not self.error


EMPTY = Cell()


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet: its rows from the first, each as long as the longest. Hidden rows and columns are read, and named.

    ``merged_down`` has the places (row, column), both from 0, whose cell repeats the one above it, of which it is a
    part.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged_down: frozenset[tuple[int, int]] = frozenset()


@dataclass(frozen=True, slots=True)
class Workbook:
    """The sheets of a file, and the day on which it was last saved, where the file says so."""

    sheets: tuple[Grid, ...]
    saved_on: date | None = None


def column_name(column: int) -> str:
    """The letters of a column, which counts from 0: "A", "AB"."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, LETTERS)
        letters = f"{chr(ord('A') + rest)}{letters}"
    return letters


def cell_name(row: int, column: int) -> str:
    """A cell as a spreadsheet names it; both count from 0: "B7"."""
    return f"{column_name(column)}{row + 1}"
