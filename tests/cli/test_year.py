"""A year by script, through the commands alone: four meetings, each with its papers, and every number reconciles."""

import csv
import hashlib
import io
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from actionplan.cli.main import run_command
from tests.cli.conftest import Cli
from tests.databases import BOTH, SQLITE, PostgresServer, SQLiteFiles
from tests.folders import files_in

MEETINGS = ("executive-2026-12-10", "executive-2027-03-11", "executive-2027-06-10", "executive-2027-09-09")
END = "2027-09-30"

SET_UP = """
2026-11-22  init
2026-11-22  meeting series Executive "second Thursday of March, June, September, December" --to "end of September 2027"
2026-11-23  respond 1 2 3 4 5 6 7 8 9 10 11 accepted
2026-11-23  assign 1 4 5 --agency pol --role "Detective Superintendent, Public Protection" --proposed
2026-11-24  assign 11 --agency CAMHS --role "Service Manager"
2026-11-24  assign 2 3 6 --agency "Children's Social" --role "Assistant Director"
2026-11-24  assign 4 --name "Duty Superintendent"
2026-11-25  confirm 4 --from "Detective Superintendent"
2026-11-25  due 1 4 5 31 March 2027
2026-11-25  due 2 3 6 30 June 2027
2026-11-26  due 11 next executive
2026-11-26  plan 4 --will-do "Rewrite the procedure" --outcome "Children are seen as children" --measure "Audit"
2026-11-26  plan 1 --will-do "Share intelligence weekly" --outcome "Earlier help" --measure "Count of referrals"
2026-11-26  theme 1 4 5 "Police practice"
2026-11-26  theme 2 3 6 7 8 9 10 11 "Working together"
2026-11-26  plan 2 --will-do "Audit records together" --outcome "Gaps are seen" --measure "Joint report"
2026-11-26  plan 3 --will-do "Agree terms of reference" --outcome "One owner" --measure "Minutes"
2026-11-26  plan 5 --will-do "Write guidance" --outcome "Officers ask" --measure "Audit"
2026-11-26  plan 6 --will-do "Train the front line" --outcome "Officers know" --measure "Test after training"
2026-11-27  action add 2 "Audit ten records" --for "Children's Social,Early" --role "Team Manager" --due "30 April 2027"
2026-11-27  action add 6 "Train the front line" --for pol --role Trainer --due 2027-05-31
2026-11-30  update 4 "Procedure drafted" --from "Duty Superintendent" --via email
2026-11-30  update 1 "First weekly meeting held" --declare green
2026-12-01  note 11 "Rang the service, no answer"
2026-12-02  update 2 "Entered against the wrong recommendation"
2026-12-02  undo
2026-12-03  pack executive-2026-12-10 -o {papers}/1
2026-12-08  update 5 "Working group named" --via meeting
2026-12-10  adopt 1 2 3 4 5 6 2-A1 2-A2 6-A1 --meeting "last executive"
2026-12-10  respond 1 2 3 4 5 6 accepted --meeting "last executive"
2026-12-14  meeting decide "last executive" "Ask the trust for a date" --ref 11
2026-12-14  meeting close "last executive"
"""
WINTER = """
2027-01-07  agency add "Probation Service"
2027-01-08  assign 7 8 --agency Probation --role "Head of Service" --name "Duty Manager"
2027-01-08  due 7 8 end of May
2027-01-11  assign 9 10 --agency "Safeguarding Children Partnership" --role "Business Manager"
2027-01-11  due 9 10 31 August 2027
2027-01-14  update 3 "Terms of reference agreed" --from "Assistant Director"
2027-01-14  update 2 "Records chosen" --from "Assistant Director"
2027-01-15  plan 7 --will-do "One programme" --outcome "No child falls between" --measure "Sample"
2027-01-15  plan 9 --will-do "Survey of partners" --outcome "We know" --measure "Answers"
2027-01-15  plan 10 --will-do "Survey of partners" --outcome "We know" --measure "Answers"
2027-01-18  update 6 "Course planned"
2027-01-18  update 6-A1 "Trainer found"
2027-01-20  update 4 "Out for consultation" --from "Duty Superintendent"
2027-01-25  update 1 "Weekly meetings held, eight so far"
2027-02-01  assign 11 --agency "Early Help" --role "Head of Service"
2027-02-03  update 5 "Waiting for the College's guidance" --declare amber
2027-02-10  extend ask 5 30 June 2027 --reason "The College's guidance is late" --asked-by "Detective Superintendent"
2027-02-15  evidence 4 "Procedure, version 3" --kind output --held-at "Force intranet"
2027-02-16  complete 4 --on 2027-02-15 --summary "In force since 15 February"
2027-02-16  evidence 1 "Minutes of the weekly meetings" --kind output --held-at "Public Protection, shared folder"
2027-02-17  update 2-A1 "Four of ten audited"
2027-02-17  update 2-A2 "Two of ten audited"
2027-03-04  pack "next executive" -o {papers}/2
2027-03-09  extend ask 1 31 May 2027 --reason "More districts to come" --asked-by "Detective Superintendent"
2027-03-11  adopt 7 8 9 10 11 --meeting "last executive"
2027-03-11  extend grant 5 --to "31 May 2027" --condition "A report in May" --meeting "last executive"
2027-03-11  extend refuse 1 --reason "Not before the papers" --meeting "last executive"
2027-03-11  signoff 4 --meeting "last executive" --agreed-by "Partnership chair" --impact-review 6m
2027-03-11  pause 3 --until "10 June 2027" --reason "Criminal trial" --meeting "last executive"
2027-03-15  meeting decide "last executive" "The scrutineer samples five closed items" --ref 4
2027-03-16  meeting close "last executive"
"""
SPRING = """
2027-04-06  update 1 "All districts but one take part" --declare red
2027-04-07  update 6 "First course held"
2027-04-07  update 6-A1 "First course held"
2027-04-08  update 7 "Programme agreed"
2027-04-09  update 2 "Half of the records read"
2027-04-09  note 11 "Rang the service, a call back was promised"
2027-04-12  update 5 "Draft with the legal team"
2027-04-20  complete 2-A1 --on 2027-04-19 --summary "Ten of ten audited"
2027-04-20  evidence 2-A1 "Audit report" --kind quality --held-at "Quality team"
2027-04-28  update 2-A2 "Nine of ten audited"
2027-05-03  meeting add Executive 2027-05-03 --kind chairs-action
2027-05-03  supersede 8 --reason "One programme for both" --by-item 7 --meeting executive-2027-05-03
2027-05-04  vacate 7
2027-05-10  complete 1 --on 2027-05-07 --summary "All districts take part"
2027-05-12  evidence 5 "Guidance for officers" --kind output --held-at "Force intranet"
2027-05-13  complete 5 --on 2027-05-12 --summary "Issued to all officers"
2027-05-20  complete 6-A1 --on 2027-05-18 --summary "All trained" --outcome in-part
2027-05-20  evidence 6-A1 "Attendance lists" --kind output --held-at "Training department"
2027-05-24  update 9 "Survey of partners begun"
2027-05-24  update 10 "Survey of partners begun"
2027-05-31  agency add "Integrated Care Board"
2027-05-31  assign 11 --agency Integrated --role "Designated Nurse"
2027-06-03  pack "next executive" -o {papers}/3
2027-06-10  signoff 1 2-A1 6-A1 --meeting "last executive" --agreed-by "Partnership chair" --impact-review 12m
2027-06-10  signoff return 5 --meeting "last executive" --reason "No audit of how it is used"
2027-06-10  resume 3
2027-06-10  respond 10 not-accepted --reason "Outside the partnership's powers" --meeting "last executive"
2027-06-11  override 11 amber --reason "A new lead since May" --meeting "last executive" --agreed-by "Partnership chair"
2027-06-14  meeting close "last executive"
"""
SUMMER = """
2027-06-21  reopen 1 --reason "One district has stopped"
2027-06-22  assign 1 --agency "Early Help" --role "Head of Service" --name "Duty Head"
2027-06-28  update 2-A2 "Ten of ten audited"
2027-06-29  evidence 2-A2 "Audit report" --kind quality --held-at "Quality team"
2027-06-29  complete 2-A2 --on 2027-06-28 --summary "Ten of ten audited"
2027-07-05  evidence 2 "Joint audit" --kind impact --held-at "Quality team"
2027-07-05  complete 2 --on 2027-07-02 --summary "Both audits done, and a joint report"
2027-07-12  update 3 "Trial over, work resumed"
2027-07-12  extend ask 3 30 September 2027 --reason "The trial" --asked-by "Assistant Director"
2027-07-13  update 7 "New head of service named"
2027-07-13  assign 7 --name "Acting Head"
2027-07-14  update 1 "The district is back"
2027-07-15  evidence 7 "Programme" --kind output --held-at "Probation"
2027-07-16  evidence 5 "Audit of use" --kind quality --held-at "Force intranet"
2027-07-19  update 5 "Audit of use begun"
2027-07-26  update 6 "Second course held"
2027-08-02  update 11 "Pathway agreed with the trust"
2027-08-03  note 11 "Rang to thank"
2027-08-09  update 9 "Survey closed"
2027-08-10  update 6 "Third course held"
2027-08-11  update 7 "Sample drawn"
2027-08-16  evidence 9 "Survey report" --kind output --held-at "Partnership office"
2027-08-17  complete 9 --on 2027-08-16 --summary "Report published"
2027-08-23  meeting reopen "last executive" --reason "A corrected date was left out of the minutes"
2027-08-23  due 7 2027-06-15 --correct --reason "Mistyped in March" --meeting "last executive" --recorded-late
2027-08-23  meeting close "last executive"
2027-09-02  pack "next executive" -o {papers}/4
2027-09-09  signoff 2-A2 --meeting "last executive" --agreed-by "Partnership chair" --impact-review 6m
2027-09-09  signoff 2 9 --meeting "last executive" --agreed-by "Partnership chair" --impact-review 6m
2027-09-09  extend grant 3 --meeting "last executive"
2027-09-09  impact 4 partly "8 of 10 records show it" --meeting "last executive" --next 6m
2027-09-13  policy set stale_days 56 --reason "Executive, 9 September" --meeting "last executive"
2027-09-13  meeting close "last executive"
2027-09-14  agency rename pol "Merseyside Constabulary"
2027-09-16  update 3 "Nearly done"
"""
YEAR = [line.split("  ", 1) for part in (SET_UP, WINTER, SPRING, SUMMER) for line in part.strip().splitlines()]


