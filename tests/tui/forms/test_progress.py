"""Progress, recorded by key presses."""

from pathlib import Path

from actionplan.domain.vocabulary import Declared, Status
from tests.tui.app_driver import desk_at


async def test_an_update_starts_the_item_and_carries_the_leads_view(tmp_path: Path) -> None:
    async with desk_at(tmp_path) as desk:
        await desk.press("u")
        await desk.type("Two of five done")
        await desk.press("tab")
        await desk.type("Business Manager")
        await desk.press("tab", "right", "tab", "right", "right", "ctrl+s")
        assert desk.item("SAM-R01").status is Status.IN_PROGRESS
        assert desk.item("SAM-R01").declared is Declared.AMBER
        assert "Two of five done" in desk.words("#page")
        assert "by phone · says amber" in desk.words("#page")
