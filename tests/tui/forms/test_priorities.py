"""Priorities, given by key presses: by the palette's command, to all that are marked."""

from pathlib import Path

from actionplan.domain.vocabulary import Priority
from tests.tui.app_driver import open_app_on_new_plan


async def test_marked_items_get_a_priority(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as driver:
        await driver.press("space", "space")
        await driver.run_command("priority")
        await driver.press("enter", "ctrl+s", "y")
        assert driver.item("SAM-R01").priority is Priority.HIGH
        assert driver.item("SAM-R02").priority is Priority.HIGH
        assert driver.item("SAM-R03").priority is Priority.NONE
        await driver.go_to("SAM-R02")
        assert "Priority   high" in driver.words("#page")
