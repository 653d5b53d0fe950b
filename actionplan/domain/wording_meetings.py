"""The entries of the governance cycle in words: meetings, decisions, extensions, papers."""

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
from actionplan.domain.sentences import at_meeting, because, decision_of, stopped
from actionplan.domain.vocabulary import ImpactState, MeetingKind

_FOUND = {
    ImpactState.EVIDENCED: "something is different for children, with evidence",
    ImpactState.PARTLY: "something is different for children, shown in part",
    ImpactState.NOT_EVIDENCED: "no difference for children could be shown",
    ImpactState.TOO_EARLY: "too early to tell",
}


def at_a_meeting(fact: Fact, *, by_chair: bool = False) -> str:
    """What such an entry says, decided by a sitting or by a chair's action.

    Raises ``TypeError`` for a kind that has no words.
    """
    day = getattr(fact, "meeting_on", None)
    decided = "" if day is None else at_meeting(day, by_chair=by_chair)
    match fact:
        case MeetingAdded() | MeetingMoved() | MeetingCancelled() | MeetingClosed() | DecisionMinuted() | PackIssued():
            return _about_meetings(fact, by_chair=by_chair)
        case DateAdopted() | DateCorrected() | ExtensionAsked() | ExtensionGranted():
            return _about_dates(fact, decided)
        case ExtensionRefused() | ExtensionReturned() | ExtensionWithdrawn():
            return _about_refusals(fact, decided)
        case SignedOff() | SignOffReturned() | ImpactReviewed() | ItemSuperseded() | NotAccepted():
            return _about_closing(fact, decided)
        case ItemPaused():
            paused = f"Paused until {long_day(fact.until)}, agreed {decided}. The deadline stays."
            return f"{paused}{because(fact.pause_reason)}"
        case ItemResumed():
            return "Resumed."
        case RatingOverridden():
            return _about_a_colour(fact, by_chair=by_chair)
        case _:
            raise TypeError(f"no words for an entry of the kind {fact.kind}")


def _about_a_colour(fact: RatingOverridden, *, by_chair: bool) -> str:
    decided = decision_of(fact.body, long_day(fact.meeting_on), by_chair=by_chair)
    agreed = f" Agreed by {stopped(fact.override_agreed_by)}" if fact.override_agreed_by else ""
    shown = f"Shown as {fact.colour} {decided}; by the rule: {fact.rule_colour}. It ends with its next sitting."
    return f"{shown}{agreed}{because(fact.override_reason)}"


def _about_meetings(
    fact: MeetingAdded | MeetingMoved | MeetingCancelled | MeetingClosed | DecisionMinuted | PackIssued,
    *,
    by_chair: bool,
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
            return f"Decided{' by the chair' if by_chair else ''} ({fact.meeting}): {fact.words}"
        case PackIssued():
            again = "" if fact.number == 1 else f", issue {fact.number}"
            return f"Papers issued for {fact.meeting}{again}, as at {long_day(fact.as_at)} (entry {fact.cut_off})."


def _about_dates(fact: DateAdopted | DateCorrected | ExtensionAsked | ExtensionGranted, decided: str) -> str:
    match fact:
        case DateAdopted():
            return f"Date adopted {decided}: {long_day(fact.on)}."
        case DateCorrected():
            return _about_a_correction(fact, decided)
        case ExtensionAsked():
            asked = f"Extension to {long_day(fact.to)} asked for by {stopped(fact.asked_by)}"
            return f"{asked}{because(fact.extension_reason)}"
        case ExtensionGranted():
            condition = f" Condition: {stopped(fact.condition)}" if fact.condition else ""
            return f"Extension granted {decided}: now due {long_day(fact.to)}.{condition}"


def _about_a_correction(fact: DateCorrected, decided: str) -> str:
    corrected = f"corrected {decided}".rstrip()
    to, why = f"to {long_day(fact.on)}.", because(fact.reason)
    if fact.corrected_from is None:
        return f"Adopted date {corrected} {to}{why}"
    what, stays = ("Date in force", " The adopted date stays.") if decided else ("Adopted date", "")
    return f"{what} {corrected} from {long_day(fact.corrected_from)} {to}{stays}{why}"


def _about_refusals(fact: ExtensionRefused | ExtensionReturned | ExtensionWithdrawn, decided: str) -> str:
    match fact:
        case ExtensionRefused():
            return f"Extension refused {decided}: the date stays.{because(fact.reason)}"
        case ExtensionReturned():
            return f"Request for an extension returned {decided}.{because(fact.reason)}"
        case ExtensionWithdrawn():
            return f"Request for an extension withdrawn.{because(fact.reason)}"


def _about_closing(
    fact: SignedOff | SignOffReturned | ImpactReviewed | ItemSuperseded | NotAccepted, decided: str
) -> str:
    match fact:
        case SignedOff():
            review = fact.impact_review_on
            impact = "" if review is None else f" Impact review due {long_day(review)}."
            return f"Signed off {decided}, agreed by {stopped(fact.agreed_by)}{impact}"
        case SignOffReturned():
            return f"Sent back {decided}: not yet complete.{because(fact.reopened_reason)}"
        case ImpactReviewed():
            again = "" if fact.next_on is None else f" Next review {long_day(fact.next_on)}."
            return f"Impact review {decided}: {_FOUND[fact.found]}.{again} {fact.words}"
        case ItemSuperseded():
            by = "" if fact.by_item is None else f" by {fact.by_item}"
            return f"Superseded{by}, decided {decided}.{because(fact.closing_reason)}"
        case NotAccepted():
            return f"Not accepted, decided {decided}.{because(fact.closing_reason)}"
