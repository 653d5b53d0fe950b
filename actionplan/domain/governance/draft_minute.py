"""The draft minute of a meeting: each thing that it was asked, with its resolution, and what else it decided. Pure.

An ask is answered by a decision of the meeting about the same item or follow-up. What none answers was not reached, or
deferred: the draft says so, and the clerk knows which.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from actionplan.domain.entry import Entry, Fact, HistoryLine, deciding_meeting
from actionplan.domain.governance.asks import Ask, AskKind
from actionplan.domain.governance.attendance import (
    Attendance,
    Challenge,
    Worded,
    attendance_of,
    challenges_of,
    words_of,
)
from actionplan.domain.kinds import as_amended
from actionplan.domain.meetings.follow_ups import done_since_last_sitting
from actionplan.domain.rating.view import PlanView
from actionplan.domain.state.entities import Meeting
from actionplan.domain.state.follow_ups import FollowUp
from actionplan.domain.subjects.closing import ItemSuperseded
from actionplan.domain.subjects.deadlines import DateAdopted, DateCorrected
from actionplan.domain.subjects.extensions import ExtensionGranted, ExtensionRefused, ExtensionReturned
from actionplan.domain.subjects.follow_ups import FollowUpDated, FollowUpDone, FollowUpDropped, FollowUpSet
from actionplan.domain.subjects.meetings import DecisionMinuted
from actionplan.domain.subjects.others import GivenToOthers, OthersAnswered, TakenBack
from actionplan.domain.subjects.overrides import RatingOverridden
from actionplan.domain.subjects.pauses import ItemPaused
from actionplan.domain.subjects.raising import ItemRaised, RaiseAnswered
from actionplan.domain.subjects.responses import NotAccepted, ResponseRecorded, TakenForward
from actionplan.domain.subjects.signing_off import ImpactReviewed, SignedOff, SignOffReturned
from actionplan.domain.vocabulary import MeetingPart

_ABOUT_FOLLOW_UPS: Final = (FollowUpDated, FollowUpDone, FollowUpDropped)
_IN_WORDS: Final = (DecisionMinuted, FollowUpSet)
_ENDING: Final = (GivenToOthers, NotAccepted, ItemSuperseded)
"""What leaves nothing to ask about the item: each of them answers every kind of ask."""
_ANSWERS: Final[Mapping[AskKind, tuple[type[Fact], ...]]] = {
    AskKind.ADOPTION: (DateAdopted,),
    AskKind.SIGN_OFF: (SignedOff, SignOffReturned),
    AskKind.EXTENSION: (ExtensionGranted, ExtensionRefused, ExtensionReturned),
    AskKind.DELAY: (ItemPaused, RatingOverridden, ExtensionGranted, DateCorrected),
    AskKind.PAUSE: (ItemPaused, ExtensionGranted),
    AskKind.IMPACT: (ImpactReviewed,),
    AskKind.PLANNING: (DateAdopted,),
    AskKind.RESPONSE: (ResponseRecorded, TakenForward),
    AskKind.DECIDED_COLOUR: (RatingOverridden,),
    AskKind.NOT_READY: (SignedOff, SignOffReturned),
    AskKind.OTHERS: (TakenBack, OthersAnswered),
    AskKind.RAISE: (ItemRaised,),
    AskKind.RAISED: (RaiseAnswered,),
}
"""What answers each kind of ask, besides a decision in words about the same item and what ends the item."""
ANSWERING: Final = frozenset(
    fact.kind for facts in (*_ANSWERS.values(), _ABOUT_FOLLOW_UPS, _IN_WORDS, _ENDING) for fact in facts
)
"""The kinds of entry that can answer an ask."""


@dataclass(frozen=True, slots=True)
class Minuted:
    """One thing that a meeting was asked, and its resolution; none where it was not reached, or deferred."""

    ask: Ask
    resolved: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class DraftMinute:
    """A meeting's draft minute: who was there, what was asked and decided, challenged, and asked of others.

    ``further`` are its decisions that answer none of what it was asked; ``reported`` the follow-ups that were reported
    done since the sitting before, ``follow_ups`` those that this meeting set.
    """

    meeting: Meeting
    attendance: Attendance
    words: Mapping[MeetingPart, Worded]
    asks: tuple[Minuted, ...]
    further: tuple[Entry, ...]
    reported: tuple[FollowUp, ...]
    challenges: tuple[Challenge, ...]
    follow_ups: tuple[FollowUp, ...]
    amended: Mapping[int, date]
    """By its entry: when the words of a decision were put right."""


def draft_minute(meeting: Meeting, asked: Sequence[Ask], view: PlanView, lines: Iterable[HistoryLine]) -> DraftMinute:
    """The draft minute of what a meeting was ``asked``; ``lines`` are the whole ledger's through the view's head."""
    lines = list(lines)
    standing = [as_amended(line) for line in lines if line.undone_by is None]
    decided = [entry for entry in standing if deciding_meeting(entry.fact) == meeting.id]
    asks = minuted(meeting, asked, lines)
    told = {entry.number for each in asks for entry in each.resolved}
    snapshot = view.snapshot
    return DraftMinute(
        meeting=meeting,
        attendance=attendance_of(meeting, lines, snapshot.policy.partners_needed, snapshot.agencies.values()),
        words=words_of(meeting, lines),
        asks=asks,
        further=tuple(entry for entry in decided if entry.number not in told),
        reported=done_since_last_sitting(snapshot.follow_ups, meeting, snapshot.meetings),
        challenges=challenges_of(meeting, lines),
        follow_ups=tuple(each for each in snapshot.follow_ups if each.meeting == meeting.id),
        amended={line.entry.number: line.amended_on for line in lines if line.amended_on is not None},
    )


def minuted(meeting: Meeting, asked: Iterable[Ask], lines: Iterable[HistoryLine]) -> tuple[Minuted, ...]:
    """What the meeting resolved about each thing that it was asked; ``lines`` are at least those of ``ANSWERING``."""
    standing = [as_amended(line) for line in lines if line.undone_by is None]
    decided = [entry for entry in standing if deciding_meeting(entry.fact) == meeting.id]
    return tuple(Minuted(ask, _resolving(ask, decided, standing, meeting)) for ask in asked)


def asked_before(meeting: Meeting, lines: Iterable[HistoryLine]) -> int | None:
    """The last entry before the meeting's first decision on record: what it was asked by then, without papers.

    None where it has decided nothing that stands.
    """
    decided = (
        line.entry.number
        for line in lines
        if line.undone_by is None and deciding_meeting(line.entry.fact) == meeting.id
    )
    first = min(decided, default=None)
    return None if first is None else first - 1


def without_names(entry: Entry) -> Entry:
    """The entry without who moved a decision or looked at the evidence: a minute names offices, and these may be
    people.
    """
    fact = entry.fact
    match fact:
        case SignedOff():
            return replace(entry, fact=replace(fact, agreed_by=None, checked_by=None, interest=None))
        case RatingOverridden():
            return replace(entry, fact=replace(fact, override_agreed_by=None))
        case _:
            return entry


def _resolving(ask: Ask, decided: Sequence[Entry], standing: Sequence[Entry], meeting: Meeting) -> tuple[Entry, ...]:
    if ask.follow_up is not None:
        number, set_by = ask.follow_up.number, ask.follow_up.entry
        about = [each for each in standing if isinstance(each.fact, _ABOUT_FOLLOW_UPS) and each.fact.number == number]
        return tuple(
            each for each in about if each.number > set_by and (each in decided or _reported_by(each, meeting))
        )
    about = [each for each in decided if each.ref == ask.ref]
    return tuple(each for each in about if isinstance(each.fact, (*_ANSWERS[ask.kind], *_ENDING, *_IN_WORDS)))


def _reported_by(entry: Entry, meeting: Meeting) -> bool:
    """Whether a follow-up was reported done by the meeting's day."""
    return isinstance(entry.fact, FollowUpDone) and entry.fact.on <= meeting.on
