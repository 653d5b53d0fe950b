"""Whatever people paste is shown as text: nothing crashes, vanishes, blinks, links or steers the terminal."""

from datetime import date
from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from actionplan.domain.subjects.actions import AddActions
from actionplan.domain.subjects.agencies import AddAgency, AgencyAdded
from actionplan.domain.subjects.owners import AssignOwner
from actionplan.domain.subjects.planning import SetPlan, SetTheme
from actionplan.domain.subjects.progress import RecordEvidence, RecordNote, RecordUpdate
from actionplan.domain.subjects.responses import Respond
from actionplan.domain.subjects.reviews import EditReview
from actionplan.domain.vocabulary import EvidenceKind, Response
from actionplan.ledger.ledger import Ledger
from actionplan.tui.commands.command import Target
from actionplan.tui.commands.offered import PLAN_COMMANDS
from tests.factories import BY, new_ledger
from tests.nasty import NASTY
from tests.tui.app_driver import NARROW, WIDE, AppDriver, open_app

TODAY = date(2026, 11, 22)
STEERING = frozenset("\x1b\x07\u202e")
"""What must never reach the terminal from a text."""


def written_everywhere(ledger: Ledger, ref: str, text: str) -> None:
    """One text in every field that takes words."""
    line = text[:280].replace("\n", " ").replace("\t", " ")
    entry = ledger.record(AddAgency(name=line), BY).entries[0]
    assert isinstance(entry.fact, AgencyAdded)
    agency = entry.fact.agency
    for command in (
        EditReview(review="SAM", title=line, review_kind=line, partnership=line),
        AssignOwner(refs=(ref,), agency=agency, role=line, name=line, contributing=("camhs",)),
        RecordUpdate(refs=(ref,), words=text, on=TODAY, sender=line),
        RecordNote(refs=(ref,), words=text, on=TODAY, sender=line),
        RecordEvidence(refs=(ref,), title=line, evidence_kind=EvidenceKind.OUTPUT, on=TODAY, held_at=line),
        SetPlan(refs=(ref,), will_do=text, intended_outcome=text, measure=text),
        SetTheme(refs=(ref,), theme=line),
        Respond(refs=(ref,), response=Response.PART, reason=text),
        AddActions(refs=(ref,), title=line, agencies=(agency,), role=line),
    ):
        ledger.record(command, BY)


def drawn(driver: AppDriver) -> str:
    """All that the screen in front would send to the terminal, without its own styles."""
    width, height = driver.app.size
    lines = driver.in_front._compositor.render_strips()
    assert len(lines) == height
    assert all(strip.cell_length <= width for strip in lines)
    return "\n".join(strip.text for strip in lines)


def plan_of(tmp_path: Path, texts: tuple[str, ...]) -> Ledger:
    """A plan in which each item holds one of the texts in every field."""
    ledger = new_ledger(tmp_path)
    for number, text in enumerate(texts, start=1):
        written_everywhere(ledger, f"SAM-R{number:02d}", text)
    return ledger


PARTS = (NASTY[:8], NASTY[8:16], NASTY[16:])
A_FORM = 2
"""So many texts are typed into each form."""


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("part", range(len(PARTS)))
async def test_every_screen_shows_nasty_texts_as_text(tmp_path: Path, part: int, size: tuple[int, int]) -> None:
    texts = PARTS[part]
    async with open_app(plan_of(tmp_path, texts), size) as driver:
        for number, text in enumerate(texts, start=1):
            await driver.go_to(f"SAM-R{number:02d}")
            screens = [drawn(driver)]
            for key in ("enter", "h"):
                await driver.press(key)
                screens.append(drawn(driver))
                await driver.press("escape")
            shown = "".join(screens)
            assert not set(shown) & STEERING
            if text.startswith("["):
                assert text[:9] in shown
        await driver.press("g", "down", "down", "enter")
        assert not set(drawn(driver)) & STEERING
        await driver.press("z")
        assert not set(drawn(driver)) & STEERING
        await driver.press("n", "slash")
        for text in texts:
            driver.in_front.query_one("#filter-input", Input).value = text[:300]
            await driver.settle()
            assert not set(drawn(driver)) & STEERING
        assert driver.app.is_running


async def test_every_form_takes_nasty_texts(tmp_path: Path) -> None:
    """Each form gets a few of the texts, and the next form the next ones, so that each text meets several forms."""
    opened = 0
    async with open_app(plan_of(tmp_path, PARTS[0]), NARROW) as driver:
        for act in PLAN_COMMANDS:
            if not act.writes or act.id == "undo":
                continue
            await driver.go_to("SAM-R01-A1" if act.target is Target.ITEM else "SAM-R01")
            driver.main.action_command(act.id)
            await driver.settle()
            if driver.in_front is driver.main:
                continue  # the rules refuse it of this item, so its form does not open
            for turn in range(opened * A_FORM, (opened + 1) * A_FORM):
                text = NASTY[turn % len(NASTY)]
                for line in driver.in_front.query(Input):
                    line.value = text[:300].replace("\n", " ")
                for area in driver.in_front.query(TextArea):
                    area.text = text
                await driver.pilot.pause()
                assert not set(drawn(driver)) & STEERING
            opened += 1
            driver.in_front.dismiss(None)
            await driver.settle()
        assert driver.in_front is driver.main
        assert opened > 15
        assert opened * A_FORM > len(NASTY)


async def test_a_nasty_update_typed_by_key_is_kept_to_the_letter(tmp_path: Path) -> None:
    ledger = new_ledger(tmp_path)
    async with open_app(ledger) as driver:
        await driver.press("u")
        await driver.type("[/x] =1+1")
        await driver.press("ctrl+s")
        view = ledger.view()
        row = view.snapshot.row("SAM-R01")
        assert row is not None
        assert view.last_update(row.item) == "[/x] =1+1"
        assert "[/x] =1+1" in driver.words("#page")
        assert "[/x] =1+1" in driver.words("#status")
