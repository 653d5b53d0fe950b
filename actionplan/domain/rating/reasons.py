"""Every rating explains itself: the sentences beside a colour, and the few words of a list, on screens and papers.

``RULE_WORDS`` has both for every rule, so that neither can be forgotten.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final, NamedTuple

from actionplan.domain.dates import counted, long_day, recorded_day
from actionplan.domain.rating.rule_sets import rule_set
from actionplan.domain.rating.rules import Case, Rating, Rule
from actionplan.domain.state.item import Deadline, Item, Raised, WithOthers
from actionplan.domain.text import decided_on, decision_of, the_body
from actionplan.domain.vocabulary import Colour, DateState, ImpactState, Outcome, Status


def explain(case: Case, rating: Rating, rated: Case | None = None) -> str:
    """Why the item has this rating: "Red: overdue by 43 days. Due 10 October 2026. Last update 97 days ago. …".

    ``rated`` is the case of the action whose rating it is, where that is not the item itself.
    """
    whose = ""
    if rated is not None and rated.item.ref != case.item.ref:
        case, whose = rated, f", from {rated.item.ref}"
    if not rating.decided:
        return f"{rating.colour}{whose}: {_sentences(case, rating)}"
    joint = "," if whose else ""
    by = f"{joint} {whose_decision(case)}; by the rule"
    return f"{rating.colour}{whose}{by}: {rating.rule_colour}, {_sentences(case, rating)}"


def whose_decision(case: Case) -> str:
    """Whose decision the colour shown is."""
    decided = case.item.override
    if decided is None:
        return "by decision"
    by_chair, between = decided.meeting in case.chairs_actions, decided.meeting in case.between_meetings
    return decision_of(decided.body or "", recorded_day(decided.on), by_chair=by_chair, between=between)


def moved_words(deadline: Deadline) -> str:
    """How far an adopted date has been moved: "first agreed for …, now … (moved once, by 382 days)".

    Empty where it was not.
    """
    slip = deadline.slip_days
    if not slip or not deadline.times_moved:
        return ""
    times = how_often(deadline.times_moved)
    earlier = " earlier" if slip < 0 else ""
    first, now = recorded_day(deadline.adopted_on), recorded_day(deadline.due_on)
    return f"first agreed for {first}, now {now} (moved {times}, by {counted(abs(slip), 'day')}{earlier})"


def how_often(times: int) -> str:
    """ "once", "twice", "3 times"."""
    return {1: "once", 2: "twice"}.get(times, f"{times} times")


def moved_by(times: int, slip: int) -> str:
    """The same beside both dates: "once, by +382 days"; empty where it was not moved."""
    return f"{how_often(times)}, by {slip:+,} {'day' if abs(slip) == 1 else 'days'}" if times and slip else ""


def answer_words(case: Case) -> str:
    """How a meeting last answered a request to move the date without granting it: "refused on 11 March 2027".

    Empty where none did since the date last moved, and "not granted on …" where the answer is not on record.
    """
    refusal = case.item.refusal
    if refusal is None:
        return ""
    how = "not granted" if refusal.answer is None else refusal.answer.value
    return f"{how} {_decided(case, refusal.on, refusal.meeting)}"


def _decided(case: Case, day: date | None, meeting: str | None, on: str = "on ") -> str:
    """When a meeting decided, or that its chair did: "on 11 March 2027", "by chair's action of 3 March 2027"."""
    if day is None:
        return f"{on}{recorded_day(day)}"
    by_chair, between = meeting in case.chairs_actions, meeting in case.between_meetings
    return decided_on(day, by_chair=by_chair, between=between, on=on)


def in_brief(case: Case, rule: Rule) -> str:
    """The rule in a few words, for a list beside the colour's mark: "overdue by 43 days"."""
    return RULE_WORDS[rule].short(case)


