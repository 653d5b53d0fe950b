"""What stands in front of the pages: nothing at all, or the help."""

from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from actionplan.domain.rating.marks import MARKS, MEANINGS
from actionplan.tui.item_page import hanging
from actionplan.tui.present.keys import KEYS
from actionplan.tui.present.widgets import Made

_KEY_COLUMN: Final = 7
_LAST_WORDS: Final = (
    "Nothing here can change the plan. To be read from the back of the room, enlarge the terminal's type "
    "(ctrl and + in most) until the screen is about 80 characters wide."
)


class Blank(Screen[None]):
    """An empty screen. Only the key that blanked it, or escape, brings the page back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("full_stop,escape", "back", "Back", show=False),
        Binding("ctrl+c", "nothing", "Nothing", show=False),  # the program would say in words how to leave it
    ]

    def action_back(self) -> None:
        """The page again."""
        self.dismiss()

    def action_nothing(self) -> None:
        """Stay blank."""

    def action_leave(self) -> None:
        """Quitting the program from here only brings the page back: what lies behind may not be for the room."""
        self.dismiss()


class PresentHelp(Screen[None]):
    """The keys, what the marks mean, and how to be read from the back of the room."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1,enter,backspace", "back", "Back", show=False),
        Binding("full_stop", "blank", "Blank", show=False),
    ]

    def compose(self) -> ComposeResult:
        """Heading, page, and how to leave."""
        yield Static(Content.styled("Help · the meeting view", "bold"), id="present-head", markup=False)
        with VerticalScroll(id="present-help"):
            yield Made(lambda room: _page(room.width), id="present-help-page")
        yield Static(Content("escape: back"), id="present-foot", markup=False)

    def on_mount(self) -> None:
        """The arrows scroll."""
        self.query_one("#present-help").focus()

    def action_back(self) -> None:
        """The page again."""
        self.dismiss()

    def action_leave(self) -> None:
        """Quitting from here goes back first."""
        self.dismiss()

    def action_blank(self) -> None:
        """Blank at once, from here too."""
        self.app.push_screen(Blank())


def _page(width: int) -> Content:
    lines = [_line(key.key, "bold $accent", f"{key.label}: {key.words}", width) for key in KEYS]
    lines += [Content(""), Content.styled("What the marks mean", "bold $primary")]
    lines += [Content(f"{MARKS[colour]} {meaning}") for colour, meaning in MEANINGS.items()]
    lines += [_line("≠", "bold $warning", "changed since the papers that are shown", width), Content("")]
    return Content("\n").join([*lines, *Content(_LAST_WORDS).wrap(width)])


def _line(key: str, style: str, words: str, width: int) -> Content:
    """A key, and beside it words that keep to their column."""
    return Content.assemble(Content.styled(f"{key:<{_KEY_COLUMN}}", style), hanging(Content(words), _KEY_COLUMN, width))
