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
        ("by 31/12/2026", "2026-12-31"),
        ("30 Sept. 2027", "2027-09-30"),
        ("end Sept", "2027-09-30"),
        ("six weeks", "2027-01-03"),
        ("31/03/2027 00:00", "2027-03-31"),
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


def test_a_month_with_its_year_is_its_last_day_unless_a_number_before_makes_it_a_day(done: Cli) -> None:
    assert "Wednesday 31 March 2027" in done("due", "R4", "R5", "March 2027").err
    assert "Friday 5 March 2027" in done("due", "R4", "5", "March", "2027").err


def test_a_date_in_quotes_is_a_date_by_itself_and_the_numbers_before_it_are_items(done: Cli) -> None:
    assert done("due", "4", "March 2027").out == "SAM-R04  Proposed date set to 31 March 2027.\n"
    done("due", "4", "5", "September 2027")
    for ref in ("R4", "R5"):
        assert done("show", ref, "--json").json["approved_date"] == "2027-09-30"


def test_a_date_more_than_five_years_ahead_is_pointed_out_and_kept(done: Cli) -> None:
    ran = done("due", "R4", "31/3/72")
    assert "31 March 2072 is more than five years ahead: check the year." in ran.err
    assert done("show", "R4", "--json").json["approved_date"] == "2072-03-31"


def test_a_quarter_is_refused_naming_both_that_it_can_mean(cli: Cli) -> None:
    ran = cli("due", "R4", "Q4")
    assert (ran.code, ran.out) == (2, "")
    assert "31 December 2026 or 31 March 2027" in ran.err


def test_the_day_of_what_has_happened_is_the_last_such_day(done: Cli, cli: Cli) -> None:
    done("update", "R4", "Rang.", "--on", "12 nov")
    done("complete", "R5", "--on", "1 Dec", "--summary", "Done.")
    done("review", "edit", "SAM", "--published", "2 nov")
    said = done("history").out
    assert "12 November 2026" in said
    assert "1 December 2025" in said
    assert "Published on: 2 November 2026" in said
    refused = cli("update", "R4", "Rang.", "--on", "March 2026")
    assert (refused.code, refused.out) == (2, "")
    assert "is a month, not a day" in refused.err


def test_a_review_is_not_published_on_a_day_to_come(cli: Cli) -> None:
    ran = cli("review", "edit", "SAM", "--published", "31/3/72")
    assert ran.code == 2
    assert "31 March 2072: that is after today" in ran.err


def test_the_day_of_a_meeting_is_never_a_month(cli: Cli, done: Cli) -> None:
    for words in (("add", "Executive", "March 2027"), ("series", "Executive", "last Friday of every month", "--from",
                   "March 2027", "--to", "June 2027")):  # fmt: skip
        ran = cli("meeting", *words)
        assert (ran.code, ran.out) == (2, "")
        assert '"March 2027" is a month, not a day' in ran.err
    done("meeting", "add", "Executive", "12 nov", "--kind", "chairs-action")
    assert [each["on"] for each in done("meeting", "list", "--json").json] == ["2026-11-12"]


def test_as_at_and_filters_name_days_as_commands_do(done: Cli, cli: Cli) -> None:
    done("meeting", "add", "Executive", "10 December")
    done("due", "R1", "R2", "9 December")
    done("due", "R3", "10 December")
    assert [item["ref"] for item in done("list", "due.before:next executive", "--json").json["items"]] == [
        "SAM-R01",
        "SAM-R02",
    ]
    assert [item["ref"] for item in done("list", "due:next executive", "--json").json["items"]] == ["SAM-R03"]
    assert cli("list", "due.before:March 2027").code == 2
    assert done("status", "--as-at", "22 nov", "--json", today="2026-12-01").json["as_at"] == "2026-11-22"