@dataclass(frozen=True)
class Passed:
    """A year that has passed: where its plan stands, and the folder of its papers."""

    location: str
    papers: Path


@pytest.fixture(scope="module", params=BOTH)
def passed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Passed]:
    """A year, made once for all that is asked about it."""
    folder = tmp_path_factory.mktemp("year")
    if request.param == SQLITE:
        yield _lived_through(SQLiteFiles().new_location(folder), folder)
        return
    server: PostgresServer = request.getfixturevalue("server")
    with server.for_one_test():
        yield _lived_through(server.new_location(folder), folder)


def _lived_through(location: str, folder: Path) -> Passed:
    (folder / "papers").mkdir()
    with pytest.MonkeyPatch.context() as circumstances:
        circumstances.setenv("ACTIONPLAN_DB", location)
        circumstances.setenv("ACTIONPLAN_BY", "Business Manager")
        circumstances.delenv("_ACTIONPLAN_COMPLETE", raising=False)
        for day, line in YEAR:
            circumstances.setenv("ACTIONPLAN_TODAY", day)
            code = run_command(shlex.split(line.format(papers=folder / "papers")))
            assert code == 0, (day, line)
    return Passed(location, folder / "papers")


@pytest.fixture
def papers(passed: Passed) -> Path:
    """Where the packs of the year went."""
    return passed.papers


