"""Meetings on the screen: putting one on record, and opening the minutes of a closed one again."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from actionplan.domain.dates import sitting_remarks
from actionplan.domain.meetings.sittings import meetings_that_sat
from actionplan.domain.subjects.meetings import AddMeetings, ReopenMeeting
from actionplan.domain.typed.calendar_days import Meant
from actionplan.domain.vocabulary import MeetingKind
from actionplan.tui.forms.common_fields import reason_field
from actionplan.tui.forms.fields.choice import ChoiceField
from actionplan.tui.forms.fields.date import DateField
from actionplan.tui.forms.fields.field import Field
from actionplan.tui.forms.fields.line import LineField
from actionplan.tui.forms.fields.meeting import MeetingField
from actionplan.tui.forms.form import Answer, Form

_KINDS: Final = ((MeetingKind.SITTING.value, "sitting"), (MeetingKind.CHAIRS_ACTION.value, "chair's action"))


class MeetingDayField(DateField):
    """The day of a meeting. A chair's action is taken on any day, so only a sitting's day has remarks."""

    is_sitting = True

    @property
    def meant(self) -> Meant:
        """A sitting is on one day, most often to come; a chair's action has been taken."""
        return Meant.DAY if self.is_sitting else Meant.PAST

    def remarks(self, day: date) -> Sequence[str]:
        """What is unusual about holding a sitting on the day."""
        return sitting_remarks(day, self._today) if self.is_sitting else ()


class AddMeetingForm(Form):
    """A sitting, or a chair's action that has been taken."""

    heading = "Add a meeting"

    def fields(self) -> Iterable[Field]:
        """The body, the day, the kind."""
        bodies = [each.governing_body for each in self.context.view.snapshot.reviews]
        self.body = LineField("body", "Body", self.initial("body", bodies[0] if bodies else ""), required=True)
        self.day = MeetingDayField(
            "on", "On", self.context.today, self.initial("on"), sittings=self.context.sittings, hint="11/3/27 · +6w"
        )
        self.kind = ChoiceField("kind", "Kind", _KINDS, self.initial("kind"))
        return (self.body, self.day, self.kind)

    def update_fields(self) -> None:
        """The remarks about the day depend on the kind."""
        self.day.is_sitting = self.kind.typed == MeetingKind.SITTING.value
        self.day.show_note()

    def answer(self) -> Answer:
        """The meeting."""
        command = AddMeetings(
            body=self.body.typed,
            days=(self.day.day or self.context.today,),
            meeting_kind=MeetingKind(self.kind.typed),
        )
        return Answer(command, self.typed)


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
