"""Meetings: arranging, moving, cancelling and closing them, their minutes, and the papers issued for them."""

from collections.abc import Collection
from datetime import date

from actionplan.domain.dates import long_day
from actionplan.domain.decide.checks import found_items, not_after_today, optional_text, required_line, required_text
from actionplan.domain.entries import Draft
from actionplan.domain.errors import BadInput, Overtaken, Refused
from actionplan.domain.meeting_commands import (
    AddMeetings,
    CancelMeeting,
    CloseMeeting,
    IssuePack,
    MinuteDecision,
    MoveMeeting,
)
from actionplan.domain.meeting_entries import (
    DecisionMinuted,
    MeetingAdded,
    MeetingCancelled,
    MeetingClosed,
    MeetingMoved,
    PackIssued,
)
from actionplan.domain.state.context import PlanState
from actionplan.domain.state.entities import Meeting
from actionplan.domain.typed.refs import slug
from actionplan.domain.vocabulary import MeetingKind

_LONGEST_NAME = 48


def known_meeting(state: PlanState, meeting_id: str) -> Meeting:
    """The meeting of this id; refused where it is not on record."""
    meeting = state.meeting(meeting_id)
    if meeting is None:
        raise BadInput(f'There is no meeting "{meeting_id}" on record. Add the meeting first.')
    return meeting


def within(meeting: Meeting) -> str:
    """The title within a sentence: "the Executive of 11 March 2027"."""
    return meeting.title[:1].lower() + meeting.title[1:]


def sat_meeting(state: PlanState, meeting_id: str, today: date) -> Meeting:
    """The meeting, refused where it was cancelled or has not sat yet: it cannot have decided anything."""
    meeting = known_meeting(state, meeting_id)
    if meeting.cancelled:
        raise Refused(f"{meeting.title} was cancelled: it cannot have decided anything.")
    if meeting.on > today:
        raise Refused(f"{meeting.title} has not sat yet: its decisions can be recorded from that day on.")
    return meeting


def add(state: PlanState, command: AddMeetings, today: date) -> list[Draft]:
    """One entry a day; a sitting that is on record already is left out."""
    body = _as_on_record(state, " ".join(required_line(command.body, "The name of the body").split()))
    taken = {key for kind, key in state.entities if kind == "meeting"}
    on_record = {(m.body.casefold(), m.on, m.kind) for m in state.meetings if not m.cancelled}
    drafts = []
    for day in sorted(set(command.days)):
        if (body.casefold(), day, command.meeting_kind) in on_record:
            continue
        if command.meeting_kind is MeetingKind.CHAIRS_ACTION and day > today:
            raise BadInput(f"A chair's action is recorded once it has been taken; {long_day(day)} is still to come.")
        meeting_id = _meeting_id(body, day, taken)
        taken.add(meeting_id)
        drafts.append(Draft(None, MeetingAdded(meeting_id, body, day, command.meeting_kind)))
    return drafts


def _as_on_record(state: PlanState, body: str) -> str:
    """The body as the plan spells it: two spellings in one plan would read as two bodies."""
    spellings = [*(review.governing_body for review in state.reviews), *(each.body for each in state.meetings)]
    return next((each for each in spellings if each.casefold() == body.casefold()), body)


def _meeting_id(body: str, day: date, taken: Collection[str]) -> str:
    """The body and the day, the day whole: a long name is cut before it."""
    meeting_id = slug(f"{body}-{day.isoformat()}", taken)
    if day.isoformat() in meeting_id:
        return meeting_id
    return slug(f"{slug(body, ())[:_LONGEST_NAME].rstrip('-')}-{day.isoformat()}", taken)


def _open_meeting(state: PlanState, meeting_id: str, doing: str) -> Meeting:
    meeting = known_meeting(state, meeting_id)
    if meeting.cancelled or meeting.closed:
        ended = "cancelled" if meeting.cancelled else "closed"
        raise Refused(f"{meeting.title} is {ended}: it can no longer be {doing}.")
    return meeting


def move(state: PlanState, command: MoveMeeting, today: date) -> list[Draft]:
    """Another day for a sitting that has not taken place."""
    meeting = _open_meeting(state, command.meeting, "moved")
    if meeting.kind is not MeetingKind.SITTING:
        raise Refused(
            f"{meeting.title} has been taken: only a sitting can be moved. Correct a slip by undoing its entry."
        )
    if meeting.on < today:
        raise Refused(f"{meeting.title} has taken place: it cannot be moved. Correct a slip by undoing its entry.")
    if state.decisions(meeting.id):
        raise Refused(f"{meeting.title} has decisions on record: it cannot be moved.")
    if meeting.on == command.on:
        return []
    others = [each for each in state.meetings if each.is_sitting and each.body.casefold() == meeting.body.casefold()]
    if any(each.on == command.on for each in others):
        raise Refused(f"The {meeting.body} has a sitting on {long_day(command.on)} already.")
    reason = optional_text(command.reason, "The reason") or None
    return [Draft(None, MeetingMoved(meeting.id, command.on, reason))]


def cancel(state: PlanState, command: CancelMeeting) -> list[Draft]:
    """A sitting that will not take place; refused once it has decided something."""
    meeting = _open_meeting(state, command.meeting, "cancelled")
    if meeting.kind is not MeetingKind.SITTING:
        raise Refused(f"{meeting.title} has been taken: only a sitting can be cancelled. Undo its entry instead.")
    if state.decisions(meeting.id):
        raise Refused(f"{meeting.title} has decisions on record: it cannot be cancelled.")
    return [Draft(None, MeetingCancelled(meeting.id, required_text(command.reason, "The reason")))]


def close(state: PlanState, command: CloseMeeting, today: date) -> list[Draft]:
    """The minutes are agreed."""
    meeting = sat_meeting(state, command.meeting, today)
    return [] if meeting.closed else [Draft(None, MeetingClosed(meeting.id))]


def minute(state: PlanState, command: MinuteDecision, today: date) -> list[Draft]:
    """A decision in words; one entry for each item that it is about."""
    meeting = sat_meeting(state, command.meeting, today)
    fact = DecisionMinuted(meeting.id, required_text(command.words, "The decision"))
    if not command.refs:
        return [Draft(None, fact)]
    return [Draft(item.ref, fact) for item in found_items(state, command.refs)]


def issue_pack(state: PlanState, command: IssuePack, today: date) -> list[Draft]:
    """The papers as they went out; refused where somebody wrote after they were drawn up."""
    meeting = _open_meeting(state, command.meeting, "given papers")
    not_after_today(command.as_at, today, "Papers")
    if state.last_entry != command.cut_off:
        raise Overtaken("Somebody changed the plan while the papers were drawn up. Nothing was issued: try again.")
    number = meeting.packs_issued + 1
    return [Draft(None, PackIssued(meeting.id, number, command.cut_off, command.as_at, command.manifest_sha256))]
