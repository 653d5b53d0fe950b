"""Drives the app by key presses, on a plan in a temporary folder, and reads what is on its screen."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Static

from actionplan.domain.state.item import Item
from actionplan.ledger.ledger import Ledger
from actionplan.tui.app import PlanApp
from actionplan.tui.forms.fields.field import Field
from actionplan.tui.loading import load_first
from actionplan.tui.screens.main import MainScreen
from actionplan.tui.widgets.item_pane import ItemPane
from actionplan.tui.widgets.item_table import ItemTable
from tests.factories import BY, new_ledger

WIDE = (120, 40)
NARROW = (80, 24)
BROAD = (200, 60)
QUIET_ROUNDS = 6
"""How often in a row nothing must be running: what was written shows a few rounds later."""
KEYS = {" ": "space", "\n": "enter"}


class AppDriver:
    """One running app."""

    def __init__(self, app: PlanApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def main(self) -> MainScreen:
        """The main screen, wherever it is in the stack."""
        return next(screen for screen in self.app.screen_stack if isinstance(screen, MainScreen))

    @property
    def in_front(self) -> Screen[Any]:
        """The screen in front."""
        return self.app.screen

    def shows(self, kind: type[Screen[Any]]) -> bool:
        """True where a screen of this kind is in front."""
        return isinstance(self.app.screen, kind)

    @property
    def table(self) -> ItemTable:
        """The list."""
        return self.main.query_one(ItemTable)

    async def press(self, *keys: str) -> None:
        """Press keys, and wait until what they started is done; an open form is not waited for."""
        await self.pilot.press(*keys)
        await self.settle()

    async def type(self, words: str) -> None:
        """Type words."""
        await self.press(*(KEYS.get(character, character) for character in words))

    async def settle(self) -> None:
        """Wait until nothing is read or written any more; a form waits for the person, and is not waited for.

        An app that is closing, by a key or by a fault, may never say that its last key is done.
        """
        quiet = 0
        while quiet < QUIET_ROUNDS and not self.app._exit and self.app.ending is None:
            await self.pilot.pause()
            writing = any(worker.is_running for worker in self.app.workers if worker.group == "write")
            busy = self.app.background.running or writing or self.app.type_ahead.is_busy
            quiet = 0 if busy else quiet + 1

    def row(self, ref: str) -> str:
        """A line of the list, as text."""
        place = self.table.place_of(ref)
        assert place is not None, f"{ref} is not shown"
        return self.table.render_line(place + 1 - self.table.scroll_offset.y).text

    def item(self, ref: str) -> Item:
        """The item as the ledger has it."""
        row = self.app.ledger.view().snapshot.row(ref)
        assert row is not None, f"{ref} is not in the plan"
        return row.item

    def words(self, selector: str) -> str:
        """What a line of the screen in front says."""
        found = self.app.screen.query_one(selector)
        if isinstance(found, ItemPane):
            return found.words
        assert isinstance(found, Static)
        return str(found.render())

    def note(self, field: str) -> str:
        """What a field of the form in front answers."""
        return self.words(f"#note-{field}")

    def field(self, name: str) -> Field:
        """A field of the form in front."""
        return self.app.screen.query_one(f"#field-{name}", Field)

    async def run_command(self, name: str) -> None:
        """Run a command by its name, as the palette does."""
        self.main.action_command(name)
        await self.settle()

    async def go_to(self, ref: str) -> None:
        """Put the cursor on an item."""
        self.table.go_to(ref)
        await self.settle()

    async def assign(self, typed: str) -> None:
        """Give the item under the cursor an agency."""
        await self.press("a")
        await self.type(typed)
        await self.press("ctrl+s")

    async def set_date(self, typed: str) -> None:
        """Give the item under the cursor a date."""
        await self.press("d")
        await self.type(typed)
        await self.press("ctrl+s")

    @property
    def toasts(self) -> list[str]:
        """What is notified at the moment."""
        return [notification.message for notification in self.app._notifications]


@asynccontextmanager
async def open_app(ledger: Ledger, size: tuple[int, int] = WIDE) -> AsyncIterator[AppDriver]:
    """An app on a ledger, driven by key presses."""
    app = PlanApp(ledger, BY, load_first(ledger))
    async with app.run_test(size=size, notifications=True) as pilot:
        driver = AppDriver(app, pilot)
        await driver.settle()
        yield driver


@asynccontextmanager
async def open_app_on_new_plan(
    tmp_path: Path, size: tuple[int, int] = WIDE, *, seeded: bool = True
) -> AsyncIterator[AppDriver]:
    """An app on a new plan."""
    ledger = new_ledger(tmp_path, seeded=seeded)
    async with open_app(ledger, size) as driver:
        yield driver
    ledger.close()
