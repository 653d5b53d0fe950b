"""The sheets of a workbook: one a table, with its chart where it is a chart's, and what prints well of each."""

from collections.abc import Sequence
from typing import Any, Final

from actionplan.domain.dates import long_day
from actionplan.domain.text import capitalised
from actionplan.domain.text import cells as width_of
from actionplan.papers.document import CellKind, Chart, Column, Table
from actionplan.papers.formats.figures import Named
from actionplan.papers.formats.native_chart import chart_in_words
from actionplan.papers.formats.palette import series_paint
from actionplan.papers.formats.paper_cells import paper_rows
from actionplan.papers.formats.workbook.cells import Cells
from actionplan.papers.formats.xml_text import xml_text

A4: Final = 9
_NARROWEST, _WIDEST = 9, 60
_VERY_LONG: Final = 1_200
_LINE: Final = 15
"""Points of a line; Excel allows 409 a row."""
_HIGHEST: Final = 409
_CHART_SIZE: Final = {"width": 860, "height": 380}
_ON_A_PAGE: Final = 240
"""The characters of a line that can still be read on a lying page."""
_SCALE: Final = 60
_PART: Final = "Bar: {}"


def write_sheet(book: Any, sheet: Any, cells: Cells, named: Named) -> None:
    """The table, its header frozen and repeated on each page, with filters; a chart stands beside its figures."""
    table, chart = named.table, named.figure if isinstance(named.figure, Chart) else None
    columns = list(table.columns)
    rows: Sequence[Sequence[Any]] = table.rows
    if chart is not None and _differ(chart):
        columns += [Column(_PART.format(name), CellKind.FIGURE) for name in chart.series]
        rows = [(*row, *(part.number for part in bar.parts)) for row, bar in zip(table.rows, chart.bars, strict=True)]
    for at, column in enumerate(columns):
        cells.heading(sheet, 0, at, column.heading or column.name)
    for line, row in enumerate(rows, 1):
        for at, (value, column) in enumerate(zip(row, columns, strict=True)):
            cells.value(sheet, line, at, value, column)
    for at, column in enumerate(columns):
        if column.kind is CellKind.RATING:
            cells.ratings(sheet, max(len(rows), 1), at)
    if _set_sizes(sheet, table, len(columns)) > _ON_A_PAGE:  # all on one page, it could not be read
        sheet.fit_to_pages(0, 0)
        sheet.set_print_scale(_SCALE)
        sheet.repeat_columns(0)
    sheet.freeze_panes(1, 1 if len(columns) > 1 else 0)
    sheet.autofilter(0, 0, len(rows), len(columns) - 1)
    sheet.repeat_rows(0)
    if chart is not None:
        _draw(book, sheet, chart, len(table.columns) if _differ(chart) else 1, len(columns))


def set_page(sheet: Any, running: str) -> None:
    """A4, lying, all columns on a page; each page marked and numbered."""
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    marked = xml_text(running, newlines=False).replace("&", "&&")[:120]
    sheet.set_header(f"&C{marked}" if marked else "")
    sheet.set_footer(f"&L&A&CPage &P of &N&R{marked}")


def _differ(chart: Chart) -> bool:
    """Whether the bars are made of other figures than the table has, which a chart needs in cells of their own."""
    return any(tuple(part.number for part in bar.parts) != bar.figures for bar in chart.bars)


def _set_sizes(sheet: Any, table: Table, columns: int) -> int:
    """Set how wide each column and how high each row is, and give the sum of the widths, in characters.

    LibreOffice does not make a row higher by itself, so that long words would be cut.
    """
    texts = paper_rows(table)
    widths = [_width(table.columns[at].heading, [line[at] for line in texts]) for at in range(len(table.columns))]
    widths += [_NARROWEST + 5] * (columns - len(widths))
    for at, width in enumerate(widths):
        sheet.set_column(at, at, width)
    set_height(sheet, 0, [column.heading for column in table.columns], widths)
    for line, row in enumerate(texts, 1):
        set_height(sheet, line, row, widths)
    return sum(widths)


def _width(heading: str, cells: list[str]) -> int:
    longest = max((width_of(part) for text in cells for part in text.split("\n")), default=0)
    word = max(map(width_of, heading.split()), default=0) + 3
    return min(max(longest, word, _NARROWEST), _WIDEST if longest < _VERY_LONG else 2 * _WIDEST) + 2


def set_height(sheet: Any, line: int, texts: Sequence[str], widths: Sequence[int]) -> None:
    """Make a row as high as its longest cell needs; a row of one line is that high anyway."""
    lines = max(
        sum(-(-(width_of(part) + 1) // max(width - 3, 1)) or 1 for part in text.split("\n"))
        for text, width in zip(texts, widths, strict=False)
    )
    if lines > 1:
        sheet.set_row(line, min(lines * _LINE, _HIGHEST))


def _draw(book: Any, sheet: Any, chart: Chart, first: int, columns: int) -> None:
    drawn = book.add_chart({"type": "column", "subtype": "stacked"})
    last = len(chart.bars)
    for at, name in enumerate(chart.series):
        drawn.add_series(
            {
                "name": xml_text(f"{chart.bars[0].parts[at].shape} {name}", newlines=False),
                "categories": [sheet.get_name(), 1, 0, last, 0],
                "values": [sheet.get_name(), 1, first + at, last, first + at],
                "fill": {"color": f"#{series_paint(name, at).fill}"},
                "border": {"color": "#1B1B1B", "width": 0.5},
                "gap": 60,
            }
        )
    drawn.set_legend({"position": "bottom"})
    drawn.set_x_axis({"text_axis": True, "num_format": "d mmm yy"})
    drawn.set_y_axis({"name": capitalised(xml_text(chart.unit, newlines=False)), "num_format": "0"})
    drawn.set_title({"name": f"{long_day(chart.days[0])} to {long_day(chart.days[-1])}", "overlay": False})
    drawn.set_size(_CHART_SIZE)
    sheet.insert_chart(1, columns + 1, drawn, {"description": chart_in_words(chart)})
