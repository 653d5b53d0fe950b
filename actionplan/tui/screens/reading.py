"""Pages to read: an item's history in words, and the help. Escape leaves them."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from actionplan.domain.rating.marks import rating_key
from actionplan.domain.rating.travel import Direction, directed
from actionplan.domain.text import visible
from actionplan.tui.commands import COMMAND_BY_ID, Section
from actionplan.tui.item_page import hanging
from actionplan.tui.widgets.headers import FittedText

if TYPE_CHECKING:
    from actionplan.papers.document import Document

_INDENT = 7
_BY_NAME = "ctrl+p"
"""Shown in place of the key of a command that has none: it is chosen by its name."""

_FILTERS = (
    ("rag:red,amber", "of these colours"),
    ("agency:police", "led by an agency; none: by nobody"),
    ("officer:smith", "led by an officer or a role"),
    ("status:in-progress", "at this point of its life"),
    ("due.before:31/3/27", "due before a day; due.after: after it"),
    ("review:SAM theme:…", "of a review, of a theme"),
    ("priority:high", "medium, low, none"),
    ("kind:action moved:>1", "actions alone; a date moved more than once"),
    ("is:overdue", "also unassigned, undated, stale, no-evidence, vacant, moved, exception"),
    ("not:is:stale", "not: before any of them"),
    ('intelligence "age and risk"', "words anywhere, in quotes where they belong together"),
)

_ARROWS = (
    (Direction.BETTER, ""),
    (Direction.SAME, ""),
    (Direction.WORSE, ""),
    (Direction.NEW, ": not in those papers"),
)


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

    def compose(self) -> ComposeResult:
        """Heading, page, and how to leave."""
        yield Static(self.heading(), id="title-line", markup=False)
        with VerticalScroll(id="page-body"):
            yield PageText(self.page, id="page")
        yield Static(Content("escape: back"), id="status", markup=False)

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


class RecordScreen(HistoryScreen):
    """All that is on record of a meeting, as the document of it says."""

    def __init__(self, record: "Document") -> None:
        super().__init__("", ())
        self._record = record

    def heading(self) -> Content:
        """What it is; the document says whose."""
        return Content.styled("Record of a meeting", "bold")

    def page(self, width: int) -> Content:
        """The document, in plain text."""
        from actionplan.papers.formats.text import to_text

        return Content(to_text(self._record, width).rstrip("\n"))


class HelpScreen(ReadingScreen):
    """All keys and commands, from the one table; how filters are spelled; what the colours mean."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("question_mark", "back", "Back", show=False)]

    def heading(self) -> Content:
        """The line at the top."""
        return Content.styled("Help · keys and commands", "bold")

    def page(self, width: int) -> Content:
        """Heading by heading."""
        parts = []
        for section in Section:
            commands = [command for command in COMMAND_BY_ID.values() if command.section is section]
            lines = [_help_line(width, each.key or _BY_NAME, f"{each.label}: {each.help}") for each in commands]
            parts.append(_section(section.value, lines))
        parts.append(
            _section(
                "The filter line: all that stands in it must hold",
                [_help_line(width, spelling, words, 29) for spelling, words in _FILTERS],
            )
        )
        meanings = rating_key().removeprefix("Key: ").split(" · ")
        parts.append(_section("What the colours mean", [Content(f"  {meaning}") for meaning in meanings]))
        arrows = [Content(f"  {directed(way)}{about}") for way, about in _ARROWS]
        parts.append(_section("What the arrows mean: where a rating has gone since the papers issued last", arrows))
        return Content("\n\n").join(parts)


def _section(title: str, lines: list[Content]) -> Content:
    return Content("\n").join([Content.styled(title, "bold $primary"), *lines])


def _help_line(width: int, key: str, words: str, column: int = 9) -> Content:
    style = "$quiet" if key == _BY_NAME else "bold $accent"
    return Content.assemble(Content.styled(f"{key:<{column}}", style), hanging(Content(words), column, width))
