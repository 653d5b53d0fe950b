"""Sign-off, impact, pauses, overrides and closing without completion, by a meeting's decision."""

from typing import Any

import pytest

from tests.cli.conftest import Cli
from tests.cli.prepared import Once

DAY = "2026-12-11"
AT = ("--meeting", "last executive")
AGREED = ("--agreed-by", "Partnership chair")


@pytest.fixture
def complete(done: Cli, once: Once) -> Cli:
    """R4 and R5 are reported complete with evidence, and the Executive sat yesterday."""

    def work() -> None:
        done("meeting", "add", "Executive", "10 December 2026")
        done("meeting", "add", "Executive", "11 March 2027")
        done("assign", "R4", "R5", "--agency", "pol", "--role", "Superintendent", "--name", "Duty Officer")
        for ref in ("R4", "R5"):
            done("evidence", ref, "Procedure", "--kind", "output", "--held-at", "Intranet")
        done("complete", "R4", "R5", "--on", "2026-11-20", "--summary", "In force")

    once(work)
    return done


def item(cli: Cli, ref: str = "R4", today: str = DAY) -> Any:
    return cli("show", ref, "--json", today=today).json


SIGN_OFF = ("signoff", "R4", "r5", *AT, "--agreed-by", "Delegated safeguarding partner")


@pytest.mark.parametrize(
    ("typed", "day"), [("6m", "2027-06-10"), ("12 months", "2027-12-10"), ("2027-09-09", "2027-09-09")]
)
def test_the_impact_review_counts_from_the_meeting(complete: Cli, typed: str, day: str) -> None:
    ran = complete(*SIGN_OFF, "--impact-review", typed, today=DAY)
    assert ran.out.startswith("2 items:\nSAM-R04  Signed off at the meeting of 10 December 2026, agreed by Delegated")
    after = item(complete)
    assert (after["status"], after["rag"], after["impact_review_on"]) == ("signed-off", "Blue", day)


def test_a_sign_off_without_impact_or_a_day_to_review_it_is_refused(cli: Cli, complete: Cli) -> None:
    ran = cli(*SIGN_OFF, today=DAY)
    assert ran.code == 3
    assert "--impact-review" in ran.err
    assert item(complete)["status"] == "reported-complete"


@pytest.mark.parametrize("lead", ["Duty Officer", "Duty Officer, Superintendent"])
def test_the_lead_officer_cannot_agree_the_sign_off(cli: Cli, complete: Cli, lead: str) -> None:
    ran = cli("signoff", "R4", *AT, "--agreed-by", lead, "--impact-review", "6m", today=DAY)
    assert ran.code == 3
    assert item(complete)["status"] == "reported-complete"


@pytest.mark.parametrize("option", ["--agreed-by", "--checked-by"])
@pytest.mark.parametrize("name", ["Sample, Jo", "J Sample", "Jo A. Sample, Independent scrutineer"])
def test_who_led_until_the_post_fell_vacant_signs_nothing_off(cli: Cli, complete: Cli, option: str, name: str) -> None:
    complete("assign", "R4", "--name", "Jo Sample")
    complete("vacate", "R4")
    ran = cli("signoff", "R4", *AT, option, name, "--impact-review", "6m", today=DAY)
    assert ran.code == 3
    assert f"SAM-R04 was last led by {name}: somebody else has to agree" in ran.err
    assert item(complete)["status"] == "reported-complete"


