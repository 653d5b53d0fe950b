"""A plan begins once, and its policy has bounds."""

from typing import TYPE_CHECKING

import pytest

from actionplan.domain.entry import Fact
from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.kinds import decide
from actionplan.domain.state.context import CommandContext
from actionplan.domain.state.entities import Policy
from actionplan.domain.subjects.plan import POLICY_KEYS, BeginPlan, PolicySet, SetPolicy
from tests.domain.builders import TODAY, Plan, a_plan
from tests.domain.sentences import sentence_of

if TYPE_CHECKING:
    from actionplan.domain.command import Command


def test_policy_takes_known_thresholds_within_bounds() -> None:
    plan = Plan()
    values = {key: 0 if key == "extensions_allowed" else 7 for key in POLICY_KEYS}
    for key, value in values.items():
        plan.does(SetPolicy(key=key, value=value, reason="Agreed by the Executive"))
    assert {key: getattr(plan.state.policy, key) for key in POLICY_KEYS} == values
    assert plan.state.policy.rules_number == 1
    refused: list[Command] = [
        SetPolicy(key="rules_number", value=2, reason="R"),
        SetPolicy(key="version", value=2, reason="R"),
        SetPolicy(key="stale_days", value=0, reason="R"),
        SetPolicy(key="stale_days", value=1001, reason="R"),
        SetPolicy(key="stale_days", value=8, reason=" "),
        SetPolicy(key="extensions_allowed", value=2, reason="R"),
    ]
    for command in refused:
        with pytest.raises(BadInput):
            plan.does(command)


def test_a_plan_begins_once() -> None:
    assert decide(CommandContext(), BeginPlan(policy=Policy(stale_days=30)), TODAY)
    with pytest.raises(Refused, match="begun already"):
        decide(a_plan(), BeginPlan(), TODAY)


# Its entries in words


@pytest.mark.parametrize(
    ("fact", "sentence"),
    [
        (PolicySet("stale_days", 30, "Agreed"), "Policy: stale_days set to 30. Reason: Agreed."),
    ],
)
def test_an_entry_says_what_happened(fact: Fact, sentence: str) -> None:
    assert sentence_of(fact) == sentence
