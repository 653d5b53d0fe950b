"""What the views show, and what can be done with their lines: time line, agencies, charts."""

import threading
from datetime import date
from pathlib import Path

from textual.widgets import Input

from actionplan.domain.errors import BadInput
from actionplan.domain.rating.snapshot import Snapshot
from actionplan.domain.reports.charts import ChartPoint
from actionplan.domain.subjects.owners import AssignOwner
from actionplan.tui.screens.item import ItemScreen
from actionplan.tui.screens.reading import HistoryScreen
from actionplan.tui.screens.views.names import ViewName
from actionplan.tui.screens.views.screen import ViewsScreen
from actionplan.tui.widgets.filter_line import FilterLine
from tests.factories import BY
from tests.stories.dated_plan import (
    ASKED,
    BY_ACTIONS,
    DROPPED,
    MOVED,
    OVERDUE,
    PROPOSED,
    SIGNED_OFF,
    UNDATED,
    plan_with_dates,
)
from tests.tui.app_driver import NARROW, open_app
from tests.tui.test_past_and_present import elsewhere
from tests.tui.views_driver import LARGE, SIZES, line, lines, ref, rows, seen, shown

LED_BY_POLICE = [SIGNED_OFF, MOVED, OVERDUE, ASKED]


# The time line


@SIZES
async def test_the_time_line_shows_dates_slip_and_what_is_overdue(tmp_path: Path, size: tuple[int, int]) -> None:
    async with open_app(plan_with_dates(tmp_path), size) as driver:
        await driver.press("v")
        assert "+153 d" in line(driver, ref(MOVED))
        moved = line(driver, ref(MOVED))
        assert 0 < moved.index("A─") < moved.index("│") < moved.index("─E")
        assert "═" in line(driver, ref(OVERDUE))
        assert "20 d" in line(driver, ref(OVERDUE))
        assert "■ RED" in line(driver, ref(OVERDUE))
        assert line(driver, ref(ASKED)).index("A") < line(driver, ref(ASKED)).index("?")
        assert "S" in line(driver, ref(SIGNED_OFF))
        assert " P " in line(driver, ref(PROPOSED))
        assert " L " in line(driver, ref(BY_ACTIONS))
        assert "no date" in line(driver, ref(UNDATED))
        assert "– CLOSED" in line(driver, ref(DROPPED))
        assert "13 items, 5 without a date" in driver.words("#status")


@SIZES
async def test_the_axis_takes_the_width_and_stands_over_its_lines(tmp_path: Path, size: tuple[int, int]) -> None:
    async with open_app(plan_with_dates(tmp_path), size) as driver:
        await driver.press("v")
        head, width = driver.words("#view-head").splitlines(), rows(driver).room
        assert max(map(len, (*head, *lines(driver)))) <= width == size[0] - 3
        drawn = line(driver, ref(PROPOSED))
        assert drawn.index("│") == head[-1].index("T")
        assert len(drawn.rstrip()) > width - 4, "the rating stands at the right end"
        beside = head[-1].index("Adopted" if size is LARGE else "Slip")
        assert beside - drawn.index("P") <= 6, "the last day of September, the last of the axis, stands at its end"
        assert "Jan" in head[-2]


async def test_in_a_wide_terminal_all_dates_stand_in_columns(tmp_path: Path) -> None:
    async with open_app(plan_with_dates(tmp_path), LARGE) as driver:
        await driver.press("v")
        assert "28 Feb 27  31 Jul 27  +153 d" in line(driver, ref(MOVED))
        assert "Meetings: Executive" in driver.words("#view-head")
        assert "M 11 Mar" in driver.words("#view-head")


async def test_what_is_under_the_bar_is_told_in_words(tmp_path: Path) -> None:
    async with open_app(plan_with_dates(tmp_path), NARROW) as driver:
        await driver.press("v", "down")
        told = driver.words("#view-foot")
        assert MOVED in told
        assert "First agreed for 28 February 2027, now 31 July 2027 (moved once, by 153 days)" in told
        await driver.press("down")
        assert "20 days overdue" in driver.words("#view-foot")


@SIZES
async def test_the_key_says_what_every_sign_and_colour_means(tmp_path: Path, size: tuple[int, int]) -> None:
    async with open_app(plan_with_dates(tmp_path), size) as driver:
        await driver.press("v")
        key = " ".join(seen(driver).split())
        for meaning in ("A adopted", "E approved", "─ slip", "═ overdue", "│ today", ": meeting", "? date asked for"):
            assert meaning in key
        for view in ("2", "3", "4"):
            await driver.press(view)
            assert "● GREEN on track, not done" in seen(driver)
            assert "– CLOSED not taken forward, or with others" in " ".join(seen(driver).split())


async def test_enter_opens_the_item_and_escape_comes_back_to_its_line(tmp_path: Path) -> None:
    async with open_app(plan_with_dates(tmp_path)) as driver:
        await driver.press("v", "down", "down", "enter")
        assert driver.shows(ItemScreen)
        assert OVERDUE in driver.words("#page")
        await driver.press("escape")
        assert rows(driver).chosen == OVERDUE
        await driver.press("h")
        assert driver.shows(HistoryScreen)
        await driver.press("escape")
        assert shown(driver) is ViewName.TIMELINE


