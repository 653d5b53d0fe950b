"""Completion, reported by key presses."""

from pathlib import Path

from actionplan.domain.vocabulary import Outcome, Status
from tests.tui.app_driver import open_app_on_new_plan


async def test_completion_says_when_what_and_how_it_ended(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as driver:
        await driver.press("c")
        await driver.press("ctrl+s")
        assert "empty" in driver.note("summary")
        await driver.type("Looked into")
        await driver.press("tab", "right", "right", "tab", "ctrl+s")
        assert driver.item("SAM-R01").status is Status.REPORTED_COMPLETE
        assert driver.item("SAM-R01").outcome is Outcome.NOT_INTRODUCED
        assert "▲ AMBER" in driver.row("SAM-R01"), "complete without evidence"


async def test_what_is_reported_complete_is_not_asked_about_again(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as driver:
        await driver.press("c")
        await driver.type("Done")
        await driver.press("ctrl+s")
        await driver.press("c")
        assert driver.in_front is driver.main
        assert any("reported complete already" in toast for toast in driver.toasts)
