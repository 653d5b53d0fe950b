"""What the public is told of an item, and what is released for papers, on the screen."""

from collections.abc import Iterable
from typing import Final

from actionplan.domain.subjects.holding import ReleaseUpdate
from actionplan.domain.subjects.publishing import WithholdFromPublic, WritePublicLine
from actionplan.tui.commands.offered import key_of
from actionplan.tui.forms.fields.choice import ChoiceField
from actionplan.tui.forms.fields.entry import EntryField
from actionplan.tui.forms.fields.field import Field
from actionplan.tui.forms.fields.text import TextField
from actionplan.tui.forms.form import Answer, Form

_WITHHELD: Final = "withheld"
_PUBLICATION: Final = (("", "for publication, with this line"), (_WITHHELD, "not for publication"))


class PublicLineForm(Form):
    """What the public edition says of it, or that it says nothing."""

    heading = "In the public edition"

    def fields(self) -> Iterable[Field]:
        """Whether it is for publication, and the line."""
        row = self.context.only_row
        now = _WITHHELD if row is not None and row.item.withheld else ""
        self.publication = ChoiceField("publication", "In public", _PUBLICATION, self.initial("publication", now))
        hint = "Written for the public: nothing else that people wrote stands in that edition"
        words = self.initial("words", self.current("public_line"))
        self.words = TextField("words", "Public line", words, hint=hint)
        return (self.publication, self.words)

    def update_fields(self) -> None:
        """What is withheld has no line."""
        self.words.display = self.publication.typed != _WITHHELD

    def answer(self) -> Answer:
        """The line, or that it is withheld."""
        refs = self.context.refs
        if self.publication.typed == _WITHHELD:
            return Answer(WithholdFromPublic(refs=refs), self.typed)
        return Answer(WritePublicLine(refs=refs, words=self.words.typed), self.typed)


class ReleaseForm(Form):
    """An update that was held back may stand in papers."""

    heading = "Release an update for papers"

    def fields(self) -> Iterable[Field]:
        """Which entry."""
        hint = f"Its number in the history ({key_of('history')})"
        self.entry = EntryField("entry", "Entry", self.initial("entry"), required=True, hint=hint)
        return (self.entry,)

    def answer(self) -> Answer:
        """The release."""
        return Answer(ReleaseUpdate(entry=self.entry.number or 0), self.typed)
