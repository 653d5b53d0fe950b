"""What the parsers of typed dates share: the typed words, what they are meant for, and days checked to exist."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import Final

from actionplan.domain.dates import (
    FIRST_YEAR,
    LAST_YEAR,
    MONTHS,
    Sitting,
    counted,
    days_in_month,
    long_day,
)
from actionplan.domain.errors import BadInput

YEAR: Final = "'?(?:[0-9]{4}|[0-9]{2})"


class Meant(Enum):
    """What a typed date is for, which settles what its words leave out."""

    DEADLINE = auto()
    """A day still to come: "12 nov" is the next one, and "March 2027" its last day."""
    DAY = auto()
    """One day, such as that of a sitting: "12 nov" is the next one, and a month alone is refused."""
    PAST = auto()
    """Something that has happened: "12 nov" is the last one, and a month alone is refused."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed, normalised (``words``) and quoted for a refusal (``shown``), and what it is relative to."""

    words: str
    shown: str
    today: date
    sittings: Sequence[Sitting]
    meant: Meant

    @property
    def past(self) -> bool:
        """True where it can only have happened already."""
        return self.meant is Meant.PAST


def year_of(digits: str) -> int:
    """The year: two digits are 20yy, with an apostrophe before them or not."""
    plain = digits.removeprefix("'")
    return int(plain) if len(plain) == 4 else 2000 + int(plain)


def last_of_month(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, days_in_month(year, month))


def nearest_month(typed: Typed, month: int) -> tuple[int, int]:
    """The year and the month that is meant where no year was typed: the next one, or the last; this month is both."""
    behind = month < typed.today.month
    if typed.past:
        return typed.today.year - (month > typed.today.month), month
    return typed.today.year + behind, month


def day_of_month(typed: Typed, month: int, number: int) -> date:
    """The next 31 March or 29 February, or the last one; up to eight years away, since 2100 is not a leap year."""
    this_year = typed.today.year
    for year in range(this_year, this_year - 9, -1) if typed.past else range(this_year, this_year + 9):
        if 1 <= number <= days_in_month(year, month):
            day = date(year, month, number)
            if day <= typed.today if typed.past else day >= typed.today:
                return day
    most = "29 days at most" if month == 2 else counted(days_in_month(this_year, month), "day")
    raise BadInput(f"{typed.shown} is not a day that exists: {MONTHS[month - 1]} has {most}.")


def checked_day(typed: Typed, year: int, month: int, number: int, *, day_first: bool = False) -> date:
    """The day of these numbers; refuses one that does not exist, naming the swapped one for ``day_first``."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise outside_years(typed)
    if not 1 <= month <= 12:
        why = f"there is no month {month}."
        if day_first:
            why = f"dates are day first, and {why}{_swapped(year, number, month)}"
        raise BadInput(f"{typed.shown} is not a day that exists: {why}")
    if not 1 <= number <= days_in_month(year, month):
        month_has = f"{MONTHS[month - 1]} {year} has {counted(days_in_month(year, month), 'day')}"
        raise BadInput(f"{typed.shown} is not a day that exists: {month_has}.")
    return date(year, month, number)


def outside_years(typed: Typed) -> BadInput:
    """The refusal of a day before or after the years that a plan knows."""
    return BadInput(f"{typed.shown} is outside the years {FIRST_YEAR} to {LAST_YEAR}. Check the year.")


def _swapped(year: int, month: int, number: int) -> str:
    if 1 <= month <= 12 and 1 <= number <= days_in_month(year, month):
        return f" For {long_day(date(year, month, number))}, type {number}/{month}/{year}."
    return ""
