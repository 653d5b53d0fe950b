"""A long plan, whose first rows are shown before the rest is read, and whose words are read for what is in sight.

What is long is made little here, so that a plan of 33 items is.
"""

import threading
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from actionplan.domain.errors import BadInput
from actionplan.domain.rating.snapshot import Snapshot
from actionplan.domain.state.entities import TextKey
from actionplan.domain.subjects.actions import AddActions
from actionplan.domain.subjects.owners import AssignOwner
from actionplan.domain.subjects.planning import SetTheme
from actionplan.domain.subjects.progress import RecordUpdate
from actionplan.domain.subjects.reviews import LoadReview
from actionplan.intake.seed import read_seed
from actionplan.ledger.ledger import Ledger
from actionplan.tui import loading, plan_reader, search
from actionplan.tui.app import PlanApp
from actionplan.tui.listing import Heading, Listing
from actionplan.tui.screens.item import ItemScreen
from actionplan.tui.screens.meetings import MeetingsScreen
from actionplan.tui.screens.views.screen import ViewsScreen
from actionplan.tui.search import find
from tests.factories import BY, START, new_ledger, on_day
from tests.tui.app_driver import NARROW, Desk, desk_on

LAST = "AAA-R11"


@pytest.fixture(autouse=True)
def little_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "FIRST_ROWS", 12)
    monkeypatch.setattr(loading, "_LONG", 20)
    monkeypatch.setattr(search, "_FIRST_PART", 2)
    monkeypatch.setattr(search, "_LARGEST_PART", 4)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    """Three reviews of eleven recommendations; the last item but one has an action."""
    plan = new_ledger(tmp_path)
    for ref in ("SAM2", "AAA"):
        plan.record(LoadReview(file=replace(read_seed(), ref=ref)), BY)
    plan.record(AddActions(refs=("AAA-R10",), title="Train the staff", due_on=START), BY)
    plan.record(SetTheme(refs=("SAM-R02", "AAA-R10"), theme="Sharing"), BY)
    plan.record(RecordUpdate(refs=(LAST,), words="Interviews are held.", on=START), BY)
    return plan


def shown(desk: Desk) -> list[str]:
    """The lines that are drawn, the heading's first."""
    table = desk.table
    return [table.render_line(y).text.strip() for y in range(table.size.height)]


async def test_every_line_in_sight_has_its_words_wherever_one_goes(ledger: Ledger) -> None:
    whole = ledger.view()
    async with desk_on(ledger, NARROW) as desk:
        for key in ("end", "pageup", "home", "pagedown", "pagedown", "up"):
            await desk.press(key)
            for line in shown(desk)[1:]:
                row = whole.snapshot.row(line.split()[0])
                assert row is None or whole.title(row.item)[:6] in line, key
        assert desk.table.cursor_ref != "SAM-R01"


async def test_the_first_rows_are_there_before_the_rest_and_no_count_is_made_up(ledger: Ledger) -> None:
    may_read, snapshot = threading.Event(), ledger.snapshot

    def slowly(as_at: None, earlier: None) -> Snapshot:
        may_read.wait(30)
        return snapshot(as_at, earlier)

    ledger.snapshot = slowly  # type: ignore[method-assign, assignment]
    app = PlanApp(ledger, BY, loading.load_first(ledger))
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await pilot.pause()
        desk = Desk(app, pilot)
        assert (desk.table.refs[0], len(desk.table.refs)) == ("SAM-R01", 12)
        assert "Timely sharing" in desk.row("SAM-R01")
        assert "GREY …" in desk.words("#counts")
        assert desk.words("#status") == "Reading the plan …"
        await pilot.press("v")
        await pilot.pause()
        assert desk.toasts == ["The plan is still being read. Try again in a moment."]
        await pilot.press("asterisk")
        await pilot.pause()
        assert desk.main.marks == frozenset()
        may_read.set()
        await desk.settle()
        assert len(desk.table.refs) == 34
        assert "GREY 32" in desk.words("#counts")
        assert "33 recommendations" in desk.words("#status")


