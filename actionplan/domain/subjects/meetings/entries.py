"""The kinds of entry about meetings: what each changes and says."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

from actionplan.domain.dates import long_day
from actionplan.domain.entry import Entry, Fact, free_text
from actionplan.domain.state.context import PlanState
from actionplan.domain.state.entities import Entity, Meeting
from actionplan.domain.state.fast import replace
from actionplan.domain.subject import SentenceContext, decision_record, fact_kind, item_of
from actionplan.domain.text import capitalised, reason_sentence, with_full_stop
from actionplan.domain.vocabulary import MeetingKind, MinutedKind


@dataclass(frozen=True, slots=True)
class MeetingAdded(Fact):
    """A sitting was arranged, or something decided between sittings, with who agreed to it, a line each."""

    kind: ClassVar[str] = "meeting-added"
    meeting: str
    body: str
    on: date
    meeting_kind: MeetingKind
    agreed_by: str | None = free_text()


@dataclass(frozen=True, slots=True)
class MeetingMoved(Fact):
    """A sitting has another day; its name stays."""

    kind: ClassVar[str] = "meeting-moved"
    meeting: str
    on: date
    reason: str | None = free_text()


@dataclass(frozen=True, slots=True)
class MeetingCancelled(Fact):
    """A sitting will not take place."""

    kind: ClassVar[str] = "meeting-cancelled"
    meeting: str
    reason: str | None = free_text()


@dataclass(frozen=True, slots=True)
class MeetingClosed(Fact):
    """The minutes of a meeting are agreed: its decisions stand."""

    kind: ClassVar[str] = "meeting-closed"
    meeting: str


@dataclass(frozen=True, slots=True)
class MeetingReopened(Fact):
    """The minutes of a closed meeting are open again; what it had closed with stays on record."""

    kind: ClassVar[str] = "meeting-reopened"
    meeting: str
    reason: str | None = free_text()


@dataclass(frozen=True, slots=True)
class DecisionMinuted(Fact):
    """A decision in words, about an item or about none; from schema 2 on also a note, a question, a recommendation."""

    kind: ClassVar[str] = "decision-minuted"
    schema: ClassVar[int] = 2
    decision: ClassVar[bool] = True
    meeting: str
    words: str | None = free_text()
    minuted: MinutedKind = MinutedKind.DECISION

    @property
    def of_any_body(self) -> bool:
        """Every body notes, asks and recommends; to decide is for those that may."""
        return self.minuted is not MinutedKind.DECISION


def _added(state: PlanState, entry: Entry, fact: MeetingAdded) -> tuple[Entity, ...]:
    del state
    return (Meeting(fact.meeting, entry.number, fact.body, fact.on, fact.meeting_kind),)


def meeting_of(state: PlanState, entry: Entry, meeting_id: str) -> Meeting:
    """The meeting that an entry changes, at its version; raises ``LookupError`` where no earlier entry made it."""
    meeting = state.meeting(meeting_id)
    if meeting is None:
        raise LookupError(f"entry {entry.number} changes the meeting {meeting_id}, which no earlier entry made")
    return replace(meeting, version=entry.number)


def _moved(state: PlanState, entry: Entry, fact: MeetingMoved) -> tuple[Entity, ...]:
    return (replace(meeting_of(state, entry, fact.meeting), on=fact.on),)


def _cancelled(state: PlanState, entry: Entry, fact: MeetingCancelled) -> tuple[Entity, ...]:
    return (replace(meeting_of(state, entry, fact.meeting), cancelled=True),)


def _closed(state: PlanState, entry: Entry, fact: MeetingClosed) -> tuple[Entity, ...]:
    meeting = meeting_of(state, entry, fact.meeting)
    return (replace(meeting, closed=True, closed_by=entry.number, closed_on=entry.day),)


def _reopened(state: PlanState, entry: Entry, fact: MeetingReopened) -> tuple[Entity, ...]:
    meeting = meeting_of(state, entry, fact.meeting)
    return (replace(meeting, closed=False, closed_by=None, closed_on=None, earlier_closings=meeting.closings),)


def _minuted(state: PlanState, entry: Entry, fact: DecisionMinuted) -> tuple[Entity, ...]:
    """A decision in words is kept; it moves on the version of the item that it is about."""
    record = decision_record(entry, fact.meeting, entry.ref or fact.meeting)
    if entry.ref is None:
        return (record,)
    return replace(item_of(state, entry), version=entry.number), record


_ADDED: Final = {
    MeetingKind.SITTING: "Sitting arranged",
    MeetingKind.CHAIRS_ACTION: "Chair's action",
    MeetingKind.BETWEEN_MEETINGS: "Decided between meetings",
}


def _meeting(meeting: str, names: SentenceContext) -> str:
    title = names.meeting_title(meeting)
    return f"Meeting {meeting}" if title == meeting else capitalised(title)


def _added_sentence(fact: MeetingAdded, names: SentenceContext) -> str:
    meant = f" ({fact.meeting})" if names.meeting_title(fact.meeting) == fact.meeting else ""
    agreed = f" Agreed by {with_full_stop('; '.join(fact.agreed_by.splitlines()))}" if fact.agreed_by else ""
    return f"{_ADDED[fact.meeting_kind]}: {fact.body}, {long_day(fact.on)}{meant}.{agreed}"


def _moved_sentence(fact: MeetingMoved, names: SentenceContext) -> str:
    """A sitting that moved has the title of the day on which it now is."""
    title, day = names.meeting_title(fact.meeting), long_day(fact.on)
    if title == fact.meeting:
        moved = f"Sitting {fact.meeting} moved to {day}."
    else:
        moved = f"Sitting moved to {day}: now {title}."
    return f"{moved}{reason_sentence(fact.reason)}"


def _cancelled_sentence(fact: MeetingCancelled, names: SentenceContext) -> str:
    title = names.meeting_title(fact.meeting)
    cancelled = f"Sitting {title} cancelled." if title == fact.meeting else f"Sitting cancelled: {title}."
    return f"{cancelled}{reason_sentence(fact.reason)}"


def _closed_sentence(fact: MeetingClosed, names: SentenceContext) -> str:
    return f"{_meeting(fact.meeting, names)} closed: its decisions stand."


def _reopened_sentence(fact: MeetingReopened, names: SentenceContext) -> str:
    return f"{_meeting(fact.meeting, names)} reopened: its minutes take decisions again.{reason_sentence(fact.reason)}"


def _minuted_sentence(fact: DecisionMinuted, names: SentenceContext) -> str:
    title = names.meeting_title(fact.meeting)
    if title == fact.meeting:
        return f"{_SAID[fact.minuted]}{names.decided_by} ({title}): {fact.words}"
    return f"{_SAID[fact.minuted]} by {title}: {fact.words}"


_SAID: Final = {
    MinutedKind.DECISION: "Decided",
    MinutedKind.NOTE: "Noted",
    MinutedKind.QUESTION: "Asked",
    MinutedKind.RECOMMENDATION: "Recommended",
}


FACTS = (
    fact_kind(MeetingAdded, _added, _added_sentence),
    fact_kind(MeetingMoved, _moved, _moved_sentence),
    fact_kind(MeetingCancelled, _cancelled, _cancelled_sentence),
    fact_kind(MeetingClosed, _closed, _closed_sentence),
    fact_kind(MeetingReopened, _reopened, _reopened_sentence),
    fact_kind(DecisionMinuted, _minuted, _minuted_sentence, "A decision"),
)
