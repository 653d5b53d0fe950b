"""The plan over time as it is drawn: ratings at each month end, and what was signed off against what was due.

Figures and shapes are those of ``papers.documents.charts``: the plain text of ``actionplan charts`` is the same.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from textual.content import Content

from actionplan.domain.rating.marks import GLYPHS
from actionplan.domain.reports.charts import ChartPoint
from actionplan.domain.text import cells
from actionplan.papers.document import Bar
from actionplan.papers.documents.charts import (
    AS_KNOWN,
    CHARTED,
    DUE_HEADINGS,
    DUE_KEY,
    DUE_NOTE,
    UNIT,
    due_bar,
    ratings_bar,
)
from actionplan.papers.formats.bars import to_scale_words
from actionplan.tui.days import short_day
from actionplan.tui.present.layout import in_few_lines, key_lines
from actionplan.tui.screens.views.render import (
    BAR_AT_LEAST,
    BLANK,
    GAP,
    RenderedView,
    ViewLine,
    bar_of,
    count,
    figure,
    heading,
    told,
)
from actionplan.tui.styles import ink

READING: Final = "Reading the plan as it was known at each month end …"

_WORDS_FROM, _BOTH_FROM = 50, 100
"""From these widths on, colours are headed by their words, and by both shape and word; below, by their shapes."""
_INKS: Final = tuple(ink(colour) for colour in CHARTED)
_DUE_INKS: Final = ("bold", "bold", "bold $blue-ink")


def draw(points: Sequence[ChartPoint], width: int) -> RenderedView:
    """Both charts, one below the other on one scale; without points, that they are being read."""
    if not points:
        return RenderedView((), tuple(told(READING, width)), ())
    most = max(point.totals.published for point in points)
    days = [short_day(point.day) for point in points]
    ratings = _figures(_names(width), days, [ratings_bar(point) for point in points], width, _INKS)
    due = _figures(DUE_HEADINGS, days, [due_bar(point) for point in points], width, _DUE_INKS)
    before = max(each.cell_length for each in (*ratings, *due))
    room = width - before - GAP
    lines = [
        heading("Ratings", width),
        *_with_bars(ratings, [ratings_bar(point) for point in points], before, room, most),
        BLANK,
        heading("Signed off against due", width),
        *_with_bars(due, [due_bar(point) for point in points], before, room, most),
        BLANK,
        *(told(to_scale_words(most, room, UNIT), width) if BAR_AT_LEAST <= room < most else ()),
        *told(DUE_NOTE, width),
        *told(AS_KNOWN, width),
    ]
    shown = frozenset(colour for colour in CHARTED for point in points if point.totals.colours[colour])
    due_key = in_few_lines((Content.styled(part, "$quiet") for part in DUE_KEY.split(" · ")), width)
    return RenderedView((), tuple(lines), (*key_lines(width, shown), *due_key))


def _names(width: int) -> list[str]:
    if width < _WORDS_FROM:
        return [GLYPHS[colour] for colour in CHARTED]
    return [f"{GLYPHS[colour]} {colour.value}" if width >= _BOTH_FROM else colour.value for colour in CHARTED]


def _figures(
    headings: Sequence[str], days: Sequence[str], bars: Sequence[Bar], width: int, inks: Sequence[str]
) -> list[Content]:
    """The headings, and a line of figures for each day."""
    sizes = [max(cells(named), *(len(str(bar.figures[at])) for bar in bars)) for at, named in enumerate(headings)]
    first = max(map(cells, days))
    gap = " " * (GAP if first + sum(sizes) + GAP * len(sizes) <= width else 1)
    named = [figure(each, size, ink) for each, size, ink in zip(headings, sizes, inks, strict=True)]
    lines = [Content(gap).join([figure("", first), *named])]
    for day, bar in zip(days, bars, strict=True):
        figures = [count(each, size, ink) for each, size, ink in zip(bar.figures, sizes, inks, strict=True)]
        lines.append(Content(gap).join([figure(day, first), *figures]))
    return lines


def _with_bars(
    figures: Sequence[Content], bars: Sequence[Bar], before: int, room: int, most: int
) -> Iterator[ViewLine]:
    """The same with a bar beside each day's figures; without bars where there is no room for them."""
    named, *lines = figures
    yield ViewLine(named)
    for line, bar in zip(lines, bars, strict=True):
        if room < BAR_AT_LEAST:
            yield ViewLine(line)
        else:
            yield ViewLine(Content.assemble(line.pad_right(before + GAP - line.cell_length), bar_of(bar, most, room)))
