"""Closing an item without completing it, by key presses."""

from pathlib import Path

from actionplan.domain.vocabulary import Status
from actionplan.tui.forms.form import Form
from tests.stories.between_meetings import ADOPTED, plan_between_meetings
from tests.tui.app_driver import open_app


async def test_something_else_takes_an_items_place(tmp_path: Path) -> None:
    async with open_app(plan_between_meetings(tmp_path)) as driver:
        await driver.go_to(ADOPTED)
        await driver.run_command("supersede")
        await driver.type("99")
        await driver.press("ctrl+s")
        assert driver.shows(Form)
        assert driver.note("by-item")
        await driver.press("backspace", "backspace")
        await driver.type("SAM-R01")
        await driver.press("tab")
        await driver.type("Same work")
        await driver.press("ctrl+s")
        assert driver.item(ADOPTED).status is Status.SUPERSEDED
        closing = driver.item(ADOPTED).closing
        assert closing is not None
        assert closing.superseded_by == "SAM-R01"
