"""A meeting's papers: what they hold, that they add up, and that they can be made again byte for byte."""

import csv
import hashlib
import io
import json
import shutil
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from actionplan.domain.clock import Clock
from actionplan.domain.errors import ActionplanError, BadInput, Refused, WriteConflict
from actionplan.domain.rating.travel import Cause
from actionplan.domain.subjects.agencies import RenameAgency
from actionplan.domain.subjects.closing import Supersede
from actionplan.domain.subjects.extensions import AskExtension, GrantExtension, ReturnExtension
from actionplan.domain.subjects.meetings import AddMeetings, CloseMeeting
from actionplan.domain.subjects.plan import SetPolicy
from actionplan.domain.subjects.progress import RecordUpdate
from actionplan.domain.subjects.redaction import Redact
from actionplan.domain.subjects.responses import Respond
from actionplan.domain.vocabulary import MeetingKind, Response
from actionplan.ledger.ledger import Ledger
from actionplan.services.issue import issue_pack, remake_pack
from actionplan.services.proof import verify_against
from tests.factories import BY
from tests.folders import files_in, word_of
from tests.papers.make_golden_pack import GOLDEN_PACK, march_papers
from tests.stories.year_of_papers import DECEMBER, JUNE, MARCH, NASTY_TITLE, RESTRICTED, WITHDRAWN, a_year

