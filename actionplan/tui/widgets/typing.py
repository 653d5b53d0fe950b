"""Where people type. Textual draws what is typed as it is, escapes too: these draw stand-ins, and keep the text."""

from rich.highlighter import Highlighter
from rich.text import Text
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
    """One line."""

    def __init__(self, value: str = "", *, placeholder: str = "", id: str) -> None:  # noqa: A002 - Textual's word
        super().__init__(value, placeholder=placeholder, id=id, compact=True, highlighter=_Inert())


class WordsArea(TextArea):
    """Several lines; tab leaves it."""

    def __init__(self, value: str, *, id: str) -> None:  # noqa: A002 - Textual's word
        super().__init__(value, id=id, compact=True, tab_behavior="focus", soft_wrap=True)

    def get_line(self, line_index: int) -> Text:
        """A line as it is drawn; tabs stay, because Textual counts their cells itself."""
        parts = self.document.get_line(line_index).split("\t")
        return Text("\t".join(visible(part, newlines=False) for part in parts), end="", no_wrap=True)
