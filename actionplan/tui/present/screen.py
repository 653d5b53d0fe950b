"""The meeting view's screen. It shows values, and follows the plan through a source that can only read.

It keeps where the meeting is: the page by its key, how far a wording was read, whether names are shown.
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
from actionplan.tui.present.keys import bindings
from actionplan.tui.present.layout import Room, key_lines
from actionplan.tui.present.model import Shown
from actionplan.tui.present.pages import ItemPage, Page, colours_on, page_for, pages_of, place_of
from actionplan.tui.present.palette import KeyProvider
from actionplan.tui.present.render import TEXT_LINES, draw, heading
from actionplan.tui.present.widgets import GoTo, Made, key_words

if TYPE_CHECKING:
    from collections.abc import Callable

POLL_SECONDS = 2.0


class ViewSource(Protocol):
    """Where the plan comes from; reading, and asking for news, happen in a thread."""

    def tell_of_news(self, told: "Callable[[], object]") -> None:
        """Call ``told``, from another thread, where the plan itself can say that somebody has written."""
        ...

    def has_news(self, shown: Shown) -> bool:
        """True where the plan is no longer what is shown."""
        ...

    def read(self) -> Shown:
        """The plan as it is to be shown now."""
        ...


class MeetingScreen(Screen[None]):
    """One page at a time. ``source`` is read only, and whoever made it closes it when the screen is left."""

    CSS_PATH = "present.tcss"
    AUTO_FOCUS = ""  # nothing has the focus: every key is the screen's
    COMMANDS: ClassVar = {KeyProvider}
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(), Binding("escape", "stay", "Stay", show=False)]

    def __init__(self, source: ViewSource, shown: Shown) -> None:
        super().__init__()
        self.shown = shown
        self.names = False
        self.at_work = 0
        self._source = source
        self._pages = pages_of(shown)
        self._index = 0
        self._offset = 0
        self._below = 0
        self._fault = ""

    def compose(self) -> ComposeResult:
        """Title line, page, key, where to go, keys."""
        yield Made(lambda room: heading(self.page, self.shown, room.width), id="present-head")
        yield Made(self._drawn, id="present-page")
        yield Made(self._key, id="present-key")
        yield GoTo(id="go-to")
        yield Made(lambda room: key_words(room.width, self.progress, names=self.names), id="present-foot")

    def on_mount(self) -> None:
        """Look now and then whether another process has written, or the day has changed."""
        self.app.clear_notifications()  # what the screens behind said is not for the room
        self.set_interval(POLL_SECONDS, self.look_for_news)
        self._source.tell_of_news(lambda: self.call_later(self.look_for_news))

    # Where the meeting is

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
        """How far the meeting has come: "7 of 14"; with the ref where there are several reviews."""
        page = self.page
        several = len(self.shown.view.snapshot.reviews) > 1
        ref = f"{page.row.ref} · " if several and isinstance(page, ItemPage) else ""
        return f"{ref}{self._index + 1} of {len(self._pages)}"

    def _drawn(self, room: Room) -> Content:
        left = TEXT_LINES - 2 - len(self._key_lines(room))
        room = Room(room.width, room.height, left)
        drawn = draw(self.page, self.shown, room, names=self.names, offset=self._offset)
        self._below = drawn.below
        return drawn.content

    def _key(self, room: Room) -> Content:
        left = " " * room.margin
        return Content("\n").join(Content.assemble(left, line) for line in self._key_lines(room))

    def _key_lines(self, room: Room) -> list[Content]:
        return key_lines(room.column, colours_on(self.page, self.shown))

    def show_anew(self) -> None:
        """Draw everything again."""
        self.query_one("#present-key", Made).show_anew()
        for part in self.query(Made):
            part.show_anew()

    def show(self, shown: Shown) -> None:
        """Another state of the plan; the page stays."""
        key = self.page.key
        self.shown = shown
        self._pages = pages_of(shown)
        self._index = place_of(self._pages, key, self._index)
        self.show_anew()

    def go(self, index: int) -> None:
        """To a page, from its beginning."""
        self._index = max(0, min(index, len(self._pages) - 1))
        self._offset = 0
        self.show_anew()

    # Keys

    def action_do(self, name: str) -> None:
        """Do what a key, a click or the palette asks for; none of it writes."""
        doing: dict[str, Callable[[], object]] = {
            "next": lambda: self.go(self._index + 1),
            "previous": lambda: self.go(self._index - 1),
            "read-on": lambda: self._read(1),
            "read-back": lambda: self._read(-1),
            "first": lambda: self.go(0),
            "last": lambda: self.go(len(self._pages) - 1),
            "blank": lambda: self.app.push_screen(Blank()),
            "names": self._show_or_hide_names,
            "go-to": lambda: self.query_one(GoTo).start(""),
            "colours": self._other_colours,
            "help": lambda: self.app.push_screen(PresentHelp()),
            "leave": self.action_leave,
        }
        doing[name]()

    def _show_or_hide_names(self) -> None:
        self.names = not self.names
        self.show_anew()

    def _read(self, step: int) -> None:
        """A line of the wording on or back; past its end, the next page."""
        at_its_end = not self._below if step > 0 else not self._offset
        if at_its_end:
            self.go(self._index + step)
            return
        self._offset += step
        self.show_anew()

    def _other_colours(self) -> None:
        from actionplan.tui.themes import DARK, LIGHT

        self.app.theme = LIGHT if self.app.current_theme.dark else DARK

    def action_go_to(self, text: str) -> None:
        """The beginning of a number was typed."""
        self.query_one(GoTo).start(text)

    def on_go_to_wanted(self, event: GoTo.Wanted) -> None:
        """To the page of what was typed; where there is none, it says so and stays."""
        event.stop()
        line = self.query_one(GoTo)
        if not event.text.strip():
            self.action_stay()
            return
        try:
            found = page_for(self._pages, self.shown.view.resolve_ref(event.text), self.shown)
        except BadInput as refused:
            line.say(refused.sentence)
            return
        if found is not None:
            line.stop()
            self.set_focus(None)
            self.go(found)

    def action_stay(self) -> None:
        """Not to another page after all."""
        self.query_one(GoTo).stop()
        self.set_focus(None)

    def action_leave(self) -> None:
        """Back to the screen behind, or out of the program."""
        if self.is_current and len(self.app.screen_stack) > 1:
            self.dismiss()
        else:
            self.app.exit()

    # Following

    @work(group="news", exclusive=True)
    async def look_for_news(self) -> None:
        """Show the plan anew where somebody has written; the page, the names and the blank stay."""
        self.at_work += 1
        try:
            if await asyncio.to_thread(self._source.has_news, self.shown):
                self.show(await asyncio.to_thread(self._source.read))
            self._fault = ""
        except ActionplanError as fault:
            if fault.sentence != self._fault and self.is_current:  # once, and never over a blank screen
                self._fault = fault.sentence
                self.notify(fault.sentence, severity="warning", markup=False)
        finally:
            self.at_work -= 1
