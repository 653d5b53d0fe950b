"""The views, by key presses: from one to the other, and what they follow."""

from datetime import date
from pathlib import Path

import pytest

from actionplan.domain.subjects.deadlines import ProposeDate
from actionplan.domain.subjects.owners import AssignOwner
from actionplan.tui.commands import COMMAND_BY_ID
from actionplan.tui.screens.item import ItemScreen
from actionplan.tui.screens.reading import HelpScreen
from actionplan.tui.screens.views.names import ViewName
from actionplan.tui.screens.views.screen import ViewsScreen
from tests.factories import BY, on_day
from tests.tui.app_driver import NARROW, desk_at, desk_on
from tests.tui.months import BY_ACTIONS, MOVED, OVERDUE, PROPOSED, UNDATED, months_on
from tests.tui.test_past_and_present import elsewhere
from tests.tui.viewing import SIZES, line, lines, ref, rows, seen, shown

# From view to view


async def test_v_goes_round_and_back_to_the_list(tmp_path: Path) -> None:
    async with desk_on(months_on(tmp_path)) as desk:
        for expected in (ViewName.TIMELINE, ViewName.AGENCIES, ViewName.CHARTS):
            await desk.press("v")
            assert shown(desk) is expected
            assert f"▸ {COMMAND_BY_ID[expected].key} {COMMAND_BY_ID[expected].label}" in desk.words("#view-names")
        await desk.press("v")
        assert desk.in_front is desk.main


async def test_a_number_or_an_arrow_chooses_a_view(tmp_path: Path) -> None:
    async with desk_on(months_on(tmp_path)) as desk:
        await desk.press("v", "4")
        assert shown(desk) is ViewName.CHARTS
        await desk.press("right")
        assert shown(desk) is ViewName.CHARTS
        await desk.press("left")
        assert shown(desk) is ViewName.AGENCIES
        await desk.press("2", "right", "left")
        assert shown(desk) is ViewName.TIMELINE
        await desk.press("left")
        assert desk.in_front is desk.main
        await desk.press("v", "3", "1")
        assert desk.in_front is desk.main


@pytest.mark.parametrize("key", ["escape", "q", "backspace"])
async def test_leaving_a_view_leaves_the_program_open_and_the_list_as_it_was(tmp_path: Path, key: str) -> None:
    async with desk_on(months_on(tmp_path)) as desk:
        await desk.go_to(OVERDUE)
        await desk.press("v", "v", key)
        assert desk.in_front is desk.main
        assert desk.table.cursor_ref == OVERDUE


async def test_a_click_on_a_name_chooses_the_view(tmp_path: Path) -> None:
    async with desk_on(months_on(tmp_path)) as desk:
        await desk.press("v")
        await desk.pilot.click("#view-names", offset=(desk.words("#view-names").index("Charts"), 0))
        await desk.settle()
        assert shown(desk) is ViewName.CHARTS


async def test_nothing_in_the_views_writes(tmp_path: Path) -> None:
    async with desk_on(months_on(tmp_path)) as desk:
        number = desk.app.ledger.last_number()
        await desk.press("v")
        for key in "aduecnrlxskz":
            await desk.press(key)
            assert desk.shows(ViewsScreen)
        assert desk.app.ledger.last_number() == number
        assert not any(act.writes for act in desk.in_front.offered)  # type: ignore[attr-defined]


async def test_the_keys_of_the_views_are_in_the_help_and_in_their_palette(tmp_path: Path) -> None:
    async with desk_on(months_on(tmp_path), (120, 150)) as desk:
        await desk.press("v", "question_mark")
        assert desk.shows(HelpScreen)
        assert "Timeline: Adopted and approved dates" in " ".join(desk.words("#page").split())
        await desk.press("escape", "ctrl+p")
        await desk.type("charts")
        await desk.press("enter")
        assert shown(desk) is ViewName.CHARTS


# What they follow


async def test_another_process_writes_and_the_view_follows_with_its_bar_kept(tmp_path: Path) -> None:
    async with desk_on(months_on(tmp_path)) as desk:
        await desk.press("v", *["down"] * 4)
        assert rows(desk).chosen == PROPOSED
        elsewhere(desk.app.ledger).record(ProposeDate(refs=(PROPOSED, UNDATED), on=date(2027, 8, 31)), BY)
        desk.app.look_for_news()
        await desk.settle()
        assert "no date" not in line(desk, ref(UNDATED))
        assert rows(desk).chosen == PROPOSED
        assert "31 August 2027, proposed" in desk.words("#view-foot")


async def test_the_charts_follow_too(tmp_path: Path) -> None:
    async with desk_on(months_on(tmp_path)) as desk:
        await desk.press("v", "4")
        before = line(desk, "20 Apr 27").split()[3]
        other = elsewhere(desk.app.ledger)
        other.record(AssignOwner(refs=(UNDATED,), agency="camhs", name="Postholder"), BY)
        other.record(ProposeDate(refs=(UNDATED,), on=date(2028, 3, 31)), BY)
        desk.app.look_for_news()
        await desk.settle()
        assert (before, line(desk, "20 Apr 27").split()[3]) == ("5", "4")


