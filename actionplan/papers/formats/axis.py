"""The axis of a time chart: where a day falls among the months, and the marks on each row.

One row of characters a line, each a cell wide; plain text prints them as they are, and a screen colours them too.
"""

from datetime import date
from typing import Final

from actionplan.domain.dates import MONTHS, days_in_month, short_day
from actionplan.domain.rating.marks import MARKS
from actionplan.domain.reports.timeline import month_number
from actionplan.domain.text import cells, visible
from actionplan.papers.document import Point, Span, TimeChart, TimeRow
from actionplan.papers.formats.lines import folded_lines, padded

AS_AT: Final = "|"
MEETING: Final = ":"

_MEETINGS: Final = "Meetings"
_GAP: Final = "  "
_WIDEST_MONTH: Final = 6


def time_chart_lines(chart: TimeChart, width: int) -> list[str]:
    """The drawing by month, and its key."""
    labels = min(max(map(cells, (_MEETINGS, *(row.label for row in chart.rows)))), width // 3)
    axis = Axis(chart, width - labels - max(map(cells, MARKS.values())) - 2 * len(_GAP))
    lines = [padded("", labels) + _GAP + scale for scale in axis.scales()]
    lines.append(padded(_MEETINGS, labels) + _GAP + axis.meetings())
    lines += [f"{padded(row.label, labels)}{_GAP}{axis.row(row)}{_GAP}{MARKS[row.colour]}" for row in chart.rows]
    return [*(line.rstrip() for line in lines), "", *_key_lines(chart, width)]


def _key_lines(chart: TimeChart, width: int) -> list[str]:
    """What each mark means; no meaning is parted from its mark where the width allows."""
    lines = ["Key:"]
    for sign in chart.signs:
        meaning = visible(f"{sign.mark} {sign.meaning}", newlines=False)
        longer = f"{lines[-1]}{' ' if lines[-1] == 'Key:' else ' · '}{meaning}"
        if cells(longer) <= width:
            lines[-1] = longer
        else:
            lines += folded_lines(meaning, width)
    return [*lines, *folded_lines(chart.note, width)]


class Axis:
    """Whole months side by side in at most ``room`` cells; where there are too many, several to a cell.

    All months are as wide as each other, and no wider than is read easily. ``whole_room`` shares out all of the room
    instead, so that one month can be a cell wider than the next.
    """

    def __init__(self, chart: TimeChart, room: int, *, whole_room: bool = False) -> None:
        room = max(room, 1)
        self._chart = chart
        self._first = month_number(chart.first)
        self._months = months = month_number(chart.last) - self._first + 1
        self._months_a_cell = -(-months // room)
        if months > room:
            self.width = -(-months // self._months_a_cell)
        else:
            self.width = room if whole_room else min(room // months, _WIDEST_MONTH) * months

    def at(self, day: date) -> int:
        """The cell that a day of the axis falls into."""
        months = month_number(day) - self._first
        if self._months_a_cell > 1:
            return months // self._months_a_cell
        days = days_in_month(day.year, day.month)
        return (months * days + day.day - 1) * self.width // (days * self._months)

    def scales(self) -> list[str]:
        """The years, and the months by their first letters or their short names where these fit."""
        years, months = [" "] * self.width, [" "] * self.width
        a_month = self.width // self._months
        free = 0
        for month in range(self._months):
            year, number = divmod(self._first + month, 12)
            at = self.at(date(year, number + 1, 1))
            if (number == 0 or month == 0) and at >= free and at + 4 <= self.width:
                years[at : at + 4] = f"{year:04d}"
                free = at + 5
            name = MONTHS[number][: 3 if a_month > 3 else 1]
            if a_month:
                months[at : at + len(name)] = name
        return ["".join(years), "".join(months)] if a_month else ["".join(years)]

    def meetings(self, *, dated: bool = False) -> str:
        """The line above the items: M for a meeting, T for today; ``dated`` adds a meeting's day where it fits."""
        drawn = [" "] * self.width
        days = {self.at(on): f"M {_day_of_month(on)}" for on in self._chart.meetings}
        days[self.at(self._chart.as_at)] = "T"
        for at, following in zip(sorted(days), [*sorted(days)[1:], self.width + 1], strict=True):
            fits = dated and at + len(days[at]) < following
            said = days[at] if fits else days[at][:1]
            drawn[at : at + len(said)] = said
        return "".join(drawn)

    def row(self, row: TimeRow | None) -> str:
        """One row's marks; None: of a row without a date, which has no more than today and the meetings."""
        drawn = [" "] * self.width
        for on in self._chart.meetings:
            drawn[self.at(on)] = MEETING
        for span in () if row is None else row.spans:
            self._stretch(drawn, span)
        drawn[self.at(self._chart.as_at)] = AS_AT
        for point in () if row is None else row.points:
            self._put(drawn, point)
        return "".join(drawn)

    def _stretch(self, drawn: list[str], span: Span) -> None:
        for at in range(self.at(min(span.first, span.last)), self.at(max(span.first, span.last)) + 1):
            drawn[at] = span.mark

    def _put(self, drawn: list[str], point: Point) -> None:
        drawn[self.at(point.on)] = point.mark


def _day_of_month(day: date) -> str:
    return short_day(day).rsplit(" ", 1)[0]
