"""Drives the meeting view by key presses, on a plan that is opened read-only, and reads its screen."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Static

from actionplan.ledger.ledger import Ledger
from actionplan.tui.present.app import PresentApp
from actionplan.tui.present.screen import MeetingScreen
from actionplan.tui.present.source import Source
from tests.tui.app_driver import open_app

SMALL = (80, 24)
MIDDLE = (120, 40)
LARGE = (200, 60)


def read_only(ledger: Ledger) -> Ledger:
    """The same plan, opened so that nothing can be written."""
    return Ledger.open(ledger.location, ledger.clock, read_only=True)


class PresentDriver:
    """The meeting view under test: keys in, screen out."""

    def __init__(self, app: App[None], pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def pages(self) -> MeetingScreen:
        """The screen of the pages, wherever it is in the stack."""
        return next(screen for screen in self.app.screen_stack if isinstance(screen, MeetingScreen))

    @property
    def in_front(self) -> Screen[Any]:
        """The screen in front."""
        return self.app.screen

    @property
    def key(self) -> str:
        """The page that is shown."""
        return self.pages.page.key

    async def press(self, *keys: str) -> None:
        """Press keys, and wait until what they started is done."""
        await self.pilot.press(*keys)
        await self.settle()

    async def settle(self) -> None:
        """Wait until nothing is read any more."""
        quiet = 0
        while quiet < 3:
            await self.pilot.pause()
            quiet = 0 if self.pages.reads_running else quiet + 1

    async def follow(self) -> None:
        """Poll, as the screen does every two seconds."""
        self.pages.look_for_news()
        await self.settle()

    @property
    def lines(self) -> list[str]:
        """The screen in front, line by line, as the terminal would get it."""
        width, height = self.app.size
        strips = self.in_front._compositor.render_strips()
        assert len(strips) == height
        assert all(strip.cell_length <= width for strip in strips)
        return [strip.text for strip in strips]

    @property
    def seen(self) -> str:
        """All that is on the screen in front."""
        return "\n".join(self.lines)

    def words(self, selector: str) -> str:
        """The text of a line of the screen in front."""
        return str(self.in_front.query_one(selector, Static).render())

    async def all_of(self, number: str) -> str:
        """All that the pages of a recommendation say, on which the first of them is in front again."""
        await self.press(*number, "enter")
        first, seen = self.key, list[str]()
        while self.key.split("/")[0] == first and (not seen or seen[-1] != self.seen):
            seen.append(self.seen)
            await self.press("n")
        await self.press(*number, "enter")
        return "\n".join(seen)

    async def every_page(self) -> list[str]:
        """All pages from the first to the last, each read to its end."""
        await self.press("home")
        seen = [self.seen]
        before = None
        while before != (before := (self.key, self.seen)):
            await self.press("down")
            seen.append(self.seen)
        await self.press("home")
        return seen


@asynccontextmanager
async def present_on(
    ledger: Ledger, meeting: str | None = None, size: tuple[int, int] = SMALL
) -> AsyncIterator[PresentDriver]:
    """The meeting view on a plan, driven by key presses."""
    source = Source(read_only(ledger), meeting)
    app = PresentApp(source, source.read())
    async with app.run_test(size=size, notifications=True) as pilot:
        driver = PresentDriver(app, pilot)
        await driver.settle()
        yield driver


@asynccontextmanager
async def present_from_tracker(ledger: Ledger, size: tuple[int, int] = SMALL) -> AsyncIterator[PresentDriver]:
    """The meeting view as it is opened from within the tracker, on a plan that the tracker can write to."""
    async with open_app(ledger, size) as tracker:
        await tracker.press("p")
        driver = PresentDriver(tracker.app, tracker.pilot)
        await driver.settle()
        yield driver
