"""What British plans write for a date: one day is understood, and what leaves the day open is refused."""

import calendar
import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan.domain.dates import Sitting, full_day, long_day
from actionplan.domain.errors import BadInput
from actionplan.domain.typed.calendar_days import Meant
from actionplan.domain.typed.dates import parse_day
from tests.domain.typed.test_dates import SITTINGS, TODAY, days, refusal, relaxed


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("30 Sept. 2027", date(2027, 9, 30)),
        ("30th Sept. '27", date(2027, 9, 30)),
        ("the 1st of March 2027", date(2027, 3, 1)),
        ("Fri. 5th of March 2027", date(2027, 3, 5)),
        ("31-Mar-27", date(2027, 3, 31)),
        ("31/Mar/2027", date(2027, 3, 31)),
        ("31.Mar.2027", date(2027, 3, 31)),
        ("31.3.27", date(2027, 3, 31)),
        ("31–3–27", date(2027, 3, 31)),
        ("31/3/27.", date(2027, 3, 31)),
        ("by 31/12/2026", date(2026, 12, 31)),
        ("By the end of March", date(2027, 3, 31)),
        ("due by 31 March", date(2027, 3, 31)),
        ("no later than 31 March 2027", date(2027, 3, 31)),
        ("on or before 31 March 2027", date(2027, 3, 31)),
        ("by next executive", date(2026, 12, 10)),
        ("end Sept", date(2027, 9, 30)),
        ("end-Sept 2027", date(2027, 9, 30)),
        ("end of Sept. 2027", date(2027, 9, 30)),
        ("last day of February 2028", date(2028, 2, 29)),
        ("March end", date(2027, 3, 31)),
        ("month end", date(2026, 11, 30)),
        ("end of 2027", date(2027, 12, 31)),
        ("end of the financial year", date(2027, 3, 31)),
        ("end of the calendar year", date(2026, 12, 31)),
        ("end of financial year 2027/28", date(2028, 3, 31)),
        ("March 2027", date(2027, 3, 31)),
        ("by Feb 2028", date(2028, 2, 29)),
        ("Sept '27", date(2027, 9, 30)),
        ("Sep-2027", date(2027, 9, 30)),
        ("03/2027", date(2027, 3, 31)),
        ("six weeks", date(2027, 1, 3)),
        ("in six weeks' time", date(2027, 1, 3)),
        ("Twenty-eight days", date(2026, 12, 20)),
        ("six weeks from now", date(2027, 1, 3)),
        ("6 wks", date(2027, 1, 3)),
        ("3 mths", date(2027, 2, 22)),
        ("a fortnight", date(2026, 12, 6)),
        ("fortnight", date(2026, 12, 6)),
        ("two weeks ago", date(2026, 11, 8)),
        ("31/03/2027 00:00", date(2027, 3, 31)),
        ("31/03/2027 00:00:00", date(2027, 3, 31)),
        ("2027-03-31 00:00:00", date(2027, 3, 31)),
        ("31 March 2027, 09:30", date(2027, 3, 31)),
        ("Q4 2026/27", date(2027, 3, 31)),
        ("2026/27 Q1", date(2026, 6, 30)),
        ("q3 fy26/27", date(2026, 12, 31)),
    ],
)
def test_what_names_one_day_in_other_british_words_is_understood(text: str, day: date) -> None:
    assert parse_day(text, TODAY, SITTINGS) == day


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "Q4",
            (
                '"Q4" can mean two quarters: October to December 2026 (calendar year) or January to March 2027 '
                "(financial year). Type its last day: 31 December 2026 or 31 March 2027."
            ),
        ),
        (
            "by the end of quarter 1",
            (
                '"by the end of quarter 1" can mean two quarters: January to March 2027 (calendar year) or April '
                "to June 2027 (financial year). Type its last day: 31 March 2027 or 30 June 2027."
            ),
        ),
        (
            "Q4 2027",
            (
                '"Q4 2027" can mean two quarters: October to December 2027 (calendar year) or January to March 2028 '
                "(financial year). Type its last day: 31 December 2027 or 31 March 2028."
            ),
        ),
        (
            "second quarter",
            (
                '"second quarter" can mean two quarters: April to June 2027 (calendar year) or July to September 2027 '
                "(financial year). Type its last day: 30 June 2027 or 30 September 2027."
            ),
        ),
        (
            "end of year",
            (
                '"end of year" can mean two days: 31 December 2026 (calendar year) or 31 March 2027 (financial year). '
                "Type the one that you mean."
            ),
        ),
        (
            "Mar-27",
            '"Mar-27" can mean the month, March 2027, or the day, 27 March. Type "March 2027" or "27 March".',
        ),
        ("Mar-45", '"Mar-45" cannot be read: dates are day first. If it is the month, type "March 2045".'),
        (
            "mid-March",
            (
                '"mid-March" is not a date that can be read: it names no day. Type one, such as 15 March 2027, or '
                '"end of March".'
            ),
        ),
        (
            "early Jan 2028",
            (
                '"early Jan 2028" is not a date that can be read: it names no day. Type one, such as 1 January 2028, '
                'or "end of January 2028".'
            ),
        ),
        ("March", '"March" is not a date that can be read: it names no day. Type "end of March", or the day.'),
        (
            "Friday",
            '"Friday" is not a date that can be read: it does not say which week. Type "next friday", or the day.',
        ),
        ("w/c 1 March", '"w/c 1 March" is a week, not a day. Type the day, such as 1 March 2027 or 5 March 2027.'),
        ("week ending 5 March", '"week ending 5 March" is a week, not a day. Type the day, such as 5 March 2027.'),
        (
            "before 31 March",
            '"before 31 March" leaves the day open. Type the day itself, such as 31 March 2027.',
        ),
        ("13/2027", '"13/2027" is not a day that exists: there is no month 13.'),
    ],
)  # fmt: skip
def test_what_leaves_the_day_open_is_refused_with_what_to_type(text: str, sentence: str) -> None:
    assert refusal(text) == sentence


