"""Owners, assigned by key presses."""

from pathlib import Path

import pytest
from textual.widgets import OptionList

from actionplan.tui.forms.form import Form
from tests.tui.app_driver import BROAD, open_app_on_new_plan


async def test_an_owner_and_a_date_last_week_make_it_red_and_say_by_how_many_days(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as driver:
        await driver.go_to("SAM-R04")
        await driver.press("a")
        assert "suggestion" in str(driver.in_front.query_one(OptionList).get_option_at_index(0).prompt)
        await driver.press("enter", "ctrl+s")
        await driver.press("d")
        await driver.type("15/11/26")
        assert "Sunday 15 November 2026, 7 days ago" in driver.note("on")
        assert "has passed" in driver.note("on")
        await driver.press("ctrl+s")
        assert "■ RED" in driver.row("SAM-R04")
        assert "7 d" in driver.row("SAM-R04")
        assert "Red: overdue by 7 days." in driver.words("#page")
        assert "■ RED 1" in driver.words("#counts")
        assert driver.table.cursor_ref == "SAM-R04"
        assert "z undoes it" in driver.words("#status")


async def test_a_role_without_a_name_is_no_vacant_post_until_somebody_says_so(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path, BROAD) as driver:
        await driver.press("a", "enter")
        await driver.type("Head of Service")
        assert driver.note("name").startswith("No name: recorded as not given")
        await driver.press("ctrl+s")
        assert "Police" in driver.row("SAM-R01")
        assert "(vacant)" not in driver.row("SAM-R01")


async def test_an_agency_can_be_added_in_place(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path, BROAD) as driver:
        await driver.press("a")
        await driver.type("Local Housing Trust")
        assert "No agency" in driver.note("agency")
        await driver.press("enter")
        assert driver.note("agency") == "A new agency, added when you save: Local Housing Trust"
        await driver.press("ctrl+s")
        assert "Local Housing Trust" in driver.row("SAM-R01")
        assert driver.item("SAM-R01").owner.agency == "local-housing-trust"


async def test_an_unknown_agency_is_not_added_by_a_slip(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as driver:
        await driver.press("a")
        await driver.type("Merzeyside")
        await driver.press("ctrl+s")
        assert driver.shows(Form)
        assert "No agency" in driver.note("agency")
        assert driver.item("SAM-R01").owner.agency is None


@pytest.mark.parametrize(
    ("typed", "keys", "name"),
    [
        ("health", (), "Health Services"),
        ("mental", ("down",), "CAMHS"),
        ("pol", (), "Merseyside Police"),
        ("ser", ("down", "down", "down"), "Youth Offending Service"),
    ],
)
async def test_what_is_highlighted_is_what_the_note_says_and_what_enter_and_saving_take(
    tmp_path: Path, typed: str, keys: tuple[str, ...], name: str
) -> None:
    async with open_app_on_new_plan(tmp_path, BROAD) as driver:
        for entered in ((), ("enter",)):
            await driver.press("a")
            await driver.type(typed)
            await driver.press(*keys)
            option = driver.in_front.query_one(OptionList).highlighted_option
            assert option is not None
            assert str(option.prompt).startswith(name)
            assert driver.note("agency") == f"= {name}"
            await driver.press(*entered, "ctrl+s")
            assert name in " ".join(driver.words("#page").split())
            await driver.press("down")


async def test_where_several_agencies_could_be_meant_enter_takes_none(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as driver:
        await driver.press("a")
        await driver.type("ser")
        assert driver.in_front.query_one(OptionList).highlighted is None
        await driver.press("enter", "ctrl+s")
        assert "could be Health Services or Youth Offending Service" in driver.note("agency")
        assert driver.item("SAM-R01").owner.agency is None


async def test_enter_on_an_untouched_agency_chooses_nobody(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as driver:
        await driver.go_to("SAM-R02")
        await driver.press("a", "enter", "ctrl+s")
        assert driver.shows(Form)
        assert "No agency was chosen" in driver.note("agency")
