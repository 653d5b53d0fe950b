"""Plans of items, written by key presses."""

from pathlib import Path

from actionplan.tui.forms.planning import PlanForm
from tests.stories.between_meetings import plan_between_meetings
from tests.tui.app_driver import open_app, open_app_on_new_plan


async def test_a_plan_says_what_will_be_done(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as driver:
        await driver.press("l")
        await driver.type("Write a protocol")
        await driver.press("ctrl+s")
        assert "Write a protocol" in driver.words("#page")


async def test_a_plan_for_several_of_which_nothing_is_typed_is_refused(tmp_path: Path) -> None:
    async with open_app(plan_between_meetings(tmp_path)) as driver:
        await driver.press("space", "space", "l", "ctrl+s")
        assert driver.shows(PlanForm)
        assert "say what will be done, its outcome or how it is measured" in driver.words("#form-problem")
