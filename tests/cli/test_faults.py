"""Errors that nobody foresaw, on the command line: a sentence, exit 70, and what was typed in a file, not the log."""

from pathlib import Path

import pytest

from actionplan.domain.errors import ExitCode
from actionplan.services.faults import state_folder
from tests.cli.conftest import Cli

WORDS = "Spoke to Cherry Blossom's school"


@pytest.fixture
def broken(done: Cli, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plan on which deciding fails; its state folder."""

    def decide(*_: object, **__: object) -> None:
        raise ZeroDivisionError(WORDS)

    done("init")
    monkeypatch.setattr("actionplan.ledger.writing.decide", decide)
    return state_folder()


@pytest.mark.parametrize("from_stdin", [False, True], ids=["as an argument", "from standard input"])
def test_a_fault_is_a_sentence_and_what_was_typed_is_in_a_file(
    cli: Cli,
    broken: Path,
    from_stdin: bool,  # noqa: FBT001
) -> None:
    ran = cli("update", "R4", "-" if from_stdin else WORDS, stdin=WORDS.encode() if from_stdin else b"")
    assert ran.code == int(ExitCode.FAULT)
    assert ran.raw == b""
    (line,) = ran.err.splitlines()
    assert line.startswith("A fault of actionplan itself ended it; its details are in ")
    assert "Cherry" not in line
    (kept,) = (broken / "kept-words").glob("command-*.txt")
    assert str(kept) in line
    assert "Cherry Blossom" in kept.read_text(encoding="utf-8")
    log = (broken / "faults.log").read_text()
    assert "actionplan/ledger/writing.py" in log
    assert "Cherry" not in log


def test_a_command_that_only_reads_keeps_nothing(cli: Cli, done: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object, **__: object) -> None:
        raise LookupError(WORDS)

    done("init")
    monkeypatch.setattr("actionplan.ledger.queries.whole_view", breaks)
    ran = cli("list", "agency:police")
    assert ran.code == 70
    assert len(ran.err.splitlines()) == 1
    assert not (state_folder() / "kept-words").exists()


def test_a_password_in_an_address_is_not_kept(
    cli: Cli, broken: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = str(next((home / "home").rglob("plan.db")))
    monkeypatch.setattr("actionplan.ledger.addresses.sqlite_path", lambda _: Path(path))
    monkeypatch.setattr("actionplan.services.session.exists", lambda _: True)
    monkeypatch.setattr("actionplan.services.session.open_plan", lambda _: (_ for _ in ()).throw(KeyError("x")))
    for typed in (("--db", "postgresql://me:secret@host/plan"), ("--db=postgresql://me:secret@host/plan",)):
        ran = cli("update", "R4", f"See https://example.org. {WORDS}", *typed)
        assert ran.code == 70
    for kept in (broken / "kept-words").glob("command-*.txt"):
        assert "secret" not in kept.read_text(encoding="utf-8")
        assert "https://example.org" in kept.read_text(encoding="utf-8")
