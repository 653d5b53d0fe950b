"""What is shown while a file is read: how far it is, and that escape ends it. Keys reach no screen below meanwhile."""

from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from actionplan.domain.errors import BadInput
from actionplan.domain.text import visible

_SHOWN_AFTER: Final = 0.4
"""Seconds; what is done sooner shows nothing."""
_EVERY: Final = 0.25


class Waiting(ModalScreen[None]):
    """Open until ``finish`` is called, or escape pressed: ``left`` says that it was."""

    CSS_PATH = "question.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Stop")]

    def __init__(self, heading: str) -> None:
        super().__init__()
        self.left = False
        self._heading = heading
        self._finished = False
        self._pages = ""

    def compose(self) -> ComposeResult:
        """What is being done, how far it is, and how to end it."""
        with Vertical(id="question-box"):
            yield Static(Content(visible(self._heading, newlines=False)), id="question-heading")
            yield Static("escape: stop", id="waiting-words", markup=False)

    def on_mount(self) -> None:
        """Show it once the work has taken a while."""
        box = self.query_one("#question-box")
        box.display = False
        self.set_timer(_SHOWN_AFTER, lambda: setattr(box, "display", True))
        self.set_interval(_EVERY, self._show_pages)
        if self._finished:
            self._end()

    def told(self, done: int, total: int) -> None:
        """How many pages are read; called by the reader, in its thread. Raises ``BadInput`` to end it."""
        if self.left:
            raise BadInput("The reading was stopped, and nothing was loaded.")
        self._pages = f"page {done:,} of {total:,} · "

    def finish(self) -> None:
        """The work is done, well or not."""
        self._finished = True
        if self.is_mounted:
            self.call_later(self._end)

    def action_leave(self) -> None:
        """Wait no longer."""
        self.left = True
        self._end()

    def _show_pages(self) -> None:
        self.query_one("#waiting-words", Static).update(Content(f"{self._pages}escape: stop"))

    def _end(self) -> None:
        if self.is_current:
            self.dismiss()
