"""Undo by key presses."""

from pathlib import Path

from actionplan.tui.forms.question import Question
from tests.tui.app_driver import desk_at


async def test_undo_shows_what_it_will_undo_and_puts_it_back(tmp_path: Path) -> None:
    async with desk_at(tmp_path) as desk:
        await desk.set_date("31/3/27")
        await desk.press("z")
        assert desk.shows(Question)
        assert "31 March 2027" in desk.words("#question-words")
        await desk.press("n")
        assert desk.item("SAM-R01").deadline.due_on is not None
        await desk.press("z")
        await desk.press("y")
        assert desk.item("SAM-R01").deadline.due_on is None
        assert "undoes it" in desk.words("#status")
