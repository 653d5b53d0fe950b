"""The direction of travel as a script and a terminal get it from the commands."""

import csv
import io
from pathlib import Path

import pytest

from tests.cli.conftest import Cli

ISSUED, LATER = "2026-12-03", "2027-01-10"
ID = "executive-2026-12-10"


@pytest.fixture
def moved(done: Cli, home: Path) -> Cli:
    """A plan whose R4 has become overdue and whose R5 has got an owner and a date since the papers."""
    done("meeting", "add", "Executive", "10 December 2026")
    done("assign", "R4", "--agency", "pol", "--name", "Duty Officer")
    done("due", "R4", "8 January 2027")
    done("update", "R4", "Under way")
    done("pack", "next executive", "-o", str(home / "papers"), today=ISSUED)
    done("assign", "R5", "--agency", "pol", "--name", "Duty Officer", today=LATER)
    done("due", "R5", "30 June 2027", today=LATER)
    done("update", "R5", "Under way", today=LATER)
    done("action", "add", "R2", "Audit ten records", today=LATER)
    return done


def directions(cli: Cli, *argv: str) -> dict[str, str | None]:
    return {item["ref"]: item["direction"] for item in cli(*argv, today=LATER).json["items"]}


@pytest.mark.parametrize("argv", [("list", "--json"), ("status", "--json"), ("export", "json")])
def test_json_has_each_items_direction(moved: Cli, argv: tuple[str, ...]) -> None:
    found = directions(moved, *argv)
    assert (found["SAM-R04"], found["SAM-R05"], found["SAM-R02-A1"], found["SAM-R07"]) == (
        "worse",
        "better",
        "new",
        "same",
    )


def test_csv_has_the_same_in_a_column(moved: Cli) -> None:
    rows = csv.reader(io.StringIO(moved("export", "csv", "--no-bom", today=LATER).out, newline=""))
    heading, *lines = rows
    assert heading[heading.index("as_at") :][:4] == ["as_at", "direction", "priority", "direction_cause"]
    assert {line[heading.index("ref")]: line[heading.index("direction")] for line in lines} == directions(
        moved, "list", "--json"
    )


def test_as_at_the_papers_nothing_has_a_direction_where_they_were_the_first(moved: Cli) -> None:
    assert set(directions(moved, "list", "--json", "--as-at", ID).values()) == {None}
    assert "papers" not in moved("list", "--as-at", ID, today=LATER).out


def test_the_texts_have_arrows_words_and_their_key(moved: Cli) -> None:
    key = "Since the papers of 10 December 2026, as at 3 December 2026: ↑ better · → same · ↓ worse · + new"
    for argv in (("status",), ("list",), ("list", "--group", "rating")):
        out = moved(*argv, today=LATER).out
        assert next(line for line in out.splitlines() if line.startswith("R04 ")).endswith("↓ worse")
        assert out.count(key) == 1
    assert "↓ worse since the papers of 10 December 2026" in moved("show", "R4", today=LATER).out
    assert moved("show", "R4", "--json", today=LATER).json["direction"] == "worse"


def causes_in(cli: Cli) -> dict[str, str]:
    found = cli("export", "csv", "--no-bom", today=LATER).out
    return {row["ref"]: row["direction_cause"] for row in csv.DictReader(io.StringIO(found, newline=""))}


def test_each_direction_that_is_better_or_worse_has_its_cause(moved: Cli) -> None:
    found = causes_in(moved)
    assert (found["SAM-R04"], found["SAM-R05"], found["SAM-R07"], found["SAM-R02-A1"]) == (
        "a date passed",
        "progress",
        "",
        "",
    )
    shown = moved("show", "R4", today=LATER).out
    assert "↓ worse since the papers of 10 December 2026, Green then: as a date passed." in shown
    assert moved("show", "R5", "--json", today=LATER).json["direction_cause"] == "progress"
    assert (
        "Since the papers of 10 December 2026: 1 better: 1 by progress; 1 worse: 1 as a date passed; 9 same."
        in moved("status", today=LATER).out
    )
    directions = moved("status", "--json", today=LATER).json["totals"]["directions"]
    assert (directions["since"], directions["better"], directions["causes"]["worse"]) == (
        ISSUED,
        1,
        {"a date passed": 1},
    )


def test_without_papers_no_direction_is_counted(done: Cli) -> None:
    assert done("status", "--json").json["totals"]["directions"] is None


def test_a_mistyped_date_put_right_and_a_step_undone_are_corrections(done: Cli, home: Path) -> None:
    done("meeting", "add", "Executive", "10 December 2026")
    for ref, due in (("R4", "1 December 2026"), ("R5", "1 December 2026"), ("R7", "8 January 2027")):
        done("assign", ref, "--agency", "pol", "--name", "Duty Officer")
        done("due", ref, due)
        done("update", ref, "Under way")
    done("update", "R6", "Stuck", "--declare", "red")
    step = max(entry["step"] for entry in done("history", "--json").json)
    done("pack", "next executive", "-o", str(home / "papers"), today=ISSUED)
    done("due", "R4", "1 December 2027", "--correct", "--reason", "2027 was meant", today=LATER)
    done("due", "R5", "1 December 2027", today=LATER)
    done("undo", str(step), today=LATER)
    found = causes_in(done)
    assert (found["SAM-R04"], found["SAM-R05"], found["SAM-R06"], found["SAM-R07"]) == (
        "a correction",
        "a later date",
        "a correction",
        "a date passed",
    )
