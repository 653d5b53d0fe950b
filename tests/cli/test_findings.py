"""``finding`` and ``alike``, and a review's file that brings findings and repeats another review."""

import json
from collections import Counter
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from actionplan.domain.clock import Clock
from actionplan.ledger.ledger import Ledger
from actionplan.papers.formats.text import to_text
from actionplan.tui.reports import load_report
from tests.cli.conftest import START, Cli

AUDIT = "Partners should carry out a multi-agency audit of how information is shared between agencies."
REVIEW = {
    "format": "actionplan-review/1",
    "review": {"ref": "ASH", "title": "Child Ash", "partnership": "Example Partnership"},
    "findings": [{"number": "1", "wording": "Nobody asked Ash."}, {"wording": "Records were apart."}],
    "recommendations": [{"number": "1", "wording": AUDIT}],
}


def test_findings_are_loaded_answered_listed_and_named_where_none_answers(cli: Cli, tmp_path: Path) -> None:
    cli("init")
    file = tmp_path / "ash.json"
    file.write_text(json.dumps(REVIEW), encoding="utf-8")
    shown = cli("load", str(file), "--dry-run")
    assert "Findings, 2:" in shown.out
    assert "1 repeats SAM-R02, not started. Words in common: " in shown.out
    told = cli("load", str(file), "--dry-run", "--json").json
    assert [each["text"] for each in told["findings"]] == ["Nobody asked Ash.", "Records were apart."]
    assert [(each["number"], each["like"]) for each in told["repeats"]] == [("1", "SAM-R02")]
    assert "Loaded 1 recommendation and 2 findings as ASH." in cli("load", str(file), "--yes").out
    assert "ASH-F01 is answered by ASH-R01 and SAM-R02" in cli("finding", "answer", "F1", "ASH-R01", "SAM-R02").out
    cli("finding", "answer", "ash-f1", "SAM-R02", "--take-back")
    assert cli("finding", "answer", "F2", "SAM-R02", "--none-needed", "Good practice").code == 2
    listed = cli("finding", "list").out
    assert "2 findings: 1 answered, 1 answered by none" in listed
    found = cli("finding", "list", "--unanswered", "--json").json
    assert [(each["finding"], each["state"]) for each in found] == [("ASH-F02", "unanswered")]
    gaps = [each["ref"] for each in cli("check", "--json").json if each["gap"] == "finding-unanswered"]
    assert gaps == ["ASH-F02"]
    page = cli("show", "ASH-R01").out
    assert "ASH-F01  Nobody asked Ash." in page
    assert "SAM-R02, not started. Words in common:" in page
    assert [each["like"] for each in cli("alike", "ASH-R01", "--json").json] == ["SAM-R02"]
    refused = cli("show", "ASH-F01")
    assert refused.code == 2
    assert "ASH-F01 is a finding of ASH" in refused.err


def test_a_finding_is_put_right_withdrawn_and_restored_and_nothing_half_is_written(cli: Cli) -> None:
    cli("init")
    cli("finding", "add", "SAM", "Nobody asked Sam.", "--answered-by", "R4")
    assert cli("finding", "edit", "F1", "Nobody asked Sam at home.", "--number", "3").code == 2, "words need a reason"
    assert cli("finding", "list", "--json").json[0]["number"] is None
    edited = cli("finding", "edit", "F1", "Nobody asked Sam at home.", "--number", "3", "--reason", "as printed")
    assert "Finding SAM-F01 has the number 3." in edited.out
    (one,) = cli("finding", "list", "--json").json
    assert (one["finding"], one["number"], one["text"]) == ("SAM-F01", "3", "Nobody asked Sam at home.")
    assert cli("finding", "edit", "F1", "--number", "3").out.startswith("Nothing")
    refused = cli("finding", "restore", "F1")
    assert (refused.code, refused.err.strip()) == (2, 'No finding "SAM-F01" is withdrawn in this plan.')
    cli("finding", "withdraw", "F1", "--reason", "It is a recommendation")
    assert cli("finding", "list", "--json").json == []
    assert "SAM-F01 withdrawn" in cli("history").out
    assert cli("finding", "restore", "F2").code == 2, "another one is not"
    cli("finding", "restore", "sam-f01")
    assert cli("finding", "list", "--json").json == [one]
    cli("finding", "withdraw", "F1", "--reason", "It is a recommendation")
    assert cli("finding", "restore", "F1").code == 0
    assert cli("finding", "list", "--json").json == [one]
    assert cli("verify").code == 0


