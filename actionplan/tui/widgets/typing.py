"""Where people type. Textual draws what is typed as it is, escapes too: these draw stand-ins, and keep the text."""

from collections.abc import Iterable

from rich.highlighter import Highlighter
from rich.text import Text
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.widgets import Input, TextArea

from actionplan.domain.text import visible


class _Inert(Highlighter):
    """One stand-in a character, so that the cursor stays where it belongs."""

    def __call__(self, text: str | Text) -> Text:
        """The text, inert."""
        return Text(visible(str(text), newlines=False), no_wrap=True, overflow="ignore", end="")

    def highlight(self, text: Text) -> None:
        """Nothing is coloured."""


class LineInput(Input):
    """One line. What is pasted is put on one line whole: Textual would take its first line and drop the others."""

    virtual_size: Reactive[Size] = Reactive(Size(0, 0))
    """Textual lays the screen out for each letter; a line has no scroll bar that could come or go."""

    class Joined(Message):
        """Several lines were pasted, and are one now."""

    def __init__(self, value: str = "", *, placeholder: str = "", id: str, secret: bool = False) -> None:  # noqa: A002 - Textual's word
        super().__init__(value, placeholder=placeholder, id=id, compact=True, highlighter=_Inert(), password=secret)

    def on_paste(self, event: events.Paste) -> None:
        """Runs before Textual's own handler, which ``prevent_default`` keeps away."""
        event.stop()
        event.prevent_default()
        self._put(event.text)

    def action_paste(self) -> None:
        """Paste what was cut or copied in the program."""
        self._put(self.app.clipboard)

    def _put(self, text: str) -> None:
        lines = [line for line in text.splitlines() if line.strip()]
        several = len(lines) > 1
        self.replace(" ".join(line.strip() for line in lines) if several else "".join(lines), *self.selection)
        if several:
            self.post_message(self.Joined())


class WordsArea(TextArea):
    """Several lines; tab leaves it."""

    def __init__(self, value: str, *, id: str) -> None:  # noqa: A002 - Textual's word
        super().__init__(value, id=id, compact=True, tab_behavior="focus", soft_wrap=True)

    def get_line(self, line_index: int) -> Text:
        """A line as it is drawn; tabs stay, because Textual counts their cells itself."""
        parts = self.document.get_line(line_index).split("\t")
        return Text("\t".join(visible(part, newlines=False) for part in parts), end="", no_wrap=True)


class ReadArea(WordsArea):
    """Several lines with a cursor, in which nothing can be typed; some are marked."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's word
        super().__init__("", id=id)
        self.read_only = True
        self._marked: frozenset[int] = frozenset()

    def show_marked(self, lines: Iterable[int]) -> None:
        """Mark these lines of the text, from 0."""
        self._marked = frozenset(lines)
        self.refresh()

    @property
    def place(self) -> int:
        """How many characters of the text stand before the cursor."""
        row, column = self.cursor_location
        return self._start_of(row) + column

    @property
    def line_of_text(self) -> int:
        """On which line of the text the cursor is, from 0."""
        return self._line_at(self.cursor_location[0])

    def get_line(self, line_index: int) -> Text:
        """A line as it is drawn; a marked one stands out."""
        line = super().get_line(line_index)
        if self._line_at(line_index) in self._marked:
            line.stylize("bold underline")
        return line

    def _line_at(self, row: int) -> int:
        """Only a newline ends a line of a text; the widget has others."""
        return self.text[: self._start_of(row)].count("\n")

    def _start_of(self, row: int) -> int:
        return sum(len(self.document.get_line(each)) + 1 for each in range(row))
