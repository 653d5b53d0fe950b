"""The ratings in the last papers by the ratings now, as a table of any paper. It counts nothing."""

from collections.abc import Sequence

from actionplan.domain.rating.marks import MARKS, WORST_FIRST
from actionplan.domain.rating.travel_totals import NOT_IN_THEM, ThenAndNow
from actionplan.papers.document import Cell, CellKind, Column, Section, Table


def then_and_now_section(lines: Sequence[ThenAndNow]) -> list[Section]:
    """A row for each rating of then, a column for each of now; left out where no papers were issued."""
    if not lines:
        return []
    shown = [colour for colour in WORST_FIRST if any(line.now[colour] for line in lines)]
    columns = (
        Column("In the last papers"),
        *(Column(f"{MARKS[colour]} now", CellKind.FIGURE) for colour in shown),
        Column("All", CellKind.FIGURE),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (NOT_IN_THEM if line.then is None else MARKS[line.then], *(line.now[each] for each in shown), line.count)
        for line in lines
    )
    return [Section((Table(columns, rows),), "Ratings in the last papers, and now", level=3)]
