"""How the screens show dates: the style in force, and days in it. The one home for the dates that a screen composes.

Papers, files, what is recorded, and sentences that papers print too are not composed here: they read the same for
everybody. The style is kept for the whole program, as the keys in force are.
"""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Final

from actionplan.domain import dates
from actionplan.domain.dates import MONTHS, distance, weekday_name


class DateStyle(StrEnum):
    """The styles by their names in the settings."""

    WORDS = "D MMMM YYYY"
    SHORT = "D MMM YYYY"
    NUMBERS = "DD/MM/YYYY"
    ISO = "YYYY-MM-DD"


_IN_STYLE: Final[dict[DateStyle, Callable[[date], str]]] = {
    DateStyle.WORDS: dates.long_day,
    DateStyle.SHORT: lambda day: f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}",
    DateStyle.NUMBERS: lambda day: f"{day.day:02d}/{day.month:02d}/{day.year}",
    DateStyle.ISO: date.isoformat,
}
_in_force: Final = [DateStyle.WORDS]


def use_dates(style: DateStyle) -> None:
    """Show dates so from now on."""
    _in_force[0] = style


def long_day(day: date) -> str:
    """ "31 March 2027"."""
    return _IN_STYLE[_in_force[0]](day)


def short_day(day: date) -> str:
    """ "31 Mar 27" where there is little room; the other styles are short already."""
    return dates.short_day(day) if _in_force[0] is DateStyle.WORDS else long_day(day)


def short_width() -> int:
    """Cells of a short day, at most, and of one more where the style is short."""
    return max(10, len(short_day(date(2027, 12, 31))))


def dated_day(day: date) -> str:
    """ "31 Mar 2027": short, with its whole year."""
    return _IN_STYLE[DateStyle.SHORT if _in_force[0] is DateStyle.WORDS else _in_force[0]](day)


def full_day(day: date) -> str:
    """ "Wednesday 31 March 2027"."""
    return f"{weekday_name(day)} {long_day(day)}"


def echo(day: date, today: date) -> str:
    """How a typed date was understood: "Wednesday 31 March 2027, in 129 days"."""
    return f"{full_day(day)}, {distance(day, today)}"
