"""A plan begins once, and its policy has bounds."""

from datetime import date
from typing import TYPE_CHECKING

import pytest

from actionplan.domain.dates import long_day
from actionplan.domain.entry import Fact, deciding_meeting
from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.kinds import decide
from actionplan.domain.state.context import CommandContext
from actionplan.domain.state.entities import Policy
from actionplan.domain.subjects.plan import THRESHOLDS, BeginPlan, PlanBegun, PolicySet, SetPolicy
from actionplan.ledger.codec import unseal
from tests.domain.builders import TODAY, Plan, a_meeting, a_plan, ago, ahead
from tests.domain.sentences import sentence_of

if TYPE_CHECKING:
    from actionplan.domain.command import Command

EXECUTIVE = a_meeting(ago(4))


def test_policy_takes_known_thresholds_within_bounds() -> None:
    plan = Plan()
    values = {key: 0 if key == "extensions_allowed" else 7 for key in THRESHOLDS}
    for key, value in values.items():
        plan.does(SetPolicy(key=key, value=value, reason="Agreed by the Executive"))
    assert {key: getattr(plan.state.policy, key) for key in THRESHOLDS} == values
    assert plan.state.policy.rules_number == 1
    refused: list[Command] = [
        SetPolicy(key="rules_number", value=2, reason="R"),
        SetPolicy(key="rules", value=2, reason="R"),
        SetPolicy(key="rules", value=3, reason="R", meeting=EXECUTIVE.id),
        SetPolicy(key="rules", value=2, reason=" ", meeting=EXECUTIVE.id),
        SetPolicy(key="version", value=2, reason="R"),
        SetPolicy(key="stale_days", value=0, reason="R"),
        SetPolicy(key="stale_days", value=1001, reason="R"),
        SetPolicy(key="stale_days", value=8, reason=" "),
        SetPolicy(key="extensions_allowed", value=2, reason="R"),
    ]
    for command in refused:
        with pytest.raises(BadInput):
            plan.does(command)


def test_the_marking_of_papers_is_one_line_of_words_and_can_be_taken_away() -> None:
    plan = Plan()
    plan.does(SetPolicy(key="marking", names=("OFFICIAL",), reason="Agreed."))
    assert plan.state.policy.marking == "OFFICIAL"
    with pytest.raises(BadInput, match="one line"):
        plan.does(SetPolicy(key="marking", names=("OFFICIAL", "SENSITIVE"), reason="Agreed."))
    plan.does(SetPolicy(key="marking", reason="Agreed."))
    assert plan.state.policy.marking == ""


def test_the_day_to_review_keeping_the_plan_is_to_come_and_the_partnership_s_name_is_one_line() -> None:
    plan = Plan()
    plan.does(SetPolicy(key="keep_until", names=("2032-03-31",), reason="Agreed."))
    plan.does(SetPolicy(key="partnership", names=("Sefton Partnership",), reason="Agreed."))
    assert (plan.state.policy.keep_until, plan.state.policy.partnership) == (date(2032, 3, 31), "Sefton Partnership")
    for key, names in (("keep_until", TODAY.isoformat()), ("keep_until", "soon"), ("partnership", " ")):
        with pytest.raises(BadInput):
            plan.does(SetPolicy(key=key, names=(names,), reason="Agreed."))
    plan.does(SetPolicy(key="keep_until", reason="Agreed."))
    assert plan.state.policy.keep_until is None


def test_a_new_plan_begins_with_rules_2_and_one_that_names_none_has_rules_1() -> None:
    (draft,) = decide(CommandContext(), BeginPlan(), TODAY)
    assert isinstance(draft.fact, PlanBegun)
    assert draft.fact.policy.rules_number == 2
    assert unseal("plan-begun", 1, '{"policy": {"stale_days": 30}}') == PlanBegun(Policy(stale_days=30))
    assert not Policy().rules_2


def test_newer_rules_are_taken_on_by_a_sitting_of_the_governing_body_and_never_given_up() -> None:
    plan = Plan()
    other, to_come = a_meeting(ago(3), "Practice Group"), a_meeting(ahead(9))
    plan.state.merge([EXECUTIVE, other, to_come])
    for meeting in (other, to_come):
        with pytest.raises(Refused, match=r"cannot decide this|has not sat yet"):
            plan.does(SetPolicy(key="rules", value=2, reason="Agreed", meeting=meeting.id))
    (draft,) = plan.does(SetPolicy(key="rules", value=2, reason="Agreed", meeting=EXECUTIVE.id))
    assert deciding_meeting(draft.fact) == EXECUTIVE.id
    assert plan.state.policy.rules_2
    assert [each.meeting for each in plan.state.decisions(EXECUTIVE.id)] == [EXECUTIVE.id]
    assert plan.does(SetPolicy(key="rules", value=2, reason="Again")) == ()
    with pytest.raises(Refused, match="does not go back"):
        plan.does(SetPolicy(key="rules", value=1, reason="Back", meeting=EXECUTIVE.id))


def test_a_plan_begins_once() -> None:
    assert decide(CommandContext(), BeginPlan(policy=Policy(stale_days=30)), TODAY)
    with pytest.raises(Refused, match="begun already"):
        decide(a_plan(), BeginPlan(), TODAY)


# Its entries in words


@pytest.mark.parametrize(
    ("fact", "sentence"),
    [
        (PolicySet("stale_days", 30, "Agreed"), "Policy: stale_days set to 30. Reason: Agreed."),
        (
            PolicySet("rules_number", 2, "Agreed", EXECUTIVE.id, EXECUTIVE.on),
            f"Policy: rules set to 2, decided at the meeting of {long_day(EXECUTIVE.on)}. Reason: Agreed.",
        ),
    ],
)
def test_an_entry_says_what_happened(fact: Fact, sentence: str) -> None:
    assert sentence_of(fact) == sentence
