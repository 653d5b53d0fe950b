"""The plan for analysts: a line an item with every documented column, and the charts with their figures.

Columns and values are those of ``papers.columns``, so that a workbook and a CSV file of one day never differ.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from actionplan.domain.dates import long_day
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.travel import Direction
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.charts import ChartPoint
from actionplan.domain.vocabulary import Colour, Kind, Wrote
from actionplan.papers.column_words import COLUMN_WORDS
from actionplan.papers.columns import COLUMNS, item_line, reading_for_others
from actionplan.papers.document import Cell, CellKind, Column, Composed, Document, Fit, Section, Table, Title
from actionplan.papers.documents.charts import charts
from actionplan.papers.documents.front import front_of
from actionplan.papers.documents.status_page import LastWords

ITEMS: Final = "Items"

_TITLES: Final = frozenset({"text", "short_title"})
"""Of a recommendation these were published; of an action somebody wrote them."""


def plan_workbook(
    view: PlanView, rows: Sequence[Row], points: Sequence[ChartPoint], heard: Mapping[str, LastWords]
) -> Document:
    """A view that is compared with the last papers, its texts naming roles only; ``rows`` are those that are listed.

    ``points`` are the months before, ``heard`` the last words about each item that are not restricted.
    """
    plan = view.snapshot
    titles = [view.review_title(review) or review.ref for review in plan.reviews]
    front = front_of(view, "", draft=False)
    title = f"Action plan: {'; '.join(titles)}" if titles else "Action plan"
    columns = tuple(
        Column(name, words.kind, Fit.FOLD, name, meaning=words.meaning) for name, words in COLUMN_WORDS.items()
    )
    table = Table(columns, tuple(tuple(_cells(row, view, heard)) for row in rows))
    over_time = charts(points).sections if view.rows else ()
    return Document(Title(title, f"as at {long_day(view.as_at)}"), (), (Section((table,), ITEMS), *over_time), front)


def _cells(row: Row, view: PlanView, heard: Mapping[str, LastWords]) -> Iterator[Cell]:
    for name, value in zip(COLUMNS, item_line(row, view), strict=True):
        words = COLUMN_WORDS[name]
        if words.kind is CellKind.RATING:
            yield None if value is None else Colour(str(value))
        elif words.kind is CellKind.DIRECTION:
            yield None if value is None else Direction(str(value))
        elif isinstance(value, str) and (wrote := _wrote(name, row, heard)) is not None:
            fewer = reading_for_others(value) if wrote is Wrote.READING else None
            yield Composed(value, wrote, ref=row.ref, instead=fewer)
        elif isinstance(value, tuple) and words.wrote is not None:
            yield Composed("; ".join(value), words.wrote, ref=row.ref)
        else:
            yield value


def _wrote(name: str, row: Row, heard: Mapping[str, LastWords]) -> Wrote | None:
    """Whose words a column of the item has; none where they were published or are the program's."""
    if name == "last_update":
        last = heard.get(row.ref)
        return Wrote.UPDATE if last is not None and last.entry == row.item.last_update else Wrote.RESTRICTED
    if name in _TITLES and row.item.kind is Kind.ACTION:
        return Wrote.HEADING
    return COLUMN_WORDS[name].wrote
