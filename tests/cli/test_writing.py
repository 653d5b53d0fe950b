"""Commands that record something, without a test module of their own: what they do, and what they print."""

import hashlib
from pathlib import Path

from tests.cli.conftest import Cli, item


def test_another_plan_is_reached_by_option_before_or_after_the_command(done: Cli, home: Path) -> None:
    other = str(home / "other plan.db")
    done("init", "--db", other)
    ran = done("--db", other, "assign", "R4", "--agency", "pol")
    assert ran.err == f"Step 3; undo with: actionplan undo 3 --db '{other}'\n"
    assert item(done, "R4")["lead_agency"] is None
    assert done("show", "R4", "--json", "--db", other).json["lead_agency"] == "Merseyside Police"


def test_a_plan_named_by_option_is_never_made_by_looking_at_it(cli: Cli, home: Path) -> None:
    ran = cli("list", "--db", str(home / "nowhere.db"))
    assert ran.code == 2
    assert "actionplan init" in ran.err
    assert not (home / "nowhere.db").exists()


def test_an_update_reads_standard_input_for_a_dash(done: Cli) -> None:
    done("update", "R4", "-", stdin="Line one £\r\nline two\n".encode())
    assert item(done, "R4")["last_update"] == "Line one £\nline two"


def test_standard_input_that_is_no_text_is_refused(cli: Cli) -> None:
    ran = cli("update", "R4", "-", stdin=b"\xff\xfe")
    assert ran.code == 2
    assert item(cli, "R4")["status"] == "not-started"


def test_an_update_starts_an_item_and_a_note_does_not(done: Cli) -> None:
    done("note", "R4", "Rang, no answer")
    assert item(done, "R4")["status"] == "not-started"
    done("update", "R4", "Begun", "--on", "yesterday", "--declare", "AMBER", "--via", "Phone", "--restricted")
    assert item(done, "R4")["status"] == "in-progress"
    assert item(done, "R4")["declared_rag"] == "amber"


def test_evidence_keeps_the_digest_of_a_file_and_not_the_file(done: Cli, home: Path) -> None:
    file = home / "procedure.bin"
    file.write_bytes(b"procedure" * 200_000)
    done("evidence", "R4", "Procedure", "--kind", "output", "--file", str(file), "--held-at", "Intranet")
    [evidence] = done("show", "R4", "--json").json["evidence"]
    assert evidence["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()
    assert evidence["held_at"] == "Intranet"


def test_evidence_of_which_nobody_says_where_it_is_held_is_taken_with_a_word(done: Cli) -> None:
    assert "--held-at" in done("evidence", "R4", "Procedure", "--kind", "output").err


def test_an_item_is_completed_and_reopened(done: Cli) -> None:
    done("complete", "R4", "R5", "--on", "20 Nov 2026", "--summary", "Considered", "--outcome", "not-introduced")
    assert item(done, "R5")["outcome"] == "not-introduced"
    assert "Reason: not so." in done("reopen", "R5", "--reason", "not so").out
    assert item(done, "R5")["status"] == "in-progress"


def test_an_action_is_added_for_each_agency(done: Cli) -> None:
    done("action", "add", "R2", "Audit", "--for", "police, CSC", "--role", "Head of Audit", "--due", "31/3/27")
    assert item(done, "R2-A2")["lead_agency"] == "Children's Social Care"
    assert item(done, "R2-A1")["approved_date"] == "2027-03-31"
    assert done("action", "edit", "r2-a1", "Audit twelve").out.startswith("SAM-R02-A1  Title of the action changed")


def test_plan_theme_and_response_are_recorded(done: Cli) -> None:
    done("plan", "R2", "--will-do", "Audit", "--outcome", "Better sharing", "--measure", "Ten records")
    done("theme", "R2", "R3", "Records")
    done("respond", "R2", "R3", "part", "--reason", "In two agencies")
    found = item(done, "R2")
    assert (found["will_do"], found["intended_outcome"], found["measure"]) == ("Audit", "Better sharing", "Ten records")
    assert item(done, "R3")["theme"] == "Records"
    assert item(done, "R3")["response"] == "accepted-in-part"


def test_agencies_are_added_renamed_and_merged(done: Cli) -> None:
    done("agency", "add", "Youth Justice", "--alias", "YJS")
    done("agency", "rename", "yjs", "Youth Justice Service")
    done("assign", "R7", "--agency", "youth justice", "--name", "An Officer")
    done("agency", "merge", "Youth Justice Service", "YOS")
    assert item(done, "R7")["lead_agency"] == "Youth Offending Service"


def test_a_review_is_edited(done: Cli) -> None:
    ran = done("review", "edit", "sam", "--plan-due", "11 March 2027", "--governing-body", "Board")
    assert "Thursday 11 March 2027" in ran.err
    found = done("review", "show", "sam", "--json").json
    assert (found["plan_due_on"], found["governing_body"]) == ("2027-03-11", "Board")
    again = done("review", "edit", "sam", "--plan-due", "11 March 2027")
    assert again.out == "Nothing changed: SAM says that already.\n"
