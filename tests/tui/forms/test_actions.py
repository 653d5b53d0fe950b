"""Actions, added by key presses."""

from datetime import date
from pathlib import Path

from tests.stories.between_meetings import PROPOSED, plan_between_meetings
from tests.tui.app_driver import open_app, open_app_on_new_plan


async def test_an_action_has_an_agency_found_by_its_short_name_and_a_date(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as driver:
        await driver.press("n")
        await driver.type("Draft the protocol")
        await driver.press("tab")
        await driver.type("camhs")
        await driver.press("enter")
        await driver.press("tab")
        await driver.type("31/3/27")
        await driver.press("ctrl+s")
        action = driver.item("SAM-R01-A1")
        assert (action.owner.agency, action.deadline.due_on) == ("camhs", date(2027, 3, 31))
        assert "Draft the protocol" in driver.words("#page")


async def test_a_role_goes_with_an_agency_that_is_added_in_the_same_form(tmp_path: Path) -> None:
    async with open_app(plan_between_meetings(tmp_path)) as driver:
        await driver.go_to(PROPOSED)
        await driver.press("n")
        await driver.type("Audit")
        await driver.press("tab")
        await driver.type("Housing Trust")
        await driver.press("enter")
        await driver.type("Head")
        await driver.press("ctrl+s")
        row = driver.app.view.snapshot.row(f"{PROPOSED}-A1")
        assert row is not None
        assert driver.app.view.lead_agency(row.item) == "Housing Trust"
