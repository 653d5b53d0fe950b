"""The main screen: what it shows, how it is narrowed and arranged."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.screen import Screen
from textual.widgets import OptionList

from actionplan.domain.subjects.actions import AddActions
from actionplan.tui.screens.help import HelpScreen
from actionplan.tui.screens.item import ItemScreen
from actionplan.tui.screens.reading import HistoryScreen
from actionplan.tui.widgets.filter_line import FilterLine
from tests.factories import BY
from tests.stories.between_meetings import plan_between_meetings
from tests.stories.every_colour import plan_in_every_colour
from tests.tui.app_driver import BROAD, NARROW, WIDE, open_app, open_app_on_new_plan

ALL = [f"SAM-R{number:02d}" for number in range(1, 12)]


async def test_at_first_start_eleven_grey_rows_each_say_why(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as driver:
        assert driver.table.refs == ALL
        for ref in ALL:
            await driver.go_to(ref)
            assert "○ GREY" in driver.row(ref)
            assert "Grey: no owner and no date yet; plan due on 22 February 2027." in driver.words("#page")
        assert "○ GREY 11" in driver.words("#counts")
        assert "as at Sun 22 Nov 2026" in driver.words("#title-line")


async def test_a_narrow_screen_says_why_below_the_list_and_opens_a_page(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path, NARROW) as driver:
        assert not driver.in_front.query_one("#page").display
        assert "Grey: no owner and no date yet" in driver.words("#foot")
        await driver.press("down", "enter")
        assert driver.shows(ItemScreen)
        assert "Undertake a multi-agency audit" in driver.words("#page")
        await driver.press("escape")
        assert driver.in_front is driver.main


async def test_a_reason_that_is_cut_at_the_foot_ends_in_a_sign_at_any_width(tmp_path: Path) -> None:
    async with open_app(plan_between_meetings(tmp_path), NARROW) as driver:
        await driver.go_to("SAM-R04")
        row = driver.main.view.snapshot.row("SAM-R04")
        assert row is not None
        for width in (80, 60, 79):
            await driver.pilot.resize_terminal(width, 24)
            await driver.settle()
            title, *why = driver.words("#foot").split("\n")
            said = " ".join(why)
            assert title.startswith("SAM-R04")
            assert len(why) <= 2
            assert max(map(len, why)) <= width - 2
            assert said == row.reason or (said.endswith(" …") and row.reason.startswith(said.removesuffix(" …")))


async def test_the_pane_keeps_a_suggestion_apart_from_an_assignment(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as driver:
        await driver.go_to("SAM-R04")
        page = " ".join(driver.words("#page").split())
        assert "to Police" in page
        assert "Merseyside Police our suggestion" in page
        assert "no owner yet" in page


async def test_the_filter_narrows_as_one_types_and_says_in_place_what_it_cannot_read(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as driver:
        await driver.press("slash")
        await driver.type("grading")
        assert driver.table.refs == ["SAM-R03"]
        await driver.press(*["backspace"] * 7)
        await driver.type("is:nonsense")
        assert driver.words("#filter-note").startswith("There is no condition")
        await driver.press("escape")
        assert driver.table.refs == ALL
        assert not driver.main.query_one(FilterLine).display
        assert driver.app.focused is driver.table


async def test_a_letter_of_the_filter_lays_nothing_out_and_the_pane_follows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app_on_new_plan(tmp_path) as driver:
        await driver.press("slash")
        await driver.type("r")
        laid_out: list[Screen[Any]] = []
        lay_out = Screen._refresh_layout

        def noted(screen: Screen[Any], *sizes: Any) -> None:
            laid_out.append(screen)
            lay_out(screen, *sizes)

        monkeypatch.setattr(Screen, "_refresh_layout", noted)
        await driver.type("11")
        assert driver.table.refs == ["SAM-R11"]
        assert "SAM-R11" in driver.words("#page")
        assert "1 of 11 shown" in driver.words("#status")
        assert not laid_out, "the screen was laid out again, which takes longer than drawing the list"
        await driver.press("backspace", "backspace")
        assert driver.table.refs == ALL


async def test_an_unreadable_filter_leaves_the_list_as_it_last_was(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as driver:
        await driver.press("slash")
        await driver.type("grading")
        await driver.type(" rag:purple")
        assert driver.words("#filter-note")
        await driver.press(*["backspace"] * 11)
        assert not driver.words("#filter-note")
        assert driver.table.refs == ["SAM-R03"]


async def test_where_nothing_matches_it_says_what_to_press(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as driver:
        await driver.press("1")
        assert driver.table.refs == []
        assert "Press 0 or escape" in driver.words("#empty")
        await driver.press("a")
        assert driver.in_front is driver.main, "no form for no item"
        await driver.press("escape")
        assert driver.table.refs == ALL


async def test_colours_add_up_and_zero_shows_all_again(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as driver:
        await driver.press("1", "5")
        assert driver.table.refs == ALL
        await driver.press("5")
        assert driver.table.refs == []
        await driver.press("0")
        assert driver.table.refs == ALL


async def test_an_empty_plan_says_what_to_run(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path, seeded=False) as driver:
        assert "actionplan load FILE" in driver.words("#empty")
        await driver.press("a", "down", "space", "enter", "h", "asterisk")
        assert driver.in_front is driver.main


async def test_sorting_keeps_the_cursor_on_its_ref(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as driver:
        await driver.go_to("SAM-R07")
        await driver.set_date("2026-12-24")
        await driver.press("o", "down", "down", "enter")
        assert driver.table.refs[0] == "SAM-R07"
        assert driver.table.cursor_ref == "SAM-R07"
        assert "soonest due first" in driver.words("#status")


async def test_groups_have_headings_that_the_cursor_steps_over(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as driver:
        await driver.press("g", "down", "down", "down", "enter")
        assert driver.table.virtual_size.height > len(ALL) + 1
        await driver.go_to(driver.table.refs[0])
        seen = [driver.table.cursor_ref]
        for _ in ALL[1:]:
            await driver.press("down")
            seen.append(driver.table.cursor_ref)
        assert seen == driver.table.refs
        await driver.press("down")
        assert driver.table.cursor_ref == seen[-1]


async def test_help_and_footer_take_their_words_from_the_same_table(tmp_path: Path) -> None:
    from actionplan.tui.commands.offered import PLAN_COMMANDS
    from actionplan.tui.help_tasks import HelpPage

    async with open_app_on_new_plan(tmp_path, (120, 120)) as driver:
        await driver.press("question_mark")
        assert driver.shows(HelpScreen)
        pages = []
        for _ in HelpPage:
            pages.append(driver.words("#page"))
            await driver.press("right")
        page = " ".join(" ".join(pages).split())
        for act in PLAN_COMMANDS:
            assert f"{act.label}: {' '.join(act.help.split())}" in page
        assert "● GREEN on track, not done" in page


def test_no_key_means_two_things() -> None:
    from actionplan.tui.commands.offered import OFFERED_AT_MEETING, OFFERED_IN_VIEWS, PLAN_COMMANDS
    from actionplan.tui.commands.pages import ITEM_COMMANDS

    on_item = (*(each for each in PLAN_COMMANDS if each.id != "open"), *ITEM_COMMANDS)
    for offered in (PLAN_COMMANDS, on_item, OFFERED_AT_MEETING, OFFERED_IN_VIEWS):
        keys = [act.key for act in offered if act.key]
        assert len(set(keys)) == len(keys)


async def test_history_shows_every_entry_in_words(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as driver:
        await driver.set_date("2027-03-31")
        await driver.press("h")
        assert driver.shows(HistoryScreen)
        assert "31 March 2027" in driver.words("#page")
        assert "Recommendation 1" in driver.words("#page")
        await driver.press("escape")
        assert driver.in_front is driver.main


async def test_actions_stand_under_their_recommendation(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as driver:
        driver.app.ledger.record(AddActions(refs=("SAM-R04",), title="Map the plans"), BY)
        driver.app.look_for_news()
        await driver.settle()
        assert driver.table.refs[3:5] == ["SAM-R04", "SAM-R04-A1"]
        assert "└ Map the plans" in driver.row("SAM-R04-A1")


async def test_an_action_away_from_its_recommendation_is_shown_with_its_full_ref(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as driver:
        ledger = driver.app.ledger
        for ref in ("SAM-R03", "SAM-R04"):
            ledger.record(AddActions(refs=(ref,), title=f"Map {ref}", due_on=date(2027, 3, 31)), BY)
        driver.app.look_for_news()
        await driver.settle()
        assert "SAM-R03-A1" not in driver.row("SAM-R03-A1"), "its recommendation is above it"
        await driver.press("o", "down", "down", "enter")
        assert driver.table.refs[:2] == ["SAM-R03-A1", "SAM-R04-A1"]
        for ref in driver.table.refs[:2]:
            assert ref in driver.row(ref)
            assert "└" not in driver.row(ref)
        await driver.press("v")
        lines = [str(option.prompt) for option in driver.in_front.query_one(OptionList).options]
        assert not any("└" in line for line in lines)
        await driver.press("v", "v", "v", "o", "up", "up", "enter", "slash")
        await driver.type("map")
        assert "SAM-R03-A1" in driver.row("SAM-R03-A1"), "its recommendation does not match"


async def test_the_palette_runs_commands_by_name(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as driver:
        await driver.press("ctrl+p")
        await driver.type("add agency")
        await driver.pilot.pause(0.3)
        await driver.press("enter")
        await driver.pilot.pause(0.1)
        assert "Add an agency" in driver.words("#form-heading")


async def test_dark_and_light_keep_the_list(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as driver:
        driver.main.action_command("colours")
        await driver.settle()
        await driver.press("down", "enter")
        assert driver.app.theme == "plan-light"
        assert driver.table.refs == ALL
        driver.app.theme = "ansi-dark"
        await driver.settle()
        assert driver.table.refs == ALL


async def test_with_room_for_two_panes_the_second_has_what_was_told_and_the_line_of_time(tmp_path: Path) -> None:
    async with open_app(plan_in_every_colour(tmp_path), BROAD) as driver:
        await driver.go_to("SAM-R04")
        assert "As published" not in driver.words("#records")
        assert "Latest updates" not in driver.words("#page")
        told = driver.words("#records")
        assert told.index("Latest updates") < told.index("History")
        assert "Mapping has begun on three of eleven plans." in told
        await driver.go_to("SAM-R03")
        assert driver.words("#records").startswith("No updates, evidence or measures yet: u adds an update")
        await driver.go_to("SAM-R04")
        await driver.pilot.resize_terminal(*WIDE)
        await driver.settle()
        assert not driver.main.query_one("#records").display
        assert "Latest updates" in driver.words("#page")
        await driver.pilot.resize_terminal(*BROAD)
        await driver.settle()
        assert "History" in driver.words("#records")
