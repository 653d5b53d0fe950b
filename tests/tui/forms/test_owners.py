"""Owners, assigned by key presses."""

from pathlib import Path

from textual.widgets import OptionList

from actionplan.tui.forms.form import Form
from tests.tui.app_driver import BROAD, desk_at


async def test_an_owner_and_a_date_last_week_make_it_red_and_say_by_how_many_days(tmp_path: Path) -> None:
    async with desk_at(tmp_path) as desk:
        await desk.go_to("SAM-R04")
        await desk.press("a")
        assert "suggestion" in str(desk.in_front.query_one(OptionList).get_option_at_index(0).prompt)
        await desk.press("enter", "ctrl+s")
        await desk.press("d")
        await desk.type("15/11/26")
        assert "Sunday 15 November 2026, 7 days ago" in desk.note("on")
        assert "has passed" in desk.note("on")
        await desk.press("ctrl+s")
        assert "■ RED" in desk.row("SAM-R04")
        assert "7 d" in desk.row("SAM-R04")
        assert "Red: overdue by 7 days." in desk.words("#page")
        assert "■ RED 1" in desk.words("#counts")
        assert desk.table.cursor_ref == "SAM-R04"
        assert "z undoes it" in desk.words("#status")


async def test_role_without_a_name_is_said_to_be_a_vacant_post(tmp_path: Path) -> None:
    async with desk_at(tmp_path, BROAD) as desk:
        await desk.press("a", "enter")
        await desk.type("Head of Service")
        assert desk.note("name") == "No name: recorded as a vacant post."
        await desk.press("ctrl+s")
        assert "Merseyside Police (vacant)" in desk.row("SAM-R01")


async def test_an_agency_can_be_added_in_place(tmp_path: Path) -> None:
    async with desk_at(tmp_path, BROAD) as desk:
        await desk.press("a")
        await desk.type("Local Housing Trust")
        assert "No agency" in desk.note("agency")
        await desk.press("enter")
        assert desk.note("agency") == "A new agency, added when you save: Local Housing Trust"
        await desk.press("ctrl+s")
        assert "Local Housing Trust" in desk.row("SAM-R01")
        assert desk.item("SAM-R01").owner.agency == "local-housing-trust"


async def test_an_unknown_agency_is_not_added_by_a_slip(tmp_path: Path) -> None:
    async with desk_at(tmp_path) as desk:
        await desk.press("a")
        await desk.type("Merzeyside")
        await desk.press("ctrl+s")
        assert desk.shows(Form)
        assert "No agency" in desk.note("agency")
        assert desk.item("SAM-R01").owner.agency is None


async def test_enter_on_an_untouched_agency_chooses_nobody(tmp_path: Path) -> None:
    async with desk_at(tmp_path) as desk:
        await desk.go_to("SAM-R02")
        await desk.press("a", "enter", "ctrl+s")
        assert desk.shows(Form)
        assert "No agency was chosen" in desk.note("agency")
