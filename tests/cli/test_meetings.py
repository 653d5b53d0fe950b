"""Meetings: arranging them, naming them, and what their days are told."""

import pytest

from tests.cli.conftest import Cli

SERIES = "second Thursday of March, June, September, December"
LATER = "2026-12-11"


@pytest.fixture
def year(done: Cli) -> Cli:
    """A plan whose Executive sits four times a year."""
    done("meeting", "series", "Executive", SERIES, "--to", "31 December 2027")
    return done


def names(cli: Cli, **circumstances: str) -> list[str]:
    return [each["meeting"] for each in cli("meeting", "list", "--json", **circumstances).json]


def test_a_series_from_words_arranges_its_sittings_and_says_each_in_words(done: Cli) -> None:
    ran = done("meeting", "series", "Executive", SERIES, "--from", "1 Jan 2027", "--to", "31/12/27")
    assert ran.out.splitlines()[0] == "Sitting arranged: Executive, 11 March 2027 (executive-2027-03-11)."
    assert ran.err.splitlines()[0] == "Thursday 11 March 2027, in 109 days."
    assert len(ran.out.splitlines()) == 4


def test_a_series_leaves_the_sittings_on_record_alone(year: Cli) -> None:
    before = names(year)
    assert len(before) == 5
    again = year("meeting", "series", "exec", SERIES, "--to", "31 December 2027")
    assert again.out == "Nothing changed: those sittings are on record already.\n"
    assert names(year) == before


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("25 December 2026", "25 December 2026 is a bank holiday in England: Christmas Day."),
        ("29 December 2026", "29 December 2026 falls between Christmas and New Year."),
        ("24 December 2026", "24 December 2026 falls between Christmas and New Year."),
        ("2027-01-01", "1 January 2027 is a bank holiday in England: New Year's Day."),
        ("3 May 2027", "3 May 2027 is a bank holiday in England: May Day."),
        ("13 March 2027", "13 March 2027 is a Saturday."),
    ],
)
def test_what_is_odd_about_the_day_of_a_sitting_is_pointed_out_and_kept(done: Cli, day: str, said: str) -> None:
    ran = done("meeting", "add", "Executive", *day.split())
    assert said in ran.err.splitlines()
    assert len([line for line in ran.err.splitlines() if "Christmas" in line]) <= 1
    assert len(names(done)) == 1


@pytest.mark.parametrize(
    "command",
    [
        ("meeting", "add", "Executive", "29 December 2026"),
        ("meeting", "move", "executive-2026-12-10", "29 December 2026"),
        ("meeting", "series", "Executive", "29th of December", "--to", "31 December 2026"),
    ],
    ids=["add", "move", "series"],
)
def test_however_a_sitting_comes_to_its_day_what_is_odd_about_it_is_pointed_out(
    year: Cli, command: tuple[str, ...]
) -> None:
    assert "29 December 2026 falls between Christmas and New Year." in year(*command).err.splitlines()


def test_a_chairs_action_may_be_on_any_day(done: Cli) -> None:
    ran = done("meeting", "add", "Executive", "26 December 2026", "--kind", "chairs-action", today="2026-12-29")
    assert "Christmas" not in ran.err
    assert "Saturday." not in ran.err


def test_an_ordinary_day_gets_its_words_and_no_remark(done: Cli) -> None:
    assert len(done("meeting", "add", "Executive", "11 March 2027").err.splitlines()) == 2


def test_a_body_goes_by_the_beginning_of_its_name_and_a_new_one_is_said_to_be_new(done: Cli) -> None:
    assert "Executive, 11 March 2027" in done("meeting", "add", "exec", "2027-03-11").out
    new = done("meeting", "add", "Quality Group", "2027-03-11")
    assert "quality-group-2027-03-11" in new.out
    assert '"Quality Group" is a new body here. Bodies in use: Executive.' in new.err


def test_a_deadline_can_be_the_day_of_a_sitting_which_is_pointed_out(year: Cli) -> None:
    ran = year("due", "R4", "R5", "next", "executive")
    assert "SAM-R05  Proposed date set to 10 December 2026." in ran.out
    assert "papers close a week before, on 3 December 2026" in ran.err
    assert "11 March 2027" in year("due", "R4", "March executive").out


def test_the_list_says_how_far_each_has_come(year: Cli) -> None:
    year("meeting", "close", "last executive", today=LATER)
    year("meeting", "cancel", "executive-2027-03", "--reason", "Not quorate", today=LATER)
    year("meeting", "add", "Executive", "today", "--kind", "chairs-action", today=LATER)
    lines = year("meeting", "list", today="2026-12-12").out.splitlines()
    assert lines[0].split("  ")[-1] == "closed on 11 December 2026"
    assert lines[1].endswith("chair's action; not closed yet")
    assert lines[2].endswith("cancelled")


def test_the_list_can_be_had_as_at_an_earlier_day(year: Cli) -> None:
    year("meeting", "add", "Executive", "2027-01-05", today=LATER)
    assert "executive-2027-01-05" in names(year, today=LATER)
    assert "executive-2027-01-05" not in [
        each["meeting"] for each in year("meeting", "list", "--json", "--as-at", "2026-11-30", today=LATER).json
    ]


def test_a_sitting_that_moves_keeps_its_name(year: Cli) -> None:
    ran = year("meeting", "move", "next executive", "17", "December", "2026", "--reason", "Half term")
    assert "Sitting moved to 17 December 2026: now the Executive of 17 December 2026. Reason: Half term." in ran.out
    assert year("meeting", "list", "--json").json[0]["on"] == "2026-12-17"
    assert "Nothing changed" in year("meeting", "move", "next executive", "2026-12-17").out


def test_a_decision_in_words_may_be_about_items_or_none(year: Cli) -> None:
    year("meeting", "decide", "last executive", "Note the report", today=LATER)
    ran = year("meeting", "decide", "last executive", "Ask for the audit", "--ref", "R4", "--ref", "11", today=LATER)
    assert "SAM-R11  Decided by the Executive of 10 December 2026: Ask for the audit" in ran.out


def test_a_closed_meeting_s_decision_is_not_undone(cli: Cli, year: Cli) -> None:
    year("meeting", "decide", "last executive", "Note the report", today=LATER)
    step = year("history", "--json", today=LATER).json[-1]["step"]
    year("meeting", "close", "last executive", today=LATER)
    assert "closed already" in year("meeting", "close", "last executive", today=LATER).out
    assert cli("undo", str(step), today=LATER).code == 3


def test_an_empty_list_says_how_to_begin(done: Cli) -> None:
    assert "actionplan meeting add BODY DATE" in done("meeting", "list").out
    assert done("meeting", "list", "--json").json == []
