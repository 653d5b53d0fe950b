"""Small dialogs: a yes or no, and one of a list."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Input, OptionList, Static
from textual.widgets.option_list import Option

from actionplan.domain.command import Command
from actionplan.domain.text import visible
from actionplan.tui.widgets.typing import LineInput

_MORE: Final = "more: ↓, page down, end"


@dataclass(frozen=True, slots=True)
class YesNo:
    """A command that needs no more than a yes, and what to ask before it is saved.

    ``also`` are those that are saved in the same step; ``names_items``: the text itself has an item a line.
    """

    heading: str
    text: str
    command: Command
    also: tuple[Command, ...] = ()
    names_items: bool = False


class Question(ModalScreen[bool]):
    """Yes or no, after showing what would happen."""

    CSS_PATH = "question.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", "Yes"),
        Binding("n,escape", "answer(False)", "No"),
        Binding("up", "read(-1)", "Read back", show=False),
        Binding("down", "read(1)", "Read on", show=False),
        Binding("pageup", "read(-12)", "Page back", show=False),
        Binding("pagedown", "read(12)", "Page on", show=False),
        Binding("home", "read_from(0)", "To the top", show=False),
        Binding("end", "read_from(1)", "To the end", show=False),
    ]

    VERTICAL_BREAKPOINTS = [(0, "-short"), (32, "-tall")]  # noqa: RUF012 - Textual's own attribute

    def __init__(self, heading: str, text: str, yes: str, *, wide: bool = False) -> None:
        super().__init__(classes="-wide" if wide else "")
        self._heading = heading
        self._text = text
        self._yes = yes

    def compose(self) -> ComposeResult:
        """Heading, text, buttons."""
        with Vertical(id="question-box"):
            yield Static(Content(self._heading), id="question-heading")
            with VerticalScroll(id="question-body", can_focus=False):
                yield Static(Content(visible(self._text)), id="question-words")
            with Horizontal(id="question-buttons"):
                yield Button(Content(f"{self._yes}  y"), id="question-yes", variant="primary", compact=True)
                yield Button(Content("No  n"), id="question-no", compact=True)
                yield Static(Content(_MORE), id="question-more")

    def on_mount(self) -> None:
        """Say how to read on, once it is known whether all is in sight."""
        self.call_after_refresh(self._say_more)

    def on_resize(self) -> None:
        """Another screen may show all of it, or less."""
        self.call_after_refresh(self._say_more)

    def _say_more(self) -> None:
        self.query_one("#question-more").display = self.query_one("#question-body").max_scroll_y > 0

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Answer with the button."""
        event.stop()
        self.dismiss(event.button.id == "question-yes")

    def action_read(self, lines: int) -> None:
        """Scroll what there is to read before an answer."""
        self.query_one("#question-body").scroll_relative(y=lines, animate=False)

    def action_read_from(self, part: int) -> None:
        """Go to the top, or with 1 to the end."""
        body = self.query_one("#question-body")
        body.scroll_to(y=part * body.max_scroll_y, animate=False)

    def action_answer(self, answer: bool) -> None:  # noqa: FBT001 - Textual passes it by place
        """Answer with a key."""
        self.dismiss(answer)


class OneLine(ModalScreen[str | None]):
    """One line, such as a number; enter gives it, escape changes nothing."""

    CSS_PATH = "question.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Cancel")]

    def __init__(self, heading: str, current: str) -> None:
        super().__init__()
        self._heading = heading
        self._current = current

    def compose(self) -> ComposeResult:
        """Heading and line."""
        with Vertical(id="question-box"):
            yield Static(Content(self._heading), id="question-heading")
            yield LineInput(self._current, id="one-line")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the line."""
        event.stop()
        self.dismiss(event.value)

    def action_leave(self) -> None:
        """Change nothing."""
        self.dismiss(None)


class OneOf(ModalScreen[str | None]):
    """One of a list, by arrows and enter; ``options`` are ids with their labels."""

    CSS_PATH = "question.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Cancel")]

    def __init__(self, heading: str, options: Sequence[tuple[str, str]], current: str, *, wide: bool = False) -> None:
        super().__init__(classes="-wide" if wide else "")
        self._heading = heading
        self._options = options
        self._current = current

    def compose(self) -> ComposeResult:
        """Heading and list."""
        with Vertical(id="question-box"):
            yield Static(Content(self._heading), id="question-heading")
            yield OptionList(
                *(Option(Content(self._line(id_, label)), id=id_) for id_, label in self._options),
                id="question-options",
                markup=False,
                compact=True,
            )

    def _line(self, id_: str, label: str) -> str:
        return f"› {label}" if id_ == self._current else f"  {label}"

    def on_mount(self) -> None:
        """Highlight the current option."""
        ids = [id_ for id_, _ in self._options]
        self.query_one(OptionList).highlighted = ids.index(self._current) if self._current in ids else 0

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Return the option."""
        event.stop()
        self.dismiss(event.option_id)

    def action_leave(self) -> None:
        """Change nothing."""
        self.dismiss(None)
