"""Undo by key presses."""

from pathlib import Path

from actionplan.tui.forms.question import Question
from tests.tui.app_driver import open_app_on_new_plan


async def test_undo_shows_what_it_will_undo_and_puts_it_back(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as driver:
        await driver.set_date("31/3/27")
        await driver.press("z")
        assert driver.shows(Question)
        assert "31 March 2027" in driver.words("#question-words")
        await driver.press("n")
        assert driver.item("SAM-R01").deadline.due_on is not None
        await driver.press("z")
        await driver.press("y")
        assert driver.item("SAM-R01").deadline.due_on is None
        said = driver.words("#status")
        assert "z undoes it" not in said, "z would undo the step before"
        assert "undo 4 in the shell undoes it" in said
