"""Errors that nobody foresaw: one sentence, what was typed is kept and offered again, and no log has a plan's words."""

import json
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from actionplan.domain.errors import BadInput, ExitCode, Fault
from actionplan.ledger.ledger import Ledger
from actionplan.services.faults import LOG, MOST_BYTES, fault_of, state_folder
from actionplan.services.kept_words import FOLDER, KEPT
from actionplan.tui.app import PlanApp
from actionplan.tui.forms.progress import UpdateForm
from actionplan.tui.forms.question import OneOf
from tests.e2e.terminal import Terminal, clean_environment
from tests.factories import new_ledger
from tests.nasty import NASTY
from tests.tui.app_driver import AppDriver, open_app

WORDS = "Spoke to Cherry Blossom's school"
R4 = "SAM-R04"


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A state folder of its own."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return state_folder()


def kept_files(state: Path) -> list[Path]:
    return sorted((state / FOLDER).glob("*.json"))


def breaks(*_: object, **__: object) -> None:
    raise ZeroDivisionError(WORDS)


async def with_an_update_typed(driver: AppDriver) -> None:
    await driver.press("down", "down", "down", "u")
    await driver.type(WORDS)


async def ends_while_saving(driver: AppDriver) -> None:
    await with_an_update_typed(driver)
    await driver.press("ctrl+s")


async def ends_under_an_open_form(driver: AppDriver) -> None:
    await with_an_update_typed(driver)
    driver.app.call_later(breaks)
    await driver.settle()


async def ended(ledger: Ledger, how: Callable[[AppDriver], Awaitable[None]]) -> PlanApp:
    """The app, after a fault ended it."""
    apps: list[PlanApp] = []

    async def run() -> None:
        async with open_app(ledger) as driver:
            apps.append(driver.app)
            await how(driver)

    with pytest.raises(ZeroDivisionError):
        await run()
    return apps[0]


@pytest.mark.parametrize("how", [ends_while_saving, ends_under_an_open_form])
async def test_what_was_typed_is_kept_said_in_a_sentence_and_offered_at_the_next_start(
    tmp_path: Path,
    state: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    how: Callable[[AppDriver], Awaitable[None]],
) -> None:
    ledger = new_ledger(tmp_path)
    with monkeypatch.context() as broken:
        broken.setattr("actionplan.tui.writes.write", breaks)
        app = await ended(ledger, how)
    assert app.return_code == int(ExitCode.FAULT)
    assert isinstance(app.ending, Fault)
    assert str(state / LOG) in app.ending.sentence
    assert app.ending.sentence.endswith(KEPT)
    assert len(app.ending.sentence) < 400
    assert WORDS not in app.ending.sentence
    assert "Traceback" not in "".join(capfd.readouterr())
    log = (state / LOG).read_text()
    assert "builtins.ZeroDivisionError" in log
    assert "test_faults.py" in log
    assert "Cherry" not in log
    (file,) = kept_files(state)
    assert WORDS in json.loads(file.read_text(encoding="utf-8"))["typed"].values()
    if os.name != "nt":
        assert file.stat().st_mode & 0o777 == (state / LOG).stat().st_mode & 0o777 == 0o600
    async with open_app(ledger) as driver:
        assert driver.shows(OneOf)
        assert WORDS in driver.words("#question-heading")
        await driver.press("enter")
        assert isinstance(driver.in_front, UpdateForm)
        assert WORDS in driver.in_front.typed.values()
        await driver.press("ctrl+s")
    assert not kept_files(state)
    assert WORDS in ledger.view().texts.values() or ledger.records(R4, ledger.last_number())


async def test_kept_words_can_wait_or_be_thrown_away_and_another_plan_is_not_asked(
    tmp_path: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = new_ledger(tmp_path)
    with monkeypatch.context() as broken:
        broken.setattr("actionplan.tui.writes.write", breaks)
        await ended(ledger, ends_while_saving)
    (tmp_path / "other").mkdir()
    async with open_app(new_ledger(tmp_path / "other")) as driver:
        assert not driver.shows(OneOf)
    async with open_app(ledger) as driver:
        await driver.press("escape")
    assert len(kept_files(state)) == 1
    async with open_app(ledger) as driver:
        await driver.press("end", "enter")
        assert not driver.shows(OneOf)
    assert not kept_files(state)


async def test_an_error_meant_for_the_user_that_nobody_caught_is_its_sentence(tmp_path: Path, state: Path) -> None:
    def refused() -> None:
        raise BadInput("The disk is gone.")

    apps: list[PlanApp] = []

    async def run() -> None:
        async with open_app(new_ledger(tmp_path)) as driver:
            apps.append(driver.app)
            driver.app.call_later(refused)
            await driver.settle()

    with pytest.raises(BadInput):
        await run()
    assert apps[0].return_code == ExitCode.BAD_INPUT
    assert apps[0].ending is not None
    assert apps[0].ending.sentence == "The disk is gone."
    assert not (state / LOG).exists()


# The log


@pytest.mark.parametrize("words", NASTY)
def test_the_log_quotes_no_message_of_any_error_in_the_chain(state: Path, words: str) -> None:
    secret = f"Cherry {words} Blossom"
    first = OSError(28, secret)
    group = ExceptionGroup(secret, [KeyError(secret), ValueError(secret)])
    group.__cause__ = first
    sentence = fault_of(group).sentence
    log = (state / LOG).read_text()
    for name in ("ExceptionGroup", "KeyError", "ValueError", "OSError (errno 28)"):
        assert name in log
    assert "Cherry" not in log + sentence


def test_the_log_does_not_grow_for_ever_and_a_missing_folder_is_no_second_fault(
    state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fault_of(KeyError("x"))
    with (state / LOG).open("a") as log:
        log.write("x" * MOST_BYTES)
    fault_of(KeyError("x"))
    assert (state / LOG).stat().st_size < MOST_BYTES
    assert (state / f"{LOG}.1").exists()
    taken = state.parent / "taken"
    taken.touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(taken))
    assert "could not be written down" in fault_of(KeyError("x")).sentence


# In a terminal

pseudo_terminal = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminal of this kind")

BROKEN = f"""
import actionplan.tui.writes
def write(*_):
    typed = {WORDS!r}
    raise ZeroDivisionError(typed)
actionplan.tui.writes.write = write
from actionplan.__main__ import main
main()
"""


@pseudo_terminal
def test_in_a_terminal_a_fault_is_one_sentence_and_70_and_a_hang_up_keeps_the_words_too(tmp_path: Path) -> None:
    environment = clean_environment(tmp_path, today="2026-11-22")
    with Terminal(environment, program=("-c", BROKEN)) as terminal:
        terminal.wait_for("R04 ", "○ GREY")
        terminal.press("u")
        terminal.wait_for("Record progress")
        terminal.press(WORDS)
        terminal.wait_for(WORDS)
        terminal.press("\x13")
        assert terminal.exit_code() == 70
        said = terminal.said
        assert "A fault of actionplan itself ended it" in said
        assert "Traceback" not in said
        assert "ZeroDivisionError" not in said
        assert len(said.partition("A fault of")[2]) < 600
    with Terminal(environment) as terminal:
        terminal.wait_for("The program ended while you were typing")
        terminal.press("\r")
        terminal.wait_for("Record progress")
        terminal.wait_for(WORDS)
        terminal.press("Asked. ")
        terminal.wait_for(f"Asked. {WORDS}")
        terminal.hang_up()
        assert terminal.exit_code() == 130
    kept = list((tmp_path / "state").rglob("*.json"))
    assert any(f"Asked. {WORDS}" in each.read_text() for each in kept)
