"""Adoption and extensions: a date in force is moved by a meeting, and by nothing else."""

from typing import Any

import pytest

from tests.cli.conftest import Cli
from tests.cli.prepared import Once

DAY = "2026-12-11"
ASKED = (
    "extend",
    "ask",
    "R4",
    "30 June 2027",
    "--reason",
    "Waiting for guidance",
    "--asked-by",
    "Superintendent, Police",
)


@pytest.fixture
def adopted(done: Cli, once: Once) -> Cli:
    """R4 and R5 are due on 15 January 2027, adopted by the Executive of 10 December 2026."""

    def work() -> None:
        done("meeting", "series", "Executive", "second Thursday of December, March", "--to", "31 December 2027")
        done("assign", "R4", "R5", "--agency", "pol", "--name", "Duty Officer")
        done("due", "R4", "R5", "15 January 2027")
        ran = done("adopt", "R4", "R5", "--meeting", "last executive", today=DAY)
        assert ran.out.startswith(
            "2 items:\nSAM-R04  Date adopted at the meeting of 10 December 2026: 15 January 2027.\n"
        )

    once(work)
    return done


def item(cli: Cli, ref: str = "R4", today: str = DAY) -> Any:
    return cli("show", ref, "--json", today=today).json


def test_adopting_again_changes_nothing(adopted: Cli) -> None:
    assert item(adopted)["date_state"] == "adopted"
    assert "Nothing changed" in adopted("adopt", "R4", "--meeting", "last executive", today=DAY).out


def test_what_the_chair_adopts_is_said_to_be_the_chairs_at_once(adopted: Cli) -> None:
    adopted("due", "R1", "15 January 2027", today=DAY)
    adopted("meeting", "add", "Executive", "today", "--kind", "chairs-action", today=DAY)
    ran = adopted("adopt", "R1", "--meeting", "executive-2026-12-11", today=DAY)
    assert ran.out == "SAM-R01  Date adopted by chair's action of 11 December 2026: 15 January 2027.\n"


def test_asking_moves_nothing_and_says_the_date_in_words(adopted: Cli) -> None:
    ran = adopted(*ASKED, "--on", "2026-12-10", today=DAY)
    assert ran.err.startswith("Wednesday 30 June 2027, in 201 days.\n")
    assert item(adopted)["approved_date"] == "2027-01-15"
    assert item(adopted, today="2027-02-01")["rag_rule"] == "overdue"


def test_the_list_of_requests_tells_what_a_meeting_must_know(adopted: Cli) -> None:
    assert "No extension waits for a meeting" in adopted("extend", "list").out
    adopted(*ASKED, today="2027-01-20")
    text = adopted("extend", "list", today="2027-01-20").out
    assert "In force: 15 January 2027. Asked for: 30 June 2027." in text
    assert "Asked on 20 January 2027 by Superintendent, Police." in text
    assert "Asked after the date had passed." in text
    assert adopted("extend", "list", "--json", today="2027-01-20").json == [
        {
            "ref": "SAM-R04",
            "title": "Organised crime group work and safeguarding",
            "approved_date": "2027-01-15",
            "date_asked_for": "2027-06-30",
            "asked_on": "2027-01-20",
            "in_force": "2027-01-15",
            "asked_for": "2027-06-30",
            "asked_by": "Superintendent, Police",
            "asked_reason": "Waiting for guidance",
            "reason": "Waiting for guidance",
            "asked_after_date": True,
            "asked_after_papers": False,
            "times_moved": 0,
            "earlier_request": None,
        }
    ]
    assert adopted("extend", "list", "--json", "--as-at", "2027-01-19", today="2027-01-20").json == []


def test_the_list_says_how_an_earlier_request_was_answered(adopted: Cli) -> None:
    adopted(*ASKED, "--on", "2026-12-10", today=DAY)
    adopted("extend", "return", "R4", "--meeting", "last executive", today=DAY)
    adopted(*ASKED, today="2026-12-14")
    said = "An earlier request was returned on 10 December 2026."
    assert said in adopted("extend", "list", today="2026-12-14").out
    (waiting,) = adopted("extend", "list", "--json", today="2026-12-14").json
    assert waiting["earlier_request"] == "returned on 10 December 2026"


