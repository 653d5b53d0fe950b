"""The tables of a document under names of their own, charts among them as tables of their figures.

For formats that are tables and nothing else: workbooks and CSV.
"""

from collections.abc import Iterator
from typing import NamedTuple, assert_never

from actionplan.papers.document import CellKind, Chart, Column, Document, Figure, Table, TimeChart


class Named(NamedTuple):
    """A table or a chart, and the heading that it stands under, or the paper's title; no two have the same name."""

    name: str
    figure: Table | Chart

    @property
    def table(self) -> Table:
        """The table, or the chart's figures."""
        return self.figure if isinstance(self.figure, Table) else chart_table(self.figure)


def chart_table(chart: Chart) -> Table:
    """What a chart says, in figures."""
    columns = (Column("Day", CellKind.DATE), *(Column(each, CellKind.FIGURE) for each in chart.headings))
    return Table(columns, tuple((day, *bar.figures) for day, bar in zip(chart.days, chart.bars, strict=True)))


def named_tables(document: Document) -> tuple[Named, ...]:
    """Each table and chart that has anything in it, in order.

    A time chart is left out: the document that holds it has its dates in a table. Under one heading, or under equal
    ones, further tables are numbered: "Dates", "Dates 2".
    """
    named: list[Named] = []
    times: dict[str, int] = {}
    for heading, figure in _figures(document):
        times[heading] = count = times.get(heading, 0) + 1
        named.append(Named(heading if count == 1 else f"{heading} {count}", figure))
    return tuple(named)


def _figures(document: Document) -> Iterator[tuple[str, Table | Chart]]:
    heading = document.title.text
    parts = (("", document.opening), *((section.heading, section.blocks) for section in document.sections))
    for own, blocks in parts:
        heading = own or heading
        for block in blocks:
            if isinstance(block, Table | Chart | TimeChart) and (figure := _with_figures(block)) is not None:
                yield heading, figure


def _with_figures(figure: Figure) -> Table | Chart | None:
    match figure:
        case Table():
            return figure if figure.rows else None
        case Chart():
            return figure if figure.bars else None
        case TimeChart():
            return None
        case _:
            assert_never(figure)
