"""Overrides on the screen: a meeting shows another colour than the rule's."""

from collections.abc import Iterable, Sequence
from typing import Final

from actionplan.domain.command import Command
from actionplan.domain.subjects.overrides import OverrideRating
from actionplan.domain.vocabulary import Colour
from actionplan.tui.forms.common_fields import reason_field
from actionplan.tui.forms.decision import DecisionForm
from actionplan.tui.forms.fields.choice import ChoiceField
from actionplan.tui.forms.fields.field import Field
from actionplan.tui.forms.fields.line import LineField
from actionplan.tui.forms.form import Answer

_COLOURS: Final = ((Colour.AMBER.value, "▲ amber"), (Colour.GREEN.value, "● green"))


class OverrideForm(DecisionForm):
    """A decided colour, until the body's next sitting."""

    heading = "Override the rating"

    def fields(self) -> Iterable[Field]:
        """The colour, the reason, the meeting, and who agreed it there."""
        hint = "Until the body's next sitting; the rule's own colour stays in sight"
        self.colour = ChoiceField("colour", "Shown as", _COLOURS, self.initial("colour"), hint=hint)
        self.reason = reason_field(self)
        self.agreed_by = LineField(
            "agreed-by",
            "Agreed by",
            self.initial("agreed-by"),
            required=True,
            hint="Name and role, other than the lead officer",
        )
        return (self.colour, self.reason, *self.meeting_fields(), self.agreed_by)

    def trials(self) -> Sequence[Command]:
        """Both colours."""
        context = self.context
        return [
            OverrideRating(
                refs=context.refs, colour=colour, reason="reason", meeting=context.deciding_meeting, agreed_by="meeting"
            )
            for colour in (Colour.AMBER, Colour.GREEN)
        ]

    def answer(self) -> Answer:
        """The decision."""
        command = OverrideRating(
            refs=self.context.refs,
            colour=Colour(self.colour.typed),
            reason=self.reason.typed,
            meeting=self.meeting.meeting_id,
            agreed_by=self.agreed_by.typed,
        )
        return self.decided(command)
