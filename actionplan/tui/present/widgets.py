"""The lines and the page of the meeting view; each is made anew for its width."""

from collections.abc import Callable
from typing import Final

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.style import Style
from textual.widgets import Input, Static

from actionplan.domain.plaintext import visible
from actionplan.tui.present.keys import IN_FOOTER, KEY
from actionplan.tui.present.layout import Room, spread
from actionplan.tui.widgets.typing import LineInput

_SMALL_TYPE: Final = 150
"""From so many cells in a line on, the type is too small for a room."""


class Made(Static):
    """Content that is made for the room there is."""

    def __init__(self, make: Callable[[Room], Content], id: str) -> None:  # noqa: A002 - Textual's word
        super().__init__("", id=id, markup=False)
        self._make = make

    def on_resize(self) -> None:
        """Fit the new room."""
        self.show_anew()

    def show_anew(self) -> None:
        """Make the content again."""
        if self.content_size.width:
            self.update(self._make(Room(self.content_size.width, self.content_size.height)))

    async def on_click(self, event: events.Click) -> None:
        """A click on a key does what the key does."""
        name = event.style.meta.get("key")
        if isinstance(name, str):
            event.stop()
            await self.screen.run_action(f"do('{name}')")


def key_words(width: int, right: str, *, names: bool) -> Content:
    """The keys that fit, and how far the meeting has come."""
    end = Content.styled(right, "bold")
    room = width - end.cell_length - 2
    line = Content("")
    for name in IN_FOOTER:
        key = KEY[name]
        label = "Hide names" if name == "names" and names else key.label
        words = Content.assemble(Content.styled(key.key, "bold $accent"), f" {label}  ")
        if line.cell_length + words.cell_length > room:
            break
        line = Content.assemble(line, words.stylize(Style.from_meta({"key": name})))
    if width >= _SMALL_TYPE:
        line = Content.assemble(line, Content.styled("  far to see? enlarge the terminal's type: ctrl and +", "$quiet"))
    return spread(line, end, width)


class NumberInput(LineInput):
    """One line for a number or a ref; a full stop in an empty one blanks the screen, as everywhere."""

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "full_stop" and not self.value:
            event.stop()
            event.prevent_default()
            await self.screen.run_action("do('blank')")
            return
        await super()._on_key(event)


class GoTo(Horizontal):
    """Hidden until somebody wants to go to a recommendation."""

    class Wanted(Message):
        """Somebody typed a number or a ref."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def compose(self) -> ComposeResult:
        """The line, and what is wrong with it."""
        yield Static(Content("Go to"), id="go-to-label")
        yield NumberInput(placeholder="4, R4, SAM-R04", id="go-to-input")
        yield Static("", id="go-to-note", markup=False)

    def on_mount(self) -> None:
        """Out of sight."""
        self.display = False

    def start(self, text: str) -> None:
        """Show it, ready to type on."""
        self.display = True
        line = self.query_one(Input)
        line.select_on_focus = False  # what stands there is added to, not typed over
        line.value = text
        line.focus()
        line.action_end()
        self.say("enter: go · escape: stay")

    def stop(self) -> None:
        """Out of sight."""
        self.display = False

    def say(self, sentence: str) -> None:
        """How to go on, or what was not found."""
        self.query_one("#go-to-note", Static).update(Content(visible(sentence, newlines=False)))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Tell the screen."""
        event.stop()
        self.post_message(self.Wanted(event.value))
