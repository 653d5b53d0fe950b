"""A plan on a server: what somebody else writes shows at once, since the server says so; nobody has to look."""

import asyncio
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from actionplan.domain.clock import Clock
from actionplan.domain.subjects.deadlines import ProposeDate
from actionplan.domain.subjects.progress import RecordUpdate
from actionplan.ledger.ledger import Ledger
from tests.factories import new_ledger
from tests.stories.two_sittings import PAPERS_DAY, at_second, ref
from tests.tui.app_driver import open_app
from tests.tui.present.present_driver import present_on, read_only

pytestmark = pytest.mark.postgresql

COLLEAGUE = "Head of Safeguarding"
GIVE_UP_AFTER_SECONDS = 60


@pytest.fixture(autouse=True)
def nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    """The screens look again in an hour, so that what shows before was told."""
    monkeypatch.setattr("actionplan.tui.reading_app.POLL_SECONDS", 3600.0)
    monkeypatch.setattr("actionplan.tui.present.screen.POLL_SECONDS", 3600.0)


async def until(pilot: Pilot[None], seen: Callable[[], bool]) -> None:
    """Wait until something is on the screen."""
    async with asyncio.timeout(GIVE_UP_AFTER_SECONDS):
        while not seen():
            await pilot.pause()


async def test_the_tracker_follows_what_a_colleague_writes(tmp_path: Path) -> None:
    ledger = new_ledger(tmp_path)
    async with open_app(ledger) as driver:
        colleague = Ledger.open(ledger.location, Clock(fixed_day=date(2026, 11, 22)))
        colleague.record(ProposeDate(refs=("SAM-R07",), on=date(2027, 11, 1)), COLLEAGUE)
        await until(driver.pilot, lambda: "1 Nov 27" in driver.row("SAM-R07"))
        colleague.record(ProposeDate(refs=("SAM-R07",), on=date(2027, 12, 1)), COLLEAGUE)
        await until(driver.pilot, lambda: "1 Dec 27" in driver.row("SAM-R07"))
        await driver.settle()
    ledger.close()


async def test_the_meeting_view_follows_too(tmp_path: Path) -> None:
    ledger = at_second(tmp_path)
    shown = read_only(ledger)
    async with present_on(shown) as driver:
        before = driver.pages.shown.last_number
        ledger.record(RecordUpdate(refs=(ref(1),), words="Begun.", on=PAPERS_DAY), COLLEAGUE)
        await until(driver.pilot, lambda: driver.pages.shown.last_number == before + 1)
        await driver.settle()
    shown.close()
