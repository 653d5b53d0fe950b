"""The partnership's response to a recommendation, on the screen."""

from collections.abc import Iterable, Sequence
from typing import Final

from actionplan.domain.command import Command
from actionplan.domain.subjects.responses import Respond
from actionplan.domain.vocabulary import Response, Status
from actionplan.tui.forms.common_fields import meeting_field
from actionplan.tui.forms.fields.choice import ChoiceField
from actionplan.tui.forms.fields.field import Field
from actionplan.tui.forms.fields.text import TextField
from actionplan.tui.forms.form import Answer, Form

_RESPONSES: Final = (
    (Response.ACCEPTED.value, "accepted"),
    (Response.PART.value, "accepted in part"),
    (Response.NOT_RECORDED.value, "not recorded"),
)


class RespondForm(Form):
    """Accepted, or in part; after it was not accepted, by a later meeting. Not accepting one is not done here."""

    heading = "Response to the recommendation"

    def fields(self) -> Iterable[Field]:
        """The response and its reason."""
        row = self.context.only_row
        recorded = row.item.response.answer if row else None
        unanswered = recorded in {Response.NOT_RECORDED, Response.NOT_ACCEPTED}
        response = Response.ACCEPTED if unanswered else recorded
        self.response = ChoiceField(
            "response",
            "Response",
            _RESPONSES,
            self.initial("response", response.value if response else ""),
            hint="Not accepting one is a meeting's decision.",
        )
        again = self._again()
        reason = self.initial("reason", "" if again else self.current("response_reason"))
        self.reason = TextField("reason", "Reason", reason, required=again, lines=3)
        self.meeting = meeting_field(self) if again else None
        return (self.response, self.reason, *([self.meeting] if self.meeting else ()))

    def _again(self) -> bool:
        return any(row.item.status is Status.NOT_ACCEPTED for row in self.context.rows)

    def trials(self) -> Sequence[Command]:
        """Acceptance."""
        refs = self.context.refs
        if not self._again():
            return [Respond(refs=refs, response=Response.ACCEPTED)]
        return [Respond(refs=refs, response=Response.ACCEPTED, reason="r", meeting=self.context.deciding_meeting)]

    def answer(self) -> Answer:
        """The response."""
        response = Response(self.response.typed)
        decided_at = self.meeting.meeting_id if self.meeting else None
        reason = self.reason.typed or None
        command = Respond(refs=self.context.refs, response=response, reason=reason, meeting=decided_at)
        return Answer(command, self.typed)
