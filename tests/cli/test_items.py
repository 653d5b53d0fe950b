"""Reading commands: what is shown, as JSON and as text, and as at which day."""

from pathlib import Path

import pytest

from tests.cli.conftest import GOLDEN, START, Cli
from tests.cli.prepared import Once
from tests.reference.stored import restore_plan


@pytest.fixture
def worked_on(done: Cli, once: Once) -> Cli:
    """A plan in which R4 is overdue and R5 reported complete."""

    def work() -> None:
        done("assign", "R4", "--agency", "pol", "--role", "Detective Superintendent")
        done("due", "R4", "2026-11-15")
        done("update", "R4", "Procedure drafted", "--from", "Detective Superintendent", "--via", "phone")
        done("assign", "R5", "--agency", "police", "--name", "Duty Officer", today="2026-11-24")
        done("complete", "R5", "--on", "2026-11-24", "--summary", "Framework in force", today="2026-11-24")
        done("action", "add", "R2", "Audit ten records", "--for", "early", "--due", "31 March 2027", today="2026-11-24")

    once(work)
    return done


GOLDEN_COMMANDS = {
    "status": ("status",),
    "list": ("list",),
    "list-by-rating": ("list", "--sort", "due", "--group", "rating"),
    "list-none": ("list", "rag:blue"),
    "show": ("show", "R4"),
    "history": ("history", "R4"),
}


