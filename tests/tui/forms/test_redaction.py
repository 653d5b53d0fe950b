"""Redaction by key presses."""

from pathlib import Path

from tests.tui.app_driver import desk_at


async def test_words_are_removed_for_good_only_after_showing_them(tmp_path: Path) -> None:
    async with desk_at(tmp_path) as desk:
        await desk.press("u")
        await desk.type("A name slipped in")
        await desk.press("ctrl+s")
        number = desk.app.ledger.last_number()
        await desk.run_command("redact")
        await desk.type(str(number))
        await desk.press("tab")
        await desk.type("personal data")
        await desk.press("ctrl+s")
        assert "A name slipped in" in desk.words("#question-words")
        await desk.press("y")
        assert "[text removed 22 November 2026: personal data]" in desk.words("#page")
