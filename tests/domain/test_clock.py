"""The one clock: it never lets the ledger's time go back, and knows London's days."""

from datetime import UTC, date, datetime, timedelta

import pytest

from actionplan.domain.clock import Clock
from actionplan.domain.dates import first_instant_after, london_day
from actionplan.domain.errors import Refused

LAST = datetime(2026, 11, 22, 14, 30, tzinfo=UTC)


def clock_at(instant: datetime) -> Clock:
    return Clock(now=lambda: instant)


@pytest.mark.parametrize("ahead", [timedelta(0), timedelta(microseconds=1), timedelta(days=400)])
def test_a_clock_that_goes_on_gives_its_own_time(ahead: timedelta) -> None:
    assert clock_at(LAST + ahead).next_entry_time(LAST) == LAST + ahead


@pytest.mark.parametrize("behind", [timedelta(microseconds=1), timedelta(minutes=4, seconds=59), timedelta(minutes=5)])
def test_up_to_five_minutes_behind_uses_the_last_time_again(behind: timedelta) -> None:
    assert clock_at(LAST - behind).next_entry_time(LAST) == LAST


def test_further_behind_is_refused_naming_both_times() -> None:
    with pytest.raises(Refused) as refused:
        clock_at(LAST - timedelta(minutes=5, microseconds=1)).next_entry_time(LAST)
    assert refused.value.sentence == (
        "The clock is behind: it says 14:24 UTC on 22 November 2026, and the last entry of this plan was made at "
        "14:30 UTC on 22 November 2026. Nothing was written. Set the clock right and try again."
    )


def test_the_first_entry_takes_the_time_as_it_is() -> None:
    assert clock_at(LAST).next_entry_time(None) == LAST


def test_a_day_that_is_set_writes_at_noon_or_with_the_last_entry_of_that_day() -> None:
    noon = datetime(2026, 11, 22, 12, tzinfo=UTC)
    clock = Clock(fixed_day=date(2026, 11, 22))
    assert clock.today() == date(2026, 11, 22)
    assert clock.next_entry_time(None) == noon
    assert clock.next_entry_time(noon - timedelta(days=3)) == noon
    assert clock.next_entry_time(LAST) == LAST


def test_a_day_that_is_set_before_the_last_entrys_day_is_refused() -> None:
    with pytest.raises(Refused, match="it says 12:00 UTC on 21 November 2026"):
        Clock(fixed_day=date(2026, 11, 21)).next_entry_time(LAST)


def test_only_a_day_that_is_set_after_the_computer_s_own_is_ahead() -> None:
    for day, ahead in ((21, None), (22, None), (23, date(2026, 11, 22))):
        assert Clock(fixed_day=date(2026, 11, day), now=lambda: LAST).true_day_if_set_ahead() == ahead
    assert clock_at(LAST).true_day_if_set_ahead() is None


def test_a_set_day_knows_that_london_is_an_hour_ahead_in_summer() -> None:
    late = datetime(2027, 6, 30, 23, 30, tzinfo=UTC)  # half past midnight on 1 July in London
    assert Clock(fixed_day=date(2027, 7, 1)).next_entry_time(late) == datetime(2027, 7, 1, 12, tzinfo=UTC)
    with pytest.raises(Refused):
        Clock(fixed_day=date(2027, 6, 30)).next_entry_time(late)


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        (datetime(2027, 3, 27, 23, 59, 59, tzinfo=UTC), date(2027, 3, 27)),
        (datetime(2027, 3, 28, 0, 0, tzinfo=UTC), date(2027, 3, 28)),
        (datetime(2027, 3, 28, 22, 59, 59, tzinfo=UTC), date(2027, 3, 28)),
        (datetime(2027, 3, 28, 23, 0, tzinfo=UTC), date(2027, 3, 29)),
        (datetime(2027, 10, 30, 23, 0, tzinfo=UTC), date(2027, 10, 31)),
        (datetime(2027, 10, 31, 23, 0, tzinfo=UTC), date(2027, 10, 31)),
        (datetime(2027, 11, 1, 0, 0, tzinfo=UTC), date(2027, 11, 1)),
    ],
)
def test_today_is_londons_day_through_both_changes_of_the_clocks(instant: datetime, day: date) -> None:
    assert clock_at(instant).today() == day
    assert london_day(instant) == day
    assert instant < first_instant_after(day)
    assert instant >= first_instant_after(day - timedelta(days=1))
