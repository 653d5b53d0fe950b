"""A field for roles and agencies, one a line: who was present, who has to do something. Never a person's name."""

from actionplan.domain.offices import office_in_words
from actionplan.domain.rating.view import PlanView
from actionplan.tui.forms.fields.field import problem_of
from actionplan.tui.forms.fields.line import LineField
from actionplan.tui.forms.fields.text import TextField


class OfficesField(TextField):
    """Roles and agencies, a line each."""

    def __init__(self, name: str, label: str, view: PlanView, value: str = "", *, hint: str = "") -> None:
        super().__init__(name, label, value, hint=hint, lines=3)
        self._view = view

    @property
    def offices(self) -> tuple[str, ...]:
        """The lines, an agency by its name in full where its beginning was typed."""
        return tuple(self._view.office_typed(each.strip()) for each in self.typed.splitlines() if each.strip())

    def problem(self) -> str:
        """Not text, or a line that reads as a person."""
        return super().problem() or problem_of(
            lambda: [office_in_words(each, self.label, self._view.agencies) for each in self.offices]
        )


class OfficeField(LineField):
    """One role or agency."""

    def __init__(
        self, name: str, label: str, view: PlanView, value: str = "", *, required: bool = False, hint: str = ""
    ) -> None:
        super().__init__(name, label, value, required=required, hint=hint)
        self._view = view

    @property
    def office(self) -> str:
        """What was typed, an agency by its name in full."""
        return self._view.office_typed(self.typed.strip())

    def problem(self) -> str:
        """Not text, or a person."""
        wrong = super().problem()
        if wrong or not self.typed.strip():
            return wrong
        return problem_of(lambda: office_in_words(self.office, self.label, self._view.agencies))
