"""The page "A meeting, start to finish" does what it says: each command on it is run as it is written, in order."""

import filecmp
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from actionplan.cli.main import run_command
from tests.folders import files_in

PAGE = Path(__file__).parents[1] / "docs" / "a-meeting.md"
_BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_EXITS = re.compile(r"\s+# exits (\d)$")


@dataclass(frozen=True)
class Line:
    """One line of a block: its words, and the exit code that the page tells."""

    text: str
    words: list[str]
    code: int


@dataclass(frozen=True)
class Done:
    """How one line ended."""

    line: Line
    code: int
    out: str
    err: str


def page_lines() -> Iterator[Line]:
    """The commands of the page, in order."""
    for block in _BLOCK.findall(PAGE.read_text("utf-8")):
        for text in block.splitlines():
            found = _EXITS.search(text)
            yield Line(text, shlex.split(text, comments=True), int(found[1]) if found else 0)


@pytest.fixture
def followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> list[Done]:
    """The page, followed from top to bottom in an empty folder; at the terminal, Enter is the only answer."""
    monkeypatch.chdir(tmp_path)
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA", "APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    monkeypatch.delenv("_ACTIONPLAN_COMPLETE", raising=False)
    monkeypatch.setattr("actionplan.cli.commands.minute.at_terminal", lambda: True)
    monkeypatch.setattr("actionplan.cli.commands.minute_answers.prompt", lambda _: "")
    monkeypatch.setattr("actionplan.tui.present.run_present", presented)
    done = []
    for line in page_lines():
        if line.words[0] == "export":
            name, _, value = line.words[1].partition("=")
            monkeypatch.setenv(name, value)
            continue
        assert line.words[0] == "actionplan", line.text
        code = run_command(line.words[1:])
        said = capsysbinary.readouterr()
        done.append(Done(line, code, said.out.decode("utf-8"), said.err.decode("utf-8")))
    return done


def presented(db: str | None, by: str | None, meeting: str | None) -> int:
    """In place of the meeting view, which needs a screen; that it opens is tested where it is."""
    assert (db, by, meeting) == (None, None, "last executive")
    return 0


def test_every_command_on_the_page_ends_as_it_says(followed: list[Done], tmp_path: Path) -> None:
    ended = [(each.line.text, each.code, each.err) for each in followed if each.code != each.line.code]
    assert ended == []
    assert len(followed) > 30
    assert not (tmp_path / "home").exists()  # the reader's own plan was left alone


def test_what_the_page_promises_comes_out(followed: list[Done], tmp_path: Path) -> None:
    out = {each.line.text: each.out for each in followed}
    assert "executive-2027-03-11" in out["actionplan meeting list"]
    assert "Recorded 0, left open 21" in out['actionplan meeting minute "last executive"']
    assert (tmp_path / "papers-march" / "summary.md").is_file()
    papers = sorted(files_in(tmp_path / "papers-march"))
    same, _, _ = filecmp.cmpfiles(tmp_path / "papers-march", tmp_path / "papers-march-again", papers, shallow=False)
    assert sorted(same) == papers
    movement = out["actionplan movement --since executive-2027-03-11 --by agency"]
    assert "Merseyside Police" in movement


def test_the_page_shows_the_whole_cycle() -> None:
    shown = {tuple(line.words[1:3]) for line in page_lines()}
    for command in ("meeting series", "meeting minute", "meeting close", "extend ask", "extend grant", "extend refuse"):
        assert tuple(command.split()) in shown, command
    first = {words[0] for words in shown}
    assert first >= {"check", "pack", "present", "adopt", "signoff", "changes", "movement", "verify"}
    assert ("signoff", "return") in shown
