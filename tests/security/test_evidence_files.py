"""``check --evidence``: which evidence files are no longer what was recorded."""

import hashlib
import os
from pathlib import Path

import pytest

from actionplan.domain.errors import BadInput
from actionplan.services.evidence import place_of, sha256_of
from tests.cli.conftest import Cli, CommandResult


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file that serves as evidence."""
    path = tmp_path / "Procedure, version 3.txt"
    path.write_text("In force since 1 March.\n", encoding="utf-8")
    return path


def record(done: Cli, file: Path, *more: str, title: str = "Procedure") -> CommandResult:
    return done("evidence", "R4", title, "--kind", "output", "--file", str(file), *more)


def gaps(ran: CommandResult) -> list[tuple[str, str]]:
    assert ran.code == 1  # the seeded plan has other gaps too
    return [(each["gap"], each["words"]) for each in ran.json if each["gap"].startswith("evidence-")]


def test_a_file_is_recorded_with_its_full_path_where_no_other_place_is_given(
    done: Cli, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(file.parent)
    record(done, Path(file.name))
    record(done, file, "--held-at", "Force intranet")
    held_at = [each["held_at"] for each in done("show", "R4", "--json").json["evidence"]]
    assert held_at == [str(file.resolve()), "Force intranet"]


def test_a_file_as_it_was_recorded_is_no_gap(cli: Cli, done: Cli, file: Path) -> None:
    record(done, file)
    ran = cli("check", "--evidence", "--json")
    assert gaps(ran) == []
    assert ran.err == "1 evidence file looked for on this computer.\n"


def test_a_changed_file_is_named(cli: Cli, done: Cli, file: Path) -> None:
    record(done, file)
    file.write_text("In force since 2 March.\n", encoding="utf-8")
    ran = cli("check", "--evidence", "--json")
    assert gaps(ran) == [("evidence-changed", f'evidence "Procedure" has changed since it was recorded: {file}')]
    assert [each["ref"] for each in ran.json if each["gap"] == "evidence-changed"] == ["SAM-R04"]


def test_a_file_that_moved_is_named_whether_its_folder_is_there_or_not(cli: Cli, done: Cli, file: Path) -> None:
    record(done, file)
    record(done, file, "--held-at", str(file / "no folder"), title="Minutes")
    file.rename(file.with_name("elsewhere"))
    moved = f'evidence "Procedure" is not where it was: {file}'
    deeper = f'evidence "Minutes" is not where it was: {file / "no folder"}'
    assert gaps(cli("check", "--evidence", "--json")) == [("evidence-moved", moved), ("evidence-moved", deeper)]


def test_a_file_that_cannot_be_read_is_named_with_the_reason(cli: Cli, done: Cli, file: Path) -> None:
    record(done, file)
    file.unlink()
    file.mkdir()
    words = f'evidence "Procedure" cannot be read (it is not a file): {file}'
    assert gaps(cli("check", "--evidence", "--json")) == [("evidence-unreadable", words)]


def test_plain_text_has_one_line_a_file(cli: Cli, done: Cli, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "400")
    record(done, file)
    before = cli("check", "--evidence").out.splitlines()
    file.unlink()
    ran = cli("check", "--evidence")
    assert ran.code == 1
    added = f'SAM-R04  evidence "Procedure" is not where it was: {file}'
    assert [line for line in ran.out.splitlines()[:-2] if line not in before] == [added]


def test_where_nothing_is_missing_the_exit_code_is_0(done: Cli) -> None:
    done("init", "--empty")
    assert done("check", "--evidence").err == "0 evidence files looked for on this computer.\n"


def test_restricted_evidence_is_named_by_its_entry_alone(cli: Cli, done: Cli, file: Path) -> None:
    record(done, file, "--restricted", title="Case file")
    file.unlink()
    ran = cli("check", "--evidence", "--json")
    [(_, words)] = gaps(ran)
    assert words.startswith("restricted evidence (entry ")
    for text in (ran.out, cli("check", "--evidence").out):
        assert "Case file" not in text
        assert file.name not in text


def test_a_digest_whose_place_is_no_path_here_is_counted_and_said(cli: Cli, done: Cli, file: Path) -> None:
    record(done, file, "--held-at", "Force intranet")
    record(done, file, "--held-at", "minutes/march.txt")
    record(done, file, "--held-at", "~nobody-of-this-name/file")
    ran = cli("check", "--evidence", "--json")
    assert gaps(ran) == []
    assert "0 evidence files looked for on this computer. 3 digests could not be compared" in ran.err


def test_evidence_of_an_item_that_is_no_longer_live_is_looked_at_too(cli: Cli, done: Cli, file: Path) -> None:
    record(done, file)
    done("meeting", "add", "Executive", "2026-11-19")
    done("supersede", "R4", "--reason", "Another body does it", "--meeting", "last executive")
    file.unlink()
    assert [gap for gap, _ in gaps(cli("check", "--evidence", "--json"))] == ["evidence-moved"]


def test_evidence_that_was_taken_back_is_not_looked_at(cli: Cli, done: Cli, file: Path) -> None:
    record(done, file)
    done("undo")
    file.unlink()
    assert gaps(cli("check", "--evidence", "--json")) == []


def test_a_path_that_was_copied_in_quotes_is_read(cli: Cli, done: Cli, file: Path) -> None:
    record(done, file, "--held-at", f'"{file}"')
    assert "1 evidence file looked for" in cli("check", "--evidence").err


def test_without_the_option_no_file_is_opened(cli: Cli, done: Cli, file: Path) -> None:
    record(done, file)
    file.unlink()
    ran = cli("check", "--json")
    assert gaps(ran) == []
    assert "evidence file" not in ran.err


def test_the_digest_is_of_the_bytes_and_home_is_understood(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME" if os.name != "nt" else "USERPROFILE", str(tmp_path))
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    assert sha256_of(file) == sha256_of(Path("~") / file.name) == digest


@pytest.mark.parametrize("path", ["nowhere/at/all", ".", "~nobody-of-this-name/x"])
def test_what_is_no_file_is_refused_in_a_sentence_and_nothing_is_recorded(cli: Cli, path: str) -> None:
    ran = cli("evidence", "R4", "Procedure", "--kind", "output", "--file", path)
    assert ran.code == 2
    assert "cannot be read" in ran.err
    assert cli("show", "R4", "--json").json["evidence"] == []


@pytest.mark.parametrize("path", ["nul\0inside", "half\ud800"])
def test_a_path_that_no_system_knows_is_refused_by_the_form_s_way_in_too(path: str) -> None:
    with pytest.raises(BadInput, match="cannot be read"):
        sha256_of(Path(path))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
def test_a_pipe_is_refused_and_not_waited_for(cli: Cli, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    ran = cli("evidence", "R4", "Procedure", "--kind", "output", "--file", str(tmp_path / "pipe"))
    assert (ran.code, "it is not a file" in ran.err) == (2, True)


def test_a_path_that_one_line_cannot_hold_is_not_recorded_as_the_place(tmp_path: Path) -> None:
    assert place_of(tmp_path / "two\nlines") is None
    assert place_of(tmp_path / ("long" * 100)) is None
    assert place_of(tmp_path / "plain.txt") == str((tmp_path / "plain.txt").resolve())
