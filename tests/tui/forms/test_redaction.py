"""Redaction by key presses."""

from pathlib import Path

from tests.tui.app_driver import open_app_on_new_plan


async def test_words_are_removed_for_good_only_after_showing_them(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as driver:
        await driver.press("u")
        await driver.type("A name slipped in")
        await driver.press("ctrl+s")
        number = driver.app.ledger.last_number()
        await driver.run_command("redact")
        await driver.type(str(number))
        await driver.press("tab")
        await driver.type("personal data")
        await driver.press("ctrl+s")
        assert "A name slipped in" in driver.words("#question-words")
        await driver.press("y")
        assert "[text removed 22 November 2026: personal data]" in driver.words("#page")
