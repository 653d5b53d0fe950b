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


async def test_several_actions_for_several_agencies_are_listed_before_they_are_saved_and_after(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as driver:
        await driver.press("n")
        await driver.type("Audit ten records\nBrief the duty team\n")
        await driver.press("tab")
        await driver.type("pol")
        await driver.press("tab", "tab")
        await driver.type("31/3/27")
        await driver.press("enter")
        await driver.type("camhs; health")
        assert "CAMHS; Health Services" in driver.note("others")
        await driver.press("enter")
        assert driver.words("#question-heading") == "Add 6 actions?"
        listed = driver.words("#question-words")
        assert listed.index("SAM-R01-A1") < listed.index("Audit ten records") < listed.index("Merseyside Police")
        assert "SAM-R01-A6\n    Action added: Brief the duty team." in listed
        await driver.press("y")
        leads = [driver.item(f"SAM-R01-A{n}").owner.agency for n in (1, 2, 6)]
        assert leads == ["merseyside-police", "camhs", "health-services"]
        assert driver.item("SAM-R01-A6").deadline.due_on == date(2027, 3, 31)
        assert "changed 6 items.\nSAM-R01-A1: Action added: Audit ten records. Lead: Merseyside" in driver.toasts[-1]
        await driver.press("n")
        await driver.type("One\nTwo")
        await driver.press("tab")
        await driver.type("Housing Trust")
        await driver.press("enter", "ctrl+s")
        assert driver.words("#question-words").splitlines() == ["One · Housing Trust", "Two · Housing Trust"]
        await driver.press("n", "escape")
