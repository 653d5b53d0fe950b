"""Going to an item, to what is due next, and filters completed, suggested and saved: in one session by key presses."""

from pathlib import Path

import pytest
from textual.widgets import Input, OptionList

from actionplan.domain.reports.arranging import SortOrder
from actionplan.domain.subjects.actions import AddActions
from actionplan.tui.forms.filters import SaveFilterForm
from actionplan.tui.forms.go_to import GoTo
from actionplan.tui.forms.question import OneOf
from actionplan.tui.listing_status import ORDERS
from actionplan.tui.screens.item import ItemScreen
from tests.factories import BY, new_ledger
from tests.tui.app_driver import AppDriver, open_app


async def _go(desk: AppDriver, typed: str, key: str = ":") -> None:
    await desk.press("colon" if key == ":" else key)
    assert desk.shows(GoTo)
    await desk.type(typed)


async def test_the_ways_to_an_item_and_to_a_filter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    ledger = new_ledger(tmp_path)
    ledger.record(AddActions(refs=("SAM-R02",), title="Ask"), BY)
    async with open_app(ledger) as desk:
        await _go(desk, "2-a1")
        assert desk.words("#go-to-note") == "SAM-R02-A1  Ask"
        await desk.press("enter")
        assert desk.table.cursor_ref == "SAM-R02-A1"
        await _go(desk, "R44", "ctrl+g")
        await desk.press("enter")
        assert "Nearest: SAM-R" in desk.words("#go-to-note")
        await desk.press("escape", "f")
        assert "SAM-R02-A1" not in desk.table.refs
        await desk.press("slash")
        await desk.type("grading")
        assert desk.words("#status").startswith("1 of 12 shown")
        await desk.press("enter")
        await _go(desk, "SAM-R02-A1")
        await desk.press("enter")
        assert desk.table.cursor_ref == "SAM-R02-A1"
        assert len(desk.table.refs) == 12
        assert desk.words("#status") == "Everything is shown: the filter hid SAM-R02-A1."

        await desk.press("}")
        assert "Nothing that is shown is due" in desk.words("#status")
        for ref, day in (("SAM-R07", "1 dec 2026"), ("SAM-R03", "31 mar 2027")):
            await desk.go_to(ref)
            await desk.set_date(day)
        await desk.press("home", "}")
        assert desk.table.cursor_ref == "SAM-R07"
        await desk.press("}")
        assert desk.table.cursor_ref == "SAM-R03"
        await desk.press("}", "enter")
        assert desk.shows(ItemScreen)
        await _go(desk, "5")
        await desk.press("enter")
        assert "SAM-R05" in desk.words("#page")
        await desk.press("escape")

        await desk.press("slash")
        line = desk.main.query_one(Input)
        await desk.type("overdu")
        assert "Did you mean is:overdue?" in desk.words("#empty")
        await desk.press(*["backspace"] * 3, "tab")
        assert line.value == "is:overdue"
        await desk.press("ctrl+u")
        await desk.type("is:un")
        await desk.press("tab", "tab")
        assert line.value == "is:undated"
        assert desk.words("#filter-offers").startswith("tab: is:undated   is:unassigned")
        await desk.press("shift+tab", "enter")
        assert line.value == "is:unassigned"
        await desk.press("5", "o", *["down"] * list(ORDERS).index(SortOrder.LEAD), "enter")

        await desk.run_command("save-filter")
        assert desk.shows(SaveFilterForm)
        await desk.type("Nobody yet")
        await desk.press("ctrl+s")
        await desk.press("0", "o", "up", "enter")
        assert "by lead agency" not in desk.words("#status")
        await desk.run_command("saved-filters")
        assert desk.shows(OneOf)
        await desk.press("enter")
        assert line.value == "is:unassigned rag:grey"
        assert "by lead agency" in desk.words("#status")
        assert 0 < len(desk.table.refs) < 12
        await desk.run_command("forget-filter")
        assert desk.in_front.query_one(OptionList).option_count == 1
        await desk.press("enter")
        await desk.run_command("saved-filters")
        assert desk.in_front is desk.main
        assert any("No filter is saved yet" in each for each in desk.toasts)
    ledger.close()