def test_a_meeting_signs_off_and_who_checked_is_shown_by_show_and_removed_for_good(complete: Cli) -> None:
    named = ("--checked-by", "Pat Sample, Scrutineer", "--interest", "Deputy Chair")
    complete("assign", "R4", "--name", "Jo Sample")
    ran = complete("signoff", "R4", *AT, *named, "--impact-review", "6m", today=DAY)
    assert ran.out.startswith(
        "SAM-R04  Signed off at the meeting of 10 December 2026. Evidence checked by Pat Sample, Scrutineer."
    )
    after = item(complete)
    assert (after["agreed_by"], after["checked_by"], after["interest"]) == (
        None,
        "Pat Sample, Scrutineer",
        "Deputy Chair",
    )
    assert "Pat Sample, Scrutineer" in complete("show", "R4", today=DAY).out
    entry = complete("history", "R4", "--json", today=DAY).json[-1]["entry"]
    complete("redact", str(entry), "--reason", "personal data", today=DAY)
    assert item(complete)["checked_by"].startswith("[text removed")


def test_check_names_a_namesake_of_the_lead_officer(cli: Cli, complete: Cli) -> None:
    complete("assign", "R4", "--name", "Jo Sample")
    complete("signoff", "R4", *AT, "--checked-by", "Pat Sample", "--impact-review", "6m", today=DAY)
    found = [each for each in cli("check", "--json", today=DAY).json if each["gap"] == "same-surname"]
    assert found == [
        {
            "ref": "SAM-R04",
            "gap": "same-surname",
            "words": "its evidence was checked by somebody with a lead officer's surname",
        }
    ]


@pytest.mark.parametrize("option", ["--agreed-by", "--checked-by", "--interest"])
def test_a_return_names_the_options_that_it_does_not_take(cli: Cli, complete: Cli, option: str) -> None:
    ran = cli("signoff", "return", "R4", *AT, "--reason", "No audit", option, "Somebody", today=DAY)
    assert (ran.code, f"leave {option} out" in ran.err) == (2, True)


def test_a_return_puts_items_back_in_progress(complete: Cli) -> None:
    ran = complete("signoff", "return", "R4", "R5", *AT, "--reason", "No audit yet", today=DAY)
    assert "SAM-R05  Sent back at the meeting of 10 December 2026: not yet complete. Reason: No audit yet." in ran.out
    assert item(complete)["status"] == "in-progress"


def test_an_impact_review_is_recorded_after_sign_off(cli: Cli, complete: Cli) -> None:
    impact = ("impact", "R4", "partly", "8 of 10 records")
    assert cli(*impact, *AT, today=DAY).code == 3
    complete(*SIGN_OFF, "--impact-review", "6m", today=DAY)
    ran = complete(*impact, *AT, "--next", "12m", today=DAY)
    assert "Next review 10 December 2027. 8 of 10 records" in ran.out
    assert item(complete)["impact_state"] == "partly"
    assert cli("impact", "R4", "too-early", "Wait", *AT, today=DAY).code == 2


def test_an_override_shows_another_colour_until_the_next_sitting(complete: Cli) -> None:
    complete("assign", "R1", "--agency", "pol", "--name", "Duty Officer", today=DAY)
    complete("due", "R1", "2026-12-01", today=DAY)
    ran = complete("override", "R1", "AMBER", *AT, "--reason", "With the court", *AGREED, today=DAY)
    assert "Shown as Amber by decision of the Executive, 10 December 2026; by the rule: Red." in ran.out
    assert "Agreed by Partnership chair. Reason: With the court." in ran.out
    assert item(complete, "R1")["rag"] == "Amber"
    assert item(complete, "R1", today="2027-03-12")["rag"] == "Red"


def test_an_overdue_item_is_not_shown_green_by_any_meeting(cli: Cli, complete: Cli) -> None:
    complete("assign", "R1", "--agency", "pol", "--name", "Duty Officer", today=DAY)
    complete("due", "R1", "2026-12-01", today=DAY)
    assert cli("override", "R1", "green", *AT, "--reason", "x", *AGREED, today=DAY).code == 3


def test_another_colour_needs_the_person_who_agreed_it(cli: Cli, complete: Cli) -> None:
    complete("assign", "R1", "--agency", "pol", "--name", "Duty Officer", today=DAY)
    complete("due", "R1", "2026-12-01", today=DAY)
    override = ("override", "R1", "amber", *AT, "--reason", "With the court")
    ran = cli(*override, today=DAY)
    assert ran.code == 2
    assert "who agreed it for the meeting: add --agreed-by with a name and a role" in ran.err
    assert cli(*override, "--agreed-by", " ", today=DAY).code == 2
    assert item(complete, "R1")["rag"] == "Red"


