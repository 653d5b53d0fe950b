"""Raised with a body or a role, and answered, by key presses."""

from pathlib import Path

from tests.tui.app_driver import open_app_on_new_plan


async def test_an_item_is_raised_and_answered(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as driver:
        await driver.run_command("raise")
        await driver.type("Chief Constable")
        await driver.press("tab")
        await driver.type("Nobody leads it.")
        await driver.press("ctrl+s")
        assert driver.item("SAM-R01").raised_and_unanswered
        assert "with the Chief Constable" in driver.words("#page")
        await driver.run_command("raise")
        await driver.type("We lead it.")
        await driver.press("ctrl+s")
        raised = driver.item("SAM-R01").raised
        assert raised is not None
        assert raised.answered_on is not None
