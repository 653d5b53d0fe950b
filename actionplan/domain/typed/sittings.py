"""Parses dates typed as a sitting: "next executive", "last executive", "March executive", "executive March 2027".

Part of ``dates``, which normalises what was typed. Bodies are matched by ``refs``.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from actionplan.domain.dates import MONTH_NUMBERS, MONTHS, WEEKDAY_NUMBERS, Sitting, long_day
from actionplan.domain.errors import BadInput
from actionplan.domain.text import shorten
from actionplan.domain.typed.calendar_days import Typed
from actionplan.domain.typed.refs import Named, match_named

_STEP = re.compile(r"(next|last) (.+)")
_BODY_IN_MONTH = re.compile(r"([a-z]+) (?:([0-9]{4}) )?([^0-9 ].*)")
_BODY_THEN_MONTH = re.compile(r"(.+) ([a-z]+)(?: ([0-9]{4}))?")

_NO_NAMES: Final = frozenset(
    {*MONTH_NUMBERS, *WEEKDAY_NUMBERS}
    | {"day", "week", "fortnight", "month", "quarter", "year"}
    | {"by", "early", "end", "in", "last", "late", "mid", "next", "of", "on", "the", "this"}
    | {"about", "after", "approx", "around", "before", "c", "ca", "circa", "during", "from", "since", "till", "until"}
    | {"beginning", "eo", "eom", "eoy", "middle", "month-end", "start", "first", "second", "third", "fourth", "fifth"}
    | {"and", "between", "or", "say", "to", "weekend"}
)
"""Words of a date that no body is called by, though one may begin so: "c. March 2027" is no Case Review Group."""


def read_sitting(typed: Typed) -> date | None:
    """The day of the sitting that the words name; None where they name no sitting.

    Raises BadInput where the body is unknown, has no such sitting, or has several.
    """
    words = typed.words
    if found := _STEP.fullmatch(words):
        if _may_be_body(found[2]):
            return _neighbouring(typed, found[2], ahead=found[1] == "next")
    elif (found := _BODY_IN_MONTH.fullmatch(words)) and found[1] in MONTH_NUMBERS:
        if _may_be_body(found[3]):
            return _in_month(typed, found[3], MONTH_NUMBERS[found[1]], found[2])
    elif (found := _BODY_THEN_MONTH.fullmatch(words)) and found[2] in MONTH_NUMBERS and _may_be_body(found[1]):
        return _in_month(typed, found[1], MONTH_NUMBERS[found[2]], found[3])
    return None


def _neighbouring(typed: Typed, name: str, *, ahead: bool) -> date:
    body, days = _days_of(name, typed.sittings)
    today = typed.today
    if ahead:
        day, missed = min((day for day in days if day > today), default=None), "after"
    else:
        day, missed = max((day for day in days if day <= today), default=None), "on or before"
    if day is None:
        raise BadInput(f"{typed.shown}: this plan has no sitting of {body} {missed} {long_day(today)}. Type the day.")
    return day


def _in_month(typed: Typed, name: str, month: int, year: str | None) -> date:
    body, days = _days_of(name, typed.sittings)
    days = [day for day in days if day.month == month and (day.year == int(year) if year else _is_meant(typed, day))]
    if not days:
        gone = "gone by" if typed.past else "still to come"
        when = f"in {MONTHS[month - 1]} {year}" if year else f"in a {MONTHS[month - 1]} {gone}"
        raise BadInput(f"{typed.shown}: this plan has no sitting of {body} {when}. Type the day.")
    days = [day for day in days if day.year == days[-1 if typed.past else 0].year]
    if len(days) > 1:
        raise BadInput(f"{typed.shown}: {body} sits on {' and on '.join(map(long_day, days))}. Type the day.")
    return days[0]


def _is_meant(typed: Typed, day: date) -> bool:
    return day <= typed.today if typed.past else day >= typed.today


def _days_of(name: str, sittings: Sequence[Sitting]) -> tuple[str, list[date]]:
    """The body that was named, shortened for a sentence, and its days in order."""
    bodies = dict.fromkeys(sitting.body for sitting in sittings)
    body = match_named(name, [Named(body, body) for body in bodies], "meeting body").id
    return shorten(body, 60), sorted({sitting.on for sitting in sittings if sitting.body == body})


def _may_be_body(name: str) -> bool:
    """False for words that only a date can use ("week", "last march"), and for a name ending in a digit ("xyz 31")."""
    return not name[-1].isdigit() and not all(word in _NO_NAMES or not word.isalpha() for word in name.split())
