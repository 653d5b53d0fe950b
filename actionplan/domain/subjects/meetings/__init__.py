"""Meetings: arranging, moving, cancelling and closing them, and the decisions that they took in words."""

from actionplan.domain.subject import Subject, rule
from actionplan.domain.subjects.meetings.arranging import AddMeetings, CancelMeeting, MoveMeeting, add, cancel, move
from actionplan.domain.subjects.meetings.entries import (
    FACTS,
    DecisionMinuted,
    MeetingAdded,
    MeetingCancelled,
    MeetingClosed,
    MeetingMoved,
    MeetingReopened,
    meeting_of,
)
from actionplan.domain.subjects.meetings.minutes import (
    CloseMeeting,
    MinuteDecision,
    ReopenMeeting,
    close,
    minute,
    reopen,
)

__all__ = [
    "SUBJECT",
    "AddMeetings",
    "CancelMeeting",
    "CloseMeeting",
    "DecisionMinuted",
    "MeetingAdded",
    "MeetingCancelled",
    "MeetingClosed",
    "MeetingMoved",
    "MeetingReopened",
    "MinuteDecision",
    "MoveMeeting",
    "ReopenMeeting",
    "meeting_of",
]

SUBJECT = Subject(
    commands=(
        rule(AddMeetings, add),
        rule(MoveMeeting, move),
        rule(CancelMeeting, cancel),
        rule(CloseMeeting, close),
        rule(ReopenMeeting, reopen),
        rule(MinuteDecision, minute),
    ),
    facts=FACTS,
)
