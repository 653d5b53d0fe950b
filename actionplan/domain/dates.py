"""Days: month arithmetic, days in words, remarks about a day, and where days begin and end in London.

Must not read the clock (``today`` is always an argument) or depend on the locale or a platform's ``strftime``. Typed
dates are parsed in ``typed``.
"""

import calendar
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

FIRST_YEAR: Final = 1990
LAST_YEAR: Final = 2100

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# The spellings of months (1 to 12) and weekdays (Monday is 0) that can be typed, in lower case.
MONTH_NUMBERS: Final = {
    spelling: number for number, name in enumerate(MONTHS, 1) for spelling in (name.lower(), name[:3].lower())
} | {"sept": 9}
WEEKDAY_NUMBERS: Final = {
    spelling: number for number, name in enumerate(WEEKDAYS) for spelling in (name.lower(), name[:3].lower())
} | {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}

FAR_AHEAD_YEARS: Final = 5
PAPERS_CLOSE_BEFORE: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Sitting:
    """A dated sitting of a body, such as the Executive's of 11 March 2027."""

    body: str
    on: date
    papers_close: int | None = None
    """Days before it, by the timetable of the body; None: the usual week."""

    @property
    def closing(self) -> str:
        """When its papers close, in words: "a week before, on 4 March 2027"."""
        if self.papers_close is None:
            return f"a week before, on {long_day(self.on - PAPERS_CLOSE_BEFORE)}"
        before = "that day" if self.papers_close == 0 else f"{counted(self.papers_close, 'day')} before"
        return f"{before}, on {long_day(self.on - timedelta(days=self.papers_close))}"


def add_months(anchor: date, months: int) -> date:
    """The same day of the month, ``months`` later (or earlier), or that month's last day where it is shorter.

    Always count from the anchor: chained from 31 January, two months would end on 28 March. Raises ValueError or
    OverflowError outside the calendar (years 1 to 9999).
    """
    years, month = divmod(anchor.month - 1 + months, 12)
    year, month = anchor.year + years, month + 1
    return anchor.replace(year=year, month=month, day=min(anchor.day, days_in_month(year, month)))


def counted(number: int, noun: str) -> str:
    """A count and its noun: "1 day", "43 days", "1,200 days"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def days_in_month(year: int, month: int) -> int:
    """28 to 31."""
    return calendar.monthrange(year, month)[1]


def weekday_name(day: date) -> str:
    """ "Wednesday"."""
    return WEEKDAYS[day.weekday()]


def long_day(day: date) -> str:
    """ "31 March 2027"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def short_day(day: date) -> str:
    """ "31 Mar 27"; outside 2000 to 2099, where two digits would read as another century, "31 Mar 1997"."""
    year = f"{day.year % 100:02d}" if day.year // 100 == 20 else str(day.year)
    return f"{day.day} {MONTHS[day.month - 1][:3]} {year}"


def recorded_day(day: date | None) -> str:
    """As ``long_day``, within a sentence also where no day is on record."""
    return "a day not recorded" if day is None else long_day(day)


def day_near(day: date, today: date) -> str:
    """ "2 June", and with its year where that is not this one."""
    return long_day(day) if day.year != today.year else f"{day.day} {MONTHS[day.month - 1]}"


def full_day(day: date) -> str:
    """ "Wednesday 31 March 2027"."""
    return f"{weekday_name(day)} {long_day(day)}"


def distance(day: date, today: date) -> str:
    """How far away a day is: "today", "tomorrow", "in 129 days", "yesterday", "43 days ago"."""
    days = (day - today).days
    match days:
        case 0:
            return "today"
        case 1:
            return "tomorrow"
        case -1:
            return "yesterday"
        case _:
            return f"in {counted(days, 'day')}" if days > 0 else f"{counted(-days, 'day')} ago"


def echo(day: date, today: date) -> str:
    """How a typed date was understood: "Wednesday 31 March 2027, in 129 days"."""
    return f"{full_day(day)}, {distance(day, today)}"


def remarks(day: date, today: date, sittings: Sequence[Sitting] = ()) -> tuple[str, ...]:
    """Hints about a date that somebody typed: plain sentences, none of them a refusal.

    In this order: a past day, one more than five years ahead, a Saturday or Sunday, a bank holiday in England, the day
    of a sitting. Empty for an ordinary day.
    """
    return tuple(_remarks(day, today, sittings))


def far_ahead(day: date, today: date) -> str:
    """The remark on a day more than five years ahead, as of a mistyped year; empty for any other."""
    far = day > add_months(today, 12 * FAR_AHEAD_YEARS)
    return f"{long_day(day)} is more than five years ahead: check the year." if far else ""


def sitting_remarks(day: date, today: date) -> tuple[str, ...]:
    """Hints about the day of a sitting that somebody arranges; none of them is a refusal.

    As ``remarks``, plus one for the days from Christmas Eve to New Year's Day that are not holidays themselves.
    """
    found = remarks(day, today)
    christmas_week = (day.month, day.day) >= (12, 24) or (day.month, day.day) == (1, 1)
    if christmas_week and not _bank_holiday(day):
        found += (f"{long_day(day)} falls between Christmas and New Year.",)
    return found


def london_day(instant: datetime) -> date:
    """The day in London at an instant. Raises ValueError for an instant without a time zone."""
    if instant.utcoffset() is None:
        raise ValueError("an instant needs its time zone")
    return instant.astimezone(_london()).date()


def first_instant_after(day: date) -> datetime:
    """The instant, in UTC, at which a day ends in London: the next midnight there."""
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=_london()).astimezone(UTC)


def _remarks(day: date, today: date, sittings: Sequence[Sitting]) -> Iterator[str]:
    if day < today:
        yield f"{long_day(day)} has passed: it was {distance(day, today)}."
    if far_ahead(day, today):
        yield far_ahead(day, today)
    if weekday_name(day) in ("Saturday", "Sunday"):
        yield f"{long_day(day)} is a {weekday_name(day)}."
    holiday = _bank_holiday(day)
    if holiday:
        yield f"{long_day(day)} is a bank holiday in England: {holiday}."
    for sitting in {each.body: each for each in sittings if each.on == day}.values():
        yield f"{long_day(day)} is the day of a sitting ({sitting.body}): papers close {sitting.closing}."


def _bank_holiday(day: date) -> str:
    # Imported here: it takes 60 ms, and only a typed date needs it.
    from holidays import country_holidays

    return country_holidays("GB", subdiv="ENG", years=day.year, language="en_GB").get(day) or ""


def _london() -> ZoneInfo:
    return ZoneInfo("Europe/London")
