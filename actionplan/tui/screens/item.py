"""The page of one item: everything about it; the keys of the list act on it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from actionplan.domain.rating.view import PlanView
from actionplan.tui.commands import ScreenCommand
from actionplan.tui.item_page import Dossier, key_words
from actionplan.tui.messages import DossierRequested
from actionplan.tui.screens.plan_screen import PlanScreen
from actionplan.tui.targets import targets_of
from actionplan.tui.widgets.headers import Banner, KeyLine, TitleLine
from actionplan.tui.widgets.item_view import ItemView

_KEYS = ("assign", "deadline", "update", "evidence", "complete", "undo", "history", "new-action", "response", "plan")


class ItemScreen(PlanScreen):
    """One item, with all its updates."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,backspace,q", "back", "Back", show=False)]

    def __init__(self, ref: str, view: PlanView, *, past: bool = False, by: str = "") -> None:
        super().__init__(view, past=past, by=by)
        self.ref = ref
        self._dossier: Dossier | None = None

    def compose(self) -> ComposeResult:
        """Title, page, keys."""
        yield TitleLine(id="title-line")
        yield Banner(id="banner", markup=False)
        with VerticalScroll(id="page-body"):
            yield ItemView(id="page", everything=True)
            yield Static("", id="pane-key", markup=False)
        yield Static("", id="status", markup=False)
        yield KeyLine(_KEYS, id="keys")

    def on_mount(self) -> None:
        """Show what has been read, and ask for the rest."""
        self.query_one("#page-body").focus()
        self.show_view(self.view, past=self.past)
        self.say("escape: back to the list")

    def show_view(self, view: PlanView, *, past: bool) -> None:
        """Show the same item in another state; close where it is gone."""
        self.view, self.past = view, past
        self.show_title()
        self.query_one(Banner).show(view if past else None)
        self.query_one("#pane-key", Static).update(key_words(view))
        if view.snapshot.row(self.ref) is None:
            self.dismiss()
            return
        self._show_page()
        self.post_message(DossierRequested(self.ref))

    def show_texts(self, view: PlanView) -> None:
        """Show the texts of the item and of its actions."""
        super().show_texts(view)
        self._show_page()

    def show_dossier(self, dossier: Dossier) -> None:
        """Complete the page."""
        self._dossier = dossier
        self._show_page()

    def _show_page(self) -> None:
        self.query_one(ItemView).show(self.view.snapshot.row(self.ref), self.view, self._dossier)

    def targets(self, command: ScreenCommand) -> tuple[str, ...]:
        """This item; for some commands the recommendation above it."""
        return targets_of(command, self.view, self.ref)

    def action_back(self) -> None:
        """Close the page."""
        self.dismiss()
