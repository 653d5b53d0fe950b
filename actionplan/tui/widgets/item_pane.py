"""The pane beside the list: an item's page, drawn line by line and scrolled without a new layout of the screen.

Textual lays the whole screen out again where a widget's height changes, and a pane's does with each item. This one
always fills its place; the lines of items around the cursor are made once and kept.
"""

from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.cache import LRUCache
from textual.content import Content
from textual.geometry import Size
from textual.selection import Selection
from textual.strip import Strip
from textual.visual import Visual

from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.view import PlanView
from actionplan.tui.compat.quick_lines import QuickScrollView
from actionplan.tui.item_page import Part, page
from actionplan.tui.item_records import Dossier

_ITEMS_KEPT = 64
_EDGE = "│ "


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """What a pane speaks of: an item in a view of the plan, with what was told about it, or one column of that."""

    row: Row
    view: PlanView
    dossier: Dossier | None
    part: Part = Part.WHOLE

    @property
    def about(self) -> tuple[Row, PlanView, Dossier | None]:
        """What a page is made from."""
        return self.row, self.view, self.dossier

    def is_as(self, other: "Shown") -> bool:
        """Whether the same lines show both; by identity, since none of it changes and a plan takes long to compare."""
        return self.part is other.part and all(a is b for a, b in zip(self.about, other.about, strict=True))


class _Drawn(NamedTuple):
    shown: Shown
    words: Content
    strips: list[Strip]


def _line(edge: Segment, words: Strip, width: int, style: Style) -> Strip:
    """A line to its end; blanks are of one piece with the words before them where that looks the same."""
    blanks = " " * (width - words.cell_length - edge.cell_length)
    *before, last = [*words] or [Segment("", style)]
    if last.style is not None and last.style.bgcolor == style.bgcolor and not _lined(last.style):
        return Strip([edge, *before, Segment(last.text + blanks, last.style)], width)
    return Strip([edge, *before, last, Segment(blanks, style)], width)


def _lined(style: Style) -> bool:
    """Whether blanks in it can be seen."""
    return bool(style.underline or style.reverse or style.strike or style.overline or style.underline2)


class ItemPane(QuickScrollView, can_focus=True):
    """An item's page, and below it ``key_words``; ``everything`` leaves no update out."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"item-pane--edge"}

    def __init__(self, id: str, *, everything: bool = False) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._everything = everything
        self._shown: Shown | None = None
        self._key_words = Content("")
        self._kept: LRUCache[str, _Drawn] = LRUCache(_ITEMS_KEPT)
        self._says = Content("")
        self._lines: list[Strip] = []
        self._made_for: object = None

    @property
    def words(self) -> str:
        """All that it says, in sight or not."""
        return self._says.plain

    def show(self, shown: Shown | None) -> None:
        """Show this item; None: nothing."""
        self._shown = shown
        self._draw()

    def prepare(self, shown: Shown) -> None:
        """Have the lines of an item at hand that may be shown next."""
        if self._width > 0:
            self._drawn(shown)

    def show_key(self, words: Content) -> None:
        """What stands below the page, after a rule; nothing where it is folded away."""
        if words.plain != self._key_words.plain:
            self._key_words = words
            self._draw()

    # Lines

    @property
    def _width(self) -> int:
        """Of the words: beside the edge, and one column from the scroll bar, whose place is kept without one."""
        return self.scrollable_size.width - len(_EDGE) - 1

    def _words(self, shown: Shown | None) -> Content:
        parts, width = [], self._width
        if shown is not None:
            parts.append(page(*shown.about, width, everything=self._everything, part=shown.part))
        if self._key_words:
            rule = Content.styled("─" * width, "$rule")
            parts.append(Content.assemble(rule, "\n", self._key_words.stylize_before("$quiet")))
        return Content("\n\n").join(parts)

    def _drawn(self, shown: Shown) -> _Drawn:
        made_for = (self._width, self._key_words.plain, self.app.theme, self.visual_style, self._edge())
        if made_for != self._made_for:
            self._made_for = made_for
            self._kept.clear()
        kept = self._kept.get(shown.row.ref)
        if kept is None or not kept.shown.is_as(shown):
            words = self._words(shown)
            kept = self._kept[shown.row.ref] = _Drawn(shown, words, self._strips(words))
        return kept

    def _strips(self, words: Content) -> list[Strip]:
        strips = Visual.to_strips(self, words, self._width, None, self.visual_style)
        edge, width, style = self._edge(), self.outer_size.width, self.visual_style.rich_style
        return [_line(edge, strip, width, style) for strip in strips]

    def _edge(self) -> Segment:
        return Segment(_EDGE, self.get_component_rich_style("item-pane--edge"))

    def _draw(self) -> None:
        if self._width <= 0:
            return
        if self._shown is None:
            self._says = self._words(None)
            self._lines = self._strips(self._says)
        else:
            drawn = self._drawn(self._shown)
            self._says = drawn.words
            self._lines = drawn.strips if self.text_selection is None else self._strips(drawn.words)
        # Past its watcher, which would lay out the screen; the scroll bar is always there.
        self.set_reactive(ItemPane.virtual_size, Size(self.scrollable_size.width, len(self._lines)))
        self.vertical_scrollbar.window_virtual_size = len(self._lines)
        self.scroll_to(y=self.scroll_y, animate=False)  # no further than there are lines
        self.refresh(self.scrollable_size.region)

    def render_line(self, y: int) -> Strip:
        """The line that is scrolled to."""
        place = self.scroll_offset.y + y
        if place < len(self._lines):
            return self._lines[place]
        return _line(self._edge(), Strip([]), self.outer_size.width, self.visual_style.rich_style)

    def on_resize(self, _event: events.Resize) -> None:
        """Fit the new width."""
        self._draw()

    def notify_style_update(self) -> None:
        """Colours may be others."""
        super().notify_style_update()
        self._draw()

    # Selecting with the mouse

    def get_selection(self, selection: Selection) -> tuple[str, str]:
        """The words that are selected, as they were before they were wrapped."""
        return selection.extract(self._says.plain), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Show what is selected."""
        del selection
        self._draw()
