"""Small dialogues: a yes or no, and one of a list."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, OptionList, Static
from textual.widgets.option_list import Option

from actionplan.domain.plaintext import visible


class Question(ModalScreen[bool]):
    """Yes or no; what would happen is shown first."""

    CSS_PATH = "question.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", "Yes"),
        Binding("n,escape", "answer(False)", "No"),
    ]

    def __init__(self, heading: str, words: str, yes: str) -> None:
        super().__init__()
        self._heading = heading
        self._words = words
        self._yes = yes

    def compose(self) -> ComposeResult:
        """The heading, the words, the two answers."""
        with Vertical(id="question-box"):
            yield Static(Content(self._heading), id="question-heading")
            with VerticalScroll(id="question-body", can_focus=False):
                yield Static(Content(visible(self._words)), id="question-words")
            with Horizontal(id="question-buttons"):
                yield Button(Content(f"{self._yes}  y"), id="question-yes", variant="primary", compact=True)
                yield Button(Content("No  n"), id="question-no", compact=True)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """The buttons answer."""
        event.stop()
        self.dismiss(event.button.id == "question-yes")

    def action_answer(self, answer: bool) -> None:  # noqa: FBT001 - Textual passes it by place
        """A key answers."""
        self.dismiss(answer)


class OneOf(ModalScreen[str | None]):
    """One of a few, by arrows and enter; ``options`` are ids and their words."""

    CSS_PATH = "question.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Cancel")]

    def __init__(self, heading: str, options: Sequence[tuple[str, str]], present: str) -> None:
        super().__init__()
        self._heading = heading
        self._options = options
        self._present = present

    def compose(self) -> ComposeResult:
        """The heading and the list."""
        with Vertical(id="question-box"):
            yield Static(Content(self._heading), id="question-heading")
            yield OptionList(
                *(Option(Content(self._words(id_, words)), id=id_) for id_, words in self._options),
                id="question-options",
                markup=False,
                compact=True,
            )

    def _words(self, option: str, words: str) -> str:
        return f"› {words}" if option == self._present else f"  {words}"

    def on_mount(self) -> None:
        """Start at what holds."""
        ids = [id_ for id_, _ in self._options]
        self.query_one(OptionList).highlighted = ids.index(self._present) if self._present in ids else 0

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Chosen."""
        event.stop()
        self.dismiss(event.option_id)

    def action_leave(self) -> None:
        """As it was."""
        self.dismiss(None)
