"""The list and, beside it, everything about the item under the cursor: what the main screen shows of a view.

What its keys do with the list is in ``main``.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from actionplan.domain.rating.view import PlanView
from actionplan.domain.text import cells, visible
from actionplan.tui.dossiers import Dossiers
from actionplan.tui.item_page import Part, brief, key_words
from actionplan.tui.item_records import Dossier
from actionplan.tui.listing import Found, Listing, ListLine, hidden_actions
from actionplan.tui.listing_status import listing_status, marks_badge, search_status
from actionplan.tui.messages import (
    DossierRequested,
    TasksRequested,
)
from actionplan.tui.present.layout import wrapped
from actionplan.tui.remembered import Remembered
from actionplan.tui.screens.plan_screen import PlanScreen
from actionplan.tui.widgets.filter_line import FilterLine
from actionplan.tui.widgets.headers import Banner, CountsStrip, KeyLine, SumLine, TitleLine
from actionplan.tui.widgets.item_list import ItemList
from actionplan.tui.widgets.item_pane import ItemPane, Shown
from actionplan.tui.widgets.item_table import ItemTable
from actionplan.tui.widgets.next_strip import NextStrip

if TYPE_CHECKING:
    from textual.timer import Timer

    from actionplan.domain.governance.today import Today
    from actionplan.domain.rating.snapshot import Row, Snapshot

_DRAWN_SECONDS: Final = 0.025
"""After which a repaint has reached the terminal: what is read ahead would take turns with it."""
_FOOT_LINES = 2
"""Of the reason, below the list on a narrow screen."""
_STATUS_PADDING, _BEFORE_SUM = 2, 2
"""Cells of the status line: at its ends, and between what it says and the sum."""
_ONE_PANE: Final = 100
_TWO_PANES: Final = 180


class ListAndPane(PlanScreen):
    """The list and its pane."""

    HORIZONTAL_BREAKPOINTS = [*PlanScreen.HORIZONTAL_BREAKPOINTS, (_TWO_PANES, "-vast")]  # noqa: RUF012 - Textual's

    def __init__(self, view: PlanView, *, past: bool = False, by: str = "", left: Remembered | None = None) -> None:
        super().__init__(view, past=past, by=by)
        self._left = left or Remembered()
        self.listing = self._left.listing
        self.key_folded = self._left.key_folded
        self.marks: frozenset[str] = frozenset()
        self.recent: list[str] = []  # the commands chosen last by name, newest first
        self._pane, self._records = ItemPane(id="page"), ItemPane(id="records", everything=True)
        self._dossiers = Dossiers()
        self._reading_ahead: Timer | None = None
        self._list_status = self._badge = ""
        self._listed: Snapshot | None = None
        self._fallback: Listing | None = None
        self._keys_for: tuple[bool, bool, bool, int] | None = None
        self._pane_waits = False
        self._sought = ""  # the item to go to as soon as the list shows it

    @property
    def _table(self) -> ItemTable:
        return self.query_one(ItemTable)

    def compose(self) -> ComposeResult:
        """Top to bottom; the pane stands beside the list, and its short form below where there is no room."""
        yield TitleLine(id="title-line")
        yield Banner(id="banner", markup=False)
        yield CountsStrip(id="counts")
        yield NextStrip(id="next")
        yield FilterLine(id="filter-line")
        with Horizontal(id="body"):
            yield ItemList(id="list")
            yield self._pane
            yield self._records
        yield Static("", id="foot", markup=False)
        with Horizontal(id="status-row"):
            yield Static("", id="marks", markup=False)
            yield Static("", id="status", markup=False)
            yield SumLine(id="sum")
        yield KeyLine(id="keys")

    def on_mount(self) -> None:
        """Show the plan at once: it was read before the screen started."""
        self._table.on_cursor = self._on_cursor
        self._table.focus()
        self.app.theme_changed_signal.subscribe(self, lambda _theme: self.refresh_list())
        if self.listing.filter_text.strip():
            self.query_one(FilterLine).show(self.listing.filter_text)
        self.show_view(self.view, past=self.past)

    # What is shown

    def show_view(self, view: PlanView, *, past: bool) -> None:
        """Show another state or day; cursor, marks, filter and scroll stay."""
        if view.snapshot is not self.view.snapshot:
            self._dossiers.forget()
        self.view, self.past = view, past
        self.set_class(past, "-past")
        self.marks = frozenset(ref for ref in self.marks if view.snapshot.row(ref))
        self._show_badge()
        self.show_title()
        counts = self.query_one(CountsStrip)
        counts.view = view
        counts.update_content()
        self._fit_sum()
        self.query_one(Banner).show(view if past else None)
        self._show_key()
        self.refresh_list()
        self._show_item()
        self._request_dossier()
        if not past:  # once the list is drawn, which is not to wait for it
            self.call_after_refresh(self.post_message, TasksRequested())

    def show_tasks(self, found: "Today") -> None:
        """Show what comes next; of a past day, where the strip is hidden, nothing does."""
        strip = self.query_one(NextStrip)
        strip.found = found
        strip.update_content()

    def refresh_list(self) -> None:
        """Show the lines that the listing asks for."""
        self._fallback = None
        self._list_status = self.said  # replaced, whatever it says
        self.request_lines(self.listing)

    def show_found(self, found: Found) -> None:
        """Show lines, or how far the search for them is."""
        if found.listing not in {self.listing, self._fallback}:
            return  # something else has been asked for since
        if found.lines or found.done:
            if found.listing == self.listing:
                self.query_one(FilterLine).say("")
            self._show_lines(found.lines)
        if self.said == self._list_status:  # a confirmation stays until the next key
            searching = self.listing.narrowed and not found.done
            self._say_status(search_status(found.searched, self.view) if searching else "")

    def show_unread(self, sentence: str) -> None:
        """Say what cannot be read of the filter; during typing, the list still shows what it showed before.

        Rows of another day do not stay: on a day on which the filter cannot be read, everything is shown.
        """
        if self._listed is self.view.snapshot:
            self.query_one(FilterLine).say(sentence)
            return
        self.query_one(FilterLine).say(f"Everything is shown: {sentence}")
        self._fallback = self.listing.widened()
        self.request_lines(self._fallback)

    def say(self, sentence: str) -> None:
        """The sum beside it takes the room that is left."""
        super().say(sentence)
        self._fit_sum()

    def _fit_sum(self) -> None:
        taken = cells(self._badge) + bool(self._badge) + cells(visible(self.said, newlines=False))
        room = self.app.size.width - _STATUS_PADDING - taken
        self.query_one(SumLine).fit(self.view, room - _BEFORE_SUM)

    def end_search(self) -> None:
        """Say what is shown in place of how far the search was."""
        self._say_status()

    def show_texts(self, view: PlanView) -> None:
        """Show texts that were requested, in the list and in the pane."""
        super().show_texts(view)
        self._table.show_texts(view)
        self._show_item()

    def _show_lines(self, lines: Sequence[ListLine]) -> None:
        self._listed = self.view.snapshot
        self.query_one(CountsStrip).choose(self.listing.colours)
        hidden = hidden_actions(lines, self.listing, self.view)
        self.query_one(ItemList).show(lines, self.view, self.marks, hidden, self.listing.filter_text)
        if self._sought and self._table.place_of(self._sought) is not None:
            self._table.go_to(self._sought)
            self._sought = ""
        self._show_badge()
        if not self._typing:
            self._show_item()

    def show_keys(self) -> None:
        """Only where what decides it is another: of a long plan, the marked are not looked for at each key."""
        state = (self.past, self.view.whole, self._table.cursor_ref is None, min(len(self.marks), 2))
        if state != self._keys_for:
            self._keys_for = state
            super().show_keys()

    def _say_status(self, search: str = "") -> None:
        self._list_status = search or self._listing_words()
        self.say(self._list_status)

    def _listing_words(self) -> str:
        as_left = self.listing == self._left.listing
        return listing_status(self.listing, self.view, self._table.refs, self.marks, as_left=as_left)

    def _show_marks(self) -> None:
        self._table.show_marks(self.marks)
        self._show_badge()
        self._say_status()

    def _show_badge(self) -> None:
        """How many are marked, hidden ones counted: a confirmation in the status line does not cover it."""
        said = marks_badge(self.marks, self._table.refs) if self.marks else ""
        if said != self._badge:
            self._badge = said
            badge = self.query_one("#marks", Static)
            badge.update(Content(said))
            badge.display = bool(said)
            self._fit_sum()
        self.show_keys()

    def _forget_marks(self) -> None:
        if self.marks:
            self.marks = frozenset()
            self._show_marks()

    def show_saved(self) -> None:
        """What was marked is no longer marked once a change is saved: the next one is about something else."""
        self._forget_marks()

    def _show_item(self) -> None:
        ref = self._table.cursor_ref
        row = self.view.snapshot.row(ref) if ref else None
        for pane, part in self._panes():
            pane.show(None if row is None else self._shown(row, part))
        self._show_foot(row)

    def _panes(self) -> Iterator[tuple[ItemPane, Part]]:
        """Those that there is room for, and what each shows of an item."""
        two = self._two_panes
        if not self._narrow:
            yield self._pane, Part.FACTS if two else Part.WHOLE
        if two:
            yield self._records, Part.RECORDS

    def _shown(self, row: "Row", part: Part) -> Shown:
        return Shown(row, self.view, self._dossiers.of(row.ref, whole=self._two_panes), part)

    def _show_foot(self, row: "Row | None") -> None:
        """The item in short, in place of the pane."""
        if not self._narrow:
            return
        foot = self.query_one("#foot", Static)
        if row is None:
            foot.update("", layout=False)
            return
        why = wrapped(Content(row.reason), self.size.width - foot.styles.padding.width, _FOOT_LINES)
        foot.update(Content("\n").join([brief(row, self.view), *why]), layout=False)

    def show_dossier(self, dossier: Dossier, *, whole: bool) -> None:
        """Complete the pane."""
        self._dossiers.keep(dossier, whole=whole)
        if dossier.ref == self._table.cursor_ref and whole is self._two_panes:
            self._show_item()

    def keep_dossier(self, dossier: Dossier, *, whole: bool) -> None:
        """Have a dossier at hand, and the lines of its page; the cursor may have come to the item meanwhile."""
        if dossier.ref == self._table.cursor_ref:
            self.show_dossier(dossier, whole=whole)
            return
        self._dossiers.keep(dossier, whole=whole)
        row = self.view.snapshot.row(dossier.ref)
        if row is not None and whole is self._two_panes:
            for pane, part in self._panes():
                pane.prepare(self._shown(row, part))

    def _request_dossier(self) -> None:
        """Ask for what the pane lacks, and, once that is drawn, for the neighbours', so that the next key need not."""
        ref, whole = self._table.cursor_ref, self._two_panes
        if ref is None or not self.is_active:  # what lies over the list asks for its own
            return
        if self._dossiers.of(ref, whole=whole) is None:
            beside = self._dossiers.missing(self._table.refs_near(), whole=whole)
            self.post_message(DossierRequested(ref, whole=whole, beside=beside))
        else:
            self._reading_ahead = self._reading_ahead or self.set_timer(_DRAWN_SECONDS, self._read_ahead)

    def _read_ahead(self) -> None:
        self._reading_ahead = None
        ref, whole = self._table.cursor_ref, self._two_panes
        beside = self._dossiers.missing(self._table.refs_near(), whole=whole)
        # A request ends the one before it: what the pane itself still waits for is asked for by that alone.
        at_hand = ref is not None and self._dossiers.of(ref, whole=whole) is not None
        if beside and at_hand and self.is_active:
            self.post_message(DossierRequested("", whole=whole, beside=beside))

    @property
    def _narrow(self) -> bool:
        """Whether there is no room for a pane, and the foot says the item in short."""
        return self.app.size.width < _ONE_PANE

    @property
    def _two_panes(self) -> bool:
        """Whether there is room for the facts and, beside them, what was told and found, and the line of time."""
        return self.app.size.width >= _TWO_PANES

    def on_resize(self) -> None:
        """One pane or two: the second shows more than has been read for one."""
        self._fit_sum()
        self._show_item()
        self._request_dossier()

    def on_screen_resume(self) -> None:
        """What was in front is gone: be up to date again."""
        self._table.request_texts()
        self._request_dossier()

    def _on_cursor(self) -> None:
        """The pane follows the cursor, in the same repaint; while a filter is typed, letters and list go before it."""
        for pane, _ in self._panes():
            pane.scroll_home(animate=False)
        if not self._typing:
            self._show_item()
            self._request_dossier()
        elif not self._pane_waits:
            self._pane_waits = True
            self.call_after_refresh(self._catch_up)

    def _catch_up(self) -> None:
        self._pane_waits = False
        self._show_item()
        self._request_dossier()

    @property
    def _typing(self) -> bool:
        return self.query_one(FilterLine).has_focus_within

    def _show_key(self) -> None:
        words = Content("") if self.key_folded else key_words(self.view)
        self._pane.show_key(words)

    def follow(self, ref: str) -> None:
        """Put the cursor on an item that was gone to elsewhere, where the list shows it."""
        if ref != self._table.cursor_ref and ref in self._table.refs:
            self._table.go_to(ref)
