"""Words anywhere on record and all that is held about somebody, by key presses."""

from pathlib import Path

import pytest
from textual.widgets import OptionList

from tests.tui.app_driver import NARROW, WIDE, AppDriver, open_app_on_new_plan


def places(desk: AppDriver) -> list[str]:
    """The places that are listed."""
    listed = desk.in_front.query_one("#found", OptionList)
    return [str(listed.get_option_at_index(place).prompt) for place in range(listed.option_count)]


async def noted(desk: AppDriver, words: str) -> None:
    """A contact about the item under the cursor."""
    await desk.run_command("note")
    await desk.type(words)
    await desk.press("ctrl+s")


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_words_are_found_with_their_place_and_enter_opens_the_item(tmp_path: Path, size: tuple[int, int]) -> None:
    async with open_app_on_new_plan(tmp_path, size) as desk:
        await desk.go_to("SAM-R04")
        await noted(desk, "Rang the [b]Wombat[/b] office")
        number = desk.app.ledger.last_number()
        await desk.press("z", "y")
        await desk.run_command("find-words")
        await desk.type("OFFICE wombat")
        await desk.press("enter")
        (found,) = places(desk)
        assert found.startswith(f"SAM-R04, entry {number}, 2026-11-22, words, undone by step ")
        assert found.endswith("Rang the [b]Wombat[/b] office")
        assert desk.words("#status").startswith("1 place.")
        await desk.press("h")
        assert "Wombat" in desk.words("#page")
        await desk.press("escape", "enter")
        assert "SAM-R04" in desk.words("#page")
        await desk.press("escape", "slash")
        await desk.type(" nowhere")
        await desk.press("enter")
        assert [place.split(".")[0] for place in places(desk)] == ["Nothing is held that says so"]
        await desk.press("escape")
        assert desk.in_front is desk.main


async def test_a_person_is_found_as_author_and_what_is_about_no_item_opens_its_entry(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as desk:
        by = desk.app.by
        await desk.run_command("find-person")
        await desk.press("enter")
        assert desk.words("#status").startswith("Type which words")
        await desk.type(by)
        await desk.press("enter")
        assert places(desk)
        assert places(desk)[0].startswith("the plan, entry 1, ")
        assert all(by in each for each in places(desk))
        await desk.press("enter")
        assert "entry 1" in desk.words("#page")
        await desk.press("escape", "escape")
        await desk.run_command("find-words")
        await desk.type(by)
        await desk.press("enter")
        (said,) = places(desk)
        assert said.startswith("Nothing is held"), "who wrote is looked at for a person only"


async def test_the_palette_offers_both(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as desk:
        labels = {command.label for command in desk.main.offered}
        assert {"Find words anywhere", "Find a person"} <= labels
