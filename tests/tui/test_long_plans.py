"""A long plan, whose first rows are shown before the rest is read, and whose words are read for what is in sight.

What is long is made little here, so that a plan of 33 items is.
"""

import threading
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from textual.widgets import OptionList

from actionplan.domain.errors import BadInput
from actionplan.domain.moment import Moment
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
from actionplan.tui.background import Background
from actionplan.tui.listing import Heading, Listing
from actionplan.tui.plan_reader import PlanReader
from actionplan.tui.screens.item import ItemScreen
from actionplan.tui.screens.meetings.screen import MeetingsScreen
from actionplan.tui.screens.views.screen import ViewsScreen
from actionplan.tui.search import find
from tests.factories import BY, START, new_ledger, on_day
from tests.tui.app_driver import NARROW, AppDriver, open_app

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


def shown(driver: AppDriver) -> list[str]:
    """The lines that are drawn, the heading's first."""
    table = driver.table
    return [table.render_line(y).text.strip() for y in range(table.size.height)]


async def test_every_line_in_sight_has_its_words_wherever_one_goes(ledger: Ledger) -> None:
    whole = ledger.view()
    async with open_app(ledger, NARROW) as driver:
        for key in ("end", "pageup", "home", "pagedown", "pagedown", "up"):
            await driver.press(key)
            for line in shown(driver)[1:]:
                row = whole.snapshot.row(line.split()[0])
                assert row is None or whole.title(row.item)[:6] in line, key
        assert driver.table.cursor_ref != "SAM-R01"


async def test_the_first_rows_are_there_before_the_rest_and_no_count_is_made_up(ledger: Ledger) -> None:
    may_read, snapshot = threading.Event(), ledger.snapshot

    def slowly(as_at: Moment | None = None, earlier: Snapshot | None = None) -> Snapshot:
        may_read.wait(30)
        return snapshot(as_at, earlier)

    ledger.snapshot = slowly  # type: ignore[method-assign, assignment]
    app = PlanApp(ledger, BY, loading.load_first(ledger))
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await pilot.pause()
        driver = AppDriver(app, pilot)
        assert (driver.table.refs[0], len(driver.table.refs)) == ("SAM-R01", 12)
        assert "Timely sharing" in driver.row("SAM-R01")
        assert "GREY …" in driver.words("#counts")
        assert driver.words("#status") == "Reading the plan …"
        await pilot.press("v")
        await pilot.pause()
        assert driver.toasts == ["The plan is still being read. Try again in a moment."]
        await pilot.press("asterisk")
        await pilot.pause()
        assert driver.main.marks == frozenset()
        may_read.set()
        await driver.settle()
        assert len(driver.table.refs) == 34
        assert "GREY 32" in driver.words("#counts")
        assert "33 recommendations" in driver.words("#status")


async def test_a_filter_finds_words_that_are_not_in_sight(ledger: Ledger) -> None:
    async with open_app(ledger, NARROW) as driver:
        await driver.press("slash")
        await driver.type("interviews")
        assert driver.table.refs == [LAST]
        await driver.press("escape")
        assert len(driver.table.refs) == 34
        await driver.press("slash")
        await driver.type("theme:sharing")
        assert driver.table.refs == ["SAM-R02", "AAA-R10", "AAA-R10-A1"]


async def test_what_cannot_be_read_is_said_and_hides_nothing(ledger: Ledger) -> None:
    async with open_app(ledger) as driver:
        await driver.press("slash")
        await driver.type("theme:nothing")
        assert "There is no theme" in driver.words("#filter-note")
        assert driver.table.refs, "the list shows what it showed before"


async def test_an_item_opens_with_its_words_and_those_of_its_actions(ledger: Ledger) -> None:
    async with open_app(ledger) as driver:
        await driver.press("end")
        await driver.go_to("AAA-R10")
        await driver.press("enter")
        assert driver.shows(ItemScreen)
        assert "Train the staff" in driver.words("#page")
        assert "PRU" in driver.words("#page")


async def test_what_is_saved_is_told_and_shown(ledger: Ledger) -> None:
    async with open_app(ledger) as driver:
        await driver.go_to(LAST)
        await driver.set_date("2027-03-31")
        assert "z undoes it" in driver.words("#status")
        assert "31 Mar 27" in driver.row(LAST)
        await driver.press("z", "enter")
        assert "31 Mar 27" not in driver.row(LAST)


async def test_marks_act_on_all_and_what_others_write_is_seen(ledger: Ledger) -> None:
    async with open_app(ledger) as driver:
        await driver.press("space", "space")
        await driver.assign("merseyside")
        assert "SAM-R02  Multi-agency audit" in driver.words("#question-words")
        await driver.press("y")
        assert "2 items" in driver.words("#status")
        ledger.record(AssignOwner(refs=(LAST,), agency="merseyside-police"), BY)
        driver.app.look_for_news()
        await driver.settle()
        assert "Police" in driver.row(LAST)


async def test_headings_by_theme_are_those_of_the_whole_plan(ledger: Ledger) -> None:
    async with open_app(ledger) as driver:
        await driver.press("g", "down", "down", "down", "enter")
        headings = [line for line in shown(driver) if line.startswith(("Sharing", "No theme"))]
        assert headings == ["Sharing  3"], shown(driver)


