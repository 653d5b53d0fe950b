"""What every state of a plan satisfies, whatever the commands and undos that led to it."""

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actionplan.domain.errors import ActionplanError
from actionplan.domain.invariants import broken
from actionplan.domain.subjects.meetings import AddMeetings
from actionplan.domain.subjects.plan import BeginPlan
from tests.domain.memory_plan import MemoryPlan
from tests.factories import START
from tests.ledger import strategies
from tests.ledger import test_governance_properties as governance

FEW = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))


def begun() -> MemoryPlan:
    return MemoryPlan(START, BeginPlan(), strategies.LOAD, AddMeetings(body="Executive", days=governance.SITTINGS))


@FEW
@given(st.lists(governance.MOVES, min_size=4, max_size=40))
def test_no_decision_and_no_undo_of_one_leads_to_a_state_that_breaks_a_rule(moves: list[governance.Move]) -> None:
    plan = begun()
    for each in (*governance.FIRST, *moves):
        plan.on(plan.today + timedelta(days=each.later))
        try:
            plan.record(each.make(plan.today, plan.last_number()))
        except ActionplanError:
            continue
        assert broken(plan.state, plan.texts) == (), each


@FEW
@given(st.lists(st.tuples(st.sampled_from([0, 0, 0, 1, 9]), strategies.MOVES), min_size=4, max_size=40))
def test_nor_does_any_work_between_meetings(moves: list[tuple[int, strategies.Move]]) -> None:
    plan = begun()
    for later, make in moves:
        plan.on(plan.today + timedelta(days=later))
        try:
            plan.record(make(plan.today, plan.entries[-1].step))
        except ActionplanError:
            continue
        assert broken(plan.state, plan.texts) == ()
