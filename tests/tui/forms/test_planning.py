"""Plans of items, written by key presses."""

from pathlib import Path

from actionplan.tui.forms.planning import PlanForm
from tests.tui.app_driver import desk_at, desk_on
from tests.tui.quarter import a_quarter


async def test_a_plan_says_what_will_be_done(tmp_path: Path) -> None:
    async with desk_at(tmp_path) as desk:
        await desk.press("l")
        await desk.type("Write a protocol")
        await desk.press("ctrl+s")
        assert "Write a protocol" in desk.words("#page")


async def test_a_plan_for_several_of_which_nothing_is_typed_is_refused(tmp_path: Path) -> None:
    async with desk_on(a_quarter(tmp_path)) as desk:
        await desk.press("space", "space", "l", "ctrl+s")
        assert desk.shows(PlanForm)
        assert "say what will be done, its outcome or how it is measured" in desk.words("#form-problem")
