"""The page of papers: what would go out is read part by part, issued into a folder, and made again."""

import asyncio
import json
import threading
from pathlib import Path

import pytest
from textual.widgets import OptionList

from actionplan.domain.subjects.progress import RecordUpdate
from actionplan.ledger.ledger import Ledger
from actionplan.services import issue
from actionplan.services.papers import PAPERS
from actionplan.services.progress import STOPPED, Step
from actionplan.tui.forms.amending import AmendForm
from actionplan.tui.forms.papers import AgainForm, IssueForm, WritePaperForm
from actionplan.tui.forms.publishing import PublicLineForm
from actionplan.tui.screens.item import ItemScreen
from actionplan.tui.screens.main import MainScreen
from actionplan.tui.screens.papers.screen import PapersScreen
from actionplan.tui.screens.reading import DocumentScreen
from tests.factories import BY
from tests.folders import files_in
from tests.stories.between_meetings import TODAY, WAITING, plan_between_meetings
from tests.tui.app_driver import NARROW, WIDE, AppDriver, open_app, open_app_on_new_plan


def _parts(desk: AppDriver) -> list[str]:
    listed = desk.in_front.query_one("#parts", OptionList)
    return [str(listed.get_option_at_index(place).prompt) for place in range(listed.option_count)]


def _line(desk: AppDriver, options: str, place: int) -> str:
    return str(desk.in_front.query_one(options, OptionList).get_option_at_index(place).prompt)


async def _replace(desk: AppDriver, words: str) -> None:
    await desk.press("end", "ctrl+u")
    await desk.type(words)


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_what_would_go_out_is_read_issued_and_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    monkeypatch.chdir(tmp_path)
    ledger = plan_between_meetings(tmp_path)
    before = ledger.last_number()
    async with open_app(ledger, size) as desk:
        await desk.press("P")
        assert desk.shows(PapersScreen)
        assert desk.words("#papers-heading").startswith("Papers for the Executive of 9 September 2027: in ")
        assert "Not issued yet: i issues them." in desk.words("#papers-heading")
        assert _parts(desk)[0].startswith("summary.md")
        await desk.press("colon", *"R5", "enter")
        assert desk.shows(ItemScreen)
        await desk.press("escape")
        assert any(part.startswith("A-live.csv") and part.endswith(" rows") for part in _parts(desk))
        assert "action plan" in desk.words("#preview-text")
        await desk.press("down")
        assert desk.words("#preview-text").startswith("Report to the Executive")
        await desk.press("enter")
        assert desk.shows(DocumentScreen)
        await desk.press("escape", "r")
        assert any("No papers of this meeting have been issued" in each for each in desk.toasts)
        assert ledger.last_number() == before, "reading records nothing"

        await desk.press("i")
        assert desk.shows(IssueForm)
        await _replace(desk, "nowhere/papers")
        await desk.press("ctrl+s")
        assert "There is no folder" in desk.words("#form-problem")
        assert ledger.last_number() == before
        await _replace(desk, "papers")
        await desk.press("ctrl+s")
        assert desk.shows(PapersScreen)
        assert any(str(tmp_path / "papers") in each for each in desk.toasts)
        assert "Issued: issue 1 as at " in desk.words("#papers-heading")
        manifest = json.loads((tmp_path / "papers" / "manifest.json").read_text(encoding="utf-8"))
        assert set(manifest["files"]) >= {part.split()[0] for part in _parts(desk) if ".csv" in part}

        await desk.press("r")
        assert desk.shows(AgainForm)
        await desk.press("tab")
        await _replace(desk, "again")
        await desk.press("ctrl+s")
        assert any("every byte is as it was issued" in each for each in desk.toasts)
        assert files_in(tmp_path / "again") == files_in(tmp_path / "papers")
        await desk.press("escape")
        assert desk.shows(MainScreen)


async def test_papers_of_a_sitting_that_is_over_need_a_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with open_app(plan_between_meetings(tmp_path)) as desk:
        await desk.press("P", "o")
        await desk.press("down", "enter")
        assert desk.words("#papers-heading").startswith("Papers for the Executive of 10 June 2027:")
        await desk.press("i", "ctrl+s")
        assert desk.shows(IssueForm), "a reason is missing, and the cursor stands where it goes"
        await desk.type("They went by post")
        await desk.press("ctrl+s")
        assert desk.shows(PapersScreen)
        assert (tmp_path / "papers-executive-2027-06-10" / "manifest.json").is_file()


async def test_without_a_meeting_it_says_what_to_press(tmp_path: Path) -> None:
    async with open_app_on_new_plan(tmp_path) as desk:
        await desk.press("P")
        assert "No meeting is on record yet" in desk.words("#papers-heading")
        await desk.press("i", "r", "o", "enter", "c")
        assert desk.shows(DocumentScreen), "only the check is there"
        await desk.press("escape", "q")
        assert desk.shows(MainScreen)


