"""A form warns of what papers would stop for, as it is typed, and is saved all the same."""

from pathlib import Path

from textual.widgets import Static

from tests.tui.app_driver import open_app_on_new_plan


async def test_a_form_warns_while_somebody_types_and_saves_all_the_same(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as driver:
        await driver.press("u", *"At l36 9y")
        problem = driver.app.screen.query_one("#form-problem", Static)
        assert not problem.display
        await driver.press("y")
        assert "Update holds a full postcode: papers would stop for it." in str(problem.content)
        await driver.press("ctrl+s")
        assert driver.item("SAM-R01").last_update is not None