@pytest.mark.parametrize("view", ["2", "3", "4"])
async def test_a_past_day_is_shown_as_that_day_knew_it(tmp_path: Path, view: str) -> None:
    async with desk_on(months_on(tmp_path)) as desk:
        await desk.press("t")
        await desk.type("1/3/27")
        await desk.press("ctrl+s", "v", view)
        assert "READ ONLY · as at Monday 1 March 2027 · t: back to today" in desk.words("#banner")
        assert "as at Mon 1 Mar 2027" in desk.words("#title-line")
        text = "\n".join(lines(desk))
        match view:
            case "2":
                assert "+153 d" not in text, "the extension was granted later"
                assert "│ the day shown" in desk.words("#view-key")
            case "3":
                assert "lead's view Green" not in text
            case _:
                assert "1 Mar 27" in text
                assert "31 Mar 27" not in text
        await desk.press("t")
        assert not desk.in_front.query_one("#banner").display
        assert "as at Tue 20 Apr 2027" in desk.words("#title-line")
        assert ("20 Apr 27" in "\n".join(lines(desk))) == (view == "4")


async def test_the_day_can_be_chosen_from_within_a_view(tmp_path: Path) -> None:
    async with desk_on(months_on(tmp_path)) as desk:
        await desk.press("v", "4", "t")
        await desk.type("1/3/27")
        await desk.press("ctrl+s")
        assert shown(desk) is ViewName.CHARTS
        assert line(desk, " 1 Mar 27")
        await desk.press("q")
        assert desk.main.past, "the list speaks for the same day"


async def test_an_item_that_goes_is_not_missed_by_the_bar(tmp_path: Path) -> None:
    ledger = months_on(tmp_path)
    later = on_day(ledger, date(2027, 4, 21))
    async with desk_on(later) as desk:
        await desk.press("v", *["down"] * 6)
        assert rows(desk).chosen == f"{BY_ACTIONS}-A1"
        await desk.press("t")
        await desk.type("1/9/26")
        await desk.press("ctrl+s")
        assert rows(desk).chosen
        assert desk.words("#view-foot")


# Plans of every size


async def test_an_empty_plan_says_what_to_press_in_every_view(tmp_path: Path) -> None:
    async with desk_at(tmp_path, seeded=False) as desk:
        await desk.press("v")
        for _ in ViewName:
            assert "actionplan load FILE" in seen(desk)
            assert "Press escape or v" in seen(desk)
            await desk.press("enter", "h", "down", "end", "0", "v")
        assert desk.in_front is desk.main


@SIZES
async def test_a_plan_without_any_date_says_how_to_give_one(tmp_path: Path, size: tuple[int, int]) -> None:
    async with desk_at(tmp_path, size) as desk:
        await desk.press("v")
        assert "No item has a date yet. Enter opens an item, and there d gives it one." in seen(desk)
        assert "Timely sharing" in line(desk, "R01")
        assert not desk.in_front.query_one("#view-head").display
        await desk.press("enter", "d")
        await desk.type("31/3/27")
        await desk.press("ctrl+s", "escape")
        assert "P" in line(desk, "R01")
        for view in ("3", "4"):
            await desk.press(view)
            assert "11" in line(desk, "All" if view == "3" else "22 Nov 26")


async def test_views_opened_from_the_page_of_an_item_go_back_to_it(tmp_path: Path) -> None:
    async with desk_on(months_on(tmp_path)) as desk:
        await desk.press("enter", "v")
        assert shown(desk) is ViewName.TIMELINE
        assert len(lines(desk)) == 13
        await desk.press("escape")
        assert desk.shows(ItemScreen)


async def test_dark_and_light_and_another_size_keep_the_bar(tmp_path: Path) -> None:
    async with desk_on(months_on(tmp_path)) as desk:
        await desk.press("v", "down", "down")
        assert isinstance(desk.in_front, ViewsScreen)
        desk.in_front.action_command("colours")
        await desk.settle()
        assert desk.app.theme == "plan-light"
        desk.app.theme = "ansi-dark"
        await desk.pilot.resize_terminal(*NARROW)
        await desk.settle()
        assert rows(desk).chosen == OVERDUE
        assert max(map(len, lines(desk))) <= NARROW[0] - 3


async def test_a_low_terminal_keeps_the_lines_and_gives_up_the_key(tmp_path: Path) -> None:
    async with desk_on(months_on(tmp_path), (80, 12)) as desk:
        await desk.press("v", "down")
        assert f"{ref(MOVED)} " in seen(desk)
        assert "A adopted" not in seen(desk)
        await desk.pilot.resize_terminal(80, 24)
        await desk.settle()
        assert "A adopted" in seen(desk)
        assert MOVED in desk.words("#view-foot")


def test_a_ledger_s_month_ends_are_the_same_from_the_shell_and_on_the_screen(tmp_path: Path) -> None:
    from actionplan.services.compare import over_time

    ledger = months_on(tmp_path)
    view = ledger.view()
    points = over_time(ledger, view)
    assert over_time(ledger, view, known=points) == points
    earlier = ledger.view(date(2027, 3, 15))
    assert over_time(ledger, earlier, known=points) == over_time(ledger, earlier)
    ledger.close()
