"""Which item to go to: its ref or number as one types it anywhere else, with its title as soon as it is known."""

from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from actionplan.domain.errors import BadInput
from actionplan.domain.rating.view import PlanView
from actionplan.domain.text import visible
from actionplan.tui.widgets.typing import LineInput

_LOOKED_UP_AT_ONCE: Final = 2_000
"""Items: of a longer plan, the item is looked up only once it is typed."""
_HINT: Final = "A ref or a number, such as R4, 4a or SAM-R04-A1. enter: go   escape: stay"


class GoTo(ModalScreen[str | None]):
    """The ref of an item, or None."""

    CSS_PATH = "question.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Stay")]

    def __init__(self, view: PlanView) -> None:
        super().__init__()
        self._view = view

    def compose(self) -> ComposeResult:
        """Heading, line, what it means."""
        with Vertical(id="question-box"):
            yield Static(Content("Go to"), id="question-heading")
            yield LineInput(placeholder="R4", id="go-to-line")
            yield Static(Content(_HINT), id="go-to-note", markup=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say which item it is, where that is known."""
        event.stop()
        words = _HINT
        if event.value.strip() and len(self._view.rows) <= _LOOKED_UP_AT_ONCE:
            words = self._named(event.value) or _HINT
        self._say(words)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go there, or say what is nearest."""
        event.stop()
        if not event.value.strip():
            self.dismiss(None)
            return
        try:
            self.dismiss(self._view.resolve_ref(event.value))
        except BadInput as unknown:
            self._say(unknown.sentence)

    def _named(self, typed: str) -> str:
        try:
            row = self._view.snapshot.row(self._view.resolve_ref(typed))
        except BadInput:
            return ""
        return "" if row is None else f"{row.ref}  {self._view.title(row.item)}"

    def _say(self, words: str) -> None:
        self.query_one("#go-to-note", Static).update(Content(visible(words, newlines=False)))

    def action_leave(self) -> None:
        """Stay."""
        self.dismiss(None)
