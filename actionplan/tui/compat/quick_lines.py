"""Lines that have all their style already, handed over as they are, and a scroll bar of such lines.

Textual puts border, padding and effects around each line of a widget as it is drawn, which takes longer than the line
itself. What is drawn here has none of these in its style sheet but a padding on the right.
"""

from collections.abc import Sequence
from itertools import zip_longest
from typing import Self, cast

from rich.color import Color
from rich.segment import Segment
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip
from textual.widget import Widget


class QuickLines(Widget):
    """A widget whose ``render_line`` gives whole lines, as wide as it is."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines in sight."""
        width, background = self.outer_size.width, self.background_colors[1]
        strips = [self.render_line(y) for y in crop.line_range]
        for line_filter in self.get_line_filters():
            strips = [strip.apply_filter(line_filter, background) for strip in strips]
        if crop.column_span != (0, width):
            strips = [strip.crop(*crop.column_span) for strip in strips]
        return strips


class QuickScrollBar(QuickLines, ScrollBar):
    """Textual's, in all but how it is drawn: the cells that look otherwise than they did."""

    _cells: Sequence[Segment] = ()

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Draw again what has changed."""
        if repaint and self._cells and not (regions or layout or recompose):
            pairs = enumerate(zip_longest(self._cells, self._cells_now()))
            regions = tuple(Region(0, y, 1, 1) for y, (before, now) in pairs if before != now)
            if not regions:
                return self
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def _cells_now(self) -> Sequence[Segment]:
        bar = cast("ScrollBarRender", self.render())
        style = self.app.console.get_style(bar.style)
        back, color = style.bgcolor or Color.default(), style.color or Color.default()
        drawn = bar.render_bar(
            self.outer_size.height, bar.virtual_size, bar.window_size, bar.position, 1, back_color=back, bar_color=color
        )
        return [*drawn.segments]

    def render_lines(self, crop: Region) -> list[Strip]:
        """One cell each."""
        self._cells = self._cells_now()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One cell."""
        return Strip([self._cells[y]], 1)


class QuickScrollView(QuickLines, ScrollView):
    """Scrolls lines that have all their style."""

    def hold_lines(self, count: int) -> None:
        """Scroll over so many lines; only a scroll bar that comes or goes has the screen laid out, once they are drawn.

        Textual would lay it out, before it draws them, whenever the number is another one: at each letter of a filter.
        """
        self.set_reactive(Widget.virtual_size, Size(self.size.width, count))
        if self.show_vertical_scrollbar:
            self.vertical_scrollbar.window_virtual_size = count
        self.scroll_to(y=self.scroll_y, animate=False)  # no further than there are lines
        if (count > self.container_size.height) is not self.show_vertical_scrollbar:
            self.call_after_refresh(self.refresh, layout=True)

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """As the one that Textual makes at this place."""
        if self._vertical_scrollbar is None:
            bar = QuickScrollBar(vertical=True, name="vertical", thickness=self.scrollbar_size_vertical)
            self._vertical_scrollbar = bar
            bar.display = False
            self.app._start_widget(self, bar)  # noqa: SLF001 - there is no public way to give it another bar
        return self._vertical_scrollbar
