"""What the entries of the governance cycle change: meetings, and the items that they decide about."""

from datetime import date
from typing import assert_never

from actionplan.domain.entries import Entry
from actionplan.domain.fact import Fact
from actionplan.domain.item_entries import ResponseRecorded
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
from actionplan.domain.state.context import PlanState
from actionplan.domain.state.entities import Item, Meeting, Record, pointer
from actionplan.domain.state.fast import replace
from actionplan.domain.vocabulary import Declared, ExtensionAnswer, RecordKind, Response, Status

MeetingFact = MeetingAdded | MeetingMoved | MeetingCancelled | MeetingClosed | PackIssued
DeadlineFact = (
    DateAdopted
    | DateCorrected
    | ExtensionAsked
    | ExtensionGranted
    | ExtensionRefused
    | ExtensionReturned
    | ExtensionWithdrawn
)
ClosingFact = SignedOff | SignOffReturned | ImpactReviewed | ItemSuperseded | NotAccepted
PauseFact = ItemPaused | ItemResumed | RatingOverridden
DecisionFact = DeadlineFact | ClosingFact | PauseFact


def evolve_meeting(state: PlanState, entry: Entry, fact: MeetingFact) -> Meeting:
    """The meeting after the entry."""
    if isinstance(fact, MeetingAdded):
        return Meeting(fact.meeting, entry.number, fact.body, fact.on, fact.meeting_kind)
    meeting = state.meeting(fact.meeting)
    if meeting is None:
        raise LookupError(f"entry {entry.number} changes the meeting {fact.meeting}, which no earlier entry made")
    meeting = replace(meeting, version=entry.number)
    match fact:
        case MeetingMoved():
            return replace(meeting, on=fact.on)
        case MeetingCancelled():
            return replace(meeting, cancelled=True)
        case MeetingClosed():
            return replace(meeting, closed=True, closed_by=entry.number, closed_on=entry.day)
        case PackIssued():
            return replace(meeting, packs_issued=fact.number, papers_cut_off=fact.cut_off, papers_as_at=fact.as_at)
        case _:
            assert_never(fact)


def deciding_meeting(fact: Fact) -> str | None:
    """The meeting whose decision an entry records; None for every other kind of entry."""
    if isinstance(fact, DecisionFact | DecisionMinuted | ResponseRecorded):
        meeting: str | None = getattr(fact, "meeting", None)
        return meeting
    return None


def decision_record(entry: Entry, meeting: str | None, ref: str) -> Record | None:
    """The decision as the meeting's list keeps it; None for what no meeting decided."""
    if meeting is None:
        return None
    return Record(
        entry=entry.number,
        version=entry.number,
        ref=ref,
        kind=RecordKind.DECISION,
        on=entry.day,
        by=entry.by,
        meeting=meeting,
    )


def evolve_decided(item: Item, entry: Entry, fact: DecisionFact) -> Item:
    """The item after a decision about it, or a request for one."""
    match fact:
        case DateAdopted() | DateCorrected() | ExtensionGranted():
            return _redated(item, entry, fact)
        case ExtensionAsked():
            return replace(
                item,
                extension_to=fact.to,
                extension_asked_on=entry.day,
                extension_reason=pointer(entry.number, fact.extension_reason),
                asked_by=pointer(entry.number, fact.asked_by),
            )
        case ExtensionRefused() | ExtensionReturned():
            refused = isinstance(fact, ExtensionRefused)
            return replace(
                _without_request(item),
                extension_refused_on=fact.meeting_on,
                extension_answer=ExtensionAnswer.REFUSED if refused else ExtensionAnswer.RETURNED,
                answer_meeting=fact.meeting,
            )
        case ExtensionWithdrawn():
            return _without_request(item)
        case SignedOff() | SignOffReturned() | ImpactReviewed() | ItemSuperseded() | NotAccepted():
            return _closed(item, entry, fact)
        case ItemPaused():
            why = pointer(entry.number, fact.pause_reason)
            return replace(item, paused_until=fact.until, pause_agreed=True, pause_reason=why)
        case ItemResumed():
            return replace(item, paused_until=None, pause_agreed=False, pause_reason=None)
        case RatingOverridden():
            return replace(
                item,
                override_colour=fact.colour,
                override_rule_colour=fact.rule_colour,
                override_body=fact.body,
                override_on=fact.meeting_on,
                override_meeting=fact.meeting,
                override_reason=pointer(entry.number, fact.override_reason),
                override_agreed_by=pointer(entry.number, fact.override_agreed_by),
            )
        case _:
            assert_never(fact)


