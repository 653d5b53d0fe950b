"""A form's long words in somebody's own editor."""

from contextlib import nullcontext
from pathlib import Path

import pytest
from textual.app import App

from actionplan.domain.errors import BadInput
from actionplan.tui.forms import form
from actionplan.tui.screens.main import MainScreen
from tests.tui.app_driver import AppDriver, open_app_on_new_plan


async def _said(driver: AppDriver) -> str:
    return driver.words("#form-problem")


async def test_f4_edits_the_long_field_and_a_failing_editor_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = []

    def answered(words: str) -> str:
        given.append(words)
        return f"{words} Edited."

    def failing(_: str) -> str:
        raise BadInput("vi ended with an error (1). Your words are as they were.")

    async with open_app_on_new_plan(tmp_path) as driver:
        await driver.press("u")
        await driver.type("Typed.")
        await driver.press("f4")
        assert "no terminal of its own" in await _said(driver), "a test has none"
        monkeypatch.setattr(App, "suspend", lambda _: nullcontext())
        monkeypatch.setattr(form, "edited", failing)
        await driver.press("f4")
        assert "ended with an error" in await _said(driver)
        monkeypatch.setattr(form, "edited", answered)
        await driver.press("f4", "ctrl+s")
        assert given == ["Typed."]
        assert driver.shows(MainScreen)
        assert driver.app.ledger.view().last_update(driver.item("SAM-R01")) == "Typed. Edited."
        await driver.press("E", "ctrl+s")
        assert given == ["Typed.", ""], "E opens the editor at once"
        assert driver.shows(MainScreen)
        await driver.press("a", "f4")
        assert "nothing for an editor" in await _said(driver)


async def test_a_long_text_has_a_box_that_grows(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path, (100, 50)) as driver:
        await driver.press("u")
        area = driver.in_front.query_one("#input-words")
        before = area.size.height
        for _ in range(before + 3):
            await driver.press("x", "enter")
        assert area.size.height > before + 2