async def test_the_time_line_and_the_meetings_name_what_they_tell_of(ledger: Ledger) -> None:
    async with open_app(ledger) as driver:
        await driver.press("v")
        assert driver.shows(ViewsScreen)
        assert "Reading" not in driver.words("#status")
        await driver.press("escape", "m")
        assert driver.shows(MeetingsScreen)
        whole = ledger.view()
        options = driver.in_front.query_one("#running", OptionList).options
        assert len(options) > 1
        for option in options:
            row = whole.snapshot.row(str(option.prompt).split()[0])
            assert row
            assert str(option.prompt).endswith(f"  {whole.title(row.item)}")


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
    async with open_app(plan, NARROW) as driver:
        for key in ("pagedown",) * 7 + ("pageup",) * 7:
            await driver.press(key)
            for line in shown(driver)[1:]:
                row = whole.snapshot.row(line.split()[0])
                assert row is None or whole.title(row.item)[:6] in line, key


async def test_an_item_is_known_with_all_its_words_whatever_was_read_before(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plan_reader, "_TEXTS_KEPT", 25)
    reader = PlanReader(ledger, loading.load_first(ledger), Background())
    await reader.load(None)
    whole = ledger.view()
    refs = [row.item.ref for row in whole.rows]
    for turn in range(60):
        start = turn * 7 % len(refs)
        in_sight = refs[start : start + 1 + turn % 9]
        await reader.load_texts(in_sight)
        known = [row.item for row in reader.view.rows if reader.view.knows(row.item)]
        assert {item.ref for item in known} >= set(in_sight)
        assert [reader.view.title(item) for item in known] == [whole.title(item) for item in known]


@pytest.mark.parametrize("long", [True, False])
async def test_an_item_s_page_shows_what_was_saved_though_the_list_hides_the_item_now(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch, *, long: bool
) -> None:
    if not long:
        monkeypatch.setattr(loading, "_LONG", 2_000)
    async with open_app(ledger) as driver:
        await driver.press("slash")
        await driver.type("not:status:in-progress")
        await driver.press("enter")
        await driver.go_to("SAM-R05")
        await driver.press("enter", "u")
        await driver.type("Custody staff are briefed.")
        await driver.press("ctrl+s")
        assert driver.shows(ItemScreen)
        assert "Custody staff are briefed." in driver.words("#beside")
        await driver.press("escape")
        assert "SAM-R05" not in driver.table.refs
        assert "Custody staff" not in driver.words("#page")


async def test_a_day_that_is_refused_leaves_what_was_said(ledger: Ledger) -> None:
    async with open_app(ledger) as driver:
        await driver.press("t")
        await driver.type("1 January 2020")
        await driver.press("ctrl+s", "escape", "escape")
        assert driver.words("#status").startswith("33 recommendations")


@pytest.mark.parametrize("long", [True, False])
async def test_on_a_day_that_cannot_read_the_filter_everything_is_of_that_day(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch, *, long: bool
) -> None:
    if not long:
        monkeypatch.setattr(loading, "_LONG", 2_000)
    later = on_day(ledger, START + timedelta(days=9))
    later.record(SetTheme(refs=("SAM-R05",), theme="Custody"), BY)
    later.record(AssignOwner(refs=("SAM-R05",), agency="merseyside-police"), BY)
    async with open_app(later) as driver:
        await driver.press("slash")
        await driver.type("theme:custody")
        await driver.press("enter")
        assert driver.table.refs == ["SAM-R05"]
        await driver.press("t")
        await driver.type(START.isoformat())
        await driver.press("ctrl+s")
        assert driver.words("#filter-note").startswith("Everything is shown: There is no theme")
        assert len(driver.table.refs) == 34
        assert "no owner yet" in driver.row("SAM-R05")
        await driver.press("escape")
        assert driver.table.refs == ["SAM-R05"]


async def test_a_search_that_the_plan_refuses_is_told_and_is_over(ledger: Ledger) -> None:
    def refuse(*_asked: object, **_how: object) -> dict[TextKey, str]:
        raise BadInput("The plan is locked.")

    async with open_app(ledger) as driver:
        await driver.press("slash")
        ledger.texts = refuse  # type: ignore[method-assign]
        await driver.type("x")
        assert "The plan is locked." in driver.toasts
        assert driver.words("#filter-note") == ""
        assert "Searching" not in driver.words("#status")


async def test_a_plan_out_of_reach_is_told_once_each_time_it_goes(ledger: Ledger) -> None:
    last_number = ledger.last_number

    def refuse() -> int:
        raise BadInput("The server is not there.")

    async with open_app(ledger) as driver:
        for _ in range(2):
            ledger.last_number = refuse  # type: ignore[method-assign]
            for _ in range(3):
                driver.app.look_for_news()
                await driver.settle()
            ledger.last_number = last_number  # type: ignore[method-assign]
            driver.app.look_for_news()
            await driver.settle()
        assert driver.toasts == ["The server is not there."] * 2
