"""The plan as at a past day or meeting, chosen by key presses."""

from pathlib import Path

from tests.stories.between_meetings import plan_between_meetings
from tests.tui.app_driver import open_app


async def test_the_plan_is_shown_as_at_a_meetings_day(tmp_path: Path) -> None:
    async with open_app(plan_between_meetings(tmp_path)) as driver:
        await driver.press("t")
        await driver.type("executive-2027-03")
        assert "No papers were issued" in driver.note("on")
        await driver.type("-11:day")
        assert "Thursday 11 March 2027" in driver.note("on")
        await driver.press("ctrl+s")
        assert "as at Thursday 11 March 2027" in driver.words("#banner")
        await driver.press("x")
        assert any("read only" in toast for toast in driver.toasts)
        await driver.press("escape", "t")
        await driver.type("next executive:day")
        assert "after today" in driver.note("on")
