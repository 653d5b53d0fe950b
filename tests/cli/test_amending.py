"""``amend`` on the command line: what is shown, what was issued, what is removed."""

from pathlib import Path

from tests.cli.conftest import Cli

LATER = "2026-12-04"
FIRST, RIGHT = "Agreed with Xanthippe", "Agreed with the school"


def written(done: Cli) -> str:
    """The number of an update's entry."""
    done("init")
    done("update", "R4", FIRST, today="2026-11-25")
    return str(done("history", "R4", "--json", today="2026-11-25").json[-1]["entry"])


def amended(done: Cli) -> str:
    number = written(done)
    ran = done("amend", number, RIGHT, "--reason", "no name", today=LATER)
    assert "The old words stay on record." in ran.err
    assert f"actionplan redact {number}" in ran.err
    return number


def test_the_new_words_are_shown_and_say_so_and_a_past_day_has_the_old_ones(done: Cli) -> None:
    number = amended(done)
    page = done("show", "R4", today=LATER).out
    assert RIGHT in page
    assert f"entry {number}, amended 4 December 2026" in page
    whole = done("show", "R4", "--json", today=LATER).json
    assert (whole["last_update"], whole["updates"][0]["amended_on"]) == (RIGHT, LATER)
    [told] = whole["amendments"]
    assert (told["before"], told["text"], told["reason"]) == (FIRST, RIGHT, "no name")
    assert done("show", "R4", "--json", "--as-at", "2026-12-03", today=LATER).json["last_update"] == FIRST
    history = done("history", "R4", today=LATER).out
    assert FIRST in history
    assert RIGHT in history


def test_changes_tell_of_it_and_have_no_old_words(done: Cli) -> None:
    amended(done)
    told = done("changes", "--since", "2026-11-22", today=LATER).out
    assert "Agreed with the school (amended 4 December 2026)" in " ".join(told.split())
    assert "Reason: no name." in told
    assert "Xanthippe" not in told


def test_undo_takes_it_back(done: Cli) -> None:
    amended(done)
    done("undo", today=LATER)
    assert done("show", "R4", "--json", today=LATER).json["last_update"] == FIRST


def test_papers_that_were_issued_come_out_as_they_were(done: Cli, home: Path) -> None:
    number = written(done)
    done("meeting", "add", "Executive", "10 December 2026", today="2026-12-03")
    done("pack", "next executive", "-o", str(home / "papers"), today="2026-12-03")
    done("amend", number, RIGHT, "--reason", "no name", today=LATER)
    ran = done("pack", "executive-2026-12-10", "--issued", "-o", str(home / "again"), today=LATER)
    assert "Every byte is as it was issued." in ran.err
    assert (home / "papers" / "changes.csv").read_bytes() == (home / "again" / "changes.csv").read_bytes()


def test_redact_removes_every_wording_to_the_byte_and_the_record_stays_whole(done: Cli, home: Path) -> None:
    db = ("--db", str(home / "plan.db"))
    done("init", *db)
    done("update", "R4", FIRST, *db)
    number = done("history", "R4", "--json", *db).json[-1]["entry"]
    done("amend", str(number), "Agreed with Xanthippe's school", "--reason", "Xanthippe asked", *db)
    ran = done("redact", str(number), "--reason", "a name", *db)
    assert f"Other wordings of it were removed too: entry {number + 1}." in ran.out
    assert b"Xanthippe" not in b"".join(part.read_bytes() for part in home.glob("plan.db*"))
    assert b"Xanthippe" not in done("history", *db).raw
    assert done("verify", *db).out.startswith("The record is whole")


def test_what_is_refused_changes_nothing(cli: Cli, done: Cli) -> None:
    before = len(done("history", "--json").json)
    assert cli("amend", "999", "x", "--reason", "r").code == 2
    assert cli("amend", "3", "x", "--reason", "r").code == 3
    assert cli("amend", "x", "x", "--reason", "r").code == 2
    assert len(done("history", "--json").json) == before


def test_words_of_a_meeting_about_no_item_are_put_right_until_its_minutes_are_closed(done: Cli, cli: Cli) -> None:
    sat, at = "2026-12-10", "executive-2026-12-10"
    done("init")
    done("meeting", "add", "Executive", sat)

    def entry(*words: str) -> str:
        done("meeting", *words, today=sat)
        return str(done("history", "--json", today=sat).json[-1]["entry"])

    decided = entry("decide", at, "The chair writes to Xanthippe.")
    challenged = entry("challenge", at, "Who cheks?", "--from", "Health", "--answer", "Nobody.")
    worded = entry("words", at, "summary", "Goes wel.")
    reason = ("--reason", "a slip")
    done("amend", decided, "The chair writes to the school.", *reason, today=sat)
    done(
        "amend",
        challenged,
        "Who checks?",
        "--from",
        "Independent scrutineer",
        "--answer",
        "The auditor.",
        *reason,
        today=sat,
    )
    done("amend", worded, "Goes well.", *reason, today=sat)
    marked = " (amended 10 December 2026)"
    for paper in (done("paper", "minute", at, today=sat).out, done("meeting", "show", at, today=sat).out):
        said = " ".join(paper.split())
        assert f"The chair writes to the school.{marked}" in said
        assert f"Independent scrutineer: Who checks? Answer: The auditor.{marked}" in said
        assert f"Goes well.{marked}" in said
        assert not [old for old in ("Xanthippe", "cheks", "Goes wel.") if old in said]
    record = done("meeting", "show", at, "--json", today=sat).json
    assert [each["amended_on"] for each in (*record["decided"], *record["challenges"])] == [sat, sat]
    whole = done("history", today=sat).out
    assert "The chair writes to Xanthippe." in whole
    assert f"Words of entry {decided} amended" in whole

    step = next(each["step"] for each in done("history", "--json", today=sat).json if each["entry"] == int(worded) + 1)
    done("meeting", "close", at, today=sat)
    refused = cli("undo", str(step), today=sat)
    assert refused.code == 3
    assert "is closed, and a closed meeting's decisions are not undone" in refused.err
    assert cli("amend", decided, "Other.", *reason, today=sat).code == 3
