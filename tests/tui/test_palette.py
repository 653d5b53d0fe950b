"""The palette matches words, puts recent commands first, and says why something cannot be done now."""

from datetime import date
from pathlib import Path

import pytest
from textual.command import Command, CommandList, CommandPalette

from actionplan.domain.moment import Moment
from actionplan.tui.commands.command import ScreenCommand
from actionplan.tui.commands.offered import (
    COMMAND_BY_ID,
    OFFERED_AT_MEETING,
    OFFERED_AT_PAPERS,
    OFFERED_IN_VIEWS,
    OFFERED_ON_ITEM,
    PLAN_COMMANDS,
)
from actionplan.tui.matching import ALSO_CALLED, fit
from actionplan.tui.palette import offered_once
from tests.stories.between_meetings import plan_between_meetings
from tests.tui.app_driver import AppDriver, open_app


def _found(typed: str) -> list[str]:
    scored = [(fit(typed, each), each.id) for each in PLAN_COMMANDS]
    return [name for score, name in sorted(scored, key=lambda each: -each[0]) if score]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("check", "check"),
        ("missing", "check"),
        ("gaps", "check"),
        ("export", "export"),
        ("csv", "export"),
        ("what changed", "changes"),
        ("meeting add", "add-meeting"),
        ("add meet", "add-meeting"),
        ("BACK", "backup"),
        ("threshold", "set-policy"),
    ],
)
def test_words_find_what_they_mean(typed: str, first: str) -> None:
    assert _found(typed)[0] == first


@pytest.mark.parametrize("offered", [OFFERED_ON_ITEM, OFFERED_AT_MEETING, OFFERED_IN_VIEWS, OFFERED_AT_PAPERS])
def test_no_screen_offers_a_thing_twice_and_check_is_one_command(offered: tuple[ScreenCommand, ...]) -> None:
    labels = [each.label for each in offered_once(offered)]
    assert len(labels) == len(set(labels))
    assert {each.id for each in offered if each.label == "Check"} <= {"check"}


def test_words_of_the_field_are_among_what_is_found_and_scattered_letters_find_nothing() -> None:
    expected = {
        "late": "today", "overdue": "today", "who": "today", "email": "export", "board": "meetings",
        "papers": "meetings",
    }  # fmt: skip
    for typed, name in expected.items():
        assert name in _found(typed), typed
    assert "reopen" not in _found("pack")
    assert not _found("xpt")
    assert not _found("export nonsense")
    assert not _found("  ")
    assert not set(ALSO_CALLED) - set(COMMAND_BY_ID)


async def _lines(driver: AppDriver, typed: str = "") -> list[str]:
    await driver.press("ctrl+p")
    palette = driver.in_front
    assert isinstance(palette, CommandPalette)
    await driver.type(typed)
    await palette.workers.wait_for_complete()
    await driver.settle()
    listed = palette.query_one(CommandList)
    options = (listed.get_option_at_index(place) for place in range(listed.option_count))
    return [str(each.hit.text) + "\n" + str(each.hit.help) for each in options if isinstance(each, Command)]


async def test_recent_commands_come_first_and_a_past_day_says_why_nothing_can_be_written(tmp_path: Path) -> None:
    async with open_app(plan_between_meetings(tmp_path)) as driver:
        assert (await _lines(driver))[0].startswith("Assign")
        await driver.press("escape")
        assert (await _lines(driver, "gaps"))[0].startswith("Check\nWhat is missing")
        await driver.press("down", "enter", "escape")
        driver.main.recent = ["check"]
        assert (await _lines(driver))[0].startswith("Check")
        await driver.press("escape")
        await driver.app.plan_display.reload(Moment(date(2027, 3, 20)))
        await driver.settle()
        found = await _lines(driver, "add agency")
        assert "Not now: This is the plan as it was on a past day" in found[0]
        await driver.press("escape")
        assert "Not now" not in (await _lines(driver, "gaps"))[0]
