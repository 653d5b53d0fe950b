"""A field for a whole number, or none."""

from actionplan.domain.errors import BadInput
from actionplan.tui.forms.fields.field import problem_of
from actionplan.tui.forms.fields.line import LineField

_MOST_DIGITS = 9


class WholeNumberField(LineField):
    """A whole number of 0 or more."""

    @property
    def number(self) -> int | None:
        """The number; None if the field is empty. Raises ``BadInput``."""
        typed = self.typed.strip()
        if not typed:
            return None
        if not typed.isascii() or not typed.isdigit() or len(typed) > _MOST_DIGITS:
            raise BadInput("That is not a whole number: type one such as 7, or leave it empty.")
        return int(typed)

    def problem(self) -> str:
        """Not a number."""
        return problem_of(lambda: self.number)
