"""The lines of a view: those that can be chosen have the bar, the others are read past."""

from collections.abc import Sequence

from textual import events
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from actionplan.tui.screens.views.render import ViewLine


class Rows(OptionList):
    """Lines from top to bottom. The bar stops at the first and the last, and there the arrows go on to scroll."""

    class Resized(Message):
        """There is another width to draw in."""

    def __init__(self, id: str) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id, markup=False, compact=True)
        self._drawn_for = 0

    @property
    def room(self) -> int:
        """The cells of a line; 0 before there is a layout."""
        return self.scrollable_content_region.width

    @property
    def chosen(self) -> str:
        """The name of the line under the bar; empty where there is none."""
        option = self.highlighted_option
        return "" if option is None else option.id or ""

    def fill(self, lines: Sequence[ViewLine], chosen: str) -> None:
        """Put these lines in place; the bar goes to the line of this name, else near it; without a name, to the top."""
        place, scroll = (self.highlighted or 0) if chosen else 0, self.scroll_y
        self.clear_options()
        self.add_options(Option(line.content, id=line.id or None, disabled=not line.id) for line in lines)
        names = [line.id for line in lines]
        if chosen and chosen in names:
            self.highlighted = names.index(chosen)
        else:
            open_to_choice = [at for at, name in enumerate(names) if name]
            self.highlighted = min(open_to_choice, key=lambda at: abs(at - place), default=None)
        self.scroll_to(y=scroll, animate=False, immediate=True)
        self.call_after_refresh(self.scroll_to_highlight)

    def on_resize(self, _event: events.Resize) -> None:
        """Have everything drawn for the new width."""
        if self.room != self._drawn_for:
            self._drawn_for = self.room
            self.post_message(self.Resized())

    def action_cursor_down(self) -> None:
        """One line on; past the last that can be chosen, on to what is below."""
        self._step(range((-1 if self.highlighted is None else self.highlighted) + 1, self.option_count), 1)

    def action_cursor_up(self) -> None:
        """One line back; past the first that can be chosen, back to what is above."""
        self._step(range((self.highlighted or 0) - 1, -1, -1), -1)

    def _step(self, places: Sequence[int], by: int) -> None:
        following = next((at for at in places if not self.options[at].disabled), None)
        if following is None:
            self.scroll_relative(y=by, animate=False)
        else:
            self.highlighted = following

    def _only_to_read(self) -> bool:
        return all(option.disabled for option in self.options)

    def action_page_down(self) -> None:
        """A page on."""
        if self._only_to_read():
            self.scroll_page_down(animate=False)
        else:
            super().action_page_down()  # type: ignore[no-untyped-call]

    def action_page_up(self) -> None:
        """A page back."""
        if self._only_to_read():
            self.scroll_page_up(animate=False)
        else:
            super().action_page_up()  # type: ignore[no-untyped-call]

    def action_first(self) -> None:
        """To the top."""
        super().action_first()
        self.scroll_home(animate=False)

    def action_last(self) -> None:
        """To the end."""
        super().action_last()
        self.scroll_end(animate=False)
