"""Loading a review: shown first, asked, and never twice."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Cli

REVIEW: dict[str, Any] = {
    "format": "actionplan-review/1",
    "review": {
        "ref": "ANNA",
        "title": "Learning review: Anna",
        "kind": "learning review",
        "partnership": "A Partnership",
        "stated_count": 2,
    },
    "recommendations": [{"number": "1", "wording": "First."}, {"number": None, "wording": "Second [/x]."}],
}


@pytest.fixture
def file(home: Path) -> Path:
    path = home / "anna.json"
    path.write_text(json.dumps(REVIEW), encoding="utf-8")
    return path


def items(cli: Cli) -> list[str]:
    return [item["ref"] for item in cli("list", "--json").json["items"]]


def test_without_a_terminal_nothing_is_loaded_unless_yes_is_given(cli: Cli, file: Path) -> None:
    ran = cli("load", str(file))
    assert ran.code == 2
    assert "--yes" in ran.err
    assert len(items(cli)) == 11


def test_what_was_found_is_shown_before_it_is_loaded(cli: Cli, file: Path) -> None:
    ran = cli("load", str(file), "--yes", "--plan-due", "1 Feb 2027")
    assert ran.code == 0
    assert ran.out == "Loaded 2 recommendations as ANNA.\n"
    assert "Second [/x]." in ran.err
    assert items(cli)[11:] == ["ANNA-R01", "ANNA-U02"]
    assert cli("review", "show", "anna", "--json").json["plan_due_on"] == "2027-02-01"


@pytest.mark.parametrize(("answer", "code", "count"), [(True, 0, 13), (False, 1, 11)])
def test_a_terminal_is_asked(
    cli: Cli, file: Path, monkeypatch: pytest.MonkeyPatch, *, answer: bool, code: int, count: int
) -> None:
    monkeypatch.setattr("actionplan.cli.commands.load.confirm", lambda _question: answer)
    assert cli("load", str(file)).code == code
    assert len(items(cli)) == count


def test_loading_twice_adds_nothing_and_asks_nothing(cli: Cli, file: Path) -> None:
    cli("load", str(file), "--yes")
    again = cli("load", str(file))
    assert again.code == 0
    assert again.out == "Nothing to add: ANNA and its 2 recommendations are in the plan already.\n"


def test_other_wording_under_a_ref_that_is_there_is_refused(cli: Cli, file: Path) -> None:
    cli("load", str(file), "--yes")
    other = {**REVIEW, "recommendations": [{"number": "1", "wording": "Changed."}]}
    file.write_text(json.dumps(other), encoding="utf-8")
    ran = cli("load", str(file), "--yes")
    assert ran.code == 3
    assert "published wording is locked" in ran.err


def test_a_dry_run_writes_nothing_and_makes_no_plan(cli: Cli, file: Path, home: Path) -> None:
    ran = cli("load", str(file), "--dry-run", "--json")
    assert ran.json == {
        "title": "Learning review: Anna",
        "stated": 2,
        "found": [{"number": "1", "text": "First."}, {"number": None, "text": "Second [/x]."}],
        "left_out": [],
        "warnings": [],
        "findings": [],
        "repeats": [],
    }
    assert list(home.rglob("*.db")) == []


def test_a_count_that_the_review_does_not_keep_to_is_pointed_out(cli: Cli, file: Path) -> None:
    file.write_text(json.dumps({**REVIEW, "review": {**REVIEW["review"], "stated_count": 3}}), encoding="utf-8")
    warning = "Take care: the review says that it makes 3 recommendations, and 2 were found."
    assert warning in cli("load", str(file), "--dry-run").out
    assert cli("load", str(file), "--dry-run", "--json").json["warnings"] == [warning]
    assert warning in cli("load", str(file), "--yes").err


def test_our_own_ref_and_title_take_the_place_of_the_file_s(cli: Cli, file: Path) -> None:
    cli("load", str(file), "--yes", "--ref", "ann2", "--title", "Another title")
    assert cli("review", "show", "ANN2", "--json").json["title"] == "Another title"


def test_what_was_found_is_shown_without_steering_the_terminal(cli: Cli, file: Path) -> None:
    file.write_text(json.dumps({**REVIEW, "review": {**REVIEW["review"], "title": "\x1b[2J title"}}), encoding="utf-8")
    for argv in (("--dry-run",), ("--yes",)):
        ran = cli("load", str(file), *argv)
        assert ran.code == 0
        assert "␛[2J title" in ran.out + ran.err
        assert "\x1b" not in ran.out + ran.err


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("review.pdf", b"%PDF-1.7", "cannot be opened as a PDF"),
        ("review.json", b"", "is empty"),
        ("review.json", b"{", "not JSON"),
        ("review.json", b"\xff", "not UTF-8"),
        ("review.json", b'{"format": "other"}', "expected"),
    ],
)
def test_a_file_that_is_no_review_is_refused_in_a_sentence(
    cli: Cli, home: Path, name: str, content: bytes, said: str
) -> None:
    (home / name).write_bytes(content)
    ran = cli("load", str(home / name), "--yes")
    assert ran.code == 2
    assert said in ran.err


def test_a_newer_file_is_announced_before_it_adds_to_a_review_that_is_there(cli: Cli, file: Path) -> None:
    cli("load", str(file), "--yes")
    newer = {
        **REVIEW,
        "review": {**REVIEW["review"], "stated_count": 4, "governing_body": "Board"},
        "recommendations": [
            {"number": "1", "wording": "First."},
            {"number": "1a", "wording": "In between, as published."},
            {"number": None, "wording": "Quite another thing."},
            {"number": None, "wording": "Second [/x]."},
        ],
    }
    file.write_text(json.dumps(newer), encoding="utf-8")
    asked = cli("load", str(file))
    assert (asked.code, len(items(cli))) == (2, 13)
    assert "ANNA is in the plan already: 2 the same, 0 with other wording, 2 new, 0 not in the file." in asked.err
    assert 'The governing body is "Board" in the file and "Executive" in the plan, which stays.' in asked.err
    shown = cli("load", str(file), "--dry-run")
    assert shown.out.splitlines() == asked.err.splitlines()[: len(shown.out.splitlines())]
    as_json = cli("load", str(file), "--dry-run", "--json").json
    assert list(as_json)[:5] == ["title", "stated", "found", "left_out", "warnings"]
    assert [new["ref"] for new in as_json["new"]] == ["ANNA-R01a", "ANNA-U03"]
    assert cli("load", str(file), "--yes").out == "Loaded 2 recommendations as ANNA.\n"
    assert items(cli)[11:] == ["ANNA-R01", "ANNA-R01a", "ANNA-U03", "ANNA-U02"]
    assert cli("load", str(file)).out.startswith("Nothing to add")


def test_a_dry_run_refuses_what_the_load_refuses(cli: Cli, file: Path) -> None:
    cli("load", str(file), "--yes")
    file.write_text(
        json.dumps({**REVIEW, "recommendations": [{"number": "1", "wording": "Changed."}]}), encoding="utf-8"
    )
    for how in (("--dry-run",), ("--dry-run", "--json"), ("--yes",)):
        ran = cli("load", str(file), *how)
        assert ran.code == 3
        assert "published wording is locked" in ran.err
    file.write_text(
        json.dumps({**REVIEW, "review": {**REVIEW["review"], "published_on": "1800-01-01"}}), encoding="utf-8"
    )
    for how in (("--dry-run",), ("--yes",)):
        ran = cli("load", str(file), *how)
        assert (ran.code, ran.out) == (2, "")
        assert "before 1990" in ran.err


def test_a_dry_run_of_the_review_of_a_plan_that_is_not_made_yet_says_what_the_load_would(cli: Cli, home: Path) -> None:
    seed = Path(__file__).resolve().parents[2] / "data" / "seed_recommendations.json"
    ran = cli("load", str(seed), "--dry-run", "--json")
    assert (ran.json["new"], ran.json["changed"], ran.json["missing"]) == ([], [], [])
    assert list(home.rglob("*.db")) == []
    assert cli("load", str(seed)).out.startswith("Nothing to add")


def test_published_numbers_of_any_form_are_loaded_in_published_order_and_typed_as_refs(cli: Cli, file: Path) -> None:
    numbers = ["3.1.2", "4A", "A1", "LR1", "(i)", "iv", "6.1(a)"]
    recommendations = [{"number": number, "wording": f"As {number} says."} for number in numbers]
    file.write_text(json.dumps({**REVIEW, "recommendations": recommendations}), encoding="utf-8")
    assert cli("load", str(file), "--yes").code == 0
    refs = ["R03.1.2", "R04a", "Ra1", "Rlr1", "Ri", "Riv", "R06.1a"]
    assert items(cli)[11:] == [f"ANNA-{ref}" for ref in refs]
    for number, ref in zip(numbers, refs, strict=True):
        for typed in (f"anna-{number}", f"ANNA-{ref}", f"anna-R{number}".upper()):
            assert cli("show", typed, "--json").json["ref"] == f"ANNA-{ref}"
            assert cli("show", typed, "--json").json["number"] == number


def test_the_leads_that_a_file_suggests_are_told_and_nobody_is_assigned(cli: Cli, home: Path) -> None:
    suggested = {"short_title": None, "theme": None, "suggested_agency": "Police"}
    numbered = [{"number": str(at), "wording": f"No {at}.", "ours": suggested if at < 3 else None} for at in (1, 2, 3)]
    told = REVIEW | {"agencies": [{"name": "Police"}], "recommendations": numbered}
    path = home / "anna.json"
    path.write_text(json.dumps(told), encoding="utf-8")
    said = "A lead agency is suggested for 2 recommendations: Police (2). Nobody is assigned until you assign them."
    assert said in cli("load", str(path), "--dry-run").out
    assert said in cli("load", str(path), "--yes").err
    assert said not in cli("load", str(path), "--yes").err
