"""Pauses, begun and ended by key presses."""

from datetime import date
from pathlib import Path

from actionplan.tui.forms.question import Question
from tests.tui.app_driver import desk_on
from tests.tui.quarter import ADOPTED, DUE, a_quarter


async def test_a_pause_has_a_review_date_and_ends_with_the_same_key(tmp_path: Path) -> None:
    async with desk_on(a_quarter(tmp_path)) as desk:
        await desk.go_to(ADOPTED)
        await desk.press("k")
        await desk.type("next executive")
        assert "Thursday 9 September 2027" in desk.note("until")
        await desk.press("tab")
        await desk.type("Court proceedings")
        await desk.press("ctrl+s")
        assert desk.item(ADOPTED).paused_until == date(2027, 9, 9)
        assert desk.item(ADOPTED).deadline.due_on == DUE
        await desk.press("k")
        assert desk.shows(Question)
        await desk.press("y")
        assert desk.item(ADOPTED).paused_until is None
