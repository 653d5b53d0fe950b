"""The list: one line an item, drawn only when it scrolls into sight, so that a plan of any size is there at once."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice, zip_longest
from types import MappingProxyType
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from actionplan.domain.rating.view import PlanView
from actionplan.tui.compat.quick_lines import QuickScrollView
from actionplan.tui.listing import Heading, ListLine
from actionplan.tui.messages import TextsRequested
from actionplan.tui.widgets.cells import CellPainter
from actionplan.tui.widgets.line_renderer import LineRenderer

_HEADER = 1


class ItemTable(QuickScrollView, can_focus=True):
    """Items and the headings between them; the cursor steps over headings."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"item-table--header", "item-table--cursor", "item-table--hover"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Open", show=False),
        Binding("up", "step(-1)", "Up", show=False),
        Binding("down", "step(1)", "Down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("home,ctrl+home", "first", "First", show=False),
        Binding("end,ctrl+end", "last", "Last", show=False),
    ]

    cursor_row: reactive[int] = reactive(0, repaint=False)
    hover_row: reactive[int | None] = reactive(None, repaint=False)

    class Selected(Message):
        """Enter or a click on the item under the cursor."""

    class ColumnClicked(Message):
        """A click on the heading of a column."""

        def __init__(self, column: str) -> None:
            super().__init__()
            self.column = column

    def __init__(self, id: str) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self.on_cursor: Callable[[], None] = lambda: None  # a message would come after the row was drawn
        self._styles_of: dict[str, Style] = {}  # worked out once, not for each line
        self._lines: Sequence[ListLine] = ()
        self._view: PlanView | None = None
        self._renderer: LineRenderer | None = None

    @property
    def refs(self) -> list[str]:
        """The refs shown, in order."""
        return [line.ref for line in self._lines if not isinstance(line, Heading)]

    @property
    def cursor_ref(self) -> str | None:
        """The ref under the cursor; None in an empty list."""
        if not 0 <= self.cursor_row < len(self._lines):
            return None
        line = self._lines[self.cursor_row]
        return None if isinstance(line, Heading) else line.ref

    def refs_near(self) -> list[str]:
        """Where one or two steps lead from the cursor, the likeliest first."""
        after = islice(self._items_from(self.cursor_row + 1, 1), 2)
        before = islice(self._items_from(self.cursor_row - 1, -1), 2)
        places = [place for pair in zip_longest(after, before) for place in pair if place is not None]
        return [line.ref for line in map(self._lines.__getitem__, places) if not isinstance(line, Heading)]

    # What is shown

    def show(
        self,
        lines: Sequence[ListLine],
        view: PlanView,
        marks: frozenset[str],
        hidden: Mapping[str, int] = MappingProxyType({}),
    ) -> None:
        """Show these lines; the cursor stays on its ref, or goes to the nearest place.

        ``hidden``: how many actions of a recommendation are folded away.
        """
        kept = self.cursor_ref
        self._lines, self._view = lines, view
        self._renderer = LineRenderer(self.app.console, lines, view, CellPainter(self.app.theme_variables), hidden)
        self._renderer.show_marks(marks)
        self.hold_lines(len(lines) + _HEADER)
        place = None if kept is None else self.place_of(kept)
        if place is None:
            place = self._nearest_item(self.cursor_row)
        self.set_reactive(ItemTable.cursor_row, place)
        self.fit()
        self._into_view()
        self.request_texts()
        if self.cursor_ref != kept:
            self.on_cursor()

    def show_texts(self, view: PlanView) -> None:
        """Draw what is in sight again, with texts of the same view that were requested."""
        self._view = view
        if self._renderer is not None:
            self._renderer.show_texts(view)
        self.refresh()
        self.request_texts()

    def show_marks(self, marks: frozenset[str]) -> None:
        """Draw the marks."""
        if self._renderer is not None:
            self._renderer.show_marks(marks)
        self.refresh()

    def place_of(self, ref: str) -> int | None:
        """The line of an item, headings counted; None where it is not shown."""
        places = (place for place, line in enumerate(self._lines) if not isinstance(line, Heading) and line.ref == ref)
        return next(places, None)

    def go_to(self, ref: str) -> None:
        """Put the cursor on an item, where it is shown."""
        place = self.place_of(ref)
        if place is not None:
            self.cursor_row = place

    def fit(self) -> None:
        """Share out the width, and draw everything again."""
        if self._renderer is not None:
            self._renderer.fit(self.size.width)
        self.refresh()

    def on_resize(self, _event: events.Resize) -> None:
        """Share out the width, and keep the cursor in sight."""
        self.hold_lines(len(self._lines) + _HEADER)
        self.fit()
        self._into_view()
        self.request_texts()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Request the texts of the lines that have come into sight."""
        super().watch_scroll_y(old_value, new_value)
        self.request_texts()

    def request_texts(self) -> None:
        """Request the texts of the lines in sight, and in advance those of the pages around them."""
        if self._view is None:
            return
        top, page = round(self.scroll_y), self._page
        if self._without_texts(top - page // 2, top + page + page // 2):
            self.post_message(TextsRequested(self._without_texts(top - 2 * page, top + 3 * page)))

    def _without_texts(self, first: int, behind: int) -> list[str]:
        near = self._lines[max(0, first) : behind]
        items = [line for line in near if not isinstance(line, Heading)]
        return [row.ref for row in items if self._view is not None and not self._view.knows(row.item)]

    # Drawing

    def render_line(self, y: int) -> Strip:
        """The header, or the line that is scrolled to."""
        place = self.scroll_offset.y + y - _HEADER
        if self._renderer is None or place >= len(self._lines):
            return Strip.blank(self.size.width, self.rich_style)
        if y < _HEADER:
            return self._renderer.header(self._style("item-table--header"))
        look = self._look(place)
        return self._renderer.line(place, look, self._style(look))

    def _look(self, place: int) -> str:
        """The component class of a line, and whether it has the keyboard; empty for a line like any other."""
        if place == self.cursor_row:
            return "item-table--cursor" if self.has_focus else "item-table--cursor:blur"
        return "item-table--hover" if place == self.hover_row else ""

    def _style(self, look: str) -> Style:
        if look not in self._styles_of:
            name = look.partition(":")[0]
            own = self.get_component_rich_style(name) if name else Style()
            self._styles_of[look] = self.rich_style + own
        return self._styles_of[look]

    def notify_style_update(self) -> None:
        """Colours may be others."""
        super().notify_style_update()
        self._styles_of = {}

    # Moving

    @property
    def _page(self) -> int:
        return max(1, self.size.height - _HEADER)

    def _nearest_item(self, place: int) -> int:
        """The item at a place or behind it, else the last before it."""
        place = max(0, min(place, len(self._lines) - 1))
        return next(self._items_from(place, 1), next(self._items_from(place, -1), place))

    def _items_from(self, place: int, by: int) -> Iterator[int]:
        while 0 <= place < len(self._lines):
            if not isinstance(self._lines[place], Heading):
                yield place
            place += by

    def watch_cursor_row(self, before: int, after: int) -> None:
        """Draw the two lines again and bring the cursor into sight."""
        for place in (before, after):
            self.refresh_line(place + _HEADER)
        self._into_view()
        self.on_cursor()

    def watch_hover_row(self, before: int | None, after: int | None) -> None:
        """Draw the two lines again."""
        for place in (before, after):
            if place is not None:
                self.refresh_line(place + _HEADER)

    def _into_view(self) -> None:
        top, place = round(self.scroll_y), self.cursor_row
        if next(self._items_from(place - 1, -1), None) is None:
            self.scroll_to(y=0, animate=False)  # so that a heading above the first item is seen
        elif place < top:
            self.scroll_to(y=place, animate=False)
        elif place >= top + self._page:
            self.scroll_to(y=place - self._page + 1, animate=False)

    def action_step(self, by: int) -> None:
        """One item on or back."""
        self.hover_row = None
        self.cursor_row = next(self._items_from(self.cursor_row + by, by), self.cursor_row)

    def action_page(self, by: int) -> None:
        """One page on or back."""
        self.hover_row = None
        self.scroll_to(y=self.scroll_y + by * self._page, animate=False)
        self.cursor_row = self._nearest_item(self.cursor_row + by * self._page)

    def action_first(self) -> None:
        """To the first item."""
        self.cursor_row = self._nearest_item(0)

    def action_last(self) -> None:
        """To the last item."""
        self.cursor_row = self._nearest_item(len(self._lines) - 1)

    def action_open(self) -> None:
        """Select the item under the cursor."""
        if self.cursor_ref is not None:
            self.post_message(self.Selected())

    def _place_under(self, y: int) -> int | None:
        place = self.scroll_offset.y + y - _HEADER
        there = y >= _HEADER and place < len(self._lines) and not isinstance(self._lines[place], Heading)
        return place if there else None

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Show which line a click would take."""
        self.hover_row = self._place_under(event.y)

    def on_leave(self, _event: events.Leave) -> None:
        """The mouse has left."""
        self.hover_row = None

    def on_click(self, event: events.Click) -> None:
        """A click takes the cursor there; one on the cursor opens the item."""
        if event.y < _HEADER and self._renderer is not None:
            self.post_message(self.ColumnClicked(self._renderer.column_at(event.x)))
        place = self._place_under(event.y)
        if place is None:
            return
        event.stop()
        if place == self.cursor_row:
            self.action_open()
        else:
            self.cursor_row = place