@pytest.fixture
def year(cli: Cli, passed: Passed, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """Asks about the year that has passed."""
    monkeypatch.setenv("ACTIONPLAN_DB", passed.location)
    return cli


def table(folder: Path, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((folder / f"{name}.csv").read_text("utf-8-sig"), newline="")))


def live(papers: Path, pack: int) -> set[str]:
    return {row["ref"] for row in table(papers / str(pack), "A-live")}


def test_each_meeting_s_pack_reconciles_with_the_one_before_it(year: Cli, papers: Path) -> None:
    closing: dict[str, str] = {}
    for pack in (1, 2, 3, 4):
        lines = table(papers / str(pack), "movement")
        for line in lines:
            number = {name: int(text) for name, text in line.items() if name != "agency"}
            came = number["new"] + number["reopened"] + number["moved_in"]
            went = number["signed_off"] + number["not_taken_forward"] + number["moved_out"]
            assert number["opening"] + came - went == number["closing"], (pack, line)
        opening = {line["agency"]: line["opening"] for line in lines if line["opening"] != "0"}
        assert opening == closing
        closing = {line["agency"]: line["closing"] for line in lines if line["closing"] != "0"}
        assert closing["All"] == str(len(live(papers, pack)))
    assert [len(live(papers, pack)) for pack in (1, 2, 3, 4)] == [11, 11, 9, 8]


