"""Redaction on the screen."""

from collections.abc import Iterable

from actionplan.domain.subjects.redaction import Redact
from actionplan.tui.commands.offered import key_of
from actionplan.tui.forms.fields.entry import EntryField
from actionplan.tui.forms.fields.field import Field
from actionplan.tui.forms.fields.text import TextField
from actionplan.tui.forms.form import Answer, Form


class RedactForm(Form):
    """The words of an entry are removed for good."""

    heading = "Remove the words of an entry for good"
    save_label = "Continue"

    def fields(self) -> Iterable[Field]:
        """Which entry, and why."""
        hint = f"Its number in the history ({key_of('history')})"
        self.entry = EntryField("entry", "Entry", self.initial("entry"), required=True, hint=hint)
        self.reason = TextField("reason", "Reason", self.initial("reason"), required=True, lines=2)
        return (self.entry, self.reason)

    def answer(self) -> Answer:
        """What to remove; the app shows the words and asks once more before it saves."""
        return Answer(Redact(entry=self.entry.number or 0, reason=self.reason.typed), self.typed)
