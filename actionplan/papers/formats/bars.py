"""Bars in plain text: numbers with a bar of shapes beside them, each shape recognised without colour."""

from collections.abc import Sequence
from typing import Final

from actionplan.domain.dates import short_day
from actionplan.domain.text import cells
from actionplan.papers.document import Bar, Chart
from actionplan.papers.formats.lines import folded_lines

_WORDS_FROM: Final = 50
"""Narrower than this, figures are headed by their shapes, where they have any."""
_BAR_AT_LEAST: Final = 10
_WIDEST_BAR: Final = 60


def chart_lines(chart: Chart, width: int) -> list[str]:
    """A line a day: the day, its figures, and its bar, all on one scale; without bars where there is no room."""
    headings = chart.shapes if chart.shapes and width < _WORDS_FROM else chart.headings
    days = [short_day(day) for day in chart.days]
    sizes = [max(len(head), *(len(str(bar.figures[at])) for bar in chart.bars)) for at, head in enumerate(headings)]
    first = max(map(cells, days))
    gap = 2 if first + sum(sizes) + 2 * len(sizes) <= width else 1
    room = min(width - first - sum(sizes) - gap * len(sizes) - 2, _WIDEST_BAR)
    lines = [_row("", headings, first, sizes, gap)]
    for day, bar in zip(days, chart.bars, strict=True):
        shapes = "" if room < min(chart.longest, _BAR_AT_LEAST) else _shapes(bar, chart.longest, room)
        lines.append(f"{_row(day, [str(each) for each in bar.figures], first, sizes, gap)}  {shapes}".rstrip())
    if _BAR_AT_LEAST <= room < chart.longest:
        lines += folded_lines(to_scale_words(chart.longest, room, chart.unit), width)
    return lines


def bar_sizes(bar: Bar, longest: int, room: int) -> list[int]:
    """How many shapes stand for each part, where ``longest`` is the most that a bar stands for.

    One shape each, or to scale where there are more than there is room for; a part that is not nothing keeps a shape.
    """
    counts = [part.number for part in bar.parts]
    if longest <= room:
        return counts
    sizes = [max(count * room // longest, 1) if count else 0 for count in counts]
    while sum(sizes) > room:
        sizes[sizes.index(max(sizes))] -= 1
    return sizes


def to_scale_words(longest: int, room: int, unit: str) -> str:
    """What a bar to scale means."""
    return f"The bars are drawn to scale: {room} shapes stand for {longest} {unit}."


def _row(name: str, figures: Sequence[str], first: int, sizes: Sequence[int], gap: int) -> str:
    return name.rjust(first) + "".join(" " * gap + each.rjust(size) for each, size in zip(figures, sizes, strict=True))


def _shapes(bar: Bar, longest: int, room: int) -> str:
    return "".join(part.shape * size for size, part in zip(bar_sizes(bar, longest, room), bar.parts, strict=True))
