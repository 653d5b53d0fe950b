"""The time line's axis: where a day stands among the months, and the letters on an item's line.

One row of characters an item, each a cell wide; plain text prints them as they are, and a screen colours them too.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from actionplan.domain.dates import MONTHS, days_in_month, short_day
from actionplan.domain.reports.timeline import DatedItem, Timeline, month_number
from actionplan.domain.text import cells
from actionplan.papers.lines import folded_lines

ADOPTED: Final = "A"
APPROVED: Final = "E"
PROPOSED: Final = "P"
FROM_ACTIONS: Final = "L"
ASKED_FOR: Final = "?"
COMPLETE: Final = "C"
SIGNED_OFF: Final = "S"
SLIP: Final = "-"
OVERDUE: Final = "="
AS_AT: Final = "|"
MEETING: Final = ":"

_WIDEST_MONTH: Final = 6


@dataclass(frozen=True, slots=True)
class Sign:
    """A letter or line of the drawing: its meaning in full, and in fewer words for a key that has little room."""

    mark: str
    meaning: str
    in_short: str


SIGNS: Final = (
    Sign(ADOPTED, "adopted date", "adopted"),
    Sign(APPROVED, "approved date, where it was moved after adoption", "approved"),
    Sign(PROPOSED, "proposed date, not yet adopted", "proposed"),
    Sign(FROM_ACTIONS, "last of its actions' dates", "last of its actions"),
    Sign(ASKED_FOR, "later date asked for", "date asked for"),
    Sign(COMPLETE, "reported complete", "reported complete"),
    Sign(SIGNED_OFF, "signed off", "signed off"),
    Sign(SLIP, "slip", "slip"),
    Sign(OVERDUE, "overdue", "overdue"),
    Sign(AS_AT, "today (T)", "today"),
    Sign(MEETING, "a meeting (M)", "meeting"),
)
"""The key, in the order in which a later one hides an earlier one, from A to S."""

SIGNS_NOTE: Final = (
    "Where two of A to S fall on one place, the later in this key is shown; the dates are in columns below."
)


def legend_lines(width: int) -> list[str]:
    """What each letter and line means; no meaning is parted from its letter where the width allows."""
    lines = ["Key:"]
    for sign in SIGNS:
        meaning = f"{sign.mark} {sign.meaning}"
        longer = f"{lines[-1]}{' ' if lines[-1] == 'Key:' else ' · '}{meaning}"
        if cells(longer) <= width:
            lines[-1] = longer
        else:
            lines += folded_lines(meaning, width)
    return [*lines, *folded_lines(SIGNS_NOTE, width)]


class Axis:
    """Whole months side by side in at most ``room`` cells; where there are too many, several to a cell.

    All months are as wide as each other, and no wider than is read easily. ``whole_room`` shares out all of the room
    instead, so that one month can be a cell wider than the next.
    """

    def __init__(self, line: Timeline, room: int, *, whole_room: bool = False) -> None:
        room = max(room, 1)
        self._line = line
        self._first = month_number(line.first)
        self._months_a_cell = -(-line.months // room)
        if line.months > room:
            self.width = -(-line.months // self._months_a_cell)
        else:
            self.width = room if whole_room else min(room // line.months, _WIDEST_MONTH) * line.months

    def at(self, day: date) -> int:
        """The cell that a day of the axis falls into."""
        months = month_number(day) - self._first
        if self._months_a_cell > 1:
            return months // self._months_a_cell
        days = days_in_month(day.year, day.month)
        return (months * days + day.day - 1) * self.width // (days * self._line.months)

    def scales(self) -> list[str]:
        """The years, and the months by their first letters or their short names where these fit."""
        years, months = [" "] * self.width, [" "] * self.width
        a_month = self.width // self._line.months
        free = 0
        for month in range(self._line.months):
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
        days = {self.at(meeting.on): f"M {_day_of_month(meeting.on)}" for meeting in self._line.meetings}
        days[self.at(self._line.as_at)] = "T"
        for at, following in zip(sorted(days), [*sorted(days)[1:], self.width + 1], strict=True):
            fits = dated and at + len(days[at]) < following
            said = days[at] if fits else days[at][:1]
            drawn[at : at + len(said)] = said
        return "".join(drawn)

    def item(self, each: DatedItem | None) -> str:
        """One item's line; None: of an item without a date, with no more than today and the meetings."""
        drawn = [" "] * self.width
        for meeting in self._line.meetings:
            drawn[self.at(meeting.on)] = MEETING
        if each is not None and each.adopted_on is not None:
            self._run(drawn, each.adopted_on, each.due_on, SLIP)
        if each is not None and each.days_overdue is not None:
            self._run(drawn, each.due_on, self._line.as_at, OVERDUE)
        drawn[self.at(self._line.as_at)] = AS_AT
        if each is not None:
            self._letters(drawn, each)
        return "".join(drawn)

    def _letters(self, drawn: list[str], each: DatedItem) -> None:
        item = each.row.item
        for day, letter in (
            (each.adopted_on, ADOPTED),
            (None if each.due_on == each.adopted_on else each.due_on, _letter(each)),
            (item.extension_to, ASKED_FOR),
            (item.completed_on, COMPLETE),
            (item.signed_off_on, SIGNED_OFF),
        ):
            if day is not None:
                drawn[self.at(day)] = letter

    def _run(self, drawn: list[str], start: date, end: date, mark: str) -> None:
        for at in range(self.at(min(start, end)), self.at(max(start, end)) + 1):
            drawn[at] = mark


def _letter(each: DatedItem) -> str:
    if each.from_actions:
        return FROM_ACTIONS
    return PROPOSED if each.proposed else APPROVED


def _day_of_month(day: date) -> str:
    return short_day(day).rsplit(" ", 1)[0]
