"""Pauses, begun and ended by key presses."""

from datetime import date
from pathlib import Path

from actionplan.tui.forms.question import Question
from tests.stories.between_meetings import ADOPTED, DUE, plan_between_meetings
from tests.tui.app_driver import open_app


async def test_a_pause_has_a_review_date_and_ends_with_the_same_key(tmp_path: Path) -> None:
    async with open_app(plan_between_meetings(tmp_path)) as driver:
        await driver.go_to(ADOPTED)
        await driver.press("k")
        await driver.type("next executive")
        assert "Thursday 9 September 2027" in driver.note("until")
        await driver.press("tab")
        await driver.type("Court proceedings")
        await driver.press("ctrl+s")
        assert driver.item(ADOPTED).paused_until == date(2027, 9, 9)
        assert driver.item(ADOPTED).deadline.due_on == DUE
        await driver.press("k")
        assert driver.shows(Question)
        await driver.press("y")
        assert driver.item(ADOPTED).paused_until is None
