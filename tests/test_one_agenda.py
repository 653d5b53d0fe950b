"""A meeting is asked the same number of things wherever it is counted: papers, screens and commands read one agenda."""

import io
import json
import re
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from textual.widgets import OptionList

from actionplan.cli.main import run_command
from actionplan.demo import make_demo
from actionplan.domain.clock import Clock
from actionplan.domain.governance.agenda import agenda
from actionplan.domain.governance.exceptions import Exceptional, exceptions_of
from actionplan.domain.governance.pack import PackPaper, pack_paper
from actionplan.domain.meetings.issued_papers import last_issued, papers_of
from actionplan.ledger.ledger import Ledger
from actionplan.services.compare import papers_before, with_travel
from actionplan.tui.present.pages import ListPage, pages_of
from actionplan.tui.present.source import Source
from tests.tui.app_driver import open_app

TODAY = date(2027, 3, 9)


class Keyboard(io.StringIO):
    """Standard input, or standard error, of a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration plan, whose next sitting has no papers yet."""
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    make_demo(path, TODAY)
    return path


def opened(demo: Path) -> Ledger:
    return Ledger.open(str(demo), Clock(fixed_day=TODAY))


def next_papers(ledger: Ledger) -> PackPaper:
    """The papers of the next sitting, as they would be issued today."""
    view = ledger.view()
    meeting = Source(ledger, "next executive").read().meeting
    assert meeting is not None
    issued = last_issued(view.snapshot.meetings, meeting)
    before = papers_of(issued)
    assert issued is not None
    assert before is not None
    lines, earlier = ledger.history(view.snapshot.head), papers_before(ledger, view, issued)
    return pack_paper(meeting.id, view, ledger.view(before), lines, earlier=earlier)


def listed(ledger: Ledger, name: str) -> list[str]:
    """The refs that the meeting view lists on its pages of that name."""
    pages = pages_of(Source(ledger, "next executive").read())
    return [line.ref for page in pages if isinstance(page, ListPage) and page.name == name for line in page.lines]


async def test_papers_screens_and_commands_show_the_same_number(
    demo: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    ledger = opened(demo)
    paper = next_papers(ledger)
    number = len(agenda(ledger.view().snapshot, paper.meeting))
    assert number > 5
    assert any(ask.follow_up is not None for ask in paper.agenda)
    assert len(paper.agenda) == number
    asked = [ref for ask in paper.asks if not ask.to_note for ref in ask.refs]
    assert len(asked) == number
    assert Counter(listed(ledger, "decisions")) == Counter(asked)
    async with open_app(ledger) as desk:
        await desk.press("m")
        meetings = desk.in_front.query_one("#meetings", OptionList)
        meetings.highlighted = meetings.get_option_index(paper.meeting.id)
        await desk.press("enter")
        assert desk.in_front.query_one("#running", OptionList).option_count == number
        assert f": {number}" in desk.words("#running-heading")

    monkeypatch.setenv("ACTIONPLAN_DB", str(demo))
    monkeypatch.setenv("ACTIONPLAN_TODAY", TODAY.isoformat())
    for words in (["agenda", "--json"], ["meeting", "show", paper.meeting.id, "--json"]):
        run_command(words)
        written = json.loads(capsysbinary.readouterr().out)
        assert [each["follow_up"] or each["refs"][0] for each in written["asks"]] == [ask.ref for ask in paper.agenda]
    run_command(["agenda"])
    assert f"{number} items, as at" in capsysbinary.readouterr().out.decode()
    run_command(["check"])
    checked = " ".join(capsysbinary.readouterr().out.decode().split())
    assert f"{paper.meeting.title} has {number} items on its agenda." in checked
    said = Keyboard()
    monkeypatch.setattr(sys, "stdin", Keyboard("q\n"))
    monkeypatch.setattr(sys, "stderr", said)
    run_command(["meeting", "minute", paper.meeting.id])
    assert f": {number} to decide." in said.getvalue()
    assert re.search(rf"Recorded 0, left open {number}\.", capsysbinary.readouterr().out.decode())


def test_every_place_shows_the_same_exceptions(
    demo: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    ledger = opened(demo)
    paper = next_papers(ledger)
    refs = paper.exceptions.refs
    assert len(refs) > 3
    assert sorted(listed(ledger, "exceptions")) == sorted(refs)
    found = {line.ref: line.why for line in exceptions_of(with_travel(ledger, ledger.view()))}
    assert tuple(found) == refs
    assert {why for each in found.values() for why in each} >= {Exceptional.RED, Exceptional.WORSE}
    ledger.close()

    monkeypatch.setenv("ACTIONPLAN_DB", str(demo))
    monkeypatch.setenv("ACTIONPLAN_TODAY", TODAY.isoformat())

    def printed(*words: str) -> bytes:
        run_command([*words])
        return capsysbinary.readouterr().out

    for words in (("status", "--json"), ("list", "--json"), ("export", "json")):
        written = json.loads(printed(*words))["totals"]["exceptions"]
        assert [(each["ref"], tuple(each["why"])) for each in written] == list(found.items())
    shown = printed("status").decode()
    assert f"Exceptions: {len(refs)}" in shown
    items = [ref for ref in refs if not ref.startswith("F")]
    assert [each["ref"] for each in json.loads(printed("list", "is:exception", "--json"))["items"]] == items
