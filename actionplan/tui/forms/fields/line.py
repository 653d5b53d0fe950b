"""A field with one line of text."""

from textual.widget import Widget
from textual.widgets import Input

from actionplan.domain.text import clean_line
from actionplan.tui.forms.fields.field import Field, problem_of
from actionplan.tui.widgets.typing import LineInput


class LineField(Field):
    """One line of text."""

    def __init__(
        self, name: str, label: str, value: str = "", *, required: bool = False, hint: str = "", secret: bool = False
    ) -> None:
        super().__init__(name, label, required=required, hint=hint)
        self._input = LineInput(value, id=f"input-{name}", secret=secret)

    def make_control(self) -> Widget:
        """An input."""
        return self._input

    @property
    def typed(self) -> str:
        """The line."""
        return self._input.value

    def focus_without_selecting(self) -> None:
        """The cursor behind the line."""
        self._input.select_on_focus = False
        self._input.action_end()
        self._input.focus()

    def on_line_input_joined(self, event: LineInput.Joined) -> None:
        """Say what has become of the line breaks of what was pasted."""
        event.stop()
        self.notify("Several lines were pasted. This field has one, so spaces stand for the line breaks.", markup=False)

    def problem(self) -> str:
        """Too long, or a character that is not text."""
        return problem_of(lambda: clean_line(self.typed, self.label))

    # Textual calls an ``on_…`` handler of every base class, so a kind of line overrides the two methods below instead.

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep the event inside the field."""
        event.stop()
        self.line_changed()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep the event inside the field."""
        event.stop()
        self.line_submitted()

    def line_changed(self) -> None:
        """The line was edited."""
        self.changed()

    def line_submitted(self) -> None:
        """Enter was pressed in the line."""
        self.post_message(self.Submitted(self))
