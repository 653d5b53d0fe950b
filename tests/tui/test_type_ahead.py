"""Keys that come all at once do what they do one by one: none reaches a screen that is about to be covered."""

from pathlib import Path

import pytest
from textual.events import Key

from actionplan.tui import type_ahead
from actionplan.tui.forms.form import Form
from actionplan.tui.screens.main import MainScreen
from actionplan.tui.screens.meetings.screen import MeetingsScreen
from tests.tui.app_driver import AppDriver, open_app_on_new_plan

ROUNDS = 200


@pytest.fixture(autouse=True)
def never_released_by_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a key does has to be noticed, not waited out."""
    monkeypatch.setattr(type_ahead, "LONGEST_SECONDS", 3600.0)


async def burst(desk: AppDriver, *keys: str) -> None:
    """What a slow line brings: all keys before the first of them is handled."""
    for key in keys:
        desk.app.post_message(Key(key, key if len(key) == 1 else None))
    for _ in range(ROUNDS):
        await desk.settle()
        if not desk.app.type_ahead.is_busy:
            return
    raise AssertionError("a key is still waited for")


async def test_a_burst_of_keys_does_what_they_do_one_by_one(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as desk:
        await burst(desk, "a", *"mersey")
        assert desk.shows(Form)
        assert desk.field("agency").typed == "mersey"
        await burst(desk, "ctrl+s", "down", "d", *"31/3/27", "ctrl+s", "m")
        assert desk.item("SAM-R01").owner.agency == "merseyside-police"
        assert desk.item("SAM-R02").deadline.due_on is not None
        assert desk.item("SAM-R01").deadline.due_on is None
        assert desk.shows(MeetingsScreen)
        await burst(
            desk, "q", "slash", *"is:unassigned", "enter", "asterisk", "a", *"merseyside", "enter", "ctrl+s", "y", "0"
        )
        assert all(row.item.owner.agency for row in desk.app.ledger.view().rows)
        await burst(desk, "m", "q", "N", "q", "v", "2", "q", "h", "escape", "enter", "q", "question_mark", "escape")
        assert desk.shows(MainScreen)


async def test_what_a_key_closes_does_not_hold_up_the_next(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as desk:
        await burst(desk, *["a", "escape"] * 6, "u", *"Begun")
        assert desk.shows(Form)
        assert desk.field("words").typed == "Begun"
