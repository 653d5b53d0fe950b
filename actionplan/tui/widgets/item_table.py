"""The list: one line an item, drawn only when it scrolls into sight, so that a plan of any size is there at once."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from actionplan.domain.rating.view import PlanView
from actionplan.tui.listing import Heading, ListLine
from actionplan.tui.messages import TextsRequested
from actionplan.tui.styles import COLUMNS, MARK_WIDTH, SINCE, Cells, Painter
from actionplan.tui.widgets.column_widths import RATING_AND_WORD, shared_out

_HEADER = 1
_STRIPS_KEPT = 512


class ItemTable(ScrollView, can_focus=True):
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

    class Highlighted(Message):
        """The cursor stands on another item."""

    class Selected(Message):
        """Enter or a click wants the whole of the item under the cursor."""

    def __init__(self, id: str) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._lines: Sequence[ListLine] = ()
        self._view: PlanView | None = None
        self._marks: frozenset[str] = frozenset()
        self._painter: Painter | None = None
        self._in_full = False
        self._ref_width = 7
        self._widths: dict[str, int] = {}
        self._strips: LRUCache[tuple[int, str], Strip] = LRUCache(_STRIPS_KEPT)

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

    # What is shown

    def show(
        self, lines: Sequence[ListLine], view: PlanView, marks: frozenset[str], painter: Painter, *, in_full: bool
    ) -> None:
        """Put these lines in place; the cursor stays on its ref, or goes to the nearest place."""
        kept = self.cursor_ref
        self._lines, self._view, self._marks, self._painter, self._in_full = lines, view, marks, painter, in_full
        self._ref_width = self._widest_ref()
        self.virtual_size = Size(self.size.width, len(lines) + _HEADER)
        place = None if kept is None else self.place_of(kept)
        if place is None:
            place = self._nearest_item(self.cursor_row)
        self.set_reactive(ItemTable.cursor_row, place)
        self.fit()
        self._into_view()
        self.request_texts()
        if self.cursor_ref != kept:
            self.post_message(self.Highlighted())

    def show_texts(self, view: PlanView) -> None:
        """Draw anew what is in sight, with the words of the same view that were asked for."""
        self._view = view
        self._strips.clear()
        self.refresh()
        self.request_texts()

    def show_marks(self, marks: frozenset[str]) -> None:
        """Draw anew what is marked."""
        self._marks = marks
        self._strips.clear()
        self.refresh()

    def place_of(self, ref: str) -> int | None:
        """On which line an item stands, headings counted; None where it is not shown."""
        places = (place for place, line in enumerate(self._lines) if not isinstance(line, Heading) and line.ref == ref)
        return next(places, None)

    def go_to(self, ref: str) -> None:
        """Put the cursor on an item, where it is shown."""
        place = self.place_of(ref)
        if place is not None:
            self.cursor_row = place

    def fit(self) -> None:
        """Share the width out, and draw everything anew."""
        self._strips.clear()
        self.refresh()
        travelled = self._view is not None and self._view.travel.papers is not None
        self._widths = shared_out(self.size.width, self._ref_width, travelled=travelled)

    def _widest_ref(self) -> int:
        if self._painter is None:
            return 7
        longest = max((line for line in self._lines if not isinstance(line, Heading)), key=_length_of_ref, default=None)
        shown = 4 if longest is None else len(self._painter.ref(longest, marked=False, in_full=self._in_full))
        return min(max(shown, 5), 18) + 2

    def on_resize(self, _event: events.Resize) -> None:
        """Share the width out anew, and keep the cursor in sight."""
        self.virtual_size = Size(self.size.width, len(self._lines) + _HEADER)
        self.fit()
        self._into_view()
        self.request_texts()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Other lines are in sight."""
        super().watch_scroll_y(old_value, new_value)
        self.request_texts()

    def request_texts(self) -> None:
        """Ask for the words of the lines in sight, and before they are needed for those of the pages around them."""
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
        """The header, and below it the lines that are scrolled to."""
        if y < _HEADER:
            return self._painted(self._labels(), self._style("item-table--header"))
        place = self.scroll_offset.y + y - _HEADER
        if self._view is None or place >= len(self._lines):
            return Strip.blank(self.size.width, self.rich_style)
        look = self._look(place)
        strip = self._strips.get((place, look))
        if strip is None:
            strip = self._line(place, self._style(look))
            self._strips.set((place, look), strip)
        return strip

    def _labels(self) -> Cells:
        since = SINCE if self._widths["rating"] == RATING_AND_WORD else ""
        labels = {**dict(COLUMNS), "rating": f"{dict(COLUMNS)['rating']:<{MARK_WIDTH}}{since}"}
        return tuple(Text(label, no_wrap=True, overflow="crop") for label in labels.values())

    def _look(self, place: int) -> str:
        """The component class of a line, and whether it has the keyboard; empty for a line like any other."""
        if place == self.cursor_row:
            return "item-table--cursor" if self.has_focus else "item-table--cursor:blur"
        return "item-table--hover" if place == self.hover_row else ""

    def _style(self, look: str) -> Style:
        name = look.partition(":")[0]
        return self.rich_style + self.get_component_rich_style(name) if name else self.rich_style

    def _line(self, place: int, style: Style) -> Strip:
        line = self._lines[place]
        if self._painter is None or self._view is None:
            return Strip.blank(self.size.width, style)
        if isinstance(line, Heading):
            before = self._widths["ref"]
            return self._joined([(Text(""), before), (self._painter.heading(line), self.size.width - before)], style)
        cells = self._painter.row(line, self._view, marked=line.ref in self._marks, in_full=self._in_full)
        return self._painted(cells, style)

    def _painted(self, cells: Cells, style: Style) -> Strip:
        named = zip(COLUMNS, cells, strict=True)
        return self._joined([(cell, self._widths[name]) for (name, _), cell in named], style)

    def _joined(self, cells: Sequence[tuple[Text, int]], style: Style) -> Strip:
        segments: list[Segment] = []
        for cell, width in cells:
            fitted = cell.copy()
            fitted.align("right" if cell.justify == "right" else "left", width)
            ink = self.app.console.get_style(cell.style)  # Text leaves its own style to whoever draws its segments
            segments += Segment.apply_style(fitted.render(self.app.console), ink)
        return Strip(Segment.apply_style(segments, style)).adjust_cell_length(self.size.width, style)

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
        """Draw the two lines anew and bring the cursor into sight."""
        for place in (before, after):
            self.refresh_line(place + _HEADER)
        self._into_view()
        self.post_message(self.Highlighted())

    def watch_hover_row(self, before: int | None, after: int | None) -> None:
        """Draw the two lines anew."""
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
        """The whole of the item under the cursor."""
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
        """Nothing under the mouse any more."""
        self.hover_row = None

    def on_click(self, event: events.Click) -> None:
        """A click takes the cursor there; one on the cursor opens the item."""
        place = self._place_under(event.y)
        if place is None:
            return
        event.stop()
        if place == self.cursor_row:
            self.action_open()
        else:
            self.cursor_row = place


def _length_of_ref(line: ListLine) -> int:
    return 0 if isinstance(line, Heading) else len(line.ref)