Rows = list[dict[str, str]]
TODAY = date(2027, 6, 10)
SEPTEMBER = "executive-2027-09-09"


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a governed year; tests only read it."""
    folder = tmp_path_factory.mktemp("year")
    a_year(folder).close()
    return folder


@pytest.fixture
def later(year: Path, tmp_path: Path) -> Iterator[Ledger]:
    """A copy of the year to write to, with the clock past its last papers."""
    shutil.copytree(year, tmp_path, dirs_exist_ok=True)
    ledger = Ledger.open(str(tmp_path / "plan.db"), Clock(fixed_day=TODAY))
    yield ledger
    ledger.close()


def table(folder: Path, name: str) -> Rows:
    found = [path for path in folder.iterdir() if path.name.startswith(name)]
    return list(csv.DictReader(io.StringIO(found[0].read_text(encoding="utf-8-sig"), newline="")))


def left_beside(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.endswith(".part")]


# What the papers hold


def test_the_march_papers_are_as_they_were(tmp_path: Path) -> None:
    made = march_papers(tmp_path)
    kept = {path.name: path.read_bytes() for path in GOLDEN_PACK.iterdir() if path.name != ".gitattributes"}
    assert sorted(made) == sorted(kept)
    for name, paper in made.items():
        assert paper.decode() == kept[name].decode(), name


@pytest.mark.parametrize("meeting", [DECEMBER, MARCH, JUNE])
def test_live_and_signed_off_and_not_taken_forward_make_all_that_were_published(year: Path, meeting: str) -> None:
    live, ended = table(year / meeting, "A-"), table(year / meeting, "E-")
    signed_off = {DECEMBER: 0, MARCH: 0, JUNE: 1}[meeting]
    assert len(live) + signed_off + len(ended) == 11
    assert all(row["action"] == "" for row in (*live, *ended))


@pytest.mark.parametrize("meeting", [DECEMBER, MARCH, JUNE])
@pytest.mark.parametrize("letter", "BCDFHJ")
def test_what_a_table_of_live_items_names_lies_within_table_a(year: Path, meeting: str, letter: str) -> None:
    live = {row["ref"] for row in table(year / meeting, "A-")}
    assert {row["ref"] for row in table(year / meeting, f"{letter}-")} <= live


def test_each_table_names_the_items_of_its_kind(year: Path) -> None:
    def refs(meeting: str, letter: str) -> list[str]:
        return [row["action"] or row["ref"] for row in table(year / meeting, f"{letter}-")]

    assert refs(MARCH, "B") == ["SAM-R01"]
    assert refs(MARCH, "C") == ["SAM-R04", "SAM-R05"]
    assert refs(MARCH, "D") == ["SAM-R10", "SAM-R10-A1"]
    assert refs(MARCH, "E") == refs(JUNE, "E") == ["SAM-R09"]
    assert refs(MARCH, "F") == ["SAM-R11"]
    assert refs(JUNE, "C") == ["SAM-R04"]
    assert refs(JUNE, "D") == ["SAM-R05", "SAM-R10", "SAM-R10-A1", "SAM-R11"]
    assert refs(JUNE, "G") == refs(JUNE, "S") == ["SAM-R01"]
    assert refs(JUNE, "J") == ["SAM-R11"]


def test_a_refused_extension_stands_among_the_overdue_and_says_so(year: Path) -> None:
    requests = {row["ref"]: row["request"] for row in table(year / JUNE, "D-")}
    assert requests["SAM-R05"] == "refused on 11 March 2027"
    assert requests["SAM-R11"] == "none asked for"


def test_an_extension_asked_for_late_says_how_late(year: Path) -> None:
    assert table(year / MARCH, "C-")[0]["late"] == "asked after the date had passed"
    june = table(year / JUNE, "C-")[0]
    assert june["late"] == "asked after the date had passed"
    assert june["times_moved"] == "1"
    assert june["slip_days"] == "120"


def test_an_extension_asked_for_after_the_papers_went_out_says_so(later: Ledger, tmp_path: Path) -> None:
    later.record(AskExtension(refs=("SAM-R05",), to=date(2027, 9, 1), reason="Staff.", asked_by="Lead"), BY)
    issue_pack(later, JUNE, tmp_path / "second", BY)
    late = {row["ref"]: row["late"] for row in table(tmp_path / "second", "C-")}
    assert late == {
        "SAM-R04": "asked after the date had passed",
        "SAM-R05": "asked after the papers closed; asked after the date had passed",
    }


def test_a_refusal_is_forgotten_once_a_later_request_was_granted(later: Ledger, tmp_path: Path) -> None:
    later.record(AskExtension(refs=("SAM-R05",), to=date(2027, 6, 8), reason="Staff.", asked_by="Lead"), BY)
    later.record(GrantExtension(refs=("SAM-R05",), meeting=JUNE), BY)
    issue_pack(later, "executive-2027-09-09", tmp_path / "september", BY)
    requests = {row["ref"]: row["request"] for row in table(tmp_path / "september", "D-")}
    assert requests["SAM-R05"] == "none asked for"


def test_a_returned_extension_is_not_said_to_be_refused_among_the_overdue_nor_when_asked_anew(
    later: Ledger, tmp_path: Path
) -> None:
    later.record(ReturnExtension(refs=("SAM-R04",), meeting=JUNE, reason="Which report?"), BY)
    issue_pack(later, SEPTEMBER, tmp_path / "first", BY)
    requests = {row["ref"]: row["request"] for row in table(tmp_path / "first", "D-")}
    assert (requests["SAM-R04"], requests["SAM-R05"]) == ("returned on 10 June 2027", "refused on 11 March 2027")
    later.record(AskExtension(refs=("SAM-R04",), to=date(2027, 9, 30), reason="The audit.", asked_by="Lead"), BY)
    issue_pack(later, SEPTEMBER, tmp_path / "second", BY)
    assert table(tmp_path / "second", "C-")[0]["earlier_request"] == "returned on 10 June 2027"
    summary = (tmp_path / "second" / "summary.md").read_text(encoding="utf-8")
    assert "an earlier request was returned on 10 June 2027" in summary


def test_what_the_chair_decided_after_the_papers_closed_is_reported_in_the_next_ones(
    later: Ledger, tmp_path: Path
) -> None:
    """June's papers went out on the 3rd; the chair acted on the 8th, before the sitting of the 10th."""
    taken = date(2027, 6, 8)
    later.record(AddMeetings(body="Executive", days=(taken,), meeting_kind=MeetingKind.CHAIRS_ACTION), BY)
    chairs = "executive-2027-06-08"
    later.record(GrantExtension(refs=("SAM-R04",), meeting=chairs), BY)
    later.record(Supersede(refs=("SAM-R07",), meeting=chairs, reason="One programme."), BY)
    later.record(Respond(refs=("SAM-R02",), meeting=chairs, response=Response.ACCEPTED), BY)
    issue_pack(later, SEPTEMBER, tmp_path / "september", BY)
    decided = [row for row in table(tmp_path / "september", "I-") if row["meeting"] == chairs]
    assert [row["ref"] for row in decided] == ["SAM-R04", "SAM-R07", "SAM-R02"]
    assert {row["taken_by"] for row in decided} == {"Chair of the Executive"}
    assert all("by chair's action of 8 June 2027" in row["words"] for row in decided)
    summary = (tmp_path / "september" / "summary.md").read_text(encoding="utf-8")
    assert "**Note** 3 decisions taken by the chair since the last papers (table I): SAM-R04, SAM-R07, SAM-R02." in (
        summary
    )
    assert "superseded, by chair's action of 8 June 2027: One programme." in summary
    (granted,) = [row for row in table(tmp_path / "september", "A-") if row["ref"] == "SAM-R04"]
    assert "(extended by chair's action of 8 June 2027; first adopted for" in granted["rag_reason"]


