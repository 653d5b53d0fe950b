"""Deadlines on the screen: proposed, adopted by a meeting, and corrected. Extensions are in ``extensions``."""

from collections.abc import Iterable, Sequence

from actionplan.domain.command import Command
from actionplan.domain.subjects.deadlines import AdoptDates, ProposeDate
from actionplan.tui.days import long_day
from actionplan.tui.forms.common_fields import reason_field
from actionplan.tui.forms.context import FormContext
from actionplan.tui.forms.decision import DecisionForm, PerhapsDecidedForm, late_at_meeting
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


class CorrectDateForm(PerhapsDecidedForm):
    """A mistyped adopted date, put right on its own day, or by a meeting."""

    heading = "Correct an adopted date"

    def fields(self) -> Iterable[Field]:
        """The right day, why, and the meeting that agreed, where one had to."""
        context, row = self.context, self.context.only_row
        due = "" if row is None or row.item.deadline.due_on is None else row.item.deadline.due_on.isoformat()
        self.day = DateField("on", "Due", context.today, self.initial("on", due), sittings=context.sittings)
        self.reason = reason_field(self)
        earlier = any(each.item.deadline.recorded_on != context.today for each in context.rows)
        return (self.day, self.reason, *self.perhaps_decided_fields(usually=earlier))

    def answer(self) -> Answer:
        """The correction."""
        command = ProposeDate(
            refs=self.context.refs,
            on=self.day.day,
            correct=True,
            reason=self.reason.typed,
            meeting=self.meeting_id,
        )
        return self.decided(command)


class AdoptForm(DecisionForm):
    """A meeting adopts the proposed dates, or a date that it set itself."""

    heading = "Adopt the proposed dates"

    def fields(self) -> Iterable[Field]:
        """The meeting, and its own date: at the meeting, the proposed date is the meeting's too."""
        row = self.context.only_row
        due = row.item.deadline.due_on if row is not None and self.context.meeting is not None else None
        self.to = DateField(
            "to",
            "To",
            self.context.today,
            self.initial("to", "" if due is None else due.isoformat()),
            required=False,
            hint="It was proposed after the meeting: the date that the meeting itself set",
            sittings=self.context.sittings,
        )
        return (*self.meeting_fields(), self.to)

    def update_fields(self) -> None:
        """A date of the meeting's own is asked for where the proposed one came after it."""
        super().update_fields()
        meeting = self.meeting.meeting
        proposed = [row.item.deadline.proposed_on for row in self.context.rows]
        later = meeting is not None and any(day is None or day > meeting.on for day in proposed)
        self.to.display = later or self.context.meeting is not None

    def trials(self) -> Sequence[Command]:
        """The adoption of what was proposed, or of a date that the meeting set itself."""
        refs, at = self.context.refs, self.context.deciding_meeting
        own = [] if self.context.meeting is None else [AdoptDates(refs=refs, meeting=at, to=self.context.later)]
        return [AdoptDates(refs=refs, meeting=at), *own]

    def answer(self) -> Answer:
        """The adoption."""
        to = self.to.day if self.to.display else None
        return self.decided(AdoptDates(refs=self.context.refs, meeting=self.meeting.meeting_id, to=to))


def adopt_at_meeting(context: FormContext) -> YesNo | None:
    """The known meeting adopts the date of one item; None without a date or a meeting, or if it is recorded late."""
    row, meeting = context.only_row, context.meeting
    if row is None or row.item.deadline.due_on is None or meeting is None or late_at_meeting(context):
        return None
    heading = f"Adopt the date {long_day(row.item.deadline.due_on)}?"
    # At the meeting, the date is the meeting's own: it need not have been proposed before.
    command = AdoptDates(refs=context.refs, meeting=meeting.id, to=row.item.deadline.due_on)
    return YesNo(heading, f"{context.heading}\n\n{meeting.title}", command)
