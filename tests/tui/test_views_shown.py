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
from tests.tui.app_driver import NARROW, desk_on
from tests.tui.months import (
    ASKED,
    BY_ACTIONS,
    DROPPED,
    MOVED,
    OVERDUE,
    PROPOSED,
    SIGNED_OFF,
    UNDATED,
    months_on,
)
from tests.tui.test_past_and_present import elsewhere
from tests.tui.viewing import LARGE, SIZES, line, lines, ref, rows, seen, shown

LED_BY_POLICE = [SIGNED_OFF, MOVED, OVERDUE, ASKED]


# The time line


@SIZES
async def test_the_time_line_shows_dates_slip_and_what_is_overdue(tmp_path: Path, size: tuple[int, int]) -> None:
    async with desk_on(months_on(tmp_path), size) as desk:
        await desk.press("v")
        assert "+153 d" in line(desk, ref(MOVED))
        moved = line(desk, ref(MOVED))
        assert 0 < moved.index("A─") < moved.index("│") < moved.index("─E")
        assert "═" in line(desk, ref(OVERDUE))
        assert "20 d" in line(desk, ref(OVERDUE))
        assert "■ RED" in line(desk, ref(OVERDUE))
        assert line(desk, ref(ASKED)).index("A") < line(desk, ref(ASKED)).index("?")
        assert "S" in line(desk, ref(SIGNED_OFF))
        assert " P " in line(desk, ref(PROPOSED))
        assert " L " in line(desk, ref(BY_ACTIONS))
        assert "no date" in line(desk, ref(UNDATED))
        assert "– CLOSED" in line(desk, ref(DROPPED))
        assert "13 items, 5 without a date" in desk.words("#status")


@SIZES
async def test_the_axis_takes_the_width_and_stands_over_its_lines(tmp_path: Path, size: tuple[int, int]) -> None:
    async with desk_on(months_on(tmp_path), size) as desk:
        await desk.press("v")
        head, width = desk.words("#view-head").splitlines(), rows(desk).room
        assert max(map(len, (*head, *lines(desk)))) <= width == size[0] - 3
        drawn = line(desk, ref(PROPOSED))
        assert drawn.index("│") == head[-1].index("T")
        assert len(drawn.rstrip()) > width - 4, "the rating stands at the right end"
        beside = head[-1].index("Adopted" if size is LARGE else "Slip")
        assert beside - drawn.index("P") <= 6, "the last day of September, the last of the axis, stands at its end"
        assert "Jan" in head[-2]


async def test_in_a_wide_terminal_all_dates_stand_in_columns(tmp_path: Path) -> None:
    async with desk_on(months_on(tmp_path), LARGE) as desk:
        await desk.press("v")
        assert "28 Feb 27  31 Jul 27  +153 d" in line(desk, ref(MOVED))
        assert "Meetings: Executive" in desk.words("#view-head")
        assert "M 11 Mar" in desk.words("#view-head")


async def test_what_is_under_the_bar_is_told_in_words(tmp_path: Path) -> None:
    async with desk_on(months_on(tmp_path), NARROW) as desk:
        await desk.press("v", "down")
        told = desk.words("#view-foot")
        assert MOVED in told
        assert "Adopted 28 February 2027, now 31 July 2027 (153 days later)" in told
        await desk.press("down")
        assert "20 days overdue" in desk.words("#view-foot")


@SIZES
async def test_the_key_says_what_every_sign_and_colour_means(tmp_path: Path, size: tuple[int, int]) -> None:
    async with desk_on(months_on(tmp_path), size) as desk:
        await desk.press("v")
        key = " ".join(seen(desk).split())
        for meaning in ("A adopted", "E approved", "─ slip", "═ overdue", "│ today", ": meeting", "? date asked for"):
            assert meaning in key
        for view in ("2", "3", "4"):
            await desk.press(view)
            assert "● GREEN on track, not done" in seen(desk)
            assert "– CLOSED not taken forward" in seen(desk)


async def test_enter_opens_the_item_and_escape_comes_back_to_its_line(tmp_path: Path) -> None:
    async with desk_on(months_on(tmp_path)) as desk:
        await desk.press("v", "down", "down", "enter")
        assert desk.shows(ItemScreen)
        assert OVERDUE in desk.words("#page")
        await desk.press("escape")
        assert rows(desk).chosen == OVERDUE
        await desk.press("h")
        assert desk.shows(HistoryScreen)
        await desk.press("escape")
        assert shown(desk) is ViewName.TIMELINE


async def test_v_on_an_item_that_a_view_opened_comes_back_to_that_view(tmp_path: Path) -> None:
    async with desk_on(months_on(tmp_path)) as desk:
        await desk.press("v", "enter", "v")
        assert desk.shows(ViewsScreen)
        assert sum(isinstance(screen, ViewsScreen) for screen in desk.app.screen_stack) == 1
        await desk.press("v", "v", "v")
        assert desk.in_front is desk.main
        await desk.press("enter", "v", "1")
        assert desk.in_front is desk.main, "the plan is the list, from wherever the views were opened"


