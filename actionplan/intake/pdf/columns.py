"""The order in which a page is read: finds columns, and what goes across them. Knows boxes, not words."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from actionplan.intake.pdf.values import Table, Word

GUTTER: Final = 8.0
NARROWEST: Final = 60.0
FEWEST: Final = 3
FEW: Final = 8
"""Lines below which wide spaces may stand below one another by chance."""
ALIGNED: Final = 0.6
_CANDIDATES = 30


@dataclass(frozen=True, slots=True)
class Box:
    """What is read as one: a run of words on a line, or a table."""

    x0: float
    x1: float
    top: float
    bottom: float
    content: "list[Word] | Table"


def in_columns(boxes: Sequence[Box]) -> list[list[Box]]:
    """The regions of a page in reading order, each of one column."""
    ordered = sorted(boxes, key=lambda box: (box.top, box.x0))
    best: tuple[int, float] | None = None
    for x in _left_edges(ordered):
        covered = sum(len(run) for run, is_columns in _bands(ordered, x) if is_columns)
        if covered and (best is None or covered > best[0]):
            best = covered, x
    if best is None:
        return [ordered] if ordered else []
    regions: list[list[Box]] = []
    across: list[Box] = []
    for run, is_columns in _bands(ordered, best[1]):
        if not is_columns:
            across += run
            continue
        regions += in_columns(across)
        across = []
        regions += in_columns([box for box in run if box.x0 < best[1]])
        regions += in_columns([box for box in run if box.x0 >= best[1]])
    return regions + in_columns(across)


def _left_edges(boxes: Sequence[Box]) -> list[float]:
    """Where columns may begin: the commonest left edges, with something left of them."""
    counted = Counter(round(box.x0 / 2) for box in boxes)
    leftmost = min((box.x0 for box in boxes), default=0.0)
    common = sorted(((count, edge) for edge, count in counted.items() if edge * 2 > leftmost + NARROWEST), reverse=True)
    return sorted(edge * 2 - 2.0 for _, edge in common[:_CANDIDATES])


def _bands(boxes: Sequence[Box], x: float) -> Iterator[tuple[list[Box], bool]]:
    """The boxes from top to bottom, in runs that nothing goes across at ``x``; and whether a run is in columns."""
    run: list[Box] = []
    for box in boxes:
        if box.x0 < x - 1 and box.x1 > x + 1:
            yield from _kept(run, x)
            yield [box], False
            run = []
        else:
            run.append(box)
    yield from _kept(run, x)


def _kept(run: list[Box], x: float) -> Iterator[tuple[list[Box], bool]]:
    if run:
        yield run, _is_columns([box for box in run if box.x0 < x], [box for box in run if box.x0 >= x])


def _is_columns(left: Sequence[Box], right: Sequence[Box]) -> bool:
    """Whether two sides are columns of text, and not labels beside their text: those are fewer than its lines."""
    one, other = _lines(left), _lines(right)
    if len(other) < FEWEST <= FEW <= len(one):
        return _is_begun(left, right)
    if min(len(one), len(other)) < FEWEST or len(one) * 2 < len(other):
        return False
    if min(len(one), len(other)) < FEW and _drawn_across(left, right):
        return False
    if min(start for start, _ in other.values()) - max(end for _, end in one.values()) < GUTTER:
        return False
    if any(median(end - start for start, end in side.values()) < NARROWEST for side in (one, other)):
        return False
    # The lines of a column begin at one edge, or at two with hanging numbers; between wide words they begin anywhere.
    edges = Counter(round(start / 2) for start, _ in other.values()).most_common(2)
    if sum(count for _, count in edges) < ALIGNED * len(other) or (len(other) == FEWEST and len(edges) > 1):
        return False
    top, bottom = max(min(one), min(other)), min(max(one), max(other))
    return bottom - top >= min(max(one) - min(one), max(other) - min(other)) * 0.5


def _is_begun(left: Sequence[Box], right: Sequence[Box]) -> bool:
    """Whether the few lines on the right begin a column: at the top, and drawn when all of the left was drawn."""
    if not right or min(box.x0 for box in right) - max(box.x1 for box in left) < GUTTER:
        return False
    if min(_lines(right)) > sorted(_lines(left))[1]:
        return False
    ends = [box.content[-1].end for box in left if isinstance(box.content, list)]
    starts = [box.content[0].start for box in right if isinstance(box.content, list)]
    return len(starts) == len(right) and min(starts) >= max(ends, default=0)


def _drawn_across(left: Sequence[Box], right: Sequence[Box]) -> bool:
    """Whether most lines go on from one side to the other in the file's own order, as a justified line does."""
    ends = {(round(box.bottom), box.content[-1].end) for box in left if isinstance(box.content, list)}
    starts = [(round(box.bottom), box.content[0].start) for box in right if isinstance(box.content, list)]
    across = sum(any((y, start - gap) in ends for gap in (0, 1, 2)) for y, start in starts)
    return across * 2 > len({y for y, _ in starts})


def _lines(boxes: Sequence[Box]) -> dict[int, tuple[float, float]]:
    """From where to where each line goes, by the height that it stands at."""
    lines: dict[int, tuple[float, float]] = {}
    for box in boxes:
        start, end = lines.get(round(box.bottom), (box.x0, box.x1))
        lines[round(box.bottom)] = min(start, box.x0), max(end, box.x1)
    return lines
