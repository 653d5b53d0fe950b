"""The plan as at a past day or meeting, chosen by key presses."""

from pathlib import Path

from tests.tui.app_driver import desk_on
from tests.tui.quarter import a_quarter


async def test_the_plan_is_shown_as_at_a_meetings_day(tmp_path: Path) -> None:
    async with desk_on(a_quarter(tmp_path)) as desk:
        await desk.press("t")
        await desk.type("executive-2027-03")
        assert "No papers were issued" in desk.note("on")
        await desk.type("-11:day")
        assert "Thursday 11 March 2027" in desk.note("on")
        await desk.press("ctrl+s")
        assert "as at Thursday 11 March 2027" in desk.words("#banner")
        await desk.press("x")
        assert any("read only" in toast for toast in desk.toasts)
        await desk.press("escape", "t")
        await desk.type("next executive:day")
        assert "after today" in desk.note("on")
