"""Days in words, what is pointed out about them, and London's midnights."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan.domain.dates import (
    Sitting,
    add_months,
    counted,
    days_in_month,
    distance,
    echo,
    first_instant_after,
    full_day,
    london_day,
    long_day,
    remarks,
    short_day,
    sitting_remarks,
)

TODAY = date(2026, 11, 22)  # a Sunday
SITTINGS = (
    Sitting("Executive", date(2027, 3, 11)),
    Sitting("Executive", date(2026, 11, 12)),
    Sitting("Executive", date(2026, 12, 10)),
    Sitting("Executive", date(2026, 3, 12)),
    Sitting("Case Review Group", date(2027, 3, 4)),
    Sitting("Case Review Group", date(2027, 3, 25)),
)
days = st.dates(date(1990, 1, 1), date(2100, 12, 31))
relaxed = settings(deadline=None)


def test_a_typed_date_is_echoed_with_its_weekday_and_its_distance() -> None:
    assert echo(date(2027, 3, 31), TODAY) == "Wednesday 31 March 2027, in 129 days"


@pytest.mark.parametrize(
    ("days_off", "words"),
    [(0, "today"), (1, "tomorrow"), (2, "in 2 days"), (-1, "yesterday"), (-43, "43 days ago"), (1200, "in 1,200 days")],
)
def test_a_distance_is_said_as_people_say_it(days_off: int, words: str) -> None:
    assert distance(TODAY + timedelta(days=days_off), TODAY) == words


def test_one_is_singular_and_everything_else_plural() -> None:
    assert [counted(number, "day") for number in (0, 1, 2, 1000)] == ["0 days", "1 day", "2 days", "1,000 days"]


def test_days_carry_no_leading_zero() -> None:
    day = date(2027, 3, 4)
    assert (full_day(day), long_day(day), short_day(day)) == ("Thursday 4 March 2027", "4 March 2027", "4 Mar 27")


def test_a_short_day_of_another_century_keeps_its_whole_year() -> None:
    assert [short_day(date(year, 3, 4)) for year in (1999, 2000, 2099, 2100)] == [
        "4 Mar 1999",
        "4 Mar 00",
        "4 Mar 99",
        "4 Mar 2100",
    ]


@relaxed
@given(days, st.integers(-240, 240))
def test_months_after_an_anchor_land_in_the_right_month_on_its_day_or_the_last(anchor: date, months: int) -> None:
    landed = add_months(anchor, months)
    assert (landed.year * 12 + landed.month) - (anchor.year * 12 + anchor.month) == months
    assert landed.day == min(anchor.day, days_in_month(landed.year, landed.month))


def test_months_count_from_the_anchor_and_recover_its_day() -> None:
    assert [add_months(date(2027, 1, 31), n) for n in (1, 2, 13)] == [
        date(2027, 2, 28),
        date(2027, 3, 31),
        date(2028, 2, 29),
    ]


def test_an_ordinary_day_calls_for_no_remark() -> None:
    assert remarks(date(2027, 3, 31), TODAY, SITTINGS) == ()
    assert remarks(date(2026, 11, 23), date(2026, 11, 23)) == ()


def test_a_past_day_and_a_weekend_are_pointed_out() -> None:
    assert remarks(date(2026, 10, 10), TODAY) == (
        "10 October 2026 has passed: it was 43 days ago.",
        "10 October 2026 is a Saturday.",
    )
    assert remarks(TODAY, TODAY) == ("22 November 2026 is a Sunday.",)


def test_a_day_more_than_five_years_ahead_is_pointed_out() -> None:
    assert remarks(date(2031, 11, 24), date(2026, 11, 24)) == ()
    assert remarks(date(2031, 11, 25), date(2026, 11, 24)) == (
        "25 November 2031 is more than five years ahead: check the year.",
    )


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2027, 3, 26), "Good Friday"),
        (date(2027, 3, 29), "Easter Monday"),
        (date(2027, 12, 28), "Boxing Day (observed)"),
        (date(2027, 8, 30), "Late Summer Bank Holiday"),
    ],
)
def test_a_bank_holiday_in_england_is_named(day: date, name: str) -> None:
    assert remarks(day, TODAY) == (f"{long_day(day)} is a bank holiday in England: {name}.",)


@pytest.mark.parametrize("day", [date(2027, 1, 4), date(2027, 3, 17), date(2027, 7, 12), date(2027, 11, 30)])
def test_a_bank_holiday_of_scotland_or_northern_ireland_alone_is_not_pointed_out(day: date) -> None:
    assert remarks(day, TODAY) == ()


def test_the_day_of_a_sitting_is_pointed_out_once_a_body() -> None:
    twice = (*SITTINGS, Sitting("Executive", date(2027, 3, 11)))
    assert remarks(date(2027, 3, 11), TODAY, twice) == (
        "11 March 2027 is the day of a sitting (Executive): papers close a week before, on 4 March 2027.",
    )


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2027, 12, 23), ()),
        (date(2027, 12, 24), ("24 December 2027 falls between Christmas and New Year.",)),
        (date(2027, 12, 27), ("27 December 2027 is a bank holiday in England: Christmas Day (observed).",)),
        (date(2027, 12, 31), ("31 December 2027 falls between Christmas and New Year.",)),
        (
            date(2028, 1, 1),
            ("1 January 2028 is a Saturday.", "1 January 2028 is a bank holiday in England: New Year's Day."),
        ),
        (date(2028, 1, 4), ()),
    ],
)
def test_few_people_come_to_a_sitting_between_the_years(day: date, said: tuple[str, ...]) -> None:
    assert sitting_remarks(day, TODAY) == said
    assert sitting_remarks(day, TODAY)[: len(remarks(day, TODAY))] == remarks(day, TODAY)


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        (datetime(2027, 1, 1, 23, 59, tzinfo=UTC), date(2027, 1, 1)),
        (datetime(2027, 3, 27, 23, 59, tzinfo=UTC), date(2027, 3, 27)),
        (datetime(2027, 3, 28, 23, 0, tzinfo=UTC), date(2027, 3, 29)),  # summer time began that morning
        (datetime(2027, 10, 30, 23, 0, tzinfo=UTC), date(2027, 10, 31)),
        (datetime(2027, 10, 31, 23, 59, tzinfo=UTC), date(2027, 10, 31)),  # and ended that one
        (datetime(2027, 7, 1, 0, 30, tzinfo=timezone(timedelta(hours=5))), date(2027, 6, 30)),
    ],
)
def test_an_instant_belongs_to_the_day_that_london_has_then(instant: datetime, day: date) -> None:
    assert london_day(instant) == day


def test_a_london_day_ends_an_hour_early_in_utc_in_summer() -> None:
    assert first_instant_after(date(2027, 3, 27)) == datetime(2027, 3, 28, 0, tzinfo=UTC)
    assert first_instant_after(date(2027, 3, 28)) == datetime(2027, 3, 28, 23, tzinfo=UTC)
    assert first_instant_after(date(2027, 10, 30)) == datetime(2027, 10, 30, 23, tzinfo=UTC)
    assert first_instant_after(date(2027, 10, 31)) == datetime(2027, 11, 1, 0, tzinfo=UTC)
    assert first_instant_after(date(2027, 6, 1)).tzinfo is UTC


@relaxed
@given(days)
def test_a_day_ends_exactly_where_the_next_begins(day: date) -> None:
    end = first_instant_after(day)
    assert london_day(end) == day + timedelta(days=1)
    assert london_day(end - timedelta(microseconds=1)) == day


def test_an_instant_without_a_time_zone_is_a_programmers_error() -> None:
    with pytest.raises(ValueError, match="time zone"):
        london_day(datetime(2027, 3, 31, 12))  # noqa: DTZ001 - the very thing that is refused
