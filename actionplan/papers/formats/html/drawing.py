"""Charts as drawings in vector form: rectangles, lines and words at places. Knows no colour but its name in the style.

A drawing is described in words too (``title``, ``told``), which is what a screen reader says in its place.
"""

from datetime import date
from typing import Final, NamedTuple

from actionplan.domain.dates import MONTHS, days_in_month, long_day, short_day
from actionplan.domain.rating.marks import GLYPHS
from actionplan.domain.reports.timeline import month_number
from actionplan.domain.text import cells
from actionplan.papers.document import Bar, Chart, TimeChart, TimeRow
from actionplan.papers.formats.palette import LETTERS, NAMED, SERIES


class Box(NamedTuple):
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float
    style: str


class Line(NamedTuple):
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    style: str


class Label(NamedTuple):
    """Words, at the start, middle or end of which is the place."""

    x: float
    y: float
    words: str
    style: str = ""
    anchor: str = "start"


class Drawing(NamedTuple):
    """A drawing: its size, what is shown, and the same told in words."""

    width: int
    height: int
    title: str
    told: str
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    labels: tuple[Label, ...]
    key: tuple[tuple[str, str, str], ...] = ()
    """Style, shape and name of each part."""


_BARS_FROM: Final = 108
_BARS: Final = 560
_BAR: Final = 24
_STEP: Final = 32
_ROOM_FOR_SHAPE: Final = 34
_ROOM_FOR_FIGURE: Final = 14


def bars(chart: Chart, named: str) -> Drawing:
    """Stacked bars, a day each, with the number on each part where there is room for it."""
    boxes, labels = [], []
    styles = [_style(name, at) for at, name in enumerate(chart.series)]
    for row, (day, bar) in enumerate(zip(chart.days, chart.bars, strict=True)):
        y, x = row * _STEP + 4.0, float(_BARS_FROM)
        labels.append(Label(_BARS_FROM - 10, y + 17, short_day(day), "", "end"))
        for part, style in zip(bar.parts, styles, strict=False):
            width = round(part.number * _BARS / max(chart.longest, 1), 2)
            if part.number > 0:
                boxes.append(Box(round(x, 2), y, width, _BAR, style))
                labels += _on_part(x + width / 2, y + 17, width, part.number, part.shape, style)
            x += width
        labels.append(Label(round(x + 8, 2), y + 17, str(sum(part.number for part in bar.parts)), "total"))
    told = "; ".join(_told(day, bar, chart) for day, bar in zip(chart.days, chart.bars, strict=True))
    shapes = [part.shape for part in chart.bars[0].parts] if chart.bars else []
    key = tuple((style, shape, name) for style, shape, name in zip(styles, shapes, chart.series, strict=False))
    height = max(len(chart.bars), 1) * _STEP + 4
    title = f"{named}: stacked bars by day, in {chart.unit}"
    return Drawing(_BARS_FROM + _BARS + 50, height, title, f"{told}.", tuple(boxes), (), tuple(labels), key)


def _on_part(x: float, y: float, width: float, number: int, shape: str, style: str) -> list[Label]:
    words = f"{shape} {number}" if width >= _ROOM_FOR_SHAPE else str(number) if width >= _ROOM_FOR_FIGURE else ""
    return [Label(round(x, 2), y, words, f"on-{style}", "middle")] if words else []


def _told(day: date, bar: Bar, chart: Chart) -> str:
    counted = ", ".join(f"{name} {count}" for name, count in zip(chart.headings, bar.figures, strict=True))
    return f"{long_day(day)}: {counted}"


def _style(name: str, at: int) -> str:
    return name.lower() if name in NAMED else f"series-{at % len(SERIES)}"


_AXIS: Final = 700
_ROW: Final = 26
_HEAD: Final = 56
_WIDEST_LABEL: Final = 16


def time_line(chart: TimeChart, named: str) -> Drawing:
    """Rows along months: stretches as lines, days as letters, meetings dotted, and a line for today."""
    left = 20 + 9 * max([cells(_short(row.label)) for row in chart.rows] or [0])
    height = _HEAD + _ROW * max(len(chart.rows), 1) + 6
    axis = _Axis(chart, left)
    lines = [Line(axis.at(on), _HEAD - 8, axis.at(on), height, "meeting") for on in chart.meetings]
    lines.append(Line(axis.at(chart.as_at), _HEAD - 8, axis.at(chart.as_at), height, "today"))
    labels = [*axis.months(), Label(axis.at(chart.as_at), _HEAD - 10, "T", "mark", "middle")]
    labels += [Label(axis.at(on), _HEAD - 10, "M", "sign", "middle") for on in chart.meetings if on != chart.as_at]
    for at, row in enumerate(chart.rows):
        y = _HEAD + _ROW * at + 16
        labels.append(Label(0, y, _short(row.label), "row"))
        for span in row.spans:
            style = {"-": "slip", "=": "overdue"}.get(span.mark, "stretch")
            lines.append(Line(axis.at(span.first), y - 5, axis.at(span.last), y - 5, style))
        drawn = {axis.at(point.on): point.mark for point in row.points}
        labels += [Label(x, y, mark, "mark", "middle") for x, mark in drawn.items()]
        rating = f"{GLYPHS[row.colour]} {LETTERS[row.colour]}"
        labels.append(Label(left + _AXIS + 16, y, rating, "row"))
    told = " ".join(_row_told(row, chart) for row in chart.rows) or "No row."
    width = left + _AXIS + 60
    return Drawing(width, height, f"{named}: time line", told, (), tuple(lines), tuple(labels))


class _Axis:
    """Where a day falls among whole months."""

    def __init__(self, chart: TimeChart, left: int) -> None:
        self._first, self._left = month_number(chart.first), left
        self._count = month_number(chart.last) - self._first + 1

    def at(self, day: date) -> float:
        """The place of a day; one outside of the months is at their edge."""
        along = month_number(day) - self._first + (day.day - 1) / days_in_month(day.year, day.month)
        return round(self._left + min(max(along / self._count, 0), 1) * _AXIS, 2)

    def months(self) -> list[Label]:
        """Years, and months by name where there is room."""
        labels, wide = [], _AXIS / self._count
        for each in range(self._count):
            year, month = divmod(self._first + each, 12)
            x = self.at(date(year, month + 1, 1))
            if each == 0 or month == 0:
                labels.append(Label(x, 12, str(year), "sign"))
            if wide >= 30:
                labels.append(Label(x, 26, MONTHS[month][:3], "sign"))
            elif wide >= 14:
                labels.append(Label(x, 26, MONTHS[month][:1], "sign"))
        return labels


def _short(label: str) -> str:
    return label if len(label) <= _WIDEST_LABEL else f"{label[: _WIDEST_LABEL - 1]}…"


def _row_told(row: TimeRow, chart: TimeChart) -> str:
    names = {sign.mark: sign.in_short for sign in chart.signs}
    parts = [
        f"{names.get(each.mark, each.mark)} from {long_day(each.first)} to {long_day(each.last)}" for each in row.spans
    ]
    parts += [f"{names.get(each.mark, each.mark)} {long_day(each.on)}" for each in row.points]
    return f"{row.label}, {row.colour.value}: {'; '.join(parts) or 'no date'}."
