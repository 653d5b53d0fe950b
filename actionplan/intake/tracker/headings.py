"""Finding the row of headings in a sheet: trackers begin with titles, and some have two rows of headings."""

from dataclasses import dataclass
from itertools import product
from typing import Final

from actionplan.intake.tracker.cells import Cell, Grid
from actionplan.intake.tracker.fields import TrackerField, field_of_heading

_LOOKED_AT: Final = 60
"""How many rows may stand above the headings."""

_LONGEST_HEADING: Final = 120


@dataclass(frozen=True, slots=True)
class Headings:
    """The titles of the columns, and the first row below them, from 0. ``first`` is the first of their rows."""

    titles: tuple[str, ...]
    first: int
    below: int


def headings_of(grid: Grid) -> Headings | None:
    """The row, or up to three rows, that most look like headings; None where none names two fields or more."""
    best: tuple[int, Headings] | None = None
    tops = range(min(len(grid.rows), _LOOKED_AT))
    # Three rows only where they say more than two: the title above a row of headings is none of them.
    for row, depth in (*product(tops, (1, 2)), *product(tops, (3,))):
        if row + depth > len(grid.rows):
            continue
        found = Headings(_titles(grid.rows[row : row + depth]), row, row + depth)
        score = _score(found.titles)
        if score and (best is None or score > best[0]):
            best = (score, found)
    return None if best is None else best[1]


def is_repeated(row: tuple[Cell, ...], headings: Headings) -> bool:
    """Whether a row repeats the headings, as at the top of each printed page."""
    texts = [
        (" ".join(cell.text.split()), title) for cell, title in zip(row, headings.titles, strict=True) if cell.text
    ]
    return len(texts) >= 2 and all(text and text in title for text, title in texts)


def _titles(rows: tuple[tuple[Cell, ...], ...]) -> tuple[str, ...]:
    if len(rows) == 1:
        return tuple(_short(cell) for cell in rows[0])
    titles = []
    above = ""
    if len(rows) > 2:
        # Three rows: the upper two are a group's heading, of which the lower one says more.
        group = tuple(lower if lower.text else upper for upper, lower in zip(rows[0], rows[1], strict=True))
        rows = (group, rows[2])
    for upper, lower in zip(*rows, strict=True):
        above = _short(upper) or above  # a group's heading stands over its first column alone
        titles.append(_of_two(_short(upper), above, _short(lower)))
    return tuple(titles)


def _of_two(own: str, above: str, lower: str) -> str:
    """The heading of a column under a group's: with the group's where the two together name a field."""
    if not lower:
        return own
    if not above or above == lower:
        return lower
    for both in (f"{above} {lower}", f"{lower} {above}"):
        found = field_of_heading(both)
        if found is not None and found[1] >= 2:
            return both
    return lower if field_of_heading(lower) is not None else f"{lower} {above}"


def _short(cell: Cell) -> str:
    text = " ".join(cell.text.split())
    return "" if cell.day is not None or len(text) > _LONGEST_HEADING else text


def _score(titles: tuple[str, ...]) -> int:
    """How much the titles look like headings: fields that are named, the sure ones more; 0 for too few."""
    best: dict[TrackerField, int] = {}
    repeats = 0
    for title in titles:
        found = field_of_heading(title)
        if found is None:
            continue
        if found[0] in best and not found[0].several:
            repeats += 1
        best[found[0]] = max(best.get(found[0], 0), found[1])
    said = best.keys() & {TrackerField.RECOMMENDATION, TrackerField.ACTION, TrackerField.NUMBER}
    return sum(best.values()) * 2 - repeats if said and len(best) >= 2 else 0
