"""The export that scripts and spreadsheets read."""

import csv
import io
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from actionplan.domain.subjects.planning import SetPlan
from actionplan.domain.subjects.progress import RecordUpdate
from actionplan.domain.text import visible
from actionplan.papers.columns import COLUMNS
from actionplan.papers.formats.csv import cell, defused, record
from actionplan.papers.values.plan import write_plan_csv
from tests.factories import BY, new_ledger
from tests.nasty import NASTY
from tests.papers.compared_view import compared_view
from tests.stories.months_of_work import months_of_work

DOCUMENTED = (
    "review_ref, review_title, ref, kind, parent_ref, number, text, short_title, theme, response, will_do, "
    "intended_outcome, measure, lead_agency, lead_role, lead_name, owner_state, contributing_agencies, date_state, "
    "adopted_date, approved_date, slip_days, days_overdue, times_moved, status, outcome, rag, rag_rule, rag_reason, "
    "declared_rag, last_update_on, days_since_update, last_update, last_update_from, evidence_output, "
    "evidence_quality, evidence_impact, completed_on, days_late, signed_off_on, signed_off_at, impact_state, "
    "impact_review_on, as_at, direction, priority, direction_cause, addressed_to, response_reason, response_meeting, "
    "first_dated_on, date_asked_for, asked_reason, extension_condition, paused_until, pause_reason, "
    "declared_by_decision, rule_colour, decision_reason, closing_reason, superseded_by, completion_summary, measures, "
    "latest_reading, follow_ups_open, raised_with, with_others, answer_due, source, public_line, publication"
)

TRIGGERS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def read_cell(text: str) -> str:
    """What whoever reads our own file back does: one apostrophe is taken away."""
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(TRIGGERS) else text


def inert(text: str) -> str:
    """What a text looks like once nothing in it can move a terminal's cursor."""
    return "\t".join(visible(part) for part in text.split("\t"))


def read_csv(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_the_columns_are_the_documented_ones_in_the_documented_order() -> None:
    assert list(COLUMNS) == DOCUMENTED.split(", ")


def test_a_new_plan_has_a_row_for_each_of_the_eleven_and_nothing_invented(tmp_path: Path) -> None:
    view = compared_view(new_ledger(tmp_path))
    out = io.BytesIO()
    write_plan_csv(view, view.rows, out)
    lines = read_csv(out.getvalue())
    assert [line["ref"] for line in lines] == [f"SAM-R{number:02d}" for number in range(1, 12)]
    assert {line["rag"] for line in lines} == {"Grey"}
    assert {line["lead_agency"] + line["approved_date"] + line["adopted_date"] for line in lines} == {""}
    assert {line["evidence_output"] for line in lines} == {"0"}
    assert {line["as_at"] for line in lines} == {"2026-11-22"}


def test_a_proposed_date_stands_in_the_approved_column_and_the_adopted_one_stays_empty(tmp_path: Path) -> None:
    view = compared_view(months_of_work(tmp_path))
    out = io.BytesIO()
    write_plan_csv(view, view.rows, out)
    four = next(line for line in read_csv(out.getvalue()) if line["ref"] == "SAM-R04")
    assert (four["date_state"], four["approved_date"], four["adopted_date"]) == ("proposed", "2027-02-26", "")
    assert (four["days_overdue"], four["times_moved"], four["slip_days"]) == ("43", "0", "")
    assert (four["owner_state"], four["contributing_agencies"], four["declared_rag"]) == (
        "confirmed",
        "Education",
        "green",
    )


def test_the_byte_order_mark_can_be_left_out_and_is_the_only_difference(tmp_path: Path) -> None:
    view = compared_view(new_ledger(tmp_path))
    with_mark, without = io.BytesIO(), io.BytesIO()
    write_plan_csv(view, view.rows, with_mark)
    write_plan_csv(view, view.rows, without, bom=False)
    assert with_mark.getvalue() == b"\xef\xbb\xbf" + without.getvalue()
    assert not without.closed


def test_no_rows_are_a_header_alone(tmp_path: Path) -> None:
    view = compared_view(new_ledger(tmp_path))
    out = io.BytesIO()
    write_plan_csv(view, [], out, bom=False)
    assert out.getvalue() == (DOCUMENTED.replace(", ", ",") + "\r\n").encode()


def test_every_nasty_text_comes_back_to_the_letter_but_for_what_a_terminal_would_obey(tmp_path: Path) -> None:
    ledger = new_ledger(tmp_path)
    for text in NASTY:
        ledger.record(SetPlan(refs=("SAM-R02",), will_do=text), BY)
        ledger.record(RecordUpdate(refs=("SAM-R03",), words=text, on=date(2026, 11, 22)), BY)
        view = compared_view(ledger)
        out = io.BytesIO()
        write_plan_csv(view, view.rows, out)
        lines = {line["ref"]: line for line in read_csv(out.getvalue())}
        assert read_cell(lines["SAM-R02"]["will_do"]) == inert(text)
        assert read_cell(lines["SAM-R03"]["last_update"]) == inert(text)
        assert "\x1b" not in out.getvalue().decode()
        assert not lines["SAM-R02"]["will_do"].startswith(TRIGGERS)


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_any_text_survives_being_made_safe_written_read_and_made_plain(text: str) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerow([defused(text), "last"])
    (back,) = csv.reader(io.StringIO(out.getvalue(), newline=""))
    assert read_cell(back[0]) == text
    assert not back[0].startswith(TRIGGERS)


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), min_size=1, max_size=4))
@example([""])
@example(['"', ",", "\r", "\n", ""])
def test_a_record_is_what_the_library_would_write(cells: list[str]) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    assert record(cells) == out.getvalue().encode()


@given(st.text("'=+-@\t\r＝a", max_size=6))
def test_apostrophes_before_a_formula_are_counted_right(text: str) -> None:
    assert read_cell(defused(text)) == text


def test_numbers_and_days_are_not_taken_for_formulas() -> None:
    assert [cell(-3), cell(0), cell(None), cell(date(2027, 3, 1))] == ["-3", "0", "", "2027-03-01"]
    assert cell(("=A", "B")) == "'=A; B"


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_calc_opens_the_plan_with_no_cell_run_as_a_formula(tmp_path: Path) -> None:
    view = compared_view(months_of_work(tmp_path))
    exported = tmp_path / "plan.csv"
    with exported.open("wb") as out:
        write_plan_csv(view, view.rows, out)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    as_utf8 = "--infilter=CSV:44,34,76,1"  # what its import dialog picks by the byte order mark
    convert = ["soffice", profile, "--headless", as_utf8, "--convert-to", "fods", "--outdir", str(tmp_path)]
    convert.append(str(exported))
    subprocess.run(convert, check=True, capture_output=True, timeout=120)
    sheet = (tmp_path / "plan.fods").read_text(encoding="utf-8")
    assert "table:formula" not in sheet
    assert "<text:p>&apos;=1+1</text:p>" in sheet
    assert "£ “curly” ‘quotes’" in sheet
    assert len(re.findall("<table:table-row", sheet)) == len(view.rows) + 1
