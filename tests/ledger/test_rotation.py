"""Which automatic backups are kept, and which files count as backups: strictly by name."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.ledger.backups.rotation import (
    daily_name,
    day_of,
    is_automatic,
    is_unfinished,
    kept_days,
    migration_name,
)

TODAY = date(2026, 11, 22)
DAYS = st.dates(date(2020, 1, 1), TODAY)


def days_until(today: date, count: int) -> list[date]:
    return [today - timedelta(days=back) for back in range(count)]


def test_of_a_plan_used_every_day_the_last_week_the_weeks_before_and_the_months_stay() -> None:
    kept = sorted(kept_days(days_until(TODAY, 600), TODAY), reverse=True)
    assert kept[:7] == days_until(TODAY, 7)
    assert kept[7:10] == [date(2026, 11, 15), date(2026, 11, 8), date(2026, 11, 1)], "Sundays"
    assert kept[10:14] == [date(2026, 10, 31), date(2026, 10, 25), date(2026, 9, 30), date(2026, 8, 31)]
    assert kept[-1] == date(2025, 12, 31)
    assert len(kept) == 7 + 3 + 1 + 11


def test_of_a_plan_used_now_and_then_the_last_seven_stay_however_old() -> None:
    monthly = [date(2020 + month // 12, month % 12 + 1, 15) for month in range(60)]
    assert set(monthly[-12:]) <= kept_days(monthly, TODAY)
    assert len(kept_days(monthly, TODAY)) == 12
    assert kept_days(monthly[:7], TODAY) == frozenset(monthly[:7])


def test_a_day_to_come_crowds_nothing_out_and_stays() -> None:
    ahead = [TODAY + timedelta(days=day) for day in range(1, 30)]
    assert kept_days([*ahead, *days_until(TODAY, 3)], TODAY) == {*ahead, *days_until(TODAY, 3)}


@given(st.sets(DAYS, max_size=60))
def test_the_newest_stays_and_a_second_rotation_removes_nothing(days: set[date]) -> None:
    kept = kept_days(days, TODAY)
    assert kept <= days
    assert len(kept) <= 7 + 5 + 12
    assert not days or max(days) in kept
    assert kept_days(kept, TODAY) == kept


@given(st.sets(DAYS, min_size=1, max_size=200))
def test_rotating_day_by_day_leaves_what_rotating_once_leaves(days: set[date]) -> None:
    """So that what stays does not hang on how often the program was started."""
    stood: frozenset[date] = frozenset()
    for day in sorted(days):
        stood = kept_days({*stood, day}, day)
    assert stood == kept_days(days, max(days))


@pytest.mark.parametrize(
    ("name", "ours"),
    [
        ("plan.db.2026-11-22.backup", True),
        ("plan.db.before-0003.backup", True),
        ("plan.db.before-0003-2.backup", True),
        ("plan.db", False),
        ("plan.db.2026-11-22.backup.txt", False),
        ("plan.db.2026-11-22", False),
        ("plan.db.2026-13-22.backup", False),
        ("plan.db.20261122.backup", False),
        ("plan.db.٢٠٢٦-11-22.backup", False),
        ("plan.db.2026-11-22.backup\n", False),
        ("planXdb.2026-11-22.backup", False),
        ("other.db.2026-11-22.backup", False),
        ("my-plan.db.2026-11-22.backup", False),
        ("plan.db.before-the-meeting.backup", False),
        (".plan.db.2026-11-22.backup.part", False),
    ],
)
def test_only_a_name_of_ours_is_taken_for_ours(name: str, *, ours: bool) -> None:
    assert is_automatic(name, "plan.db") == ours


def test_names_and_days_lead_to_one_another() -> None:
    assert day_of(daily_name("plan.db", TODAY), "plan.db") == TODAY
    assert day_of(migration_name("plan.db", "0003"), "plan.db") is None
    assert is_automatic(migration_name("[a-z]*.db", "0003", 2), "[a-z]*.db")


@pytest.mark.parametrize(
    ("name", "unfinished"),
    [
        (".plan.db.2026-11-22.backup.part", True),
        (".plan.db.2026-11-22.backup.part-journal", True),
        (".plan.db.before-0003.backup.part-wal", True),
        ("plan.db.2026-11-22.backup.part", False),
        (".plan.db.part", False),
        (".plan.db.2026-11-22.backup.part.txt", False),
        (".other.db.2026-11-22.backup.part", False),
    ],
)
def test_only_an_unfinished_file_of_ours_is_swept(name: str, *, unfinished: bool) -> None:
    assert is_unfinished(name, "plan.db", ".part") == unfinished
