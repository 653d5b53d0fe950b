"""Today and the strip above the list: what comes next, with its key, and where each line leads."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from actionplan.domain.subjects.deadlines import AdoptDates, ProposeDate
from actionplan.domain.subjects.follow_ups import SetFollowUp
from actionplan.domain.subjects.meetings import AddMeetings
from actionplan.domain.subjects.owners import AssignOwner
from actionplan.domain.subjects.progress import RecordUpdate
from actionplan.ledger.ledger import Ledger
from actionplan.services.last_look import last_look
from actionplan.tui.forms.form import Form
from actionplan.tui.screens.item import ItemScreen
from actionplan.tui.screens.meetings.screen import MeetingsScreen
from actionplan.tui.screens.papers.screen import PapersScreen
from actionplan.tui.screens.reading import ReadingScreen
from actionplan.tui.screens.views.names import ViewName
from actionplan.tui.screens.views.rows import Rows
from actionplan.tui.screens.views.screen import ViewsScreen
from actionplan.tui.widgets.next_strip import NextStrip
from tests.factories import BY, START, new_ledger, on_day
from tests.tui.app_driver import BROAD, NARROW, WIDE, AppDriver, open_app
from tests.tui.views_driver import SIZES, line, lines, rows, seen, shown

MET = START + timedelta(days=10)
MEETING = f"executive-{MET.isoformat()}"
TODAY = START + timedelta(days=60)


def strip(driver: AppDriver) -> str:
    return str(driver.main.query_one(NextStrip).render())


def worked(folder: Path) -> Ledger:
    """One item overdue, one silent, something promised at a meeting whose record is open, and a sitting to come."""
    plan = new_ledger(folder)
    plan.record(AddMeetings(body="Executive", days=(MET, TODAY + timedelta(days=21))), BY)
    plan.record(AssignOwner(refs=("SAM-R04", "SAM-R05"), agency="merseyside-police", role="Superintendent"), BY)
    plan.record(ProposeDate(refs=("SAM-R04",), on=MET + timedelta(days=20)), BY)
    plan.record(ProposeDate(refs=("SAM-R05",), on=TODAY + timedelta(days=200)), BY)
    plan = on_day(plan, MET)
    plan.record(AdoptDates(refs=("SAM-R04", "SAM-R05"), meeting=MEETING), BY)
    asked = "Write to the trust"
    plan.record(SetFollowUp(meeting=MEETING, words=asked, refs=("SAM-R05",), owner="Chair", due=TODAY), BY)
    plan.record(RecordUpdate(refs=("SAM-R05",), words="Begun.", on=MET), BY)
    return on_day(plan, TODAY)


async def go_to_line(driver: AppDriver, beginning: str) -> None:
    """Move the bar of the view to the first line that begins so."""
    wanted = lines(driver).index(line(driver, beginning))
    rows(driver).highlighted = wanted
    await driver.settle()


async def test_a_new_plan_is_led_from_owners_to_dates_to_the_first_sitting(tmp_path: Path) -> None:
    async with open_app(new_ledger(tmp_path), WIDE) as driver:
        said = strip(driver)
        assert re.search(r"11 without an owner: a assigns \(\d+ suggested: A accepts them\)", said)
        assert said.index("11 without an owner") < said.index("11 without a date") < said.index("no sitting to come")
        assert ": d" in said
        assert "N Today" in said


async def test_every_next_step_names_its_key_and_whom_to_chase_leads_to_the_reminders(tmp_path: Path) -> None:
    plan = worked(tmp_path)
    plan.record(AssignOwner(refs=("SAM-R06",), agency="merseyside-police", role="Inspector", proposed=True), BY)
    async with open_app(plan, BROAD) as driver:
        assert "2 to chase: @" in strip(driver)
        await driver.press("N")
        said = lines(driver)
        steps = [each for each in said if re.match(r"\d+\. ", each)]
        keys = [each.rstrip().rsplit(": ", 1)[1] for each in steps]
        assert keys == ["a", "ctrl+p Confirm owner", "d", "m", "m", "C", "P"]
        assert any(each.startswith("To chase (2) · @: the reminders to send") for each in said)
        await go_to_line(driver, "2. 1 proposed owner")
        await driver.press("enter")
        assert isinstance(driver.in_front, Form)


@SIZES
async def test_the_strip_never_takes_more_lines_than_it_has_nor_cuts_a_step(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with open_app(worked(tmp_path), size) as driver:
        widget = driver.main.query_one(NextStrip)
        said = strip(driver)
        assert len(said.splitlines()) <= widget.size.height
        assert all(len(each) <= widget.size.width for each in said.splitlines())
        assert "1 overdue" in said
        assert "…" not in said
        assert "N Today" in seen(driver)


async def test_n_opens_today_and_v_reaches_it_last(tmp_path: Path) -> None:
    async with open_app(worked(tmp_path)) as driver:
        await driver.press("N")
        assert shown(driver) is ViewName.TODAY
        await driver.press("v")
        assert driver.in_front is driver.main
        await driver.press("v", "v", "v", "v")
        assert shown(driver) is ViewName.TODAY
        await driver.press("2", "N")
        assert shown(driver) is ViewName.TODAY


@SIZES
async def test_everything_that_waits_is_on_it(tmp_path: Path, size: tuple[int, int]) -> None:
    async with open_app(worked(tmp_path), size) as driver:
        await driver.press("N")
        said = "\n".join(lines(driver))
        for words in ("Overdue (1)", "To chase (2)", "Follow-ups (1)", "Executive", "papers close on"):
            assert words in said
        assert "SAM-R04" in line(driver, "SAM-R04")
        assert len(seen(driver).splitlines()) == size[1]


@pytest.mark.parametrize(
    ("beginning", "leads_to"),
    [
        ("SAM-R04", ItemScreen),
        ("5. ", ReadingScreen),
        ("6. ", PapersScreen),
        ("F1", Form),
        ("1. 9 without an owner", None),
        (f"3. Executive, {MET.day}", MeetingsScreen),
    ],
)
async def test_enter_goes_to_where_a_line_is_dealt_with(tmp_path: Path, beginning: str, leads_to: type | None) -> None:
    async with open_app(worked(tmp_path)) as driver:
        await driver.press("N")
        await go_to_line(driver, beginning)
        await driver.press("enter")
        if leads_to is None:
            assert driver.in_front is driver.main
            assert len(driver.table.refs) == 9
        else:
            assert isinstance(driver.in_front, leads_to)


async def test_what_changed_is_told_until_it_has_been_looked_at(tmp_path: Path) -> None:
    plan = worked(tmp_path)
    plan.record(RecordUpdate(refs=("SAM-R04",), words="Half of it is done.", on=TODAY), "Police Lead")
    async with open_app(plan) as driver:
        await driver.press("N")
        assert "Half of it is done." in "\n".join(lines(driver))
        assert last_look(plan.location) is None
        await driver.press("q")
        await driver.press("N")
        assert "Half of it is done." not in "\n".join(lines(driver))
    seen_at = last_look(plan.location)
    assert seen_at is not None
    assert seen_at.head == plan.last_number()


async def test_a_past_day_has_no_strip_and_is_no_look_at_the_present(tmp_path: Path) -> None:
    plan = worked(tmp_path)
    async with open_app(plan) as driver:
        await driver.press("t")
        await driver.type(MET.isoformat())
        await driver.press("ctrl+s")
        assert driver.main.past
        assert not driver.main.query_one(NextStrip).display
        await driver.press("N", "q")
        assert last_look(plan.location) is None


async def test_a_step_that_is_done_leaves_the_strip(tmp_path: Path) -> None:
    plan = new_ledger(tmp_path)
    async with open_app(plan, NARROW) as driver:
        assert "11 without an owner" in strip(driver)
        plan.record(AssignOwner(refs=("SAM-R04",), agency="merseyside-police"), BY)
        await driver.app.plan_display.refresh()
        await driver.settle()
        assert "10 without an owner" in strip(driver)


async def test_lines_that_are_drawn_anew_leave_the_bar_where_a_key_has_just_put_it(tmp_path: Path) -> None:
    async with open_app(new_ledger(tmp_path)) as desk:
        await desk.press("N")
        screen = desk.in_front
        assert isinstance(screen, ViewsScreen)
        bar = screen.query_one(Rows)
        before = bar.chosen
        bar.action_cursor_down()
        screen.show_lines()  # before the screen is told that the bar has moved
        await desk.settle()
        assert bar.chosen != before
