"""Evidence on the screen."""

from collections.abc import Iterable
from typing import Final

from actionplan.domain.subjects.progress import RecordEvidence
from actionplan.domain.vocabulary import EvidenceKind
from actionplan.tui.forms.common_fields import happened_on_field, restricted_field
from actionplan.tui.forms.fields.choice import ChoiceField
from actionplan.tui.forms.fields.field import Field
from actionplan.tui.forms.fields.line import LineField
from actionplan.tui.forms.form import Answer, Form

_KINDS: Final = (
    (EvidenceKind.OUTPUT.value, "output: was it done"),
    (EvidenceKind.QUALITY.value, "quality: how well"),
    (EvidenceKind.IMPACT.value, "impact: what is different for children"),
)


class EvidenceForm(Form):
    """A pointer to evidence; the evidence itself is not copied."""

    heading = "Record evidence"

    def fields(self) -> Iterable[Field]:
        """Title, what it shows, where it is held, a file, the day, whether it is restricted."""
        self.what = LineField("title", "Title", self.initial("title"), required=True)
        self.kind = ChoiceField("kind", "Shows", _KINDS, self.initial("kind"))
        self.held_at = LineField("held-at", "Held at", self.initial("held-at"), hint="Where it can be found")
        hint = "Path to a file on this computer, if any: its SHA-256 is kept, not the file"
        self.file = LineField("file", "File", self.initial("file"), hint=hint)
        self.day = happened_on_field(self)
        self.restricted = restricted_field(self)
        return (self.what, self.kind, self.held_at, self.file, self.day, self.restricted)

    def answer(self) -> Answer:
        """The pointer; the file is read when it is saved."""
        command = RecordEvidence(
            refs=self.context.refs,
            title=self.what.typed,
            evidence_kind=EvidenceKind(self.kind.typed),
            on=self.day.day or self.context.today,
            held_at=self.held_at.typed or None,
            restricted=bool(self.restricted.typed),
        )
        return Answer(command, self.typed, file=self.file.typed.strip())
