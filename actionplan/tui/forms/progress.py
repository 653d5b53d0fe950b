"""Progress on the screen: updates, and contacts that are no progress."""

from collections.abc import Iterable
from typing import Final

from actionplan.domain.subjects.progress import RecordNote, RecordUpdate
from actionplan.domain.vocabulary import Declared, Via
from actionplan.tui.forms.common_fields import happened_on_field, restricted_field, via_field
from actionplan.tui.forms.fields.choice import ChoiceField
from actionplan.tui.forms.fields.field import Field
from actionplan.tui.forms.fields.line import LineField
from actionplan.tui.forms.fields.text import TextField
from actionplan.tui.forms.form import Answer, Form

_DECLARED: Final = (
    ("", "as before"),
    (Declared.GREEN.value, "● green"),
    (Declared.AMBER.value, "▲ amber"),
    (Declared.RED.value, "■ red"),
    (Declared.NONE.value, "none"),
)


class UpdateForm(Form):
    """A progress update, with the lead officer's own rating."""

    heading = "Record progress"

    def fields(self) -> Iterable[Field]:
        """The words, who they are from, how they came, the declared rating, the day, whether it is restricted."""
        self.words = TextField("words", "Update", self.initial("words"), required=True)
        self.sender = LineField("from", "From", self.initial("from"), hint="Name and role; empty: you")
        self.via = via_field(self)
        self.declared = ChoiceField("declared", "Lead says", _DECLARED, self.initial("declared"))
        self.day = happened_on_field(self)
        self.restricted = restricted_field(self)
        return (self.words, self.sender, self.via, self.declared, self.day, self.restricted)

    def answer(self) -> Answer:
        """The update."""
        command = RecordUpdate(
            refs=self.context.refs,
            words=self.words.typed,
            on=self.day.day or self.context.today,
            sender=self.sender.typed or None,
            via=Via(self.via.typed) if self.via.typed else None,
            declared=Declared(self.declared.typed) if self.declared.typed else None,
            restricted=bool(self.restricted.typed),
        )
        return Answer(command, self.typed)


class NoteForm(Form):
    """A contact that is no progress."""

    heading = "Note a contact"

    def fields(self) -> Iterable[Field]:
        """The words, with whom, how, the day, whether it is restricted."""
        hint = "A note does not start the item"
        self.words = TextField("words", "Note", self.initial("words"), required=True, hint=hint)
        self.sender = LineField("from", "From", self.initial("from"))
        self.via = via_field(self)
        self.day = happened_on_field(self)
        self.restricted = restricted_field(self)
        return (self.words, self.sender, self.via, self.day, self.restricted)

    def answer(self) -> Answer:
        """The note."""
        command = RecordNote(
            refs=self.context.refs,
            words=self.words.typed,
            on=self.day.day or self.context.today,
            sender=self.sender.typed or None,
            via=Via(self.via.typed) if self.via.typed else None,
            restricted=bool(self.restricted.typed),
        )
        return Answer(command, self.typed)
