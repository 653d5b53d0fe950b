"""Forms about what happened: updates, notes, evidence, completion, reopening."""

from collections.abc import Iterable

from actionplan.domain.commands import RecordEvidence, RecordNote, RecordUpdate, Reopen, ReportComplete
from actionplan.domain.vocabulary import Declared, EvidenceKind, Outcome, Via
from actionplan.tui.forms.choice_field import ChoiceField
from actionplan.tui.forms.date_field import DateField
from actionplan.tui.forms.fields import Field, LineField, TextField
from actionplan.tui.forms.form import Answer, Form

_VIA = (("", "not said"), *((via.value, via.value) for via in Via))
_DECLARED = (
    ("", "as before"),
    (Declared.GREEN.value, "● green"),
    (Declared.AMBER.value, "▲ amber"),
    (Declared.RED.value, "■ red"),
    (Declared.NONE.value, "none"),
)
_RESTRICTED = (("", "no"), ("yes", "yes: never projected"))


class _Dated(Form):
    """Forms that ask on which day it happened: today, unless said."""

    def day_field(self) -> DateField:
        """The day, today at first."""
        today = self.subject.today
        given = self.given("on", today.isoformat())
        return DateField("on", "On", today, given, past=True, sittings=self.subject.sittings)


class UpdateForm(_Dated):
    """Progress."""

    heading = "Record progress"

    def fields(self) -> Iterable[Field]:
        """The words, whose they are, how they came, the lead's view, the day."""
        self.words = TextField("words", "Update", self.given("words"), required=True)
        self.sender = LineField("from", "From", self.given("from"), hint="Name and role; empty: you")
        self.via = ChoiceField("via", "Came by", _VIA, self.given("via"))
        self.declared = ChoiceField("declared", "Lead says", _DECLARED, self.given("declared"))
        self.restricted = ChoiceField("restricted", "Restricted", _RESTRICTED, self.given("restricted"))
        self.day = self.day_field()
        return (self.words, self.sender, self.via, self.declared, self.day, self.restricted)

    def answered(self) -> Answer:
        """The update."""
        command = RecordUpdate(
            refs=self.subject.refs,
            words=self.words.typed,
            on=self.day.day or self.subject.today,
            sender=self.sender.typed or None,
            via=Via(self.via.typed) if self.via.typed else None,
            declared=Declared(self.declared.typed) if self.declared.typed else None,
            restricted=bool(self.restricted.typed),
        )
        return Answer(command, self.typed)


class NoteForm(_Dated):
    """A contact that is no progress."""

    heading = "Note a contact"

    def fields(self) -> Iterable[Field]:
        """The words, with whom, how, the day."""
        self.words = TextField("words", "Note", self.given("words"), required=True, hint="It starts nothing")
        self.sender = LineField("from", "From", self.given("from"))
        self.via = ChoiceField("via", "Came by", _VIA, self.given("via"))
        self.restricted = ChoiceField("restricted", "Restricted", _RESTRICTED, self.given("restricted"))
        self.day = self.day_field()
        return (self.words, self.sender, self.via, self.day, self.restricted)

    def answered(self) -> Answer:
        """The note."""
        command = RecordNote(
            refs=self.subject.refs,
            words=self.words.typed,
            on=self.day.day or self.subject.today,
            sender=self.sender.typed or None,
            via=Via(self.via.typed) if self.via.typed else None,
            restricted=bool(self.restricted.typed),
        )
        return Answer(command, self.typed)


class EvidenceForm(_Dated):
    """A pointer to evidence."""

    heading = "Point to evidence"

    def fields(self) -> Iterable[Field]:
        """What it shows, what it is called, where it is held."""
        kinds = (
            (EvidenceKind.OUTPUT.value, "output: was it done"),
            (EvidenceKind.QUALITY.value, "quality: how well"),
            (EvidenceKind.IMPACT.value, "impact: what is different for children"),
        )
        self.kind = ChoiceField("kind", "Shows", kinds, self.given("kind"))
        self.what = LineField("title", "Title", self.given("title"), required=True)
        self.held_at = LineField("held-at", "Held at", self.given("held-at"), hint="Where it can be found")
        self.file = LineField(
            "file", "File", self.given("file"), hint="A path, if it is a file here: its SHA-256 is kept, not the file"
        )
        self.restricted = ChoiceField("restricted", "Restricted", _RESTRICTED, self.given("restricted"))
        self.day = self.day_field()
        return (self.what, self.kind, self.held_at, self.file, self.day, self.restricted)

    def answered(self) -> Answer:
        """The pointer; the file is read when it is saved."""
        command = RecordEvidence(
            refs=self.subject.refs,
            title=self.what.typed,
            evidence_kind=EvidenceKind(self.kind.typed),
            on=self.day.day or self.subject.today,
            held_at=self.held_at.typed or None,
            restricted=bool(self.restricted.typed),
        )
        return Answer(command, self.typed, file=self.file.typed.strip())


class CompleteForm(_Dated):
    """Reported complete."""

    heading = "Report complete"

    def fields(self) -> Iterable[Field]:
        """When, what was done, how it ended."""
        outcomes = (
            (Outcome.DELIVERED.value, "delivered"),
            (Outcome.IN_PART.value, "in part"),
            (Outcome.NOT_INTRODUCED.value, "considered, not introduced"),
        )
        self.summary = TextField("summary", "What was done", self.given("summary"), required=True)
        self.outcome = ChoiceField("outcome", "Outcome", outcomes, self.given("outcome"))
        self.day = self.day_field()
        return (self.summary, self.outcome, self.day)

    def answered(self) -> Answer:
        """The report."""
        command = ReportComplete(
            refs=self.subject.refs,
            on=self.day.day or self.subject.today,
            summary=self.summary.typed,
            outcome=Outcome(self.outcome.typed),
        )
        return Answer(command, self.typed)


class ReopenForm(Form):
    """Back in progress."""

    heading = "Reopen"

    def fields(self) -> Iterable[Field]:
        """Why."""
        self.reason = TextField("reason", "Reason", self.given("reason"), required=True, lines=3)
        return (self.reason,)

    def answered(self) -> Answer:
        """Reopened."""
        return Answer(Reopen(refs=self.subject.refs, reason=self.reason.typed), self.typed)