def _without_request(item: Item) -> Item:
    return replace(item, extension_to=None, extension_asked_on=None, extension_reason=None, asked_by=None)


def _without_answer(item: Item) -> Item:
    """What a meeting answered was about a date that is in force no more."""
    return replace(item, extension_refused_on=None, extension_answer=None, answer_meeting=None)


def _without_what_runs(item: Item) -> Item:
    """Closing ends what waits or runs: a request, a pause, a colour by decision. None of it is back on reopening."""
    return replace(
        _without_request(item),
        paused_until=None,
        pause_agreed=False,
        pause_reason=None,
        override_colour=None,
        override_rule_colour=None,
        override_body=None,
        override_on=None,
        override_meeting=None,
        override_reason=None,
        override_agreed_by=None,
    )


def _redated(item: Item, entry: Entry, fact: DateAdopted | DateCorrected | ExtensionGranted) -> Item:
    item = replace(item, date_recorded_on=entry.day)
    match fact:
        case DateAdopted():
            adopted_at, by = fact.meeting_on, fact.meeting
            return replace(item, due_on=fact.on, adopted_on=fact.on, adopted_at=adopted_at, adopted_meeting=by)
        case DateCorrected(meeting=str(), corrected_from=date()):
            # The adopted date stays, so that a later decision, whatever it is called, cannot hide the days between.
            return replace(
                _without_answer(item),
                due_on=fact.on,
                times_moved=item.times_moved + 1,
                corrected_at=fact.meeting_on,
                corrected_meeting=fact.meeting,
            )
        case DateCorrected():
            # On its own day it says what had been meant: before any move, the adopted date was mistyped too.
            adopted = fact.on if item.times_moved == 0 else item.adopted_on
            return replace(item, due_on=fact.on, adopted_on=adopted)
        case ExtensionGranted():
            return replace(
                _without_answer(_without_request(item)),
                due_on=fact.to,
                times_moved=item.times_moved + 1,
                extended_at=fact.meeting_on,
                extended_meeting=fact.meeting,
                corrected_at=None,
                corrected_meeting=None,
                condition=pointer(entry.number, fact.condition),
            )
        case _:
            assert_never(fact)


def _closed(item: Item, entry: Entry, fact: ClosingFact) -> Item:
    match fact:
        case SignedOff():
            return replace(
                _without_what_runs(item),
                status=Status.SIGNED_OFF,
                declared=Declared.NONE,
                signed_off_on=fact.meeting_on,
                signed_off_at=fact.meeting,
                agreed_by=pointer(entry.number, fact.agreed_by),
                sign_off_recorded_by=entry.by,
                impact_review_on=fact.impact_review_on,
                impact_state=None,
            )
        case SignOffReturned():
            return replace(
                item,
                status=Status.IN_PROGRESS,
                started_on=item.started_on or entry.day,
                completed_on=None,
                reported_on=None,
                outcome=None,
                completion_summary=None,
                reopened_reason=pointer(entry.number, fact.reopened_reason),
            )
        case ImpactReviewed():
            return replace(item, impact_state=fact.found, impact_review_on=fact.next_on)
        case ItemSuperseded() | NotAccepted():
            not_accepted = isinstance(fact, NotAccepted)
            return replace(
                _without_what_runs(item),
                status=Status.NOT_ACCEPTED if not_accepted else Status.SUPERSEDED,
                response=Response.NOT_ACCEPTED if not_accepted else item.response,
                response_meeting=fact.meeting if not_accepted else item.response_meeting,
                declared=Declared.NONE,
                closed_on=fact.meeting_on,
                closing_meeting=fact.meeting,
                closing_reason=pointer(entry.number, fact.closing_reason),
                superseded_by=fact.by_item if isinstance(fact, ItemSuperseded) else None,
            )
        case _:
            assert_never(fact)