def missing_for_plan(case: Case) -> tuple[str, ...]:
    """What an item without a plan lacks: "owner", "date" or both."""
    missing = ("owner",) if case.item.owner.agency is None else ()
    return (*missing, "date") if case.due_on is None else missing


def _sentences(case: Case, rating: Rating) -> str:
    first = RULE_WORDS[rating.rule].long(case)
    if rating.colour in {Colour.CLOSED, Colour.BLUE}:
        return f"{first}."
    return " ".join(f"{sentence}." for sentence in (first, *_circumstances(case, rating.rule)))


def _due_in(case: Case) -> str:
    days = case.days_left or 0
    return "due today" if days == 0 else f"due in {counted(days, 'day')}"


def _lacking(case: Case, joint: str) -> str:
    return joint.join(f"no {each}" for each in missing_for_plan(case)) or "no date"


def _closed(case: Case) -> str:
    if case.item.with_others is not None:
        return with_others_words(case.item.with_others, case.as_at)
    return case.item.status.label


def with_others_words(given: WithOthers, as_at: date) -> str:
    """Who has it, since when, and where the answer stands: "with Ofsted, asked on …; its answer is due on …"."""
    asked = f"with {the_body(given.body)}, asked on {long_day(given.asked_on)}"
    last = "" if given.answered_on is None else f"; last answer on {long_day(given.answered_on)}"
    if not given.awaited:
        return f"{asked}{last}"
    days = given.days_waiting(as_at)
    waited = f", {counted(days, 'day')} ago" if days else ""
    late = f", {counted((as_at - given.answer_due).days, 'day')} ago" if given.overdue(as_at) else ""
    due = "was due on" if late else "is due on"
    return f"{asked}{waited}{last}; its answer {due} {long_day(given.answer_due)}{late}"


def raised_words(raised: Raised) -> str:
    """With whom it was raised, and where the answer stands: "with the Board on …, answered on …"."""
    answered = "" if raised.answered_on is None else f", answered on {long_day(raised.answered_on)}"
    return f"with {the_body(raised.raised_with)} on {long_day(raised.on)}{answered}"


def _closed_briefly(case: Case) -> str:
    return "with others" if case.item.status is Status.WITH_OTHERS else "not taken forward"


def _overdue(case: Case) -> str:
    return f"overdue by {counted(case.days_overdue, 'day')}"


def _unplanned(case: Case) -> str:
    due = "is due today" if case.as_at == case.plan_due_on else f"was due on {long_day(case.plan_due_on)}"
    return f"{_lacking(case, ' and ')} yet, and the plan {due}"


def _sign_off_waiting(case: Case) -> str:
    return f"{_reported(case)}; a meeting has sat since, and sign-off is still to come"


def _extension_asked(case: Case) -> str:
    to = recorded_day(case.item.extension_to)
    return f"an extension to {to} waits for a meeting; until then the date in force counts"


def _due_unconfirmed(case: Case) -> str:
    fresh = counted(case.policy.update_fresh_days, "day")
    return f"{_due_in(case)}, with no progress update in the last {fresh}"


def _due_unconfirmed_briefly(case: Case) -> str:
    return "due today, not confirmed" if case.days_left == 0 else _due_in(case)


def _not_begun(case: Case) -> str:
    near = case.days_left is not None and case.days_left <= case.policy.due_near_days
    return f"not started, and {_due_in(case) if near else 'half of the time to its date has gone'}"


def _quiet(case: Case) -> str:
    return counted(case.quiet_days or 0, "day")


def _stale(case: Case) -> str:
    if case.heard_on is None:
        return f"in progress for {_quiet(case)}, with no progress update yet"
    if case.heard_on != case.last_update_on:
        return f"in progress, with nothing heard for {_quiet(case)}"
    return f"in progress, with no progress update for {_quiet(case)}"


def _vacant_for(case: Case) -> str:
    return counted(case.days_since(case.vacant_since) or 0, "day")


