"""Deadlines on the screen: a proposed date, and its adoption by a meeting. Extensions are in ``extensions``."""

from collections.abc import Iterable, Sequence

from actionplan.domain.command import Command
from actionplan.domain.dates import long_day
from actionplan.domain.subjects.deadlines import AdoptDates, ProposeDate
from actionplan.tui.forms.common_fields import meeting_field
from actionplan.tui.forms.context import FormContext
from actionplan.tui.forms.fields.date import DateField
from actionplan.tui.forms.fields.field import Field
from actionplan.tui.forms.form import Answer, Form
from actionplan.tui.forms.question import YesNo


class DeadlineForm(Form):
    """A proposed date."""

    heading = "Set the deadline"

    def fields(self) -> Iterable[Field]:
        """The day."""
        row = self.context.only_row
        due = row.item.deadline.due_on.isoformat() if row and row.item.deadline.due_on else ""
        hint = "31/3/27 · 31 March 2027 · +6w · 3 months · end of March" + (" · empty removes it" if due else "")
        self.day = DateField(
            "on",
            "Due",
            self.context.today,
            self.initial("on", due),
            required=not due,
            hint=hint,
            sittings=self.context.sittings,
        )
        return (self.day,)

    def trials(self) -> Sequence[Command]:
        """Another day than today's."""
        return [ProposeDate(refs=self.context.refs, on=self.context.later)]

    def answer(self) -> Answer:
        """The day, or none."""
        return Answer(ProposeDate(refs=self.context.refs, on=self.day.day), self.typed)


class AdoptForm(Form):
    """A meeting adopts the proposed dates."""

    heading = "Adopt the proposed dates"

    def fields(self) -> Iterable[Field]:
        """The meeting."""
        self.meeting = meeting_field(self)
        return (self.meeting,)

    def trials(self) -> Sequence[Command]:
        """The adoption."""
        return [AdoptDates(refs=self.context.refs, meeting=self.context.deciding_meeting)]

    def answer(self) -> Answer:
        """The adoption."""
        return Answer(AdoptDates(refs=self.context.refs, meeting=self.meeting.meeting_id), self.typed)


def adopt_at_meeting(context: FormContext) -> YesNo | None:
    """The known meeting adopts the date of one item; None if there is no meeting or no date."""
    row, meeting = context.only_row, context.meeting
    if row is None or row.item.deadline.due_on is None or meeting is None:
        return None
    heading = f"Adopt the date {long_day(row.item.deadline.due_on)}?"
    return YesNo(heading, f"{context.heading}\n\n{meeting.title}", AdoptDates(refs=context.refs, meeting=meeting.id))
