"""Measures and readings, recorded by key presses, and shown on the item's page."""

from pathlib import Path

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
