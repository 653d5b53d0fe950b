"""What the tracker does for the plan's file once its first screen stands: the day's backup, and a word on the place."""

from pathlib import Path

import pytest

from actionplan.tui import app as tracker
from tests.factories import new_ledger
from tests.tui.app_driver import AppDriver, open_app


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The first screen counts as standing as soon as it is there."""
    monkeypatch.setattr(tracker, "SETTLED_SECONDS", 0.01)
    for name in ("HOME", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))


async def looked_after(driver: AppDriver, backups: Path) -> None:
    """Wait until the day's backup stands, and what there is to say has been said."""
    while not list(backups.rglob("*.backup")):
        await driver.pilot.pause()
    await driver.settle()


async def test_the_day_s_backup_is_made_behind_the_first_screen_and_nothing_is_said(tmp_path: Path) -> None:
    async with open_app(new_ledger(tmp_path)) as driver:
        await looked_after(driver, tmp_path)
        assert [each.name for each in (tmp_path / "backups").iterdir()] == ["plan.db.2026-11-22.backup"]
        assert driver.toasts == []


async def test_in_a_synced_folder_the_user_is_told_once_and_can_go_on(tmp_path: Path) -> None:
    ledger = new_ledger(tmp_path / "OneDrive - [/Council]")
    async with open_app(ledger) as driver:
        await looked_after(driver, tmp_path / "home")
        (said,) = driver.toasts
        assert said.startswith("Take care: this plan is in a folder that OneDrive synchronises")
        await driver.set_date("31 March 2027")
        assert "31 Mar 27" in driver.row("SAM-R01")
        assert len([each for each in driver.toasts if each.startswith("Take care")]) == 1


async def test_a_backup_that_cannot_be_made_is_said_on_the_screen(tmp_path: Path) -> None:
    ledger = new_ledger(tmp_path)
    (tmp_path / "backups").write_text("a file stands here")
    async with open_app(ledger) as driver:
        while not driver.toasts:
            await driver.pilot.pause()
        assert driver.toasts[0].startswith("Today's backup could not be made in ")
