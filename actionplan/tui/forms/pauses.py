"""Pauses on the screen: a meeting agrees one, and it ends."""

from collections.abc import Iterable, Sequence

from actionplan.domain.command import Command
from actionplan.domain.subjects.pauses import PauseItems, ResumeItems
from actionplan.tui.forms.common_fields import reason_field
from actionplan.tui.forms.context import FormContext
from actionplan.tui.forms.decision import DecisionForm
from actionplan.tui.forms.fields.date import DateField
from actionplan.tui.forms.fields.field import Field
from actionplan.tui.forms.form import Answer
from actionplan.tui.forms.question import YesNo


class PauseForm(DecisionForm):
    """A pause until a review date."""

    heading = "Pause"

    def fields(self) -> Iterable[Field]:
        """The review date, the reason, the meeting."""
        self.until = DateField(
            "until",
            "Until",
            self.context.today,
            self.initial("until"),
            sittings=self.context.sittings,
            hint="When the pause is reviewed; the deadline does not move",
        )
        self.reason = reason_field(self)
        return (self.until, self.reason, *self.meeting_fields())

    def trials(self) -> Sequence[Command]:
        """A pause until a later day."""
        context = self.context
        return [PauseItems(refs=context.refs, until=context.later, reason="reason", meeting=context.deciding_meeting)]

    def answer(self) -> Answer:
        """The pause."""
        command = PauseItems(
            refs=self.context.refs,
            until=self.until.day or self.context.today,
            reason=self.reason.typed,
            meeting=self.meeting.meeting_id,
        )
        return self.decided(command)


def end_pause(context: FormContext) -> YesNo | None:
    """Ends the pause; None unless all items are paused."""
    if any(row.item.pause is None for row in context.rows):
        return None
    return YesNo("End the pause?", context.heading, ResumeItems(refs=context.refs))