def test_what_was_signed_off_before_the_last_papers_is_not_listed_again(later: Ledger, tmp_path: Path) -> None:
    issue_pack(later, "executive-2027-09-09", tmp_path / "september", BY)
    assert table(tmp_path / "september", "S-") == []
    assert "signed off 1 " in (tmp_path / "september" / "summary.md").read_text(encoding="utf-8")


def test_what_is_new_since_the_last_papers_is_marked(year: Path) -> None:
    assert [row["new"] for row in table(year / MARCH, "B-")] == ["new"]
    assert [row["new"] for row in table(year / MARCH, "E-")] == ["new"]
    assert [row["new"] for row in table(year / JUNE, "E-")] == [""]


def test_the_first_papers_have_no_direction_of_travel(year: Path) -> None:
    assert {row["direction"] for row in table(year / DECEMBER, "A-")} == {""}
    directions = {row["ref"]: row["direction"] for row in table(year / MARCH, "A-")}
    assert directions["SAM-R01"] == "↑ better"
    assert directions["SAM-R04"] == "↓ worse"


def test_what_made_a_rating_better_or_worse_stands_beside_it_in_table_and_summary(year: Path) -> None:
    summary = (year / JUNE / "summary.md").read_text()
    live = table(year / JUNE, "A-")
    made = {row["ref"]: row["direction_cause"] for row in live}
    assert any(made.values())
    for row in live:
        moved = row["direction"] in {"↑ better", "↓ worse"}
        assert moved or not row["direction_cause"], "only what moved has a cause"
        how = Cause(row["direction_cause"]).how if row["direction_cause"] else ""
        line = next(each for each in summary.splitlines() if each.startswith(f"| {row['ref']} |"))
        assert f"| {row['direction']}{how and f', {how}'} |" in line
    assert list(live[0])[-1] == "direction_cause", "new columns come last"
    assert {row["direction_cause"] for row in table(year / DECEMBER, "A-")} == {""}, "the first papers compare nothing"


def test_the_summary_tells_what_time_did_and_the_ratings_of_then_by_those_of_now(year: Path) -> None:
    summary = (year / JUNE / "summary.md").read_text()
    assert "### What time did, though nobody wrote anything" in summary
    told = summary.split("### What time did, though nobody wrote anything\n\n")[1].split("\n\n")[0].splitlines()
    by_time = [row for row in table(year / JUNE, "changes") if not row["entry"]]
    assert len(told) == len(by_time) > 0
    assert all(
        row["words"].split(" on ")[0] in line and row["ref"] in line for row, line in zip(by_time, told, strict=True)
    )
    then_and_now = summary.split("### Ratings in the last papers, and now\n\n")[1].split("\n\n")[0].splitlines()[2:]
    assert sum(int(line.split("|")[-2]) for line in then_and_now) == 11, "each recommendation once"
    first = (year / DECEMBER / "summary.md").read_text()
    assert "What time did" not in first
    assert "Ratings in the last papers" not in first


def test_each_papers_movement_opens_where_the_one_before_closed(year: Path) -> None:
    for kind in ("movement.csv", "movement-actions.csv"):
        december, march, june = (table(year / meeting, kind) for meeting in (DECEMBER, MARCH, JUNE))
        assert december[-1]["opening"] == "0"
        for before, after in ((december, march), (march, june)):
            closings = {row["agency"]: int(row["closing"]) for row in before}
            openings = {row["agency"]: int(row["opening"]) for row in after}
            assert {k: v for k, v in openings.items() if v} == {k: v for k, v in closings.items() if v}


def test_no_paper_shows_restricted_or_withdrawn_words(year: Path) -> None:
    for meeting in (DECEMBER, MARCH, JUNE):
        papers = files_in(year / meeting)
        sent = {name: word_of(data) for name, data in papers.items() if name.endswith(".docx")}
        assert {"send/report.docx", "send/plan-on-a-page.docx"} <= sent.keys()
        texts = {name: data.decode() for name, data in papers.items() if name not in sent}
        whole = "".join((*texts.values(), *sent.values()))
        assert RESTRICTED not in whole
        assert WITHDRAWN not in whole
        assert "A post holder" not in (year / meeting / "summary.md").read_text(encoding="utf-8")


