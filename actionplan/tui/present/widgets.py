"""The widgets of the meeting view: content that follows its size, the footer, and the line to go to an item."""

from collections.abc import Callable
from typing import Final

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.style import Style
from textual.widgets import Input, Static

from actionplan.domain.text import visible
from actionplan.tui.present.keys import IN_FOOTER, KEY
from actionplan.tui.present.layout import PageSize, spread
from actionplan.tui.widgets.typing import LineInput

_SMALL_TYPE: Final = 150
"""From this width in cells on, the font is too small for a room."""


class SizedContent(Static):
    """Content that is made for the size of the widget; ``make`` is called at each change of size."""

    def __init__(self, make: Callable[[PageSize], Content], id: str) -> None:  # noqa: A002 - Textual's word
        super().__init__("", id=id, markup=False)
        self._make = make

    def on_resize(self) -> None:
        """Fit the new size."""
        self.update_content()

    def update_content(self) -> None:
        """Make the content again, unless the widget has no size yet."""
        if self.content_size.width:
            self.update(self._make(PageSize(self.content_size.width, self.content_size.height)))

    async def on_click(self, event: events.Click) -> None:
        """Clicking a key runs it."""
        name = event.style.meta.get("key")
        if isinstance(name, str):
            event.stop()
            await self.screen.run_action(f"do('{name}')")


def footer_line(width: int, right: str, *, names: bool) -> Content:
    """The footer: the keys that fit, and ``right`` at the end."""
    end = Content.styled(right, "bold")
    free = width - end.cell_length - 2
    line = Content("")
    for name in IN_FOOTER:
        key = KEY[name]
        label = "Hide names" if name == "names" and names else key.label
        words = Content.assemble(Content.styled(key.key, "bold $accent"), f" {label}  ")
        if line.cell_length + words.cell_length > free:
            break
        line = Content.assemble(line, words.stylize(Style.from_meta({"key": name})))
    if width >= _SMALL_TYPE:
        line = Content.assemble(line, Content.styled("  far to see? enlarge the terminal's type: ctrl and +", "$quiet"))
    return spread(line, end, width)


class NumberInput(LineInput):
    """One line for a number or a ref; a full stop in an empty one blanks the screen, as everywhere."""

    async def on_key(self, event: events.Key) -> None:
        """Runs before Textual's own handler, which ``prevent_default`` keeps away."""
        if event.key == "full_stop" and not self.value:
            event.stop()
            event.prevent_default()
            await self.screen.run_action("do('blank')")


class GoTo(Horizontal):
    """The line to go to a recommendation; hidden until it is opened."""

    class Submitted(Message):
        """A number or a ref was entered."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def compose(self) -> ComposeResult:
        """Label, input, and a note beside it."""
        yield Static(Content("Go to"), id="go-to-label")
        yield NumberInput(placeholder="4, R4, SAM-R04", id="go-to-input")
        yield Static("", id="go-to-note", markup=False)

    def on_mount(self) -> None:
        """Hide the line."""
        self.display = False

    def open_with(self, text: str) -> None:
        """Show the line with the text in it, and the cursor behind the text."""
        self.display = True
        line = self.query_one(Input)
        line.select_on_focus = False  # the text is continued, not replaced
        line.value = text
        line.focus()
        line.action_end()
        self.show_note("enter: go · escape: stay")

    def hide(self) -> None:
        """Hide the line."""
        self.display = False

    def show_note(self, sentence: str) -> None:
        """Show what to press, or what was not found."""
        self.query_one("#go-to-note", Static).update(Content(visible(sentence, newlines=False)))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep the event inside the line."""
        event.stop()
        self.post_message(self.Submitted(event.value))
