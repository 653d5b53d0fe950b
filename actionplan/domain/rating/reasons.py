"""Every rating explains itself: the sentences beside a colour, on screens and papers alike."""

from datetime import date
from typing import assert_never

from actionplan.domain.dates import counted, long_day
from actionplan.domain.rating.rules import Case, Rating, Rule
from actionplan.domain.state.item import Item
from actionplan.domain.text import decided_on, decision_of
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
    by = f"{joint} {_decision(case)}; by the rule"
    return f"{rating.colour}{whose}{by}: {rating.rule_colour}, {_sentences(case, rating)}"


def _decision(case: Case) -> str:
    """Whose decision the colour shown is."""
    decided = case.item.override
    if decided is None:
        return "by decision"
    by_chair = decided.meeting in case.chairs_actions
    return decision_of(decided.body or "", _day(decided.on), by_chair=by_chair)


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
        return f"{on}{_day(day)}"
    return decided_on(day, by_chair=meeting in case.chairs_actions, on=on)


def _sentences(case: Case, rating: Rating) -> str:
    first = _because(case, rating.rule)
    if rating.colour in {Colour.CLOSED, Colour.BLUE}:
        return f"{first}."
    return " ".join(f"{sentence}." for sentence in (first, *_circumstances(case, rating.rule)))


def _because(case: Case, rule: Rule) -> str:  # noqa: C901 - one sentence a rule
    item, policy = case.item, case.policy
    match rule:
        case Rule.CLOSED:
            return "superseded" if item.status is Status.SUPERSEDED else "not accepted"
        case Rule.SIGNED_OFF:
            return _signed_off(case)
        case Rule.OVERDUE:
            return f"overdue by {counted(case.days_overdue, 'day')}"
        case Rule.OFF_TRACK:
            return "the lead says that it is off track"
        case Rule.UNPLANNED:
            due = "is due today" if case.as_at == case.plan_due_on else f"was due on {long_day(case.plan_due_on)}"
            return f"{_what_is_missing(case)} yet, and the plan {due}"
        case Rule.PAUSE_OVER:
            return f"paused, and its review day, {_day(item.paused_until)}, has passed"
        case Rule.PAUSED:
            return f"paused until {_day(item.paused_until)}"
        case Rule.NO_EVIDENCE:
            return f"reported complete on {_day(item.completed_on)} without evidence"
        case Rule.SIGN_OFF_WAITING:
            reported = f"reported complete on {_day(item.completed_on)}"
            return f"{reported}; a meeting has sat since, and sign-off is still to come"
        case Rule.AT_RISK:
            return "the lead says that it is at risk"
        case Rule.EXTENSION_ASKED:
            return f"an extension to {_day(item.extension_to)} waits for a meeting; until then the date in force counts"
        case Rule.DUE_UNCONFIRMED:
            return f"{_due_in(case)}, with no progress update in the last {counted(policy.update_fresh_days, 'day')}"
        case Rule.NOT_BEGUN:
            near = case.days_left is not None and case.days_left <= policy.due_near_days
            return f"not started, and {_due_in(case) if near else 'half of the time to its date has gone'}"
        case Rule.STALE:
            quiet = case.days_since(case.last_update_on or case.started_on) or 0
            if case.last_update_on is None:
                return f"in progress for {counted(quiet, 'day')}, with no progress update yet"
            return f"in progress, with no progress update for {counted(quiet, 'day')}"
        case Rule.VACANT:
            empty = case.days_since(item.owner.vacant_since) or 0
            return f"the lead officer's post has been vacant for {counted(empty, 'day')}"
        case Rule.NOT_PLANNED:
            return f"{_what_is_missing(case)} yet; plan due on {long_day(case.plan_due_on)}"
        case Rule.NOT_STARTED:
            return "not started"
        case Rule.AWAITING_SIGN_OFF:
            return f"reported complete on {_day(item.completed_on)}, not yet checked"
        case Rule.ON_TRACK:
            return "on track"
        case _:
            assert_never(rule)


def _day(day: date | None) -> str:
    return "a day not recorded" if day is None else long_day(day)


def _due_in(case: Case) -> str:
    days = case.days_left or 0
    return "due today" if days == 0 else f"due in {counted(days, 'day')}"


def _what_is_missing(case: Case) -> str:
    lacks_owner, lacks_date = case.item.owner.agency is None, case.due_on is None
    if lacks_owner and lacks_date:
        return "no owner and no date"
    return "no owner" if lacks_owner else "no date"


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
    if item.days_late:
        parts.append(f"completed {counted(item.days_late, 'day')} late")
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
    if item.request is not None and rule is not Rule.EXTENSION_ASKED:
        sentences.append(f"An extension to {_day(item.extension_to)} waits for a meeting")
    elif item.request is None and not item.reported_complete and (answer := answer_words(case)):
        sentences.append(f"An extension was {answer}")
    if item.reported_complete:
        if item.outcome is Outcome.NOT_INTRODUCED:
            sentences.append("Considered and not introduced")
        elif item.outcome is Outcome.IN_PART:
            sentences.append("Delivered in part")
    elif case.status is Status.IN_PROGRESS and rule is not Rule.STALE:
        sentences.append(_last_update(case))
    if case.status is not Status.NOT_STARTED and rule is not Rule.NO_EVIDENCE:
        sentences.append(_evidence(item))
    return sentences


def _due(case: Case) -> str:
    due = f"Due {_day(case.due_on)}"
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
    how = f"{last}; first adopted for {_day(item.deadline.adopted_on)}"
    return f"{how}, moved {counted(item.deadline.times_moved, 'time')}" if item.deadline.times_moved > 1 else how


def _last_update(case: Case) -> str:
    quiet = case.days_since(case.last_update_on)
    if quiet is None:
        return "No update recorded"
    if quiet == 0:
        return "Last update today"
    return f"Last update {counted(quiet, 'day')} ago"


def _evidence(item: Item) -> str:
    if item.evidence_count == 0:
        return "No evidence recorded"
    counts = (
        (item.evidence_output, "output"),
        (item.evidence_quality, "quality"),
        (item.evidence_impact, "impact"),
    )
    return "Evidence: " + ", ".join(f"{count} of {kind}" for count, kind in counts if count)
