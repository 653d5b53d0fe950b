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
    assert heading[-3:] == ["as_at", "direction", "priority"]
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
