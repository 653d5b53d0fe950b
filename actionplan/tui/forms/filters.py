"""The name under which a filter is saved. Answers with what was typed, and no command: nothing of it is on record."""

from collections.abc import Iterable

from actionplan.domain.text import shorten
from actionplan.tui.forms.fields.field import Field
from actionplan.tui.forms.fields.line import LineField
from actionplan.tui.forms.form import Answer, Form


class SaveFilterForm(Form):
    """A name for what the list is narrowed to."""

    heading = "Save the filter"

    def about(self) -> str:
        """The filter."""
        return f"It shows: {shorten(self.context.about, 200)}"

    def fields(self) -> Iterable[Field]:
        """The name."""
        hint = "Saved filters, in the palette (ctrl+p), lists it; one of the same name is replaced"
        return (LineField("name", "Name", self.initial("name"), required=True, hint=hint),)

    def answer(self) -> Answer:
        """The name, as text."""
        return Answer(None, self.typed)
