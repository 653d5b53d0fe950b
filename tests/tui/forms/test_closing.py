"""Closing an item without completing it, by key presses."""

from pathlib import Path

from actionplan.domain.vocabulary import Status
from actionplan.tui.forms.form import Form
from tests.tui.app_driver import desk_on
from tests.tui.quarter import ADOPTED, a_quarter


async def test_something_else_takes_an_items_place(tmp_path: Path) -> None:
    async with desk_on(a_quarter(tmp_path)) as desk:
        await desk.go_to(ADOPTED)
        await desk.run_command("supersede")
        await desk.type("99")
        await desk.press("ctrl+s")
        assert desk.shows(Form)
        assert desk.note("by-item")
        await desk.press("backspace", "backspace")
        await desk.type("SAM-R01")
        await desk.press("tab")
        await desk.type("Same work")
        await desk.press("ctrl+s")
        assert desk.item(ADOPTED).status is Status.SUPERSEDED
        closing = desk.item(ADOPTED).closing
        assert closing is not None
        assert closing.superseded_by == "SAM-R01"
