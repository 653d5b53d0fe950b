"""The plan along a time line, by agency and over time: what the views count, without any drawing."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from actionplan.domain.rating.marks import NO_LEAD
from actionplan.domain.rating.rate import snapshot
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.agencies import AgencyView, agency_view
from actionplan.domain.reports.charts import MOST_MONTHS, chart_days, chart_point
from actionplan.domain.reports.movement import ALL
from actionplan.domain.reports.timeline import Timeline, timeline
from actionplan.domain.state.entities import Entity, Meeting
from actionplan.domain.state.item import Item
from actionplan.domain.vocabulary import Declared, MeetingKind, Status
from tests.domain.builders import OWNED, TODAY, a_plan, ago, ahead, an_action, an_item

CLOSED: dict[str, Any] = {"status": Status.SIGNED_OFF, "completed_on": ago(3), "signed_off_on": ago(2)}


def a_view(*items: Entity, as_at: date = TODAY) -> PlanView:
    return PlanView(snapshot(a_plan(*items), as_at, 100), {})


def another(number: int, **given: Any) -> Item:
    return an_item(ref=f"SAM-R{number:02d}", number=str(number), position=number, **given)


def a_sitting(on: date, **given: Any) -> Meeting:
    return Meeting(f"executive-{on}", 9, "Executive", on, **{"kind": MeetingKind.SITTING} | given)


def the_line(*items: Entity) -> Timeline:
    view = a_view(*items)
    return timeline(view, view.rows)


def test_a_moved_date_stands_beside_the_one_first_adopted_with_its_slip() -> None:
    (dated,) = the_line(an_item(due_on=ahead(30), adopted_on=ago(10))).dated
    assert (dated.adopted_on, dated.due_on, dated.slip_days, dated.proposed) == (ago(10), ahead(30), 40, False)
    assert dated.days_overdue is None


def test_a_proposed_date_has_no_slip_and_is_overdue_all_the_same() -> None:
    (dated,) = the_line(an_item(due_on=ago(5))).dated
    assert (dated.proposed, dated.slip_days, dated.days_overdue) == (True, None, 5)


def test_a_recommendation_is_dated_by_the_last_of_its_actions() -> None:
    soon, late = (an_action(n, lead_agency="police", due_on=ahead(n * 10)) for n in (1, 2))
    of_parent, *_ = the_line(an_item(), soon, late).dated
    assert (of_parent.due_on, of_parent.from_actions, of_parent.proposed) == (ahead(20), True, False)


def test_what_has_no_date_is_named_apart() -> None:
    line = the_line(an_item(), another(5, due_on=ahead(1)))
    assert [row.ref for row in line.undated] == ["SAM-R04"]
    assert [each.row.ref for each in line.dated] == ["SAM-R05"]


def test_the_axis_holds_every_marked_day_today_and_the_next_sitting() -> None:
    item = an_item(due_on=ago(60), adopted_on=ago(90), extension_to=ahead(200))
    line = the_line(item, a_sitting(ahead(20)), a_sitting(ahead(400)))
    assert (line.first, line.last) == (ago(90), ahead(200))
    assert [each.on for each in line.meetings] == [ahead(20)]
    assert (the_line().first, the_line().last, the_line().months) == (TODAY, TODAY, 1)
    assert the_line(a_sitting(ahead(400))).last == ahead(400)


def test_cancelled_sittings_and_chair_s_actions_are_not_on_the_axis() -> None:
    cancelled = a_sitting(ahead(2), cancelled=True)
    assert the_line(cancelled, a_sitting(ahead(3), kind=MeetingKind.CHAIRS_ACTION)).meetings == ()


def by_name(view: AgencyView) -> dict[str, Any]:
    return {line.name: line for line in view.recommendations}


def test_agencies_stand_by_name_then_what_nobody_leads_then_all() -> None:
    found = agency_view(a_view(an_item(), another(5, **OWNED), another(6, **OWNED | {"lead_agency": "camhs"})))
    assert list(by_name(found)) == ["CAMHS", "Merseyside Police", NO_LEAD, ALL]
    assert found.actions == ()
    assert found.leading_none == ()


def test_an_agency_that_leads_nothing_is_named() -> None:
    assert agency_view(a_view(an_item(**OWNED))).leading_none == ("CAMHS",)
    only_an_action = agency_view(a_view(an_item(**OWNED), an_action(lead_agency="camhs")))
    assert only_an_action.leading_none == ()
    assert [line.name for line in only_an_action.actions] == ["CAMHS", ALL]


def test_a_plan_without_recommendations_has_no_lines() -> None:
    assert agency_view(a_view()).recommendations == ()


def test_a_lead_s_view_counts_as_better_only_where_it_is() -> None:
    overdue = OWNED | {"due_on": ago(1)}
    rows = [
        another(1, declared=Declared.GREEN, **overdue),
        another(2, declared=Declared.AMBER, **overdue),
        another(3, declared=Declared.RED, **overdue),
        another(5, **overdue),
        another(6, declared=Declared.GREEN, **overdue | CLOSED),
        another(7, declared=Declared.AMBER, **OWNED),
    ]
    police = by_name(agency_view(a_view(*rows)))["Merseyside Police"]
    assert [row.ref for row in police.declared_better] == ["SAM-R01", "SAM-R02"]
    assert police.totals.overdue == 4


def test_quiet_is_the_longest_of_live_items_and_those_never_heard_of_are_counted() -> None:
    rows = [
        another(1, last_update_on=ago(9), **OWNED),
        another(2, last_update_on=ago(30), **OWNED),
        another(3, **OWNED),
        another(5, last_update_on=ago(300), **OWNED | CLOSED),
        another(6, **OWNED | CLOSED),
    ]
    police = by_name(agency_view(a_view(*rows)))["Merseyside Police"]
    assert (police.longest_quiet, police.without_update, police.totals.signed_off) == (30, 1, 2)
    silent = by_name(agency_view(a_view(another(1, **OWNED))))["Merseyside Police"]
    assert (silent.longest_quiet, silent.without_update) == (None, 1)


@given(st.lists(st.tuples(st.sampled_from([None, "police", "camhs"]), st.sampled_from(list(Status))), min_size=1))
def test_agencies_add_up_to_the_plan_s_totals(drawn: list[tuple[str | None, Status]]) -> None:
    view = a_view(*(another(n, lead_agency=lead, status=status) for n, (lead, status) in enumerate(drawn)))
    *lines, last = agency_view(view).recommendations
    assert last.totals == view.snapshot.totals()
    for name in ("published", "live", "signed_off", "not_taken_forward", "overdue"):
        assert sum(getattr(line.totals, name) for line in lines) == getattr(last.totals, name)


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
