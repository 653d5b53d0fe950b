"""Putting words right by key presses, and what removing them says of the other wordings."""

from pathlib import Path

from tests.tui.app_driver import open_app_on_new_plan


async def test_words_are_put_right_and_removing_them_names_every_wording(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as desk:
        await desk.press("u")
        await desk.type("A slip")
        await desk.press("ctrl+s")
        number = desk.app.ledger.last_number()
        await desk.run_command("amend")
        await desk.type(str(number))
        await desk.press("tab")
        await desk.type("Put right")
        await desk.press("ctrl+s")
        assert desk.note("reason")
        await desk.type("The day was wrong")
        await desk.press("ctrl+s")
        assert desk.in_front is desk.main
        assert "Put right" in desk.words("#page")
        assert "A slip" not in desk.words("#page")
        assert desk.app.ledger.last_number() == number + 1

        await desk.run_command("redact")
        await desk.type(str(number))
        await desk.press("tab")
        await desk.type("personal data")
        await desk.press("ctrl+s")
        said = desk.words("#question-words")
        assert "A slip" in said
        assert f"Its other wordings go too: entry {number + 1}." in said
        await desk.press("n")
        assert desk.app.ledger.last_number() == number + 1


async def test_what_cannot_be_amended_says_what_to_do_and_keeps_what_was_typed(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as desk:
        before = desk.app.ledger.last_number()
        await desk.run_command("amend")
        await desk.type(str(before))
        await desk.press("tab")
        await desk.type("Other")
        await desk.press("tab", "tab", "tab", "tab", "tab")
        await desk.type("A slip")
        await desk.press("ctrl+s")
        assert "Record what is right, or undo its step." in desk.words("#form-problem")
        assert desk.field("words").typed == "Other"
        assert desk.app.ledger.last_number() == before
