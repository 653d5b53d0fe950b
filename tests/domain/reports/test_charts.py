"""Charts over time: their days, and what was due and signed off on each."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from actionplan.domain.rating.rate import snapshot
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.charts import MOST_MONTHS, chart_days, chart_point
from actionplan.domain.state.entities import Entity
from actionplan.domain.state.item import Item
from actionplan.domain.vocabulary import Status
from tests.domain.builders import OWNED, TODAY, a_plan, ago, ahead, an_action, an_item

CLOSED: dict[str, Any] = {"status": Status.SIGNED_OFF, "completed_on": ago(3), "signed_off_on": ago(2)}


def a_view(*items: Entity, as_at: date = TODAY) -> PlanView:
    return PlanView(snapshot(a_plan(*items), as_at, 100), {})


def another(number: int, **given: Any) -> Item:
    return an_item(ref=f"SAM-R{number:02d}", number=str(number), position=number, **given)


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(0, 1500), st.integers(1, MOST_MONTHS))
def test_chart_days_are_month_ends_of_the_plan_and_the_as_at_day(began: date, after: int, months: int) -> None:
    as_at = began + timedelta(days=after)
    *ends, last = chart_days(as_at, began, months)
    assert last == as_at
    assert len(ends) <= months
    assert all(began <= end < as_at and (end + timedelta(days=1)).day == 1 for end in ends)
    assert ends == sorted(set(ends))


def test_chart_days_leave_no_month_out() -> None:
    assert chart_days(date(2027, 3, 31), date(2026, 11, 30), 12) == (
        date(2026, 11, 30), date(2026, 12, 31), date(2027, 1, 31), date(2027, 2, 28), date(2027, 3, 31),
    )  # fmt: skip
    assert chart_days(date(2027, 3, 1), date(2020, 1, 1), 1) == (date(2027, 2, 28), date(2027, 3, 1))


def test_a_moved_date_stays_due_at_first_and_hides_nothing() -> None:
    point = chart_point(a_view(an_item(**OWNED | {"due_on": ahead(9), "adopted_on": ago(1)})).snapshot)
    assert (point.due_first, point.due, point.due_open, point.signed_off) == (1, 0, 0, 0)


def test_due_counts_the_day_itself_and_what_was_signed_off_but_not_what_was_dropped() -> None:
    rows = [
        another(1, **OWNED | {"due_on": TODAY}),
        another(2, **OWNED | {"due_on": ago(9)} | CLOSED),
        another(3, **OWNED | CLOSED),
        another(5, due_on=ago(9), status=Status.SUPERSEDED),
        another(6),
    ]
    point = chart_point(a_view(*rows).snapshot)
    assert (point.due_first, point.due, point.due_open, point.signed_off) == (2, 2, 1, 2)


def test_what_its_actions_dated_stays_due_once_it_is_signed_off() -> None:
    action = an_action(lead_agency="police", due_on=ago(20), **CLOSED)
    point = chart_point(a_view(an_item(**CLOSED), action).snapshot)
    assert (point.due, point.due_open, point.signed_off) == (1, 0, 1)
