"""``priority``, and where what it records comes out."""

import csv

from tests.cli.conftest import Cli


def test_a_priority_is_given_filtered_and_printed(cli: Cli) -> None:
    cli("init")
    done = cli("priority", "R4", "R5", "high")
    assert (done.code, done.err) == (0, done.err)
    assert "Priority: high." in done.out
    assert [item["ref"] for item in cli("list", "priority:high", "--json").json["items"]] == ["SAM-R04", "SAM-R05"]
    assert cli("show", "R4", "--json").json["priority"] == "high"
    assert cli("show", "R6", "--json").json["priority"] is None
    assert "Priority" in cli("show", "R4").out
    rows = list(csv.DictReader(cli("export", "csv", "--no-bom").out.splitlines()))
    assert [row["priority"] for row in rows[2:6]] == ["", "high", "high", ""]
    by_priority = cli("list", "--sort", "priority", "--json").json["items"]
    assert [item["ref"] for item in by_priority][:2] == ["SAM-R04", "SAM-R05"]


def test_another_word_is_refused_and_changes_nothing(cli: Cli) -> None:
    cli("init")
    refused = cli("priority", "R4", "urgent")
    assert (refused.code, refused.out) == (2, "")
    assert "high, medium, low, none" in refused.err
    assert cli("list", "priority:high", "--json").json["items"] == []


def test_a_priority_is_undone(cli: Cli) -> None:
    cli("init")
    cli("priority", "R4", "low")
    assert "Undone: step 3" in cli("undo").out
    assert cli("show", "R4", "--json").json["priority"] is None
