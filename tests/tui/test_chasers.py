"""The page of reminders: read, written to a folder, and what came of them recorded; addresses are given in forms."""

from datetime import timedelta
from pathlib import Path

import pytest
from textual.widgets import OptionList

from actionplan.domain.rating.chases import chased_words
from actionplan.tui.forms.agencies import EditAgencyForm
from actionplan.tui.forms.files import RemindersForm
from actionplan.tui.screens.chasers import ChasersScreen
from actionplan.tui.screens.main import MainScreen
from tests.factories import on_day
from tests.stories.between_meetings import DUE, plan_between_meetings
from tests.tui.app_driver import NARROW, AppDriver, open_app


def _listed(desk: AppDriver) -> list[str]:
    listed = desk.in_front.query_one("#parts", OptionList)
    return [str(listed.get_option_at_index(place).prompt) for place in range(listed.option_count)]


async def test_reminders_are_read_written_and_what_came_of_them_is_recorded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    between = plan_between_meetings(tmp_path)
    between.close()
    ledger = on_day(between, DUE - timedelta(days=10))
    async with open_app(ledger, NARROW) as desk:
        await desk.press("@")
        assert desk.shows(ChasersScreen)
        assert [line.startswith("no address") for line in _listed(desk)] == [True]
        assert "has no address: SAM-R" in desk.words("#preview-text")
        await desk.press("w")
        assert any("Nobody who is to be reminded has an address" in each for each in desk.toasts)
        await desk.press("a")
        assert desk.shows(EditAgencyForm)
        await desk.press("tab")
        await desk.type("nobody")
        await desk.press("ctrl+s")
        assert "which is no email address" in desk.words("#form-problem")
        await desk.press("end", "ctrl+u")
        await desk.type("contact@example.org")
        await desk.press("ctrl+s")
        assert desk.shows(ChasersScreen)
        assert "Reminders that can be sent: 1." in desk.words("#papers-heading")
        assert "To: Merseyside Police <contact@example.org>" in desk.words("#preview-text")

        before = ledger.last_number()
        await desk.press("w")
        assert desk.shows(RemindersForm)
        await desk.press("end", "ctrl+u")
        await desk.type("drafts")
        await desk.press("ctrl+s")
        names = sorted(each.name for each in (tmp_path / "drafts").iterdir())
        assert names == ["chase-merseyside-police.eml", "chase-merseyside-police.txt"]
        assert ledger.last_number() == before, "drafts record nothing"
        await desk.press("r")
        assert any("waits for a reply" in each for each in desk.toasts)

        await desk.press("s", "y")
        assert desk.shows(ChasersScreen)
        chased = [row for row in ledger.view().rows if row.item.chased is not None]
        assert chased
        assert _listed(desk)[0].startswith("again")
        await desk.press("x", "y")
        assert all(chased_words(row).endswith("no reply") for row in ledger.view().rows if row.item.chased is not None)
        await desk.press("r", "y")
        assert all(" reply " in chased_words(row) for row in ledger.view().rows if row.item.chased is not None)
        await desk.press("escape")
        assert desk.shows(MainScreen)
