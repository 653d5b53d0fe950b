"""Overrides by key presses."""

from pathlib import Path

from actionplan.domain.vocabulary import Colour
from actionplan.tui.forms.form import Form
from tests.tui.app_driver import desk_on
from tests.tui.quarter import a_quarter


async def test_a_meeting_shows_another_colour(tmp_path: Path) -> None:
    async with desk_on(a_quarter(tmp_path)) as desk:
        await desk.go_to("SAM-R01")
        await desk.run_command("override")
        await desk.press("tab")
        await desk.type("Work is in hand")
        await desk.press("ctrl+s")
        assert desk.shows(Form), "it needs somebody who agreed it"
        assert "Agreed by is empty" in desk.note("agreed-by")
        await desk.type("Independent Chair")
        await desk.press("ctrl+s")
        if desk.shows(Form):
            raise AssertionError(desk.words("#form-problem"))
        overridden = desk.item("SAM-R01")
        assert overridden.override is not None
        assert overridden.override.colour is Colour.AMBER
        assert desk.app.view.text_of(overridden, "override_agreed_by") == "Independent Chair"
