"""Closing an item without completing it, on the screen."""

from collections.abc import Iterable, Sequence

from actionplan.domain.command import Command
from actionplan.domain.subjects.closing import Supersede
from actionplan.tui.forms.common_fields import reason_field
from actionplan.tui.forms.decision import DecisionForm
from actionplan.tui.forms.fields.field import Field
from actionplan.tui.forms.fields.ref import RefField
from actionplan.tui.forms.form import Answer


class SupersedeForm(DecisionForm):
    """A meeting puts something else in the item's place."""

    heading = "Supersede"

    def fields(self) -> Iterable[Field]:
        """The item that takes its place, the reason, the meeting."""
        self.by_item = RefField("by-item", "By item", self.context.view, self.initial("by-item"))
        self.reason = reason_field(self)
        return (self.by_item, self.reason, *self.meeting_fields())

    def trials(self) -> Sequence[Command]:
        """The decision."""
        meeting = self.context.deciding_meeting
        return [Supersede(refs=self.context.refs, reason="reason", meeting=meeting)]

    def answer(self) -> Answer:
        """The decision."""
        command = Supersede(
            refs=self.context.refs,
            reason=self.reason.typed,
            meeting=self.meeting.meeting_id,
            by_item=self.by_item.ref,
        )
        return self.decided(command)