async def test_the_time_line_is_narrowed_and_arranged_as_the_list_is(tmp_path: Path) -> None:
    async with desk_on(months_on(tmp_path)) as desk:
        await desk.press("slash")
        await desk.type("agency:police")
        await desk.press("enter", "o", "down", "enter", "v")
        assert [option.id for option in rows(desk).options if option.id] == desk.table.refs
        assert set(desk.table.refs) == set(LED_BY_POLICE)
        assert desk.table.refs[0] == OVERDUE
        assert "4 of 13 items" in desk.words("#status")
        await desk.press("0")
        assert len(lines(desk)) == 13
        await desk.press("q")
        assert set(desk.table.refs) == set(LED_BY_POLICE), "the list stays as it was narrowed"


async def test_where_the_list_shows_nothing_the_time_line_says_what_to_press(tmp_path: Path) -> None:
    async with desk_on(months_on(tmp_path)) as desk:
        await desk.press("4", "slash")
        await desk.type("is:overdue")
        await desk.press("enter", "v")
        assert "Press 0 to show everything here" in lines(desk)[0]
        await desk.press("enter", "h", "down")
        assert desk.shows(ViewsScreen)
        await desk.press("0")
        assert len(lines(desk)) == 13


async def test_a_filter_that_another_day_cannot_read_hides_nothing_and_says_so(tmp_path: Path) -> None:
    async with desk_on(months_on(tmp_path)) as desk:
        await desk.press("slash")
        await desk.type("is:nonsense")
        await desk.press("enter", "v")
        assert len(lines(desk)) == 13
        assert desk.words("#status").startswith("Everything is shown: There is no condition")


async def test_headings_of_the_list_divide_the_time_line(tmp_path: Path) -> None:
    async with desk_on(months_on(tmp_path)) as desk:
        await desk.press("g", "down", "enter", "v")
        assert lines(desk)[0] == "■ RED  5"
        chosen = [rows(desk).chosen]
        for _ in range(12):
            await desk.press("down")
            chosen.append(rows(desk).chosen)
        assert chosen == desk.table.refs


# Agencies


@SIZES
async def test_agencies_show_counts_better_views_and_days_quiet(tmp_path: Path, size: tuple[int, int]) -> None:
    async with desk_on(months_on(tmp_path), size) as desk:
        await desk.press("v", "v")
        police = line(desk, "Merseyside Police").split()[2:12]
        assert police == ["3", "1", "1", "1", "0", "1", "1", "81", "0", "1"]
        assert line(desk, "All").split()[1:11] == ["9", "5", "3", "1", "0", "1", "1", "81", "6", "1"]
        better = next(each for each in lines(desk) if "lead's view Green, rating ■ RED" in each)
        assert better.startswith(f"{ref(OVERDUE)}  Awareness")
        text = " ".join(" ".join(lines(desk)).split())
        assert "Leading nothing: Early Help/Family First" in text
        assert "Days quiet: the longest since a live item's last update." in text
        assert "Live 9 + signed off 1 + not taken forward 1 = 11 published." in desk.words("#status")


async def test_enter_on_an_agency_shows_in_the_list_what_it_leads(tmp_path: Path) -> None:
    async with desk_on(months_on(tmp_path)) as desk:
        await desk.press("1", "v", "v", "down", "enter")
        assert desk.in_front is desk.main
        assert desk.table.refs == LED_BY_POLICE, "what else the list hid is shown again"
        assert desk.main.query_one(FilterLine).display
        assert desk.main.query_one("#filter-input", Input).value == "agency:merseyside-police"
        assert desk.app.focused is desk.table
        await desk.press("escape")
        assert len(desk.table.refs) == 13


async def test_enter_on_what_nobody_leads_and_on_all_shows_just_that(tmp_path: Path) -> None:
    async with desk_on(months_on(tmp_path)) as desk:
        await desk.press("v", "v", "down", "down", "enter")
        assert desk.main.listing.filter_text == "agency:none"
        assert desk.table.refs == [UNDATED, DROPPED, "SAM-R09", "SAM-R10", "SAM-R11"]
        await desk.press("v", "v", "down", "down", "down", "enter")
        assert len(desk.table.refs) == 13
        assert not desk.main.query_one(FilterLine).display


async def test_enter_on_a_better_view_opens_the_item(tmp_path: Path) -> None:
    async with desk_on(months_on(tmp_path)) as desk:
        await desk.press("v", "v", "end", "enter")
        assert desk.shows(ItemScreen)
        assert OVERDUE in desk.words("#page")
        await desk.press("escape")
        assert shown(desk) is ViewName.AGENCIES