def _reported(case: Case) -> str:
    return f"reported complete on {recorded_day(case.item.completed_on)}"


_IMPACT = {
    None: "impact not yet shown",
    ImpactState.EVIDENCED: "impact shown",
    ImpactState.PARTLY: "impact shown in part",
    ImpactState.NOT_EVIDENCED: "impact not shown at its review",
    ImpactState.TOO_EARLY: "too early to tell its impact",
}


def _signed_off(case: Case) -> str:
    item, agreed = case.item, case.item.sign_off
    parts = ["signed off" if agreed is None else f"signed off {_decided(case, agreed.on, agreed.meeting)}"]
    if case.days_late:
        parts.append(f"completed {counted(case.days_late, 'day')} late")
    if item.impact_state is not None or item.impact_review_on is not None:
        parts.append(_IMPACT[item.impact_state])
    if item.impact_review_on is not None:
        due = "due" if item.impact_review_on >= case.as_at else "was due"
        parts.append(f"{'' if item.impact_state is None else 'next '}review {due} {long_day(item.impact_review_on)}")
    return ", ".join(parts)


def _circumstances(case: Case, rule: Rule) -> list[str]:
    """What a reader asks next: the date and who agreed it, the last update, the evidence."""
    item = case.item
    sentences = []
    if case.due_on is not None and rule is not Rule.NOT_PLANNED:
        sentences.append(_due(case))
    if item.extension_to is not None and rule is not Rule.EXTENSION_ASKED:
        sentences.append(f"An extension to {recorded_day(item.extension_to)} waits for a meeting")
    elif item.extension_to is None and not item.reported_complete and (answer := answer_words(case)):
        sentences.append(f"An extension was {answer}")
    if never := _never_heard(case):
        sentences.append(never)
    if item.reported_complete:
        if item.outcome is Outcome.NOT_INTRODUCED:
            sentences.append("Considered and not introduced")
        elif item.outcome is Outcome.IN_PART:
            sentences.append("Delivered in part")
    elif case.status is Status.IN_PROGRESS and rule is not Rule.STALE:
        sentences.append(_last_update(case))
    if case.status is not Status.NOT_STARTED and rule is not Rule.NO_EVIDENCE:
        sentences.append(f"Evidence: {told}" if (told := evidence_words(item)) else "No evidence recorded")
    return sentences


def _never_heard(case: Case) -> str:
    """Since when nothing has been heard of an item of which nothing ever was; empty for any other, and on day one."""
    item = case.item
    heard = case.heard_on is not None or case.status is not Status.NOT_STARTED or case.later_date_asked
    if heard or not rule_set(case.policy).says_never_heard:
        return ""
    assigned = item.assigned_on if item.owner.agency is not None else None
    since = assigned or item.added_on
    if since >= case.as_at:
        return ""
    how = "it was added to the plan" if assigned is None else "it was assigned"
    return f"Nothing has been heard since {how} on {long_day(since)}, {_ago(case, since)}"


def _due(case: Case) -> str:
    due = f"Due {recorded_day(case.due_on)}"
    if case.item.deadline.due_on is None:
        return f"{due} (with the last of its actions)"
    if case.item.deadline.state is DateState.PROPOSED:
        return f"{due} (proposed)"
    if case.item.deadline.times_moved:
        return f"{due} ({_moved(case)})"
    if case.item.deadline.adopted_at is not None:
        return (
            f"{due} (agreed {_decided(case, case.item.deadline.adopted_at, case.item.deadline.adopted_meeting, on='')})"
        )
    return due


def _moved(case: Case) -> str:
    """Said each time, so that a date that was moved never reads like the one that was first agreed."""
    item = case.item
    if item.deadline.corrected_at is not None:
        last = f"corrected {_decided(case, item.deadline.corrected_at, item.deadline.corrected_meeting, on='')}"
    else:
        last = f"extended {_decided(case, item.deadline.extended_at, item.deadline.extended_meeting, on='')}"
    how = f"{last}; first adopted for {recorded_day(item.deadline.adopted_on)}"
    return f"{how}, moved {counted(item.deadline.times_moved, 'time')}" if item.deadline.times_moved > 1 else how


