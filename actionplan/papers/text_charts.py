"""The charts in plain text: numbers with a bar of shapes beside them, each shape told apart without colour.

Which numbers and which shapes is the screen's too.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from actionplan.domain.dates import long_day, short_day
from actionplan.domain.rating.marks import GLYPHS, MARKS, MEANINGS
from actionplan.domain.reports.charts import ChartPoint
from actionplan.domain.text import cells
from actionplan.domain.vocabulary import Colour
from actionplan.papers.lines import NARROWEST, folded_lines, joined

CHARTED: Final = (Colour.RED, Colour.AMBER, Colour.GREEN, Colour.GREY, Colour.BLUE, Colour.CLOSED)
DUE_HEADINGS: Final = ("First due", "Due", "Signed off")
SIGNED_OFF, DUE_OPEN = GLYPHS[Colour.BLUE], "□"
_WORDS_FROM: Final = 50
"""Narrower than this, colours are headed by their shapes, which the key explains."""
_BAR_AT_LEAST: Final = 10
_WIDEST_BAR: Final = 60

_NO_RECOMMENDATION: Final = "There are no recommendations in this plan yet."
AS_KNOWN: Final = "Each line shows the plan as it was known on that day. The last line is the as-at day's."
DUE_KEY: Final = f"{SIGNED_OFF} signed off · {DUE_OPEN} due by then, and not signed off"
DUE_NOTE: Final = (
    "First due: due by then going by the dates first adopted. Due: going by the dates then in force, "
    "proposed ones included; what is not taken forward is left out."
)

Part = tuple[int, str]
"""How many, and the shape that stands for one of them."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a chart: the figures, one for each heading, and what the bar beside them is made of."""

    figures: tuple[int, ...]
    parts: tuple[Part, ...]


def ratings_bar(point: ChartPoint) -> Bar:
    """How many had each rating of ``CHARTED`` that day."""
    counts = tuple(point.totals.colours[each] for each in CHARTED)
    return Bar(counts, tuple((count, GLYPHS[each]) for count, each in zip(counts, CHARTED, strict=True)))


def due_bar(point: ChartPoint) -> Bar:
    """What was signed off, and what was due and was not; the figures are those of ``DUE_HEADINGS``."""
    figures = (point.due_first, point.due, point.signed_off)
    return Bar(figures, ((point.signed_off, SIGNED_OFF), (point.due_open, DUE_OPEN)))


def bar_sizes(bar: Bar, most: int, room: int) -> list[int]:
    """How many shapes stand for each part, where ``most`` is the longest bar there can be.

    One shape each, or to scale where there are more than there is room for; what is there at all keeps a shape.
    """
    counts = [count for count, _ in bar.parts]
    if most <= room:
        return counts
    sizes = [max(count * room // most, 1) if count else 0 for count in counts]
    while sum(sizes) > room:
        sizes[sizes.index(max(sizes))] -= 1
    return sizes


def to_scale_words(most: int, room: int) -> str:
    """What a bar to scale means."""
    return f"The bars are drawn to scale: {room} shapes stand for {most} recommendations."


def charts_text(points: Sequence[ChartPoint], width: int) -> str:
    """Ratings at each month end, and signed off against due; numbers first, so that the bars may be left out."""
    width = max(width, NARROWEST)
    lines = folded_lines(f"Recommendations over time, as at {long_day(points[-1].day)}.", width)
    most = max(point.totals.published for point in points)
    if most == 0:
        return joined([*lines, *folded_lines(_NO_RECOMMENDATION, width)])
    days = [short_day(point.day) for point in points]
    lines += ["", "Ratings"]
    names = [each.value for each in CHARTED]
    if width < _WORDS_FROM:
        names = [GLYPHS[each] for each in CHARTED]
    lines += _chart(names, days, [ratings_bar(point) for point in points], width, most)
    lines += folded_lines("Key: " + " · ".join(f"{MARKS[each]} {MEANINGS[each]}" for each in CHARTED), width)
    lines += ["", "Signed off against due"]
    lines += _chart(DUE_HEADINGS, days, [due_bar(point) for point in points], width, most)
    lines += folded_lines(f"Key: {DUE_KEY}. {DUE_NOTE}", width)
    return joined([*lines, "", *folded_lines(AS_KNOWN, width)])


def _chart(headings: Sequence[str], days: Sequence[str], bars: Sequence[Bar], width: int, most: int) -> list[str]:
    """A line a day: the day, its figures, and its bar, all on one scale; without bars where there is no room."""
    sizes = [max(len(heading), *(len(str(bar.figures[at])) for bar in bars)) for at, heading in enumerate(headings)]
    first = max(map(cells, days))
    gap = 2 if first + sum(sizes) + 2 * len(sizes) <= width else 1
    room = min(width - first - sum(sizes) - gap * len(sizes) - 2, _WIDEST_BAR)
    drawn = [_row("", headings, first, sizes, gap)]
    for day, bar in zip(days, bars, strict=True):
        shapes = "" if room < min(most, _BAR_AT_LEAST) else _shapes(bar, most, room)
        drawn.append(f"{_row(day, [str(each) for each in bar.figures], first, sizes, gap)}  {shapes}".rstrip())
    if room < most and room >= _BAR_AT_LEAST:
        drawn += folded_lines(to_scale_words(most, room), width)
    return drawn


def _row(name: str, figures: Sequence[str], first: int, sizes: Sequence[int], gap: int) -> str:
    shown = "".join(" " * gap + each.rjust(size) for each, size in zip(figures, sizes, strict=True))
    return name.rjust(first) + shown


def _shapes(bar: Bar, most: int, room: int) -> str:
    return "".join(shape * size for size, (_, shape) in zip(bar_sizes(bar, most, room), bar.parts, strict=True))
