"""The entries of the governance cycle in words: meetings, decisions, extensions, papers."""

from datetime import date

from actionplan.domain.dates import long_day
from actionplan.domain.fact import Fact
from actionplan.domain.meeting_entries import (
    DateAdopted,
    DateCorrected,
    DecisionMinuted,
    ExtensionAsked,
    ExtensionGranted,
    ExtensionRefused,
    ExtensionReturned,
    ExtensionWithdrawn,
    ImpactReviewed,
    ItemPaused,
    ItemResumed,
    ItemSuperseded,
    MeetingAdded,
    MeetingCancelled,
    MeetingClosed,
    MeetingMoved,
    NotAccepted,
    PackIssued,
    RatingOverridden,
    SignedOff,
    SignOffReturned,
)
from actionplan.domain.sentences import because, stopped
from actionplan.domain.words import ImpactState, MeetingKind

_FOUND = {
    ImpactState.EVIDENCED: "something is different for children, with evidence",
    ImpactState.PARTLY: "something is different for children, shown in part",
    ImpactState.NOT_EVIDENCED: "no difference for children could be shown",
    ImpactState.TOO_EARLY: "too early to tell",
}


def at_a_meeting(fact: Fact) -> str:
    """What such an entry says; raises ``TypeError`` for a kind that has no words."""
    match fact:
        case MeetingAdded() | MeetingMoved() | MeetingCancelled() | MeetingClosed() | DecisionMinuted() | PackIssued():
            return _about_meetings(fact)
        case DateAdopted() | DateCorrected() | ExtensionAsked() | ExtensionGranted():
            return _about_dates(fact)
        case ExtensionRefused() | ExtensionReturned() | ExtensionWithdrawn():
            return _about_refusals(fact)
        case SignedOff() | SignOffReturned() | ImpactReviewed() | ItemSuperseded() | NotAccepted():
            return _about_closing(fact)
        case ItemPaused():
            paused = f"Paused until {long_day(fact.until)}, agreed {_at(fact.meeting_on)}. The deadline stays."
            return f"{paused}{because(fact.pause_reason)}"
        case ItemResumed():
            return "Resumed."
        case RatingOverridden():
            shown = f"Shown as {fact.colour} by decision of the {fact.body}, {long_day(fact.meeting_on)}; by the rule"
            return f"{shown}: {fact.rule_colour}. It ends with its next sitting.{because(fact.override_reason)}"
        case _:
            raise TypeError(f"no words for an entry of the kind {fact.kind}")


def _at(day: date) -> str:
    return f"at the meeting of {long_day(day)}"


def _about_meetings(
    fact: MeetingAdded | MeetingMoved | MeetingCancelled | MeetingClosed | DecisionMinuted | PackIssued,
) -> str:
    match fact:
        case MeetingAdded():
            kind = "Sitting arranged" if fact.meeting_kind is MeetingKind.SITTING else "Chair's action"
            return f"{kind}: {fact.body}, {long_day(fact.on)} ({fact.meeting})."
        case MeetingMoved():
            return f"Sitting {fact.meeting} moved to {long_day(fact.on)}.{because(fact.reason)}"
        case MeetingCancelled():
            return f"Sitting {fact.meeting} cancelled.{because(fact.reason)}"
        case MeetingClosed():
            return f"Meeting {fact.meeting} closed: its decisions stand."
        case DecisionMinuted():
            return f"Decided ({fact.meeting}): {fact.words}"
        case PackIssued():
            again = "" if fact.number == 1 else f", issue {fact.number}"
            return f"Papers issued for {fact.meeting}{again}, as at {long_day(fact.as_at)} (entry {fact.cut_off})."


def _about_dates(fact: DateAdopted | DateCorrected | ExtensionAsked | ExtensionGranted) -> str:
    match fact:
        case DateAdopted():
            return f"Date adopted {_at(fact.meeting_on)}: {long_day(fact.on)}."
        case DateCorrected():
            decided = "" if fact.meeting_on is None else f" {_at(fact.meeting_on)}"
            return f"Adopted date corrected{decided} to {long_day(fact.on)}.{because(fact.reason)}"
        case ExtensionAsked():
            asked = f"Extension to {long_day(fact.to)} asked for by {stopped(fact.asked_by)}"
            return f"{asked}{because(fact.extension_reason)}"
        case ExtensionGranted():
            condition = f" Condition: {stopped(fact.condition)}" if fact.condition else ""
            return f"Extension granted {_at(fact.meeting_on)}: now due {long_day(fact.to)}.{condition}"


def _about_refusals(fact: ExtensionRefused | ExtensionReturned | ExtensionWithdrawn) -> str:
    match fact:
        case ExtensionRefused():
            return f"Extension refused {_at(fact.meeting_on)}: the date stays.{because(fact.reason)}"
        case ExtensionReturned():
            return f"Request for an extension sent back {_at(fact.meeting_on)}.{because(fact.reason)}"
        case ExtensionWithdrawn():
            return f"Request for an extension withdrawn.{because(fact.reason)}"


def _about_closing(fact: SignedOff | SignOffReturned | ImpactReviewed | ItemSuperseded | NotAccepted) -> str:
    match fact:
        case SignedOff():
            review = fact.impact_review_on
            impact = "" if review is None else f" Impact review due {long_day(review)}."
            return f"Signed off {_at(fact.meeting_on)}, agreed by {stopped(fact.agreed_by)}{impact}"
        case SignOffReturned():
            return f"Sent back {_at(fact.meeting_on)}: not yet complete.{because(fact.reopened_reason)}"
        case ImpactReviewed():
            again = "" if fact.next_on is None else f" Next review {long_day(fact.next_on)}."
            return f"Impact review {_at(fact.meeting_on)}: {_FOUND[fact.found]}.{again} {fact.words}"
        case ItemSuperseded():
            by = "" if fact.by_item is None else f" by {fact.by_item}"
            return f"Superseded{by}, decided {_at(fact.meeting_on)}.{because(fact.closing_reason)}"
        case NotAccepted():
            return f"Not accepted, decided {_at(fact.meeting_on)}.{because(fact.closing_reason)}"
