"""What time did between two days: dated, though nobody wrote anything, and nothing of what somebody did."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from actionplan.domain.entry import HistoryLine
from actionplan.domain.rating.rules import Rule
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.time_passed import TimePassed, time_passed
from actionplan.domain.state.entities import Entity, newest_policy
from actionplan.domain.state.item import Item
from actionplan.domain.vocabulary import Status
from tests.domain.builders import OWNED, REF, TODAY, a_meeting, a_snapshot, ago, ahead, an_action, an_item
from tests.domain.reports.test_changes import UPDATE, a_line

THEN = ago(60)
GOING: dict[str, Any] = {
    **OWNED,
    "status": Status.IN_PROGRESS,
    "added_on": ago(300),
    "first_dated_on": ago(200),
    "started_on": ago(100),
    "last_update_on": ago(70),
    "due_on": ahead(300),
}


def told(then: Item, now: Item, *more: Entity, lines: Sequence[HistoryLine] = ()) -> tuple[TimePassed, ...]:
    opening = a_snapshot(newest_policy(), then, *more, as_at=THEN)
    closing = a_snapshot(newest_policy(), now, *more)
    return time_passed(opening, PlanView(closing, {(3, "wording"): "Review the unit."}), lines)


def written(days_ago: int) -> HistoryLine:
    line = a_line(20, UPDATE)
    return replace(line, entry=replace(line.entry, day=ago(days_ago)))


def test_what_fell_overdue_is_told_with_its_first_day_late() -> None:
    item = an_item(**GOING | {"due_on": ago(10), "last_update_on": ago(11)})
    (passed,) = told(item, item)
    assert (passed.on, passed.ref, passed.recommendation, passed.what) == (ago(9), REF, REF, Rule.OVERDUE)
    assert passed.words == "fell overdue on 13 November 2026"
    assert passed.title == "Review the unit."


def test_what_was_overdue_before_or_is_due_today_is_not_told_again() -> None:
    for due in (THEN - timedelta(days=1), TODAY):
        item = an_item(**GOING | {"due_on": due, "last_update_on": ago(1)})
        assert told(item, item) == ()


def test_what_fell_overdue_and_was_done_later_did_fall_overdue() -> None:
    then = an_item(**GOING | {"due_on": ago(30), "last_update_on": ago(61)})
    done = an_item(
        **GOING | {"due_on": ago(30), "status": Status.REPORTED_COMPLETE, "completed_on": ago(5), "reported_on": ago(5)}
    )
    assert [each.what for each in told(then, done, lines=[written(5)])] == [Rule.OVERDUE, Rule.STALE]
    assert [each.what for each in told(then, done, lines=[written(50), written(5)])] == [Rule.OVERDUE]


def test_a_date_that_was_recorded_after_it_had_passed_fell_overdue_by_somebodys_hand() -> None:
    now = an_item(**GOING | {"due_on": ago(30), "first_dated_on": ago(10), "last_update_on": ago(11)})
    assert told(an_item(), now, lines=[written(10)]) == ()


def test_a_pause_that_ran_out_a_silence_and_a_start_that_did_not_come_are_told() -> None:
    paused = an_item(**GOING | {"paused_until": ago(20), "last_update_on": ago(21)})
    assert [(each.on, each.words) for each in told(paused, paused)] == [(ago(19), "the pause ended on 2 November 2026")]
    quiet = an_item(**GOING)
    assert [(each.on, each.words) for each in told(quiet, quiet)] == [(ago(28), "not heard from for 42 days")]
    waiting = an_item(**OWNED | {"added_on": ago(300), "first_dated_on": ago(100), "due_on": ahead(60)})
    assert [(each.on, each.words) for each in told(waiting, waiting)] == [
        (ago(20), "not begun when half of the time to its date had gone")
    ]


def test_a_sitting_that_did_not_sign_off_and_a_plan_that_was_due_are_told() -> None:
    given = {"status": Status.REPORTED_COMPLETE, "completed_on": ago(61), "reported_on": ago(61)}
    done = an_item(**GOING | given, evidence_output=1)
    (passed,) = told(done, done, a_meeting(ago(9)))
    assert (passed.what, passed.words) == (
        Rule.SIGN_OFF_WAITING,
        "reported complete, and not signed off at the sitting of 13 November 2026",
    )


def test_an_action_is_told_under_its_recommendation_and_what_is_closed_is_not() -> None:
    action = an_action(**GOING | {"due_on": ago(10), "last_update_on": ago(11)})
    above = an_item(added_on=ago(300))
    found = told(above, above, action)
    assert [(each.ref, each.recommendation) for each in found] == [(f"{REF}-A1", REF)]
    over = an_item(**GOING | {"due_on": ago(10), "status": Status.SUPERSEDED})
    assert told(over, over) == ()
