"""No document of ``paper`` holds a note or an officer's name, and one named in words stops it, whichever it is."""

from pathlib import Path

import pytest

from actionplan.services.papers import PAPERS
from tests.cli.conftest import Cli
from tests.cli.prepared import Once

AT, SAT, LATER = "executive-2027-03-11", "2027-03-11", "2027-03-12"
NAME, NOTE, SECRET = "Alex Zanzibar", "Quagmire", "Wombat"
WHO = f"{NAME}, Head of Service"

IN_JANUARY: tuple[tuple[str, ...], ...] = (
    ("assign", "R4", "R5", "--agency", "merseyside", "--role", "Head of Service", "--name", NAME),
    ("update", "R4", "Drafted", "--from", WHO),
    ("update", "R5", f"{SECRET} said so", "--from", WHO, "--restricted"),
    ("update", "R4", f"{SECRET} may say so", "--hold"),
    ("note", "R4", f"Rang {NAME}, {NOTE}", "--from", WHO),
    ("due", "R4", "R5", "2027-09-30"),
)
IN_MARCH: tuple[tuple[str, ...], ...] = (
    ("adopt", "R4", "R5", "--meeting", AT),
    ("extend", "ask", "R5", "2027-12-31", "--reason", "The audit is late", "--asked-by", WHO),
    ("extend", "grant", "R5", "--meeting", AT),
    ("meeting", "challenge", AT, "Who checks?", "--from", "Independent scrutineer", "--answer", "The auditor."),
    ("meeting", "decide", AT, "Write to the trust", "--owner", "Business Manager", "--due", "2027-04-30"),
    ("evidence", "R4", "An audit", "--kind", "impact"),
    ("complete", "R4", "--on", SAT, "--summary", "Done"),
    ("signoff", "R4", "--meeting", AT, "--agreed-by", "Jo Zanzibar, Chair", "--checked-by", "Jo Zanzibar, Auditor"),
)

ABOUT = {
    "report": ("executive-2027-06-10",),
    "plan-on-a-page": (),
    "sign-off-sheets": ("R4",),
    "chairs-brief": ("executive-2027-06-10",),
    "tables": ("executive-2027-06-10",),
    "partners-page": ("executive-2027-06-10",),
    "agency-page": ("merseyside",),
    "themes": (),
    "chronology": (),
    "year": (),
    "minute": (AT,),
    "summary": ("executive-2027-06-10",),
    "slides": ("executive-2027-06-10",),
    "status-page": (),
    "calendar": (),
}
"""What each paper is about: a summary is of a meeting to come."""

SAY_WHAT_WAS_DECIDED = ("minute", "summary", "tables", "chronology")
"""The documents that hold the decisions of a meeting in its own words."""

every_paper = pytest.mark.parametrize("paper", PAPERS)
written = pytest.mark.parametrize("form", ["text", "md"])


@pytest.fixture
def held(cli: Cli, once: Once) -> Cli:
    """A meeting that decided, on a plan that has a name wherever one can be given, a note and restricted words."""

    def work() -> None:
        cli("init")
        cli("meeting", "add", "Executive", SAT)
        cli("meeting", "add", "Executive", "2027-06-10")
        for words in IN_JANUARY:
            done = cli(*words, today="2027-01-11")
            assert done.code == 0, (words, done.err)
        for words in IN_MARCH:
            done = cli(*words, today=SAT)
            assert done.code == 0, (words, done.err)

    once(work)
    return cli


@every_paper
@written
def test_none_of_them_goes_out(held: Cli, paper: str, form: str) -> None:
    made = held("paper", paper, *ABOUT[paper], "--format", form, today=LATER)
    assert made.code == 0, made.err
    assert [word for word in ("zanzibar", NOTE.lower(), SECRET.lower()) if word in made.out.lower()] == []


@pytest.mark.parametrize("paper", SAY_WHAT_WAS_DECIDED)
@written
@pytest.mark.parametrize(
    "words",
    [
        ("meeting", "decide", AT, "As alex\u00a0zanzibar put it, seven"),
        ("meeting", "decide", AT, "A very long item that breaks somewhere about here, for all of Alex Zanzibar"),
    ],
)
def test_a_name_in_words_stops_it_and_the_entry_is_named(
    held: Cli, tmp_path: Path, paper: str, form: str, words: tuple[str, ...]
) -> None:
    if not ABOUT[paper]:  # it tells of no meeting
        words = ("update", "R5", words[-1])
    held(*words, today=LATER)
    number = held("history", "--json", today=LATER).json[-1]["entry"]
    file = tmp_path / "draft"
    refused = held("paper", paper, *ABOUT[paper], "--format", form, "-o", str(file), today=LATER)
    assert (refused.code, refused.out, file.exists()) == (3, "", False)
    assert f"Nothing was written: the {paper} would name an officer who is on record" in refused.err
    assert f"as entry {number}" in refused.err
    assert "does (words). Put it right with" in refused.err
