"""The contributing agencies, in one line, each matched as it is typed."""

from textual.content import Content

from actionplan.domain.rating.view import PlanView
from actionplan.domain.state.entities import Agency
from actionplan.tui.forms.fields import LineField, trouble
from actionplan.tui.styles import line_of


class ContributorsField(LineField):
    """Agencies with semicolons between them."""

    def __init__(self, view: PlanView, value: str) -> None:
        super().__init__("contributing", "With", value, hint="Contributing agencies, with ; between them")
        self._view = view

    @property
    def agencies(self) -> list[Agency]:
        """The agencies meant. Raises ``BadInput``."""
        return [self._view.resolve_agency(each) for each in self.typed.split(";") if each.strip()]

    def problem(self) -> str:
        """One that is not in the list."""
        return trouble(lambda: self.agencies)

    def answer(self) -> Content:
        """Who was understood."""
        names = "; ".join(agency.name for agency in self.agencies)
        return Content(self.hint) if not names else Content("" if names == self.typed else f"= {line_of(names)}")
