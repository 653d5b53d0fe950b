"""What a chair decides between sittings is said to be the chair's, wherever a rating explains itself."""

from datetime import date

import pytest

from actionplan.domain.subjects.completion import Reopen
from actionplan.domain.subjects.extensions import WithdrawExtension
from actionplan.domain.subjects.overrides import OverrideRating
from actionplan.domain.subjects.progress import RecordUpdate
from actionplan.domain.subjects.signing_off import ReviewImpact
from actionplan.domain.vocabulary import Colour, Declared, ImpactState
from tests.domain.plan_with_sittings import DUE, R4, PlanWithSittings, chairs_action

TAKEN = date(2027, 5, 3)
CHAIRS = "executive-2027-05-03"


@pytest.fixture
def plan(plan: PlanWithSittings) -> PlanWithSittings:
    """Dates are adopted in March, and the chair acts in May."""
    plan.adopts()
    plan.on(TAKEN).does(chairs_action(TAKEN))
    return plan


def decided_by_chair(plan: PlanWithSittings) -> list[str]:
    """What the ledger says that the chair decided."""
    lines = plan.history()
    return [line.entry.fact.kind for line in lines if line.entry.by_chair]


def test_another_colour_by_a_chairs_action_says_so(plan: PlanWithSittings) -> None:
    plan.does(RecordUpdate(refs=(R4,), words="A risk.", on=TAKEN, declared=Declared.AMBER))
    shown = OverrideRating(
        refs=(R4,), colour=Colour.GREEN, reason="In hand.", meeting=CHAIRS, agreed_by="Partnership chair"
    )
    plan.does(shown)
    assert plan.row().reason.startswith(
        "Green by chair's action for the Executive, 3 May 2027; by the rule: Amber, the lead officer says that it is "
        "at risk."
    )
    assert decided_by_chair(plan) == ["rating-overridden"]


def test_a_sign_off_by_a_chairs_action_says_so_until_it_is_reopened(plan: PlanWithSittings) -> None:
    plan.completes()
    plan.signs_off(CHAIRS)
    assert plan.row().reason.startswith("Blue: signed off by chair's action of 3 May 2027, impact not yet shown")
    plan.does(
        ReviewImpact(refs=(R4,), found=ImpactState.TOO_EARLY, words="Wait.", meeting=CHAIRS, next_on=date(2028, 3, 9))
    )
    assert decided_by_chair(plan) == ["signed-off", "impact-reviewed"]
    plan.does(Reopen(refs=(R4,), reason="Not done."))
    assert "chair" not in plan.row().reason


def test_asking_and_withdrawing_are_nobodys_decision(plan: PlanWithSittings) -> None:
    plan.asks()
    plan.does(WithdrawExtension(refs=(R4,)))
    assert decided_by_chair(plan) == []


def test_a_chairs_action_that_is_taken_back_decided_nothing(plan: PlanWithSittings) -> None:
    plan.asks(date(2027, 8, 31))
    step = plan.grants(CHAIRS)
    plan.undoes(step)
    assert plan.item().deadline.due_on == DUE
    assert decided_by_chair(plan) == ["extension-granted"], "the ledger keeps what was recorded"
    assert "chair" not in plan.row().reason
