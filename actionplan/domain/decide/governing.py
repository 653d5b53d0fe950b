"""Which rule answers which command of the governance cycle."""

from datetime import date
from typing import assert_never

from actionplan.domain import meeting_commands as asked
from actionplan.domain.decide import closing, extensions, meetings, overriding
from actionplan.domain.entries import Draft
from actionplan.domain.meeting_commands import MeetingCommand
from actionplan.domain.state.context import PlanState


def decide_at_meetings(state: PlanState, command: MeetingCommand, today: date) -> list[Draft]:  # noqa: C901 - one line a command
    """The entries that a command of the governance cycle leads to."""
    match command:
        case asked.AddMeetings():
            return meetings.add(state, command, today)
        case asked.MoveMeeting():
            return meetings.move(state, command, today)
        case asked.CancelMeeting():
            return meetings.cancel(state, command)
        case asked.CloseMeeting():
            return meetings.close(state, command, today)
        case asked.MinuteDecision():
            return meetings.minute(state, command, today)
        case asked.IssuePack():
            return meetings.issue_pack(state, command, today)
        case asked.AdoptDates():
            return extensions.adopt(state, command, today)
        case asked.AskExtension():
            return extensions.ask(state, command)
        case asked.GrantExtension():
            return extensions.grant(state, command, today)
        case asked.RefuseExtension():
            return extensions.refuse(state, command, today)
        case asked.ReturnExtension():
            return extensions.send_back(state, command, today)
        case asked.WithdrawExtension():
            return extensions.withdraw(state, command)
        case asked.SignOff():
            return closing.sign_off(state, command, today)
        case asked.ReturnSignOff():
            return closing.send_back(state, command, today)
        case asked.ReviewImpact():
            return closing.review_impact(state, command, today)
        case asked.Pause():
            return closing.pause(state, command, today)
        case asked.Resume():
            return closing.resume(state, command)
        case asked.Supersede():
            return closing.supersede(state, command, today)
        case asked.OverrideRating():
            return overriding.override(state, command, today)
        case _:
            assert_never(command)
