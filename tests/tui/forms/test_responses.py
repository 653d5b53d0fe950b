"""Responses, recorded by key presses."""

from pathlib import Path

from actionplan.domain.vocabulary import Response
from tests.tui.app_driver import desk_at


async def test_the_response_accepted_is_offered_first(tmp_path: Path) -> None:
    async with desk_at(tmp_path) as desk:
        await desk.press("r", "ctrl+s")
        assert desk.item("SAM-R01").response.answer is Response.ACCEPTED
