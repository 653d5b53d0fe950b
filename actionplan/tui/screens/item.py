"""The page of one item: everything about it, in two columns where there is room; the keys of the list act on it.

From it one goes on to the next item of the list, and from an action to its recommendation and back.
"""

from collections.abc import Sequence
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from actionplan.domain.rating.view import PlanView
from actionplan.domain.text import shorten
from actionplan.domain.vocabulary import Colour
from actionplan.tui.commands.bindings import item_bindings
from actionplan.tui.commands.command import ScreenCommand
from actionplan.tui.commands.offered import OFFERED_ON_ITEM, key_of
from actionplan.tui.item_page import Part, key_words
from actionplan.tui.item_records import Dossier
from actionplan.tui.messages import ChoiceRequested, CopyRequested, DossierRequested, PlaceRequested
from actionplan.tui.screens.plan_screen import PlanScreen
from actionplan.tui.styles import line_of
from actionplan.tui.targets import targets_of
from actionplan.tui.widgets.headers import Banner, KeyLine, TitleLine
from actionplan.tui.widgets.item_view import ItemView

_KEYS: Final = (
    "assign", "deadline", "update", "evidence", "complete", "undo", "history", "new-action", "response", "plan",
    "item-previous", "item-next", "item-parent", "item-copy",
)  # fmt: skip
_TWO_COLUMNS: Final = 120
_CONCERNS: Final = frozenset({Colour.RED, Colour.AMBER})


