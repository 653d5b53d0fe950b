"""Notes in the state folder: nothing that happens to them stops anybody, and two processes lose none."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from actionplan.services import notes
from actionplan.services.faults import state_folder
from actionplan.services.notes import read_note, write_note

FILE = "notes.json"


def test_each_plan_has_its_own_and_one_is_for_all(tmp_path: Path) -> None:
    places = [str(tmp_path / "one.db"), str(tmp_path / "other.db"), None]
    assert [read_note(FILE, place) for place in places] == [{}, {}, {}]
    for number, place in enumerate(places):
        assert write_note(FILE, place, {"number": number})
    assert [read_note(FILE, place)["number"] for place in places] == [0, 1, 2]
    if os.name != "nt":
        assert (state_folder() / FILE).stat().st_mode & 0o077 == 0, "its owner's alone: a filter may hold a name"


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[1]", b"\xff\xfe", b'{"a": 1}', b"[" * 100_000, b'"words"', b"null", b'{"all-plans": []}']
)
def test_what_is_damaged_reads_as_empty_and_is_replaced(content: bytes) -> None:
    state_folder().mkdir(parents=True)
    (state_folder() / FILE).write_bytes(content)
    assert read_note(FILE, None) == {}
    assert write_note(FILE, None, {"good": True})
    assert read_note(FILE, None) == {"good": True}


def test_where_nothing_can_be_written_it_says_so_and_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    assert not write_note(FILE, None, {"lost": True})
    assert read_note(FILE, None) == {}


def test_the_plans_noted_longest_ago_are_forgotten_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notes, "MOST_PLANS", 3)
    places = [str(tmp_path / f"{number}.db") for number in range(4)]
    for place in (*places[:3], places[0], places[3]):
        write_note(FILE, place, {"known": True})
    assert [bool(read_note(FILE, place)) for place in places] == [True, False, True, True]


_WRITES = """
import sys
from actionplan.services.notes import write_note
for number in range(10):
    assert write_note("notes.json", f"/{sys.argv[1]}-{number}.db", {"by": sys.argv[1]})
"""


def test_two_processes_lose_nothing_of_each_other() -> None:
    both = [subprocess.Popen([sys.executable, "-c", _WRITES, name]) for name in ("one", "other")]
    assert [each.wait() for each in both] == [0, 0]
    kept = json.loads((state_folder() / FILE).read_text())
    assert sorted(each["by"] for each in kept.values()) == ["one"] * 10 + ["other"] * 10
