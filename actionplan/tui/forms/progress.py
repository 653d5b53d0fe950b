"""Progress on the screen: updates, contacts that are no progress, and evidence."""

from collections.abc import Iterable, Sequence
from typing import Final

from actionplan.domain.command import Command
from actionplan.domain.subjects.progress import RecordEvidence, RecordNote, RecordUpdate
from actionplan.domain.vocabulary import Declared, EvidenceKind, Source, Via
from actionplan.tui.forms.common_fields import happened_on_field, restricted_field, source_field, via_field
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
_HOLD: Final = (("", "from now on"), ("yes", "held back until it is released"))
_EVIDENCE_KINDS: Final = (
    (EvidenceKind.OUTPUT.value, "output: was it done"),
    (EvidenceKind.QUALITY.value, "quality: how well"),
    (EvidenceKind.IMPACT.value, "impact: what is different for children"),
)


class UpdateForm(Form):
    """A progress update, with the lead officer's own rating."""

    heading = "Record progress"

    def fields(self) -> Iterable[Field]:
        """The words, who they are from, how they came, the declared rating, the day, whether papers may show it."""
        self.words = TextField("words", "Update", self.initial("words"), required=True)
        self.sender = LineField("from", "From", self.initial("from"), hint="Name and role; empty: you")
        self.via = via_field(self)
        self.declared = ChoiceField("declared", "Lead says", _DECLARED, self.initial("declared"))
        self.day = happened_on_field(self)
        self.restricted = restricted_field(self)
        self.hold = ChoiceField("hold", "In papers", _HOLD, self.initial("hold"))
        return (self.words, self.sender, self.via, self.declared, self.day, self.restricted, self.hold)

    def trials(self) -> Sequence[Command]:
        """An update of today."""
        return [RecordUpdate(refs=self.context.refs, words="words", on=self.context.today)]

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
            hold=bool(self.hold.typed),
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

    def trials(self) -> Sequence[Command]:
        """A note of today."""
        return [RecordNote(refs=self.context.refs, words="words", on=self.context.today)]

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


class EvidenceForm(Form):
    """A pointer to evidence; the evidence itself is not copied."""

    heading = "Record evidence"

    def fields(self) -> Iterable[Field]:
        """Title, what it shows, where it is held, a file, the day, whether it is restricted, its source."""
        self.what = LineField("title", "Title", self.initial("title"), required=True)
        self.kind = ChoiceField("kind", "Shows", _EVIDENCE_KINDS, self.initial("kind"))
        self.held_at = LineField("held-at", "Held at", self.initial("held-at"), hint="Where it can be found")
        hint = "Path to a file on this computer, if any: its SHA-256 is kept, not the file"
        self.file = LineField("file", "File", self.initial("file"), hint=hint)
        self.day = happened_on_field(self)
        self.restricted = restricted_field(self)
        self.source = source_field(self)
        return (self.what, self.kind, self.held_at, self.file, self.day, self.restricted, self.source)

    def trials(self) -> Sequence[Command]:
        """Evidence of today."""
        refs, today = self.context.refs, self.context.today
        return [RecordEvidence(refs=refs, title="title", evidence_kind=EvidenceKind.OUTPUT, on=today)]

    def answer(self) -> Answer:
        """The pointer; the file is read when it is saved."""
        command = RecordEvidence(
            refs=self.context.refs,
            title=self.what.typed,
            evidence_kind=EvidenceKind(self.kind.typed),
            on=self.day.day or self.context.today,
            held_at=self.held_at.typed or None,
            restricted=bool(self.restricted.typed),
            source=Source(self.source.typed) if self.source.typed else None,
        )
        return Answer(command, self.typed, file=self.file.typed.strip())
