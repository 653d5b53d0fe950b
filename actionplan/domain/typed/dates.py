"""Parses typed dates: ISO first, then strictly UK (day first), then relative.

Pure: ``today`` and the known sittings are arguments. Never guesses: ambiguous input is refused. ``spelling`` takes away
what is written around a date, and ``spans`` reads months, quarters and weeks.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Final

from actionplan.domain.dates import (
    FIRST_YEAR,
    LAST_YEAR,
    MONTH_NUMBERS,
    WEEKDAY_NUMBERS,
    Sitting,
    add_months,
    long_day,
    weekday_name,
)
from actionplan.domain.errors import BadInput
from actionplan.domain.text import quoted
from actionplan.domain.typed.calendar_days import (
    YEAR,
    Meant,
    Typed,
    checked_day,
    day_of_month,
    outside_years,
    year_of,
)
from actionplan.domain.typed.sittings import read_sitting
from actionplan.domain.typed.spans import read_span, refuse_open_day
from actionplan.domain.typed.spelling import NUMBER_WORDS, bare_words, number_of

_FORMS: Final = 'Type it as 2027-03-31, 31/3/27, 31 March 2027, +6w, "3 months", "end of March" or "next executive".'

_LONGEST = 200

_NEARBY: Final = {"yesterday": -1, "today": 0, "tomorrow": 1}
_UNITS: Final = (
    {spelling: unit for unit in ("day", "week", "month", "year") for spelling in (unit[0], unit, unit + "s")}
    | {
        spelling: unit
        for unit, short in (("week", "wk"), ("month", "mth"), ("year", "yr"))
        for spelling in (short, short + "s")
    }
    | dict.fromkeys(("fortnight", "fortnights"), "fortnight")
)
_ISO = re.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})")
_SLASHED = re.compile(rf"([0-9]{{1,2}})([/.-])([0-9]{{1,2}})\2({YEAR})")
_NAMED = re.compile(
    rf"(?:([a-z]+),? )?(?:the )?([0-9]{{1,2}})(?:st|nd|rd|th)?(?: of)?[ ./-]([a-z]+)(?:,?[ ./-]({YEAR}))?"
)
_NEXT = re.compile("next ([a-z]+)")
_COUNTED = re.compile(
    rf"(?:\+ ?|in )?(?:([0-9]+) ?|({NUMBER_WORDS}) )([a-z]+?)(?:'?s?'? time| from (?:now|today)| (ago))?"
)
_NUMBER_ALONE = re.compile(r"\+?[0-9]+")
_NO_YEAR = re.compile(r"[0-9]{1,2}[/.-][0-9]{1,2}")
_YEAR_FIRST = re.compile(r"[0-9]{4}[/.-].*")
_MONTH_FIRST = re.compile(r"([a-z]+) [0-9]{1,2}(?:st|nd|rd|th)?(?:,? [0-9]{4})?")


def parse_day(text: str, today: date, sittings: Sequence[Sitting] = (), *, meant: Meant = Meant.DEADLINE) -> date:
    """The day that somebody typed, from 1990 to 2100. Raises BadInput, which says what is wrong and what would work.

    - ISO: ``2027-03-31`` only.
    - UK, day first: ``31/3/27``, ``31.3.2027``, ``31-3-27``, ``31 Mar 27``, ``31st of March 2027``, ``30 Sept. 2027``,
      ``Wed 31 March 2027`` (the weekday must be right); two-digit years are 20yy; ``31 March`` is the next one, today
      included, or the last one where it can only have happened already (``meant``).
    - Relative: ``today``, ``tomorrow``, ``yesterday``, ``+6w``, ``six weeks``, ``in 3 months``, ``2 weeks ago``;
      ``next friday`` and ``next executive`` are the first after today, ``last executive`` the latest up to today;
      ``March executive`` is the next one in a March, today included, and ``executive March 2027`` the one then.
    - Ends: ``end of March``, ``end Sept``, ``end of month``, ``end of 2027``, ``Q4 2026/27``; as a deadline,
      ``March 2027`` is its last day.

    "by", "on", a time of day and full stops around a date are passed over: ``by 31/12/2026``, ``31/03/2027 00:00``.
    """
    # Only the spaces that keyboards and Word produce are folded: any other control character is refused.
    stripped = text.strip(" \t\r\n\u00a0")
    words = re.sub(r"[ \t\r\n\u00a0]+", " ", stripped[:_LONGEST]).lower()
    typed = Typed(bare_words(words), quoted(stripped), today, sittings, meant)
    if not words:
        raise BadInput(f"No date was given. {_FORMS}")
    if len(stripped) <= _LONGEST:
        try:
            return _read(typed)
        except (ValueError, OverflowError):  # beyond the calendar itself: years 1 to 9999
            raise outside_years(typed) from None
    raise _unreadable(typed)


def _read(typed: Typed) -> date:
    for parse in _PARSERS:
        day = parse(typed)
        if day is not None:
            if not FIRST_YEAR <= day.year <= LAST_YEAR:
                raise outside_years(typed)
            return day
    refuse_open_day(typed, lambda words: parse_day(words, typed.today, typed.sittings, meant=typed.meant))
    raise _unreadable(typed)


def _iso(typed: Typed) -> date | None:
    found = _ISO.fullmatch(typed.words)
    return found and checked_day(typed, int(found[1]), int(found[2]), int(found[3]))


def _slashed(typed: Typed) -> date | None:
    found = _SLASHED.fullmatch(typed.words)
    return found and checked_day(typed, year_of(found[4]), int(found[3]), int(found[1]), day_first=True)


def _named(typed: Typed) -> date | None:
    found = _NAMED.fullmatch(typed.words)
    if found is None or found[3] not in MONTH_NUMBERS or found[1] not in {None, "the", *WEEKDAY_NUMBERS}:
        return None
    number, month = int(found[2]), MONTH_NUMBERS[found[3]]
    day = checked_day(typed, year_of(found[4]), month, number) if found[4] else day_of_month(typed, month, number)
    if found[1] in WEEKDAY_NUMBERS and day.weekday() != WEEKDAY_NUMBERS[found[1]]:
        raise BadInput(f"{typed.shown}: {long_day(day)} is a {weekday_name(day)}. Correct the weekday or the date.")
    return day


def _nearby(typed: Typed) -> date | None:
    days = _NEARBY.get(typed.words)
    return None if days is None else typed.today + timedelta(days=days)


def _counted(typed: Typed) -> date | None:
    found = _COUNTED.fullmatch("a fortnight" if typed.words == "fortnight" else typed.words)
    if found is None or found[3] not in _UNITS or (found[2] and len(found[3]) == 1):
        return None
    digits = found[1] or str(number_of(found[2]))
    if len(digits.lstrip("0")) > 5:  # more days than from 1990 to 2100; int() has a limit too
        raise outside_years(typed)
    number = -int(digits) if found[4] else int(digits)
    match _UNITS[found[3]]:
        case "day":
            return typed.today + timedelta(days=number)
        case "week":
            return typed.today + timedelta(weeks=number)
        case "fortnight":
            return typed.today + timedelta(weeks=2 * number)
        case "month":
            return add_months(typed.today, number)
        case _:
            return add_months(typed.today, 12 * number)


def _next_weekday(typed: Typed) -> date | None:
    found = _NEXT.fullmatch(typed.words)
    if found is None or found[1] not in WEEKDAY_NUMBERS:
        return None
    return typed.today + timedelta(days=(WEEKDAY_NUMBERS[found[1]] - typed.today.weekday() - 1) % 7 + 1)


_PARSERS: Final[tuple[Callable[[Typed], date | None], ...]] = (
    _iso,
    _slashed,
    _named,
    _nearby,
    _counted,
    read_span,
    _next_weekday,
    read_sitting,
)


def _unreadable(typed: Typed) -> BadInput:
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
