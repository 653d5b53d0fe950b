"""The plan itself: how it begins, and its policy."""

from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any, ClassVar, Final

from actionplan.domain.checks import meeting_of_set_up, organisation, past_meeting, required_line, required_text
from actionplan.domain.command import Command, Needs
from actionplan.domain.dates import long_day
from actionplan.domain.entry import Draft, Entry, Fact, free_text
from actionplan.domain.errors import BadInput, Refused, Remedy
from actionplan.domain.state.context import CommandContext, PlanState
from actionplan.domain.state.entities import NEWEST_RULES, Entity, Meeting, Policy, newest_policy
from actionplan.domain.state.fast import replace
from actionplan.domain.subject import SentenceContext, Subject, decision_record, fact_kind, rule
from actionplan.domain.text import quoted, reason_sentence

RULES = "rules"
"""The key of the rules' own number, which is taken on by a meeting."""

PARTNERS = "partners_needed"
"""The key of the partners without whom a sitting's decisions are to be confirmed: a list of names."""

MARKING = "marking"
"""The key of the words in header and footer of each page of a paper: one line, such as OFFICIAL."""

PARTNERSHIP = "partnership"
"""The key of the name in the title blocks of papers, where the review's partnership is not to stand there."""

KEEP_UNTIL = "keep_until"
"""The key of the day on which to review keeping the plan: in an entry and a command as an ISO date."""

IN_WORDS = frozenset({PARTNERS, MARKING, PARTNERSHIP, KEEP_UNTIL})
"""The keys whose value is words, and no number."""

_IN_A_LINE: Final = {MARKING: "The marking", PARTNERSHIP: "The partnership's name"}
"""The keys whose value is one line of words, and what a sentence calls it."""

THRESHOLDS = tuple(each.name for each in fields(Policy) if each.name not in {"version", "rules_number", *IN_WORDS})
POLICY_KEYS = (RULES, *THRESHOLDS, PARTNERS, MARKING, PARTNERSHIP, KEEP_UNTIL)
"""What ``policy set`` may change."""

MEANINGS: Final = {
    "rules": "the number of the rating's rules; the governing body takes on newer ones",
    "plan_due_months": "months from a review's publication until its plan is due",
    "action_planning_months": "months in which a new action needs an owner and a date",
    "due_near_days": "days before the deadline in which an item counts as near it",
    "update_fresh_days": "days for which an update counts as recent near the deadline",
    "stale_days": "days without an update after which an item in progress is Amber",
    "vacant_days": "days after which an item with a vacant post is Amber",
    "extensions_allowed": "1 where a meeting may extend an adopted date, 0 where not",
    "raise_after": "sittings that carry an overdue item forward until a meeting is asked to raise it",
    "extensions_at_most": "how often one date may be moved; 0 sets no limit",
    "partners_needed": "without whom a sitting's decisions are to be confirmed",
    "late_record_days": "days after a meeting in which its decisions are recorded without saying why late",
    "likeness_floor": "per cent of likeness from which a recommendation is said to be like another",
    "marking": "the words at the head and foot of each page of a paper, such as OFFICIAL",
    "partnership": "the name at the head of papers; none has the review's own",
    "keep_until": "the day on which to review whether this plan is still to be kept",
}
"""What each of them means, in the order in which they are shown."""

_POLICY_RANGES = {"extensions_allowed": (0, 1), "extensions_at_most": (0, 100), "likeness_floor": (1, 100)}
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
    """Change one value of the policy; the rules' number is changed by a meeting. ``names`` are for what is words."""

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

    What is words has its ``names`` in place of a ``value``.
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
    if command.key in _IN_A_LINE:
        return _set_line(context, command, today)
    if command.key == KEEP_UNTIL:
        return _set_keep_until(context, command, today)
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


def _set_line(context: CommandContext, command: SetPolicy, today: date) -> list[Draft]:
    """One line of words that papers have from now on; none takes it away."""
    called = _IN_A_LINE[command.key]
    line = required_line(command.names[0], called) if command.names else ""
    if len(command.names) > 1:
        raise BadInput(f"{called} is one line: leave the semicolon out.")
    if line == getattr(context.policy, command.key):
        return []
    return [_in_words(context, command, today, line)]


def _set_keep_until(context: CommandContext, command: SetPolicy, today: date) -> list[Draft]:
    """The day on which to review keeping the plan, which is to come; none takes it away."""
    day = _day_of(command.names)
    if day == context.policy.keep_until:
        return []
    if day is not None and day <= today:
        raise BadInput(f"{long_day(day)} is no day to come: give the day on which keeping the plan is to be reviewed.")
    return [_in_words(context, command, today, "" if day is None else day.isoformat())]


def _day_of(names: tuple[str, ...]) -> date | None:
    try:
        return date.fromisoformat(names[0]) if names else None
    except ValueError as error:
        raise BadInput(f"{quoted(names[0])} is no day: {KEEP_UNTIL} takes one, such as 2032-03-31.") from error


def _in_words(context: CommandContext, command: SetPolicy, today: date, words: str) -> Draft:
    reason = required_text(command.reason, "The reason")
    meeting = None if command.meeting is None else past_meeting(context, command.meeting, today)
    return _draft(command.key, 0, reason, meeting, (words,) if words else ())


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
        if fact.key in _IN_A_LINE:
            changed[fact.key] = "; ".join(fact.names)
        elif fact.key == KEEP_UNTIL:
            changed[fact.key] = _day_of(fact.names)
        policy = replace(state.policy, version=entry.number, **changed)
    return (policy,) if fact.meeting is None else (policy, decision_record(entry, fact.meeting, fact.meeting))


def _begun_sentence(fact: PlanBegun, names: SentenceContext) -> str:
    del names
    return f"Plan begun, rated by rules number {fact.policy.rules_number}."


def _set_sentence(fact: PolicySet, names: SentenceContext) -> str:
    key = RULES if fact.key == "rules_number" else fact.key
    decided = "" if fact.meeting_on is None else f", decided {names.at_meeting(fact.meeting_on)}"
    kept = _day_of(fact.names) if fact.key == KEEP_UNTIL else None
    named = long_day(kept) if kept is not None else "; ".join(fact.names) or "none"
    value = named if fact.key in IN_WORDS else str(fact.value)
    return f"Policy: {key} set to {value}{decided}.{reason_sentence(fact.reason)}"


SUBJECT = Subject(
    commands=(rule(BeginPlan, begin), rule(SetPolicy, set_policy)),
    facts=(fact_kind(PlanBegun, _begun, _begun_sentence), fact_kind(PolicySet, _set, _set_sentence)),
)
