"""The filter line: it narrows the list as one types, and says in place what it cannot read."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from actionplan.domain.text import visible
from actionplan.tui.widgets.typing import LineInput

_EXAMPLES = "rag:red,amber  agency:police  is:overdue  due.before:2027-03-31  not:is:stale  or any words"


class FilterLine(Vertical):
    """Hidden until it is asked for; shown as long as it hides something."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "clear", "Clear", show=False),
        Binding("down", "leave", "To the list", show=False),
    ]

    class Typed(Message):
        """The filter is another one."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Left(Message):
        """Done typing."""

    def compose(self) -> ComposeResult:
        """The line, and what is wrong with it."""
        with Horizontal(id="filter-row"):
            yield Static(Content("/"), id="filter-sign")
            yield LineInput(placeholder=_EXAMPLES, id="filter-input")
        yield Static("", id="filter-note", markup=False)

    def start(self, text: str) -> None:
        """Show it, ready to type."""
        self.display = True
        line = self.query_one(Input)
        with self.prevent(Input.Changed):
            line.value = text
        line.focus()
        line.action_end()  # what stands there is added to, not typed over

    def put(self, text: str) -> None:
        """Show a filter that was chosen elsewhere, as if it had been typed and left."""
        with self.prevent(Input.Changed):
            self.query_one(Input).value = text
        self.post_message(self.Typed(text))
        self.action_leave()

    def stop(self) -> None:
        """Empty and out of sight."""
        with self.prevent(Input.Changed):
            self.query_one(Input).value = ""
        self.say("")
        self.display = False

    def say(self, sentence: str) -> None:
        """What cannot be read; the list shows what it showed before."""
        note = self.query_one("#filter-note", Static)
        if not sentence and not note.display:
            return
        note.update(Content(visible(sentence)))
        note.display = bool(sentence)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell the screen at once."""
        event.stop()
        self.post_message(self.Typed(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter keeps the filter."""
        event.stop()
        self.action_leave()

    def action_leave(self) -> None:
        """To the list; an empty line goes out of sight."""
        self.display = bool(self.query_one(Input).value.strip())
        self.post_message(self.Left())

    def action_clear(self) -> None:
        """Escape takes the filter away."""
        self.stop()
        self.post_message(self.Typed(""))
        self.post_message(self.Left())
