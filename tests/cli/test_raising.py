"""``raise`` and its answer at the command line, and where both come out."""

import csv

import pytest

from tests.cli.conftest import Cli

WITH = ("--with", "Lead Safeguarding Partners", "--reason", "Nobody leads it.")


@pytest.fixture
def raised(done: Cli) -> Cli:
    """R04 raised, without a meeting."""
    done("init")
    done("meeting", "add", "Lead Safeguarding Partners", "2027-01-14")
    done("raise", "R4", *WITH)
    return done


def test_what_is_raised_comes_out_everywhere(raised: Cli) -> None:
    item = raised("show", "R4", "--json").json
    assert item["raised_with"] == "Lead Safeguarding Partners"
    assert (item["raised"]["on"], item["raised"]["reason"]) == ("2026-11-22", "Nobody leads it.")
    assert "with the Lead Safeguarding Partners on 22 November 2026: Nobody leads it." in raised("show", "R4").out
    assert [each["ref"] for each in raised("list", "is:raised", "--json").json["items"]] == ["SAM-R04"]
    rows = {row["ref"]: row for row in csv.DictReader(raised("export", "csv", "--no-bom").out.splitlines())}
    assert (rows["SAM-R04"]["raised_with"], rows["SAM-R05"]["raised_with"]) == ("Lead Safeguarding Partners", "")


def test_check_names_it_until_it_is_answered_by_a_letter(raised: Cli, cli: Cli) -> None:
    def named() -> list[str]:
        return [each["ref"] for each in cli("check", "--json").json if each["gap"] == "raised-unanswered"]

    assert named() == ["SAM-R04"]
    raised("raise", "R4", "--answered", "The police lead it.")
    assert named() == []
    assert raised("show", "R4", "--json").json["raised"]["answer"] == "The police lead it."
    assert raised("list", "is:raised", "--json").json["items"] == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--with", "Board"), "--with and --reason"),
        (("--answered", "Yes.", "--with", "Board"), "leave --with and --reason out"),
        ((*WITH, "--on", "today"), "--on is the day of an answer"),
        ((), "--with and --reason"),
    ],
)
def test_what_is_missing_or_too_much_is_said(raised: Cli, cli: Cli, words: tuple[str, ...], said: str) -> None:
    refused = cli("raise", "R5", *words)
    assert (refused.code, refused.out) == (2, "")
    assert said in refused.err


def test_an_answer_to_nothing_is_refused(raised: Cli, cli: Cli) -> None:
    refused = cli("raise", "R5", "--answered", "Yes.")
    assert refused.code == 3
    assert "nothing raised that waits for an answer" in refused.err
