"""The screen of the meeting view. It follows the plan through a source that can only read.

It keeps the position of the meeting: the page by its key, whether names are shown.
"""

import asyncio
from typing import TYPE_CHECKING, ClassVar, Protocol

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen

from actionplan.domain.errors import ActionplanError, BadInput
from actionplan.tui.present.cover import Blank, PresentHelp
from actionplan.tui.present.item_pages import ItemPage
from actionplan.tui.present.keys import bindings
from actionplan.tui.present.layout import PageSize, key_lines
from actionplan.tui.present.model import Shown
from actionplan.tui.present.pages import Page, colours_on, page_for, pages_of, place_of
from actionplan.tui.present.palette import KeyProvider
from actionplan.tui.present.render import render_heading, render_page
from actionplan.tui.present.widgets import GoTo, SizedContent, footer_line

if TYPE_CHECKING:
    from collections.abc import Callable

POLL_SECONDS = 2.0


class ViewSource(Protocol):
    """Where the plan comes from. ``has_news`` and ``read`` are called in a thread."""

    def tell_of_news(self, told: "Callable[[], object]") -> None:
        """Call ``told`` from another thread after each write, if the database can notify."""
        ...

    def has_news(self, shown: Shown) -> bool:
        """True if what is shown is stale."""
        ...

    def read(self) -> Shown:
        """The current state of what is shown."""
        ...


class MeetingScreen(Screen[None]):
    """The pages, one at a time. The caller made ``source``, and closes it when the screen is left."""

    CSS_PATH = "present.tcss"
    AUTO_FOCUS = ""  # nothing has the focus: every key is the screen's
    COMMANDS: ClassVar = {KeyProvider}
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(), Binding("escape", "back", "Back", show=False)]

    def __init__(self, source: ViewSource, shown: Shown) -> None:
        super().__init__()
        self.shown = shown
        self.names = False
        self.reads_running = 0
        self._source = source
        self._pages = pages_of(shown)
        self._index = 0
        self._last_error = ""

    def compose(self) -> ComposeResult:
        """Title line, page, key to the marks, line to go to an item, footer."""
        yield SizedContent(lambda size: render_heading(self.page, self.shown, size.width), id="present-head")
        yield SizedContent(self._drawn, id="present-page")
        yield SizedContent(self._key, id="present-key")
        yield GoTo(id="go-to")
        yield SizedContent(lambda size: footer_line(size.width, self.progress, names=self.names), id="present-foot")

    def on_mount(self) -> None:
        """Poll for what other processes write, and for a new day."""
        self.app.clear_notifications()  # those of the screens below are not for the room
        self.set_interval(POLL_SECONDS, self.look_for_news)
        self._source.tell_of_news(lambda: self.call_later(self.look_for_news))

    # The position of the meeting

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self._pages[self._index]

    @property
    def pages(self) -> tuple[Page, ...]:
        """All pages, in order."""
        return self._pages

    @property
    def progress(self) -> str:
        """How far the meeting has come: "7 of 14", with the ref if there are several reviews."""
        page = self.page
        several = len(self.shown.view.snapshot.reviews) > 1
        ref = f"{page.row.ref} · " if several and isinstance(page, ItemPage) else ""
        return f"{ref}{self._index + 1} of {len(self._pages)}"

    def _drawn(self, size: PageSize) -> Content:
        return render_page(self.page, self.shown, size)

    def _key(self, size: PageSize) -> Content:
        left = " " * size.margin
        return Content("\n").join(Content.assemble(left, line) for line in self._key_lines(size))

    def _key_lines(self, size: PageSize) -> list[Content]:
        return key_lines(size.column, colours_on(self.page, self.shown))

    def update_content(self) -> None:
        """Update every line and the page."""
        self.query_one("#present-key", SizedContent).update_content()
        for part in self.query(SizedContent):
            part.update_content()

    def show(self, shown: Shown) -> None:
        """Show another state of the plan, on the same page."""
        self.shown = shown
        self._turn()

    def _turn(self) -> None:
        """Make the pages again for the plan, the size and the names as they are, and stay on the same one."""
        key = self.page.key
        self._pages = pages_of(self.shown, PageSize(*self.size), names=self.names)
        self._index = place_of(self._pages, key, self._index)
        self.update_content()

    def on_resize(self) -> None:
        """What goes on a page depends on its size."""
        self._turn()

    def go(self, index: int) -> None:
        """Go to a page."""
        self._index = max(0, min(index, len(self._pages) - 1))
        self.update_content()

    # Keys

    def action_do(self, name: str) -> None:
        """Run a key by its id, for a key press, a click or the palette. None of them writes."""
        actions: dict[str, Callable[[], object]] = {
            "next": lambda: self.go(self._index + 1),
            "previous": lambda: self.go(self._index - 1),
            "first": lambda: self.go(0),
            "last": lambda: self.go(len(self._pages) - 1),
            "blank": lambda: self.app.push_screen(Blank()),
            "names": self._show_or_hide_names,
            "go-to": lambda: self.query_one(GoTo).open_with(""),
            "colours": self._other_colours,
            "help": lambda: self.app.push_screen(PresentHelp()),
            "leave": self.action_leave,
        }
        actions[name]()

    def _show_or_hide_names(self) -> None:
        self.names = not self.names
        self._turn()

    def _other_colours(self) -> None:
        from actionplan.tui.themes import DARK, LIGHT

        self.app.theme = LIGHT if self.app.current_theme.dark else DARK

    def action_go_to(self, text: str) -> None:
        """Open the line to go to an item, with the first digit."""
        self.query_one(GoTo).open_with(text)

    def on_go_to_submitted(self, event: GoTo.Submitted) -> None:
        """Go to the page of the item; if there is none, say so and stay."""
        event.stop()
        line = self.query_one(GoTo)
        if not event.text.strip():
            self.action_stay()
            return
        try:
            found = page_for(self._pages, self.shown.view.resolve_ref(event.text), self.shown)
        except BadInput as refused:
            line.show_note(refused.sentence)
            return
        if found is not None:
            line.hide()
            self.set_focus(None)
            self.go(found)

    def action_stay(self) -> None:
        """Close the line to go to an item."""
        self.query_one(GoTo).hide()
        self.set_focus(None)

    def action_back(self) -> None:
        """Close the line to go to an item; without it, go back to the screen below, but do not end the program."""
        line = self.query_one(GoTo)
        if line.display:
            self.action_stay()
        elif len(self.app.screen_stack) > 1:
            self.action_leave()

    def action_leave(self) -> None:
        """Back to the screen below, or out of the program."""
        if self.is_current and len(self.app.screen_stack) > 1:
            self.dismiss()
        else:
            self.app.exit()

    # Following the plan

    @work(group="news", exclusive=True)
    async def look_for_news(self) -> None:
        """Reload the plan if it has changed; the page, the names and a blank screen stay."""
        self.reads_running += 1
        try:
            if await asyncio.to_thread(self._source.has_news, self.shown):
                self.show(await asyncio.to_thread(self._source.read))
            self._last_error = ""
        except ActionplanError as fault:
            if fault.sentence != self._last_error and self.is_current:  # once, and never over a blank screen
                self._last_error = fault.sentence
                self.notify(fault.sentence, severity="warning", markup=False)
        finally:
            self.reads_running -= 1
