"""The reason of an item that was never heard of says since when, under rules 2, until anything is heard."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan.domain.command import Command
from actionplan.domain.dates import counted, long_day
from actionplan.domain.entry import Entry
from actionplan.domain.kinds import evolve
from actionplan.domain.rating.reasons import explain
from actionplan.domain.rating.rules import own_rating
from actionplan.domain.subjects.actions import AddActions
from actionplan.domain.subjects.completion import ReportComplete
from actionplan.domain.subjects.extensions import AskExtension, WithdrawExtension
from actionplan.domain.subjects.owners import AssignOwner, ClearOwner
from actionplan.domain.subjects.progress import RecordEvidence, RecordUpdate
from actionplan.domain.subjects.undo import StepReversed
from actionplan.domain.vocabulary import EvidenceKind
from tests.domain.builders import OWNED, REF, TODAY, Plan, a_case, ago, an_item
from tests.domain.plan_with_sittings import A1, BEGUN, DUE, LATER, MARCH, POLICE, R4, R5, PlanWithSittings

NOTHING = "Nothing has been heard since it was"
ASSIGNED = AssignOwner(refs=(R4,), agency=POLICE)


@given(waited=st.integers(min_value=0, max_value=50), days=st.integers(min_value=0, max_value=400), led=st.booleans())
@settings(max_examples=15, deadline=None)
def test_the_day_is_that_of_the_first_lead_or_else_of_the_plan(waited: int, days: int, *, led: bool) -> None:
    plan = PlanWithSittings()
    since, how = BEGUN, "added to the plan"
    plan.on(BEGUN + timedelta(days=waited))
    if led:
        plan.does(ASSIGNED)
        since, how = plan.today, "assigned"
    plan.on(plan.today + timedelta(days=days))
    count = (plan.today - since).days
    said = f"{NOTHING} {how} on {long_day(since)}, {counted(count, 'day')} ago."
    assert plan.row().reason.endswith(said) if count else NOTHING not in plan.row().reason


def test_another_lead_agency_changes_no_day_and_one_after_none_does() -> None:
    plan = PlanWithSittings()
    plan.does(ASSIGNED)
    plan.on(MARCH).does(AssignOwner(refs=(R4,), agency="camhs"))
    assert "assigned on 4 January 2027, 66 days ago." in plan.row().reason
    cleared = plan.does(ClearOwner(refs=(R4,)))
    assert f"{NOTHING} added to the plan on 4 January 2027" in plan.row().reason
    again = plan.does(ASSIGNED)
    assert NOTHING not in plan.row().reason
    assert NOTHING in plan.on(MARCH + timedelta(days=1)).row().reason
    assert "assigned on 11 March 2027, 1 day ago." in plan.row().reason
    plan.undoes(again)
    plan.undoes(cleared)
    assert "assigned on 4 January 2027, 67 days ago." in plan.row().reason
    assert plan.replays()


ASKED = AskExtension(refs=(R4,), to=LATER, reason="The audit.", asked_by="Lead officer")
UNDER_IT = AddActions(refs=(R4,), title="Audit the cases", agencies=(POLICE,), due_on=DUE)
HEARD: tuple[tuple[Command, ...], ...] = (
    (RecordUpdate(refs=(R4,), words="Begun.", on=MARCH),),
    (RecordEvidence(refs=(R4,), title="Audit", evidence_kind=EvidenceKind.OUTPUT, on=MARCH),),
    (ReportComplete(refs=(R4,), on=MARCH, summary="Done."),),
    (ASKED,),
    (ASKED, WithdrawExtension(refs=(R4,))),
    (UNDER_IT, RecordUpdate(refs=(A1,), words="Begun.", on=MARCH)),
)


@pytest.mark.parametrize("commands", HEARD, ids=lambda commands: type(commands[-1]).__name__)
def test_whatever_is_heard_or_asked_ends_it_and_its_undo_brings_it_back(commands: tuple[Command, ...]) -> None:
    plan = PlanWithSittings()
    plan.adopts()
    assert NOTHING in plan.row().reason
    steps = [plan.does(command) for command in commands]
    assert NOTHING not in plan.row().reason
    for step in reversed(steps):
        plan.undoes(step)
    assert f"{NOTHING} assigned on 4 January 2027, 66 days ago." in plan.row().reason
    assert NOTHING in plan.row(R5).reason, "of another item nothing was heard"
    assert plan.replays()


def test_under_rules_1_nothing_of_it_is_said() -> None:
    case = a_case(an_item(**OWNED, assigned_on=ago(9)))
    assert not case.policy.rules_2
    assert NOTHING not in explain(case, own_rating(case))


def test_an_undo_of_before_that_took_the_lead_away_knows_no_day_and_the_next_lead_begins_anew() -> None:
    plan = Plan(an_item(**OWNED, assigned_on=ago(5)))
    undone = StepReversed(9, ("owner",), item=an_item())
    noon = Entry(200, 200, datetime(2026, 11, 22, 12, tzinfo=UTC), TODAY, "Business Manager", REF, undone)
    plan.state.merge(evolve(plan.state, noon))
    assert (plan.item.owner.agency, plan.item.assigned_on) == (None, ago(5))
    plan.does(AssignOwner(refs=(REF,), agency="police"))
    assert plan.item.assigned_on == TODAY
