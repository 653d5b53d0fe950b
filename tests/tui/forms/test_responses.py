"""Responses, recorded by key presses."""

from pathlib import Path

from actionplan.domain.vocabulary import Response
from tests.tui.app_driver import open_app_on_new_plan


async def test_the_response_accepted_is_offered_first(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as driver:
        await driver.press("r", "ctrl+s")
        assert driver.item("SAM-R01").response.answer is Response.ACCEPTED
