"""The time line's axis in plain text: where a day stands among the months, and the letters on an item's line."""

from datetime import date
from typing import Final

from actionplan.domain.dates import MONTHS, days_in_month
from actionplan.domain.plaintext import cells
from actionplan.domain.timeline import DatedItem, Timeline, month_number
from actionplan.papers.lines import folded_lines

_WIDEST_MONTH: Final = 6

_LEGEND: Final = (
    "A adopted date",
    "E approved date, where it was moved after adoption",
    "P proposed date, not yet adopted",
    "L last of its actions' dates",
    "? later date asked for",
    "C reported complete",
    "S signed off",
    "- slip",
    "= overdue",
    "| today (T)",
    ": a meeting (M)",
)
_LEGEND_NOTE: Final = (
    "Where two of A to S fall on one place, the later in this key is shown; the dates are in columns below."
)


def legend_lines(width: int) -> list[str]:
    """What each letter and line means; no meaning is parted from its letter where the width allows."""
    lines = ["Key:"]
    for meaning in _LEGEND:
        longer = f"{lines[-1]}{' ' if lines[-1] == 'Key:' else ' · '}{meaning}"
        if cells(longer) <= width:
            lines[-1] = longer
        else:
            lines += folded_lines(meaning, width)
    return [*lines, *folded_lines(_LEGEND_NOTE, width)]


class Axis:
    """Whole months side by side, each as wide as the others; where there are too many, several to a cell."""

    def __init__(self, line: Timeline, room: int) -> None:
        room = max(room, 1)
        self._line = line
        self._first = month_number(line.first)
        self._per_month = min(room // line.months, _WIDEST_MONTH)
        self._months_a_cell = -(-line.months // room) if self._per_month == 0 else 1
        self.width = self._per_month * line.months or -(-line.months // self._months_a_cell)

    def at(self, day: date) -> int:
        """The cell that a day of the axis falls into."""
        months = month_number(day) - self._first
        if self._per_month == 0:
            return months // self._months_a_cell
        return months * self._per_month + (day.day - 1) * self._per_month // days_in_month(day.year, day.month)

    def scales(self) -> list[str]:
        """The years, and the months by their first letters or their short names where these fit."""
        years, months = [" "] * self.width, [" "] * self.width
        free = 0
        for month in range(self._line.months):
            year, number = divmod(self._first + month, 12)
            at = self.at(date(year, number + 1, 1))
            if (number == 0 or month == 0) and at >= free and at + 4 <= self.width:
                years[at : at + 4] = f"{year:04d}"
                free = at + 5
            name = MONTHS[number][: 3 if self._per_month > 3 else 1]
            if self._per_month:
                months[at : at + len(name)] = name
        return ["".join(years), "".join(months)] if self._per_month else ["".join(years)]

    def meetings(self) -> str:
        """The line above the items: M for a meeting, T for today."""
        drawn = [" "] * self.width
        for meeting in self._line.meetings:
            drawn[self.at(meeting.on)] = "M"
        drawn[self.at(self._line.as_at)] = "T"
        return "".join(drawn)

    def item(self, each: DatedItem) -> str:
        """One item's line."""
        drawn = [" "] * self.width
        for meeting in self._line.meetings:
            drawn[self.at(meeting.on)] = ":"
        if each.adopted_on is not None:
            self._run(drawn, each.adopted_on, each.due_on, "-")
        if each.days_overdue is not None:
            self._run(drawn, each.due_on, self._line.as_at, "=")
        drawn[self.at(self._line.as_at)] = "|"
        item = each.row.item
        for day, letter in (
            (each.adopted_on, "A"),
            (None if each.due_on == each.adopted_on else each.due_on, self._letter(each)),
            (item.extension_to, "?"),
            (item.completed_on, "C"),
            (item.signed_off_on, "S"),
        ):
            if day is not None:
                drawn[self.at(day)] = letter
        return "".join(drawn)

    def _run(self, drawn: list[str], start: date, end: date, mark: str) -> None:
        for at in range(self.at(min(start, end)), self.at(max(start, end)) + 1):
            drawn[at] = mark

    def _letter(self, each: DatedItem) -> str:
        if each.from_actions:
            return "L"
        return "P" if each.proposed else "E"