def test_who_agreed_another_colour_can_be_removed_for_good(complete: Cli) -> None:
    complete("assign", "R1", "--agency", "pol", "--name", "Duty Officer", today=DAY)
    complete("due", "R1", "2026-12-01", today=DAY)
    complete("override", "R1", "amber", *AT, "--reason", "With the court", *AGREED, today=DAY)
    entry = complete("history", "R1", "--json", today=DAY).json[-1]["entry"]
    complete("redact", str(entry), "--reason", "personal data", today=DAY)
    words = complete("history", "R1", "--json", today=DAY).json[-2]["words"]
    assert "Partnership chair" not in words
    assert "Agreed by [text removed 11 December 2026: personal data]" in words
    assert complete("verify", today=DAY).code == 0


def test_a_pause_is_agreed_ends_and_leaves_the_deadline(complete: Cli) -> None:
    complete("assign", "R1", "R2", "--agency", "pol", "--name", "Duty Officer", today=DAY)
    complete("due", "R1", "R2", "2026-12-20", today=DAY)
    ran = complete("pause", "R1", "R2", "--until", "end of June", *AT, "--reason", "Trial", today=DAY)
    assert "Paused until 30 June 2027, agreed at the meeting of 10 December 2026." in ran.out
    assert (item(complete, "R1")["rag_rule"], item(complete, "R1")["approved_date"]) == ("paused", "2026-12-20")
    assert complete("resume", "R1", "R2", today=DAY).out.splitlines()[1] == "SAM-R01  Resumed."


def test_superseding_names_what_takes_the_place(complete: Cli) -> None:
    ran = complete("supersede", "R7", *AT, "--reason", "One audit for both", "--by-item", "R8", today=DAY)
    assert "SAM-R07  Superseded by SAM-R08, decided at the meeting of 10 December 2026." in ran.out
    assert item(complete, "R7")["rag"] == "Closed"


def test_not_accepting_needs_a_meeting_and_is_closed(complete: Cli) -> None:
    ran = complete("respond", "R9", "not-accepted", *AT, "--reason", "Not ours to do", today=DAY)
    assert "SAM-R09  Not accepted, decided at the meeting of 10 December 2026. Reason: Not ours to do." in ran.out
    assert item(complete, "R9")["response"] == "not-accepted"


@pytest.mark.parametrize("answer", ["accepted", "part", "not-accepted"])
def test_every_response_can_be_a_meetings_and_stands_among_its_decisions(complete: Cli, answer: str) -> None:
    ran = complete("respond", "R8", "R9", answer, *AT, "--reason", "Agreed", today="2026-12-10")
    assert ran.out.startswith("2 items:\nSAM-R08  ")
    assert "at the meeting of 10 December 2026. Reason: Agreed." in ran.out
    told = complete("meeting", "show", "last executive", "--json", today=DAY).json
    assert [line["ref"] for line in told["decided"]] == ["SAM-R08", "SAM-R09"]
    assert item(complete, "R9")["response"] == {"part": "accepted-in-part"}.get(answer, answer)


def test_a_response_of_a_closed_meeting_is_not_undone(cli: Cli, complete: Cli) -> None:
    complete("respond", "R9", "accepted", *AT, today=DAY)
    complete("meeting", "close", "last executive", today=DAY)
    step = complete("history", "R9", "--json", today=DAY).json[-1]["step"]
    assert cli("undo", str(step), today=DAY).code == 3


def test_a_response_is_no_decision_of_a_sitting_to_come(cli: Cli, complete: Cli) -> None:
    assert cli("respond", "R9", "accepted", "--meeting", "next executive", today=DAY).code == 3