def _last_update(case: Case) -> str:
    last = f"Last update {_ago(case, case.last_update_on)}" if case.last_update_on else "No update recorded"
    if case.heard_on == case.last_update_on:
        return last
    return f"{last}; heard of {_ago(case, case.heard_on)}, by evidence or the completion of an action"


def _ago(case: Case, day: date | None) -> str:
    days = case.days_since(day) or 0
    return "today" if days == 0 else f"{counted(days, 'day')} ago"


def evidence_words(item: Item) -> str:
    """How much evidence there is of each kind: "2 of output, 1 of impact"; empty where there is none."""
    counts = (
        (item.evidence_output, "output"),
        (item.evidence_quality, "quality"),
        (item.evidence_impact, "impact"),
    )
    return ", ".join(f"{count} of {kind}" for count, kind in counts if count)


class RuleWords(NamedTuple):
    """How a rule is said: as the first sentence of a reason, and in a few words for a list."""

    long: Callable[[Case], str]
    short: Callable[[Case], str]


RULE_WORDS: Final[Mapping[Rule, RuleWords]] = {
    Rule.CLOSED: RuleWords(_closed, _closed_briefly),
    Rule.SIGNED_OFF: RuleWords(_signed_off, lambda _case: "signed off"),
    Rule.OVERDUE: RuleWords(_overdue, _overdue),
    Rule.OFF_TRACK: RuleWords(
        lambda _case: "the lead officer says that it is off track", lambda _case: "off track by own view"
    ),
    Rule.UNPLANNED: RuleWords(_unplanned, lambda case: _lacking(case, ", ")),
    Rule.PAUSE_OVER: RuleWords(
        lambda case: f"paused, and its review day, {recorded_day(case.item.paused_until)}, has passed",
        lambda _case: "pause has run out",
    ),
    Rule.PAUSED: RuleWords(lambda case: f"paused until {recorded_day(case.item.paused_until)}", lambda _case: "paused"),
    Rule.NO_EVIDENCE: RuleWords(
        lambda case: f"{_reported(case)} without evidence", lambda _case: "complete, no evidence"
    ),
    Rule.SIGN_OFF_WAITING: RuleWords(_sign_off_waiting, lambda _case: "sign-off is waiting"),
    Rule.AT_RISK: RuleWords(
        lambda _case: "the lead officer says that it is at risk", lambda _case: "at risk by own view"
    ),
    Rule.EXTENSION_ASKED: RuleWords(_extension_asked, lambda _case: "extension asked for"),
    Rule.DUE_UNCONFIRMED: RuleWords(_due_unconfirmed, _due_unconfirmed_briefly),
    Rule.NOT_BEGUN: RuleWords(_not_begun, lambda _case: "not started"),
    Rule.STALE: RuleWords(_stale, lambda case: f"no update for {_quiet(case)}"),
    Rule.VACANT: RuleWords(
        lambda case: f"the lead officer's post has been vacant for {_vacant_for(case)}",
        lambda case: f"post vacant {_vacant_for(case)}",
    ),
    Rule.NOT_PLANNED: RuleWords(
        lambda case: f"{_lacking(case, ' and ')} yet; plan due on {long_day(case.plan_due_on)}",
        lambda case: _lacking(case, ", "),
    ),
    Rule.NOT_STARTED: RuleWords(lambda _case: "not started", lambda _case: "not started"),
    Rule.AWAITING_SIGN_OFF: RuleWords(
        lambda case: f"{_reported(case)}, not yet checked", lambda _case: "reported complete"
    ),
    Rule.ON_TRACK: RuleWords(lambda _case: "on track", lambda _case: "on track"),
}
"""One row a rule."""
