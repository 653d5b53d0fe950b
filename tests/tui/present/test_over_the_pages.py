"""What can stand in front of the pages, in the meeting's own program and in the tracker: help, palette, nothing."""

import threading
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest
from textual.command import Command, CommandPalette
from textual.widgets import Input, OptionList

from actionplan.domain.errors import Refused
from actionplan.ledger.ledger import Ledger
from actionplan.tui import loading
from actionplan.tui.commands.offered import COMMAND_BY_ID
from actionplan.tui.forms.form import Form
from actionplan.tui.present.cover import Blank, PresentHelp
from actionplan.tui.present.keys import KEYS
from actionplan.tui.present.screen import MeetingScreen
from actionplan.tui.screens.reading import HistoryScreen
from tests.stories.two_sittings import at_second, ref
from tests.tui.app_driver import AppDriver, open_app
from tests.tui.present.present_driver import MIDDLE, PresentDriver, present_from_tracker, present_on

Opened = Callable[[Ledger], AbstractAsyncContextManager[PresentDriver]]
BOTH = pytest.mark.parametrize("opened", [present_on, present_from_tracker], ids=["present", "tracker"])
TOAST = "WORDS OF A TOAST"


def offered(driver: PresentDriver) -> list[str]:
    """What the palette offers."""
    options = driver.in_front.query_one(OptionList).options
    return [str(option.hit.text) for option in options if isinstance(option, Command) and option.hit is not None]


@BOTH
async def test_while_it_is_blank_no_key_shows_a_word(tmp_path: Path, opened: Opened) -> None:
    async with opened(at_second(tmp_path)) as driver:
        await driver.press("4", "enter", "full_stop")
        keys = ("ctrl+p", "question_mark", "f1", "ctrl+c", "a", "u", "z", "p", "n", "h", "m", "enter", "ctrl+p")
        for key in keys:
            await driver.press(key)
            assert isinstance(driver.in_front, Blank), key
            assert not driver.seen.strip(), key
        await driver.press("full_stop")
        assert driver.key == ref(4)


@BOTH
async def test_the_key_for_the_palette_right_after_the_one_for_blank_stays_dark(tmp_path: Path, opened: Opened) -> None:
    async with opened(at_second(tmp_path)) as driver:
        await driver.pilot.press("full_stop", "ctrl+p")  # without waiting in between, as fast as keys come
        await driver.settle()
        assert isinstance(driver.in_front, Blank)
        assert not driver.seen.strip()


@BOTH
async def test_blank_hides_what_was_and_what_is_notified(tmp_path: Path, opened: Opened) -> None:
    async with opened(at_second(tmp_path)) as driver:
        driver.app.notify(TOAST, markup=False, timeout=60)
        await driver.settle()
        assert TOAST in driver.seen
        await driver.press("full_stop")
        assert not driver.seen.strip()
        driver.app.notify(f"{TOAST} AND MORE", severity="error", markup=False, timeout=60)
        driver.pages.notify(TOAST, markup=False, timeout=60)
        await driver.settle()
        assert not driver.seen.strip()


@BOTH
async def test_over_the_help_it_is_blank_at_once_too(tmp_path: Path, opened: Opened) -> None:
    async with opened(at_second(tmp_path)) as driver:
        await driver.press("question_mark")
        assert isinstance(driver.in_front, PresentHelp)
        await driver.press("full_stop", "ctrl+p")
        assert isinstance(driver.in_front, Blank)
        assert not driver.seen.strip()
        await driver.press("escape")
        assert isinstance(driver.in_front, PresentHelp)


async def test_words_of_the_help_keep_to_their_column(tmp_path: Path) -> None:
    async with present_on(at_second(tmp_path)) as driver:
        await driver.press("question_mark")
        beginnings = tuple(f"  {key.key} " for key in KEYS)
        page = driver.lines[2 : next(place for place, line in enumerate(driver.lines) if "marks mean" in line)]
        assert all(not line.strip(" ▁▇█") or line.startswith((*beginnings, " " * 9)) for line in page)
        assert any(line.startswith("         them again") for line in page)


