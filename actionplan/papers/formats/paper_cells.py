"""How the cells of a table read on paper, where there is room for a date in full; the same in Word and slides."""

from datetime import date

from actionplan.domain.dates import counted, long_day
from actionplan.papers.document import Cell, CellKind, Table
from actionplan.papers.formats.text_tables import cell_text


def paper_cell(cell: Cell, kind: CellKind) -> str:
    """A cell in words: "31 March 2027", "12 days", "+382 days", "■ RED"."""
    if isinstance(cell, date):
        return long_day(cell)
    if isinstance(cell, int) and kind is CellKind.DAYS:
        return counted(cell, "day")
    if isinstance(cell, int) and kind is CellKind.SHIFT and cell:
        return f"{'+' if cell > 0 else '−'}{counted(abs(cell), 'day')}"
    return cell_text(cell, kind)


def paper_rows(table: Table) -> list[list[str]]:
    """Each row's cells as they read."""
    kinds = [column.kind for column in table.columns]
    return [[paper_cell(cell, kind) for cell, kind in zip(row, kinds, strict=True)] for row in table.rows]
