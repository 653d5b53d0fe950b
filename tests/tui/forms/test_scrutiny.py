"""The scrutineer's view, recorded by key presses."""

from pathlib import Path

from tests.tui.app_driver import open_app_on_new_plan


async def test_the_scrutineers_view_stands_on_the_items_page_and_is_no_update(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as driver:
        await driver.run_command("scrutiny")
        await driver.type("Not yet seen by children")
        await driver.press("tab")
        await driver.type("Independent scrutineer")
        await driver.press("ctrl+s")
        assert driver.item("SAM-R01").last_update is None
        shown = driver.words("#page")
        assert "Scrutineer's view" in shown
        assert "Independent scrutineer" in shown
        assert "Not yet seen by children" in shown
