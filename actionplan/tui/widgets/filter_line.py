"""The filter line: it narrows the list as one types, and says in place what it cannot read."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from actionplan.domain.text import visible
from actionplan.tui.widgets.typing import LineInput

_EXAMPLES = "rag:red,amber  agency:police  is:overdue  due.before:2027-03-31  not:is:stale  or words  tab completes"


class FilterLine(Vertical):
    """Hidden until it is asked for; shown as long as it hides something."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "clear", "Clear", show=False),
        Binding("down", "leave", "To the list", show=False),
        Binding("tab", "complete(1)", "Complete", show=False),
        Binding("shift+tab", "complete(-1)", "Complete", show=False),
    ]
    completed: Callable[[str], Sequence[str]] = staticmethod(lambda _line: ())
    """The whole lines that a line may become."""

    class Typed(Message):
        """The filter is another one."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Left(Message):
        """Done typing."""

    def __init__(self, id: str) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._offered: Sequence[str] = ()
        self._place = 0

    def compose(self) -> ComposeResult:
        """The line, what may stand at its end, and what is wrong with it."""
        with Horizontal(id="filter-row"):
            yield Static(Content("/"), id="filter-sign")
            yield LineInput(placeholder=_EXAMPLES, id="filter-input")
        yield Static("", id="filter-offers", markup=False)
        yield Static("", id="filter-note", markup=False)

    def start(self, text: str) -> None:
        """Show it, ready to type."""
        self.show(text)
        line = self.query_one(Input)
        line.focus()
        line.action_end()  # what stands there is added to, not typed over

    def show(self, text: str) -> None:
        """Show what the list is narrowed to."""
        self.display = True
        with self.prevent(Input.Changed):
            self.query_one(Input).value = text

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
        self._offer((), 0)
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
        if event.value not in self._offered[self._place : self._place + 1]:
            self._offer((), 0)
        self.post_message(self.Typed(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter keeps the filter."""
        event.stop()
        self.action_leave()

    def action_leave(self) -> None:
        """To the list; an empty line goes out of sight."""
        self._offer((), 0)
        self.display = bool(self.query_one(Input).value.strip())
        self.post_message(self.Left())

    def action_complete(self, by: int) -> None:
        """Complete the word at the end; once more, with the next that begins so. Where none does, tab leaves."""
        line = self.query_one(Input)
        if self._offered:
            self._offer(self._offered, (self._place + by) % len(self._offered))
        else:
            self._offer(self.completed(line.value), 0)
        if self._offered:
            line.value = self._offered[self._place]
            line.action_end()
        elif by > 0:
            self.screen.focus_next()
        else:
            self.screen.focus_previous()

    def _offer(self, offered: Sequence[str], place: int) -> None:
        """Show what the word at the end may become, from the chosen one on, where there are several."""
        self._offered, self._place = offered, place
        shown = self.query_one("#filter-offers", Static)
        shown.display = len(offered) > 1
        if shown.display:
            # All have what stands before the word at the end in common, up to its last blank or colon at least.
            same = self._same(offered)
            words = [visible(line[same:].strip(), newlines=False) for line in (*offered[place:], *offered[:place])]
            rest = Content.styled("   " + "   ".join(words[1:]), "$quiet")
            shown.update(Content.assemble("tab: ", Content.styled(words[0], "bold"), rest))

    @staticmethod
    def _same(offered: Sequence[str]) -> int:
        """How many characters stand before the word at the end, in all of them."""
        first, last = min(offered), max(offered)
        pairs = enumerate(zip(first, last, strict=False))
        differs = next((place for place, (one, other) in pairs if one != other), min(len(first), len(last)))
        return first.rfind(" ", 0, differs) + 1

    def action_clear(self) -> None:
        """Escape takes the filter away."""
        self.stop()
        self.post_message(self.Typed(""))
        self.post_message(self.Left())
