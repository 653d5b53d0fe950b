"""Updates and evidence, recorded by key presses."""

import hashlib
from pathlib import Path

from actionplan.domain.vocabulary import Declared, Status
from tests.tui.app_driver import desk_at


async def test_an_update_starts_the_item_and_carries_the_leads_view(tmp_path: Path) -> None:
    async with desk_at(tmp_path) as desk:
        await desk.press("u")
        await desk.type("Two of five done")
        await desk.press("tab")
        await desk.type("Business Manager")
        await desk.press("tab", "right", "tab", "right", "right", "ctrl+s")
        assert desk.item("SAM-R01").status is Status.IN_PROGRESS
        assert desk.item("SAM-R01").declared is Declared.AMBER
        assert "Two of five done" in desk.words("#page")
        assert "by phone · says amber" in desk.words("#page")


async def test_evidence_of_a_file_keeps_its_digest_and_where_it_is_held(tmp_path: Path) -> None:
    file = tmp_path / "audit.pdf"
    file.write_bytes(b"findings")
    async with desk_at(tmp_path) as desk:
        await desk.press("e")
        await desk.type("Audit findings")
        await desk.press("tab", "right", "tab")
        await desk.type("Shared drive")
        await desk.press("tab")
        await desk.type(str(file))
        await desk.press("ctrl+s")
        record = desk.app.ledger.records("SAM-R01", desk.app.ledger.head())[0]
        assert record.sha256 == hashlib.sha256(b"findings").hexdigest()
        assert desk.item("SAM-R01").evidence_quality == 1
        assert "held at Shared drive" in desk.words("#page")


async def test_a_file_that_cannot_be_read_is_said_and_nothing_typed_is_lost(tmp_path: Path) -> None:
    async with desk_at(tmp_path) as desk:
        await desk.press("e")
        await desk.type("Audit findings")
        await desk.press("tab", "tab", "tab")
        await desk.type("/no/such/file")
        await desk.press("ctrl+s")
        assert "cannot be read" in desk.words("#form-problem")
        assert desk.field("title").typed == "Audit findings"
        assert desk.item("SAM-R01").evidence_count == 0
