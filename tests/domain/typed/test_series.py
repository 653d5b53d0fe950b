"""Series of sittings from words: days of the week, days of the month, and the ends of months."""

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.domain.dates import MONTHS, WEEKDAYS
from actionplan.domain.errors import BadInput
from actionplan.domain.typed.series import series_days

FIRST, LAST = date(2027, 1, 1), date(2027, 12, 31)


def year(words: str) -> list[str]:
    return [f"{day.day}.{day.month}" for day in series_days(words, FIRST, LAST)]


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("second Thursday of March, June, September, December", "11.3 10.6 9.9 9.12"),
        ("2nd thu of mar, jun, sept and dec", "11.3 10.6 9.9 9.12"),
        ("The Second  THURSDAY of March and June", "11.3 10.6"),
        ("first Monday of January, February", "4.1 1.2"),
        ("fourth Friday of February", "26.2"),
        ("last Friday of every month", "29.1 26.2 26.3 30.4 28.5 25.6 30.7 27.8 24.9 29.10 26.11 31.12"),
        ("last Thursday of each month", "28.1 25.2 25.3 29.4 27.5 24.6 29.7 26.8 30.9 28.10 25.11 30.12"),
        ("31st of every month", "31.1 28.2 31.3 30.4 31.5 30.6 31.7 31.8 30.9 31.10 30.11 31.12"),
        ("30 of January, February, March", "30.1 28.2 30.3"),
        ("15th of June", "15.6"),
        ("last day of February, April", "28.2 30.4"),
        ("last of February", "28.2"),
        ("first day of May", "1.5"),
    ],
)
def test_words_name_days(words: str, days: str) -> None:
    assert year(words) == days.split()


def test_a_leap_day_is_the_end_of_its_february() -> None:
    assert series_days("30th of February", date(2028, 1, 1), date(2028, 12, 31)) == [date(2028, 2, 29)]
    assert series_days("last Tuesday of February", date(2028, 1, 1), date(2028, 12, 31)) == [date(2028, 2, 29)]


def test_both_ends_are_included_and_nothing_outside_them() -> None:
    words = "second Thursday of March, June"
    assert series_days(words, date(2027, 3, 11), date(2027, 6, 10)) == [date(2027, 3, 11), date(2027, 6, 10)]
    assert series_days(words, date(2027, 3, 12), date(2027, 6, 9)) == []
    assert series_days("31st of every month", date(2027, 1, 31), date(2027, 3, 30)) == [
        date(2027, 1, 31),
        date(2027, 2, 28),
    ]


def test_a_series_runs_over_years() -> None:
    found = series_days("second Thursday of March, September", date(2027, 1, 1), date(2029, 12, 31))
    assert [day.year for day in found] == [2027, 2027, 2028, 2028, 2029, 2029]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("quarterly", "is not a series that can be read. Write it like: second Thursday of March"),
        ("", "is not a series that can be read"),
        ("fifth Monday of June", "is not a series that can be read"),
        ("second Someday of June", "is not a series that can be read"),
        ("32nd of June", "is not a series that can be read"),
        ("0 of June", "is not a series that can be read"),
        ("²nd of June", "is not a series that can be read"),
        ("second Thursday of Mai", '"mai" in "second Thursday of Mai" is not a month. Months are January to December.'),
        ("second Thursday of ,", "is not a series that can be read"),
        ("[/x] " * 200, "is not a series that can be read"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(words: str, sentence: str) -> None:
    with pytest.raises(BadInput) as refused:
        series_days(words, FIRST, LAST)
    assert sentence in refused.value.sentence


def test_a_series_ends_after_it_begins_and_within_five_years() -> None:
    with pytest.raises(BadInput, match="would end on 1 January 2027, before it begins on 31 December 2027"):
        series_days("15th of June", LAST, FIRST)
    with pytest.raises(BadInput, match="at most 5 years"):
        series_days("15th of June", FIRST, date(2033, 1, 1))


@given(
    place=st.sampled_from(["first", "second", "third", "fourth", "last"]),
    weekday=st.integers(0, 6),
    months=st.sets(st.integers(1, 12), min_size=1),
    begin=st.dates(date(2026, 1, 1), date(2040, 12, 31)),
    length=st.integers(0, 900),
)
def test_each_day_is_the_weekday_named_in_a_month_named_and_none_is_left_out(
    place: str, weekday: int, months: set[int], begin: date, length: int
) -> None:
    end = begin + timedelta(days=length)
    words = f"{place} {WEEKDAYS[weekday]} of {', '.join(MONTHS[month - 1] for month in months)}"
    expected = []
    for each in (begin + timedelta(days=n) for n in range(length + 1)):
        of_month = [week[weekday] for week in calendar.monthcalendar(each.year, each.month) if week[weekday]]
        at = -1 if place == "last" else ["first", "second", "third", "fourth"].index(place)
        if each.month in months and each.day == of_month[at]:
            expected.append(each)
    assert series_days(words, begin, end) == expected


@given(
    number=st.integers(1, 31),
    begin=st.dates(date(2026, 1, 1), date(2040, 12, 31)),
    length=st.integers(0, 900),
)
def test_a_day_of_the_month_is_never_skipped(number: int, begin: date, length: int) -> None:
    end = begin + timedelta(days=length)
    expected = [
        each
        for each in (begin + timedelta(days=n) for n in range(length + 1))
        if each.day == min(number, calendar.monthrange(each.year, each.month)[1])
    ]
    assert series_days(f"{number} of every month", begin, end) == expected
