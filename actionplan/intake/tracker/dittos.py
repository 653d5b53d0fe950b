"""Cells that say "as above": they are read as the cell above them in their column, and named. Pure."""

from dataclasses import replace
from typing import Final

from actionplan.intake.tracker.cells import Cell, Grid
from actionplan.intake.tracker.headings import Headings, is_repeated

_DITTO: Final = frozenset(
    {"as above", "same as above", "ditto", "do", "same", '"', '""', "''", "“", "”", "“”", "〃", "-“-", "-”-", '-"-'}
)


def without_dittos(grid: Grid, headings: Headings) -> tuple[Grid, tuple[tuple[int, int], ...]]:
    """The sheet with what such cells repeat, and their places (row, column), from 0.

    One with nothing above it holds an error: it is no agency and no day of that name.
    """
    rows = [list(row) for row in grid.rows]
    last: dict[int, Cell] = {}
    places = []
    for at in range(headings.below, len(rows)):
        if is_repeated(grid.rows[at], headings):
            continue
        for column, cell in enumerate(rows[at]):
            if cell.text.casefold().strip(" .") in _DITTO:
                rows[at][column] = last.get(column, Cell(error=f"{cell.text}, with nothing above it"))
                places.append((at, column))
            elif not cell.empty:
                last[column] = replace(cell, note="", struck=False)
    return replace(grid, rows=tuple(map(tuple, rows))), tuple(places)