@BOTH
async def test_the_palette_over_the_pages_offers_their_keys_and_nothing_else(tmp_path: Path, opened: Opened) -> None:
    ledger = at_second(tmp_path)
    number = ledger.last_number()
    async with opened(ledger) as driver:
        await driver.press("ctrl+p")
        assert isinstance(driver.in_front, CommandPalette)
        own = [f"{key.label}  ({key.key})" for key in KEYS]
        assert offered(driver) == own
        for act in COMMAND_BY_ID.values():
            if act.writes:
                driver.in_front.query_one(Input).value = act.label
                await driver.settle()
                assert set(offered(driver)) <= set(own), act.label
        driver.in_front.query_one(Input).value = ""
        await driver.press(*"names", "enter")
        assert driver.pages.names
    assert ledger.last_number() == number


@BOTH
async def test_the_palette_over_the_help_offers_nothing(tmp_path: Path, opened: Opened) -> None:
    async with opened(at_second(tmp_path)) as driver:
        await driver.press("question_mark", "ctrl+p")
        assert isinstance(driver.in_front, CommandPalette)
        assert not offered(driver)


async def test_what_the_tracker_said_does_not_follow_into_the_room(tmp_path: Path) -> None:
    async with open_app(at_second(tmp_path), MIDDLE) as tracker:
        tracker.app.notify(TOAST, markup=False, timeout=60)
        await tracker.press("p")
        driver = PresentDriver(tracker.app, tracker.pilot)
        await driver.settle()
        assert TOAST not in driver.seen


ROUNDS = 1_000
"""Of the app's messages, in which a screen has to come in front."""


async def comes_in_front(tracker: AppDriver, kind: type[MeetingScreen | Blank]) -> None:
    """Wait for a screen while something else is still held up."""
    for _ in range(ROUNDS):
        if tracker.shows(kind):
            return
        await tracker.pilot.pause()
    raise AssertionError(f"{kind.__name__} never came in front of {tracker.in_front}")


async def test_a_form_that_the_plan_sends_back_waits_until_the_meeting_view_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered = threading.Event()

    def held_up(*_: object) -> None:
        answered.wait()
        raise Refused("Another program is writing.")

    monkeypatch.setattr("actionplan.tui.writes.write", held_up)
    async with open_app(at_second(tmp_path)) as tracker:
        await tracker.press("u")
        await tracker.type("Not for the room")
        await tracker.pilot.press("ctrl+s", "p")
        await comes_in_front(tracker, MeetingScreen)
        await tracker.pilot.press("full_stop")
        await comes_in_front(tracker, Blank)
        answered.set()
        await tracker.settle()
        assert tracker.shows(Blank)
        await tracker.press("full_stop")
        assert tracker.shows(MeetingScreen)
        await tracker.press("q")
        assert isinstance(tracker.in_front, Form)
        assert tracker.field("words").typed == "Not for the room"
        assert tracker.words("#form-problem") == "Another program is writing."


async def test_a_history_that_is_read_slowly_waits_until_the_meeting_view_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, lines = threading.Event(), [(1, "22 Nov 26", "Not for the room")]

    def slowly(*_: object) -> list[tuple[int, str, str]]:
        read.wait()
        return lines

    monkeypatch.setattr(loading, "load_history", slowly)
    async with open_app(at_second(tmp_path)) as tracker:
        await tracker.pilot.press("h", "p")
        await comes_in_front(tracker, MeetingScreen)
        await tracker.pilot.press("full_stop")
        await comes_in_front(tracker, Blank)
        read.set()
        await tracker.settle()
        assert tracker.shows(Blank)
        await tracker.press("full_stop", "q")
        assert tracker.shows(HistoryScreen)
