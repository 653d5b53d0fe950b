"""The plan itself: how it begins, and its policy."""

from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any, ClassVar

from actionplan.domain.checks import meeting_of_set_up, organisation, past_meeting, required_text
from actionplan.domain.command import Command, Needs
from actionplan.domain.entry import Draft, Entry, Fact, free_text
from actionplan.domain.errors import BadInput, Refused, Remedy
from actionplan.domain.state.context import CommandContext, PlanState
from actionplan.domain.state.entities import NEWEST_RULES, Entity, Meeting, Policy, newest_policy
from actionplan.domain.state.fast import replace
from actionplan.domain.subject import SentenceContext, Subject, decision_record, fact_kind, rule
from actionplan.domain.text import reason_sentence

RULES = "rules"
"""The key of the rules' own number, which is taken on by a meeting."""

PARTNERS = "partners_needed"
"""The key of the partners without whom a sitting's decisions are to be confirmed: a list of names."""

THRESHOLDS = tuple(each.name for each in fields(Policy) if each.name not in {"version", "rules_number", PARTNERS})
POLICY_KEYS = (RULES, *THRESHOLDS, PARTNERS)
"""What ``policy set`` may change."""

_POLICY_RANGES = {"extensions_allowed": (0, 1), "extensions_at_most": (0, 100)}
"""The values that are no thresholds in days or months, which run from 1 to 1000."""

OF_A_COLOUR = frozenset(
    {
        "plan_due_months",
        "action_planning_months",
        "due_near_days",
        "update_fresh_days",
        "stale_days",
        "vacant_days",
    }
)
"""The thresholds on which a colour depends: once a date is adopted, they are a meeting's to change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginPlan(Command):
    """Start an empty ledger with its policy."""

    policy: Policy = field(default_factory=newest_policy)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetPolicy(Command):
    """Change one value of the policy; the rules' number is changed by a meeting. ``names`` are for what is a list."""

    key: str
    value: int = 0
    reason: str
    meeting: str | None = None
    names: tuple[str, ...] = ()

    def needs(self) -> Needs:
        """What is shown by decision, since other thresholds can end that; and whether the plan is set up."""
        return Needs(decided_colours=True, date_adopted=True)


@dataclass(frozen=True, slots=True)
class PlanBegun(Fact):
    """The plan's first entry: its policy."""

    kind: ClassVar[str] = "plan-begun"
    policy: Policy


@dataclass(frozen=True, slots=True)
class PolicySet(Fact):
    """One value of the policy was changed; ``key`` is a field of ``Policy``. Schema 1 names no meeting.

    A list has its ``names`` in place of a ``value``.
    """

    kind: ClassVar[str] = "policy-set"
    schema: ClassVar[int] = 2
    decision: ClassVar[bool] = True
    key: str
    value: int
    reason: str | None = free_text()
    meeting: str | None = None
    meeting_on: date | None = None
    names: tuple[str, ...] = ()


def begin(context: CommandContext, command: BeginPlan, today: date) -> list[Draft]:
    """The first entry of a plan."""
    del today
    if context.begun:
        raise Refused("This plan has begun already.")
    return [Draft(None, PlanBegun(policy=command.policy))]


def set_policy(context: CommandContext, command: SetPolicy, today: date) -> list[Draft]:
    """One value, from now on: papers as at an earlier day keep the earlier one."""
    if command.key == RULES:
        return _take_on_rules(context, command, today)
    if command.key == PARTNERS:
        return _name_partners(context, command, today)
    if command.key not in THRESHOLDS:
        raise BadInput(f'There is no policy "{command.key}". There is: {", ".join(POLICY_KEYS)}.')
    least, most = _POLICY_RANGES.get(command.key, (1, 1000))
    if not least <= command.value <= most:
        raise BadInput(f"{command.key} takes a whole number from {least} to {most}.")
    if getattr(context.policy, command.key) == command.value:
        return []
    reason = required_text(command.reason, "The reason")
    if command.meeting is None and command.key not in OF_A_COLOUR:
        return [_draft(command.key, command.value, reason, None)]
    meeting = meeting_of_set_up(context, command.meeting, today, f"The threshold {command.key}")
    return [_draft(command.key, command.value, reason, meeting)]


def _name_partners(context: CommandContext, command: SetPolicy, today: date) -> list[Draft]:
    """The partners by name, each once; none takes the list away."""
    names = tuple(dict.fromkeys(organisation(each, "The name of a partner") for each in command.names))
    if names == context.policy.partners_needed:
        return []
    reason = required_text(command.reason, "The reason")
    meeting = None if command.meeting is None else past_meeting(context, command.meeting, today)
    return [_draft(PARTNERS, 0, reason, meeting, names)]


def _draft(key: str, value: int, reason: str, meeting: Meeting | None, names: tuple[str, ...] = ()) -> Draft:
    at, on = (None, None) if meeting is None else (meeting.id, meeting.on)
    return Draft(None, PolicySet(key, value, reason, at, on, names))


def _take_on_rules(context: CommandContext, command: SetPolicy, today: date) -> list[Draft]:
    """The newest rules, by decision of a meeting; never back to older ones."""
    now = context.policy.rules_number
    if not 1 <= command.value <= NEWEST_RULES:
        raise BadInput(f"The rules have the numbers 1 to {NEWEST_RULES}.")
    if command.value == now:
        return []
    reason = required_text(command.reason, "The reason")
    if command.value < now:
        raise Refused(f"This plan is rated by rules {now}: a plan does not go back to older rules.")
    if command.meeting is None:
        raise BadInput("The rules change by decision of the governing body: name its meeting.", Remedy.NAME_MEETING)
    meeting = past_meeting(context, command.meeting, today)
    return [_draft("rules_number", command.value, reason, meeting)]


def _begun(state: PlanState, entry: Entry, fact: PlanBegun) -> tuple[Entity, ...]:
    del state
    return (replace(fact.policy, version=entry.number),)


def _set(state: PlanState, entry: Entry, fact: PolicySet) -> tuple[Entity, ...]:
    if fact.key == PARTNERS:
        policy = replace(state.policy, version=entry.number, partners_needed=fact.names)
    else:
        changed: dict[str, Any] = {fact.key: fact.value}
        policy = replace(state.policy, version=entry.number, **changed)
    return (policy,) if fact.meeting is None else (policy, decision_record(entry, fact.meeting, fact.meeting))


def _begun_sentence(fact: PlanBegun, names: SentenceContext) -> str:
    del names
    return f"Plan begun, rated by rules number {fact.policy.rules_number}."


def _set_sentence(fact: PolicySet, names: SentenceContext) -> str:
    key = RULES if fact.key == "rules_number" else fact.key
    decided = "" if fact.meeting_on is None else f", decided {names.at_meeting(fact.meeting_on)}"
    value = ("; ".join(fact.names) or "none") if fact.key == PARTNERS else str(fact.value)
    return f"Policy: {key} set to {value}{decided}.{reason_sentence(fact.reason)}"


SUBJECT = Subject(
    commands=(rule(BeginPlan, begin), rule(SetPolicy, set_policy)),
    facts=(fact_kind(PlanBegun, _begun, _begun_sentence), fact_kind(PolicySet, _set, _set_sentence)),
)
