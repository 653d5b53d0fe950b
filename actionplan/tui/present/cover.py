"""The screens over the pages: a blank one, and the help."""

from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from actionplan.domain.rating.marks import MARKS, MEANINGS
from actionplan.tui.item_blocks import hanging
from actionplan.tui.present.keys import KEYS
from actionplan.tui.present.widgets import SizedContent

_KEY_COLUMN: Final = 7
_LAST_WORDS: Final = (
    "Nothing here can change the plan. To make it readable from the back of the room, enlarge the terminal's font "
    "(ctrl and + in most terminals) until the screen is about 80 characters wide."
)


class Blank(Screen[None]):
    """An empty screen. Only the key that blanked it, or escape, brings the page back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("full_stop,escape", "back", "Back", show=False),
        Binding("ctrl+c", "nothing", "Nothing", show=False),  # Textual would notify how to quit
    ]

    def action_back(self) -> None:
        """Back to the page."""
        self.dismiss()

    def action_nothing(self) -> None:
        """Stay blank."""

    def action_leave(self) -> None:
        """Quitting from here only brings the page back: the screen below it may not be for the room."""
        self.dismiss()


class PresentHelp(Screen[None]):
    """The keys, the marks, and how to make the pages readable from the back of the room."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1,enter,backspace", "back", "Back", show=False),
        Binding("full_stop", "blank", "Blank", show=False),
    ]

    def compose(self) -> ComposeResult:
        """Heading, page, footer."""
        yield Static(Content.styled("Help · the meeting view", "bold"), id="present-head", markup=False)
        with VerticalScroll(id="present-help"):
            yield SizedContent(lambda size: _page(size.width), id="present-help-page")
        yield Static(Content("escape: back"), id="present-foot", markup=False)

    def on_mount(self) -> None:
        """Let the arrows scroll."""
        self.query_one("#present-help").focus()

    def action_back(self) -> None:
        """Back to the page."""
        self.dismiss()

    def action_leave(self) -> None:
        """Quitting from here only goes back to the page."""
        self.dismiss()

    def action_blank(self) -> None:
        """Blank the screen."""
        self.app.push_screen(Blank())


def _page(width: int) -> Content:
    lines = [_line(key.key, "bold $accent", f"{key.label}: {key.words}", width) for key in KEYS]
    lines += [Content(""), Content.styled("What the marks mean", "bold $primary")]
    lines += [Content(f"{MARKS[colour]} {meaning}") for colour, meaning in MEANINGS.items()]
    lines += [_line("≠", "bold $warning", "changed since the papers that are shown", width), Content("")]
    return Content("\n").join([*lines, *Content(_LAST_WORDS).wrap(width)])


def _line(key: str, style: str, words: str, width: int) -> Content:
    """A key with words beside it, which wrap within their column."""
    return Content.assemble(Content.styled(f"{key:<{_KEY_COLUMN}}", style), hanging(Content(words), _KEY_COLUMN, width))