def test_a_nasty_title_is_inert_in_the_summary_and_to_the_letter_in_the_table(year: Path) -> None:
    summary = (year / MARCH / "summary.md").read_bytes()
    assert b"\x1b" not in summary
    assert b"<b>" not in summary.replace(b"\\<b\\>", b"")
    titles = [row["short_title"] for row in table(year / MARCH, "actions")]
    assert titles == [NASTY_TITLE.replace("\x1b", "␛")]


def test_the_manifest_names_each_file_by_its_digest(year: Path) -> None:
    made = files_in(year / MARCH)
    manifest = json.loads(made.pop("manifest.json"))
    assert manifest["files"] == {name: hashlib.sha256(data).hexdigest() for name, data in made.items()}
    assert manifest["meeting"]["id"] == MARCH
    assert manifest["as_at"] == "2027-03-04"
    assert manifest["issue"] == 1


# Issued again, and proved


def test_issued_papers_are_made_again_byte_for_byte_after_later_work(later: Ledger, tmp_path: Path) -> None:
    police = later.view().resolve_agency("police").id
    later.record(RenameAgency(agency=police, name="Another Force"), BY)
    agreed = SetPolicy(key="stale_days", value=7, reason="Agreed", meeting=MARCH, recorded_late=True)
    later.record(agreed, BY)
    later.record(RecordUpdate(refs=("SAM-R04",), words="News.", on=TODAY), BY)
    later.record(CloseMeeting(meeting=MARCH), BY)
    for meeting in (DECEMBER, MARCH, JUNE):
        remade = remake_pack(later, meeting, 1, tmp_path / f"{meeting}-again")
        assert remade.identical, remade.remark
        assert files_in(remade.folder) == files_in(tmp_path / meeting)


def test_a_second_issue_has_the_number_two_and_the_first_can_still_be_made(later: Ledger, tmp_path: Path) -> None:
    later.record(RecordUpdate(refs=("SAM-R04",), words="News.", on=TODAY), BY)
    issue_pack(later, JUNE, tmp_path / "second", BY)
    manifest = json.loads((tmp_path / "second" / "manifest.json").read_bytes())
    assert manifest["issue"] == 2
    assert manifest["since"]["as_at"] == "2027-03-04"
    assert remake_pack(later, JUNE, 1, tmp_path / "first-again").identical
    assert files_in(tmp_path / "first-again") == files_in(tmp_path / JUNE)
    assert remake_pack(later, JUNE, None, tmp_path / "second-again").number == 2


def test_papers_whose_text_was_removed_since_differ_and_say_why(later: Ledger, tmp_path: Path) -> None:
    asked = next(
        line.entry.number for line in later.history(later.last_number()) if line.entry.fact.kind == "extension-asked"
    )
    later.record(Redact(entry=asked, reason="personal data"), BY)
    remade = remake_pack(later, MARCH, None, tmp_path / "again")
    assert not remade.identical
    assert f"entry {asked}" in remade.remark
    assert "Staff changes" not in (remade.folder / "C-extensions-requested.csv").read_text(encoding="utf-8")


def test_a_whole_ledger_is_proved_against_every_papers_manifest(later: Ledger, tmp_path: Path) -> None:
    for meeting in (DECEMBER, MARCH, JUNE):
        assert verify_against(later, (tmp_path / meeting / "manifest.json").read_bytes()) == []


def tampered(ledger: Ledger, statement: str) -> None:
    ledger.close()
    with sqlite3.connect(ledger.location) as raw:
        for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            raw.execute(f"DROP TRIGGER {name}")
        raw.execute(statement)
    raw.close()


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE entry SET by = 'Somebody else' WHERE number = 44", "was changed after the papers were issued"),
        ("DELETE FROM entry WHERE number = 44", "was changed after the papers were issued"),
        ("DELETE FROM entry WHERE number > 50", "was cut off"),
    ],
)
def test_a_ledger_changed_or_cut_off_before_the_head_is_found_out(
    later: Ledger, tmp_path: Path, statement: str, said: str
) -> None:
    tampered(later, statement)
    problems = verify_against(later, (tmp_path / MARCH / "manifest.json").read_bytes())
    assert said in problems[0]


