"""Forms about what is said of an item besides who, when and how far: its plan, the response to it, its theme."""

from collections.abc import Iterable

from actionplan.domain.commands import Respond, SetPlan, SetTheme
from actionplan.domain.vocabulary import Response
from actionplan.tui.forms.choice_field import ChoiceField
from actionplan.tui.forms.fields import Field, LineField, TextField
from actionplan.tui.forms.form import Answer, Form


class PlanForm(Form):
    """What will be done."""

    heading = "Plan"

    def fields(self) -> Iterable[Field]:
        """What will be done, the intended outcome, the measure."""
        hint = "" if self.subject.one else "Left empty: each item keeps what it has."
        self.will_do = TextField(
            "will-do", "Will be done", self.given("will-do", self.present("will_do")), lines=3, hint=hint
        )
        self.outcome = TextField("outcome", "Outcome", self.given("outcome", self.present("intended_outcome")), lines=3)
        self.measure = TextField("measure", "Measured by", self.given("measure", self.present("measure")), lines=3)
        return (self.will_do, self.outcome, self.measure)

    def answered(self) -> Answer:
        """For one item an emptied field takes the text away."""
        keep = self.subject.one is None
        texts = [each.typed or (None if keep else "") for each in (self.will_do, self.outcome, self.measure)]
        command = SetPlan(refs=self.subject.refs, will_do=texts[0], intended_outcome=texts[1], measure=texts[2])
        return Answer(command, self.typed)


class RespondForm(Form):
    """The partnership's response."""

    heading = "Response to the recommendation"

    def fields(self) -> Iterable[Field]:
        """Accepted or in part, and why."""
        one = self.subject.one
        present = one.item.response.value if one else ""
        options = (
            (Response.ACCEPTED.value, "accepted"),
            (Response.PART.value, "accepted in part"),
            (Response.NOT_RECORDED.value, "not recorded"),
        )
        known = present if present != Response.NOT_RECORDED.value else Response.ACCEPTED.value
        self.response = ChoiceField(
            "response",
            "Response",
            options,
            self.given("response", known),
            hint="Not accepting one is a meeting's decision.",
        )
        self.reason = TextField("reason", "Reason", self.given("reason", self.present("response_reason")), lines=3)
        return (self.response, self.reason)

    def answered(self) -> Answer:
        """The response with its reason."""
        command = Respond(
            refs=self.subject.refs, response=Response(self.response.typed), reason=self.reason.typed or None
        )
        return Answer(command, self.typed)


class ThemeForm(Form):
    """Our theme."""

    heading = "Theme (ours, not the review's)"

    def fields(self) -> Iterable[Field]:
        """The theme."""
        self.theme = LineField("theme", "Theme", self.given("theme", self.present("theme")), hint="Empty takes it away")
        return (self.theme,)

    def answered(self) -> Answer:
        """The theme."""
        return Answer(SetTheme(refs=self.subject.refs, theme=self.theme.typed), self.typed)
