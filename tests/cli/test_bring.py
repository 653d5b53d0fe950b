"""``bring``: a tracker as councils keep them comes in, each row accounted for; nothing is guessed, nothing doubled."""

import csv
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from actionplan.intake.tracker.tracker import read_tracker
from tests.cli.conftest import Cli

COLOURS = {"amber": "#FFC000", "green": "#92D050"}
SAVED = datetime(2026, 11, 20)  # noqa: DTZ001 - the library takes days without a zone
PATHWAY = "CAMHS should review referral pathways for children at risk of exploitation."
AUDIT = "Agencies must audit what they share."
ROWS: list[list[str | date]] = [
    ["Updated each month"],
    ["Ref", "Recommendation", "Agreed action(s)", "Lead", "", "Timescale", "", "RAG", "Progress", "For us"],
    ["", "", "", "Agency", "Responsible officer", "Original", "Revised"],
    ["R1", "Agencies should share intelligence early.", "1. Agree a protocol\n2. Brief all teams", "Merseyside Police",
     "Detective Superintendent", "31/03/2026 00:00", date(2026, 9, 30), "amber", "12/06/2026: Drafted."],
    ["R2", AUDIT, "Commission an audit", "A Council", "Head of Quality", "Q4", "", "Red", "No audit yet", "ask again"],
    ["", "", "Report to the Executive", "A Council / Merseyside Police", "Head of Quality", date(2026, 12, 1), "",
     "green", "TBC"],
    ["Theme: Health"],
    ["R3", PATHWAY, "Review them", "CAMHS", "Service Manager", "31 March 2026", "", "Complete",
     "Completed 2 March 2026"],
    ["Ref", "Recommendation", "Agreed action(s)"],
]  # fmt: skip


@pytest.fixture
def tracker(tmp_path: Path) -> Path:
    """Title rows, two rows of headings, a merged recommendation, colours as fills and as words, days as words."""
    path = tmp_path / "plan.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.set_properties({"created": SAVED})
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        fills = {name: book.add_format({"bg_color": code}) for name, code in COLOURS.items()}
        sheet = book.add_worksheet("Action plan")
        sheet.merge_range("A1:J1", "Multi-agency action plan")
        for at, cells in enumerate(ROWS, start=1):
            for column, text in enumerate(cells):
                if isinstance(text, date):
                    sheet.write_datetime(at, column, datetime.combine(text, datetime.min.time()), day)
                elif text in fills and column == 7:
                    sheet.write_blank(at, column, None, fills[text])
                elif text:
                    sheet.write_string(at, column, text)
        sheet.merge_range("B6:B7", AUDIT)
        sheet.set_column("J:J", None, None, {"hidden": True})
    return path


def brought(cli: Cli, path: Path, *more: str) -> Any:
    return cli("bring", str(path), "--ref", "OAK", "--title", "The old tracker", *more)


def test_each_row_is_brought_or_named_and_the_figures_add_up(cli: Cli, tracker: Path) -> None:
    found = brought(cli, tracker, "--dry-run", "--json").json
    assert [(each["column"], each["field"]) for each in found["mapping"]] == [
        ("A", "Number"), ("B", "Recommendation"), ("C", "Action"), ("D", "Lead agency"), ("E", "Role"),
        ("F", "First date"), ("G", "Date"), ("H", "RAG"), ("I", "Update"), ("J", None),
    ]  # fmt: skip
    rows = {each["row"] for each in found["found"]} | {each["line"] for each in found["left_out"] if each["line"] > 4}
    assert rows == {5, 6, 7, 8, 9, 10}
    assert (found["rows"], found["rows_brought"]) == (6, 4)
    assert {each["line"]: each["why"] for each in found["left_out"]} == {
        1: "it stands above the headings",
        2: "it stands above the headings",
        8: "it is a heading over the rows below it, taken as their theme",
        10: "it repeats the headings",
    }
    assert "Hidden columns were read too: J." in found["warnings"]
    kept = [words for each in found["found"] for words in each["kept"]]
    assert kept == ["Original Timescale: Q4", "For us: ask again", "Progress: TBC"]


