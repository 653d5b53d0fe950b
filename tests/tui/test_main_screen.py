"""The main screen: what it shows, how it is narrowed and arranged."""

from pathlib import Path

from actionplan.domain.subjects.actions import AddActions
from actionplan.tui.screens.item import ItemScreen
from actionplan.tui.screens.reading import HelpScreen, HistoryScreen
from actionplan.tui.widgets.filter_line import FilterLine
from tests.factories import BY
from tests.tui.app_driver import NARROW, desk_at

ALL = [f"SAM-R{number:02d}" for number in range(1, 12)]


async def test_at_first_start_eleven_grey_rows_each_say_why(tmp_path: Path) -> None:
    async with desk_at(tmp_path) as desk:
        assert desk.table.refs == ALL
        for ref in ALL:
            await desk.go_to(ref)
            assert "○ GREY" in desk.row(ref)
            assert "Grey: no owner and no date yet; plan due on 22 February 2027." in desk.words("#page")
        assert "○ GREY 11" in desk.words("#counts")
        assert "as at Sun 22 Nov 2026" in desk.words("#title-line")


async def test_a_narrow_screen_says_why_below_the_list_and_opens_a_page(tmp_path: Path) -> None:
    async with desk_at(tmp_path, NARROW) as desk:
        assert not desk.in_front.query_one("#pane").display
        assert "Grey: no owner and no date yet" in desk.words("#foot")
        await desk.press("down", "enter")
        assert desk.shows(ItemScreen)
        assert "Undertake a multi-agency audit" in desk.words("#page")
        await desk.press("escape")
        assert desk.in_front is desk.main


async def test_the_pane_keeps_a_suggestion_apart_from_an_assignment(tmp_path: Path) -> None:
    async with desk_at(tmp_path) as desk:
        await desk.go_to("SAM-R04")
        page = " ".join(desk.words("#page").split())
        assert "to Police" in page
        assert "Merseyside Police our suggestion" in page
        assert "no owner yet" in page


async def test_the_filter_narrows_as_one_types_and_says_in_place_what_it_cannot_read(tmp_path: Path) -> None:
    async with desk_at(tmp_path) as desk:
        await desk.press("slash")
        await desk.type("grading")
        assert desk.table.refs == ["SAM-R03"]
        await desk.press(*["backspace"] * 7)
        await desk.type("is:nonsense")
        assert desk.words("#filter-note").startswith("There is no condition")
        await desk.press("escape")
        assert desk.table.refs == ALL
        assert not desk.main.query_one(FilterLine).display
        assert desk.app.focused is desk.table


async def test_an_unreadable_filter_leaves_the_list_as_it_last_was(tmp_path: Path) -> None:
    async with desk_at(tmp_path) as desk:
        await desk.press("slash")
        await desk.type("grading")
        await desk.type(" rag:purple")
        assert desk.words("#filter-note")
        await desk.press(*["backspace"] * 11)
        assert not desk.words("#filter-note")
        assert desk.table.refs == ["SAM-R03"]


async def test_where_nothing_matches_it_says_what_to_press(tmp_path: Path) -> None:
    async with desk_at(tmp_path) as desk:
        await desk.press("1")
        assert desk.table.refs == []
        assert "Press 0 or escape" in desk.words("#empty")
        await desk.press("a")
        assert desk.in_front is desk.main, "no form for no item"
        await desk.press("escape")
        assert desk.table.refs == ALL


async def test_colours_add_up_and_zero_shows_all_again(tmp_path: Path) -> None:
    async with desk_at(tmp_path) as desk:
        await desk.press("1", "5")
        assert desk.table.refs == ALL
        await desk.press("5")
        assert desk.table.refs == []
        await desk.press("0")
        assert desk.table.refs == ALL


async def test_an_empty_plan_says_what_to_run(tmp_path: Path) -> None:
    async with desk_at(tmp_path, seeded=False) as desk:
        assert "actionplan load FILE" in desk.words("#empty")
        await desk.press("a", "down", "space", "enter", "h", "asterisk")
        assert desk.in_front is desk.main


async def test_sorting_keeps_the_cursor_on_its_ref(tmp_path: Path) -> None:
    async with desk_at(tmp_path) as desk:
        await desk.go_to("SAM-R07")
        await desk.set_date("2026-12-24")
        await desk.press("o", "down", "down", "enter")
        assert desk.table.refs[0] == "SAM-R07"
        assert desk.table.cursor_ref == "SAM-R07"
        assert "soonest due first" in desk.words("#status")


async def test_groups_have_headings_that_the_cursor_steps_over(tmp_path: Path) -> None:
    async with desk_at(tmp_path) as desk:
        await desk.press("g", "down", "down", "down", "enter")
        assert desk.table.virtual_size.height > len(ALL) + 1
        await desk.go_to(desk.table.refs[0])
        seen = [desk.table.cursor_ref]
        for _ in ALL[1:]:
            await desk.press("down")
            seen.append(desk.table.cursor_ref)
        assert seen == desk.table.refs
        await desk.press("down")
        assert desk.table.cursor_ref == seen[-1]


async def test_help_and_footer_take_their_words_from_the_same_table(tmp_path: Path) -> None:
    from actionplan.tui.commands import PLAN_COMMANDS

    async with desk_at(tmp_path, (120, 120)) as desk:
        await desk.press("question_mark")
        assert desk.shows(HelpScreen)
        page = " ".join(desk.words("#page").split())
        for act in PLAN_COMMANDS:
            assert f"{act.label}: {' '.join(act.help.split())}" in page
        assert "● GREEN on track, not done" in page


def test_no_key_means_two_things() -> None:
    from actionplan.tui.commands import OFFERED_AT_MEETING, OFFERED_IN_VIEWS, PLAN_COMMANDS

    for offered in (PLAN_COMMANDS, OFFERED_AT_MEETING, OFFERED_IN_VIEWS):
        keys = [act.key for act in offered if act.key]
        assert len(set(keys)) == len(keys)


async def test_history_shows_every_entry_in_words(tmp_path: Path) -> None:
    async with desk_at(tmp_path) as desk:
        await desk.set_date("2027-03-31")
        await desk.press("h")
        assert desk.shows(HistoryScreen)
        assert "31 March 2027" in desk.words("#page")
        assert "Recommendation 1" in desk.words("#page")
        await desk.press("escape")
        assert desk.in_front is desk.main


async def test_actions_stand_under_their_recommendation(tmp_path: Path) -> None:
    async with desk_at(tmp_path) as desk:
        desk.app.ledger.record(AddActions(refs=("SAM-R04",), title="Map the plans"), BY)
        desk.app.look_for_news()
        await desk.settle()
        assert desk.table.refs[3:5] == ["SAM-R04", "SAM-R04-A1"]
        assert "└ Map the plans" in desk.row("SAM-R04-A1")


async def test_the_palette_runs_commands_by_name(tmp_path: Path) -> None:
    async with desk_at(tmp_path) as desk:
        await desk.press("ctrl+p")
        await desk.type("add agency")
        await desk.pilot.pause(0.3)
        await desk.press("enter")
        await desk.pilot.pause(0.1)
        assert "Add an agency" in desk.words("#form-heading")


async def test_dark_and_light_keep_the_list(tmp_path: Path) -> None:
    async with desk_at(tmp_path) as desk:
        desk.main.action_command("colours")
        await desk.settle()
        assert desk.app.theme == "plan-light"
        assert desk.table.refs == ALL
        desk.app.theme = "ansi-dark"
        await desk.settle()
        assert desk.table.refs == ALL
