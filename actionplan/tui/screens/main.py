"""The main screen: the title, the counts, the list, and beside it everything about the item under the cursor."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from actionplan.domain.errors import BadInput
from actionplan.domain.rating.marks import HEADLINE
from actionplan.domain.rating.view import PlanView
from actionplan.domain.vocabulary import Kind
from actionplan.tui.commands import Act, Reach
from actionplan.tui.item_page import Dossier, brief, key_words
from actionplan.tui.listing import Line as ListLine
from actionplan.tui.listing import Listing
from actionplan.tui.listing_words import GROUPINGS, ORDERS, empty_words, searching_words, state_words
from actionplan.tui.messages import DossierWanted, LinesWanted, TodayWanted
from actionplan.tui.screens.plan_screen import PlanScreen
from actionplan.tui.styles import Painter
from actionplan.tui.widgets.filter_line import FilterLine
from actionplan.tui.widgets.headers import Banner, CountsStrip, KeyLine, SumLine, TitleLine
from actionplan.tui.widgets.item_table import ItemTable
from actionplan.tui.widgets.item_view import ItemView

if TYPE_CHECKING:
    from actionplan.domain.rating.snapshot import Snapshot
    from actionplan.tui.search import Found

_COLOUR_ACTS = {f"only-{colour.lower()}": colour for colour in HEADLINE}


T = TypeVar("T")


class MainScreen(PlanScreen):
    """The list and its pane."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", "Back", show=False)]

    def __init__(self, view: PlanView, *, past: bool = False) -> None:
        super().__init__(view, past=past)
        self.listing = Listing()
        self.marks: frozenset[str] = frozenset()
        self._dossier: Dossier | None = None
        self._said_of_list = ""
        self._listed: Snapshot | None = None
        self._instead: Listing | None = None

    def compose(self) -> ComposeResult:
        """Top to bottom; the pane stands beside the list, and its short form below where there is no room."""
        yield TitleLine(id="title-line")
        yield Banner(id="banner", markup=False)
        yield CountsStrip(id="counts")
        yield FilterLine(id="filter-line")
        with Horizontal(id="body"):
            with Vertical(id="list"):
                yield ItemTable(id="items")
                yield Static("", id="empty", markup=False)
            with VerticalScroll(id="pane", can_focus=True):
                yield ItemView(id="page")
                yield Static("", id="pane-key", markup=False)
        yield Static("", id="foot", markup=False)
        with Horizontal(id="status-row"):
            yield Static("", id="status", markup=False)
            yield SumLine(id="sum")
        yield KeyLine(id="keys")

    def on_mount(self) -> None:
        """Show the plan at once: it was read before the screen started."""
        self.query_one(ItemTable).focus()
        self.app.theme_changed_signal.subscribe(self, lambda _theme: self.refresh_list())
        self.show_view(self.view, past=self.past)

    # What is shown

    def show_view(self, view: PlanView, *, past: bool) -> None:
        """Show another state or day; cursor, marks, filter and scroll stay."""
        self.view, self.past = view, past
        self.set_class(past, "-past")
        self.marks = frozenset(ref for ref in self.marks if view.snapshot.row(ref))
        for line in (self.query_one(TitleLine), self.query_one(CountsStrip), self.query_one(SumLine)):
            line.view = view
            line.show_anew()
        self.query_one(Banner).show(view if past else None)
        self.query_one("#pane-key", Static).update(key_words(view))
        self.refresh_list()
        self._show_item()
        self._want_dossier()

    def refresh_list(self) -> None:
        """Show the rows that the listing asks for; those of a long plan are found beside the screen."""
        if not self.view.worded:
            self._instead = None
            self._say_state(searching_words(0, self.view) if self.listing.narrowed else "")
            self.post_message(LinesWanted(self.listing, "list"))
            return
        # Of a plan that is still being read the first rows are all that can be shown.
        listing = self.listing if self.view.whole else Listing()
        try:
            lines = listing.lines(self.view)
        except BadInput as refused:
            self.show_unread(refused.sentence)
            return
        self.query_one(FilterLine).say("")
        self._show_lines(lines)

    def show_unread(self, sentence: str) -> None:
        """Say what cannot be read of the filter; as one types, the list shows what it showed before.

        Rows of another day do not stay: on a day on which the filter cannot be read, everything is shown.
        """
        if self._listed is self.view.snapshot:
            self.query_one(FilterLine).say(sentence)
            return
        self.query_one(FilterLine).say(f"Everything is shown: {sentence}")
        self._instead = self.listing.widened()
        if self.view.worded:
            self._show_lines(self._instead.lines(self.view))
        else:
            self.post_message(LinesWanted(self._instead, "list"))

    def end_search(self) -> None:
        """Say what is shown in place of how far the search was."""
        self._say_state()

    def show_found(self, found: "Found") -> None:
        """The lines of a long plan, or as many as there are until now."""
        if found.listing not in {self.listing, self._instead}:
            return  # what was asked for since is being found
        if found.listing == self.listing:
            self.query_one(FilterLine).say("")
        if found.lines or found.done:
            self._put_lines(found.lines)
        if self.said == self._said_of_list:  # what was saved is told until the next key
            self._say_state("" if found.done else searching_words(found.searched, self.view))

    def show_words(self, view: PlanView) -> None:
        """The words that were asked for, in the list and in the pane."""
        super().show_words(view)
        self.query_one(ItemTable).show_words(view)
        self._show_item()

    def _show_lines(self, lines: Sequence[ListLine]) -> None:
        self._put_lines(lines)
        self._say_state()

    def _put_lines(self, lines: Sequence[ListLine]) -> None:
        self._listed = self.view.snapshot
        counts = self.query_one(CountsStrip)
        counts.chosen = self.listing.colours
        counts.show_anew()
        table = self.query_one(ItemTable)
        painter = Painter(self.app.theme_variables)
        table.show(lines, self.view, self.marks, painter, in_full=len(self.view.snapshot.reviews) > 1)
        empty = self.query_one("#empty", Static)
        empty.display = not lines
        table.display = bool(lines)
        if not lines:
            empty.update(Content(empty_words(self.view)))
        self._show_item()

    def _say_state(self, search: str = "") -> None:
        self._said_of_list = search or state_words(self.listing, self.view, self.query_one(ItemTable).refs, self.marks)
        self.say(self._said_of_list)

    def _show_marks(self) -> None:
        self.query_one(ItemTable).show_marks(self.marks)
        self._say_state()

    def _show_item(self) -> None:
        ref = self.query_one(ItemTable).cursor_ref
        row = self.view.snapshot.row(ref) if ref else None
        self.query_one("#pane").set_class(row is None, "-empty")
        self.query_one(ItemView).show(row, self.view, self._dossier)
        self.query_one("#foot", Static).update(brief(row, self.view) if row else "")

    def show_dossier(self, dossier: Dossier) -> None:
        """Complete the pane."""
        self._dossier = dossier
        self._show_item()

    def _want_dossier(self) -> None:
        ref = self.query_one(ItemTable).cursor_ref
        if ref is not None and self.is_active:  # what lies over the list asks for its own
            self.post_message(DossierWanted(ref))

    def on_screen_resume(self) -> None:
        """What was in front is gone: be up to date again."""
        self.query_one(ItemTable).want_words()
        self._want_dossier()

    def on_item_table_highlighted(self, event: ItemTable.Highlighted) -> None:
        """The pane follows the cursor."""
        event.stop()
        self._show_item()
        self.query_one("#pane").scroll_home(animate=False)
        self._want_dossier()

    def on_item_table_opened(self, event: ItemTable.Opened) -> None:
        """Enter or a click opens the item."""
        event.stop()
        self.look("open")

    # Finding and arranging

    def look(self, name: str) -> None:
        """Narrow, arrange, mark, open."""
        if name in _COLOUR_ACTS:
            self._arrange(self.listing.toggled(_COLOUR_ACTS[name]))
            return
        match name:
            case "open":
                self._open()
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
                shown = frozenset(self.query_one(ItemTable).refs)
                self.marks = self.marks - shown if shown <= self.marks else self.marks | shown
                self._show_marks()
            case _:
                raise ValueError(name)

    def _arrange(self, listing: Listing) -> None:
        self.listing = listing
        self.refresh_list()
        self._want_dossier()

    def _widen(self) -> None:
        self.query_one(FilterLine).stop()
        self._arrange(self.listing.widened())
        self.query_one(ItemTable).focus()

    def _choose(self, heading: str, words: Mapping[T, str], present: T, apply: Callable[[T], Listing]) -> None:
        from actionplan.tui.forms.question import OneOf

        def chosen(value: str | None) -> None:
            for each in words:
                if value == str(each):
                    self._arrange(apply(each))

        options = [(str(value), said) for value, said in words.items()]
        self.app.push_screen(OneOf(heading, options, str(present)), chosen)

    def _mark(self) -> None:
        table = self.query_one(ItemTable)
        if table.cursor_ref is not None:
            self.marks ^= {table.cursor_ref}
            self._show_marks()
            table.action_step(1)

    def _open(self) -> None:
        from actionplan.tui.screens.item import ItemScreen

        ref = self.query_one(ItemTable).cursor_ref
        if ref is not None:
            self.app.push_screen(ItemScreen(ref, self.view, past=self.past))

    def targets(self, act: Act) -> tuple[str, ...]:
        """All that are marked, else the item under the cursor; for some acts the recommendation above it."""
        ref = self.query_one(ItemTable).cursor_ref
        row = self.view.snapshot.row(ref) if ref else None
        if act.reach is Reach.ITEMS and self.marks:
            return tuple(row.ref for row in self.view.rows if row.ref in self.marks)
        if row is None:
            return ()
        if act.reach is Reach.RECOMMENDATION and row.item.kind is Kind.ACTION:
            return (row.item.parent or row.ref,)
        return (row.ref,)

    # The filter line

    def on_filter_line_typed(self, event: FilterLine.Typed) -> None:
        """Narrow as one types."""
        event.stop()
        self._arrange(replace(self.listing, filter_text=event.text))

    def on_filter_line_left(self, event: FilterLine.Left) -> None:
        """Back to the list."""
        event.stop()
        self.query_one(ItemTable).focus()

    def action_back(self) -> None:
        """Escape undoes the nearest thing: an empty list, a past day, a filter, marks."""
        nothing_shown = not self.query_one(ItemTable).refs
        if nothing_shown and self.listing.narrowed:
            self._widen()
        elif self.past:
            self.post_message(TodayWanted())
        elif self.listing.narrowed:
            self._widen()
        elif self.marks:
            self.marks = frozenset()
            self._show_marks()
