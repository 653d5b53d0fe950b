"""How the tracker is left is how it is found at the next start, and nothing of it is in the plan."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.domain.reports.arranging import Grouping, SortOrder
from actionplan.domain.subjects.actions import AddActions
from actionplan.domain.vocabulary import Colour
from actionplan.ledger.ledger import Ledger
from actionplan.services import notes
from actionplan.services.notes import write_note
from actionplan.tui import remembered
from actionplan.tui.app import PlanApp
from actionplan.tui.listing import Listing
from actionplan.tui.loading import load_first
from actionplan.tui.remembered import FILE, Remembered, recall, remember
from actionplan.tui.screens.views.names import ViewName
from actionplan.tui.themes import DARK, LIGHT
from actionplan.tui.widgets.filter_line import FilterLine
from tests.factories import BY, new_ledger
from tests.tui.app_driver import AppDriver
from tests.tui.views_driver import shown

NARROWED = Listing("is:unassigned", frozenset({Colour.GREY}), SortOrder.DUE, Grouping.THEME, frozenset({"SAM-R04"}))
LEFT = Remembered(NARROWED, ViewName.CHARTS, key_folded=True, theme=LIGHT)


@asynccontextmanager
async def started(ledger: Ledger) -> AsyncIterator[AppDriver]:
    """The tracker as the program starts it."""
    app = PlanApp(ledger, BY, load_first(ledger), left=recall(ledger.location))
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        driver = AppDriver(app, pilot)
        await driver.settle()
        yield driver


async def test_how_it_is_left_is_how_it_is_found(tmp_path: Path) -> None:
    plan = new_ledger(tmp_path)
    plan.record(AddActions(refs=("SAM-R04",), title="Map the plans"), BY)
    before = plan.history(plan.last_number())
    async with started(plan) as driver:
        await driver.go_to("SAM-R04")
        await driver.press("f", "K", "o", "down", "down", "enter", "v", "v", "escape")
        driver.main.action_command("colours")
        await driver.press("down", "enter")
        await driver.app.keep_left().wait()
        assert recall(plan.location) == Remembered(
            Listing(order=SortOrder.DUE, folded=frozenset({"SAM-R04"})), ViewName.AGENCIES, key_folded=True, theme=LIGHT
        )
        await driver.press("5", "slash")
        await driver.type("plan")
        await driver.press("enter", "q")
    async with started(plan) as driver:
        assert driver.app.theme == LIGHT
        assert driver.main.key_folded
        assert driver.main.query_one(FilterLine).display
        assert driver.app.focused is driver.table
        few = len(driver.table.refs)
        assert 0 < few < 12
        words = f"filtered as you left it: plan, Grey · {few} of 12 shown; 0 shows all · soonest due first"
        assert driver.words("#status") == words
        await driver.press("0")
        assert "as you left it" not in driver.words("#status")
        assert "SAM-R04-A1" not in driver.table.refs, "folded"
        await driver.press("slash")
        await driver.type("audit")
        assert "as you left it" not in driver.words("#status"), "it was not left so"
        await driver.press("escape", "v")
        assert shown(driver) is ViewName.AGENCIES
        await driver.press("v", "v", "v", "v")
        assert shown(driver) is ViewName.TIMELINE, "after all of them it begins with the first"
    assert plan.history(plan.last_number()) == before
    plan.close()
    assert "as you left" not in (tmp_path / "plan.db").read_bytes().decode("latin-1")


async def test_what_cannot_be_kept_stops_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    plan = new_ledger(tmp_path)
    write_note(FILE, plan.location, {"filter": "is:overdue"})
    async with started(plan) as driver:
        assert len(driver.table.refs) == 11
        await driver.press("5", "q")
        assert driver.app.ending is None
    assert recall(plan.location) == Remembered()
    plan.close()


async def test_a_kept_filter_that_no_longer_reads_shows_everything(tmp_path: Path) -> None:
    plan = new_ledger(tmp_path)
    write_note(FILE, plan.location, {"filter": "is:nonsense", "view": "none", "folded": ["GONE-R01"]})
    async with started(plan) as driver:
        assert driver.words("#filter-note").startswith("Everything is shown: There is no condition")
        assert len(driver.table.refs) == 11
        await driver.press("v")
        assert shown(driver) is ViewName.TIMELINE
    plan.close()


def test_what_is_kept_is_what_is_recalled_and_colours_are_for_all_plans(tmp_path: Path) -> None:
    one, other = str(tmp_path / "one.db"), str(tmp_path / "other.db")
    assert remember(one, LEFT, Remembered())
    assert recall(one) == LEFT
    assert recall(other) == Remembered(theme=LIGHT)
    assert remember(other, Remembered(theme=DARK), Remembered(theme=LIGHT))
    assert recall(one).theme == DARK


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8), lambda inner: st.lists(inner, max_size=3)
)


@given(note=st.dictionaries(st.sampled_from(["sort", "group", "filter", "colours", "folded", "view"]), _JSON))
def test_any_note_is_recalled_as_something_that_can_be_shown(note: dict[str, Any]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(remembered, "read_note", lambda _file, _location: note)
        left = recall("plan.db")
    assert left.listing.filter_text.isprintable()
    assert left.listing.order in SortOrder
    assert left.listing.grouping in Grouping


def test_notes_of_earlier_looks_are_in_a_file_of_their_own() -> None:
    from actionplan.services import last_look

    assert len({last_look.FILE, FILE, remembered.COLOURS_FILE}) == 3
    assert notes.MOST_PLANS > 1
