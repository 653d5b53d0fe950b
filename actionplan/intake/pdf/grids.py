"""The cells of tables that are drawn with rules. Knows lines and rectangles, not words."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from actionplan.intake.pdf.values import Rule, Word

TOUCH: Final = 3.5
MOST_RULES: Final = 700


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell and where it is."""

    row: int
    column: int
    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of one table, and the left edges of its columns."""

    cells: tuple[Cell, ...]
    edges: tuple[float, ...]
    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class _Span:
    """A rule along an axis: where it is across, and from where to where it goes."""

    at: float
    start: float
    end: float


def grids(rules: Iterable[Rule]) -> list[Grid]:
    """The tables of at least two columns and two rows' edges that the rules of a page draw, from top to bottom."""
    given = list(rules)
    level = _merged(_Span(rule.y0, rule.x0, rule.x1) for rule in given if rule.x1 - rule.x0 > rule.y1 - rule.y0)
    upright = _merged(_Span(rule.x0, rule.y0, rule.y1) for rule in given if rule.x1 - rule.x0 <= rule.y1 - rule.y0)
    if len(level) > MOST_RULES or len(upright) > MOST_RULES:
        return []
    found = [_grid(*group) for group in _touching(level, upright)]
    return sorted((grid for grid in found if grid is not None), key=lambda grid: (grid.y0, grid.x0))


def _merged(spans: Iterable[_Span]) -> list[_Span]:
    """Rules that lie on one another or go on from one another are one."""
    rows: list[list[_Span]] = []
    for span in sorted(spans, key=lambda each: each.at):
        if rows and span.at - rows[-1][-1].at <= TOUCH * 0.6:
            rows[-1].append(span)
        else:
            rows.append([span])
    made: list[_Span] = []
    for row in rows:
        at = sum(span.at for span in row) / len(row)
        joined: list[_Span] = []
        for span in sorted(row, key=lambda each: each.start):
            if joined and span.start - joined[-1].end <= TOUCH:
                joined[-1] = _Span(at, joined[-1].start, max(joined[-1].end, span.end))
            else:
                joined.append(_Span(at, span.start, span.end))
        made += joined
    return [span for span in made if span.end - span.start > TOUCH]


def _touching(level: Sequence[_Span], upright: Sequence[_Span]) -> list[tuple[list[_Span], list[_Span]]]:
    """Groups of rules that touch each other."""
    parent = list(range(len(level) + len(upright)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for i, across in enumerate(level):
        for j, down in enumerate(upright, start=len(level)):
            within = across.start - TOUCH <= down.at <= across.end + TOUCH
            if within and down.start - TOUCH <= across.at <= down.end + TOUCH:
                parent[root(i)] = root(j)
    groups: dict[int, tuple[list[_Span], list[_Span]]] = defaultdict(lambda: ([], []))
    for index, span in enumerate((*level, *upright)):
        groups[root(index)][index >= len(level)].append(span)
    return [group for group in groups.values() if group[0] and group[1]]


def _grid(level: Sequence[_Span], upright: Sequence[_Span]) -> Grid | None:
    xs, ys = _cuts(upright), _cuts(level)
    if len(xs) < 3 or len(ys) < 2 or (len(xs) - 1) * (len(ys) - 1) > 20_000:
        return None
    if len(ys) == 2 and len(xs) < 4:  # a frame with a line down the middle
        return None
    columns, rows = len(xs) - 1, len(ys) - 1
    owner = {(row, column): (row, column) for row in range(rows) for column in range(columns)}
    for row in range(rows):
        for column in range(columns):
            if column and not _drawn(upright, xs[column], ys[row], ys[row + 1]):
                owner[row, column] = owner[row, column - 1]
            elif row and not _drawn(level, ys[row], xs[column], xs[column + 1]):
                owner[row, column] = owner[row - 1, column]
    areas: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for place, of in owner.items():
        areas[of].append(place)
    cells = tuple(
        Cell(row, column, xs[column], ys[row], xs[max(c for _, c in its) + 1], ys[max(r for r, _ in its) + 1])
        for (row, column), its in sorted(areas.items())
    )
    if len({cell.column for cell in cells}) < 2:
        return None
    return Grid(cells, tuple(xs[:-1]), xs[0], ys[0], xs[-1], ys[-1])


def _cuts(spans: Iterable[_Span]) -> list[float]:
    cuts: list[float] = []
    for at in sorted(span.at for span in spans):
        if not cuts or at - cuts[-1] > TOUCH:
            cuts.append(at)
    return cuts


def _drawn(spans: Iterable[_Span], at: float, start: float, end: float) -> bool:
    """Whether a rule is drawn at a cut, past the middle between two others."""
    middle = (start + end) / 2
    return any(abs(span.at - at) <= TOUCH and span.start <= middle <= span.end for span in spans)


def within(grid: Grid | Cell, word: Word) -> bool:
    """Whether a word stands in a table or a cell."""
    middle, height = (word.x0 + word.x1) / 2, word.y - word.size * 0.3
    return grid.x0 - 1 <= middle <= grid.x1 + 1 and grid.y0 - 1 <= height <= grid.y1 + 1
