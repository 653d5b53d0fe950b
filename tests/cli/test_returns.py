"""``returns``: a form out to each agency; what comes back is exactly what was filled in, and nothing is guessed."""

import csv
import shutil
import subprocess
from collections.abc import Mapping
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from actionplan.services.returns.forms import OPEN_TO_ITEMS, OPEN_TO_MEASURES, Field
from tests.cli.conftest import Cli, item
from tests.cli.prepared import Once

FILLED = {
    Field.UPDATE: "Plans read again, “all of them”; 6.10 is next.\n=1+1 was in the sheet, '+44 too",
    Field.VIEW: "Amber",
    Field.TITLE: "007",
    Field.KIND: "Quality",
    Field.ASK: "2027-06-30",
    Field.REASON: "National guidance is late",
}
CHANGES = [
    ("Update", FILLED[Field.UPDATE]),
    ("Own view", "Amber"),
    ("Evidence (quality)", "007"),
    ("Later date asked for", "30 June 2027: National guidance is late"),
]


@pytest.fixture
def sent(done: Cli, once: Once, tmp_path: Path) -> Path:
    """The forms of a plan in which the police lead R4, with an adopted date, and R5, and Health leads R1."""

    def work() -> None:
        done("init")
        done("meeting", "add", "Executive", "2026-11-22")
        done("meeting", "add", "Executive", "2026-12-10")
        done("assign", "R4", "R5", "--agency", "Merseyside Police", "--role", "Superintendent")
        done("assign", "R1", "--agency", "Health Services", "--role", "Head of Service")
        done("due", "R4", "2027-03-31")
        done("adopt", "R4", "--meeting", "executive-2026-11-22")
        done("update", "R4", "A first update.")
        done("update", "R5", "Words for few.", "--restricted")
        done("note", "R5", "A call that told nothing.")

    once(work)
    folder = tmp_path / "out"
    done("returns", "write", "next executive", "-o", str(folder))
    return folder


def fill_in(path: Path, filled: Mapping[Field, object], row: int = 2) -> Path:
    book = load_workbook(path)
    for field, text in filled.items():
        cell = book["Return"].cell(row, 1 + list(Field).index(field))
        cell.value = text  # type: ignore[assignment]
        if isinstance(text, str) and not text.startswith("=IF"):
            cell.data_type = "s"
    book.save(path)
    return path


def fill_in_csv(path: Path, filled: Mapping[Field, str], row: int = 1) -> Path:
    rows = list(csv.reader(StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))
    for field, text in filled.items():
        rows[row][list(Field).index(field)] = text
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    return path


def changes(found: Any) -> list[tuple[str, str]]:
    assert len(found["found"]) == 1, found
    return [(each["field"], each["value"]) for each in found["found"][0]["changes"]]


def test_a_form_is_locked_but_for_what_an_agency_may_change_and_is_the_same_twice(
    done: Cli, cli: Cli, sent: Path, tmp_path: Path
) -> None:
    done("returns", "write", "next executive", "-o", str(tmp_path / "again"))
    names = {each.name for each in sent.iterdir()}
    assert {each.rpartition(".")[2] for each in names} == {"xlsx", "csv"}
    assert len(names) == 4
    for name in names:
        assert (sent / name).read_bytes() == (tmp_path / "again" / name).read_bytes()
    book: Any = load_workbook(sent / "return-merseyside-police.xlsx")
    sheet = book["Return"]
    assert sheet.protection.sheet
    assert book["Lists"].sheet_state == "veryHidden"
    assert book.custom_doc_props["Return"].value.startswith("entry ")
    for at, field in enumerate(Field, start=1):
        assert sheet.cell(2, at).protection.locked is (field not in OPEN_TO_ITEMS), field
    assert [sheet.cell(row, 1).value for row in (2, 3)] == ["SAM-R04", "SAM-R05"]
    assert sheet.cell(2, 3).value == "2027-03-31"
    assert sheet.cell(2, 3).number_format == "@"
    assert str(sheet.cell(2, len(Field)).value).startswith("v")
    lists = [str(each.sqref) for each in sheet.data_validations.dataValidation]
    assert any("H2" in each for each in lists)
    assert any("J2" in each for each in lists)
    whole = "".join((sent / each).read_text(encoding="utf-8") for each in names if each.endswith(".csv"))
    assert "A first update." in whole
    assert "Words for few" not in whole
    assert "told nothing" not in whole
    full = cli("returns", "write", "next executive", "-o", str(sent))
    assert full.code == 2
    assert {each.name for each in sent.iterdir()} == names


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_each_change_stands_beside_today_and_is_one_step_by_the_agency(done: Cli, sent: Path, ending: str) -> None:
    path = sent / f"return-merseyside-police.{ending}"
    filled = dict(FILLED)
    fill_in(path, filled) if ending == "xlsx" else fill_in_csv(path, filled)
    before = item(done, "R4")
    found = done("returns", "read", str(path), "--dry-run", "--json").json
    assert changes(found) == CHANGES
    assert not found["not_taken"]
    assert found["rows"] == 2
    assert found["found"][0]["changes"][0]["now"].endswith("A first update.")
    assert item(done, "R4") == before
    out = done("returns", "read", str(path), "--yes")
    assert "4 changes to 1 item" in out.out
    after = item(done, "R4")
    assert (after["last_update_from"], after["declared_rag"]) == ("Merseyside Police", "amber")
    again = done("returns", "read", str(path), "--dry-run", "--json").json
    assert not any(each["taken"] for each in again["found"])
    assert len(again["not_taken"]) >= 2
    done("undo")
    names = ("last_update", "declared_rag", "evidence_quality")
    undone = item(done, "R4")
    assert [undone[name] for name in names] == [before[name] for name in names] != [after[name] for name in names]


