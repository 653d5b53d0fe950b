"""What each row of a tracker says, by the mapping of its columns: values, and what was kept as words. Pure.

Nothing is dropped in silence: a row is read, or stands among those left out with a reason; a cell becomes a value, or
is kept in words under its heading.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from actionplan.intake.tracker.cells import Cell, Grid
from actionplan.intake.tracker.fields import TrackerField
from actionplan.intake.tracker.headings import Headings, is_repeated
from actionplan.intake.tracker.mapping import ColumnUse
from actionplan.intake.tracker.row import LONGEST_LINE, Reading, TrackerRow, read_row
from actionplan.intake.tracker.values import month_first

_TOTAL: Final = re.compile(
    r"(?:(?:grand |sub-?\s?)?totals?(?: \w+)?|count|sum):?(?:\s*[£$€]?\d[\d,.]*%?)?", re.IGNORECASE
)
_DATES: Final = frozenset(
    {TrackerField.DATE, TrackerField.FIRST_DATE, TrackerField.COMPLETED_ON, TrackerField.UPDATED_ON}
)
_SECTION: Final = "it is a heading over the rows below it, taken as their theme"
_BARE_NUMBER: Final = re.compile(r"[£$€]?\d[\d,.]*%?")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row or a cell that was not brought, where it stands, its words and why."""

    row: int
    text: str
    why: str


def rows_of(
    grid: Grid, headings: Headings, uses: Sequence[ColumnUse]
) -> tuple[tuple[TrackerRow, ...], tuple[LeftOut, ...]]:
    """The rows below the headings, and those that say nothing of a recommendation or an action."""
    rows: list[TrackerRow] = []
    left_out = [
        LeftOut(at + 1, _words(row), "it stands above the headings")
        for at, row in enumerate(grid.rows[: headings.first])
        if _words(row)
    ]
    theme = ""
    odd = frozenset(months_first(grid, headings, uses))
    numbers_alone = not {TrackerField.RECOMMENDATION, TrackerField.ACTION} & {use.field for use in uses}
    for at, cells in enumerate(grid.rows[headings.below :], start=headings.below):
        words = _words(cells)
        if not words:
            continue
        if is_repeated(cells, headings):
            left_out.append(LeftOut(at + 1, words, "it repeats the headings"))
            continue
        if why := _counts_only(cells):
            left_out.append(LeftOut(at + 1, words, why))
            continue
        own = [cell for column, cell in enumerate(cells) if not cell.empty and (at, column) not in grid.merged_down]
        row = read_row(Reading(at, cells, uses, odd), grid)
        if _is_section(own, row, uses):
            theme = re.sub(
                r"^(?:theme|priority area|area|section)\s*\d*\s*[:\-–—]\s*", "", own[0].text, flags=re.IGNORECASE
            )
            left_out.append(LeftOut(at + 1, words, _SECTION))
            continue
        if not row.recommendation and not row.actions and not (numbers_alone and row.number):
            why = "it has neither a recommendation nor an action" if rows else "it stands above the first row"
            left_out.append(LeftOut(at + 1, words, why))
            continue
        if theme and not row.theme and len(theme) <= LONGEST_LINE:
            row = replace(row, theme=theme)
        rows.append(row)
    last = rows[-1].row if rows else 0
    return tuple(rows), tuple(
        replace(each, why="it stands below the last row") if each.row > last and each.why == _SECTION else each
        for each in left_out
    )


def months_first(grid: Grid, headings: Headings, uses: Sequence[ColumnUse]) -> Iterator[int]:
    """The columns, from 0, of dates that have a day with the month first: no other of it is sure."""
    below = grid.rows[headings.below :]
    for use in uses:
        if use.field in _DATES and any(month_first(row[use.column]) for row in below):
            yield use.column


def _counts_only(cells: Sequence[Cell]) -> str:
    """Why a row of numbers is none of the tracker's: it adds up others, or has a number and nothing else."""
    said = [cell.text for cell in cells if not cell.empty]
    rest = said[1:] if _TOTAL.fullmatch(said[0]) else said
    if any(cell.error for cell in cells) or not all(_BARE_NUMBER.fullmatch(text) for text in rest):
        return ""
    if rest is not said:
        return "it adds up other rows"
    return "it has a number and nothing else" if len(said) == 1 else ""


def _is_section(own: Sequence[Cell], row: TrackerRow, uses: Sequence[ColumnUse]) -> bool:
    """Whether a row has one short text and nothing more, where others have several fields."""
    mapped = sum(use.field is not None for use in uses)
    return (
        len(own) == 1
        and mapped > 2
        and len(own[0].text) <= 100
        and not own[0].text.rstrip().endswith(".")
        and not row.continues
    )


def _words(cells: Sequence[Cell]) -> str:
    return " · ".join(" ".join((cell.text or cell.error).split()) for cell in cells if cell.text or cell.error)
