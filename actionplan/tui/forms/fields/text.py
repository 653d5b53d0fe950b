"""A field with several lines of text."""

from typing import Final

from textual.widget import Widget
from textual.widgets import TextArea

from actionplan.domain.text import clean
from actionplan.tui.forms.fields.field import Field, problem_of
from actionplan.tui.widgets.typing import WordsArea

_MOST_LINES: Final = 14


class TextField(Field):
    """Several lines of text."""

    def __init__(
        self, name: str, label: str, value: str = "", *, required: bool = False, hint: str = "", lines: int = 4
    ) -> None:
        super().__init__(name, label, required=required, hint=hint)
        self._area = WordsArea(value, id=f"input-{name}")
        # It grows with what is typed, until the form's own page scrolls.
        self._area.styles.height = "auto"
        self._area.styles.min_height = lines
        self._area.styles.max_height = _MOST_LINES

    def make_control(self) -> Widget:
        """A text area; tab leaves it."""
        return self._area

    @property
    def typed(self) -> str:
        """The text."""
        return self._area.text

    def put(self, words: str) -> None:
        """Have other words in it, with the cursor behind them."""
        self._area.text = words
        self.focus_without_selecting()

    def focus_without_selecting(self) -> None:
        """The cursor behind the last line."""
        self._area.move_cursor(self._area.document.end)
        self._area.focus()

    def problem(self) -> str:
        """Too long, or a character that is not text."""
        return problem_of(lambda: clean(self.typed, self.label))

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Keep the event inside the field."""
        event.stop()
        self.changed()