def test_a_reading_and_who_leads_it_now_come_back_too(done: Cli, sent: Path, tmp_path: Path) -> None:
    for title in ("Plans read in time", "Calls made", "Visits"):
        done("measure", "R4", title, "--target", "90%")
    done("returns", "write", "next executive", "-o", str(tmp_path / "measured"))
    path = fill_in(tmp_path / "measured" / "return-merseyside-police.xlsx", {Field.OFFICER: "Mx Example"})
    sheet: Any = load_workbook(path)["Return"]
    assert {field for n, field in enumerate(Field, 1) if not sheet.cell(3, n).protection.locked} == set(
        OPEN_TO_MEASURES
    )
    assert sheet.cell(3, 2).value == "Measure: Plans read in time; target 90%"
    fill_in(path, {Field.READING: "62%", Field.READ_ON: "2026-11-20", Field.UPDATE: "Not here."}, row=3)
    fill_in(path, {Field.READING: "62%"}, row=4)
    fill_in(path, {Field.READ_ON: "2026-11-20"}, row=5)
    fill_in(path, {Field.READING: "5%"}, row=6)
    found = done("returns", "read", str(path), "--dry-run", "--json").json
    assert [(each["ref"], [(one["field"], one["value"]) for one in each["changes"]]) for each in found["found"]] == [
        ("SAM-R04", [("Lead officer", "Mx Example")]),
        ("SAM-R04-M1", [("Reading", "20 November 2026: 62%")]),
    ]
    assert {each["cell"]: each["why"] for each in found["not_taken"]} == {
        "G3": "it is filled in in the row of SAM-R04",
        "N4": "a reading needs the day on which it was taken",
        "O5": "there is no reading beside it",
        "N6": "a reading is given in the row of its measure",
    }
    assert "2 changes to 1 item" in done("returns", "read", str(path), "--yes").out
    assert item(done, "R4")["lead_name"] == "Mx Example"
    assert "62%" in done("show", "R4").out
    done("undo")
    assert item(done, "R4")["lead_name"] != "Mx Example"


def test_a_form_that_went_out_before_the_newest_columns_is_read(done: Cli, sent: Path) -> None:
    path = fill_in_csv(sent / "return-merseyside-police.csv", {Field.UPDATE: "Read again."})
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    newest = {list(Field).index(each) for each in (Field.OFFICER, *OPEN_TO_MEASURES)}
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([text for at, text in enumerate(row) if at not in newest] for row in rows)
    found = done("returns", "read", str(path), "--dry-run", "--json").json
    assert changes(found) == [("Update", "Read again.")]
    assert not found["not_taken"]


