"""``--recorded-late``, ``--on`` and ``adopt --to``: what happened before it was typed, as somebody types it."""

import pytest

from tests.cli.conftest import Cli
from tests.cli.prepared import Once

AT = "executive-2026-12-10"
IN_TIME, TOO_LATE = "2026-12-31", "2027-01-01"


@pytest.fixture
def begun(done: Cli, once: Once) -> Cli:
    """The Executive sits on 10 December 2026; R4 is led by the police, and has no date."""

    def work() -> None:
        done("meeting", "series", "Executive", "second Thursday of December, March", "--to", "31 December 2027")
        done("assign", "R4", "--agency", "pol", "--name", "Duty Officer")

    once(work)
    return done


def test_a_date_of_a_later_day_is_told_with_its_own_day_or_set_by_the_meeting(begun: Cli, cli: Cli) -> None:
    begun("due", "R4", "R5", "31 March 2027", today=IN_TIME)
    ran = cli("adopt", "R4", "--meeting", AT, today=IN_TIME)
    assert (ran.code, ran.out) == (3, "")
    assert "was proposed on 31 December 2026" in ran.err
    assert "--to" in ran.err
    begun("due", "R4", "31 March 2027", "--on", "9 December 2026", today=IN_TIME)
    begun("adopt", "R4", "--meeting", AT, today=IN_TIME)
    begun("adopt", "R5", "--to", "30 April 2027", "--meeting", AT, today=IN_TIME)
    assert cli("show", "R5", "--json", today=IN_TIME).json["approved_date"] == "2027-04-30"


@pytest.mark.parametrize(
    "words",
    [
        ("pause", "R4", "--until", "30 June 2027", "--reason", "The trial"),
        ("supersede", "R4", "--reason", "A new law"),
        ("respond", "R4", "not-accepted", "--reason", "Not ours"),
        ("policy", "set", "stale_days", "50", "--reason", "As asked"),
        ("meeting", "decide", "Noted."),
        ("adopt", "R4", "--to", "31 March 2027"),
        ("raise", "R4", "--with", "Chief Constable", "--reason", "Nobody leads it"),
        ("raise", "R5", "--answered", "We lead it"),
        ("followup", "edit", "F1", "--due", "31 March 2027"),
        ("followup", "drop", "F1", "--reason", "Lapsed"),
        ("body", "add", "Lead Safeguarding Partners", "--role", "oversees"),
        ("body", "edit", "Quality", "--may", "adopt", "--for", "all"),
        ("body", "edit", "Quality", "--role", "scrutinises"),
        ("review", "edit", "SAM", "--governing-body", "Quality Group"),
    ],
    ids=" ".join,
)
def test_what_is_recorded_late_says_why_and_the_record_says_both_days(
    begun: Cli, cli: Cli, words: tuple[str, ...]
) -> None:
    begun("body", "add", "Quality Group", "--role", "governs")
    begun("raise", "R5", "--with", "Chief Constable", "--reason", "Nobody leads it")
    begun("meeting", "decide", AT, "Write to the trust", "--owner", "Business Manager", today=IN_TIME)
    at = (AT,) if words[0] == "meeting" else ("--meeting", AT)
    command = (*words[:2], *at, *words[2:]) if words[0] == "meeting" else (*words, *at)
    ran = cli(*command, today=TOO_LATE)
    assert (ran.code, ran.out) == (3, "")
    assert "took place more than 21 days ago" in ran.err
    assert "--recorded-late" in ran.err
    reason = () if "--reason" in words else ("--reason", "The minutes came late")
    begun(*command, "--recorded-late", *reason, today=TOO_LATE)
    shown = cli("meeting", "show", AT, today=TOO_LATE).out
    assert "decided on 10 December 2026, recorded on 1 January 2027" in " ".join(shown.split())
    told = cli("changes", "--since", "2026-12-10", "--json", today=TOO_LATE).out
    assert told.count("Recorded late, 22 days after 10 December 2026") == 1


def test_minutes_that_were_agreed_long_ago_say_why(begun: Cli, cli: Cli) -> None:
    agreed = ("meeting", "agreed-minutes", AT, "--at", "executive-2027-03-11")
    ran = cli(*agreed, today="2027-05-01")
    assert (ran.code, "--recorded-late" in ran.err) == (3, True)
    begun(*agreed, "--recorded-late", "--reason", "The minutes came late", today="2027-05-01")
    assert cli("meeting", "show", AT, "--json", today="2027-05-01").json["minutes_agreed_at"] == "executive-2027-03-11"


def test_what_is_in_time_is_not_said_to_be_late(begun: Cli, cli: Cli) -> None:
    noted = ("meeting", "decide", AT, "Noted.")
    begun(*noted, today=IN_TIME)
    assert cli(*noted, "--recorded-late", "--reason", "x", today=IN_TIME).code == 2
    assert cli(*noted, "--reason", "x", today=IN_TIME).code == 2
    assert cli("respond", "R4", "accepted", "--recorded-late", today=IN_TIME).code == 2


def test_an_undo_takes_a_late_record_back(begun: Cli, cli: Cli) -> None:
    begun("adopt", "R4", "--to", "31 March 2027", "--meeting", AT, "--recorded-late", "--reason", "x", today=TOO_LATE)
    begun("undo", today=TOO_LATE)
    assert cli("show", "R4", "--json", today=TOO_LATE).json["date_state"] == "none"
    assert cli("verify", today=TOO_LATE).code == 0


def test_a_completion_long_before_anything_was_heard_is_pointed_out_and_kept(begun: Cli, cli: Cli) -> None:
    ran = begun("complete", "R4", "--on", "1 June 2026", "--summary", "Done")
    assert "1 June 2026 is 174 days before it was in the plan. Check the day." in ran.err
    assert cli("show", "R4", "--json").json["completed_on"] == "2026-06-01"