async def test_a_filter_finds_words_that_are_not_in_sight(ledger: Ledger) -> None:
    async with desk_on(ledger, NARROW) as desk:
        await desk.press("slash")
        await desk.type("interviews")
        assert desk.table.refs == [LAST]
        await desk.press("escape")
        assert len(desk.table.refs) == 34
        await desk.press("slash")
        await desk.type("theme:sharing")
        assert desk.table.refs == ["SAM-R02", "AAA-R10", "AAA-R10-A1"]


async def test_what_cannot_be_read_is_said_and_hides_nothing(ledger: Ledger) -> None:
    async with desk_on(ledger) as desk:
        await desk.press("slash")
        await desk.type("theme:nothing")
        assert "There is no theme" in desk.words("#filter-note")
        assert desk.table.refs, "the list shows what it showed before"


async def test_an_item_opens_with_its_words_and_those_of_its_actions(ledger: Ledger) -> None:
    async with desk_on(ledger) as desk:
        await desk.press("end")
        await desk.go_to("AAA-R10")
        await desk.press("enter")
        assert desk.shows(ItemScreen)
        assert "Train the staff" in desk.words("#page")
        assert "PRU" in desk.words("#page")


async def test_what_is_saved_is_told_and_shown(ledger: Ledger) -> None:
    async with desk_on(ledger) as desk:
        await desk.go_to(LAST)
        await desk.set_date("2027-03-31")
        assert "z undoes it" in desk.words("#status")
        assert "31 Mar 27" in desk.row(LAST)
        await desk.press("z", "enter")
        assert "31 Mar 27" not in desk.row(LAST)


async def test_marks_act_on_all_and_what_others_write_is_seen(ledger: Ledger) -> None:
    async with desk_on(ledger) as desk:
        await desk.press("space", "space")
        await desk.assign("merseyside")
        assert "2 items" in desk.words("#status")
        ledger.record(AssignOwner(refs=(LAST,), agency="merseyside-police"), BY)
        desk.app.look_for_news()
        await desk.settle()
        assert "Merseyside" in desk.row(LAST)


async def test_headings_by_theme_are_those_of_the_whole_plan(ledger: Ledger) -> None:
    async with desk_on(ledger) as desk:
        await desk.press("g", "down", "down", "down", "enter")
        headings = [line for line in shown(desk) if line.startswith(("Sharing", "No theme"))]
        assert headings == ["Sharing  3"], shown(desk)


async def test_the_time_line_and_the_meetings_name_what_they_tell_of(ledger: Ledger) -> None:
    async with desk_on(ledger) as desk:
        await desk.press("v")
        assert desk.shows(ViewsScreen)
        assert "Reading" not in desk.words("#status")
        await desk.press("escape", "m")
        assert desk.shows(MeetingsScreen)
        prompts = [str(option.prompt) for option in desk.in_front.query_one("#running").options]  # type: ignore[attr-defined]
        assert [words.split("  ")[-1].strip() for words in prompts] == ["Train the staff"]


def read_of(ledger: Ledger, asked: list[int]) -> search.Read:
    def read(keys: Iterable[TextKey]) -> Mapping[TextKey, str]:
        wanted = list(keys)
        asked.append(len(wanted))
        return ledger.texts(wanted)

    return read


@pytest.mark.parametrize(
    "listing",
    [
        Listing(),
        Listing(filter_text="review"),
        Listing(filter_text="not:review is:undated"),
        Listing(filter_text="theme:sharing train"),
        Listing(filter_text="officer:none-of-that"),
        Listing(filter_text="is:overdue"),
    ],
)
def test_the_lines_found_part_by_part_are_the_lines_of_the_whole(ledger: Ledger, listing: Listing) -> None:
    whole = ledger.view()
    bare = replace(whole, texts={}, worded=False)
    asked: list[int] = []
    *_, last = find(listing, bare, read_of(ledger, asked))
    assert last.done
    assert [each for each in last.lines if not isinstance(each, Heading)] == [
        each for each in listing.lines(whole) if not isinstance(each, Heading)
    ]
    assert sum(asked) == 0 or max(asked) < 100, "never the words of the whole plan at once"


