"""Agencies, renamed and merged by key presses."""

from pathlib import Path

from actionplan.domain.subjects.agencies import AddAgency
from actionplan.domain.subjects.owners import AssignOwner
from actionplan.ledger.ledger import Ledger
from actionplan.tui.forms.form import Form
from actionplan.tui.forms.question import OneOf, Question
from tests.factories import BY, new_ledger
from tests.tui.app_driver import AppDriver, open_app
from tests.tui.views_driver import lines


def plan_with_two_names_of_one_agency(tmp_path: Path) -> Ledger:
    """Two agencies, one of which is the other one misspelt, and leads an item."""
    ledger = new_ledger(tmp_path)
    for name in ("AAA Housing", "AAB Housing"):
        ledger.record(AddAgency(name=name), BY)
    ledger.record(AssignOwner(refs=("SAM-R02",), agency="aab-housing"), BY)
    return ledger


def names(driver: AppDriver) -> list[str]:
    """The agencies by the names that they have."""
    return [each.name for each in driver.app.ledger.view().agencies]


async def test_an_agency_is_renamed_and_a_name_that_another_has_is_refused_in_the_form(tmp_path: Path) -> None:
    async with open_app(plan_with_two_names_of_one_agency(tmp_path)) as driver:
        await driver.run_command("rename-agency")
        assert driver.shows(OneOf)
        await driver.press("enter")
        assert "AAA Housing" in driver.words("#form-subject")
        await driver.press("ctrl+u")
        await driver.type("AAB Housing")
        await driver.press("ctrl+s")
        assert "is a name of AAB Housing already" in driver.words("#form-problem")
        assert driver.field("name").typed == "AAB Housing"
        await driver.press("ctrl+u")
        await driver.type("AAC Homes")
        await driver.press("ctrl+s")
        assert "AAC Homes" in names(driver)
        assert "AAA Housing" not in names(driver)


async def test_a_short_name_stands_in_the_list_and_the_whole_name_beside_it(tmp_path: Path) -> None:
    async with open_app(plan_with_two_names_of_one_agency(tmp_path)) as driver:
        await driver.go_to("SAM-R02")
        await driver.run_command("edit-agency")
        await driver.press("down", "enter")
        await driver.type("AAA Housing")
        await driver.press("ctrl+s")
        assert "is a name of AAA Housing already" in driver.words("#form-problem")
        await driver.press("ctrl+u")
        await driver.type("Homes")
        await driver.press("ctrl+s")
        assert " Homes " in driver.row("SAM-R02")
        assert "AAB Housing" not in driver.row("SAM-R02")
        assert "AAB Housing" in driver.words("#page")
        await driver.press("v", "v")
        assert "Homes" in "\n".join(lines(driver))
        assert "AAB Housing" not in "\n".join(lines(driver))


async def test_a_merge_lists_the_items_that_change_hands_before_it_is_done(tmp_path: Path) -> None:
    async with open_app(plan_with_two_names_of_one_agency(tmp_path)) as driver:
        await driver.run_command("merge-agency")
        await driver.press("down", "enter")
        await driver.type("nobody")
        await driver.press("ctrl+s")
        assert driver.shows(Form), "no agency has that name"
        await driver.press("ctrl+u")
        await driver.type("aaa")
        assert "= AAA Housing" in driver.note("into")
        await driver.press("ctrl+s")
        assert driver.shows(Question)
        assert "Merge AAB Housing into AAA Housing?" in driver.words("#question-heading")
        assert "SAM-R02  leads" in driver.words("#question-words")
        await driver.press("n")
        assert "AAB Housing" in names(driver)
        await driver.press("ctrl+s", "y")
        assert "AAB Housing" not in names(driver)
        assert driver.item("SAM-R02").owner.agency == "aaa-housing"


async def test_an_agency_is_not_merged_into_itself(tmp_path: Path) -> None:
    async with open_app(plan_with_two_names_of_one_agency(tmp_path)) as driver:
        await driver.run_command("merge-agency")
        await driver.press("enter")
        await driver.type("aaa")
        await driver.press("ctrl+s")
        assert "cannot be merged into itself" in driver.words("#form-problem")