@pytest.mark.parametrize("meant", [Meant.DAY, Meant.PAST])
def test_a_whole_month_is_a_deadline_and_never_the_day_of_a_meeting_or_of_what_happened(meant: Meant) -> None:
    for text in ("March 2026", "03/2026", "Mar '26"):
        with pytest.raises(BadInput, match=r"is a month, not a day\. Type the day, from 1 March 2026 to 31 March 2026"):
            parse_day(text, TODAY, SITTINGS, meant=meant)
    assert parse_day("end of March 2026", TODAY, meant=meant) == date(2026, 3, 31)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12 nov", date(2026, 11, 12)),
        ("22 November", date(2026, 11, 22)),
        ("23 November", date(2025, 11, 23)),
        ("Thu 12 November", date(2026, 11, 12)),
        ("29 February", date(2024, 2, 29)),
        ("end of March", date(2026, 3, 31)),
        ("end of December", date(2025, 12, 31)),
        ("March executive", date(2026, 3, 12)),
    ],
)
def test_what_can_only_be_past_is_the_last_such_day(text: str, day: date) -> None:
    assert parse_day(text, TODAY, SITTINGS, meant=Meant.PAST) == day


@relaxed
@given(days, days)
def test_a_day_without_its_year_is_the_nearest_one_on_the_side_that_is_meant(day: date, today: date) -> None:
    text = f"{day.day} {long_day(day).split()[1]}"
    for meant in (Meant.DEADLINE, Meant.PAST):
        try:
            found = parse_day(text, today, meant=meant)
        except BadInput:  # before 1990 or after 2100
            continue
        assert (found.day, found.month) == (day.day, day.month)
        assert found <= today if meant is Meant.PAST else found >= today
        between = range(min(found, today).year, max(found, today).year + 1)
        others = [
            found.replace(year=year) for year in between if day.day != 29 or day.month != 2 or calendar.isleap(year)
        ]
        assert [other for other in others if min(found, today) <= other <= max(found, today)] == [found]


