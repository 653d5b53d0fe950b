"""Who is writing, on the screen: asked once, where neither an option nor a setting has said so."""

from collections.abc import Iterable

from actionplan.tui.forms.fields.field import Field
from actionplan.tui.forms.fields.line import LineField
from actionplan.tui.forms.form import Answer, Form


class AuthorForm(Form):
    """The name that stands beside every entry; the answer is the text typed, and no command."""

    heading = "Who is writing?"
    save_label = "Keep"

    def fields(self) -> Iterable[Field]:
        """Name and role on one line."""
        hint = "Stands beside all that you record, as “Business Manager”. Kept for the next time."
        self.by = LineField("by", "Name and role", self.initial("by", self.context.by), required=True, hint=hint)
        return (self.by,)

    def answer(self) -> Answer:
        """The name, as text."""
        return Answer(None, self.typed)
