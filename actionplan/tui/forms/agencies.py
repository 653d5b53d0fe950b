"""Agencies on the screen."""

from collections.abc import Iterable

from actionplan.domain.subjects.agencies import AddAgency
from actionplan.tui.forms.fields.field import Field
from actionplan.tui.forms.fields.line import LineField
from actionplan.tui.forms.form import Answer, Form


class AddAgencyForm(Form):
    """A new agency."""

    heading = "Add an agency"

    def fields(self) -> Iterable[Field]:
        """Its name and its other names."""
        self.what = LineField("name", "Name", self.initial("name"), required=True)
        self.aliases = LineField("aliases", "Also called", self.initial("aliases"), hint="Separated by ;")
        return (self.what, self.aliases)

    def answer(self) -> Answer:
        """The agency."""
        aliases = tuple(each.strip() for each in self.aliases.typed.split(";") if each.strip())
        return Answer(AddAgency(name=self.what.typed, aliases=aliases), self.typed)
