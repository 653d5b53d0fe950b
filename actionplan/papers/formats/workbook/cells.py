"""Typed cells of a workbook: days and numbers as such, and texts as texts, whatever they look like.

No text becomes a formula, a link or a number: each is written as a string, and one that begins like a formula is marked
as text for whoever edits it.
"""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any, Final

from actionplan.domain.rating.travel import Direction
from actionplan.domain.vocabulary import Colour
from actionplan.papers.document import Cell, CellKind, Column
from actionplan.papers.formats.csv import defused
from actionplan.papers.formats.palette import PAINTS
from actionplan.papers.formats.xml_text import xml_text

LONGEST: Final = 32_767
"""The units of UTF-16 that a cell can hold."""
_CUT: Final = " … [cut: a cell holds no more]"

_FIRST_YEAR: Final = 1900
_KINDS: Final[Mapping[CellKind, Mapping[str, object]]] = {
    CellKind.DAYS: {"num_format": "0"},
    CellKind.FIGURE: {"num_format": "0"},
    CellKind.SHIFT: {"num_format": "+0;-0;0"},
}
_DATE: Final = {"num_format": "d mmmm yyyy", "align": "left"}


class Cells:
    """Writes cells into the sheets of one workbook; ``cut`` counts the texts that were too long for a cell."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Any] = {}
        self.cut = 0

    def format(self, values: Mapping[str, object]) -> Any:
        """The format of those values, made once."""
        whole = {"valign": "top", **values}
        key = tuple(sorted(whole.items(), key=lambda each: each[0]))
        if key not in self._made:
            self._made[key] = self._book.add_format(whole)
        return self._made[key]

    def heading(self, sheet: Any, row: int, at: int, text: str) -> None:
        """A heading of a column."""
        look = {"bold": True, "font_color": "#FFFFFF", "bg_color": "#1F3A5F", "text_wrap": True}
        self.text(sheet, row, at, text, look)

    def text(self, sheet: Any, row: int, at: int, text: str, look: Mapping[str, object] | None = None) -> None:
        """A text, to the letter but for what no file can hold."""
        kept = self._within(xml_text(text))
        values = {"text_wrap": True, **(look or {})}
        if defused(kept) != kept:
            values["quote_prefix"] = True
        if sheet.write_string(row, at, kept, self.format(values)):
            raise ValueError("a cell was not written")

    def value(self, sheet: Any, row: int, at: int, cell: Cell, column: Column) -> None:
        """A cell of a table; nothing where there is none."""
        if isinstance(cell, Colour | Direction):
            self.text(sheet, row, at, cell.value)
        elif isinstance(cell, int):
            sheet.write_number(row, at, cell, self.format(_KINDS.get(column.kind, {})))
        elif isinstance(cell, date) and cell.year >= _FIRST_YEAR:
            sheet.write_datetime(row, at, datetime.combine(cell, time()), self.format(_DATE))
        elif cell is not None and (text := _as_text(cell)):
            self.text(sheet, row, at, text)

    def ratings(self, sheet: Any, last: int, at: int) -> None:
        """Give the ratings of a column, from row 1 to ``last``, their colours; the word stands in the cell."""
        for colour, paint in PAINTS.items():
            look = self._book.add_format({"bg_color": f"#{paint.fill}", "font_color": f"#{paint.ink}", "bold": True})
            rule = {"type": "cell", "criteria": "==", "value": f'"{colour.value}"', "format": look}
            sheet.conditional_format(1, at, last, at, rule)

    def _within(self, text: str) -> str:
        if len(text) * 2 <= LONGEST or len(text.encode("utf-16-le")) // 2 <= LONGEST:
            return text
        self.cut += 1
        room = (LONGEST - len(_CUT)) * 2
        return text.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + _CUT


def _as_text(cell: date | str | tuple[str, ...]) -> str:
    if isinstance(cell, date):
        return cell.isoformat()
    return "; ".join(cell) if isinstance(cell, tuple) else cell
