"""``public``, ``update --hold`` and ``release``, and where what they record comes out."""

import csv

from tests.cli.conftest import Cli

LINE = "Cases are managed in another way."


def test_a_public_line_comes_out_and_withholding_takes_its_place(cli: Cli) -> None:
    cli("init")
    done = cli("public", "R4", "R5", LINE)
    assert (done.code, done.err) == (0, done.err)
    assert f"Public line: {LINE}" in done.out
    assert cli("show", "R4", "--json").json["public_line"] == LINE
    assert "In public" in cli("show", "R4").out
    withheld = cli("public", "R5", "--withhold")
    assert "Marked as not for publication." in withheld.out
    shown = cli("show", "R5", "--json").json
    assert (shown["publication"], shown["public_line"]) == ("withheld", LINE)
    rows = list(csv.DictReader(cli("export", "csv", "--no-bom").out.splitlines()))
    assert [(row["public_line"], row["publication"]) for row in rows[3:5]] == [(LINE, ""), (LINE, "withheld")]
    assert "withheld already" in cli("public", "R5", "--withhold").out
    assert cli("public", "R4").code == 2
    assert cli("public", "R4", "").code == 0
    assert cli("show", "R4", "--json").json["public_line"] is None


def test_an_update_is_held_back_until_it_is_released(cli: Cli) -> None:
    cli("init")
    cli("update", "R4", "The court has not decided.", "--hold")
    [update] = cli("show", "R4", "--json").json["updates"]
    assert update["held"]
    assert "[held back]" in cli("show", "R4").out
    assert "court" not in cli("changes", "--since", "2026-01-01").out
    released = cli("release", str(update["entry"]))
    assert (released.code, released.err) == (0, released.err)
    assert not cli("show", "R4", "--json").json["updates"][0]["held"]
    again = cli("release", str(update["entry"]))
    assert again.code == 3
    assert "not held back" in again.err


def test_a_record_with_a_release_in_it_is_whole(done: Cli) -> None:
    done("update", "R4", "Not for papers yet.", "--hold")
    held = done("history", "R4", "--json").json[-1]["entry"]
    done("release", str(held))
    assert done("verify").out.startswith("The record is whole")
