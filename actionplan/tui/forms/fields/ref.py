"""A field for another item of the plan."""

from actionplan.domain.rating.view import PlanView
from actionplan.tui.forms.fields.field import problem_of
from actionplan.tui.forms.fields.line import LineField


class RefField(LineField):
    """An item by its number or ref, or none."""

    def __init__(self, name: str, label: str, view: PlanView, value: str) -> None:
        super().__init__(name, label, value, hint="Its number or ref; may stay empty")
        self._view = view

    @property
    def ref(self) -> str | None:
        """The item's ref; None if the field is empty. Raises ``BadInput``."""
        return self._view.resolve_ref(self.typed) if self.typed.strip() else None

    def problem(self) -> str:
        """Not text, or no such item."""
        return super().problem() or problem_of(lambda: self.ref)
