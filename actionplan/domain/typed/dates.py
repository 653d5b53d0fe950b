"""Parses typed dates: ISO first, then strictly UK (day first), then relative (DESIGN section 3, "Deadlines").

Pure: ``today`` and the known sittings are arguments. Never guesses: ambiguous input is refused.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from actionplan.domain.dates import (
    FIRST_YEAR,
    LAST_YEAR,
    MONTH_NUMBERS,
    MONTHS,
    WEEKDAY_NUMBERS,
    Sitting,
    add_months,
    counted,
    days_in_month,
    long_day,
    weekday_name,
)
from actionplan.domain.errors import BadInput
from actionplan.domain.text import quoted
from actionplan.domain.typed.sittings import read_sitting

_FORMS: Final = 'Type it as 2027-03-31, 31/3/27, 31 March 2027, +6w, "3 months", "end of March" or "next executive".'

_LONGEST = 200

_NEARBY: Final = {"yesterday": -1, "today": 0, "tomorrow": 1}
_UNITS: Final = {
    spelling: unit for unit in ("day", "week", "month", "year") for spelling in (unit[0], unit, unit + "s")
}
_YEAR = "[0-9]{4}|[0-9]{2}"
_ISO = re.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})")
_SLASHED = re.compile(rf"([0-9]{{1,2}})([/.-])([0-9]{{1,2}})\2({_YEAR})")
_NAMED = re.compile(rf"(?:([a-z]+),? )?([0-9]{{1,2}})(?:st|nd|rd|th)?(?: of)?[ -]([a-z]+)(?:,?[ -]({_YEAR}))?")
_NEXT = re.compile("next ([a-z]+)")
_COUNTED = re.compile(r"(?:\+ ?|in )?([0-9]+) ?([a-z]+)")
_END_OF_MONTH = re.compile(rf"(?:the )?end of (?:(next) |this |the )?([a-z]+)(?: ({_YEAR}))?")
_NUMBER_ALONE = re.compile(r"\+?[0-9]+")
_NO_YEAR = re.compile(r"[0-9]{1,2}[/.-][0-9]{1,2}")
_YEAR_FIRST = re.compile(r"[0-9]{4}[/.-].*")
_MONTH_FIRST = re.compile(r"([a-z]+) [0-9]{1,2}(?:st|nd|rd|th)?(?:,? [0-9]{4})?")


@dataclass(frozen=True, slots=True)
class _Typed:
    """What was typed, normalised (``words``) and quoted for a refusal (``shown``), and what it is relative to."""

    words: str
    shown: str
    today: date
    sittings: Sequence[Sitting]


def parse_day(text: str, today: date, sittings: Sequence[Sitting] = ()) -> date:
    """The day that somebody typed, from 1990 to 2100. Raises BadInput, which says what is wrong and what would work.

    - ISO: ``2027-03-31`` only.
    - UK, day first: ``31/3/27``, ``31.3.2027``, ``31-3-27``, ``31 Mar 27``, ``31st March 2027``, ``Wed 31 March 2027``
      (the weekday must be right); two-digit years are 20yy; ``31 March`` is the next one, today included.
    - Relative: ``today``, ``tomorrow``, ``yesterday``, ``+6w``, ``in 3 months``, ``end of March``, ``end of month``;
      ``next friday`` and ``next executive`` are the first after today, ``last executive`` the latest up to today;
      ``March executive`` is the next one in a March, today included, and ``executive March 2027`` the one then.
    """
    # Only the spaces that keyboards and Word produce are folded: any other control character is refused.
    stripped = text.strip(" \t\r\n\u00a0")
    words = re.sub(r"[ \t\r\n\u00a0]+", " ", stripped[:_LONGEST]).lower()
    typed = _Typed(words, quoted(stripped), today, sittings)
    if not words:
        raise BadInput(f"No date was given. {_FORMS}")
    if len(stripped) <= _LONGEST:
        for parse in _PARSERS:
            day = parse(typed)
            if day is not None:
                return _within_years(day, typed)
    raise _unreadable(typed)


def _iso(typed: _Typed) -> date | None:
    found = _ISO.fullmatch(typed.words)
    return found and _checked_day(typed, int(found[1]), int(found[2]), int(found[3]))


def _slashed(typed: _Typed) -> date | None:
    found = _SLASHED.fullmatch(typed.words)
    return found and _checked_day(typed, _year(found[4]), int(found[3]), int(found[1]), day_first=True)


def _named(typed: _Typed) -> date | None:
    found = _NAMED.fullmatch(typed.words)
    if found is None or found[3] not in MONTH_NUMBERS or found[1] not in {None, *WEEKDAY_NUMBERS}:
        return None
    number, month = int(found[2]), MONTH_NUMBERS[found[3]]
    day = _checked_day(typed, _year(found[4]), month, number) if found[4] else _next_such_day(typed, month, number)
    if found[1] and day.weekday() != WEEKDAY_NUMBERS[found[1]]:
        raise BadInput(f"{typed.shown}: {long_day(day)} is a {weekday_name(day)}. Correct the weekday or the date.")
    return day


def _nearby(typed: _Typed) -> date | None:
    days = _NEARBY.get(typed.words)
    return None if days is None else typed.today + timedelta(days=days)


def _counted(typed: _Typed) -> date | None:
    found = _COUNTED.fullmatch(typed.words)
    if found is None or found[2] not in _UNITS:
        return None
    if len(found[1].lstrip("0")) > 5:  # more days than from 1990 to 2100; int() has a limit too
        raise _outside_years(typed)
    number = int(found[1])
    try:
        match _UNITS[found[2]]:
            case "day":
                return typed.today + timedelta(days=number)
            case "week":
                return typed.today + timedelta(weeks=number)
            case "month":
                return add_months(typed.today, number)
            case _:
                return add_months(typed.today, 12 * number)
    except (ValueError, OverflowError):
        raise _outside_years(typed) from None


def _end_of_month(typed: _Typed) -> date | None:
    found = _END_OF_MONTH.fullmatch(typed.words)
    if found is None:
        return None
    today = typed.today
    if found[2] == "month" and not found[3]:
        return _last_of_month(add_months(today, 1) if found[1] else today)
    if found[2] not in MONTH_NUMBERS or found[1]:
        return None
    month = MONTH_NUMBERS[found[2]]
    if found[3]:
        return _last_of_month(_checked_day(typed, _year(found[3]), month, 1))
    return _last_of_month(date(today.year + (month < today.month), month, 1))


def _next_weekday(typed: _Typed) -> date | None:
    found = _NEXT.fullmatch(typed.words)
    if found is None or found[1] not in WEEKDAY_NUMBERS:
        return None
    return typed.today + timedelta(days=(WEEKDAY_NUMBERS[found[1]] - typed.today.weekday() - 1) % 7 + 1)


def _sitting(typed: _Typed) -> date | None:
    return read_sitting(typed.words, typed.shown, typed.today, typed.sittings)


_PARSERS: Final[tuple[Callable[[_Typed], date | None], ...]] = (
    _iso,
    _slashed,
    _named,
    _nearby,
    _counted,
    _end_of_month,
    _next_weekday,
    _sitting,
)


def _year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _last_of_month(day: date) -> date:
    return day.replace(day=days_in_month(day.year, day.month))


def _next_such_day(typed: _Typed, month: int, number: int) -> date:
    """The next 31 March or 29 February; up to eight years ahead, since 2100 is not a leap year."""
    for year in range(typed.today.year, typed.today.year + 9):
        if 1 <= number <= days_in_month(year, month) and date(year, month, number) >= typed.today:
            return date(year, month, number)
    most = "29 days at most" if month == 2 else counted(days_in_month(typed.today.year, month), "day")
    raise BadInput(f"{typed.shown} is not a day that exists: {MONTHS[month - 1]} has {most}.")


def _checked_day(typed: _Typed, year: int, month: int, number: int, *, day_first: bool = False) -> date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise _outside_years(typed)
    if not 1 <= month <= 12:
        why = f"there is no month {month}."
        if day_first:
            why = f"dates are day first, and {why}{_swapped(year, number, month)}"
        raise BadInput(f"{typed.shown} is not a day that exists: {why}")
    if not 1 <= number <= days_in_month(year, month):
        month_has = f"{MONTHS[month - 1]} {year} has {counted(days_in_month(year, month), 'day')}"
        raise BadInput(f"{typed.shown} is not a day that exists: {month_has}.")
    return date(year, month, number)


def _swapped(year: int, month: int, number: int) -> str:
    if 1 <= month <= 12 and 1 <= number <= days_in_month(year, month):
        return f" For {long_day(date(year, month, number))}, type {number}/{month}/{year}."
    return ""


def _within_years(day: date, typed: _Typed) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise _outside_years(typed)
    return day


def _outside_years(typed: _Typed) -> BadInput:
    return BadInput(f"{typed.shown} is outside the years {FIRST_YEAR} to {LAST_YEAR}. Check the year.")


def _unreadable(typed: _Typed) -> BadInput:
    words, shown = typed.words, typed.shown
    if _NUMBER_ALONE.fullmatch(words):
        return BadInput(f"{shown} is a number, not a date. {_FORMS}")
    if _NO_YEAR.fullmatch(words):
        return BadInput(f"{shown} has no year. {_FORMS}")
    if _YEAR_FIRST.fullmatch(words):
        return BadInput(f"{shown} cannot be read: with the year first, only the form 2027-03-31 will do.")
    if (found := _MONTH_FIRST.fullmatch(words)) and found[1] in MONTH_NUMBERS:
        return BadInput(f"{shown} cannot be read: dates are day first, such as 31 March 2027.")
    return BadInput(f"{shown} is not a date that can be read. {_FORMS}")