def test_what_is_brought_is_recorded_as_what_it_is_in_one_step(cli: Cli, done: Cli, tracker: Path) -> None:
    ran = brought(cli, tracker, "--yes")
    assert (ran.code, ran.out.splitlines()[0]) == (0, "Brought 3 recommendations and 4 actions into OAK.")
    items = {each["ref"]: each for each in done("list", "review:OAK", "--json").json["items"]}
    protocol, report, pathway = items["OAK-R01-A1"], items["OAK-R02-A2"], items["OAK-R03"]
    assert (protocol["lead_agency"], protocol["lead_role"]) == ("Merseyside Police", "Detective Superintendent")
    assert (protocol["date_state"], protocol["approved_date"]) == ("proposed", "2026-09-30")
    assert (protocol["declared_rag"], protocol["last_update"]) == ("amber", "Drafted.")
    assert protocol["last_update_on"] == "2026-06-12"
    assert protocol["source"] == "plan.xlsx, sheet Action plan, row 5"
    assert report["contributing_agencies"] == ["Merseyside Police"]
    assert (report["declared_rag"], report["last_update_on"]) == ("green", "2026-11-20")
    assert (pathway["status"], pathway["completed_on"]) == ("reported-complete", "2026-03-02")
    assert (pathway["theme"], pathway["will_do"], pathway["text"]) == ("Health", "Review them", PATHWAY)
    said = [each["words"] for each in done("history", "OAK-R02-A1", "--json").json]
    assert any("Kept in words: Original Timescale: Q4" in each for each in said)
    assert done("verify").code == 0
    done("undo")
    assert len(done("list", "--json").json["items"]) == 11


def test_a_second_time_nothing_is_doubled(cli: Cli, done: Cli, tracker: Path) -> None:
    brought(cli, tracker, "--yes")
    before = done("history", "--json").json
    again = cli("bring", str(tracker), "--review", "OAK", "--yes")
    assert again.code == 2
    assert "it was brought to OAK-R01 before" in again.err
    assert done("history", "--json").json == before


def test_rows_go_to_a_review_that_is_there_and_what_it_has_stays(cli: Cli, done: Cli, tmp_path: Path) -> None:
    done("assign", "R4", "--agency", "Merseyside Police")
    path = tmp_path / "tracker.csv"
    rows = [
        ["Recommendation no", "Lead agency", "Deadline", "Status"],
        ["R4", "CAMHS", "31/03/2027", "In progress"],
        ["99", "CAMHS", "31/03/2027", "In progress"],
    ]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    found = cli("bring", str(path), "--review", "SAM", "--dry-run", "--json").json
    assert [(each["row"], each["ref"], each["stays"]) for each in found["found"]] == [
        (2, "SAM-R04", ["its lead, Merseyside Police"])
    ]
    assert [(each["line"], each["why"]) for each in found["left_out"]] == [
        (3, "no recommendation of SAM has this number or is like it")
    ]
    done("bring", str(path), "--review", "SAM", "--yes")
    item = done("show", "R4", "--json").json
    assert (item["lead_agency"], item["approved_date"], item["status"]) == (
        "Merseyside Police",
        "2027-03-31",
        "in-progress",
    )


def test_dates_are_adopted_where_the_meeting_is_named(cli: Cli, done: Cli, tracker: Path) -> None:
    done("meeting", "add", "Executive", "2026-11-12")
    assert brought(cli, tracker, "--adopted-at", "executive-2026-11-12", "--yes").code == 0
    items = done("list", "review:OAK", "--json").json["items"]
    assert {each["date_state"] for each in items if each["approved_date"]} == {"adopted"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a,b\n1,2\n", "has no row of headings"),
        ("Ref,Recommendation\n", "has headings and no row below"),
        ("Ref,Recommendation,Due\n1,Do it well.,\n1,Do it badly.,\n", "both have the number"),
    ],
)
def test_what_cannot_be_brought_is_one_sentence_and_nothing_is_written(
    cli: Cli, tmp_path: Path, text: str, said: str
) -> None:
    path = tmp_path / "plan.csv"
    path.write_text(text, encoding="utf-8")
    before = cli("history", "--json").json
    ran = brought(cli, path, "--yes")
    assert ran.code == 2
    assert said in ran.err
    assert cli("history", "--json").json == before


WORDS = st.text(st.characters(categories=("L", "N", "P", "Zs"), codec="utf-8"), min_size=1, max_size=60)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=1, max_size=8), st.integers(0, 3))
def test_every_row_of_a_random_tracker_is_accounted_for(rows: list[tuple[str, str, str]], above: int) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for _ in range(above):
        sheet.append(["A title"])
    sheet.append(["Recommendation", "Lead agency", "Progress update"])
    for row in rows:
        for column, text in enumerate(row, start=1):
            sheet.cell(sheet.max_row + (column == 1), column).value = f"Agencies should {text}" if column == 1 else text
    data = BytesIO()
    book.save(data)
    found = read_tracker(data.getvalue(), "t.xlsx", sheet=None, corrections={}, agencies=())
    below = range(above + 2, above + 2 + len(rows))
    accounted = {row.row for item in found.items for row in item.rows} | {each.row for each in found.left_out}
    assert accounted >= set(below)
    assert found.rows == len(rows)
