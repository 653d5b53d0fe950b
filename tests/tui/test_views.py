"""The views, by key presses: from one to the other, and what they follow."""

from datetime import date
from pathlib import Path

import pytest

from actionplan.domain.subjects.deadlines import ProposeDate
from actionplan.domain.subjects.owners import AssignOwner
from actionplan.tui.commands.offered import COMMAND_BY_ID
from actionplan.tui.screens.help import HelpScreen
from actionplan.tui.screens.item import ItemScreen
from actionplan.tui.screens.views.names import ViewName
from actionplan.tui.screens.views.screen import ViewsScreen
from tests.factories import BY, on_day
from tests.stories.dated_plan import BY_ACTIONS, MOVED, OVERDUE, PROPOSED, UNDATED, plan_with_dates
from tests.tui.app_driver import NARROW, open_app, open_app_on_new_plan
from tests.tui.test_past_and_present import elsewhere
from tests.tui.views_driver import SIZES, line, lines, ref, rows, seen, shown

# From view to view


async def test_v_goes_round_and_back_to_the_list(tmp_path: Path) -> None:
    async with open_app(plan_with_dates(tmp_path)) as driver:
        for expected in ViewName:
            await driver.press("v")
            assert shown(driver) is expected
            assert f"▸ {COMMAND_BY_ID[expected].key} {COMMAND_BY_ID[expected].label}" in driver.words("#view-names")
        await driver.press("v")
        assert driver.in_front is driver.main


async def test_a_number_or_an_arrow_chooses_a_view(tmp_path: Path) -> None:
    async with open_app(plan_with_dates(tmp_path)) as driver:
        await driver.press("v", "5")
        assert shown(driver) is ViewName.TODAY
        await driver.press("right")
        assert shown(driver) is ViewName.TODAY
        await driver.press("left", "left")
        assert shown(driver) is ViewName.AGENCIES
        await driver.press("2", "right", "left")
        assert shown(driver) is ViewName.TIMELINE
        await driver.press("left")
        assert driver.in_front is driver.main
        await driver.press("v", "3", "1")
        assert driver.in_front is driver.main


@pytest.mark.parametrize("key", ["escape", "q", "backspace"])
async def test_leaving_a_view_leaves_the_program_open_and_the_list_as_it_was(tmp_path: Path, key: str) -> None:
    async with open_app(plan_with_dates(tmp_path)) as driver:
        await driver.go_to(OVERDUE)
        await driver.press("v", "v", key)
        assert driver.in_front is driver.main
        assert driver.table.cursor_ref == OVERDUE


async def test_a_click_on_a_name_chooses_the_view(tmp_path: Path) -> None:
    async with open_app(plan_with_dates(tmp_path)) as driver:
        await driver.press("v")
        await driver.pilot.click("#view-names", offset=(driver.words("#view-names").index("Charts"), 0))
        await driver.settle()
        assert shown(driver) is ViewName.CHARTS


async def test_nothing_in_the_views_writes(tmp_path: Path) -> None:
    async with open_app(plan_with_dates(tmp_path)) as driver:
        number = driver.app.ledger.last_number()
        await driver.press("v")
        for key in "aduecnrlxskz":
            await driver.press(key)
            assert driver.shows(ViewsScreen)
        assert driver.app.ledger.last_number() == number
        assert not any(act.writes for act in driver.in_front.offered)  # type: ignore[attr-defined]


async def test_the_keys_of_the_views_are_in_the_help_and_in_their_palette(tmp_path: Path) -> None:
    async with open_app(plan_with_dates(tmp_path), (120, 150)) as driver:
        await driver.press("v", "question_mark")
        assert driver.shows(HelpScreen)
        assert "Timeline: Adopted and approved dates" in " ".join(driver.words("#page").split())
        await driver.press("escape", "ctrl+p")
        await driver.type("charts")
        await driver.press("enter")
        assert shown(driver) is ViewName.CHARTS


# What they follow


async def test_another_process_writes_and_the_view_follows_with_its_bar_kept(tmp_path: Path) -> None:
    async with open_app(plan_with_dates(tmp_path)) as driver:
        await driver.press("v", *["down"] * 4)
        assert rows(driver).chosen == PROPOSED
        elsewhere(driver.app.ledger).record(ProposeDate(refs=(PROPOSED, UNDATED), on=date(2027, 8, 31)), BY)
        driver.app.look_for_news()
        await driver.settle()
        assert "no date" not in line(driver, ref(UNDATED))
        assert rows(driver).chosen == PROPOSED
        assert "31 August 2027, proposed" in driver.words("#view-foot")


async def test_the_charts_follow_too(tmp_path: Path) -> None:
    async with open_app(plan_with_dates(tmp_path)) as driver:
        await driver.press("v", "4")
        before = line(driver, "20 Apr 27").split()[3]
        other = elsewhere(driver.app.ledger)
        other.record(AssignOwner(refs=(UNDATED,), agency="camhs", name="Postholder"), BY)
        other.record(ProposeDate(refs=(UNDATED,), on=date(2028, 3, 31)), BY)
        driver.app.look_for_news()
        await driver.settle()
        assert (before, line(driver, "20 Apr 27").split()[3]) == ("5", "4")


