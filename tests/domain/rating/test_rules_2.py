"""Where rules 2 differ from rules 1: closed actions, late grants, what was heard, vacant posts, pauses, directions."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.domain.governance.agenda import agenda
from actionplan.domain.governance.asks import AskKind
from actionplan.domain.kinds import describe
from actionplan.domain.moment import Moment
from actionplan.domain.rating.rate import snapshot
from actionplan.domain.rating.rules import Case, Rule, own_rating, vacant
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.travel import Direction, LastPapers, Travel, direction
from actionplan.domain.state.entities import Policy, newest_policy
from actionplan.domain.state.item import Item
from actionplan.domain.subjects.actions import AddActions
from actionplan.domain.subjects.completion import Reopen, ReportComplete
from actionplan.domain.subjects.deadlines import ProposeDate
from actionplan.domain.subjects.extensions import GrantExtension
from actionplan.domain.subjects.owners import AssignOwner, VacatePost
from actionplan.domain.subjects.pauses import PauseItems
from actionplan.domain.subjects.progress import RecordEvidence, RecordUpdate
from actionplan.domain.vocabulary import Colour, Declared, EvidenceKind, OwnerState, Status
from tests.domain.builders import OWNED, PLAN_DUE, TODAY, a_case, a_plan, ago, an_action, an_item
from tests.domain.plan_with_sittings import (
    A1,
    AT_JUNE,
    AT_MARCH,
    AT_SEPTEMBER,
    BEGUN,
    DUE,
    JUNE,
    LATER,
    MARCH,
    POLICE,
    R4,
    SEPTEMBER,
    PlanWithSittings,
)
from tests.domain.rating.random_items import items

RULES_1, RULES_2 = Policy(version=1), replace(newest_policy(), version=1)
DONE: dict[str, Any] = {"status": Status.SIGNED_OFF, "completed_on": ago(9), "signed_off_on": ago(2)}
GOING: dict[str, Any] = {
    "status": Status.IN_PROGRESS,
    "started_on": ago(90),
    "last_update": 50,
    "last_update_on": ago(60),
}


def both(item: Item, *actions: Item, **circumstances: Any) -> tuple[Case, Case]:
    """The case of an item under rules 1 and under rules 2."""
    one, two = (a_case(item, *actions, policy=policy, **circumstances) for policy in (RULES_1, RULES_2))
    return one, two


@pytest.fixture
def plan() -> PlanWithSittings:
    """R4 has one action, led by the police and due on 30 June 2027, and no owner or date of its own."""
    plan = PlanWithSittings()
    plan.does(AddActions(refs=(R4,), title="Audit ten records", agencies=(POLICE,), due_on=DUE))
    return plan


def last_sentence(plan: PlanWithSittings) -> str:
    """What the last entry says."""
    return describe(plan.entries[-1], str)


# Closed actions


def test_finishing_every_action_leaves_its_recommendation_planned(plan: PlanWithSittings) -> None:
    plan.on(JUNE).completes(A1)
    plan.signs_off(AT_JUNE, A1)
    row = plan.row()
    assert (row.case.planned, row.case.due_on, row.undated) == (True, DUE, False)
    assert row.rating.rule is not Rule.UNPLANNED
    snapshot_now = plan.view().snapshot
    assert R4 not in {ask.ref for ask in agenda(snapshot_now, None) if ask.kind is AskKind.PLANNING}


def test_a_recommendation_that_was_late_through_its_action_keeps_how_late_it_was(plan: PlanWithSittings) -> None:
    plan.on(DUE).completes(A1)
    plan.on(SEPTEMBER).completes(R4)
    plan.signs_off(AT_SEPTEMBER, A1)
    plan.signs_off(AT_SEPTEMBER, R4)
    row = plan.row()
    assert row.case.days_late == (SEPTEMBER - DUE).days
    assert f"completed {(SEPTEMBER - DUE).days} days late" in row.reason


@given(action=items(), recommendation=items())
def test_signing_off_a_planned_action_takes_no_plan_and_no_date_away(action: Item, recommendation: Item) -> None:
    live = replace(an_action(**OWNED), owner=action.owner, deadline=action.deadline)
    closed = replace(live, status=Status.SIGNED_OFF)
    before, after = (a_case(recommendation, each, policy=RULES_2) for each in (live, closed))
    assert (after.planned, after.due_on) == (before.planned, before.due_on)


def test_what_is_not_taken_forward_plans_nothing_and_what_is_still_open_has_to_be_planned() -> None:
    for closed in (Status.SUPERSEDED, Status.NOT_ACCEPTED):
        assert not a_case(an_item(), an_action(**OWNED, status=closed), policy=RULES_2).planned
    assert not a_case(an_item(), an_action(**OWNED, **DONE), an_action(2), policy=RULES_2).planned
    assert a_case(an_item(), an_action(**OWNED), an_action(2, **DONE), policy=RULES_2).planned


def test_under_rules_1_closed_actions_plan_nothing() -> None:
    one, two = both(an_item(**GOING), an_action(**OWNED, **DONE), as_at=PLAN_DUE)
    assert (own_rating(one).rule, one.due_on) == (Rule.UNPLANNED, None)
    assert (own_rating(two).rule, two.due_on) == (Rule.STALE, OWNED["due_on"])


def test_sittings_are_counted_from_the_date_that_actions_give(plan: PlanWithSittings) -> None:
    assert plan.on(SEPTEMBER + timedelta(days=1)).row().times_carried_forward == 1


# Lateness


def late_and_granted(plan: PlanWithSittings) -> PlanWithSittings:
    """Due on 30 June, completed on 9 August, extended to 31 August by the meeting of September."""
    plan.adopts(R4)
    plan.asks()
    plan.on(date(2027, 8, 9)).completes(R4)
    plan.on(SEPTEMBER).grants(AT_SEPTEMBER)
    return plan


def test_an_extension_granted_after_late_completion_leaves_the_item_late(plan: PlanWithSittings) -> None:
    row = late_and_granted(plan).row()
    assert (row.item.deadline.due_on, row.case.days_late) == (LATER, (date(2027, 8, 9) - DUE).days)


def test_two_grants_after_completion_do_no_more_than_one() -> None:
    deadline, done = an_item(due_on=DUE, adopted_on=DUE).deadline, date(2027, 8, 9)
    for meeting_on, to in ((SEPTEMBER, LATER), (date(2027, 12, 9), date(2027, 12, 31))):
        kept = deadline.before_moving(done)
        deadline = replace(deadline, due_on=to, extended_at=meeting_on, due_before=kept)
    assert deadline.in_force_on(done) == DUE
    assert deadline.in_force_on(SEPTEMBER) == DUE
    assert deadline.in_force_on(date(2027, 12, 9)) == date(2027, 12, 31)


def test_an_extension_granted_before_completion_counts_though_it_is_recorded_after_it(plan: PlanWithSittings) -> None:
    plan.adopts(R4)
    plan.asks()
    plan.on(date(2027, 7, 20)).completes(R4)
    plan.does(GrantExtension(refs=(R4,), meeting=AT_JUNE, recorded_late=True, late_reason="The minutes came late."))
    assert plan.row().case.days_late is None


def test_reopened_and_completed_again_it_is_measured_by_the_date_in_force_then(plan: PlanWithSittings) -> None:
    late_and_granted(plan)
    plan.does(Reopen(refs=(R4,), reason="More to do"))
    plan.on(date(2027, 9, 20)).completes(R4)
    assert plan.row().case.days_late == (date(2027, 9, 20) - LATER).days


def test_a_proposed_date_that_a_completion_missed_is_not_changed(plan: PlanWithSittings) -> None:
    plan.does(ProposeDate(refs=(R4,), on=DUE))
    plan.on(SEPTEMBER).completes(R4)
    assert "that date stays" in plan.refuses(ProposeDate(refs=(R4,), on=date(2027, 12, 1)))


def test_a_paused_item_is_late_nowhere_while_its_pause_runs(plan: PlanWithSittings) -> None:
    plan.adopts(R4)
    plan.does(PauseItems(refs=(R4,), until=LATER, reason="The court has the file", meeting=AT_MARCH))
    row = plan.on(date(2027, 8, 1)).row()
    assert (row.days_overdue, plan.view().snapshot.totals().overdue) == (None, 0)
    row = plan.on(date(2027, 9, 1)).row()
    assert (row.days_overdue, plan.view().snapshot.totals().overdue) == ((date(2027, 9, 1) - DUE).days, 1)


@given(item=items(), policy=st.sampled_from([RULES_2]))
def test_days_overdue_stand_where_the_item_is_overdue_and_nowhere_else(item: Item, policy: Policy) -> None:
    rated = snapshot(_under(policy, item), TODAY, 100)
    assert all((row.days_overdue is not None) == bool(rated.totals(row.item.kind).overdue) for row in rated.rows)


def _under(policy: Policy, *entities: Item) -> Any:
    state = a_plan(*entities)
    state.merge([policy])
    return state


# Heard of


def test_an_actions_evidence_or_completion_is_heard_for_its_recommendation() -> None:
    heard = (
        replace(an_action(**OWNED, **GOING), last_evidence_on=ago(3)),
        an_action(**OWNED, status=Status.REPORTED_COMPLETE, completed_on=ago(50), reported_on=ago(3)),
    )
    for action in heard:
        one, two = both(an_item(**OWNED, **GOING), action)
        assert (own_rating(one).rule, own_rating(two).rule) == (Rule.STALE, Rule.ON_TRACK)
        assert (one.heard_on, two.heard_on, two.last_update_on) == (ago(60), ago(3), ago(60))
    _, two = both(an_item(**OWNED, **GOING), heard[0])
    assert two.quiet_days == 3


def test_the_reason_says_what_was_heard_and_when(plan: PlanWithSittings) -> None:
    plan.does(RecordUpdate(refs=(A1,), words="Begun", on=BEGUN))
    plan.on(date(2027, 3, 1)).does(
        RecordEvidence(refs=(A1,), title="Audit", evidence_kind=EvidenceKind.OUTPUT, on=date(2027, 3, 1))
    )
    row = plan.on(date(2027, 3, 4)).row()
    assert row.rating.rule is Rule.ON_TRACK
    assert "Last update 59 days ago; heard of 3 days ago, by evidence or the completion of an action." in row.reason
    row = plan.on(date(2027, 4, 12)).row()
    assert row.reason.startswith("Amber: in progress, with nothing heard for 42 days.")


def test_evidence_that_is_undone_was_not_heard(plan: PlanWithSittings) -> None:
    plan.does(RecordUpdate(refs=(A1,), words="Begun", on=BEGUN))
    step = plan.on(MARCH).does(RecordEvidence(refs=(A1,), title="X", evidence_kind=EvidenceKind.OUTPUT, on=MARCH))
    assert plan.row().case.heard_on == MARCH
    plan.undoes(step)
    assert plan.row().case.heard_on == BEGUN


# Vacant posts


def test_a_role_without_a_name_is_no_vacant_post_until_somebody_says_so(plan: PlanWithSittings) -> None:
    plan.does(AssignOwner(refs=(R4,), agency=POLICE, role="Detective Superintendent"))
    row = plan.on(date(2027, 2, 20)).row()
    assert (row.case.owner_state, vacant(row.case)) == (OwnerState.CONFIRMED, False)
    assert "vacant" not in last_sentence(plan)
    plan.does(VacatePost(refs=(R4,)))
    assert plan.record(VacatePost(refs=(R4,))) == ()
    row = plan.on(date(2027, 3, 20)).row()
    assert (row.case.owner_state, vacant(row.case)) == (OwnerState.VACANT, True)
    assert row.rating.rule is Rule.VACANT


def test_an_officer_who_is_taken_away_leaves_a_vacant_post_and_another_agency_does_not(plan: PlanWithSittings) -> None:
    plan.does(AssignOwner(refs=(R4,), agency=POLICE, role="Detective Superintendent", name="J Smith"))
    plan.does(AssignOwner(refs=(R4,), name=""))
    assert plan.row().case.owner_state is OwnerState.VACANT
    plan.does(AssignOwner(refs=(R4,), agency="camhs", role="Head of Service"))
    assert plan.row().case.owner_state is OwnerState.CONFIRMED


def test_under_rules_1_a_role_without_a_name_is_a_vacant_post() -> None:
    one, two = both(an_item(**OWNED, lead_role=30, vacant_since=ago(40)))
    assert (one.owner_state, vacant(one)) == (OwnerState.VACANT, True)
    assert (two.owner_state, vacant(two)) == (OwnerState.PROPOSED, False)


# The lead officer's own view


def test_of_two_views_that_of_the_later_day_stands_whichever_is_recorded_last(plan: PlanWithSittings) -> None:
    plan.on(MARCH).does(RecordUpdate(refs=(R4,), words="Late", on=MARCH, declared=Declared.RED))
    plan.does(RecordUpdate(refs=(R4,), words="Fine so far", on=BEGUN, declared=Declared.GREEN))
    assert plan.item().declared is Declared.RED
    assert "own view green then: a later one stands" in last_sentence(plan).casefold()
    plan.does(RecordUpdate(refs=(R4,), words="Fine again", on=MARCH, declared=Declared.GREEN))
    assert plan.item().declared is Declared.GREEN


def test_a_view_from_before_the_completion_does_not_come_back_after_it(plan: PlanWithSittings) -> None:
    plan.on(MARCH).does(ReportComplete(refs=(R4,), on=MARCH, summary="Done"))
    plan.does(RecordUpdate(refs=(R4,), words="At risk", on=BEGUN, declared=Declared.AMBER))
    assert plan.item().declared is Declared.NONE


# Direction


def decided_row(policy: Policy) -> Row:
    """An overdue item that a meeting shows as Amber."""
    decided = {"override_colour": Colour.AMBER, "override_rule_colour": Colour.RED, "override_on": ago(1)}
    late = {**OWNED, **GOING, "due_on": ago(9)}
    (row,) = snapshot(_under(policy, an_item(**late, **decided)), TODAY, 100).rows
    assert (row.rating.colour, row.colour_by_rule) == (Colour.AMBER, Colour.RED)
    return row


def plain_row(policy: Policy, **given: Any) -> Row:
    (row,) = snapshot(_under(policy, an_item(**{**OWNED, **GOING, **given})), TODAY, 100).rows
    return row


def test_a_decision_to_show_another_colour_is_no_improvement() -> None:
    red = plain_row(RULES_2, due_on=ago(9))
    for policy, way in ((RULES_1, Direction.BETTER), (RULES_2, Direction.SAME)):
        now = decided_row(policy)
        assert direction(now, red) is way
        assert Travel(LastPapers.of(ago(20), Moment(ago(27), 80), [red])).direction(now) is way


def test_when_a_decided_colour_ends_nothing_got_worse() -> None:
    red, then = plain_row(RULES_2, due_on=ago(9)), decided_row(RULES_2)
    travel = Travel(LastPapers.of(ago(20), Moment(ago(27), 80), [then]))
    assert direction(red, then) is travel.direction(red) is Direction.SAME
    assert travel.words(red).startswith("→ same by the rule as in the papers of")


def test_a_recommendation_whose_action_is_shown_by_decision_goes_by_the_actions_rule() -> None:
    decided = {"override_colour": Colour.AMBER, "override_rule_colour": Colour.RED, "override_on": ago(1)}
    action = an_action(1, **{**OWNED, **GOING, "due_on": ago(9), **decided})
    above, below = snapshot(
        _under(RULES_2, an_item(**OWNED, **GOING, last_evidence_on=ago(1)), action), TODAY, 100
    ).rows
    assert (above.rating.colour, above.colour_by_rule, below.colour_by_rule) == (Colour.AMBER, Colour.RED, Colour.RED)


# A decision about what was Grey


def test_a_first_update_does_not_end_a_decision_about_what_was_grey() -> None:
    decided = {"override_colour": Colour.AMBER, "override_rule_colour": Colour.GREY, "override_on": ago(9)}
    started = an_item(**OWNED, **{**GOING, "last_update_on": ago(1)}, **decided)
    one, two = both(started)
    assert (own_rating(one).colour, own_rating(two).colour) == (Colour.GREEN, Colour.AMBER)
    late = an_item(**{**OWNED, **GOING, "due_on": ago(1)}, **decided)
    assert [own_rating(case).colour for case in both(late)] == [Colour.RED, Colour.RED]
