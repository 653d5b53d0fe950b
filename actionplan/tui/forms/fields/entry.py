"""A field for the number of a ledger entry."""

from actionplan.domain.errors import BadInput
from actionplan.tui.commands.offered import key_of
from actionplan.tui.forms.fields.field import problem_of
from actionplan.tui.forms.fields.line import LineField

_MOST_DIGITS = 12


class EntryField(LineField):
    """The number of an entry, with or without "#"."""

    @property
    def number(self) -> int | None:
        """The number; None if the field is empty. Raises ``BadInput``."""
        typed = self.typed.strip().removeprefix("#")
        if not typed:
            return None
        if not typed.isascii() or not typed.isdigit() or len(typed) > _MOST_DIGITS:
            shown = f"the history ({key_of('history')}) shows it at the start of each line."
            raise BadInput(f"That is not the number of an entry: {shown}")
        return int(typed)

    def problem(self) -> str:
        """Not a number."""
        return problem_of(lambda: self.number)
