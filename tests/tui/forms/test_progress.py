"""Updates and evidence, recorded by key presses."""

import hashlib
from pathlib import Path

from actionplan.domain.vocabulary import Declared, Status
from tests.tui.app_driver import open_app_on_new_plan


async def test_an_update_starts_the_item_and_carries_the_leads_view(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as driver:
        await driver.press("u")
        await driver.type("Two of five done")
        await driver.press("tab")
        await driver.type("Business Manager")
        await driver.press("tab", "right", "tab", "right", "right", "ctrl+s")
        assert driver.item("SAM-R01").status is Status.IN_PROGRESS
        assert driver.item("SAM-R01").declared is Declared.AMBER
        assert "Two of five done" in driver.words("#page")
        assert "by phone · says amber" in driver.words("#page")


async def test_evidence_of_a_file_keeps_its_digest_and_where_it_is_held(tmp_path: Path) -> None:
    file = tmp_path / "audit.pdf"
    file.write_bytes(b"findings")
    async with open_app_on_new_plan(tmp_path) as driver:
        await driver.press("e")
        await driver.type("Audit findings")
        await driver.press("tab", "right", "tab")
        await driver.type("Shared drive")
        await driver.press("tab")
        await driver.type(str(file))
        await driver.press("ctrl+s")
        record = driver.app.ledger.records("SAM-R01", driver.app.ledger.head())[0]
        assert record.sha256 == hashlib.sha256(b"findings").hexdigest()
        assert driver.item("SAM-R01").evidence_quality == 1
        assert "held at Shared drive" in driver.words("#page")


async def test_a_file_that_cannot_be_read_is_said_and_nothing_typed_is_lost(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as driver:
        await driver.press("e")
        await driver.type("Audit findings")
        await driver.press("tab", "tab", "tab")
        await driver.type("/no/such/file")
        await driver.press("ctrl+s")
        assert "cannot be read" in driver.words("#form-problem")
        assert driver.field("title").typed == "Audit findings"
        assert driver.item("SAM-R01").evidence_count == 0


async def test_the_day_of_an_update_is_the_last_such_day(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as driver:
        await driver.press("u")
        driver.field("on").query_one("Input").focus()
        await driver.press("ctrl+u")
        await driver.type("12 dec")
        assert driver.note("on") == "Friday 12 December 2025, 345 days ago"
