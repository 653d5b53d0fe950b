"""A second issue of a meeting's papers: what it replaces, what changed since, and what later papers compare with."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from actionplan.domain.clock import Clock
from actionplan.domain.errors import Refused
from actionplan.domain.subjects.bodies import EditBody
from actionplan.domain.subjects.deadlines import ProposeDate
from actionplan.domain.subjects.meetings import AddMeetings
from actionplan.domain.subjects.owners import AssignOwner
from actionplan.domain.subjects.progress import RecordUpdate
from actionplan.ledger.ledger import Ledger
from actionplan.papers.documents.pack_summary import pack_summary
from actionplan.papers.formats.markdown import to_markdown
from actionplan.services.issue import draft_papers, issue_pack, remake_pack
from tests.factories import BY, new_ledger, on_day

DECEMBER, MARCH = "executive-2026-12-10", "executive-2027-03-11"
BEGAN, FIRST, CLOSED, SECOND = (date(2026, 11, 30), date(2026, 12, 3), date(2026, 12, 5), date(2026, 12, 8))
LATE, SPRING = date(2026, 12, 14), date(2027, 3, 4)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Papers of two meetings, each a folder: December's twice in time and once late, March's twice."""
    made = tmp_path_factory.mktemp("issues")
    ledger = new_ledger(made, BEGAN)
    ledger.record(AddMeetings(body="Executive", days=(date(2026, 12, 10), date(2027, 3, 11))), BY)
    ledger.record(AssignOwner(refs=("SAM-R04",), agency="merseyside-police"), BY)
    ledger.close()
    ledger = on_day(ledger, FIRST)
    issue_pack(ledger, DECEMBER, made / "december-1", BY)
    ledger.close()
    ledger = on_day(ledger, SECOND)
    ledger.record(ProposeDate(refs=("SAM-R04",), on=date(2027, 4, 30)), BY)
    draft = to_markdown(pack_summary(draft_papers(ledger, DECEMBER)))
    issue_pack(ledger, DECEMBER, made / "december-2", BY)
    assert (made / "december-2" / "summary.md").read_bytes() == draft
    ledger.close()
    ledger = on_day(ledger, LATE)
    ledger.record(RecordUpdate(refs=("SAM-R04",), words="Begun.", on=LATE), BY)
    issue_pack(ledger, DECEMBER, made / "december-3", BY, late=True, reason="A table was missing.")
    ledger.close()
    ledger = on_day(ledger, SPRING)
    issue_pack(ledger, MARCH, made / "march-1", BY)
    issue_pack(ledger, MARCH, made / "march-2", BY)
    ledger.close()
    return made


@pytest.fixture
def later(folder: Path) -> Iterator[Ledger]:
    """The plan after all of them; tests record nothing in it."""
    found = next(folder.glob("*.db"))
    ledger = Ledger.open(str(found), Clock(fixed_day=SPRING))
    yield ledger
    ledger.close()


def summary(folder: Path, name: str) -> str:
    return (folder / name / "summary.md").read_text(encoding="utf-8")


def manifest(folder: Path, name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / name / "manifest.json").read_bytes())
    return found


def test_a_second_issue_names_the_one_that_it_replaces_and_says_what_changed(folder: Path) -> None:
    said = summary(folder, "december-2")
    assert "Issue 2 replaces the papers issued on 3 December 2026, as at 3 December 2026." in said
    part = said.partition("## What changed since issue 1\n")[2].partition("\n## ")[0]
    assert "Items with another rating, date, status or lead: 1. Newly asked: 1. No longer asked: 1." in part
    assert "date 30 April 2027, proposed (was none)" in part
    assert "8 December 2026: Proposed date set to 30 April 2027." in part
    assert "To adopt 30 April 2027 as the date of SAM-R04." in part
    assert "In all, 1 change was recorded since issue 1; `changes.csv` has each in words." in part
    assert "since issue" not in summary(folder, "december-1")


def test_the_manifest_names_the_issue_that_is_replaced(folder: Path) -> None:
    first, second = manifest(folder, "december-1"), manifest(folder, "december-2")
    assert first["replaces"] is None
    told = second["replaces"]
    assert (told["issue"], told["issued_on"], told["as_at"]) == (1, "2026-12-03", "2026-12-03")
    assert told["cut_off"] == first["cut_off"]
    assert len(told["manifest_sha256"]) == 64


