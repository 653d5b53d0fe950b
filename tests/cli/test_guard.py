"""``guard``, and what it stops: papers, exports and packs that hold what must not leave."""

from pathlib import Path

import pytest

from tests.cli.conftest import Cli

WORD = "Zebulon"
POSTCODE = "L36 9YY"


@pytest.fixture(autouse=True)
def state(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    folder = tmp_path / "state"
    monkeypatch.setattr("actionplan.services.guard_words.state_folder", lambda: folder)
    monkeypatch.setattr("actionplan.services.notes.state_folder", lambda: folder)
    return folder


def test_words_are_listed_by_their_first_letter_and_length_alone(cli: Cli) -> None:
    assert "No word is guarded." in cli("guard", "list").out
    assert cli("guard", "add", WORD, "Van Dyke", "zebulon").out == "Guarded: 2. Guarded already: 1.\n"
    listed = cli("guard", "list").out
    assert "Z… (7 characters)" in listed
    assert WORD not in listed
    assert cli("guard", "remove", "ZEBULON", "other").out == "Guarded no longer: 1. Not guarded: 1.\n"
    assert "Z" not in cli("guard", "list").out
    assert cli("guard", "add", "x").code == 2


def test_an_export_stops_and_names_document_item_and_entry_without_the_word(cli: Cli, tmp_path: Path) -> None:
    cli("init")
    cli("plan", "R4", "--will-do", f"Ask the school of {WORD}.")
    entry = cli("history", "--json").json[-1]["entry"]
    assert cli("export", "csv").code == 0
    cli("guard", "add", WORD)
    out = tmp_path / "plan.csv"
    for asked in (("export", "csv"), ("export", "json"), ("export", "html"), ("paper", "plan-on-a-page")):
        stopped = cli(*asked, "-o", str(out))
        assert (stopped.code, stopped.out) == (3, ""), asked
        assert "Nothing was written" in stopped.err
        assert "a guarded word" in stopped.err
        assert f"as entry {entry} about SAM-R04 does" in stopped.err
        assert WORD.casefold() not in stopped.err.casefold()
        assert not out.exists()


def test_allow_lets_it_out_once_and_that_is_recorded_without_the_word(cli: Cli, tmp_path: Path) -> None:
    cli("init")
    cli("plan", "R4", "--will-do", f"Meet at {POSTCODE}.")
    out = tmp_path / "plan.csv"
    assert cli("export", "csv", "-o", str(out)).code == 3
    done = cli("export", "csv", "-o", str(out), "--allow")
    assert (done.code, out.exists()) == (0, True)
    history = cli("history").out
    assert "The guard was told to let a full postcode go out in the export." in history
    assert cli("export", "csv").code == 3, "once is once"


def test_a_pack_is_stopped_and_nothing_is_recorded(cli: Cli, tmp_path: Path) -> None:
    cli("init")
    cli("plan", "R4", "--will-do", f"Meet at {POSTCODE}.")
    cli("assign", "R4", "--agency", "Merseyside Police")
    cli("meeting", "add", "Executive", "2099-03-11")
    cli("update", "R4", f"They met at {POSTCODE}.")
    before = cli("history", "--json").json[-1]["entry"]
    stopped = cli("pack", "executive-2099-03-11", "-o", str(tmp_path / "papers"))
    assert stopped.code == 3
    assert "No papers were issued" in stopped.err
    assert not (tmp_path / "papers").exists()
    assert cli("history", "--json").json[-1]["entry"] == before
    issued = cli("pack", "executive-2099-03-11", "-o", str(tmp_path / "papers"), "--allow")
    assert issued.code == 0, issued.err
    kinds = [each["kind"] for each in cli("history", "--json").json[before:]]
    assert kinds[-2:] == ["pack-issued", "guard-let-through"]


def test_guard_allow_is_for_good_and_keeps_no_postcode(cli: Cli, state: Path, tmp_path: Path) -> None:
    cli("init")
    cli("plan", "R4", "--will-do", f"Meet at {POSTCODE}.")
    allowed = cli("guard", "allow", POSTCODE.lower())
    assert allowed.code == 0, allowed.err
    assert cli("export", "csv").code == 0
    assert "let a full postcode go out from now on" in cli("history").out
    assert not [each for each in state.iterdir() if b"L36" in each.read_bytes()]
    refused = cli("undo", str(cli("history", "--json").json[-1]["step"]))
    assert refused.code == 3
    assert cli("guard", "allow", "nothing").code == 2


def test_guarded_words_are_in_no_file_but_the_guard_s_own(cli: Cli, state: Path, tmp_path: Path) -> None:
    cli("init")
    cli("guard", "add", WORD)
    cli("backup", str(tmp_path / "copy.db"))
    cli("export", "json", "-o", str(tmp_path / "plan.json"))
    holding = [each for each in tmp_path.rglob("*") if each.is_file() and WORD.encode() in each.read_bytes()]
    assert holding == [state / "guard.json"]


def test_a_damaged_file_stops_what_asks_the_guard(cli: Cli, state: Path) -> None:
    cli("init")
    cli("guard", "add", WORD)
    (state / "guard.json").write_text("{", encoding="utf-8")
    stopped = cli("export", "csv")
    assert (stopped.code, stopped.out) == (2, "")
    assert "cannot be read" in stopped.err
