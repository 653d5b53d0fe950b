"""``respond … with-others``, its answer, and ``ours``, at the command line; where all of it comes out."""

import csv
import json
from functools import partial
from pathlib import Path

import pytest

from tests.cli.conftest import Cli

MARCH, AUGUST, SEPTEMBER = "2027-03-11", "2027-08-02", "2027-09-09"
DFE = "Department for Education"
GIVES = ("with-others", "--body", DFE, "--answer-due", "2027-06-30", "--meeting", "executive-2027-03-11")


@pytest.fixture
def plan(cli: Cli) -> Cli:
    """The Child Sam plan, with R09 given to the department at a sitting."""
    cli("init")
    cli("meeting", "add", "Executive", "2027-03-11")
    cli("meeting", "add", "Executive", "2027-09-09")
    given = cli("respond", "R9", *GIVES, "--reason", "National guidance.", today=MARCH)
    assert given.code == 0, given.err
    return partial(cli, today=MARCH)


def test_it_is_told_in_every_place(plan: Cli) -> None:
    item = plan("show", "R9", "--json").json
    assert (item["with_others"], item["answer_due"], item["rag"], item["status"]) == (
        DFE,
        "2027-06-30",
        "Closed",
        "with-others",
    )
    assert item["response"] == "with-others"
    assert f"With the {DFE}, whose answer is due on 30 June 2027" in plan("history", "R9").out
    assert "Live 10 + signed off 0 + not taken forward 0 + with others 1 = 11 published." in plan("status").out
    assert [each["ref"] for each in plan("list", "is:with-others", "--json").json["items"]] == ["SAM-R09"]
    assert plan("list", "--json").json["totals"]["with_others"] == 1
    assert f"with the {DFE}, asked on 11 March 2027" in plan("show", "R9").out
    rows = {row["ref"]: row for row in csv.DictReader(plan("export", "csv", "--no-bom").out.splitlines())}
    assert (rows["SAM-R09"]["with_others"], rows["SAM-R01"]["with_others"]) == (DFE, "")
    last = plan("movement", "--since", "2026-11-22", "--json").json[-1]
    assert list(last)[-1] == "with_others"
    assert (last["opening"], last["with_others"], last["closing"]) == (11, 1, 10)
    assert "With" in plan("movement", "--since", "2026-11-22").out


def test_a_late_answer_is_named_and_asked_about_until_it_comes(plan: Cli) -> None:
    late = [each for each in plan("check", "--json", today=AUGUST).json if each["gap"] == "answer-overdue"]
    assert [each["ref"] for each in late] == ["SAM-R09"]
    assert plan("respond", "R9", "--answered", "In the next guidance.", "--on", "2027-07-30", today=AUGUST).code == 0
    assert "In the next guidance." in plan("show", "R9", today=AUGUST).out
    assert "answer-overdue" not in {each["gap"] for each in plan("check", "--json", today=AUGUST).json}


def test_it_comes_back_as_reopened(plan: Cli) -> None:
    back = plan(
        "respond", "R9", "ours", "--meeting", "executive-2027-09-09", "--reason", "Ours after all.", today=SEPTEMBER
    )
    assert (back.code, back.err.splitlines()[-1].startswith("Step")) == (0, True)
    assert plan("show", "R9", "--json", today=SEPTEMBER).json["with_others"] is None
    assert plan("movement", "--since", MARCH, "--json", today=SEPTEMBER).json[-1]["reopened"] == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("R9", "with-others", "--body", DFE, "--meeting", "last executive"), "--answer-due"),
        (("R9", "ours", "--meeting", "last executive"), "--reason"),
        (("R9", "ours", "--body", DFE), "says nothing about ours"),
        (("R9", "accepted", "--answer-due", "2027-06-30"), "says nothing about accepted"),
        (("R9", "theirs"), "with-others or ours"),
    ],
)
def test_what_is_missing_or_too_much_is_said(plan: Cli, words: tuple[str, ...], said: str) -> None:
    refused = plan("respond", *words)
    assert (refused.code, refused.out) == (2, "")
    assert said in refused.err


def test_what_is_with_others_is_not_accepted_or_reopened(plan: Cli) -> None:
    for refused in (plan("respond", "R9", "accepted"), plan("reopen", "R9", "--reason", "Ours.")):
        assert refused.code == 3
        assert "respond SAM-R09 ours --meeting MEETING --reason WHY" in refused.err


def test_a_pack_lists_them_and_adds_up(plan: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "pack"
    assert plan("pack", "executive-2027-09-09", "-o", str(folder), today=AUGUST).code == 0
    rows = list(csv.DictReader((folder / "K-with-others.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert [(row["ref"], row["with_others"], row["answer_due"], row["days_overdue"]) for row in rows] == [
        ("SAM-R09", DFE, "2027-06-30", "33")
    ]
    summary = (folder / "summary.md").read_text(encoding="utf-8")
    assert "+ with others 1 = 11 published" in summary
    assert "+ K (1) = 11 published in all" in summary
    assert "whose answer is late (table K)" in summary
    assert (folder / "movement.csv").read_text(encoding="utf-8-sig").splitlines()[0].endswith(",closing,with_others")
    assert "K-with-others.csv" in json.loads((folder / "manifest.json").read_text())["files"]


def test_a_national_body_that_is_addressed_is_proposed(cli: Cli, tmp_path: Path) -> None:
    review = {
        "format": "actionplan-review/1",
        "review": {"ref": "ANN", "title": "Child Ann", "kind": "review", "partnership": "A partnership"},
        "agencies": [],
        "recommendations": [
            {"number": "1", "wording": "Publish guidance.", "addressed_to": DFE},
            {"number": "2", "wording": "Train staff.", "addressed_to": "All agencies"},
        ],
    }
    file = tmp_path / "ann.json"
    file.write_text(json.dumps(review))
    cli("init", "--empty")
    loaded = cli("load", str(file), "--yes")
    assert loaded.code == 0, loaded.err
    assert f"with the {DFE}: proposed" in cli("show", "R1").out
    assert "proposed" not in cli("show", "R2").out
    assert cli("show", "R1", "--json").json["with_others"] is None