class ItemScreen(PlanScreen):
    """One item, with all its updates; ``among`` are the items that the list shows, in its order."""

    help_page = "list"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,backspace,q", "back", "Back", show=False),
        Binding("enter", "enter", "Open evidence", show=False),
        *item_bindings(),
    ]
    offered: ClassVar[tuple[ScreenCommand, ...]] = OFFERED_ON_ITEM

    def __init__(
        self, ref: str, view: PlanView, *, past: bool = False, by: str = "", among: Sequence[str] = ()
    ) -> None:
        super().__init__(view, past=past, by=by)
        self.ref = ref
        self._among = tuple(among)
        self._came_from = ""
        self._dossier: Dossier | None = None

    def compose(self) -> ComposeResult:
        """Title, page, keys."""
        yield TitleLine(id="title-line")
        yield Banner(id="banner", markup=False)
        with VerticalScroll(id="page-body"):
            with Horizontal(id="columns"):
                yield ItemView(id="page", everything=True)
                yield ItemView(id="beside", everything=True)
            yield Static("", id="pane-key", markup=False)
        yield Static("", id="status", markup=False)
        yield KeyLine(_KEYS, id="keys")

    def on_mount(self) -> None:
        """Show what has been read, and ask for the rest."""
        self.query_one("#page-body").focus()
        self.show_view(self.view, past=self.past)
        self._say_keys()

    def on_resize(self) -> None:
        """One column or two."""
        self._show_page()

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
        self.post_message(DossierRequested(self.ref, whole=True))

    def show_texts(self, view: PlanView) -> None:
        """Show the texts of the item and of its actions."""
        super().show_texts(view)
        self._show_page()

    def show_dossier(self, dossier: Dossier, *, whole: bool) -> None:
        """Complete the page."""
        del whole
        self._dossier = dossier
        self._show_page()
        self._say_keys()

    def _show_page(self) -> None:
        row, two = self.view.snapshot.row(self.ref), self.app.size.width >= _TWO_COLUMNS
        beside = self.query_one("#beside", ItemView)
        beside.display = two
        self.query_one("#page", ItemView).show(row, self.view, self._dossier, Part.FACTS if two else Part.WHOLE)
        if two:
            beside.show(row, self.view, self._dossier, Part.RECORDS)

    def _say_keys(self) -> None:
        """As many as fit, the most needed first."""
        among = self._order()
        parts = [
            f"{among.index(self.ref) + 1} of {len(among):,}" if self.ref in among else "",
            f"{key_of('item-evidence')}: open the evidence" if self._places() else "",
            f"{key_of('item-previous')} {key_of('item-next')}: other items",
            "escape: back",
            self._family(),
            f"{key_of('item-copy')}: copy",
        ]
        said = ""
        for part in filter(None, parts):
            longer = f"{said} · {part}" if said else part
            said = longer if len(longer) <= self.app.size.width - 2 else said
        self.say(said)

    def _family(self) -> str:
        row = self.view.snapshot.row(self.ref)
        if row is not None and row.item.parent is not None:
            return f"{key_of('item-parent')}: its recommendation"
        return f"{key_of('item-parent')}: its actions" if self.view.snapshot.actions_of(self.ref) else ""

    # Other items

    def _order(self) -> tuple[str, ...]:
        """The list's items; all, where this one is not among them."""
        return self._among if self.ref in self._among else tuple(row.ref for row in self.view.rows)

    def _step(self, by: int, *, concern: bool = False) -> None:
        among = self._order()
        refs = among[among.index(self.ref) + 1 :] if by > 0 else among[: among.index(self.ref)][::-1]
        for ref in refs:
            row = self.view.snapshot.row(ref)
            if row is not None and (not concern or row.rating.colour in _CONCERNS):
                self._go_to(ref)
                return
        what = "Red or Amber" if concern else "item"
        self.say(f"There is no {what} {'after' if by > 0 else 'before'} this one in the list.")

    def _go_to(self, ref: str) -> None:
        self.ref, self._dossier = ref, None
        self.query_one("#page-body").scroll_home(animate=False)
        self.show_view(self.view, past=self.past)
        self._say_keys()

    def _up_or_back(self) -> None:
        """From an action to its recommendation; from that to the action one came from, else to its first."""
        row = self.view.snapshot.row(self.ref)
        if row is not None and row.item.parent is not None:
            self._came_from = self.ref
            self._go_to(row.item.parent)
            return
        below = [action.ref for action in self.view.snapshot.actions_of(self.ref)]
        if below:
            self._go_to(self._came_from if self._came_from in below else below[0])
        else:
            self.say("This recommendation has no actions.")

    # What keys do

    def go_to_item(self, ref: str) -> None:
        """Another item takes the place of this one."""
        self.ref, self._dossier = ref, None
        self.query_one("#page-body").scroll_home(animate=False)
        self.show_view(self.view, past=self.past)

    def targets(self, command: ScreenCommand) -> tuple[str, ...]:
        """This item; for some commands the recommendation above it."""
        return targets_of(command, self.view, self.ref)

    def look(self, name: str) -> None:
        """Go to another item, copy this one, open its evidence."""
        match name:
            case "item-next" | "item-previous":
                self._step(1 if name == "item-next" else -1)
            case "next-concern" | "previous-concern":
                self._step(1 if name == "next-concern" else -1, concern=True)
            case "item-parent":
                self._up_or_back()
            case "item-copy":
                self._copy()
            case "item-evidence":
                self._open_evidence()
            case _:  # a command of the list alone
                return

    def _known(self) -> Dossier | None:
        return self._dossier if self._dossier is not None and self._dossier.ref == self.ref else None

    def _copy(self) -> None:
        from actionplan.tui.item_text import item_text

        row, known = self.view.snapshot.row(self.ref), self._known()
        if row is None or known is None:
            self.say("The item is still being read. Try again in a moment.")
            return
        self.post_message(CopyRequested(item_text(row, self.view, known), keep=True))

    def _places(self) -> list[tuple[str, str]]:
        from actionplan.tui.item_text import places_of

        known = self._known()
        return [] if known is None else places_of(known)

    def _open_evidence(self) -> None:
        places = self._places()
        if len(places) < 2:
            for _, held in places:
                self.post_message(PlaceRequested(held))
            if not places:
                self.say("No evidence of this item says where it is held.")
            return
        options = [(str(at), shorten(line_of(f"{title} · {held}"), 100)) for at, (title, held) in enumerate(places)]

        def chosen(at: str | None) -> None:
            if at is not None:
                self.post_message(PlaceRequested(places[int(at)][1]))

        self.post_message(ChoiceRequested("Open which evidence?", options, "0", chosen))

    def action_enter(self) -> None:
        """Open the evidence; where there is nothing to open, close the page."""
        if self._places():
            self._open_evidence()
        else:
            self.dismiss()

    def action_back(self) -> None:
        """Close the page."""
        self.dismiss()