@relaxed
@given(
    days,
    days,
    st.sampled_from(["", "by ", "due ", "no later than "]),
    st.sampled_from(["", ".", " 00:00", ", 17:30:00"]),
)
def test_words_around_a_date_never_change_the_day(day: date, today: date, before: str, after: str) -> None:
    for form in (day.isoformat(), full_day(day), f"{day.day}/{day.month}/{day.year}", f"{day:%d}.{day:%m}.{day.year}"):
        assert parse_day(f"{before}{form}{after}", today) == day


UNITS = [
    "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


@relaxed
@given(st.integers(1, 99), st.sampled_from(["day", "week", "month", "year"]), st.sampled_from("- "))
def test_numbers_in_words_are_those_in_digits(number: int, unit: str, joint: str) -> None:
    words = UNITS[number] if number < 20 else f"{TENS[number // 10 - 2]}{joint}{UNITS[number % 10]}".strip("- ")
    today = date(1995, 1, 31)
    assert parse_day(f"{words} {unit}s", today) == parse_day(f"{number} {unit}s", today)


FRAGMENTS = [
    "by", "end", "of", "the", "mid", "early", "w/c", "Q4", "q1", "march", "Sept.", "feb", "'27", "27", "2027",
    "2026/27", "31", "5th", "1st", "friday", "fri,", "next", "last", "six", "twenty-eight", "weeks", "months", "ago",
    "fortnight", "year", "financial", "00:00", "executive", "/", "-", ".", ",", "+", " ", " ", " ", " ",
]  # fmt: skip


NUMBER_OF_UNITS = re.compile(r"2027 ?(weeks|months|year|fortnight)")
"""2027 weeks are a distance, and no year."""


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=7), st.sampled_from(Meant))
def test_a_day_that_is_understood_has_the_weekday_month_and_year_that_were_typed(
    parts: list[str], meant: Meant
) -> None:
    text = " ".join("".join(parts).split())
    try:
        day = parse_day(text, TODAY, SITTINGS, meant=meant)
    except BadInput:
        return
    assert "fri" not in text or day.weekday() == 4
    for month, name in ((2, "feb"), (3, "march"), (9, "Sept")):
        assert name not in text or day.month == month
    if "2026/27" in text:
        assert date(2026, 4, 1) <= day <= date(2027, 3, 31)
    elif "2027" in text and not NUMBER_OF_UNITS.search(text):
        assert day.year == 2027
    assert not {"mid", "early", "w/c"} & set(text.split())


BODIES_LIKE_WORDS = (
    Sitting("Case Review Group", date(2027, 3, 25)),
    Sitting("First Steps Board", date(2027, 3, 12)),
    Sitting("Startwell Partnership", date(2027, 3, 18)),
)


@pytest.mark.parametrize(
    "text",
    ["c. March 2027", "c March 2027", "ca. March 2027", "start of March", "first of March", "first week of March",
     "second Thursday in March", "EO March", "to March", "March and", "start March"],
)  # fmt: skip
def test_words_of_a_date_are_no_beginning_of_a_bodys_name(text: str) -> None:
    with pytest.raises(BadInput) as refused:
        parse_day(text, TODAY, BODIES_LIKE_WORDS)
    assert "is not a date that can be read" in refused.value.sentence
    assert "meeting body" not in refused.value.sentence


def test_a_body_whose_name_begins_so_is_known_by_more_of_it() -> None:
    assert parse_day("first steps March 2027", TODAY, BODIES_LIKE_WORDS) == date(2027, 3, 12)
    assert parse_day("case March 2027", TODAY, BODIES_LIKE_WORDS) == date(2027, 3, 25)
