"""The day or meeting as at which the plan is shown."""

from collections.abc import Iterable

from actionplan.tui.forms.fields.field import Field
from actionplan.tui.forms.fields.moment import MomentField
from actionplan.tui.forms.form import Answer, Form


class AsAtForm(Form):
    """Another day to show the plan as at; the answer is the text typed, and no command."""

    heading = "Show the plan as at a past day"
    save_label = "Show"

    def fields(self) -> Iterable[Field]:
        """The day or meeting."""
        self.moment = MomentField(self.context, self.initial("on"))
        return (self.moment,)

    def answer(self) -> Answer:
        """The day or meeting, as text."""
        return Answer(None, self.typed)
