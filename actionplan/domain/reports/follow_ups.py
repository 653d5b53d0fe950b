"""Follow-ups in words: who has to do what, by when, and what came of it. Pure.

The one place that words them, for screens, commands and papers; it names roles and agencies only.
"""

from collections.abc import Iterable

from actionplan.domain.dates import counted, long_day
from actionplan.domain.rating.view import PlanView
from actionplan.domain.state.amendments import amended_on
from actionplan.domain.state.follow_ups import FollowUp
from actionplan.domain.text import capitalised, mark_of_amendment, with_full_stop
from actionplan.domain.vocabulary import FollowUpSource, FollowUpState


def open_follow_ups(view: PlanView, ref: str | None = None) -> tuple[FollowUp, ...]:
    """The open follow-ups by number; with ``ref`` those that concern that item."""
    return tuple(each for each in view.snapshot.follow_ups if each.is_open and (ref is None or each.ref == ref))


def words_of(each: FollowUp, view: PlanView) -> str:
    """What is to be done, as the meeting said it."""
    return view.words(each.entry, each.words_in)


def owner_of(each: FollowUp, view: PlanView) -> str:
    """The role and the agency that it is for; empty where nobody was named."""
    if not each.for_lead:
        return _office(view.words(each.role, "owner_role"), view.snapshot.agency_name(each.agency))
    row = None if each.ref is None else view.snapshot.row(each.ref)
    named = "" if row is None else _office(view.text_of(row.item, "lead_role"), view.lead_agency(row.item))
    return named or f"the lead officer of {each.ref}"


def _office(role: str, agency: str) -> str:
    return ", ".join(part for part in (role, agency) if part)


def due_words(each: FollowUp, view: PlanView) -> str:
    """When it is due, how late it is, and which dates it had before: "due 3 June 2027, 5 days late"."""
    return f"due {when_due(each, view)}"


def when_due(each: FollowUp, view: PlanView) -> str:
    """The same without "due": "3 June 2027, 5 days late", "at the next sitting"."""
    due = "at the next sitting" if each.due_on is None else long_day(each.due_on)
    late = each.days_late(view.as_at)
    parts = [due, *([f"{counted(late, 'day')} late"] if late else [])]
    if each.earlier_dates:
        parts.append(f"before that {', '.join(long_day(day) for day in each.earlier_dates)}")
    if each.each_sitting:
        parts.append("for each sitting")
    return ", ".join(parts)


def source_words(each: FollowUp, view: PlanView) -> str:
    """Where it came from: "set by the Executive of 11 March 2027"."""
    meeting = next((m for m in view.snapshot.meetings if m.id == each.meeting), None)
    named = f"the meeting of {long_day(each.set_on)}" if meeting is None else meeting.title_mid_sentence
    match each.source:
        case FollowUpSource.MEETING:
            return f"set by {named}"
        case FollowUpSource.CONDITION:
            return f"condition of an extension that {named} granted"
        case FollowUpSource.RETURNED:
            return f"asked for when {named} returned the sign-off"


def outcome_words(each: FollowUp, view: PlanView) -> str:
    """What came of it, or was last reported: "done on 3 June 2027: Written."; empty while nothing was said."""
    if each.outcome_on is None:
        return ""
    said = view.words(each.outcome, "outcome")
    on = long_day(each.outcome_on)
    match each.state:
        case FollowUpState.OPEN:
            return f"reported on {on}: {said}"
        case FollowUpState.DROPPED:
            return f"dropped on {on}: {said}"
        case FollowUpState.DONE:
            return f"done on {on}: {said}" if said else f"done on {on}: {each.ref} was reported complete again"


def sentence_of(each: FollowUp, view: PlanView) -> str:
    """One follow-up in full, for a list: "F12, SAM-R04: Write to the trust. Business Manager; due 3 June 2027."."""
    about = f"{each.name}, {each.ref}" if each.ref else each.name
    owner = owner_of(each, view)
    outcome = outcome_words(each, view)
    when = due_words(each, view) if each.is_open else outcome
    amended = amended_on(view.snapshot.amendments)
    put_right = mark_of_amendment(amended.get(each.outcome or 0))
    reported = f" Last {with_full_stop(outcome)}{put_right}" if each.is_open and outcome else ""
    asked = f"{about}: {with_full_stop(words_of(each, view))}{mark_of_amendment(amended.get(each.entry))}"
    told = with_full_stop("; ".join(part for part in (owner, when) if part))
    return f"{asked} {capitalised(told)}{'' if each.is_open else put_right}{reported}"


def late_ones(follow_ups: Iterable[FollowUp], view: PlanView) -> tuple[FollowUp, ...]:
    """Those that are past their date."""
    return tuple(each for each in follow_ups if each.days_late(view.as_at))