async def test_v_on_an_item_that_a_view_opened_comes_back_to_that_view(tmp_path: Path) -> None:
    async with open_app(plan_with_dates(tmp_path)) as driver:
        await driver.press("v", "enter", "v")
        assert driver.shows(ViewsScreen)
        assert sum(isinstance(screen, ViewsScreen) for screen in driver.app.screen_stack) == 1
        await driver.press("v", "v", "v", "v")
        assert driver.in_front is driver.main
        await driver.press("enter", "v", "1")
        assert driver.in_front is driver.main, "the plan is the list, from wherever the views were opened"


async def test_the_time_line_is_narrowed_and_arranged_as_the_list_is(tmp_path: Path) -> None:
    async with open_app(plan_with_dates(tmp_path)) as driver:
        await driver.press("slash")
        await driver.type("agency:police")
        await driver.press("enter", "o", "down", "enter", "v")
        assert [option.id for option in rows(driver).options if option.id] == driver.table.refs
        assert set(driver.table.refs) == set(LED_BY_POLICE)
        assert driver.table.refs[0] == OVERDUE
        assert "4 of 13 items" in driver.words("#status")
        await driver.press("0")
        assert len(lines(driver)) == 13
        await driver.press("q")
        assert set(driver.table.refs) == set(LED_BY_POLICE), "the list stays as it was narrowed"


async def test_where_the_list_shows_nothing_the_time_line_says_what_to_press(tmp_path: Path) -> None:
    async with open_app(plan_with_dates(tmp_path)) as driver:
        await driver.press("4", "slash")
        await driver.type("is:overdue")
        await driver.press("enter", "v")
        assert "Press 0 to show everything here" in lines(driver)[0]
        await driver.press("enter", "h", "down")
        assert driver.shows(ViewsScreen)
        await driver.press("0")
        assert len(lines(driver)) == 13


async def test_a_filter_that_another_day_cannot_read_hides_nothing_and_says_so(tmp_path: Path) -> None:
    async with open_app(plan_with_dates(tmp_path)) as driver:
        await driver.press("slash")
        await driver.type("is:nonsense")
        await driver.press("enter", "v")
        assert len(lines(driver)) == 13
        assert driver.words("#status").startswith("Everything is shown: There is no condition")


async def test_headings_of_the_list_divide_the_time_line(tmp_path: Path) -> None:
    async with open_app(plan_with_dates(tmp_path)) as driver:
        await driver.press("g", "down", "enter", "v")
        assert lines(driver)[0] == "■ RED  5"
        chosen = [rows(driver).chosen]
        for _ in range(12):
            await driver.press("down")
            chosen.append(rows(driver).chosen)
        assert chosen == driver.table.refs


# Agencies


@SIZES
async def test_agencies_show_counts_better_views_and_days_quiet(tmp_path: Path, size: tuple[int, int]) -> None:
    async with open_app(plan_with_dates(tmp_path), size) as driver:
        await driver.press("v", "v")
        police = line(driver, "Police").split()[1:11]
        assert police == ["3", "1", "1", "1", "0", "1", "1", "81", "0", "1"]
        assert line(driver, "All").split()[1:11] == ["9", "5", "3", "1", "0", "1", "1", "81", "6", "1"]
        better = next(each for each in lines(driver) if "lead's view Green, rating ■ RED" in each)
        assert better.startswith(f"{ref(OVERDUE)}  Awareness")
        text = " ".join(" ".join(lines(driver)).split())
        assert "Leading nothing: Early Help/Family First" in text
        assert "Days quiet: the longest since a live item's last update." in text
        assert "Live 9 + signed off 1 + not taken forward 1 = 11 published." in driver.words("#status")


async def test_enter_on_an_agency_shows_in_the_list_what_it_leads(tmp_path: Path) -> None:
    async with open_app(plan_with_dates(tmp_path)) as driver:
        await driver.press("1", "v", "v", "down", "enter")
        assert driver.in_front is driver.main
        assert driver.table.refs == LED_BY_POLICE, "what else the list hid is shown again"
        assert driver.main.query_one(FilterLine).display
        assert driver.main.query_one("#filter-input", Input).value == "agency:merseyside-police"
        assert driver.app.focused is driver.table
        await driver.press("escape")
        assert len(driver.table.refs) == 13


async def test_enter_on_what_nobody_leads_and_on_all_shows_just_that(tmp_path: Path) -> None:
    async with open_app(plan_with_dates(tmp_path)) as driver:
        await driver.press("v", "v", "down", "down", "enter")
        assert driver.main.listing.filter_text == "agency:none"
        assert driver.table.refs == [UNDATED, DROPPED, "SAM-R09", "SAM-R10", "SAM-R11"]
        await driver.press("v", "down", "down", "down", "enter")
        assert len(driver.table.refs) == 13
        assert not driver.main.query_one(FilterLine).display