def test_a_stale_row_is_named_and_taken_only_by_its_ref(done: Cli, cli: Cli, sent: Path) -> None:
    path = sent / "return-merseyside-police.xlsx"
    fill_in(path, {Field.UPDATE: "From the police."})
    fill_in(path, {Field.UPDATE: "Of the other."}, row=3)
    done("theme", "R4", "Policing")
    shown = done("returns", "read", str(path), "--dry-run").out
    assert "stale: the item changed since the form went out" in shown
    assert "--only SAM-R04" in shown
    assert "Recorded 1 change to 1 item." in done("returns", "read", str(path), "--yes").out
    assert item(done, "R4")["last_update"] == "A first update."
    done("returns", "read", str(path), "--only", "R4", "--yes")
    assert item(done, "R4")["last_update"] == "From the police."
    assert cli("returns", "read", str(path), "--only", "R1", "--dry-run").code == 2


def test_what_is_not_known_and_what_a_spreadsheet_made_are_named_by_cell(done: Cli, cli: Cli, sent: Path) -> None:
    path = sent / "return-merseyside-police.xlsx"
    fill_in(path, {Field.UPDATE: '=IF(1=1,"yes","no")', Field.VIEW: "Mostly", Field.ASK: "soon", Field.TITLE: "#REF!"})
    fill_in(path, {Field.KIND: "Impact", Field.WORDS: "Something else", Field.ASK: "2027-01-01"}, row=3)
    csv_file = sent / "return-health-services.csv"
    fill_in_csv(csv_file, {Field.UPDATE: "=1+1", Field.VIEW: "Red"})
    found = done("returns", "read", str(path), str(csv_file), "--dry-run", "--json").json
    assert not found["found"]
    named = {(each["file"].rpartition(".")[2], each["cell"]): each["why"] for each in found["not_taken"]}
    assert {"G2", "H2", "I2", "K2", "J3", "B3", "K3"} == {cell for ending, cell in named if ending == "xlsx"}
    assert "formula" in named["xlsx", "G2"]
    assert "Green, Amber, Red" in named["xlsx", "H2"]
    assert "error" in named["xlsx", "I2"]
    assert "formula" in named["csv", "G2"]
    assert "Nothing was recorded." in done("returns", "read", str(path), "--yes").out
    other = sent / "other.csv"
    other.write_text("A,B\n1,2\n", encoding="utf-8")
    refused = cli("returns", "read", str(other), "--yes")
    assert refused.code == 2
    assert "no return" in refused.err


def test_a_stamp_of_another_row_or_a_row_twice_is_named(done: Cli, sent: Path) -> None:
    path = fill_in(sent / "return-merseyside-police.xlsx", {Field.UPDATE: "Once."})
    copy = shutil.copy(path, sent / "copy.xlsx")
    found = done("returns", "read", str(path), str(copy), "--dry-run", "--json").json
    assert len(found["found"]) == 1
    assert "which is read first" in found["not_taken"][0]["why"]
    fill_in(path, {Field.REF: "SAM-R05"})
    found = done("returns", "read", str(path), "--dry-run", "--json").json
    assert not found["found"]
    assert "stamp" in found["not_taken"][0]["why"]


def test_a_name_on_record_or_what_the_guard_keeps_stops_all_forms(
    done: Cli, cli: Cli, sent: Path, tmp_path: Path
) -> None:
    done("assign", "R5", "--agency", "Merseyside Police", "--role", "Superintendent", "--name", "Ann Example")
    done("update", "R4", "Ann Example read the plans.")
    refused = cli("returns", "write", "next executive", "-o", str(tmp_path / "named"))
    assert refused.code == 3
    assert "Ann Example" in refused.err
    assert not (tmp_path / "named").exists()
    done("undo")
    done("update", "R4", "Seen: NHS number 943 476 5919.")
    refused = cli("returns", "write", "next executive", "-o", str(tmp_path / "named"))
    assert refused.code == 3
    assert not (tmp_path / "named").exists()
    assert sent.exists()


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
def test_a_return_saved_by_libreoffice_has_exactly_the_edits_made(done: Cli, sent: Path, tmp_path: Path) -> None:
    path = fill_in(sent / "return-merseyside-police.xlsx", FILLED)
    office = tmp_path / "office"
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    for kind in ("xlsx", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true"):
        run = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(office), str(path)]
        subprocess.run(run, check=True, capture_output=True, timeout=120)
    for ending in ("xlsx", "csv"):
        back = office / f"return-merseyside-police.{ending}"
        found = done("returns", "read", str(back), "--dry-run", "--json").json
        assert (changes(found), found["not_taken"]) == (CHANGES, []), ending