def test_a_grant_may_be_to_another_date_and_with_a_condition(adopted: Cli) -> None:
    adopted(*ASKED, "--on", "2026-12-10", today=DAY)
    ran = adopted(
        *("extend", "grant", "R4", "--to", "end of May", "--condition", "A report in March"),
        *("--meeting", "last executive"),
        today=DAY,
    )
    assert "now due 31 May 2027. Condition: A report in March." in ran.out
    after = item(adopted)
    assert (after["adopted_date"], after["approved_date"], after["times_moved"]) == ("2027-01-15", "2027-05-31", 1)
    assert adopted("extend", "list", "--json", today=DAY).json == []


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (("refuse", "R4", "--meeting", "last executive", "--reason", "No cause"), "Extension refused"),
        (("return", "R4", "--meeting", "last executive"), "Request for an extension returned"),
        (("withdraw", "R4", "--reason", "Done after all"), "Request for an extension withdrawn"),
    ],
)
def test_every_other_answer_leaves_the_date_where_it_was(adopted: Cli, answer: tuple[str, ...], said: str) -> None:
    adopted(*ASKED, "--on", "2026-12-10", today=DAY)
    assert said in adopted("extend", *answer, today=DAY).out
    assert item(adopted)["approved_date"] == "2027-01-15"
    assert adopted("extend", "list", "--json", today=DAY).json == []


def test_a_slip_is_corrected_on_its_own_day_and_later_by_a_meeting_only(cli: Cli, adopted: Cli) -> None:
    assert cli("due", "R4", "2027-01-16", today=DAY).code == 3
    adopted("due", "R4", "2027-01-16", "--correct", "--reason", "Mistyped", today=DAY)
    late = ("due", "R4", "2027-01-17", "--correct", "--reason", "Mistyped")
    assert cli(*late, today="2026-12-12").code == 3
    ran = adopted(*late, "--meeting", "last executive", today="2026-12-12")
    assert "Date in force corrected at the meeting of 10 December 2026 from 16 January 2027 to 17 January" in ran.out
    after = item(adopted, today="2026-12-12")
    assert (after["adopted_date"], after["approved_date"], after["slip_days"]) == ("2027-01-16", "2027-01-17", 1)


def test_a_meeting_without_a_correction_is_pointed_to_the_extension(cli: Cli, adopted: Cli) -> None:
    ran = cli("due", "R4", "2027-02-01", "--meeting", "last executive", today=DAY)
    assert ran.code == 2
    assert "extend grant" in ran.err


def test_a_policy_of_no_extensions_is_set_shown_and_kept(cli: Cli, adopted: Cli) -> None:
    adopted("policy", "set", "extensions_at_most", "1", "--reason", "Executive", today=DAY)
    adopted(*ASKED, "--on", "2026-12-10", today=DAY)
    adopted("extend", "grant", "R4", "--meeting", "last executive", today=DAY)
    again = cli("extend", "ask", "R4", "30 July 2027", "--reason", "x", "--asked-by", "y", today=DAY)
    assert again.code == 3
    adopted("policy", "set", "extensions-allowed", "0", "--reason", "Executive", today=DAY)
    assert cli("extend", "ask", "R5", "30 July 2027", "--reason", "x", "--asked-by", "y", today=DAY).code == 3
    shown = adopted("policy", "show", "--json", today=DAY).json
    assert (shown["extensions_allowed"], shown["extensions_at_most"]) == (0, 1)


GIVEN = ("extend", "grant", "R4", "--meeting", "last executive")


def test_a_meeting_gives_a_later_date_that_nobody_had_asked_for(adopted: Cli) -> None:
    on, after = "2027-03-11", "2027-03-12"
    told = adopted(*GIVEN, "--to", "30 June 2027", "--reason", "The audit is late", "--condition", "A report", today=on)
    assert "30 June 2027" in told.out
    assert "The audit is late" in told.out
    assert "F1" in told.out
    shown = item(adopted, today=after)
    assert (shown["approved_date"], shown["times_moved"]) == ("2027-06-30", 1)
    late = (*GIVEN[:2], "R5", *GIVEN[3:], "--to", "30 June 2027", "--reason", "Minutes came late", "--recorded-late")
    assert adopted(*late, today="2027-05-05").code == 0
    assert item(adopted, "R5", today="2027-05-05")["approved_date"] == "2027-06-30"


@pytest.mark.parametrize(
    ("earlier", "words", "said"),
    [
        (None, (), "SAM-R04 has no extension waiting for a meeting.\n"),
        (None, ("--to", "30 June 2027"), "no extension waiting for a meeting. Where the meeting gave a later date"),
        (None, ("--to", "30 June 2027"), "say the reason too."),
        (None, ("--reason", "Late"), "say the date too."),
        (
            (*ASKED, "--on", "2026-12-10"),
            ("--reason", "Late"),
            "SAM-R04 has an extension waiting for a meeting, which was asked for with a reason",
        ),
    ],
)
def test_what_the_meeting_gives_needs_its_date_and_its_reason(
    adopted: Cli, cli: Cli, earlier: tuple[str, ...] | None, words: tuple[str, ...], said: str
) -> None:
    if earlier:
        adopted(*earlier, today=DAY)
    before = item(adopted)["approved_date"]
    refused = cli(*GIVEN, *words, today=DAY)
    assert (refused.code, refused.out) == (3 if not words else 2, "")
    assert said in " ".join(refused.err.split()) + "\n"
    assert item(adopted)["approved_date"] == before