def test_late_papers_replace_nothing_and_say_what_the_meeting_had(folder: Path) -> None:
    said = summary(folder, "december-3")
    assert "Issue 3 went out after the meeting, which had the papers issued on 8 December 2026, as at" in said
    assert "## What changed since issue 2" in said
    assert manifest(folder, "december-3")["replaces"] is None


def test_movement_goes_by_the_last_issue_before_an_earlier_sitting(folder: Path) -> None:
    """Not by the meeting's own first issue, and not by papers that went out after the sitting."""
    own, timely = manifest(folder, "december-2"), manifest(folder, "december-2")["cut_off"]
    assert own["since"] is None
    assert "This is the first meeting of this body to have papers." in summary(folder, "december-2")
    for name in ("march-1", "march-2"):
        assert manifest(folder, name)["since"] == {"as_at": "2026-12-08", "cut_off": timely}
        said = summary(folder, name)
        assert "Compared with the papers of the meeting of 10 December 2026, as at 8 December 2026." in said
        assert "from 8 December 2026 to 4 March 2027" in said


def test_an_issue_in_which_nothing_differs_says_so(folder: Path) -> None:
    assert "Every rating, date, status and lead is as in issue 1, and the same is asked." in summary(folder, "march-2")


@pytest.mark.parametrize(("meeting", "name", "issues"), [(DECEMBER, "december", 3), (MARCH, "march", 2)])
def test_every_issue_is_made_again_byte_for_byte(
    folder: Path, later: Ledger, tmp_path: Path, meeting: str, name: str, issues: int
) -> None:
    for number in range(1, issues + 1):
        again = remake_pack(later, meeting, number, tmp_path / str(number))
        assert again.identical, again.remark
        for path in (each for each in again.folder.rglob("*") if each.is_file()):
            place = path.relative_to(again.folder)
            assert path.read_bytes() == (folder / f"{name}-{number}" / place).read_bytes(), place


def test_another_issue_does_not_go_back_before_the_last(tmp_path: Path) -> None:
    ledger = new_ledger(tmp_path, BEGAN)
    ledger.record(AddMeetings(body="Executive", days=(date(2026, 12, 10),)), BY)
    ledger.close()
    ledger = on_day(ledger, SECOND)
    issue_pack(ledger, DECEMBER, tmp_path / "first", BY)
    before = ledger.last_number()
    with pytest.raises(Refused, match="stands as at 8 December 2026: another issue cannot go back before it"):
        issue_pack(ledger, DECEMBER, tmp_path / "second", BY, as_at=CLOSED)
    with pytest.raises(Refused, match="cannot go back"):
        draft_papers(ledger, DECEMBER, ledger.moment("2026-12-05"))
    assert ledger.last_number() == before
    assert not (tmp_path / "second").exists()
    ledger.close()


def test_two_issues_that_closed_on_one_day_by_the_timetable_say_the_same_and_name_that_day(tmp_path: Path) -> None:
    ledger = new_ledger(tmp_path, BEGAN)
    ledger.record(AddMeetings(body="Executive", days=(date(2026, 12, 10),)), BY)
    ledger.record(EditBody(name="Executive", papers_close=7), BY)
    ledger.close()
    ledger = on_day(ledger, CLOSED)
    issue_pack(ledger, DECEMBER, tmp_path / "first", BY)
    ledger.record(AssignOwner(refs=("SAM-R04",), agency="merseyside-police"), BY)
    ledger.close()
    ledger = on_day(ledger, SECOND)
    issue_pack(ledger, DECEMBER, tmp_path / "second", BY)
    told = manifest(tmp_path, "second")["replaces"]
    assert (told["issued_on"], told["as_at"]) == ("2026-12-05", "2026-12-03")
    assert told["cut_off"] == manifest(tmp_path, "second")["cut_off"]
    said = summary(tmp_path, "second")
    opening = (
        "As at Thursday 3 December 2026. Issue 2 replaces the papers issued on 5 December 2026, as at 3 December 2026."
    )
    assert opening in said
    assert "Every rating, date, status and lead is as in issue 1, and the same is asked." in said
    assert "recorded since issue 1" not in said, "what was recorded since stands in neither"
    assert remake_pack(ledger, DECEMBER, 2, tmp_path / "again").identical
    ledger.close()
