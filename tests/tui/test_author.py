"""Who is writing: shown on the screen, and asked once where nobody has said so."""

from pathlib import Path

import pytest

from actionplan.tui.app import PlanApp
from actionplan.tui.forms.author import AuthorForm
from actionplan.tui.forms.deadlines import DeadlineForm
from actionplan.tui.loading import load_first
from tests.factories import new_ledger
from tests.tui.app_driver import NARROW, AppDriver, open_app_on_new_plan


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A settings folder that only this test writes to."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr("actionplan.services.author.settings_path", lambda: tmp_path / "config" / "settings.toml")


async def test_the_screen_shows_who_writes_but_not_on_a_past_day(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path, NARROW) as driver:
        assert "by Business Manager · as at Sun 22 Nov 2026" in driver.words("#title-line")
        for key in ("enter", "m"):
            await driver.press(key)
            assert "by Business Manager" in driver.words("#title-line")
            await driver.press("escape")
        await driver.press("t")
        await driver.type("22/11/26")
        await driver.press("ctrl+s")


async def test_the_first_change_asks_once_who_is_writing_and_keeps_the_answer(tmp_path: Path) -> None:
    ledger = new_ledger(tmp_path)
    app = PlanApp(ledger, "root", load_first(ledger), is_named=False)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        driver = AppDriver(app, pilot)
        await driver.settle()
        await driver.press("d")
        assert driver.shows(AuthorForm)
        assert driver.field("by").typed == "", "an account such as root is nobody's name"
        await driver.press("escape")
        assert driver.in_front is driver.main
        await driver.press("d")
        await driver.type("Policy Lead, LSCP")
        await driver.press("enter")
        assert driver.shows(DeadlineForm)
        await driver.type("31/3/27")
        await driver.press("ctrl+s")
        assert "by Policy Lead, LSCP" in driver.words("#title-line")
        assert ledger.history(ledger.last_number())[-1].entry.by == "Policy Lead, LSCP"
        await driver.press("d")
        assert driver.shows(DeadlineForm), "asked once"
    ledger.close()
    assert (tmp_path / "config" / "settings.toml").read_text() == 'by = "Policy Lead, LSCP"\n'


async def test_the_name_can_be_changed_by_its_command(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as driver:
        await driver.run_command("author")
        assert driver.field("by").typed == "Business Manager"
        await driver.type("Deputy")
        await driver.press("ctrl+s")
        assert "by Deputy" in driver.words("#title-line")