@pytest.mark.parametrize("view", ["2", "3", "4"])
async def test_a_past_day_is_shown_as_that_day_knew_it(tmp_path: Path, view: str) -> None:
    async with open_app(plan_with_dates(tmp_path)) as driver:
        await driver.press("t")
        await driver.type("1/3/27")
        await driver.press("ctrl+s", "v", view)
        assert "READ ONLY · as at Monday 1 March 2027 · t: back to today" in driver.words("#banner")
        assert "as at Mon 1 Mar 2027" in driver.words("#title-line")
        text = "\n".join(lines(driver))
        match view:
            case "2":
                assert "+153 d" not in text, "the extension was granted later"
                assert "│ the day shown" in driver.words("#view-key")
            case "3":
                assert "lead's view Green" not in text
            case _:
                assert "1 Mar 27" in text
                assert "31 Mar 27" not in text
        await driver.press("t")
        assert not driver.in_front.query_one("#banner").display
        assert "as at Tue 20 Apr 2027" in driver.words("#title-line")
        assert ("20 Apr 27" in "\n".join(lines(driver))) == (view == "4")


async def test_the_day_can_be_chosen_from_within_a_view(tmp_path: Path) -> None:
    async with open_app(plan_with_dates(tmp_path)) as driver:
        await driver.press("v", "4", "t")
        await driver.type("1/3/27")
        await driver.press("ctrl+s")
        assert shown(driver) is ViewName.CHARTS
        assert line(driver, " 1 Mar 27")
        await driver.press("q")
        assert driver.main.past, "the list speaks for the same day"


async def test_an_item_that_goes_is_not_missed_by_the_bar(tmp_path: Path) -> None:
    ledger = plan_with_dates(tmp_path)
    later = on_day(ledger, date(2027, 4, 21))
    async with open_app(later) as driver:
        await driver.press("v", *["down"] * 6)
        assert rows(driver).chosen == f"{BY_ACTIONS}-A1"
        await driver.press("t")
        await driver.type("1/9/26")
        await driver.press("ctrl+s")
        assert rows(driver).chosen
        assert driver.words("#view-foot")


# Plans of every size


async def test_an_empty_plan_says_what_to_press_in_every_view(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path, seeded=False) as driver:
        await driver.press("v")
        for _ in ViewName:
            assert "actionplan load FILE" in seen(driver)
            assert "Press escape or v" in seen(driver)
            await driver.press("enter", "h", "down", "end", "0", "v")
        assert driver.in_front is driver.main


@SIZES
async def test_a_plan_without_any_date_says_how_to_give_one(tmp_path: Path, size: tuple[int, int]) -> None:
    async with open_app_on_new_plan(tmp_path, size) as driver:
        await driver.press("v")
        assert "No item has a date yet. Enter opens an item, and there d gives it one." in seen(driver)
        assert "Timely sharing" in line(driver, "R01")
        assert not driver.in_front.query_one("#view-head").display
        await driver.press("enter", "d")
        await driver.type("31/3/27")
        await driver.press("ctrl+s", "escape")
        assert "P" in line(driver, "R01")
        for view in ("3", "4"):
            await driver.press(view)
            assert "11" in line(driver, "All" if view == "3" else "22 Nov 26")


async def test_views_opened_from_the_page_of_an_item_go_back_to_it(tmp_path: Path) -> None:
    async with open_app(plan_with_dates(tmp_path)) as driver:
        await driver.press("enter", "v")
        assert shown(driver) is ViewName.TIMELINE
        assert len(lines(driver)) == 13
        await driver.press("escape")
        assert driver.shows(ItemScreen)


async def test_dark_and_light_and_another_size_keep_the_bar(tmp_path: Path) -> None:
    async with open_app(plan_with_dates(tmp_path)) as driver:
        await driver.press("v", "down", "down")
        assert isinstance(driver.in_front, ViewsScreen)
        driver.in_front.action_command("colours")
        await driver.settle()
        await driver.press("down", "enter")
        assert driver.app.theme == "plan-light"
        driver.app.theme = "ansi-dark"
        await driver.pilot.resize_terminal(*NARROW)
        await driver.settle()
        assert rows(driver).chosen == OVERDUE
        assert max(map(len, lines(driver))) <= NARROW[0] - 3


async def test_a_low_terminal_keeps_the_lines_and_gives_up_the_key(tmp_path: Path) -> None:
    async with open_app(plan_with_dates(tmp_path), (80, 12)) as driver:
        await driver.press("v", "down")
        assert f"{ref(MOVED)} " in seen(driver)
        assert "A adopted" not in seen(driver)
        await driver.pilot.resize_terminal(80, 24)
        await driver.settle()
        assert "A adopted" in seen(driver)
        assert MOVED in driver.words("#view-foot")


def test_a_ledger_s_month_ends_are_the_same_from_the_shell_and_on_the_screen(tmp_path: Path) -> None:
    from actionplan.services.charts import chart_points

    ledger = plan_with_dates(tmp_path)
    view = ledger.view()
    points = chart_points(ledger, view)
    assert chart_points(ledger, view, known=points) == points
    earlier = ledger.view(date(2027, 3, 15))
    assert chart_points(ledger, earlier, known=points) == chart_points(ledger, earlier)
    ledger.close()