def test_the_packs_differ_by_just_the_items_that_meetings_decided(year: Cli, papers: Path) -> None:
    assert live(papers, 2) - live(papers, 3) == {"SAM-R04", "SAM-R08"}
    assert live(papers, 3) - live(papers, 4) == {"SAM-R10"}
    assert live(papers, 4) - live(papers, 3) == set()


def test_the_year_s_items_stand_where_the_meetings_left_them(year: Cli) -> None:
    document = year("list", "--json", today=END).json
    items = {item["ref"]: item for item in document["items"]}
    assert len(items) == 14
    status = {ref: item["status"] for ref, item in items.items()}
    assert [ref for ref, each in status.items() if each == "signed-off"] == [
        *("SAM-R02", "SAM-R02-A1", "SAM-R02-A2", "SAM-R04", "SAM-R06-A1", "SAM-R09")
    ]
    assert (status["SAM-R08"], status["SAM-R10"]) == ("superseded", "not-accepted")
    assert (items["SAM-R05"]["adopted_date"], items["SAM-R05"]["approved_date"]) == ("2027-03-31", "2027-05-31")
    assert items["SAM-R03"]["approved_date"] == "2027-09-30"
    assert items["SAM-R01"]["rag_rule"] == "overdue"
    corrected = items["SAM-R07"]
    assert (corrected["adopted_date"], corrected["approved_date"]) == ("2027-05-31", "2027-06-15")
    assert (corrected["slip_days"], corrected["times_moved"]) == (15, 1)
    assert "(corrected 10 June 2027; first adopted for 31 May 2027)" in corrected["rag_reason"]


def test_what_the_chair_decided_is_said_to_be_the_chairs_in_the_next_papers_and_everywhere(
    year: Cli, papers: Path
) -> None:
    said = "Superseded by SAM-R07, decided by chair's action of 3 May 2027. Reason: One programme for both."
    decided = table(papers / "3", "I-decisions-since-last-papers")
    by_chair = [row for row in decided if row["taken_by"] == "Chair of the Executive"]
    assert [(row["ref"], row["decided_on"], row["words"]) for row in by_chair] == [("SAM-R08", "2027-05-03", said)]
    summary = (papers / "3" / "summary.md").read_text("utf-8")
    assert "**Note** 1 decision taken by the chair since the last papers (table I): SAM-R08." in summary
    assert "superseded by SAM-R07, by chair's action of 3 May 2027: One programme for both" in summary
    (told,) = year("meeting", "show", MEETINGS[2], "--json", today=END).json["decided_by_chair"]
    assert told["words"] == said
    assert said in year("history", "8", "--json", today=END).json[-1]["words"]
    assert said in " ".join(year("meeting", "show", MEETINGS[2], today=END).out.split())


