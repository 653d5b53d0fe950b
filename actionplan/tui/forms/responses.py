"""The partnership's response to a recommendation, on the screen."""

from collections.abc import Iterable
from typing import Final

from actionplan.domain.subjects.responses import Respond
from actionplan.domain.vocabulary import Response
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
    """Accepted, or in part. Not accepting a recommendation is a meeting's decision, and not made here."""

    heading = "Response to the recommendation"

    def fields(self) -> Iterable[Field]:
        """The response and its reason."""
        row = self.context.only_row
        recorded = row.item.response.answer if row else None
        response = Response.ACCEPTED if recorded is Response.NOT_RECORDED else recorded
        self.response = ChoiceField(
            "response",
            "Response",
            _RESPONSES,
            self.initial("response", response.value if response else ""),
            hint="Not accepting one is a meeting's decision.",
        )
        self.reason = TextField("reason", "Reason", self.initial("reason", self.current("response_reason")), lines=3)
        return (self.response, self.reason)

    def answer(self) -> Answer:
        """The response."""
        response = Response(self.response.typed)
        command = Respond(refs=self.context.refs, response=response, reason=self.reason.typed or None)
        return Answer(command, self.typed)
