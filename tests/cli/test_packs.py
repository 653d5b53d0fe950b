"""``pack``, ``verify --against`` and ``present``: papers that are issued, recorded, and can be had again."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.cli.prepared import Once
from tests.folders import files_in

ID = "executive-2026-12-10"
DAY = "2026-12-03"


@pytest.fixture
def planned(done: Cli, once: Once) -> Cli:
    """A plan with some work, and a sitting of the Executive to come."""

    def work() -> None:
        done("meeting", "add", "Executive", "10 December 2026")
        done("assign", "R4", "--agency", "pol", "--name", "Duty Officer")
        done("due", "R4", "31 March 2027")
        done("update", "R4", "Before the papers")

    once(work)
    return done


@pytest.fixture
def issued(planned: Cli, home: Path) -> Path:
    """The papers of the Executive, as they were issued."""
    ran = planned("pack", "next executive", "-o", str(home / "papers"), today=DAY)
    assert ran.out.startswith(f"Papers issued for {ID}, as at 2026-12-03: ")
    assert "summary.md" in ran.out.splitlines()
    return home / "papers"


def entries(cli: Cli) -> int:
    return len(cli("history", "--json", today=DAY).json)


def test_issuing_records_it_and_as_at_the_meeting_is_the_papers(planned: Cli, issued: Path) -> None:
    meeting = planned("meeting", "list", "--json", today=DAY).json[0]
    assert (meeting["packs_issued"], meeting["papers_as_at"]) == (1, DAY)
    planned("update", "R4", "After the papers", today="2026-12-04")
    assert planned("show", "R4", "--json", "--as-at", ID, today="2026-12-04").json["last_update"] == "Before the papers"
    assert {"manifest.json", "A-live.csv", "movement.csv", "changes.csv"} <= files_in(issued).keys()
    assert {"send/report.docx", "send/plan-on-a-page.docx"} <= files_in(issued).keys()


def test_a_second_issue_is_numbered_and_either_can_be_had_again(planned: Cli, issued: Path, home: Path) -> None:
    planned("update", "R4", "After the papers", today="2026-12-04")
    again = planned("pack", ID, "-o", str(home / "second"), today="2026-12-04")
    assert "(issue 2)" in again.out
    assert "Issue 2 replaces the papers issued on 3 December 2026, as at 3 December 2026." in again.err
    assert "papers issued 2 times, as at 4 December 2026" in planned("meeting", "list", today="2026-12-04").out
    assert "issue 2, which replaces issue 1" in " ".join(planned("meeting", "show", ID, today="2026-12-04").out.split())
    for number, first in (("1", issued), ("2", home / "second")):
        copy = home / f"copy-{number}"
        ran = planned("pack", ID, "--issued", number, "-o", str(copy), today="2027-01-10")
        assert "Every byte is as it was issued." in ran.err
        assert files_in(copy) == files_in(first)
    planned("pack", ID, "--issued", "-o", str(home / "latest"), today="2027-01-10")
    assert (home / "latest" / "manifest.json").read_bytes() == (home / "second" / "manifest.json").read_bytes()


def test_a_draft_of_the_summary_says_what_would_go_out_and_records_nothing(
    cli: Cli, planned: Cli, issued: Path
) -> None:
    planned("update", "R4", "After the papers", today="2026-12-04")
    before = entries(planned)
    said = planned("paper", "summary", ID, "--format", "md", today="2026-12-04").out
    assert said.startswith("# Draft, not issued: The Executive of 10 December 2026: action plan")
    assert "Issue 2 replaces the papers issued on 3 December 2026" in said
    shown = planned("paper", "summary", ID, today="2026-12-04").out
    assert "Draft, not issued" in shown.splitlines()[0]
    assert entries(planned) == before
    refused = cli("paper", "summary", ID, today="2026-12-11")
    assert refused.code == 3
    assert "has taken place" in refused.err


def test_papers_whose_text_was_removed_since_differ_and_say_why(
    cli: Cli, planned: Cli, issued: Path, home: Path
) -> None:
    update = next(each for each in planned("history", "R4", "--json").json if each["kind"] == "progress-recorded")
    planned("redact", str(update["entry"]), "--reason", "A name", today="2026-12-04")
    ran = cli("pack", ID, "--issued", "-o", str(home / "copy"), today="2026-12-05")
    assert ran.code == 1
    assert f"text was removed for good since (entry {update['entry']})" in ran.err
    assert "text removed 4 December 2026" in (home / "copy" / "changes.csv").read_text("utf-8-sig")


@pytest.mark.parametrize("line", ["{id} 1 -o {new}", "{id} --issued 2 -o {new}", "{id} --issued two -o {new}"])
def test_an_issue_that_is_not_there_is_refused(cli: Cli, issued: Path, home: Path, line: str) -> None:
    before = entries(cli)
    ran = cli("pack", *line.format(id=ID, new=home / "new").split(), today=DAY)
    assert (ran.code, ran.raw) == (2, b"")
    assert entries(cli) == before
    assert not (home / "new").exists()


def test_a_folder_that_holds_something_is_left_alone_and_nothing_is_recorded(
    cli: Cli, planned: Cli, home: Path
) -> None:
    (home / "papers").mkdir()
    (home / "papers" / "letter.txt").write_text("Dear all")
    before = entries(cli)
    ran = cli("pack", ID, "-o", str(home / "papers"), today=DAY)
    assert (ran.code, ran.raw) == (2, b"")
    assert entries(cli) == before
    assert [each.name for each in (home / "papers").iterdir()] == ["letter.txt"]


def test_papers_that_were_never_issued_cannot_be_made_again(cli: Cli, planned: Cli, home: Path) -> None:
    assert cli("pack", ID, "--issued", "-o", str(home / "papers"), today=DAY).code == 2
    assert cli("pack", ID, today=DAY).code == 2


def test_the_record_is_proved_against_issued_papers(cli: Cli, planned: Cli, issued: Path) -> None:
    manifest = issued / "manifest.json"
    planned("update", "R4", "Later work", today="2026-12-04")
    assert "as they were issued" in planned("verify", "--against", str(manifest), today="2026-12-05").out
    told = json.loads(manifest.read_text("utf-8"))
    manifest.write_text(json.dumps(told | {"head": "0" * 64}), "utf-8")
    ran = cli("verify", "--against", str(manifest), "--json", today="2026-12-05")
    assert ran.code == 1
    assert ran.json["ok"] is False
    assert len(ran.json["problems"]) == 2


def test_what_is_no_manifest_is_named(cli: Cli, planned: Cli, home: Path) -> None:
    assert cli("verify", "--against", str(home / "nowhere.json")).code == 2
    (home / "letter.json").write_text("Dear all")
    assert "manifest.json" in cli("verify", "--against", str(home / "letter.json")).err


def test_present_opens_the_view_on_the_plan_and_meeting_named(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, planned: Cli
) -> None:
    opened: list[tuple[str | None, str | None, str | None]] = []

    def stand_in(db: str | None = None, by: str | None = None, meeting: str | None = None) -> int:
        opened.append((db, by, meeting))
        return 3

    monkeypatch.setattr("actionplan.tui.present.run_present", stand_in)
    assert cli("--db", "there.db", "--by", "Chair", "present", ID).code == 3
    assert cli("present", "--db", "here.db").code == 3
    assert opened == [("there.db", "Chair", ID), ("here.db", None, None)]
    assert cli("--as-at", DAY, "present").code == 2


def test_papers_are_put_where_a_link_leads_and_not_issued_where_it_leads_nowhere(
    cli: Cli, planned: Cli, home: Path
) -> None:
    (home / "real").mkdir()
    (home / "link").symlink_to(home / "real", target_is_directory=True)
    (home / "dangling").symlink_to(home / "nowhere", target_is_directory=True)
    before = entries(planned)
    ran = cli("pack", ID, "-o", str(home / "dangling"), today=DAY)
    assert (ran.code, ran.err) == (2, f"{home / 'dangling'} is a link to nowhere. Choose another folder with -o.\n")
    assert entries(planned) == before
    planned("pack", ID, "-o", str(home / "link"), today=DAY)
    assert (home / "real" / "manifest.json").is_file()
    assert (home / "link").is_symlink()


def test_papers_that_went_out_late_need_a_reason_and_are_not_what_the_meeting_had(
    planned: Cli, cli: Cli, home: Path
) -> None:
    after, folder = "2026-12-14", str(home / "late")
    refused = cli("pack", ID, "-o", folder, today=after)
    assert (refused.code, refused.out) == (3, "")
    for words in (("--late",), ("--late", "--reason", "")):
        refused = cli("pack", ID, *words, "-o", folder, today=after)
        assert (refused.code, refused.out) == (2, ""), words
    assert not (home / "late").exists()
    early = cli("pack", ID, "--late", "--reason", "The post was late", "-o", folder, today=DAY)
    assert early.code == 2
    assert "is not past" in early.err
    planned("pack", ID, "--late", "--reason", "The post was late", "-o", folder, today=after)
    told = planned("history", "--json", today=after).json[-1]
    assert told["kind"] == "pack-issued"
    assert "The post was late" in told["words"]
    assert cli("list", "--as-at", ID, today=after).code == 2, "papers that came after the meeting are none that it had"


def test_an_officer_who_is_on_record_and_named_in_words_stops_the_papers(planned: Cli, cli: Cli, home: Path) -> None:
    planned("assign", "R4", "--role", "Head of Service", "--name", "Alex Zanzibar")
    planned("complete", "R4", "--on", "2026-11-22", "--summary", "alex zanzibar wrote it")
    planned("update", "R5", "Not by Zanzibar Ltd", "--from", "Detective Superintendent")
    number = next(each["entry"] for each in planned("history", "--json").json if each["kind"] == "completion-reported")
    before = entries(cli)
    refused = cli("pack", "next executive", "-o", str(home / "named"), today=DAY)
    assert refused.code == 3
    assert f"entry {number} about SAM-R04 does" in refused.err
    assert f"actionplan amend {number} TEXT" in refused.err
    assert not (home / "named").exists()
    assert entries(cli) == before
    planned("amend", str(number), "The lead officer wrote it", "--reason", "no names", today=DAY)
    planned("pack", "next executive", "-o", str(home / "right"), today=DAY)
    assert all(b"anzibar wrote" not in data for data in files_in(home / "right").values())
