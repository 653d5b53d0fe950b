"""A field for several agencies on one line, each matched while it is typed."""

from textual.content import Content

from actionplan.domain.rating.view import PlanView
from actionplan.domain.state.entities import Agency
from actionplan.tui.forms.fields.field import problem_of
from actionplan.tui.forms.fields.line import LineField
from actionplan.tui.styles import line_of


class AgenciesField(LineField):
    """Known agencies, separated by semicolons."""

    def __init__(self, name: str, label: str, view: PlanView, value: str, *, hint: str) -> None:
        super().__init__(name, label, value, hint=hint)
        self._view = view

    @property
    def agencies(self) -> list[Agency]:
        """The agencies that were typed. Raises ``BadInput``."""
        return [self._view.resolve_agency(each) for each in self.typed.split(";") if each.strip()]

    def problem(self) -> str:
        """A name that no agency has, or several have."""
        return problem_of(lambda: self.agencies)

    def feedback(self) -> Content:
        """The agencies that were understood, where they differ from what was typed."""
        names = "; ".join(agency.name for agency in self.agencies)
        if not names:
            return Content(self.hint)
        return Content("" if names == self.typed else f"= {line_of(names)}")
