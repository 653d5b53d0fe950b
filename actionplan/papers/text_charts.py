"""The charts in plain text: numbers with a bar of shapes beside them, each shape told apart without colour."""

from collections.abc import Sequence
from typing import Final

from actionplan.domain.charts import ChartPoint
from actionplan.domain.dates import long_day, short_day
from actionplan.domain.phrases import GLYPHS, MARKS, MEANINGS
from actionplan.domain.plaintext import cells
from actionplan.domain.words import Colour
from actionplan.papers.lines import NARROWEST, folded_lines, joined

_CHARTED: Final = (Colour.RED, Colour.AMBER, Colour.GREEN, Colour.GREY, Colour.BLUE, Colour.CLOSED)
_SIGNED, _OPEN = GLYPHS[Colour.BLUE], "□"
_WORDS_FROM: Final = 50
"""Narrower than this, colours are headed by their shapes, which the key explains."""
_BAR_AT_LEAST: Final = 10
_WIDEST_BAR: Final = 60

_NO_RECOMMENDATION: Final = "There are no recommendations in this plan yet."
_AS_KNOWN: Final = "Each line shows the plan as it was known on that day. The last line is the as-at day's."
_DUE_NOTE: Final = (
    "First due: due by then going by the dates first adopted. Due: going by the dates then in force, "
    "proposed ones included; what is not taken forward is left out."
)

Part = tuple[int, str]
"""How many, and the shape that stands for one of them."""


def charts_text(points: Sequence[ChartPoint], width: int) -> str:
    """Ratings at each month end, and signed off against due; numbers first, so that the bars may be left out."""
    width = max(width, NARROWEST)
    lines = folded_lines(f"Recommendations over time, as at {long_day(points[-1].day)}.", width)
    most = max(point.totals.published for point in points)
    if most == 0:
        return joined([*lines, *folded_lines(_NO_RECOMMENDATION, width)])
    days = [short_day(point.day) for point in points]
    lines += ["", "Ratings"]
    names = [each.value for each in _CHARTED]
    if width < _WORDS_FROM:
        names = [GLYPHS[each] for each in _CHARTED]
    lines += _chart(names, days, [_ratings(point) for point in points], width, most)
    lines += folded_lines("Key: " + " · ".join(f"{MARKS[each]} {MEANINGS[each]}" for each in _CHARTED), width)
    lines += ["", "Signed off against due"]
    lines += _due_chart(points, days, width, most)
    lines += folded_lines(f"Key: {_SIGNED} signed off · {_OPEN} due by then, and not signed off. {_DUE_NOTE}", width)
    return joined([*lines, "", *folded_lines(_AS_KNOWN, width)])


def _ratings(point: ChartPoint) -> tuple[list[int], list[Part]]:
    counts = [point.totals.colours[each] for each in _CHARTED]
    return counts, [(count, GLYPHS[each]) for count, each in zip(counts, _CHARTED, strict=True)]


def _due_chart(points: Sequence[ChartPoint], days: Sequence[str], width: int, most: int) -> list[str]:
    lines = [
        ([each.due_first, each.due, each.signed_off], [(each.signed_off, _SIGNED), (each.due_open, _OPEN)])
        for each in points
    ]
    return _chart(["First due", "Due", "Signed off"], days, lines, width, most)


def _chart(
    headings: Sequence[str], days: Sequence[str], lines: Sequence[tuple[list[int], list[Part]]], width: int, most: int
) -> list[str]:
    """A line a day: the day, its figures, and its bar, all on one scale; without bars where there is no room."""
    sizes = [max(len(heading), *(len(str(figures[at])) for figures, _ in lines)) for at, heading in enumerate(headings)]
    first = max(map(cells, days))
    gap = 2 if first + sum(sizes) + 2 * len(sizes) <= width else 1
    room = min(width - first - sum(sizes) - gap * len(sizes) - 2, _WIDEST_BAR)
    drawn = [_row("", headings, first, sizes, gap)]
    for day, (figures, parts) in zip(days, lines, strict=True):
        bar = "" if room < min(most, _BAR_AT_LEAST) else _bar(parts, most, room)
        drawn.append(f"{_row(day, [str(each) for each in figures], first, sizes, gap)}  {bar}".rstrip())
    if room < most and room >= _BAR_AT_LEAST:
        drawn += folded_lines(f"The bars are drawn to scale: {room} shapes stand for {most} recommendations.", width)
    return drawn


def _row(name: str, figures: Sequence[str], first: int, sizes: Sequence[int], gap: int) -> str:
    shown = "".join(" " * gap + each.rjust(size) for each, size in zip(figures, sizes, strict=True))
    return name.rjust(first) + shown


def _bar(parts: Sequence[Part], most: int, room: int) -> str:
    """One shape each, or to scale where there are more than there is room for; what is there at all keeps a shape."""
    if most <= room:
        return "".join(shape * count for count, shape in parts)
    sizes = [max(count * room // most, 1) if count else 0 for count, _ in parts]
    while sum(sizes) > room:
        sizes[sizes.index(max(sizes))] -= 1
    return "".join(shape * size for size, (_, shape) in zip(sizes, parts, strict=True))
