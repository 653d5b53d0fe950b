"""Overrides by key presses."""

from pathlib import Path

from actionplan.domain.vocabulary import Colour
from actionplan.tui.forms.form import Form
from tests.stories.between_meetings import plan_between_meetings
from tests.tui.app_driver import open_app


async def test_a_meeting_shows_another_colour(tmp_path: Path) -> None:
    async with open_app(plan_between_meetings(tmp_path)) as driver:
        await driver.go_to("SAM-R01")
        await driver.run_command("override")
        await driver.press("tab")
        await driver.type("Work is in hand")
        await driver.press("ctrl+s")
        assert driver.shows(Form), "it needs somebody who agreed it"
        assert "Agreed by is empty" in driver.note("agreed-by")
        await driver.type("Partnership chair")
        await driver.press("ctrl+s")
        if driver.shows(Form):
            raise AssertionError(driver.words("#form-problem"))
        overridden = driver.item("SAM-R01")
        assert overridden.override is not None
        assert overridden.override.colour is Colour.AMBER
        assert driver.app.view.text_of(overridden, "override_agreed_by") == "Partnership chair"
