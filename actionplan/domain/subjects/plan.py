"""The plan itself: how it begins, and its policy."""

from dataclasses import dataclass, field, fields
from datetime import date
from typing import ClassVar

from actionplan.domain.checks import required_text
from actionplan.domain.command import Command
from actionplan.domain.entry import Draft, Entry, Fact, free_text
from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.state.context import CommandContext, PlanState
from actionplan.domain.state.entities import Entity, Policy
from actionplan.domain.state.fast import replace
from actionplan.domain.subject import SentenceContext, Subject, fact_kind, rule
from actionplan.domain.text import reason_sentence

POLICY_KEYS = tuple(each.name for each in fields(Policy) if each.name not in {"version", "rules_number"})
"""What ``policy set`` may change; the rules' own number changes with the program's rules only."""

_POLICY_RANGES = {"extensions_allowed": (0, 1), "extensions_at_most": (0, 100)}
"""The values that are no thresholds in days or months, which run from 1 to 1000."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginPlan(Command):
    """Start an empty ledger with its policy."""

    policy: Policy = field(default_factory=Policy)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetPolicy(Command):
    """Change one value of the policy."""

    key: str
    value: int
    reason: str


@dataclass(frozen=True, slots=True)
class PlanBegun(Fact):
    """The plan's first entry: its policy."""

    kind: ClassVar[str] = "plan-begun"
    policy: Policy


@dataclass(frozen=True, slots=True)
class PolicySet(Fact):
    """One value of the policy was changed."""

    kind: ClassVar[str] = "policy-set"
    key: str
    value: int
    reason: str | None = free_text()


def begin(context: CommandContext, command: BeginPlan, today: date) -> list[Draft]:
    """The first entry of a plan."""
    del today
    if context.begun:
        raise Refused("This plan has begun already.")
    return [Draft(None, PlanBegun(policy=command.policy))]


def set_policy(context: CommandContext, command: SetPolicy, today: date) -> list[Draft]:
    """One threshold, from now on: papers as at an earlier day keep the earlier one."""
    del today
    if command.key not in POLICY_KEYS:
        raise BadInput(f'There is no policy "{command.key}". There is: {", ".join(POLICY_KEYS)}.')
    least, most = _POLICY_RANGES.get(command.key, (1, 1000))
    if not least <= command.value <= most:
        raise BadInput(f"{command.key} takes a whole number from {least} to {most}.")
    if getattr(context.policy, command.key) == command.value:
        return []
    reason = required_text(command.reason, "The reason")
    return [Draft(None, PolicySet(key=command.key, value=command.value, reason=reason))]


def _begun(state: PlanState, entry: Entry, fact: PlanBegun) -> tuple[Entity, ...]:
    del state
    return (replace(fact.policy, version=entry.number),)


def _set(state: PlanState, entry: Entry, fact: PolicySet) -> tuple[Entity, ...]:
    changed = {fact.key: fact.value}
    return (replace(state.policy, version=entry.number, **changed),)


def _begun_sentence(fact: PlanBegun, names: SentenceContext) -> str:
    del names
    return f"Plan begun, rated by rules number {fact.policy.rules_number}."


def _set_sentence(fact: PolicySet, names: SentenceContext) -> str:
    del names
    return f"Policy: {fact.key} set to {fact.value}.{reason_sentence(fact.reason)}"


SUBJECT = Subject(
    commands=(rule(BeginPlan, begin), rule(SetPolicy, set_policy)),
    facts=(fact_kind(PlanBegun, _begun, _begun_sentence), fact_kind(PolicySet, _set, _set_sentence)),
)