def test_the_first_lines_are_found_before_all_is_searched(ledger: Ledger) -> None:
    bare = replace(ledger.view(), texts={}, worded=False)
    found = list(find(Listing(filter_text="review"), bare, ledger.texts))
    first = next(each for each in found if each.lines)
    assert not first.done
    assert first.searched < len(bare.rows) == found[-1].searched


async def test_pages_further_than_what_is_remembered_have_their_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plan_reader, "_TEXTS_KEPT", 240)  # of some 340 that are paged through
    plan = new_ledger(tmp_path)
    for number in range(2, 10):
        plan.record(LoadReview(file=replace(read_seed(), ref=f"SAM{number}")), BY)
    whole = plan.view()
    async with desk_on(plan, NARROW) as desk:
        for key in ("pagedown",) * 7 + ("pageup",) * 7:
            await desk.press(key)
            for line in shown(desk)[1:]:
                row = whole.snapshot.row(line.split()[0])
                assert row is None or whole.title(row.item)[:6] in line, key


@pytest.mark.parametrize("long", [True, False])
async def test_an_item_s_page_shows_what_was_saved_though_the_list_hides_the_item_now(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch, *, long: bool
) -> None:
    if not long:
        monkeypatch.setattr(loading, "_LONG", 2_000)
    async with desk_on(ledger) as desk:
        await desk.press("slash")
        await desk.type("not:status:in-progress")
        await desk.press("enter")
        await desk.go_to("SAM-R05")
        await desk.press("enter", "u")
        await desk.type("Custody staff are briefed.")
        await desk.press("ctrl+s")
        assert desk.shows(ItemScreen)
        assert "Custody staff are briefed." in desk.words("#page")
        await desk.press("escape")
        assert "SAM-R05" not in desk.table.refs
        assert "Custody staff" not in desk.words("#page")


async def test_a_day_that_is_refused_leaves_what_was_said(ledger: Ledger) -> None:
    async with desk_on(ledger) as desk:
        await desk.press("t")
        await desk.type("1 January 2020")
        await desk.press("ctrl+s", "escape", "escape")
        assert desk.words("#status").startswith("33 recommendations")


@pytest.mark.parametrize("long", [True, False])
async def test_on_a_day_that_cannot_read_the_filter_everything_is_of_that_day(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch, *, long: bool
) -> None:
    if not long:
        monkeypatch.setattr(loading, "_LONG", 2_000)
    later = on_day(ledger, START + timedelta(days=9))
    later.record(SetTheme(refs=("SAM-R05",), theme="Custody"), BY)
    later.record(AssignOwner(refs=("SAM-R05",), agency="merseyside-police"), BY)
    async with desk_on(later) as desk:
        await desk.press("slash")
        await desk.type("theme:custody")
        await desk.press("enter")
        assert desk.table.refs == ["SAM-R05"]
        await desk.press("t")
        await desk.type(START.isoformat())
        await desk.press("ctrl+s")
        assert desk.words("#filter-note").startswith("Everything is shown: There is no theme")
        assert len(desk.table.refs) == 34
        assert "no owner yet" in desk.row("SAM-R05")
        await desk.press("escape")
        assert desk.table.refs == ["SAM-R05"]


async def test_a_search_that_the_plan_refuses_is_told_and_is_over(ledger: Ledger) -> None:
    def refuse(_keys: object) -> dict[TextKey, str]:
        raise BadInput("The plan is locked.")

    async with desk_on(ledger) as desk:
        await desk.press("slash")
        ledger.texts = refuse  # type: ignore[method-assign, assignment]
        await desk.type("x")
        assert "The plan is locked." in desk.toasts
        assert desk.words("#filter-note") == ""
        assert "Searching" not in desk.words("#status")


async def test_a_plan_out_of_reach_is_told_once_each_time_it_goes(ledger: Ledger) -> None:
    last_number = ledger.last_number

    def refuse() -> int:
        raise BadInput("The server is not there.")

    async with desk_on(ledger) as desk:
        for _ in range(2):
            ledger.last_number = refuse  # type: ignore[method-assign]
            for _ in range(3):
                desk.app.look_for_news()
                await desk.settle()
            ledger.last_number = last_number  # type: ignore[method-assign]
            desk.app.look_for_news()
            await desk.settle()
        assert desk.toasts == ["The server is not there."] * 2
