"""Arranging the sittings of a body, moving and cancelling them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Final

from actionplan.domain.checks import open_meeting, optional_text, organisation, required_text
from actionplan.domain.command import Command, Needs
from actionplan.domain.dates import long_day
from actionplan.domain.entry import Draft
from actionplan.domain.errors import BadInput, Refused, Remedy
from actionplan.domain.meetings.bodies import as_on_record, body_key
from actionplan.domain.meetings.sittings import sittings_of
from actionplan.domain.offices import office_in_words
from actionplan.domain.state.context import CommandContext
from actionplan.domain.subjects.meetings.entries import MeetingAdded, MeetingCancelled, MeetingMoved
from actionplan.domain.typed.refs import slug
from actionplan.domain.vocabulary import MeetingKind

_LONGEST_NAME = 48
_BETWEEN: Final = "A decision between meetings"


@dataclass(frozen=True, slots=True, kw_only=True)
class AddMeetings(Command):
    """Arrange sittings of a body, or record what was decided between them, and who agreed to that."""

    body: str
    days: tuple[date, ...]
    meeting_kind: MeetingKind = MeetingKind.SITTING
    agreed_by: tuple[str, ...] = ()

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


def add(context: CommandContext, command: AddMeetings, today: date) -> list[Draft]:
    """One entry a day; a sitting that is on record already is left out."""
    named = " ".join(organisation(command.body, "The name of the body").split())
    body = as_on_record(named, context.reviews, context.meetings, context.bodies)
    taken = {key for kind, key in context.entities if kind == "meeting"}
    on_record = {(body_key(m.body), m.on, m.kind) for m in context.meetings if not m.cancelled}
    agreed_by = _agreed_by(context, command)
    drafts = []
    for day in sorted(set(command.days)):
        if (body_key(body), day, command.meeting_kind) in on_record:
            continue
        if command.meeting_kind is not MeetingKind.SITTING and day > today:
            what = "A chair's action" if command.meeting_kind is MeetingKind.CHAIRS_ACTION else _BETWEEN
            raise BadInput(f"{what} is recorded once it has been taken; {long_day(day)} is still to come.")
        meeting_id = _meeting_id(body, day, taken)
        taken.add(meeting_id)
        drafts.append(Draft(None, MeetingAdded(meeting_id, body, day, command.meeting_kind, agreed_by)))
    return drafts


def _agreed_by(context: CommandContext, command: AddMeetings) -> str | None:
    """Who agreed to a decision between meetings, a line each: it is not a decision without them."""
    if command.meeting_kind is MeetingKind.SITTING and command.agreed_by:
        raise BadInput("Who agreed is said of a decision between meetings; who sat is the attendance of a sitting.")
    if command.meeting_kind is MeetingKind.BETWEEN_MEETINGS and not command.agreed_by:
        raise BadInput(
            f"{_BETWEEN} is one that partners agreed to: say which, by role and agency.", Remedy.SAY_WHO_AGREED
        )
    offices = [office_in_words(each, "Who agreed", context.agencies) for each in command.agreed_by]
    return "\n".join(dict.fromkeys(offices)) or None


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
