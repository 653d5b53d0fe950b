"""The time line: where each date stands, and the meetings on its axis."""

from datetime import date
from typing import Any

from actionplan.domain.rating.rate import snapshot
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.timeline import Timeline, timeline
from actionplan.domain.state.entities import Entity, Meeting
from actionplan.domain.state.item import Item
from actionplan.domain.vocabulary import MeetingKind
from tests.domain.builders import TODAY, a_plan, ago, ahead, an_action, an_item


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
