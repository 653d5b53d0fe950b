"""The scrutineer's view on the screen."""

from collections.abc import Iterable, Sequence

from actionplan.domain.command import Command
from actionplan.domain.subjects.scrutiny import RecordScrutiny
from actionplan.tui.forms.common_fields import happened_on_field
from actionplan.tui.forms.fields.field import Field
from actionplan.tui.forms.fields.line import LineField
from actionplan.tui.forms.fields.text import TextField
from actionplan.tui.forms.form import Answer, Form


class ScrutinyForm(Form):
    """What a scrutineer says of the item."""

    heading = "Scrutineer's view"

    def fields(self) -> Iterable[Field]:
        """The words, whose they are, the day."""
        hint = "It agrees nothing and changes no rating"
        self.words = TextField("words", "View", self.initial("words"), required=True, hint=hint)
        self.sender = LineField(
            "from", "From", self.initial("from"), required=True, hint="Such as: Independent scrutineer"
        )
        self.day = happened_on_field(self)
        return (self.words, self.sender, self.day)

    def trials(self) -> Sequence[Command]:
        """A view of today."""
        return [RecordScrutiny(refs=self.context.refs, words="words", sender="scrutineer", on=self.context.today)]

    def answer(self) -> Answer:
        """The view."""
        command = RecordScrutiny(
            refs=self.context.refs,
            words=self.words.typed,
            sender=self.sender.typed,
            on=self.day.day or self.context.today,
        )
        return Answer(command, self.typed)
