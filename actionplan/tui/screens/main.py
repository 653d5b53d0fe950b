"""The main screen: the title, the counts, the list, and beside it everything about the item under the cursor."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from actionplan.domain.rating.marks import HEADLINE
from actionplan.domain.rating.view import PlanView
from actionplan.tui.commands import ScreenCommand
from actionplan.tui.item_page import Dossier, brief, key_words
from actionplan.tui.listing import Found, Listing, ListLine
from actionplan.tui.listing_status import GROUPINGS, ORDERS, listing_status, marks_badge, search_status
from actionplan.tui.messages import ChoiceRequested, DossierRequested, ItemRequested, TasksRequested, TodayRequested
from actionplan.tui.screens.plan_screen import PlanScreen
from actionplan.tui.targets import targets_of
from actionplan.tui.widgets.filter_line import FilterLine
from actionplan.tui.widgets.headers import Banner, CountsStrip, KeyLine, SumLine, TitleLine
from actionplan.tui.widgets.item_list import ItemList
from actionplan.tui.widgets.item_table import ItemTable
from actionplan.tui.widgets.item_view import ItemView
from actionplan.tui.widgets.next_strip import NextStrip

if TYPE_CHECKING:
    from actionplan.domain.governance.today import Today
    from actionplan.domain.rating.snapshot import Snapshot

_COLOUR_COMMANDS = {f"only-{colour.lower()}": colour for colour in HEADLINE}


T = TypeVar("T")


class MainScreen(PlanScreen):
    """The list and its pane."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", "Back", show=False)]

    def __init__(self, view: PlanView, *, past: bool = False, by: str = "") -> None:
        super().__init__(view, past=past, by=by)
        self.listing = Listing()
        self.marks: frozenset[str] = frozenset()
        self._dossier: Dossier | None = None
        self._list_status = ""
        self._listed: Snapshot | None = None
        self._fallback: Listing | None = None

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
            with VerticalScroll(id="pane", can_focus=True):
                yield ItemView(id="page")
                yield Static("", id="pane-key", markup=False)
        yield Static("", id="foot", markup=False)
        with Horizontal(id="status-row"):
            yield Static("", id="marks", markup=False)
            yield Static("", id="status", markup=False)
            yield SumLine(id="sum")
        yield KeyLine(id="keys")

    def on_mount(self) -> None:
        """Show the plan at once: it was read before the screen started."""
        self._table.focus()
        self.app.theme_changed_signal.subscribe(self, lambda _theme: self.refresh_list())
        self.show_view(self.view, past=self.past)

    # What is shown

    def show_view(self, view: PlanView, *, past: bool) -> None:
        """Show another state or day; cursor, marks, filter and scroll stay."""
        self.view, self.past = view, past
        self.set_class(past, "-past")
        self.marks = frozenset(ref for ref in self.marks if view.snapshot.row(ref))
        self._show_badge()
        self.show_title()
        for line in (self.query_one(CountsStrip), self.query_one(SumLine)):
            line.view = view
            line.update_content()
        self.query_one(Banner).show(view if past else None)
        self.query_one("#pane-key", Static).update(key_words(view))
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
        counts = self.query_one(CountsStrip)
        counts.chosen = self.listing.colours
        counts.update_content()
        self.query_one(ItemList).show(lines, self.view, self.marks)
        self._show_badge()
        self._show_item()

    def _say_status(self, search: str = "") -> None:
        self._list_status = search or listing_status(self.listing, self.view, self._table.refs, self.marks)
        self.say(self._list_status)

    def _show_marks(self) -> None:
        self._table.show_marks(self.marks)
        self._show_badge()
        self._say_status()

    def _show_badge(self) -> None:
        """How many are marked, hidden ones counted: a confirmation in the status line does not cover it."""
        badge = self.query_one("#marks", Static)
        badge.update(Content(marks_badge(self.marks, self._table.refs)))
        badge.display = bool(self.marks)

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
        self.query_one("#pane").set_class(row is None, "-empty")
        self.query_one(ItemView).show(row, self.view, self._dossier)
        self.query_one("#foot", Static).update(brief(row, self.view) if row else "")

    def show_dossier(self, dossier: Dossier) -> None:
        """Complete the pane."""
        self._dossier = dossier
        self._show_item()

    def _request_dossier(self) -> None:
        ref = self._table.cursor_ref
        if ref is not None and self.is_active:  # what lies over the list asks for its own
            self.post_message(DossierRequested(ref))

    def on_screen_resume(self) -> None:
        """What was in front is gone: be up to date again."""
        self._table.request_texts()
        self._request_dossier()

    def on_item_table_highlighted(self, event: ItemTable.Highlighted) -> None:
        """The pane follows the cursor."""
        event.stop()
        self._show_item()
        self.query_one("#pane").scroll_home(animate=False)
        self._request_dossier()

    def on_item_table_selected(self, event: ItemTable.Selected) -> None:
        """Enter or a click opens the item."""
        event.stop()
        self.look("open")

    # Finding and arranging

    def look(self, name: str) -> None:
        """Narrow, arrange, mark, open."""
        if name in _COLOUR_COMMANDS:
            self._arrange(self.listing.toggled(_COLOUR_COMMANDS[name]))
            return
        match name:
            case "open":
                if self._table.cursor_ref is not None:
                    self.post_message(ItemRequested(self._table.cursor_ref))
            case "filter":
                self.query_one(FilterLine).start(self.listing.filter_text)
            case "everything":
                self._widen()
            case "sort":
                self._choose("Order", ORDERS, self.listing.order, lambda each: replace(self.listing, order=each))
            case "group":
                self._choose(
                    "Headings", GROUPINGS, self.listing.grouping, lambda each: replace(self.listing, grouping=each)
                )
            case "mark":
                self._mark()
            case "mark-all":
                shown = frozenset(self._table.refs)
                self.marks = self.marks - shown if shown <= self.marks else self.marks | shown
                self._show_marks()
            case _:
                raise ValueError(name)

    def _arrange(self, listing: Listing) -> None:
        self.listing = listing
        self.refresh_list()
        self._request_dossier()

    def _widen(self) -> None:
        self.query_one(FilterLine).stop()
        self._arrange(self.listing.widened())
        self._table.focus()

    def _choose(self, heading: str, words: Mapping[T, str], present: T, apply: Callable[[T], Listing]) -> None:
        def on_choice(value: str | None) -> None:
            for each in words:
                if value == str(each):
                    self._arrange(apply(each))

        options = [(str(value), said) for value, said in words.items()]
        self.post_message(ChoiceRequested(heading, options, str(present), on_choice))

    def _mark(self) -> None:
        table = self._table
        if table.cursor_ref is not None:
            self.marks ^= {table.cursor_ref}
            self._show_marks()
            table.action_step(1)

    def targets(self, command: ScreenCommand) -> tuple[str, ...]:
        """All that are marked, else the item under the cursor; for some acts the recommendation above it."""
        return targets_of(command, self.view, self._table.cursor_ref, self.marks)

    # The filter line

    def on_filter_line_typed(self, event: FilterLine.Typed) -> None:
        """Narrow as one types."""
        event.stop()
        self._arrange(replace(self.listing, filter_text=event.text))

    def on_filter_line_left(self, event: FilterLine.Left) -> None:
        """Back to the list."""
        event.stop()
        self._table.focus()

    def action_back(self) -> None:
        """Escape undoes the nearest thing: marks, an empty list, a past day, a filter."""
        nothing_shown = not self._table.refs
        if self.marks:
            self._forget_marks()
        elif nothing_shown and self.listing.narrowed:
            self._widen()
        elif self.past:
            self.post_message(TodayRequested())
        elif self.listing.narrowed:
            self._widen()
