"""The minutes of a meeting: its decisions in words, closing them and opening them again."""

from dataclasses import dataclass
from datetime import date

from actionplan.domain.checks import meeting_that_sat, named_items, past_meeting, required_text
from actionplan.domain.command import Command
from actionplan.domain.entry import Draft
from actionplan.domain.state.context import CommandContext
from actionplan.domain.subjects.meetings.entries import DecisionMinuted, MeetingClosed, MeetingReopened
from actionplan.domain.vocabulary import MinutedKind


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
    """Record what a meeting decided, noted, asked or recommended, about the items in ``refs`` or about none."""

    meeting: str
    words: str
    minuted: MinutedKind = MinutedKind.DECISION


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
    what = f"The {command.minuted.label}"
    fact = DecisionMinuted(meeting.id, required_text(command.words, what), command.minuted)
    if not command.refs:
        return [Draft(None, fact)]
    return [Draft(item.ref, fact) for item in named_items(context, command.refs)]
