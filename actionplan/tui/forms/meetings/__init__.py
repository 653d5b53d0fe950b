"""Meetings on the screen: arranging them, their minutes and decisions in words, and what is on record beside those."""

from actionplan.tui.forms.meetings.arranging import (
    AddMeetingForm,
    AddSeriesForm,
    CancelMeetingForm,
    MoveMeetingForm,
    choose_coming_sitting,
)
from actionplan.tui.forms.meetings.attending import (
    AgreedMinutesForm,
    AttendanceForm,
    ChallengeForm,
    MeetingWordsForm,
    choose_minutes,
)
from actionplan.tui.forms.meetings.minutes import (
    DecisionInWordsForm,
    ReopenMeetingForm,
    choose_open_meeting,
    close_meeting,
)

__all__ = [
    "AddMeetingForm",
    "AddSeriesForm",
    "AgreedMinutesForm",
    "AttendanceForm",
    "CancelMeetingForm",
    "ChallengeForm",
    "DecisionInWordsForm",
    "MeetingWordsForm",
    "MoveMeetingForm",
    "ReopenMeetingForm",
    "choose_coming_sitting",
    "choose_minutes",
    "choose_open_meeting",
    "close_meeting",
]