def test_every_place_tells_the_same_number_of_findings(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan_path = tmp_path / "plan.db"
    monkeypatch.setenv("ACTIONPLAN_DB", str(plan_path))
    cli("init")
    for words in ("Nobody asked.", "It was late.", "The school listened."):
        cli("finding", "add", "SAM", words)
    cli("finding", "answer", "F1", "R4")
    cli("finding", "answer", "F3", "--none-needed", "Good practice")
    cli("theme", "R4", "Exploitation")
    states = Counter(each["state"] for each in cli("finding", "list", "--json").json)
    assert states == {"answered": 1, "none-needed": 1, "unanswered": 1}
    assert Counter(each["state"] for each in cli("export", "json").json["findings"]) == states
    assert [each["ref"] for each in cli("check", "--json").json if each["gap"] == "finding-unanswered"] == ["SAM-F02"]
    told = "3 findings: 1 answered, by SAM-R04; 1 needing no recommendation: SAM-F03; 1 answered by none: SAM-F02"
    places = (("status",), ("review", "show", "SAM"), ("paper", "plan-on-a-page"), ("paper", "themes"))
    for place in places:
        text = " ".join(cli(*place, *(("--format", "text") if place[0] == "paper" else ())).out.split())
        sentence = told if place[0] == "review" else f"{told}."
        assert sentence in text, place
    assert "1 finding answered: SAM-F01." in cli("paper", "themes", "--format", "text").out
    with closing(Ledger.open(str(plan_path), Clock(date.fromisoformat(START)))) as ledger:
        screen = " ".join(to_text(load_report(ledger, "findings", None), 100).split())
    total = "3 findings: 1 answered, 1 needing no recommendation, 1 answered by none"
    assert total in screen
    assert total in " ".join(cli("finding", "list").out.split())


def test_where_none_is_on_record_the_next_step_is_named(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan_path = tmp_path / "plan.db"
    monkeypatch.setenv("ACTIONPLAN_DB", str(plan_path))
    cli("init")
    assert "actionplan finding add REVIEW TEXT" in cli("finding", "list").err
    with closing(Ledger.open(str(plan_path), Clock(date.fromisoformat(START)))) as ledger:
        assert "ctrl+p, Add finding" in to_text(load_report(ledger, "findings", None), 200)


DOCUMENT = """Child Ash: learning review

Key findings

Finding 1: Nobody asked Ash what home was like (see Recommendation 2).

Finding 2: Records were held apart.

Recommendations

1. Partners should join their records.
2. Partners should ask children what home is like.
"""


def test_a_document_s_findings_come_with_its_recommendations_and_go_with_them(cli: Cli, tmp_path: Path) -> None:
    cli("init", "--empty")
    file = tmp_path / "ash.txt"
    file.write_text(DOCUMENT, encoding="utf-8")
    shown = cli("load", str(file), "--dry-run").out
    assert "  1  line 5: Nobody asked Ash what home was like (see Recommendation 2)." in shown
    assert "    Answered by ASH-R02, as the review says." in shown
    told = cli("load", str(file), "--dry-run", "--json").json
    assert [(each["number"], each["line"], each["answered_by"]) for each in told["findings"]] == [
        ("1", 5, ["ASH-R02"]),
        ("2", 7, []),
    ]
    alone = cli("load", str(file), "--dry-run", "--json", "--no-findings").json
    assert (alone["findings"], len(alone["found"])) == ([], 2)
    assert [each["why"] for each in alone["left_out"]] == ["You dropped it.", "You dropped it."]
    assert "Loaded 2 recommendations and 2 findings as ASH." in cli("load", str(file), "--yes").out
    listed = cli("finding", "list", "--json").json
    assert [(each["finding"], each["text"], each["answered_by"]) for each in listed] == [
        ("ASH-F01", "Nobody asked Ash what home was like (see Recommendation 2).", ["ASH-R02"]),
        ("ASH-F02", "Records were held apart.", []),
    ]
    assert "Nothing to add" in cli("load", str(file), "--yes").out
    cli("undo")
    assert cli("finding", "list", "--json").json == []
    assert cli("list", "--json").json["items"] == []


def test_the_plan_says_by_review_how_it_stands_and_which_findings_what_answers(cli: Cli, tmp_path: Path) -> None:
    cli("init")
    file = tmp_path / "ash.txt"
    file.write_text(DOCUMENT, encoding="utf-8")
    cli("load", str(file), "--yes")
    answered = "2 findings: 1 answered, by ASH-R02; 1 answered by none: ASH-F02"
    assert answered in " ".join(cli("review", "show", "ASH").out.split())
    status = " ".join(cli("status").out.split())
    assert "SAM Child Sam (Executive): ■ RED 0 ▲ AMBER 0 ● GREEN 0 ✔ BLUE 0 ○ GREY 11. Live 11 +" in status
    assert f"not taken forward 0 = 2; 0 overdue. {answered}." in status
    page = " ".join(cli("paper", "plan-on-a-page", "--format", "text").out.split())
    assert f"{answered}." in page
    assert "Live 2 + signed off 0 + not taken forward 0 = 2; 0 overdue." in page
