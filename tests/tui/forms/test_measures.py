"""Measures and readings, recorded by key presses, and shown on the item's page."""

from pathlib import Path

from actionplan.domain.subjects.measures import AddMeasure
from actionplan.tui.forms.question import OneOf
from tests.factories import BY
from tests.tui.app_driver import open_app_on_new_plan


async def test_a_measure_of_marked_items_is_read_and_shown_with_its_line(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as driver:
        await driver.press("space", "space")
        await driver.run_command("measure")
        await driver.type("Plans that name a parent")
        await driver.press("tab", "tab")
        await driver.type("3 of 10")
        await driver.press("tab")
        await driver.type("90%")
        await driver.press("ctrl+s", "y")
        for number in ("4 of 10", "9 of 10"):
            await driver.go_to("SAM-R02")
            await driver.run_command("reading")
            await driver.press("tab")
            await driver.type(number)
            await driver.press("ctrl+s")
        assert driver.item("SAM-R01").evidence_impact == driver.item("SAM-R02").evidence_impact == 2
        shown = driver.words("#page")
        assert "M1 Plans that name a parent" in shown
        assert "_^ 4 of 10" in shown
        assert "target 90%, met" in " ".join(shown.split())


async def test_where_nothing_is_measured_the_form_says_so_and_saves_nothing(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as driver:
        await driver.run_command("reading")
        assert "none yet" in driver.words("#input-measure")
        await driver.press("tab")
        await driver.type("8")
        await driver.press("ctrl+s")
        assert "Add a measure first" in driver.words("#form-problem")


async def test_a_measure_is_changed_from_what_it_says_and_withdrawn(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as driver:
        driver.app.ledger.record(AddMeasure(refs=("SAM-R01",), title="Plans", baseline="3 of 10", target="90%"), BY)
        driver.app.ledger.record(AddMeasure(refs=("SAM-R01",), title="Visits"), BY)
        await driver.app.plan_display.reload()
        await driver.settle()
        await driver.run_command("edit-measure")
        assert driver.shows(OneOf)
        await driver.press("enter")
        assert [driver.field(each).typed for each in ("title", "baseline", "target")] == ["Plans", "3 of 10", "90%"]
        await driver.press("tab", "tab", "tab", "ctrl+u")
        await driver.type("60 cats")
        await driver.press("ctrl+s")
        assert driver.words("#form-problem")
        assert driver.field("target").typed == "60 cats"
        await driver.press("ctrl+u")
        await driver.type("80%")
        await driver.press("ctrl+s")
        assert driver.app.view.resolve_measure("SAM-R01-M1").target == "80%"
        await driver.run_command("withdraw-measure")
        await driver.press("down", "enter")
        assert "SAM-R01-M2 Visits, for SAM-R01" in driver.words("#form-subject")
        await driver.type("Nobody counts it.")
        await driver.press("ctrl+s")
        assert driver.app.view.resolve_measure("SAM-R01-M2").withdrawn
