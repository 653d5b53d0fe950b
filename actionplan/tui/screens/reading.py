"""Pages to read: an item's history in words, and documents. Escape leaves them."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from actionplan.domain.text import visible
from actionplan.tui.item_blocks import hanging
from actionplan.tui.messages import SaveRequested
from actionplan.tui.widgets.headers import FittedText

if TYPE_CHECKING:
    from actionplan.papers.document import Document

_INDENT = 7
_COPIED = 80
"""Cells in which what is copied is laid out."""


class PageText(FittedText):
    """A page that is composed for the width there is."""

    def __init__(self, page: Callable[[int], Content], id: str) -> None:  # noqa: A002 - Textual's word
        super().__init__("", id=id)
        self._page = page

    def content_at(self, width: int) -> Content:
        """The page."""
        return self._page(width)


class ReadingScreen(Screen[None]):
    """A page of words."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,backspace,enter", "back", "Back", show=False)]
    leaving = "escape: back"

    def compose(self) -> ComposeResult:
        """Heading, page, and how to leave."""
        yield Static(self.heading(), id="title-line", markup=False)
        with VerticalScroll(id="page-body"):
            yield PageText(self.page, id="page")
        yield Static(Content(self.leaving), id="status", markup=False)

    def on_mount(self) -> None:
        """The arrows scroll."""
        self.query_one("#page-body").focus()

    def heading(self) -> Content:
        """The line at the top."""
        raise NotImplementedError

    def page(self, width: int) -> Content:
        """The words, in so many cells."""
        raise NotImplementedError

    def action_back(self) -> None:
        """Leave."""
        self.dismiss()


class HistoryScreen(ReadingScreen):
    """Every entry about an item, newest first: its number, day, author, and words."""

    def __init__(self, title: str, lines: Sequence[tuple[int, str, str]]) -> None:
        super().__init__()
        self._title = title
        self._lines = lines

    def heading(self) -> Content:
        """Whose history."""
        return Content.styled(f"History · {visible(self._title, newlines=False)}", "bold")

    def page(self, width: int) -> Content:
        """Entry by entry."""
        return Content("\n\n").join(
            Content.assemble(
                Content.styled(f"{number:>5}  {visible(about, newlines=False)}", "$quiet"),
                "\n" + " " * _INDENT,
                hanging(Content(visible(words)), _INDENT, width),
            )
            for number, about, words in self._lines
        )


class DocumentScreen(ReadingScreen):
    """A document to read, as the command of the same name prints it; it can be copied, and saved as a file."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "save", "Save as a file"),
        Binding("y", "copy", "Copy"),
    ]
    leaving = "escape: back · s: save as a file · y: copy"

    def __init__(self, heading: str, document: "Document", stem: str) -> None:
        super().__init__()
        self._heading = heading
        self._document = document
        self._stem = stem

    def heading(self) -> Content:
        """What it is; the document says of what."""
        return Content.styled(self._heading, "bold")

    def page(self, width: int) -> Content:
        """The document, in plain text."""
        return Content(self._text(width).rstrip("\n"))

    def _text(self, width: int) -> str:
        from actionplan.papers.formats.text import to_text

        return to_text(self._document, width)

    def action_save(self) -> None:
        """Ask where it is to be kept."""
        self.post_message(SaveRequested(self._document, self._stem))

    def action_copy(self) -> None:
        """Give it to the terminal's clipboard."""
        self.app.copy_to_clipboard(self._text(_COPIED))
        self.notify("Copied. Where your terminal does not take it, s saves it as a file.", markup=False)
