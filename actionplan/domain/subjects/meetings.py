"""Meetings: arranging, moving, cancelling and closing them, and the decisions that they took in words."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from actionplan.domain.checks import (
    meeting_that_sat,
    named_items,
    open_meeting,
    optional_text,
    organisation,
    past_meeting,
    required_text,
)
from actionplan.domain.command import Command, Needs
from actionplan.domain.dates import long_day
from actionplan.domain.entry import Draft, Entry, Fact, free_text
from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.meetings.bodies import as_on_record, body_key
from actionplan.domain.meetings.sittings import sittings_of
from actionplan.domain.state.context import CommandContext, PlanState
from actionplan.domain.state.entities import Entity, Meeting
from actionplan.domain.state.fast import replace
from actionplan.domain.subject import SentenceContext, Subject, decision_record, fact_kind, item_of, rule
from actionplan.domain.text import reason_sentence
from actionplan.domain.typed.refs import slug
from actionplan.domain.vocabulary import MeetingKind

_LONGEST_NAME = 48


@dataclass(frozen=True, slots=True, kw_only=True)
class AddMeetings(Command):
    """Arrange sittings of a body, or record a chair's action that has been taken."""

    body: str
    days: tuple[date, ...]
    meeting_kind: MeetingKind = MeetingKind.SITTING

    def needs(self) -> Needs:
        """What is shown by decision: a sitting ends that."""
        return Needs(decided_colours=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveMeeting(Command):
    """Give a sitting another day."""

    meeting: str
    on: date
    reason: str | None = None

    def needs(self) -> Needs:
        """Its decisions: a sitting that has some is not moved."""
        return Needs(decisions_of=self.meeting, decided_colours=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelMeeting(Command):
    """Call a sitting off."""

    meeting: str
    reason: str

    def needs(self) -> Needs:
        """Its decisions: a sitting that has some is not cancelled."""
        return Needs(decisions_of=self.meeting, decided_colours=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseMeeting(Command):
    """Agree a meeting's minutes: its decisions can no longer be undone."""

    meeting: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReopenMeeting(Command):
    """Open the minutes of a closed meeting again, for what was recorded late or wrongly."""

    meeting: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MinuteDecision(Command):
    """Record a decision in words, about the items in ``refs`` or about none."""

    meeting: str
    words: str


@dataclass(frozen=True, slots=True)
class MeetingAdded(Fact):
    """A sitting was arranged, or a chair's action taken."""

    kind: ClassVar[str] = "meeting-added"
    meeting: str
    body: str
    on: date
    meeting_kind: MeetingKind


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
    """A decision in words, about an item or about none."""

    kind: ClassVar[str] = "decision-minuted"
    decision: ClassVar[bool] = True
    meeting: str
    words: str | None = free_text()


def add(context: CommandContext, command: AddMeetings, today: date) -> list[Draft]:
    """One entry a day; a sitting that is on record already is left out."""
    named = " ".join(organisation(command.body, "The name of the body").split())
    body = as_on_record(named, context.reviews, context.meetings)
    taken = {key for kind, key in context.entities if kind == "meeting"}
    on_record = {(body_key(m.body), m.on, m.kind) for m in context.meetings if not m.cancelled}
    drafts = []
    for day in sorted(set(command.days)):
        if (body_key(body), day, command.meeting_kind) in on_record:
            continue
        if command.meeting_kind is MeetingKind.CHAIRS_ACTION and day > today:
            raise BadInput(f"A chair's action is recorded once it has been taken; {long_day(day)} is still to come.")
        meeting_id = _meeting_id(body, day, taken)
        taken.add(meeting_id)
        drafts.append(Draft(None, MeetingAdded(meeting_id, body, day, command.meeting_kind)))
    return drafts


def _meeting_id(body: str, day: date, taken: Collection[str]) -> str:
    """The body and the day, the day whole: a long name is cut before it."""
    meeting_id = slug(f"{body}-{day.isoformat()}", taken)
    if day.isoformat() in meeting_id:
        return meeting_id
    return slug(f"{slug(body, ())[:_LONGEST_NAME].rstrip('-')}-{day.isoformat()}", taken)


def move(context: CommandContext, command: MoveMeeting, today: date) -> list[Draft]:
    """Another day for a sitting that has not taken place."""
    meeting = open_meeting(context, command.meeting, "moved")
    if meeting.kind is not MeetingKind.SITTING:
        raise Refused(
            f"{meeting.title} has been taken: only a sitting can be moved. Correct a slip by undoing its entry."
        )
    if meeting.on < today:
        raise Refused(f"{meeting.title} has taken place: it cannot be moved. Correct a slip by undoing its entry.")
    if context.decisions(meeting.id):
        raise Refused(f"{meeting.title} has decisions on record: it cannot be moved.")
    if meeting.on == command.on:
        return []
    if command.on < today:
        raise BadInput(
            f"{meeting.title} is still to come: it cannot be moved to {long_day(command.on)}, which is past."
        )
    if any(each.on == command.on for each in sittings_of(context.meetings, meeting.body)):
        raise Refused(f"The {meeting.body} has a sitting on {long_day(command.on)} already.")
    reason = optional_text(command.reason, "The reason") or None
    return [Draft(None, MeetingMoved(meeting.id, command.on, reason))]


def cancel(context: CommandContext, command: CancelMeeting, today: date) -> list[Draft]:
    """A sitting that will not take place; refused once it has decided something, or its day is past."""
    meeting = open_meeting(context, command.meeting, "cancelled")
    if meeting.kind is not MeetingKind.SITTING:
        raise Refused(f"{meeting.title} has been taken: only a sitting can be cancelled. Undo its entry instead.")
    if context.decisions(meeting.id):
        raise Refused(f"{meeting.title} has decisions on record: it cannot be cancelled.")
    if meeting.on < today:
        raise Refused(
            f"{meeting.title} has taken place: it cannot be cancelled, since what it ended has ended. Where nobody "
            "met, record that as its decision in words."
        )
    return [Draft(None, MeetingCancelled(meeting.id, required_text(command.reason, "The reason")))]


def close(context: CommandContext, command: CloseMeeting, today: date) -> list[Draft]:
    """The minutes are agreed."""
    meeting = meeting_that_sat(context, command.meeting, today)
    return [] if meeting.closed else [Draft(None, MeetingClosed(meeting.id))]


def reopen(context: CommandContext, command: ReopenMeeting, today: date) -> list[Draft]:
    """The minutes take decisions again, with the reason; closing it once more is another closing."""
    meeting = meeting_that_sat(context, command.meeting, today)
    reason = required_text(command.reason, "The reason")
    return [Draft(None, MeetingReopened(meeting.id, reason))] if meeting.closed else []


def minute(context: CommandContext, command: MinuteDecision, today: date) -> list[Draft]:
    """A decision in words; one entry for each item that it is about."""
    meeting = past_meeting(context, command.meeting, today)
    fact = DecisionMinuted(meeting.id, required_text(command.words, "The decision"))
    if not command.refs:
        return [Draft(None, fact)]
    return [Draft(item.ref, fact) for item in named_items(context, command.refs)]


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


def _added_sentence(fact: MeetingAdded, names: SentenceContext) -> str:
    del names
    kind = "Sitting arranged" if fact.meeting_kind is MeetingKind.SITTING else "Chair's action"
    return f"{kind}: {fact.body}, {long_day(fact.on)} ({fact.meeting})."


def _moved_sentence(fact: MeetingMoved, names: SentenceContext) -> str:
    del names
    return f"Sitting {fact.meeting} moved to {long_day(fact.on)}.{reason_sentence(fact.reason)}"


def _cancelled_sentence(fact: MeetingCancelled, names: SentenceContext) -> str:
    del names
    return f"Sitting {fact.meeting} cancelled.{reason_sentence(fact.reason)}"


def _closed_sentence(fact: MeetingClosed, names: SentenceContext) -> str:
    del names
    return f"Meeting {fact.meeting} closed: its decisions stand."


def _reopened_sentence(fact: MeetingReopened, names: SentenceContext) -> str:
    del names
    return f"Meeting {fact.meeting} reopened: its minutes take decisions again.{reason_sentence(fact.reason)}"


def _minuted_sentence(fact: DecisionMinuted, names: SentenceContext) -> str:
    return f"Decided{' by the chair' if names.by_chair else ''} ({fact.meeting}): {fact.words}"


SUBJECT = Subject(
    commands=(
        rule(AddMeetings, add),
        rule(MoveMeeting, move),
        rule(CancelMeeting, cancel),
        rule(CloseMeeting, close),
        rule(ReopenMeeting, reopen),
        rule(MinuteDecision, minute),
    ),
    facts=(
        fact_kind(MeetingAdded, _added, _added_sentence),
        fact_kind(MeetingMoved, _moved, _moved_sentence),
        fact_kind(MeetingCancelled, _cancelled, _cancelled_sentence),
        fact_kind(MeetingClosed, _closed, _closed_sentence),
        fact_kind(MeetingReopened, _reopened, _reopened_sentence),
        fact_kind(DecisionMinuted, _minuted, _minuted_sentence, "A decision"),
    ),
)
