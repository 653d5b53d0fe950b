"""The minutes of a meeting on the screen: its decisions in words, closing them, and opening them again."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from actionplan.domain.dates import counted
from actionplan.domain.governance.agenda import agenda
from actionplan.domain.meetings.sittings import meetings_that_sat
from actionplan.domain.state.entities import Meeting
from actionplan.domain.subjects.meetings import CloseMeeting, MinuteDecision, ReopenMeeting
from actionplan.domain.vocabulary import MinutedKind
from actionplan.tui.forms.choosing import Choosable, Choosing
from actionplan.tui.forms.common_fields import ConcernsField, reason_field
from actionplan.tui.forms.context import NAMED_AT_MOST, FormContext
from actionplan.tui.forms.decision import DecisionForm
from actionplan.tui.forms.fields.choice import ChoiceField
from actionplan.tui.forms.fields.field import Field
from actionplan.tui.forms.fields.meeting import MeetingField, meeting_line
from actionplan.tui.forms.fields.text import TextField
from actionplan.tui.forms.form import Answer, Form
from actionplan.tui.forms.question import YesNo
from actionplan.tui.styles import line_of

_MINUTED: Final = tuple((kind.value, kind.value) for kind in MinutedKind)
_CLOSED_SAYS: Final = "Closed, it takes no more decisions, and none of them is undone, until its minutes are reopened."


class ClosedMeetingField(MeetingField):
    """The meeting whose minutes are closed."""

    def problem(self) -> str:
        """No meeting is closed."""
        return "" if self.meeting else "No meeting is closed: there is nothing to reopen."


class ReopenMeetingForm(Form):
    """The minutes of a closed meeting take decisions again."""

    heading = "Reopen a meeting"

    def fields(self) -> Iterable[Field]:
        """Which meeting, and why."""
        closed = [each for each in meetings_that_sat(self.context.view.snapshot.meetings, date.max) if each.closed]
        self.meeting = ClosedMeetingField(self.context, self.initial("meeting", self.context.meeting_id), closed)
        self.reason = reason_field(self)
        return (self.meeting, self.reason)

    def answer(self) -> Answer:
        """The meeting."""
        return Answer(ReopenMeeting(meeting=self.meeting.meeting_id, reason=self.reason.typed), self.typed)


class DecisionInWordsForm(DecisionForm):
    """What a meeting decided, noted, asked or recommended about the items or about none, in words."""

    heading = "A decision in words"

    def fields(self) -> Iterable[Field]:
        """Which it is, the words, the meeting."""
        self.minuted = ChoiceField("minuted", "It is a", _MINUTED, self.initial("minuted"))
        self.words = TextField("words", "Words", self.initial("words"), required=True, lines=3)
        self.concerns = ConcernsField(self)
        return (self.minuted, self.words, self.concerns, *self.meeting_fields())

    def answer(self) -> Answer:
        """The words, as the meeting's."""
        command = MinuteDecision(
            refs=self.concerns.refs,
            meeting=self.meeting.meeting_id,
            words=self.words.typed,
            minuted=MinutedKind(self.minuted.typed),
        )
        return self.decided(command)


def choose_open_meeting(context: FormContext) -> Choosing:
    """The meetings that sat and are not closed, the latest first; of a meeting under the bar, that one alone."""
    meetings = context.view.snapshot.meetings
    named = next((each for each in meetings if each.id == context.about), None)
    if named is not None and named.closed:
        return Choosing("", (), f"{line_of(named.title)} is closed already.")
    found = [named] if named else [each for each in meetings_that_sat(meetings, context.today) if not each.closed]
    options = [Choosable(each.id, meeting_line(each)) for each in found]
    return Choosing("Close which meeting?", options, "No meeting that has sat is open: there is nothing to close.")


def close_meeting(context: FormContext) -> YesNo | None:
    """Whether to close the meeting that was chosen, with what it was asked and has not answered."""
    meeting = next((each for each in context.view.snapshot.meetings if each.id == context.about), None)
    if meeting is None:
        return None
    text = f"{_unanswered(context, meeting)}\n\n{_CLOSED_SAYS}"
    return YesNo(f"Close {line_of(meeting.title_mid_sentence)}?", text, CloseMeeting(meeting=meeting.id))


def _unanswered(context: FormContext, meeting: Meeting) -> str:
    waiting = agenda(context.view.snapshot, meeting)
    if not waiting:
        return "Nothing that it was asked waits for an answer."
    lines = [line_of(f"{ask.ref}  {ask.words}") for ask in waiting[:NAMED_AT_MOST]]
    more = len(waiting) - len(lines)
    verb = "waits" if len(waiting) == 1 else "wait"
    told = f"It was asked, and has not answered: {counted(len(waiting), 'item')} {verb}."
    return "\n".join([told, *lines, *([f"and {more:,} more"] if more else [])])