async def test_enter_on_a_better_view_opens_the_item(tmp_path: Path) -> None:
    async with open_app(plan_with_dates(tmp_path)) as driver:
        await driver.press("v", "v", "end", "enter")
        assert driver.shows(ItemScreen)
        assert OVERDUE in driver.words("#page")
        await driver.press("escape")
        assert shown(driver) is ViewName.AGENCIES


async def test_past_the_last_line_that_can_be_chosen_the_arrows_read_on(tmp_path: Path) -> None:
    async with open_app(plan_with_dates(tmp_path), NARROW) as driver:
        await driver.press("v", "v")
        assert "Leading nothing" not in seen(driver)
        await driver.press(*["down"] * 30)
        assert "Leading nothing" in seen(driver)
        assert rows(driver).chosen.endswith(OVERDUE), "the bar does not jump back to the top"
        await driver.press(*["up"] * 30)
        assert "Recommendations" in seen(driver)
        await driver.press("end", "home")
        assert rows(driver).chosen == "agency:Recommendations:childrens-social-care"
        await driver.press(*["down"] * 30, "4")
        assert "Ratings" in seen(driver), "another view begins at its top"


# Charts


@SIZES
async def test_charts_show_each_month_end_and_the_day_itself(tmp_path: Path, size: tuple[int, int]) -> None:
    async with open_app(plan_with_dates(tmp_path), size) as driver:
        await driver.press("v", "4")
        days = [each.split("  ")[0].strip() for each in lines(driver) if each.strip().startswith(("3", "2"))]
        months = ["30 Sep 26", "31 Oct 26", "30 Nov 26", "31 Dec 26", "31 Jan 27", "28 Feb 27", "31 Mar 27"]
        assert days == [*months, "20 Apr 27"] * 2
        last = [each for each in lines(driver) if each.strip().startswith("20 Apr 27")]
        assert last[0].split()[3:9] == ["5", "3", "1", "0", "1", "1"]
        assert [last[0].count(shape) for shape in "■▲●○✔–"] == [5, 3, 1, 0, 1, 1]
        assert last[1].split()[3:6] == ["3", "2", "1"]
        assert last[1].count("✔") + last[1].count("□") == 2
        bars = [each.index("■") for each in last[:1]] + [each.index("✔") for each in last[1:]]
        assert len(set(bars)) == 1, "both charts are drawn on one scale, from one place"


async def test_the_arrows_scroll_the_charts(tmp_path: Path) -> None:
    async with open_app(plan_with_dates(tmp_path), NARROW) as driver:
        await driver.press("v", "4")
        assert "Each line shows the plan as it was known" not in seen(driver)
        await driver.press("pagedown", "pagedown")
        assert "Each line shows the plan as it was known" in seen(driver)
        await driver.press("pageup", "pageup")
        assert "Ratings" in seen(driver)
        await driver.press(*["down"] * 20)
        assert "Each line shows the plan as it was known" in seen(driver)
        await driver.press("enter", "h")
        assert shown(driver) is ViewName.CHARTS


async def test_while_the_month_ends_are_read_the_screen_says_so_and_answers(tmp_path: Path) -> None:
    ledger = plan_with_dates(tmp_path)
    async with open_app(ledger) as driver:
        may_read, snapshot = threading.Event(), ledger.snapshot

        def slowly(*args: date | None) -> Snapshot:
            may_read.wait(10)
            return snapshot(*args)  # type: ignore[arg-type]

        ledger.snapshot = slowly  # type: ignore[method-assign, assignment]
        await driver.pilot.press("v", "4")
        await driver.pilot.pause()
        assert lines(driver) == ["Reading the plan as it was known at each month end …"]
        await driver.pilot.press("3")
        await driver.pilot.pause()
        assert shown(driver) is ViewName.AGENCIES
        may_read.set()
        await driver.settle()
        assert line(driver, "Police"), "what was read does not push itself in front"
        await driver.press("4")
        assert line(driver, "20 Apr 27")


async def test_month_ends_that_were_read_are_not_read_again(tmp_path: Path) -> None:
    ledger = plan_with_dates(tmp_path)
    async with open_app(ledger) as driver:
        await driver.press("v", "4")
        read: list[date] = []
        snapshot = ledger.snapshot

        def counting(*args: date | None) -> Snapshot:
            read.extend(day for day in args if isinstance(day, date))
            return snapshot(*args)  # type: ignore[arg-type]

        ledger.snapshot = counting  # type: ignore[method-assign, assignment]
        elsewhere(ledger).record(AssignOwner(refs=(UNDATED,), agency="camhs", name="Postholder"), BY)
        driver.app.look_for_news()
        await driver.settle()
        assert read == []


async def test_a_month_end_that_cannot_be_read_is_told_and_the_other_views_stay(tmp_path: Path) -> None:
    ledger = plan_with_dates(tmp_path)
    async with open_app(ledger) as driver:

        def refuse(*_args: object) -> list[ChartPoint]:
            raise BadInput("The plan cannot be read just now.")

        ledger.history = refuse  # type: ignore[method-assign, assignment]
        await driver.press("v", "4")
        assert "The plan cannot be read just now." in driver.toasts
        await driver.press("2")
        assert line(driver, ref(MOVED))
