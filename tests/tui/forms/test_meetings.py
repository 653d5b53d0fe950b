"""Meetings, put on record by key presses."""

from datetime import date
from pathlib import Path

from actionplan.domain.vocabulary import DateState, MeetingKind
from actionplan.tui.forms.form import Form
from tests.tui.app_driver import desk_at, desk_on
from tests.tui.quarter import a_quarter


async def test_what_is_odd_about_the_day_of_a_sitting_is_pointed_out_and_a_chairs_action_may_be_any_day(
    tmp_path: Path,
) -> None:
    async with desk_on(a_quarter(tmp_path)) as desk:
        await desk.run_command("add-meeting")
        await desk.press("tab")
        await desk.type("29/12/27")
        assert "29 December 2027 falls between Christmas and New Year." in desk.note("on")
        await desk.press("enter", "right")
        assert "Christmas" not in desk.note("on")
        await desk.press("left", "shift+tab", "ctrl+u")
        await desk.type("27/12/27")
        assert "27 December 2027 is a bank holiday in England" in desk.note("on")
        assert "falls between" not in desk.note("on")
        await desk.press("ctrl+s")
        assert date(2027, 12, 27) in [each.on for each in desk.app.view.snapshot.meetings]


async def test_where_no_meeting_has_sat_the_form_says_how_to_add_one_and_the_palette_adds_it(tmp_path: Path) -> None:
    async with desk_at(tmp_path) as desk:
        await desk.set_date("31/3/27")
        await desk.run_command("adopt")
        assert "Add a meeting" in desk.note("meeting")
        await desk.press("ctrl+s")
        assert desk.shows(Form)
        await desk.press("escape")
        await desk.press("ctrl+p")
        await desk.type("add a meeting")
        await desk.press("enter")
        await desk.press("tab")
        await desk.type("today")
        await desk.press("enter", "right", "ctrl+s")
        meeting = desk.app.view.snapshot.meetings[0]
        assert (meeting.on, meeting.kind) == (date(2026, 11, 22), MeetingKind.CHAIRS_ACTION)
        await desk.run_command("adopt")
        await desk.press("enter")
        assert desk.item("SAM-R01").deadline.state is DateState.ADOPTED