@pytest.mark.parametrize("name", GOLDEN_COMMANDS)
def test_what_is_shown_reads_as_it_was_agreed(worked_on: Cli, name: str) -> None:
    ran = worked_on(*GOLDEN_COMMANDS[name], today="2026-11-30")
    assert ran.out == (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")
    assert ran.err == ""


def test_the_first_command_ever_makes_the_plan_with_its_eleven_recommendations(cli: Cli) -> None:
    items = cli("list", "--json").json["items"]
    assert [item["ref"] for item in items] == [f"SAM-R{number:02}" for number in range(1, 12)]
    assert {item["rag"] for item in items} == {"Grey"}


def test_list_json_has_the_documented_keys(cli: Cli) -> None:
    assert list(cli("list", "--json").json) == ["as_at", "key", "reviews", "items", "totals"]


def test_filters_must_all_hold(worked_on: Cli) -> None:
    def refs(*filters: str) -> list[str]:
        return [item["ref"] for item in worked_on("list", *filters, "--json", today="2026-11-30").json["items"]]

    assert refs("agency:police") == ["SAM-R04", "SAM-R05"]
    assert refs("agency:police", "rag:red") == ["SAM-R04"]
    assert refs("agency:police", "not:rag:red") == ["SAM-R05"]


def test_a_list_can_be_sorted(worked_on: Cli) -> None:
    items = worked_on("list", "--sort", "rating", "--json", today="2026-11-30").json["items"]
    assert items[0]["ref"] == "SAM-R04"


def test_show_json_is_one_item_with_what_belongs_to_it(worked_on: Cli) -> None:
    found = worked_on("show", "r04", "--json", today="2026-11-30").json
    assert found["ref"] == "SAM-R04"
    assert [update["text"] for update in found["updates"]] == ["Procedure drafted"]
    assert {"evidence", "extensions", "actions"} <= set(found)


def test_history_json_has_the_documented_keys_oldest_first(worked_on: Cli) -> None:
    lines = worked_on("history", "--json", today="2026-11-30").json
    assert set(lines[0]) == {"entry", "step", "at", "by", "kind", "ref", "words", "reverses"}
    assert [line["entry"] for line in lines] == list(range(1, len(lines) + 1))


def test_history_of_an_item_tells_of_its_actions_too_and_of_a_review_all_that_is_in_it(worked_on: Cli) -> None:
    of_item = {line["ref"] for line in worked_on("history", "R2", "--json", today="2026-11-30").json}
    of_review = {line["ref"] for line in worked_on("history", "sam", "--json", today="2026-11-30").json}
    assert of_item == {"SAM-R02", "SAM-R02-A1"}
    assert {"SAM", "SAM-R04", "SAM-R02-A1"} <= of_review


@pytest.mark.parametrize("place", ["before", "after"])
def test_as_at_a_past_day_shows_that_day_wherever_the_option_stands(worked_on: Cli, place: str) -> None:
    argv = ("--as-at", "2026-11-23", "status") if place == "before" else ("status", "--as-at", "23 Nov 2026")
    then = worked_on(*argv, today="2026-12-20").out
    assert "as at Mon 23 Nov 2026" in then
    assert "● GREEN 0" in then


def test_as_at_a_day_to_come_is_refused(cli: Cli) -> None:
    ran = cli("status", "--as-at", "2026-11-23")
    assert ran.code == 2
    assert ran.raw == b""


def test_a_plan_under_rules_1_takes_on_rules_2_from_the_day_on_which_the_governing_body_said_so(
    done: Cli, tmp_path: Path
) -> None:
    restore_plan("demonstration", tmp_path / "older.db")
    again = ("meeting", "reopen", "executive-2026-09-17", "--reason", "The rules were left out")
    done("--db", str(tmp_path / "older.db"), *again)
    taken_on = ("policy", "set", "rules", "2", "--reason", "Agreed", "--meeting", "executive-2026-09-17")
    late = ("--recorded-late",)
    assert "rules set to 2" in done("--db", str(tmp_path / "older.db"), *taken_on, *late).out
    for moment, rules in (("2026-11-21", 1), ("2026-11-22", 2)):
        shown = done("--db", str(tmp_path / "older.db"), "policy", "show", "--as-at", moment, "--json").json
        assert (shown["rules"], shown["rules_number"]) == (rules, rules)


def test_a_new_plan_is_under_rules_2(done: Cli) -> None:
    assert done("policy", "show").out.splitlines()[0].split()[:2] == ["rules", "2"]


def test_the_policy_that_is_shown_is_the_one_of_the_day(done: Cli) -> None:
    done("init")
    done("policy", "set", "stale-days", "56", "--reason", "Executive", today="2026-12-01")
    assert done("policy", "show", "--json", today="2026-12-02").json["stale_days"] == 56
    assert done("policy", "show", "--as-at", "2026-11-30", "--json", today="2026-12-02").json["stale_days"] == 42


def test_every_threshold_that_is_shown_says_what_it_means(done: Cli) -> None:
    lines = done("policy", "show").out.splitlines()
    assert all(len(line.split(maxsplit=2)) == 3 for line in lines)


def test_agencies_are_listed_with_what_they_lead(worked_on: Cli) -> None:
    agencies = worked_on("agency", "list", "--json", today="2026-11-30").json
    leads = {agency["name"]: agency["leads"] for agency in agencies}
    assert leads["Merseyside Police"] == 2
    assert "CAHMS" in worked_on("agency", "list", today="2026-11-30").out


def test_a_review_is_shown_with_the_day_its_plan_is_due(cli: Cli) -> None:
    assert cli("review", "list").out == "SAM  11 recommendations  Child Sam\n"
    assert cli("review", "show", "SAM", "--json").json["plan_due_on"] == "2027-02-22"
    assert "Monday 22 February 2027" in cli("review", "show", "child").out


def test_info_makes_no_plan_and_says_where_it_would_be(cli: Cli) -> None:
    assert cli("info", "--json").json["entries"] is None
    assert cli("info", "--json").json["entries"] is None
    cli("init")
    facts = cli("info", "--json").json
    assert facts["recommendations"] == 11
    assert facts["plan"].endswith("plan.db")


def test_info_keeps_the_password_of_a_shared_plan_to_itself() -> None:
    from actionplan.ledger.addresses import display_location

    assert display_location("postgresql+psycopg://me:secret@host/plan") == "postgresql+psycopg://me@host/plan"


def test_verify_says_yes_with_exit_code_0(cli: Cli) -> None:
    cli("init")
    assert cli("verify", "--json").json == {
        "ok": True,
        "entries": 22,
        "head": cli("verify").out.split()[-1].rstrip("."),
        "problems": [],
    }


def test_an_item_that_is_not_taken_forward_says_why_and_at_which_meeting(done: Cli) -> None:
    done("meeting", "add", "Executive", START)
    why = "It is done in another plan."
    done("respond", "R7", "not-accepted", "--reason", why, "--meeting", f"executive-{START}")
    done("supersede", "R8", "--reason", "One form for all.", "--by-item", "R6", "--meeting", f"executive-{START}")
    day = "the Executive of 22 November 2026"
    assert f"not accepted, {day}: {why}" in " ".join(done("show", "R7").out.split())
    assert f"by {day}; in its place, SAM-R06: One form for all." in " ".join(done("show", "R8").out.split())


def test_a_word_that_finds_nothing_and_is_a_filter_s_is_told_as_one(cli: Cli) -> None:
    found = cli("list", "overdu")
    assert found.code == 0
    assert found.err == "Nothing has those words. Did you mean is:overdue?\n"
    assert cli("list", "is:overdue").err == ""
    assert "Did you mean is:overdue?" in cli("list", "is:overdu").err
