"""The plan as at a day, as a value: rows, counts and lookups."""

from dataclasses import FrozenInstanceError, replace
from typing import Any

import pytest

from actionplan.domain.rating.rate import snapshot
from actionplan.domain.rating.snapshot import totals_of
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.check import FindingKind, plan_findings
from actionplan.domain.state.entities import Meeting, Policy
from actionplan.domain.vocabulary import Colour, Kind, MeetingKind, Status
from tests.domain.builders import OWNED, REF, TODAY, a_plan, ago, ahead, an_action, an_item

DONE: dict[str, Any] = {"status": Status.REPORTED_COMPLETE, "completed_on": ago(3), "reported_on": ago(3)}


def test_totals_count_what_the_strip_shows() -> None:
    going: dict[str, Any] = {"status": Status.IN_PROGRESS, "started_on": ago(60)}
    items = [
        an_item(ref="SAM-R01", position=1),
        an_item(ref="SAM-R02", position=2, **{**OWNED, "due_on": ago(4)}),
        an_item(ref="SAM-R03", position=3, **OWNED, **going),
        an_item(ref="SAM-R05", position=5, **OWNED, **DONE),
        an_item(ref="SAM-R06", position=6, **OWNED, **DONE, evidence_output=1),
        an_item(ref="SAM-R07", position=7, **OWNED, **going, last_update_on=ago(1)),
        an_item(ref="SAM-R08", position=8, status=Status.SIGNED_OFF),
        an_item(ref="SAM-R09", position=9, status=Status.SUPERSEDED),
    ]
    totals = snapshot(a_plan(*items), TODAY, 9).totals()
    counts = {colour: count for colour, count in totals.colours.items() if count}
    assert counts == {
        Colour.RED: 1,
        Colour.AMBER: 2,
        Colour.GREEN: 2,
        Colour.BLUE: 1,
        Colour.GREY: 1,
        Colour.CLOSED: 1,
    }
    assert (totals.published, totals.live, totals.signed_off, totals.not_taken_forward) == (8, 6, 1, 1)
    assert (totals.on_track, totals.awaiting_sign_off) == (1, 1)
    assert (totals.overdue, totals.unassigned, totals.undated, totals.stale, totals.no_evidence) == (1, 1, 1, 1, 1)


def test_no_rows_are_a_total_too() -> None:
    totals = totals_of(())
    assert (totals.published, totals.live, sum(totals.colours.values())) == (0, 0, 0)


def test_days_overdue_are_shown_while_a_pause_runs_but_not_once_complete() -> None:
    late: dict[str, Any] = {**OWNED, "due_on": ago(4)}
    paused = an_item(ref="SAM-R01", position=1, **late, paused_until=ahead(9))
    done = an_item(ref="SAM-R02", position=2, **{**late, **DONE})
    rows = snapshot(a_plan(paused, done, an_item()), TODAY, 9).rows
    assert [row.days_overdue for row in rows] == [4, None, None]


def test_actions_have_a_line_of_their_own_and_headlines_do_not_count_them() -> None:
    plan = snapshot(a_plan(an_item(), an_action(1), an_action(2)), TODAY, 9)
    assert (plan.totals().published, plan.totals(Kind.ACTION).published) == (1, 2)
    assert [row.ref for row in plan.actions_of(REF)] == [f"{REF}-A1", f"{REF}-A2"]


def test_what_was_undone_is_not_in_it() -> None:
    plan = snapshot(a_plan(an_item(), an_action(1, present=False)), TODAY, 9)
    assert [row.ref for row in plan.rows] == [REF]
    assert plan.row(f"{REF}-A1") is None


def test_an_undated_recommendation_counts_its_actions_dates() -> None:
    row = snapshot(a_plan(an_item(), an_action(1, **OWNED)), TODAY, 9).row(REF)
    assert row is not None
    assert (row.undated, row.unassigned) == (False, True)


def test_an_item_that_its_actions_plan_is_not_unassigned_under_rules_2_as_check_has_it() -> None:
    policy = Policy(version=1, rules_number=2)
    for planned, actions in ((True, (an_action(1, **OWNED),)), (False, (an_action(1, **OWNED), an_action(2)))):
        state = a_plan(an_item(), *actions, policy)
        plan = snapshot(state, TODAY, 9)
        row = plan.row(REF)
        assert row is not None
        assert row.unassigned is not planned
        without = {each.ref for each in plan.rows if each.unassigned}
        found = plan_findings(PlanView(plan, state.texts))
        assert {each.ref for each in found if each.kind is FindingKind.NO_OWNER} == without


def test_sittings_count_for_the_body_that_governs_the_review() -> None:
    item = an_item(**OWNED, **DONE, evidence_output=1)
    sitting = Meeting("executive", 5, "Executive", ago(1), MeetingKind.SITTING)
    others = (
        replace(sitting, body="Board"),
        replace(sitting, cancelled=True),
        replace(sitting, kind=MeetingKind.CHAIRS_ACTION),
        replace(sitting, on=TODAY),
        replace(sitting, present=False),
    )
    waiting = [snapshot(a_plan(item, each), TODAY, 9).rows[0].rating.rule for each in (sitting, *others)]
    assert [rule.value for rule in waiting] == ["sign-off-waiting", *["awaiting-sign-off"] * len(others)]


def test_a_snapshot_does_not_change() -> None:
    plan = snapshot(a_plan(an_item()), TODAY, 9)
    with pytest.raises(FrozenInstanceError):
        plan.head = 10  # type: ignore[misc]
    assert plan.agency_name("police") == "Merseyside Police"
    assert plan.agency_name(None) == ""
