"""Meetings: arranging, moving, cancelling and closing them, and the decisions that they took in words."""

from actionplan.domain.subject import Subject, rule
from actionplan.domain.subjects.meetings import attending
from actionplan.domain.subjects.meetings.arranging import AddMeetings, CancelMeeting, MoveMeeting, add, cancel, move
from actionplan.domain.subjects.meetings.attending import (
    AgreeMinutes,
    ChallengeMade,
    MeetingAttended,
    MeetingWorded,
    MinutesAgreed,
    RecordAttendance,
    RecordChallenge,
    WordMeeting,
)
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
    "AgreeMinutes",
    "CancelMeeting",
    "ChallengeMade",
    "CloseMeeting",
    "DecisionMinuted",
    "MeetingAdded",
    "MeetingAttended",
    "MeetingCancelled",
    "MeetingClosed",
    "MeetingMoved",
    "MeetingReopened",
    "MeetingWorded",
    "MinuteDecision",
    "MinutesAgreed",
    "MoveMeeting",
    "RecordAttendance",
    "RecordChallenge",
    "ReopenMeeting",
    "WordMeeting",
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
        rule(RecordAttendance, attending.attend),
        rule(RecordChallenge, attending.challenge),
        rule(WordMeeting, attending.word),
        rule(AgreeMinutes, attending.agree),
    ),
    facts=(*FACTS, *attending.FACTS),
)
