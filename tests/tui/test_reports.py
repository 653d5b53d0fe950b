"""What the reading commands print is read on a page, copied and saved; files are written where one says."""

from pathlib import Path

import pytest

from actionplan.tui.forms.files import ExportForm, SaveDocumentForm, SinceForm
from actionplan.tui.forms.question import Question
from actionplan.tui.screens.main import MainScreen
from actionplan.tui.screens.reading import DocumentScreen
from tests.stories.between_meetings import plan_between_meetings
from tests.tui.app_driver import NARROW, AppDriver, open_app


async def _clear_and_type(driver: AppDriver, words: str) -> None:
    await driver.press("end", "ctrl+u")
    await driver.type(words)


async def test_what_a_reading_command_prints_is_a_page_that_is_saved_and_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = plan_between_meetings(tmp_path)
    monkeypatch.chdir(tmp_path)
    async with open_app(ledger, NARROW) as driver:
        for name, says in (
            ("check", " gaps in "),
            ("agenda", "Executive"),
            ("findings", "no finding of a review is on record"),
            ("plan-history", "Step 1 "),
            ("verify", "The record is whole"),
        ):
            await driver.run_command(name)
            assert driver.shows(DocumentScreen), name
            assert says.casefold() in driver.words("#page").casefold(), name
            await driver.press("escape")
            assert driver.shows(MainScreen)
        for name in ("changes", "movement"):
            await driver.run_command(name)
            assert driver.shows(SinceForm)
            await driver.type("1 May 2027")
            await driver.press("ctrl+s")
            assert driver.shows(DocumentScreen), name
            await driver.press("escape")
        await driver.run_command("check")
        await driver.press("y")
        assert " gaps in " in driver.app.clipboard
        await driver.press("s")
        assert driver.shows(SaveDocumentForm)
        await _clear_and_type(driver, "no/such/folder.txt")
        await driver.press("ctrl+s")
        assert "cannot be written" in driver.words("#form-problem")
        await _clear_and_type(driver, "gaps.md")
        await driver.press("ctrl+s")
        assert driver.shows(DocumentScreen)
        assert " gaps in " in (tmp_path / "gaps.md").read_text(encoding="utf-8")
        assert any(str(tmp_path / "gaps.md") in each for each in driver.toasts)


async def test_an_export_holds_what_the_list_shows_and_replaces_a_file_only_when_told_and_a_backup_never(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = plan_between_meetings(tmp_path)
    monkeypatch.chdir(tmp_path)
    kept = tmp_path / "plan.csv"
    kept.write_text("mine", encoding="utf-8")
    async with open_app(ledger) as driver:
        await driver.press("slash")
        await driver.type("R04")
        await driver.press("enter")
        shown = len(driver.table.refs)
        assert 0 < shown < len(driver.app.view.rows)
        await driver.run_command("export")
        assert driver.shows(ExportForm)
        await driver.press("tab", "tab")
        await driver.type("plan.csv")
        await driver.press("ctrl+s")
        assert driver.shows(Question)
        await driver.press("n")
        assert kept.read_text(encoding="utf-8") == "mine"
        await driver.press("ctrl+s", "y")
        assert any(f"Wrote {shown} row" in each for each in driver.toasts)
        assert "R04" in kept.read_text(encoding="utf-8-sig")
        await driver.run_command("backup")
        await _clear_and_type(driver, "plan.csv")
        await driver.press("ctrl+s")
        assert driver.words("#form-problem")
        await _clear_and_type(driver, "copy.db")
        await driver.press("ctrl+s")
        assert (tmp_path / "copy.db").exists()
        assert any("proved whole" in each for each in driver.toasts)
