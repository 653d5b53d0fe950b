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
from actionplan.domain.governance.exceptions import Exceptional, why_exceptional
from actionplan.domain.governance.pack import PackPaper, pack_paper
from actionplan.domain.meetings.issued_papers import last_papers
from actionplan.domain.rating.travel import direction
from actionplan.ledger.ledger import Ledger
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
    before = last_papers(view.snapshot.meetings, meeting)
    then = None if before is None else ledger.view(before)
    return pack_paper(meeting.id, view, then, ledger.history(view.snapshot.head))


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
    asked = [ref for ask in paper.asks if ask.verb != "note" for ref in ask.refs]
    assert len(asked) == number
    view = ledger.view()
    parents = {row.ref: row.item.parent or row.ref for row in view.rows}
    parents |= {each.name: each.name for each in view.snapshot.follow_ups}
    assert Counter(listed(ledger, "decisions")) == Counter(parents[ref] for ref in asked)
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


def test_the_papers_and_the_meeting_view_list_the_same_exceptions(demo: Path) -> None:
    ledger = opened(demo)
    paper = next_papers(ledger)
    assert sorted(listed(ledger, "exceptions")) == sorted(paper.exceptions.refs)
    view = ledger.view()
    before = last_papers(view.snapshot.meetings, paper.meeting)
    assert before is not None
    then = ledger.view(before).snapshot
    rows = [view.snapshot.row(ref) for ref in paper.exceptions.refs]
    found = {why for row in rows if row for why in why_exceptional(row, direction(row, then.row(row.ref)))}
    assert Exceptional.RED in found
    ledger.close()
