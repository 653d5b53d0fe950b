"""Parses a series of sittings: "second Thursday of March, June, September, December". Pure."""

import re
from datetime import date, datetime
from typing import Final

from actionplan.domain.dates import MONTH_NUMBERS, MONTHS, WEEKDAY_NUMBERS, long_day
from actionplan.domain.errors import BadInput, Remedy
from actionplan.domain.text import quoted

_ORDINALS: Final = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "last": -1,
}
_EVERY_MONTH: Final = {"every month", "each month", "the month"}
_LONGEST_YEARS: Final = 5


def series_days(words: str, first: date, last: date) -> list[date]:
    """The days that the words name, from ``first`` to ``last`` inclusive.

    Parses "second Thursday of March, June", "last Friday of every month", "15th of each month" and "last day of March";
    a day that a month lacks ("31st of every month") becomes that month's last. Raises ``BadInput`` for anything else.
    """
    if last < first:
        raise BadInput(f"The series would end on {long_day(last)}, before it begins on {long_day(first)}.")
    if last.year - first.year > _LONGEST_YEARS:
        raise BadInput(
            f"A series runs for at most {_LONGEST_YEARS} years: give a nearer last day.", Remedy.GIVE_NEARER_END
        )
    found = re.fullmatch(r"(?:the )?(\w+)(?: (\w+))? of (.+)", " ".join(words.casefold().split())[:300])
    if found is None:
        raise _unreadable(words)
    ordinal, weekday, months = found.groups()
    by_month = _months(months, words)
    if weekday in {None, "day"}:
        return _by_day_of_month(ordinal, by_month, first, last, words)
    if ordinal not in _ORDINALS or weekday not in WEEKDAY_NUMBERS:
        raise _unreadable(words)
    return _by_weekday(_ORDINALS[ordinal], WEEKDAY_NUMBERS[weekday], by_month, first, last)


def _by_weekday(ordinal: int, weekday: int, by_month: list[int], first: date, last: date) -> list[date]:
    from dateutil.rrule import YEARLY, rrule, weekdays

    # YEARLY with bymonth, because MONTHLY skips the months that lack the first day's number.
    days = rrule(
        YEARLY, bymonth=by_month, byweekday=weekdays[weekday](ordinal), dtstart=_midnight(first), until=_midnight(last)
    )
    return [day.date() for day in days]


def _by_day_of_month(ordinal: str, by_month: list[int], first: date, last: date, words: str) -> list[date]:
    from dateutil.rrule import MONTHLY, rrule

    digits = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)?", ordinal, re.ASCII)
    number = 31 if ordinal == "last" else int(digits[1]) if digits else _ORDINALS.get(ordinal, 0)
    if not 1 <= number <= 31:
        raise _unreadable(words)
    every_month = rrule(
        MONTHLY,
        bymonthday=range(min(number, 28), number + 1),
        bysetpos=-1,
        dtstart=_midnight(first.replace(day=1)),
        until=_midnight(last),
    )
    return [day.date() for day in every_month if day.date() >= first and day.month in by_month]


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - rrule counts in days


def _months(text: str, words: str) -> list[int]:
    if text in _EVERY_MONTH:
        return list(range(1, 13))
    names = [name for name in re.split(r",\s*(?:and )?|\s+and\s+|\s+", text) if name]
    if not names:
        raise _unreadable(words)
    unknown = [name for name in names if name not in MONTH_NUMBERS]
    if unknown:
        raise BadInput(
            f"{quoted(unknown[0])} in {quoted(words)} is not a month. Months are {MONTHS[0]} to {MONTHS[-1]}."
        )
    return sorted({MONTH_NUMBERS[name] for name in names})


def _unreadable(words: str) -> BadInput:
    return BadInput(
        f"{quoted(words)} is not a series that can be read. Write it like: second Thursday of March, June, "
        "September, December; or: last Friday of every month."
    )
