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
        ("review.pdf", b"%PDF-1.7", "cannot be read yet"),
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
