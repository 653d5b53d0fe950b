"""Parses the spans of time that people type for a date: ends of months and years, whole months, quarters, weeks.

A span that names one day gives it; any other is refused in a sentence that says what to type. Part of ``dates``.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from actionplan.domain.dates import MONTH_NUMBERS, MONTHS, WEEKDAY_NUMBERS, add_months, days_in_month, long_day
from actionplan.domain.errors import BadInput
from actionplan.domain.typed.calendar_days import (
    YEAR,
    Meant,
    Typed,
    checked_day,
    last_of_month,
    nearest_month,
    year_of,
)

_END: Final = r"(?:the )?(?:end|last day)(?:[ -]of)?[ -]"
_END_OF_MONTH = re.compile(rf"{_END}(?:(next) |this |the )?([a-z]+)(?:,?[ -]({YEAR}))?")
_MONTH_END = re.compile(rf"([a-z]+)[ -]end(?: ({YEAR}))?")
_END_OF_YEAR = re.compile(rf"{_END}([0-9]{{4}})")
_ANY_YEAR_END = re.compile(
    rf"(?:{_END}(?:the |this )?(?:(calendar|financial) )?year(?: ([0-9]{{4}})/([0-9]{{2}}|[0-9]{{4}}))?"
    r"|(?:(calendar|financial) )?year[ -]end)"
)
_MONTH = re.compile(r"([a-z]+),?[ -]('[0-9]{2}|[0-9]{4})")
_NUMBERED_MONTH = re.compile(r"([0-9]{1,2})[/.-]([0-9]{4})")
_MONTH_OR_DAY = re.compile(r"([a-z]+)[ -]([0-9]{2})")
_ORDINAL: Final = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
_QUARTER = re.compile(
    rf"(?:{_END}(?:the )?)?(?:q ?([1-4])|quarter ([1-4])|([1-4])q|({'|'.join(_ORDINAL)}) quarter)"
    r"(?:[ ,-]+(?:of )?(?:fy ?)?([0-9]{4}|[0-9]{2})(?:/([0-9]{2}|[0-9]{4}))?)?(?: end)?"
)
_YEAR_THEN_QUARTER = re.compile(r"((?:fy ?)?[0-9/]+) (q ?[1-4])")
_WEEK = re.compile(
    r"(?:the )?(?:w/([cbe])|wk ?/?([cbe])|w([cbe])|week (commencing|beginning|starting|of|ending))(?: on)? (.+)"
)
_VAGUE = re.compile(
    r"(mid|middle of|early|late|start of|beginning of|the (?:start|beginning|middle) of|around|about|circa|ca?"
    r"|approx|approximately|during|in)"
    rf"[ -](?:in )?([a-z]+)(?:,?[ -]({YEAR}))?"
)
_OPEN = re.compile(r"(?:before|after|from|since|until|till|around|about|circa|ca?|approx|approximately) (.+)")

ParseDay = Callable[[str], date]


def read_span(typed: Typed) -> date | None:
    """The one day that a span of time means; None where the words name no span of those."""
    for parse in _PARSERS:
        day = parse(typed)
        if day is not None:
            return day
    return None


def refuse_open_day(typed: Typed, parse: ParseDay) -> None:
    """Refuse what leaves the day open, naming days to type; ``parse`` reads a day within the words."""
    words, shown = typed.words, typed.shown
    unread = f"{shown} is not a date that can be read"
    if (found := _VAGUE.fullmatch(words)) and found[2] in MONTH_NUMBERS:
        year, month = _year_and_month(typed, found[2], found[3])
        raise BadInput(
            f"{unread}: it names no day. Type one, such as {_example_day(found[1], year, month)}, "
            f'or "end of {MONTHS[month - 1]}{f" {year}" if found[3] else ""}".'
        )
    if words in MONTH_NUMBERS:
        year, month = nearest_month(typed, MONTH_NUMBERS[words])
        raise BadInput(f'{unread}: it names no day. Type "end of {MONTHS[month - 1]}", or the day.')
    if words in WEEKDAY_NUMBERS:
        raise BadInput(f'{unread}: it does not say which week. Type "next {words}", or the day.')
    if found := _WEEK.fullmatch(words):
        day = parse(found[5])
        ends = "e" in {found[1], found[2], found[3]} or found[4] == "ending"
        days = long_day(day) if ends else f"{long_day(day)} or {long_day(day + timedelta(days=4))}"
        raise BadInput(f"{shown} is a week, not a day. Type the day, such as {days}.")
    if found := _OPEN.fullmatch(words):
        raise BadInput(f"{shown} leaves the day open. Type the day itself, such as {long_day(parse(found[1]))}.")


def _end_of_month(typed: Typed) -> date | None:
    found = _END_OF_MONTH.fullmatch(typed.words)
    if found is None:
        return None
    if found[2] == "month" and not found[3]:
        day = add_months(typed.today, 1) if found[1] else typed.today
        return last_of_month(day.year, day.month)
    if found[2] not in MONTH_NUMBERS or found[1]:
        return None
    return last_of_month(*_year_and_month(typed, found[2], found[3]))


def _month_end(typed: Typed) -> date | None:
    found = _MONTH_END.fullmatch(typed.words)
    if found is None or found[1] not in {"month", *MONTH_NUMBERS}:
        return None
    if found[1] == "month":
        return None if found[2] else last_of_month(typed.today.year, typed.today.month)
    return last_of_month(*_year_and_month(typed, found[1], found[2]))


def _end_of_year(typed: Typed) -> date | None:
    if found := _END_OF_YEAR.fullmatch(typed.words):
        return checked_day(typed, int(found[1]), 12, 31)
    found = _ANY_YEAR_END.fullmatch(typed.words)
    if found is None:
        return None
    kind = found[1] or found[4]
    calendar, financial = (last_of_month(*nearest_month(typed, month)) for month in (12, 3))
    if found[2]:
        if kind == "calendar" or not _follows(found[2], found[3]):
            return None
        return checked_day(typed, int(found[2]) + 1, 3, 31)
    if kind is None:
        raise BadInput(
            f"{typed.shown} can mean two days: {long_day(calendar)} (calendar year) or {long_day(financial)} "
            "(financial year). Type the one that you mean."
        )
    return calendar if kind == "calendar" else financial


def _whole_month(typed: Typed) -> date | None:
    if (named := _MONTH.fullmatch(typed.words)) and named[1] in MONTH_NUMBERS:
        year, month = _year_and_month(typed, named[1], named[2])
    elif found := _NUMBERED_MONTH.fullmatch(typed.words):
        month, year = int(found[1]), int(found[2])
        checked_day(typed, year, month, 1)
    else:
        return None
    if typed.meant is not Meant.DEADLINE:
        first, last = long_day(date(year, month, 1)), long_day(last_of_month(year, month))
        raise BadInput(f"{typed.shown} is a month, not a day. Type the day, from {first} to {last}.")
    return last_of_month(year, month)


def _month_or_day(typed: Typed) -> date | None:
    """Refuse "Mar-27", which spreadsheets write for a month, and people for a day."""
    found = _MONTH_OR_DAY.fullmatch(typed.words)
    if found is None or found[1] not in MONTH_NUMBERS:
        return None
    month, number = MONTH_NUMBERS[found[1]], int(found[2])
    name = MONTHS[month - 1]
    as_month = f"{name} {2000 + number}"
    if not 1 <= number <= days_in_month(2000, month):
        raise BadInput(f'{typed.shown} cannot be read: dates are day first. If it is the month, type "{as_month}".')
    as_day = f"{number} {name}"
    raise BadInput(
        f'{typed.shown} can mean the month, {as_month}, or the day, {as_day}. Type "{as_month}" or "{as_day}".'
    )


def _quarter(typed: Typed) -> date | None:
    """The last day of a quarter of a financial year such as 2026/27; any other quarter can mean two, and is refused."""
    found = _QUARTER.fullmatch(_YEAR_THEN_QUARTER.sub(r"\2 \1", typed.words))
    if found is None:
        return None
    number = int(found[1] or found[2] or found[3] or _ORDINAL[found[4]])
    if found[6]:
        if not _follows(found[5], found[6]):
            return None
        return _last_of_quarter(typed, year_of(found[5]), 3 * number + 3)
    if found[5]:
        calendar, financial = (_last_of_quarter(typed, year_of(found[5]), 3 * number + months) for months in (0, 3))
    else:
        calendar, financial = (
            last_of_month(*nearest_month(typed, (3 * number + months - 1) % 12 + 1)) for months in (0, 3)
        )
    raise BadInput(
        f"{typed.shown} can mean two quarters: {_months_up_to(calendar)} (calendar year) or "
        f"{_months_up_to(financial)} (financial year). Type its last day: {long_day(calendar)} or "
        f"{long_day(financial)}."
    )


_PARSERS: Final[tuple[Callable[[Typed], date | None], ...]] = (
    _end_of_year,
    _quarter,
    _end_of_month,
    _month_end,
    _whole_month,
    _month_or_day,
)


def _year_and_month(typed: Typed, name: str, year: str | None) -> tuple[int, int]:
    month = MONTH_NUMBERS[name]
    if not year:
        return nearest_month(typed, month)
    day = checked_day(typed, year_of(year), month, 1)
    return day.year, day.month


def _example_day(vague: str, year: int, month: int) -> str:
    if vague == "late":
        return long_day(last_of_month(year, month))
    return long_day(date(year, month, 1 if vague.endswith(("early", "start of", "beginning of")) else 15))


def _follows(year: str, next_year: str) -> bool:
    """True where the second year of "2026/27" is the one after the first."""
    return str(int(year) + 1).endswith(next_year)


def _last_of_quarter(typed: Typed, year: int, month: int) -> date:
    """The last day of a month, 15 being March of the next year."""
    day = checked_day(typed, year + (month > 12), (month - 1) % 12 + 1, 1)
    return last_of_month(day.year, day.month)


def _months_up_to(last: date) -> str:
    return f"{MONTHS[last.month - 3]} to {MONTHS[last.month - 1]} {last.year}"