def test_no_papers_are_issued_with_a_number_that_the_record_does_not_lead_to(later: Ledger, tmp_path: Path) -> None:
    tampered(later, "UPDATE item_state SET deadline_due_on = '2030-01-01' WHERE ref = 'SAM-R01' AND to_entry IS NULL")
    later.record(AddMeetings(body="Executive", days=(date(2027, 9, 9),)), BY)
    number = later.last_number()
    with pytest.raises(Refused, match=r"No papers were issued: The state kept for SAM-R01 .* actionplan verify"):
        issue_pack(later, SEPTEMBER, tmp_path / "papers", BY)
    assert later.last_number() == number
    assert not (tmp_path / "papers").exists()


def test_a_manifest_that_was_edited_is_found_out(later: Ledger, tmp_path: Path) -> None:
    edited = (tmp_path / MARCH / "manifest.json").read_bytes().replace(b"summary.md", b"summery.md")
    assert verify_against(later, edited) == [
        f"The manifest is not as it was issued for {MARCH} (issue 1): its digest differs."
    ]


@pytest.mark.parametrize(
    "manifest", [b"", b"[]", b"\xff", b'{"meeting": 1}', b'{"meeting": {"id": 1}, "issue": 1, "cut_off": 1, "head": 2}']
)
def test_what_is_no_manifest_is_refused(later: Ledger, manifest: bytes) -> None:
    with pytest.raises(BadInput, match=r"not the manifest\.json"):
        verify_against(later, manifest)


# All or nothing


def test_a_folder_that_holds_something_is_refused(later: Ledger, tmp_path: Path) -> None:
    before = later.last_number()
    for issue in (
        lambda: issue_pack(later, JUNE, tmp_path / MARCH, BY),
        lambda: remake_pack(later, JUNE, None, tmp_path / MARCH),
    ):
        with pytest.raises(BadInput, match="not empty"):
            issue()
    assert later.last_number() == before


def test_an_empty_folder_is_filled(later: Ledger, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    issue_pack(later, JUNE, tmp_path / "empty", BY)
    assert "manifest.json" in files_in(tmp_path / "empty")


@pytest.mark.parametrize("file", [5, 19])
def test_a_disk_that_is_full_half_way_leaves_nothing_and_records_nothing(
    later: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: int
) -> None:
    synced: list[int] = []

    def failing(handle: int) -> None:
        synced.append(handle)
        if len(synced) == file:
            raise OSError(28, "No space left on device")

    before = later.last_number()
    monkeypatch.setattr("actionplan.services.files.os.fsync", failing)
    with pytest.raises(BadInput, match="No space left"):
        issue_pack(later, JUNE, tmp_path / "new", BY)
    assert later.last_number() == before
    assert not (tmp_path / "new").exists()
    assert left_beside(tmp_path) == []


def test_somebody_who_writes_meanwhile_stops_the_issue(
    later: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record_all = later.record_all

    def overtaken(*given: object, **named: object) -> object:
        record_all([RecordUpdate(refs=("SAM-R04",), words="Just in.", on=TODAY)], BY)
        return record_all(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(later, "record_all", overtaken)
    with pytest.raises(WriteConflict):
        issue_pack(later, JUNE, tmp_path / "new", BY)
    assert not (tmp_path / "new").exists()
    assert left_beside(tmp_path) == []
    assert [each.number for each in later.issues() if each.meeting == JUNE] == [1]


def test_papers_recorded_and_not_put_in_place_can_be_made_again(
    later: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(_path: Path, _target: Path) -> Path:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", failing)
        with pytest.raises(BadInput, match=r"issued and recorded.*--issued"):
            issue_pack(later, JUNE, tmp_path / "new", BY)
    assert left_beside(tmp_path) == []
    remade = remake_pack(later, JUNE, None, tmp_path / "new")
    assert remade.identical
    assert remade.number == 2


def test_a_meeting_that_is_closed_or_unknown_gets_no_papers(later: Ledger, tmp_path: Path) -> None:
    later.record(CloseMeeting(meeting=MARCH), BY)
    for meeting in (MARCH, "board-2027-01-01"):
        with pytest.raises(ActionplanError):
            issue_pack(later, meeting, tmp_path / "new", BY)
    assert not (tmp_path / "new").exists()
    assert left_beside(tmp_path) == []


def test_papers_that_were_never_issued_cannot_be_made_again(later: Ledger, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="No papers were issued"):
        remake_pack(later, "executive-2027-09-09", None, tmp_path / "new")
    with pytest.raises(BadInput, match="no issue 7"):
        remake_pack(later, JUNE, 7, tmp_path / "new")
