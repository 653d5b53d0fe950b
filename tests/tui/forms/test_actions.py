"""Actions, added by key presses."""

from datetime import date
from pathlib import Path

from tests.tui.app_driver import desk_at, desk_on
from tests.tui.quarter import PROPOSED, a_quarter


async def test_an_action_has_an_agency_found_by_its_short_name_and_a_date(tmp_path: Path) -> None:
    async with desk_at(tmp_path) as desk:
        await desk.press("n")
        await desk.type("Draft the protocol")
        await desk.press("tab")
        await desk.type("camhs")
        await desk.press("enter")
        await desk.press("tab")
        await desk.type("31/3/27")
        await desk.press("ctrl+s")
        action = desk.item("SAM-R01-A1")
        assert (action.owner.agency, action.deadline.due_on) == ("camhs", date(2027, 3, 31))
        assert "Draft the protocol" in desk.words("#page")


async def test_a_role_goes_with_an_agency_that_is_added_in_the_same_form(tmp_path: Path) -> None:
    async with desk_on(a_quarter(tmp_path)) as desk:
        await desk.go_to(PROPOSED)
        await desk.press("n")
        await desk.type("Audit")
        await desk.press("tab")
        await desk.type("Housing Trust")
        await desk.press("enter")
        await desk.type("Head")
        await desk.press("ctrl+s")
        row = desk.app.view.snapshot.row(f"{PROPOSED}-A1")
        assert row is not None
        assert desk.app.view.lead_agency(row.item) == "Housing Trust"
