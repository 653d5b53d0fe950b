"""Deadlines as people type them, without quotes too."""

import pytest

from tests.cli.conftest import Cli


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2027-03-31", "2027-03-31"),
        ("31/3/27", "2027-03-31"),
        ("31 March 2027", "2027-03-31"),
        ("wed 31 march 2027", "2027-03-31"),
        ("31 March", "2027-03-31"),
        ("+6w", "2027-01-03"),
        ("3 months", "2027-02-22"),
        ("in 3 months", "2027-02-22"),
        ("end of March", "2027-03-31"),
        ("tomorrow", "2026-11-23"),
    ],
)
@pytest.mark.parametrize("quoted", [True, False])
def test_a_date_may_take_as_many_words_as_it_needs(done: Cli, typed: str, day: str, *, quoted: bool) -> None:
    done("due", "R4", "5", *([typed] if quoted else typed.split()))
    dated = {item["ref"]: item["approved_date"] for item in done("list", "--json").json["items"]}
    assert [ref for ref, on in dated.items() if on == day] == ["SAM-R04", "SAM-R05"]


def test_what_was_understood_and_what_is_odd_about_it_is_said_on_stderr(done: Cli) -> None:
    ran = done("due", "R4", "25 December 2026")
    assert ran.out == "SAM-R04  Proposed date set to 25 December 2026.\n"
    assert ran.err.splitlines()[:2] == [
        "Friday 25 December 2026, in 33 days.",
        "25 December 2026 is a bank holiday in England: Christmas Day.",
    ]


def test_a_proposed_date_is_taken_away_with_none(done: Cli) -> None:
    done("due", "R4", "+6w")
    assert done("due", "R4", "NONE").out == "SAM-R04  Proposed date taken away.\n"
    assert done("due", "R4", "none").out == "Nothing changed: SAM-R04 had no date.\n"


def test_a_correction_keeps_its_reason(done: Cli) -> None:
    done("due", "R4", "+6w")
    assert "Reason: a slip." in done("due", "R4", "+7w", "--correct", "--reason", "a slip").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("R4 Tue 31 March 2027", "31 March 2027 is a Wednesday"),
        ("R4 R99 2027-03-31", 'No item "R99" in this plan'),
        ("R99 2027-03-31", 'No item "R99" in this plan'),
        ("R4 31 Febuary 2027", '"31 Febuary 2027" is not a date'),
        ("R4 30 February 2027", "February 2027 has 28 days"),
        ("R4 R5", '"R5" is not a date'),
        ("R4 3/14/27", "dates are day first"),
        ("2027-03-31", "Name the items first"),
        ("1 March 2027", "Name the items first"),
        ("R4 +6w --correct", "A correction needs its reason"),
    ],
)
def test_a_date_or_ref_that_cannot_be_read_is_named(cli: Cli, words: str, said: str) -> None:
    ran = cli("due", *words.split())
    assert ran.code == 2
    assert said in ran.err
    assert ran.raw == b""