async def test_past_the_last_line_that_can_be_chosen_the_arrows_read_on(tmp_path: Path) -> None:
    async with desk_on(months_on(tmp_path), NARROW) as desk:
        await desk.press("v", "v")
        assert "Leading nothing" not in seen(desk)
        await desk.press(*["down"] * 30)
        assert "Leading nothing" in seen(desk)
        assert rows(desk).chosen.endswith(OVERDUE), "the bar does not jump back to the top"
        await desk.press(*["up"] * 30)
        assert "Recommendations" in seen(desk)
        await desk.press("end", "home")
        assert rows(desk).chosen == "agency:Recommendations:childrens-social-care"
        await desk.press(*["down"] * 30, "4")
        assert "Ratings" in seen(desk), "another view begins at its top"


# Charts


@SIZES
async def test_charts_show_each_month_end_and_the_day_itself(tmp_path: Path, size: tuple[int, int]) -> None:
    async with desk_on(months_on(tmp_path), size) as desk:
        await desk.press("v", "4")
        days = [each.split("  ")[0].strip() for each in lines(desk) if each.strip().startswith(("3", "2"))]
        months = ["30 Sep 26", "31 Oct 26", "30 Nov 26", "31 Dec 26", "31 Jan 27", "28 Feb 27", "31 Mar 27"]
        assert days == [*months, "20 Apr 27"] * 2
        last = [each for each in lines(desk) if each.strip().startswith("20 Apr 27")]
        assert last[0].split()[3:9] == ["5", "3", "1", "0", "1", "1"]
        assert [last[0].count(shape) for shape in "■▲●○✔–"] == [5, 3, 1, 0, 1, 1]
        assert last[1].split()[3:6] == ["3", "2", "1"]
        assert last[1].count("✔") + last[1].count("□") == 2
        bars = [each.index("■") for each in last[:1]] + [each.index("✔") for each in last[1:]]
        assert len(set(bars)) == 1, "both charts are drawn on one scale, from one place"


async def test_the_arrows_scroll_the_charts(tmp_path: Path) -> None:
    async with desk_on(months_on(tmp_path), NARROW) as desk:
        await desk.press("v", "4")
        assert "Each line shows the plan as it was known" not in seen(desk)
        await desk.press("pagedown", "pagedown")
        assert "Each line shows the plan as it was known" in seen(desk)
        await desk.press("pageup", "pageup")
        assert "Ratings" in seen(desk)
        await desk.press(*["down"] * 20)
        assert "Each line shows the plan as it was known" in seen(desk)
        await desk.press("enter", "h")
        assert shown(desk) is ViewName.CHARTS


async def test_while_the_month_ends_are_read_the_screen_says_so_and_answers(tmp_path: Path) -> None:
    ledger = months_on(tmp_path)
    async with desk_on(ledger) as desk:
        may_read, snapshot = threading.Event(), ledger.snapshot

        def slowly(*args: date | None) -> Snapshot:
            may_read.wait(10)
            return snapshot(*args)  # type: ignore[arg-type]

        ledger.snapshot = slowly  # type: ignore[method-assign, assignment]
        await desk.pilot.press("v", "4")
        await desk.pilot.pause()
        assert lines(desk) == ["Reading the plan as it was known at each month end …"]
        await desk.pilot.press("3")
        await desk.pilot.pause()
        assert shown(desk) is ViewName.AGENCIES
        may_read.set()
        await desk.settle()
        assert line(desk, "Merseyside Police"), "what was read does not push itself in front"
        await desk.press("4")
        assert line(desk, "20 Apr 27")


async def test_month_ends_that_were_read_are_not_read_again(tmp_path: Path) -> None:
    ledger = months_on(tmp_path)
    async with desk_on(ledger) as desk:
        await desk.press("v", "4")
        read: list[date] = []
        snapshot = ledger.snapshot

        def counting(*args: date | None) -> Snapshot:
            read.extend(day for day in args if isinstance(day, date))
            return snapshot(*args)  # type: ignore[arg-type]

        ledger.snapshot = counting  # type: ignore[method-assign, assignment]
        elsewhere(ledger).record(AssignOwner(refs=(UNDATED,), agency="camhs", name="Postholder"), BY)
        desk.app.look_for_news()
        await desk.settle()
        assert read == []


async def test_a_month_end_that_cannot_be_read_is_told_and_the_other_views_stay(tmp_path: Path) -> None:
    ledger = months_on(tmp_path)
    async with desk_on(ledger) as desk:

        def refuse(*_args: object) -> list[ChartPoint]:
            raise BadInput("The plan cannot be read just now.")

        ledger.history = refuse  # type: ignore[method-assign, assignment]
        await desk.press("v", "4")
        assert "The plan cannot be read just now." in desk.toasts
        await desk.press("2")
        assert line(desk, ref(MOVED))