def test_a_refused_extension_is_said_to_be_refused(year: Cli, papers: Path) -> None:
    overdue = {row["ref"]: row["request"] for row in table(papers / "4", "D-overdue-without-request")}
    assert overdue["SAM-R01"] == "refused on 11 March 2027"
    assert "An extension was refused on 11 March 2027." in " ".join(year("show", "1", today=END).out.split())
    gaps = {each["gap"]: each["words"] for each in year_gaps(year) if each["ref"] == "SAM-R01"}
    assert gaps["overdue-without-request"].endswith("and its extension was refused on 11 March 2027")


def year_gaps(year: Cli) -> list[dict[str, str]]:
    found: list[dict[str, str]] = year("check", "--json", today=END).json
    return found


def test_the_year_is_more_than_two_hundred_entries_and_the_record_is_whole(year: Cli) -> None:
    ran = year("verify", "--json", today=END).json
    assert ran["ok"] is True
    assert ran["entries"] >= 200


def test_papers_made_again_after_all_later_work_are_the_same_bytes(year: Cli, papers: Path, tmp_path: Path) -> None:
    for pack, meeting in enumerate(MEETINGS, start=1):
        again = tmp_path / f"again-{pack}"
        ran = year("pack", meeting, "--issued", "1", "-o", str(again), today=END)
        assert ran.code == 0, ran.err
        assert digests(again) == digests(papers / str(pack))
        assert year("verify", "--against", str(again / "manifest.json"), today=END).code == 0


def digests(folder: Path) -> dict[str, str]:
    return {name: hashlib.sha256(data).hexdigest() for name, data in files_in(folder).items()}


def test_what_the_papers_said_is_what_as_at_the_meeting_says(year: Cli, papers: Path) -> None:
    for pack, meeting in enumerate(MEETINGS, start=1):
        document = year("list", "--json", "--as-at", meeting, today=END).json
        shown = {
            item["ref"]
            for item in document["items"]
            if item["kind"] == "recommendation" and item["rag"] not in {"Blue", "Closed"}
        }
        assert shown == live(papers, pack)


def test_each_meeting_s_record_tells_its_decisions_and_what_came_later(year: Cli) -> None:
    told = [year("meeting", "show", each, "--json", today=END).json for each in MEETINGS]
    assert [len(each["decided"]) for each in told] == [15, 9, 5, 5]
    later: list[list[Any]] = [[line["ref"] for line in each["recorded_later"]] for each in told]
    assert later == [["SAM-R11"], ["SAM-R04"], ["SAM-R11", "SAM-R07"], [None]], "a threshold is of no one item"
    assert [line["ref"] for line in told[2]["decided_by_chair"]] == ["SAM-R08"]
    assert all(each["closed_on"] for each in told)


def test_movement_over_the_year_is_the_sum_of_its_quarters(year: Cli) -> None:
    since = ["2026-11-22", "2026-12-03", "2027-03-04", "2027-06-03", "2027-09-02", END]
    names = ("new", "reopened", "signed_off", "not_taken_forward")
    quarters = [
        year("movement", "--since", start, "--until", end, "--json", today=END).json[-1]
        for start, end in pairwise(since)
    ]
    whole = year("movement", "--since", since[0], "--until", END, "--json", today=END).json[-1]
    assert (quarters[0]["opening"], quarters[-1]["closing"]) == (whole["opening"], whole["closing"])
    net = {name: sum(each[name] for each in quarters) for name in names}
    assert net["new"] + net["reopened"] - net["signed_off"] - net["not_taken_forward"] == (
        whole["closing"] - whole["opening"]
    )
