"""The direction of travel on the screens: an arrow beside each rating, in words for the item, and a key."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from actionplan.domain.moment import Moment
from actionplan.domain.rating.travel import LastPapers
from actionplan.ledger.ledger import Ledger
from actionplan.services.issue import issue_pack
from actionplan.tui.app import PlanApp
from actionplan.tui.loading import load_first
from actionplan.tui.screens.help import HelpScreen
from actionplan.tui.screens.item import ItemScreen
from actionplan.tui.widgets.item_table import ItemTable
from tests.factories import BY
from tests.stories.after_papers import (
    BETTER,
    CLOSED,
    MEETING,
    NEW,
    SAME,
    TODAY,
    WORSE,
    plan_after_papers,
    plan_before_papers,
)
from tests.tui.app_driver import NARROW, WIDE, AppDriver, open_app, open_app_on_new_plan
from tests.tui.test_pictures import pressing

Snap = Callable[..., bool]
PAPERS = "the papers of 10 December 2026"
KEY = f"Since {PAPERS}, as at 3 December 2026: ↑ better · → same · ↓ worse · + new"
ARROWS = {WORSE: "↓", BETTER: "↑", SAME: "→", NEW: "+"}


def drawn(table: ItemTable, ref: str) -> str:
    """A line of the list as it is on the screen."""
    place = table.place_of(ref)
    assert place is not None, f"{ref} is not shown"
    return table.render_line(place + 1 - table.scroll_offset.y).text.rstrip()


def heading(table: ItemTable) -> str:
    return table.render_line(0).text.rstrip()


def flowing(driver: AppDriver, selector: str) -> str:
    return " ".join(driver.words(selector).split())


@pytest.mark.parametrize("size", [NARROW, WIDE, (100, 30)], ids=str)
async def test_each_rating_has_its_arrow_beside_it(tmp_path: Path, size: tuple[int, int]) -> None:
    async with open_app(plan_after_papers(tmp_path), size) as driver:
        for ref, arrow in ARROWS.items():
            assert drawn(driver.table, ref).endswith(f" {arrow}")
        assert drawn(driver.table, CLOSED).endswith("– CLOSED")
        assert heading(driver.table).endswith("Rating")


async def test_a_broad_screen_has_the_words_too(tmp_path: Path) -> None:
    async with open_app(plan_after_papers(tmp_path), (240, 60)) as driver:
        assert drawn(driver.table, WORSE).endswith("■ RED   ↓ worse")
        assert drawn(driver.table, NEW).endswith("+ new")
        assert heading(driver.table).endswith("Rating  Since last")
        await driver.pilot.resize_terminal(*NARROW)
        await driver.settle()
        assert drawn(driver.table, WORSE).endswith("■ RED   ↓")
        assert heading(driver.table).endswith("Rating")


async def test_the_pane_says_it_in_words_and_has_the_key(tmp_path: Path) -> None:
    async with open_app(plan_after_papers(tmp_path)) as driver:
        await driver.go_to(WORSE)
        assert f"↓ worse since {PAPERS}, Green then: as a date passed." in flowing(driver, "#page")
        await driver.go_to(SAME)
        assert f"→ same as in {PAPERS}." in flowing(driver, "#page")
        await driver.go_to("SAM-R02")
        assert "A1 ○ GREY +" in flowing(driver, "#page")
        await driver.go_to(CLOSED)
        before, key, after = flowing(driver, "#page").partition(KEY)
        assert (PAPERS in before, key, after) == (False, KEY, "")


async def test_a_narrow_screen_says_it_below_the_list_and_its_page_has_the_key(tmp_path: Path) -> None:
    async with open_app(plan_after_papers(tmp_path), NARROW) as driver:
        await driver.go_to(WORSE)
        assert "■ RED  ↓ worse" in driver.words("#foot")
        await driver.press("enter")
        assert driver.shows(ItemScreen)
        assert f"↓ worse since {PAPERS}" in flowing(driver, "#page")
        assert flowing(driver, "#pane-key").endswith(KEY)


async def test_without_papers_there_is_neither_arrow_nor_key(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as driver:
        assert drawn(driver.table, WORSE).endswith("○ GREY")
        assert "papers" not in flowing(driver, "#page")
        assert flowing(driver, "#page").endswith("– CLOSED not taken forward, or with others")


async def test_a_past_day_has_the_directions_of_its_own_time(tmp_path: Path) -> None:
    async with open_app(plan_after_papers(tmp_path)) as driver:
        await driver.press("t")
        await driver.type("2/12/26")
        await driver.press("ctrl+s")
        assert drawn(driver.table, WORSE).endswith("● GREEN")
        assert "papers" not in flowing(driver, "#page")
        await driver.press("t")
        assert drawn(driver.table, WORSE).endswith("■ RED   ↓")


async def test_papers_that_somebody_issues_bring_the_arrows(tmp_path: Path) -> None:
    async with open_app(plan_before_papers(tmp_path)) as driver:
        assert drawn(driver.table, WORSE).endswith("● GREEN")
        elsewhere = Ledger.open(driver.app.ledger.location, driver.app.ledger.clock)
        issue_pack(elsewhere, MEETING, tmp_path / "papers", BY)
        elsewhere.close()
        driver.app.look_for_news()
        await driver.settle()
        assert drawn(driver.table, WORSE).endswith("● GREEN →")
        assert KEY in flowing(driver, "#page")


async def test_the_same_papers_are_read_once_however_often_the_plan_is_shown_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Moment] = []
    read = LastPapers.of

    def counted(meeting_on: date, point: Moment, *read_of_them: Any) -> LastPapers:
        asked.append(point)
        return read(meeting_on, point, *read_of_them)

    monkeypatch.setattr(LastPapers, "of", counted)
    ledger = plan_after_papers(tmp_path)
    asked.clear()
    async with open_app(ledger) as driver:
        await driver.go_to(SAME)
        await driver.set_date("2027-11-30")
        assert "30 Nov 27" in driver.row(SAME)
        assert len(asked) == 1


async def test_the_help_says_what_the_arrows_mean(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path, (120, 120)) as driver:
        await driver.press("question_mark", "left")
        assert driver.shows(HelpScreen)
        assert "What the arrows mean" in driver.words("#page")
        assert "↓ worse" in driver.words("#page")


@pytest.mark.parametrize(("size", "theme"), [(NARROW, "plan-dark"), (WIDE, "plan-light")], ids=["narrow", "wide"])
def test_the_arrows_look_as_they_did(snap_compare: Snap, tmp_path: Path, size: tuple[int, int], theme: str) -> None:
    ledger = plan_after_papers(tmp_path)
    app = PlanApp(ledger, BY, load_first(ledger))
    assert ledger.clock.today() == TODAY
    assert snap_compare(app, terminal_size=size, run_before=pressing("down", "down", "down", "down", theme=theme))
