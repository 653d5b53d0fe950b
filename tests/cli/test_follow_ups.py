"""``followup``, and ``meeting decide`` with an owner and a day: what meetings asked for."""

import pytest

from tests.cli.conftest import Cli
from tests.cli.prepared import Once

AT = "executive-2027-03-11"
SAT = "2027-03-11"


@pytest.fixture
def sat(cli: Cli, once: Once) -> Cli:
    """A plan whose Executive sat in March and sits again in June."""

    def work() -> None:
        cli("init")
        cli("meeting", "add", "Executive", "2027-03-11")
        cli("meeting", "add", "Executive", "2027-06-10")

    once(work)
    return cli


def decided(cli: Cli, *options: str) -> None:
    done = cli("meeting", "decide", AT, "Write to the trust", *options, today=SAT)
    assert done.code == 0, done.err


def test_a_decision_with_an_owner_or_a_day_is_a_follow_up(sat: Cli) -> None:
    decided(sat, "--owner", "Merseyside P", "--ref", "R4")
    decided(sat, "--due", "2027-04-30")
    decided(sat)
    assert [
        (each["follow_up"], each["ref"], each["owner"], each["due_on"], each["state"], each["meeting"], each["source"])
        for each in sat("followup", "list", "--json", today=SAT).json
    ] == [
        ("F1", "SAM-R04", "Merseyside Police", "2027-06-03", "open", AT, "meeting"),
        ("F2", None, None, "2027-04-30", "open", AT, "meeting"),
    ]


def test_one_is_done_with_words_and_listed_with_all(sat: Cli) -> None:
    decided(sat, "--owner", "Business Manager", "--due", "2027-04-30")
    done = sat("followup", "done", "f1", "They have answered", "--on", "2027-04-01", today="2027-04-02")
    assert (done.code, done.out) == (0, "Follow-up F1 done, 1 April 2027: They have answered.\n")
    assert sat("followup", "list", today="2027-04-02").out.startswith("There is no open follow-up, as at")
    (told,) = sat("followup", "list", "--all", "--json", today="2027-04-02").json
    assert (told["state"], told["outcome"], told["outcome_on"]) == ("done", "They have answered", "2027-04-01")


def test_one_is_given_another_date_and_dropped_by_a_meeting_only(sat: Cli) -> None:
    decided(sat, "--due", "2027-04-30")
    assert sat("followup", "drop", "F1", "--reason", "Overtaken", today=SAT).code == 2
    assert sat("followup", "edit", "F1", "--due", "2027-05-31", "--meeting", AT, today=SAT).code == 0
    listed = " ".join(sat("followup", "list", today="2027-06-01").out.split())
    assert "F1: Write to the trust. Due 31 May 2027, 1 day late, before that 30 April 2027." in listed
    drop = ("followup", "drop", "F1", "--reason", "Overtaken", "--meeting", AT)
    assert sat(*drop, today="2027-06-01").code == 3, "long after the meeting, it is said to be recorded late"
    dropped = sat(*drop, "--recorded-late", today="2027-06-01")
    assert dropped.code == 0
    (told,) = sat("followup", "list", "--all", "--json", today="2027-06-01").json
    assert (told["state"], told["outcome"], told["outcome_meeting"]) == ("dropped", "Overtaken", AT)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("done", "F9", "Done"), 2, "There is no follow-up F9"),
        (("done", "Fx", "Done"), 2, 'A follow-up has a number such as F12, and "Fx" is none.'),
        (("done", "F1", " "), 2, "What was done is empty"),
        (("edit", "F1", "--due", "2027-03-01", "--meeting", AT), 2, "is before the Executive of 11 March 2027"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(sat: Cli, words: tuple[str, ...], code: int, said: str) -> None:
    decided(sat, "--due", "2027-04-30")
    before = sat("followup", "list", "--all", "--json", today=SAT).out
    refused = sat("followup", *words, today=SAT)
    assert (refused.code, refused.out) == (code, "")
    assert said in refused.err
    assert sat("followup", "list", "--all", "--json", today=SAT).out == before


def test_an_owner_by_name_is_refused(sat: Cli) -> None:
    refused = sat("meeting", "decide", AT, "Write", "--owner", "Jo Smith, Head of Service", today=SAT)
    assert (refused.code, sat("followup", "list", "--json", today=SAT).json) == (2, [])
    assert "Say the role or the agency alone" in refused.err


def test_a_condition_comes_back_as_at_any_day_and_an_undo_takes_it_away(sat: Cli) -> None:
    sat("assign", "R4", "--agency", "merseyside", "--role", "Superintendent")
    sat("due", "R4", "2027-06-30")
    sat("adopt", "R4", "--meeting", AT, today=SAT)
    sat("extend", "ask", "R4", "2027-09-30", "--reason", "Late", "--asked-by", "Superintendent", today=SAT)
    granted = sat(
        "extend", "grant", "R4", "--meeting", AT, "--condition", "A report", "--each-sitting", today="2027-03-12"
    )
    assert "Follow-up F1, by 3 June 2027, and for each sitting after that." in granted.out
    (told,) = sat("followup", "list", "--json", today="2027-03-12").json
    assert (told["owner"], told["each_sitting"]) == ("Superintendent, Merseyside Police", True)
    assert sat("followup", "list", "--json", "--as-at", SAT, today="2027-03-12").json == []
    sat("undo", today="2027-03-12")
    assert sat("followup", "list", "--json", today="2027-03-12").json == []


def test_an_item_shows_its_own_everywhere_and_check_names_a_late_one(sat: Cli) -> None:
    decided(sat, "--owner", "Business Manager", "--due", "2027-04-30", "--ref", "R4")
    shown = sat("show", "R4", "--json", today="2027-05-02").json
    assert shown["follow_ups_open"] == 1
    assert [(each["follow_up"], each["days_late"]) for each in shown["follow_ups"]] == [("F1", 2)]
    assert "F1, SAM-R04: Write to the trust." in sat("show", "R4", today="2027-05-02").out
    assert sat("show", "R5", "--json", today="2027-05-02").json["follow_ups_open"] == 0
    found = sat("check", "--json", today="2027-05-02").json
    assert [each["words"] for each in found if each["gap"] == "follow-up-late"] == [
        "SAM-R04, Write to the trust (Business Manager): 2 days late"
    ]
    sat("followup", "done", "F1", "Written", today="2027-05-02")
    assert sat("show", "R4", "--json", today="2027-05-02").json["follow_ups_open"] == 0
