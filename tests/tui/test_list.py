"""The list: its columns, folding, and the ways through it by key and by click. One session checks several things."""

from pathlib import Path

import pytest
from textual.widgets import Input

from actionplan.tui.widgets.columns import Wanted, column_widths
from actionplan.tui.widgets.headers import CountsStrip
from tests.tui.app_driver import WIDE, AppDriver, open_app_on_new_plan


@pytest.mark.parametrize("width", [60, 76, 80, 110, 140])
def test_columns_fill_the_width_and_one_without_a_use_leaves_its_room_to_the_title(width: int) -> None:
    used = column_widths(width, Wanted(ref=7, lead=12, priority=True, when=True, travelled=True))
    spare = column_widths(width, Wanted(ref=7, lead=12, priority=False, when=False, travelled=True))
    assert sum(used.values()) == sum(spare.values()) == width - 1
    assert spare["priority"] == spare["when"] == 0
    assert spare["title"] > used["title"]


def test_a_lead_takes_no_more_than_the_longest_needs() -> None:
    assert column_widths(110, Wanted(ref=7, lead=8))["lead"] == 10
    assert column_widths(76, Wanted(ref=7, lead=60))["title"] >= 25


async def test_actions_fold_away_under_their_recommendation_but_never_what_a_filter_finds(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path, WIDE) as desk:
        await desk.go_to("SAM-R02")
        for title in ("Ask", "Tell"):
            await desk.press("n")
            await desk.type(title)
            await desk.press("ctrl+s")
        assert "When" not in desk.table.render_line(0).text
        await desk.go_to("SAM-R02-A2")
        await desk.press("f")
        assert desk.table.cursor_ref == "SAM-R02"
        assert "SAM-R02-A1" not in desk.table.refs
        assert "· 2 actions" in desk.row("SAM-R02")
        await desk.press("slash")
        await desk.type("tell")
        assert "SAM-R02-A2" in desk.table.refs
        await desk.press("enter", "0", "f")
        await desk.press("F")
        assert len(desk.table.refs) == 11
        await desk.press("F")
        assert len(desk.table.refs) == 13


async def test_dates_priority_and_the_ways_through_the_list(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path, WIDE) as desk:
        await desk.go_to("SAM-R03")
        await desk.assign("merseyside")
        await desk.set_date("1 dec 2026")
        assert "(in 9 d)" in desk.row("SAM-R03")
        await desk.go_to("SAM-R05")
        await desk.set_date("31 mar 2027")
        assert "(31 Mar 27)" in desk.row("SAM-R05")
        ambers = [row.ref for row in desk.main.view.rows if row.rating.colour in {"Red", "Amber"}]
        await desk.press("home", "]")
        assert desk.table.cursor_ref == ambers[0] == "SAM-R03"
        await desk.press("end", "[")
        assert desk.table.cursor_ref == "SAM-R03"
        await _click_heading(desk, "When")
        assert desk.table.refs[:2] == ["SAM-R03", "SAM-R05"]
        await _click_heading(desk, "When")
        assert desk.table.refs[0] == "SAM-R01"
        await desk.press("K")
        assert desk.main.key_folded
        strip = desk.main.query_one(CountsStrip)
        await desk.pilot.click(strip, offset=(str(strip.render()).index("unassigned") + 1 + 2, 1))
        await desk.settle()
        assert desk.main.query_one(Input).value == "is:unassigned"
        assert "SAM-R03" not in desk.table.refs
        await desk.press("escape")
        assert len(desk.table.refs) == 11


async def _click_heading(desk: AppDriver, heading: str) -> None:
    await desk.pilot.click(desk.table, offset=(desk.table.render_line(0).text.index(heading), 0))
    await desk.settle()
