"""Movement, changes and gaps as a terminal, a script and a spreadsheet read them."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from actionplan.domain.clock import Clock
from actionplan.domain.errors import BadInput
from actionplan.domain.moment import Moment
from actionplan.domain.reports.check import plan_findings
from actionplan.domain.text import cells
from actionplan.domain.vocabulary import Kind
from actionplan.ledger.ledger import Ledger
from actionplan.papers.documents.movement import movement_table
from actionplan.papers.formats.csv import table_csv
from actionplan.papers.values.changes import changes_csv, changes_json
from actionplan.papers.values.check import findings_json
from actionplan.papers.values.movement import COLUMNS, movement_json
from actionplan.services.compare import changes_since, movement_since
from tests.factories import new_ledger
from tests.papers.as_text import changes_text, findings_text, movement_text
from tests.stories.year_of_papers import JUNE, MARCH, WITHDRAWN, a_year


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A governed year; tests only read it."""
    folder = tmp_path_factory.mktemp("year")
    a_year(folder).close()
    ledger = Ledger.open(str(folder / "plan.db"), Clock(fixed_day=date(2027, 6, 20)), read_only=True)
    yield ledger
    ledger.close()


def since_march(ledger: Ledger) -> Moment:
    return ledger.moment(MARCH)


@pytest.mark.parametrize("width", [10, 40, 79, 80, 120, 200])
def test_every_line_keeps_within_its_width(ledger: Ledger, width: int) -> None:
    view = ledger.view()
    texts = (
        movement_text(movement_since(ledger, since_march(ledger)), width),
        movement_text(movement_since(ledger, None, kind=Kind.ACTION), width),
        changes_text(changes_since(ledger, None), width),
        findings_text(plan_findings(view), view, width),
    )
    for text in texts:
        assert text.endswith("\n")
        assert max(cells(line) for line in text.splitlines()) <= max(width, 40)
        assert "\x1b" not in text


def test_the_movement_table_reads_like_the_papers(ledger: Ledger) -> None:
    text = movement_text(movement_since(ledger, since_march(ledger), ledger.moment(JUNE)), 80)
    assert text.splitlines() == [
        "Movement of recommendations, from 4 March 2027 to 3 June 2027",
        "",
        "                                       Moved Signed Not taken Moved",
        "Lead agency       Opening New Reopened    in    off   forward   out Closing",
        "CAMHS                   1   0        0     1      0         0     0       2",
        "Merseyside Police       4   0        0     0      1         0     1       2",
        "Not yet assigned        5   0        0     0      0         0     0       5",
        "All                    10   0        0     0      1         0     0       9",
    ]


def test_a_narrow_terminal_gets_sums_in_words(ledger: Ledger) -> None:
    text = movement_text(movement_since(ledger, since_march(ledger), ledger.moment(JUNE)), 60)
    assert "Merseyside Police\n  opening 4 - signed off 1 - moved out 1 = closing 2\n" in text


def test_movement_as_json_has_the_documented_names(ledger: Ledger) -> None:
    found = json.loads(movement_json(movement_since(ledger, since_march(ledger), ledger.moment(JUNE))))
    assert [list(line) for line in found] == [list(COLUMNS)] * len(found)
    assert COLUMNS == (
        "agency", "opening", "new", "reopened", "moved_in", "signed_off", "not_taken_forward", "moved_out", "closing",
        "with_others",
    )  # fmt: skip
    assert [line["agency"] for line in found] == ["CAMHS", "Merseyside Police", "Not yet assigned", "All"]
    assert found[-1] == dict(zip(COLUMNS, ("All", 10, 0, 0, 0, 1, 0, 0, 9, 0), strict=True))


def test_movement_as_csv_says_the_same_as_json(ledger: Ledger) -> None:
    report = movement_since(ledger, since_march(ledger))
    rows = list(csv.DictReader(io.StringIO(table_csv(movement_table(report), bom=False).decode(), newline="")))
    assert rows == [{name: str(value) for name, value in line.items()} for line in json.loads(movement_json(report))]


def test_changes_as_json_and_csv_hold_each_entry_once(ledger: Ledger) -> None:
    report = changes_since(ledger, None)
    groups = json.loads(changes_json(report))
    listed = sorted(change["entry"] for group in groups for change in group["changes"])
    assert listed == list(range(1, ledger.last_number() + 1))
    rows = list(csv.DictReader(io.StringIO(changes_csv(report).decode("utf-8-sig"), newline="")))
    assert sorted(int(row["entry"]) for row in rows) == listed
    assert groups[-1]["ref"] is None
    assert WITHDRAWN not in changes_json(report).decode()


def test_an_interval_in_which_nothing_happened_is_a_report(ledger: Ledger) -> None:
    day = date(2027, 6, 18)
    report = changes_since(ledger, Moment(day), Moment(date(2027, 6, 19)))
    assert changes_text(report, 80) == "0 changes after 18 June 2027, up to 19 June 2027\n\nNothing changed.\n"
    assert changes_json(report) == b"[]\n"


def test_two_points_the_wrong_way_round_are_refused(ledger: Ledger) -> None:
    with pytest.raises(BadInput, match="wrong way round"):
        movement_since(ledger, ledger.moment(JUNE), since_march(ledger))


def test_gaps_as_json_have_the_documented_names(ledger: Ledger) -> None:
    view = ledger.view()
    found = json.loads(findings_json(plan_findings(view)))
    assert {tuple(each) for each in found} == {("ref", "gap", "words")}
    assert {
        "ref": "SAM-R01",
        "gap": "impact-review-overdue",
        "words": "its impact review was due on 1 June 2027",
    } in found


def test_no_gap_is_said_in_words(tmp_path: Path) -> None:
    empty = new_ledger(tmp_path, seeded=False)
    assert findings_text((), empty.view(), 80) == "No gaps were found, as at 22 November 2026.\n"
    assert findings_json(()) == b"[]\n"
    empty.close()
