"""How a run ends: exit codes, broken pipes, a locked plan, a record tampered with; and the way to the screens."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from actionplan.cli.main import run_command
from tests.cli.conftest import Cli

PROGRAM = [sys.executable, "-m", "actionplan"]


def test_a_plan_that_another_program_is_writing_to_is_refused_with_3(
    cli: Cli, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("actionplan.ledger.engine.BUSY_MILLISECONDS", 20)
    db = str(home / "plan.db")
    cli("init", "--db", db)
    with closing(sqlite3.connect(db, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        ran = cli("due", "R4", "+6w", "--db", db)
        assert ran.code == 3
        assert "try again" in ran.err
        assert cli("list", "--db", db).code == 0, "reading goes on while another program writes"
    assert cli("due", "R4", "+6w", "--db", db).code == 0


def test_verify_ends_with_1_where_the_record_was_tampered_with(cli: Cli, home: Path) -> None:
    db = str(home / "plan.db")
    cli("init", "--db", db)
    with closing(sqlite3.connect(db)) as other, other:
        other.execute("DROP TRIGGER entry_no_update")
        other.execute("UPDATE entry SET by = 'Nobody' WHERE number = 13")
    ran = cli("verify", "--db", db)
    assert ran.code == 1
    assert "Entry 13" in ran.out
    document = cli("verify", "--json", "--db", db)
    assert document.code == 1
    assert document.json["ok"] is False
    assert any("Entry 13" in problem for problem in document.json["problems"])


def test_an_interrupted_command_ends_with_130(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("actionplan.services.session.open_plan", interrupted)
    ran = cli("status")
    assert (ran.code, ran.raw) == (130, b"")
    assert "Traceback" not in ran.err


@pytest.mark.skipif(os.name == "nt", reason="there is no head to stop listening")
@pytest.mark.parametrize("command", ["list --json", "review list"], ids=["long", "short"])
def test_a_reader_that_stops_listening_is_no_error(home: Path, command: str) -> None:
    run_command(["init", "--db", str(home / "plan.db")])
    read, write = os.pipe()
    os.close(read)
    ran = subprocess.run(
        [*PROGRAM, *command.split(), "--db", str(home / "plan.db")],
        stdout=write,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(write)
    assert (ran.returncode, ran.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is always full")
def test_output_that_cannot_be_written_ends_with_2_and_a_sentence(home: Path) -> None:
    run_command(["init", "--db", str(home / "plan.db")])
    with Path("/dev/full").open("wb") as full:
        command = [*PROGRAM, "export", "csv", "--db", str(home / "plan.db")]
        ran = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert ran.returncode == 2
    assert ran.stderr.decode().startswith("The output cannot be written")
    assert b"Traceback" not in ran.stderr


def test_output_is_utf_8_whatever_the_console_s_code_page(home: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0", "LC_ALL": "C"}
    ran = subprocess.run([*PROGRAM, "status"], env=environment, capture_output=True, check=True)
    assert "○ GREY 11" in ran.stdout.decode("utf-8")
    assert b"\r" not in ran.stdout


@pytest.mark.parametrize(
    ("argv", "given"),
    [
        ([], (None, None)),
        (["--db", "x.db"], ("x.db", None)),
        (["--by", "A", "--db", "x.db"], ("x.db", "A")),
    ],
)
def test_without_a_command_the_tracker_opens_on_the_plan_that_was_named(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, argv: list[str], given: tuple[str | None, str | None]
) -> None:
    opened: list[tuple[str | None, str | None]] = []

    def run(db: str | None = None, by: str | None = None) -> int:
        opened.append((db, by))
        return 7

    monkeypatch.setattr("actionplan.tui.run", run)
    assert cli(*argv).code == 7
    assert opened == [given]


def test_a_bare_start_that_fails_says_so_without_a_traceback(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    environment = {**os.environ, "ACTIONPLAN_TODAY": "someday"}
    ran = subprocess.run(PROGRAM, env=environment, capture_output=True, check=False, stdin=subprocess.DEVNULL)
    assert ran.returncode != 0
    assert b"Traceback" not in ran.stderr
