"""The page of an item: two columns, other items without leaving it, its history, a copy, and its evidence opened."""

from datetime import date
from pathlib import Path

import pytest

from actionplan.domain.subjects.actions import AddActions
from actionplan.domain.subjects.progress import RecordEvidence, RecordNote, RecordUpdate
from actionplan.domain.vocabulary import EvidenceKind
from actionplan.ledger.ledger import Ledger
from actionplan.services import copied, opening
from actionplan.tui.forms.question import OneOf
from actionplan.tui.screens.item import ItemScreen
from tests.factories import BY, new_ledger
from tests.tui.app_driver import WIDE, AppDriver, open_app

ON = date(2026, 11, 22)
PLACE = "https://example.org/audit (page 3)"


def plan_with_evidence(tmp_path: Path) -> Ledger:
    """An item with an action, updates open and restricted, a contact, and evidence that is held somewhere."""
    ledger = new_ledger(tmp_path)
    refs = ("SAM-R02",)
    ledger.record(AddActions(refs=refs, title="Train all staff"), BY)
    ledger.record(RecordUpdate(refs=refs, words="Half are trained.", on=ON, sender="Lead officer"), BY)
    ledger.record(RecordUpdate(refs=refs, words="In confidence.", on=ON, sender="Lead officer", restricted=True), BY)
    ledger.record(RecordNote(refs=refs, words="Rang, no answer.", on=ON, sender="Manager"), BY)
    evidence = RecordEvidence(refs=refs, evidence_kind=EvidenceKind.OUTPUT, title="Audit", held_at=PLACE, on=ON)
    ledger.record(evidence, BY)
    for title, held in (("Audit", PLACE), ("Survey", "Shelf 4")):
        kind = EvidenceKind.OUTPUT
        ledger.record(RecordEvidence(refs=("SAM-R03",), evidence_kind=kind, title=title, held_at=held, on=ON), BY)
    return ledger


def at(driver: AppDriver) -> str:
    """The item whose page is in front."""
    assert isinstance(driver.in_front, ItemScreen)
    return driver.in_front.ref


async def test_one_goes_on_to_other_items_and_up_and_back_without_leaving_the_page(tmp_path: Path) -> None:
    async with open_app(plan_with_evidence(tmp_path), WIDE) as driver:
        await driver.press("enter", "right")
        assert at(driver) == "SAM-R02"
        assert "2 of 12" in driver.words("#status")
        assert "Half are trained." in driver.words("#beside")
        _, story = driver.words("#beside").split("History")
        assert story.count("22 Nov 26 ●") == 1, "a day is said once"
        assert "│ A piece of evidence" in story
        assert "In confidence" not in story
        assert "Train all staff" in driver.words("#page")
        await driver.press("circumflex_accent")
        assert at(driver) == "SAM-R02-A1"
        await driver.press("circumflex_accent")
        assert at(driver) == "SAM-R02"
        await driver.press("right", "right", "left", "left", "left", "left")
        assert at(driver) == "SAM-R01"
        assert "no item before this one" in driver.words("#status")
        await driver.press("right_square_bracket")
        assert "no Red or Amber after this one" in driver.words("#status")
        await driver.press("right", "escape")
        assert driver.in_front is driver.main
        assert driver.table.cursor_ref == "SAM-R02", "the list's cursor has followed"
        await driver.pilot.resize_terminal(80, 24)
        await driver.press("enter")
        assert not driver.in_front.query_one("#beside").display
        assert "Half are trained." in driver.words("#page")


async def test_a_copy_for_an_email_leaves_out_contacts_and_what_is_restricted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copied, "state_folder", lambda: tmp_path / "state")
    opened: list[str] = []

    def refuse(place: str) -> bool:
        opened.append(place)
        return False

    monkeypatch.setattr(opening, "open_place", refuse)
    async with open_app(plan_with_evidence(tmp_path)) as driver:
        await driver.go_to("SAM-R02")
        await driver.press("enter", "y")
        text = driver.app.clipboard
        assert text.startswith("SAM-R02   ○ GREY")
        assert "Half are trained." in text
        assert "In confidence" not in text
        assert "Rang" not in text
        file = tmp_path / "state" / copied.FILE
        assert file.read_text(encoding="utf-8") == text
        assert any(str(file) in toast for toast in driver.toasts)
        await driver.press("enter")
        assert opened == [PLACE]
        assert driver.app.clipboard == PLACE, "what cannot be opened is copied"
        await driver.press("right", "right", "enter")
        assert driver.shows(OneOf), "there are two to choose from"
        await driver.press("enter")
        assert opened[1:] == ["Shelf 4"]


def test_only_addresses_and_documents_of_this_computer_are_opened(tmp_path: Path) -> None:
    document, program = tmp_path / "a report.pdf", tmp_path / "run.sh"
    for each in (document, program):
        each.write_text("x", encoding="utf-8")
    assert opening.openable(f" {document} ") == str(document)
    assert opening.openable(f"On the web: {PLACE}") == "https://example.org/audit"
    on_others = ("//server/share/a.pdf", r"\\server\a.pdf", "javascript:alert(1)", "file:///etc/passwd")
    unclear = (str(program), str(tmp_path), "report.pdf", "-x.pdf", "", f"{document}\x1b", str(tmp_path / "gone.pdf"))
    for place in (*on_others, *unclear):
        assert opening.openable(place) == "", place
        assert not opening.open_place(place)
