"""Completion, reported by key presses."""

from pathlib import Path

from actionplan.domain.vocabulary import Outcome, Status
from tests.tui.app_driver import desk_at


async def test_completion_says_when_what_and_how_it_ended(tmp_path: Path) -> None:
    async with desk_at(tmp_path) as desk:
        await desk.press("c")
        await desk.press("ctrl+s")
        assert "empty" in desk.note("summary")
        await desk.type("Looked into")
        await desk.press("tab", "right", "right", "tab", "ctrl+s")
        assert desk.item("SAM-R01").status is Status.REPORTED_COMPLETE
        assert desk.item("SAM-R01").outcome is Outcome.NOT_INTRODUCED
        assert "▲ AMBER" in desk.row("SAM-R01"), "complete without evidence"


async def test_what_a_rule_refuses_is_said_in_the_form(tmp_path: Path) -> None:
    async with desk_at(tmp_path) as desk:
        await desk.press("c")
        await desk.type("Done")
        await desk.press("ctrl+s")
        await desk.press("c")
        await desk.type("Done again")
        await desk.press("ctrl+s")
        assert "reported complete already" in desk.words("#form-problem")
        assert desk.field("summary").typed == "Done again"