async def test_each_document_is_read_in_an_edition_written_and_what_stops_it_put_right_on_the_spot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("actionplan.services.guard_words.state_folder", lambda: tmp_path / "state")
    monkeypatch.setattr("actionplan.services.notes.state_folder", lambda: tmp_path / "state")
    monkeypatch.setattr("actionplan.papers.formats.registry.find_spec", lambda _: None)
    ledger = plan_between_meetings(tmp_path)
    async with open_app(ledger, NARROW) as desk:
        await desk.press("P", "2")
        assert len(_parts(desk)) == len(PAPERS)
        assert "report, about the Executive of 9 September 2027 · edition: body" in desk.words("#papers-heading")
        assert "It leaves out restricted words" in desk.words("#preview-text")
        assert "a About" not in desk.words("#keys"), "it is about the meeting, and nothing else"
        await desk.press("down", "a")
        await desk.press("down", "enter")
        assert "plan-on-a-page, about the Executive of 9 September 2027" in desk.words("#papers-heading")
        await desk.press("e")
        await desk.press(*["down"] * 3, "enter")
        assert "There is no public edition as at" in desk.words("#preview-text")
        await desk.press("e")
        await desk.press(*["up"] * 3, "enter")

        await desk.press("w")
        assert desk.shows(WritePaperForm)
        await desk.press(*["right"] * 3)
        assert "PDF needs an extra that is not installed. To install it:" in desk.words("#form-problem")
        await desk.press(*["left"] * 3, "tab", "tab", *"nowhere/plan", "ctrl+s")
        assert "cannot be written" in desk.words("#form-problem")
        await _replace(desk, "plan")
        await desk.press("ctrl+s")
        assert (tmp_path / "plan.docx").read_bytes().startswith(b"PK")

        words = "Seen by Zebulon at L36 9YY."
        await desk.press("1", "g")
        await desk.press(*"zebulon", "ctrl+s")
        entry = ledger.record(RecordUpdate(refs=(WAITING,), words=words, on=TODAY), BY).entries[0].number
        await desk.app.plan_display.refresh()
        await desk.settle()
        await desk.press("4")
        assert "2 things to be put right" in desk.words("#papers-heading")
        lines = _parts(desk)
        assert all(line.startswith(f"{WAITING}    entry {entry}") for line in lines)
        assert "zebulon" not in "".join(lines).casefold()
        assert words in desk.words("#preview-text")
        await desk.press("2", "w")
        assert desk.shows(WritePaperForm)
        assert "The guard stops a guarded word, z… (7 characters), and 1 more" in desk.words("#form-problem")
        await desk.press("escape", "enter")
        assert desk.shows(PapersScreen), "what must not leave is not opened, where it could be saved"

        await desk.press("4", "down", "enter")
        await desk.press("down", "down", "enter")
        assert "Let it out for good?" in desk.words("#question-heading")
        await desk.press("y")
        assert len(_parts(desk)) == 1, "the guard's findings were looked at again"
        await desk.press("enter")
        await desk.press("down", "enter")
        assert desk.shows(ItemScreen)
        await desk.press("escape", "enter")
        await desk.press("enter")
        assert desk.shows(AmendForm)
        assert (desk.field("entry").typed, desk.field("words").typed) == (str(entry), words)
        await _replace(desk, str(entry))
        await desk.press("tab")
        await _replace(desk, "Seen.")
        await desk.press(*["tab"] * 5, *"Names", "ctrl+s")
        assert desk.shows(PapersScreen)
        assert _parts(desk) == []
        assert "Nothing keeps these papers from going out." in desk.words("#papers-heading")

        await desk.press("l")
        assert "no line yet" in _line(desk, "#question-options", 0)
        await desk.press("enter")
        assert desk.shows(PublicLineForm)


async def test_what_is_being_made_can_be_called_off_and_an_issue_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    going, halt = threading.Event(), threading.Event()
    prove = issue._refuse_unless_whole

    def slow(ledger: Ledger, step: Step) -> None:
        step("proving the record whole")
        going.set()
        halt.wait(20)
        prove(ledger, step)

    monkeypatch.setattr(issue, "_refuse_unless_whole", slow)
    ledger = plan_between_meetings(tmp_path)
    before = ledger.last_number()
    async with open_app(ledger) as desk:
        await desk.press("P", "i")
        await desk.pilot.press("ctrl+s")
        await asyncio.to_thread(going.wait, 20)
        await desk.pilot.pause()
        assert "proving the record whole … · escape stops it" in desk.words("#status")
        await desk.pilot.press("escape")
        assert desk.words("#status") == "Stopping …"
        halt.set()
        await desk.settle()
        assert desk.shows(PapersScreen)
        assert STOPPED in desk.toasts
        assert ledger.last_number() == before
        assert not (tmp_path / "papers-executive-2027-09-09").exists()

        await desk.press("i", "ctrl+s", "3")
        assert _parts(desk)[0].startswith("Issue 1  ")
        assert "The Executive of 9 September 2027: action plan" in desk.words("#preview-text")
        await desk.press("f")
        assert "report.docx" in "".join(_line(desk, "#question-options", place) for place in range(5))
