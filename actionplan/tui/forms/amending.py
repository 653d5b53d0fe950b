"""Putting words right on the screen."""

from collections.abc import Iterable

from actionplan.domain.subjects.amending import Amend
from actionplan.tui.commands.offered import key_of
from actionplan.tui.forms.fields.entry import EntryField
from actionplan.tui.forms.fields.field import Field
from actionplan.tui.forms.fields.line import LineField
from actionplan.tui.forms.fields.text import TextField
from actionplan.tui.forms.form import Answer, Form


class AmendForm(Form):
    """The words of an entry are put right; both wordings stay on record."""

    heading = "Put the words of an entry right"

    def fields(self) -> Iterable[Field]:
        """Which entry, what it says instead, and why."""
        hint = f"Its number in the history ({key_of('history')})"
        self.entry = EntryField("entry", "Entry", self.initial("entry"), required=True, hint=hint)
        hint = "The old words stay on record: Redact entry removes them"
        self.words = TextField("words", "Right words", self.initial("words"), hint=hint)
        self.sender = LineField("sender", "Or from", self.initial("sender"), hint="Whose words they are")
        self.given = TextField(
            "answer", "Or answer", self.initial("answer"), lines=2, hint="What a challenge was answered"
        )
        self.held_at = LineField("held_at", "Or held at", self.initial("held_at"), hint="Where evidence is held")
        self.period = LineField("period", "Or period", self.initial("period"), hint="The time of a reading")
        self.reason = TextField("reason", "Reason", self.initial("reason"), required=True, lines=2)
        return (self.entry, self.words, self.sender, self.given, self.held_at, self.period, self.reason)

    def answer(self) -> Answer:
        """What to put right."""
        command = Amend(
            entry=self.entry.number or 0,
            words=self.words.typed or None,
            sender=self.sender.typed or None,
            answer=self.given.typed or None,
            held_at=self.held_at.typed or None,
            period=self.period.typed or None,
            reason=self.reason.typed,
        )
        return Answer(command, self.typed)
