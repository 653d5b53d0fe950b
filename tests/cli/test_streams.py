"""Streams that are closed, full, a pipe or no terminal: a sentence and an exit code, never words among data."""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, Any

import pytest

from actionplan.cli.main import run_command
from tests.cli.conftest import Cli

PROGRAM = [sys.executable, "-m", "actionplan"]
GIVE_UP_AFTER_SECONDS = 120

posix = pytest.mark.skipif(os.name == "nt", reason="streams are closed in another way there")
needs_full_device = pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk here is always full")


def closing(*descriptors: int) -> Callable[[], None]:
    """What a shell's ``<&-`` and ``>&-`` do."""

    def close() -> None:
        for each in descriptors:
            os.close(each)

    return close


def ran(*argv: str, closed: Sequence[int] = (), **streams: Any) -> subprocess.CompletedProcess[bytes]:
    """The program, as a shell starts it."""
    given: dict[str, int | IO[bytes]] = {
        "stdin": subprocess.DEVNULL,
        "stdout": subprocess.PIPE,
        "stderr": subprocess.PIPE,
        **streams,
    }
    finished: subprocess.CompletedProcess[bytes] = subprocess.run(
        [*PROGRAM, *argv],
        **given,  # type: ignore[call-overload]
        preexec_fn=closing(*closed),
        timeout=GIVE_UP_AFTER_SECONDS,
        check=False,
    )
    return finished


@pytest.fixture
def plan(home: Path) -> str:
    """A plan's file."""
    path = str(home / "plan.db")
    assert run_command(["init", "--db", path]) == 0
    return path


def last_step(plan: str) -> int:
    """The number of the last step that is recorded."""
    from contextlib import closing as closed_after

    from actionplan.domain.clock import Clock
    from actionplan.ledger.ledger import Ledger

    with closed_after(Ledger.open(plan, Clock(), read_only=True)) as ledger:
        return ledger.history(ledger.last_number())[-1].entry.step


# Closed


def test_sentences_for_a_closed_stderr_do_not_go_to_stdout(
    cli: Cli, done: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    done("init")
    monkeypatch.setattr(sys, "stderr", None)
    recorded = cli("due", "R4", "15 January 2027")
    assert (recorded.code, recorded.out) == (0, "SAM-R04  Proposed date set to 15 January 2027.\n")
    refused = cli("signoff", "R4", "--meeting", "executive-2027-03-11")
    assert (refused.code, refused.raw) == (2, b"")


def test_a_closed_stdin_is_said_and_nothing_is_asked(cli: Cli, done: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    done("init")
    for command in (("update", "R4", "-"), ("redact", "13", "--reason", "A name.")):
        before = cli("history", "--json").json
        with monkeypatch.context() as closed:
            closed.setattr("tests.cli.conftest.io.TextIOWrapper", lambda *_, **__: None)
            ran_ = cli(*command)
        assert "Traceback" not in ran_.err
        if command[0] == "update":
            assert (ran_.code, ran_.err) == (
                2,
                "Standard input is closed. Nothing was recorded: give the text itself, or pipe it in.\n",
            )
            assert cli("history", "--json").json == before


@posix
def test_data_for_a_closed_stdout_is_a_failure_and_a_receipt_is_none(plan: str) -> None:
    listed = ran("list", "--db", plan, closed=[1])
    assert (listed.returncode, listed.stderr) == (2, b"The output cannot be written: standard output is closed.\n")
    recorded = ran("due", "R4", "15 January 2027", "--db", plan, closed=[1])
    assert recorded.returncode == 0
    assert b"It is recorded. Only the receipt cannot be written: standard output is closed." in recorded.stderr
    assert last_step(plan) == 3


@posix
def test_no_stream_at_all_is_no_hindrance_and_puts_nothing_into_the_files_that_are_opened(
    plan: str, home: Path
) -> None:
    assert ran("update", "R4", "Asked.", "--db", plan, closed=[0, 1, 2]).returncode == 0
    assert last_step(plan) == 3
    exported = home / "plan.csv"
    assert ran("export", "csv", "--db", plan, "-o", str(exported), closed=[0, 1, 2]).returncode == 0
    assert exported.read_bytes() == ran("export", "csv", "--db", plan).stdout
    assert ran("verify", "--db", plan).returncode == 0


# Full


@needs_full_device
def test_what_is_recorded_does_not_read_as_refused_where_its_receipt_cannot_be_written(plan: str) -> None:
    with Path("/dev/full").open("wb") as full:
        recorded = ran("update", "R4", "Asked.", "--db", plan, stdout=full)
    assert recorded.returncode == 0
    assert recorded.stderr.decode().splitlines() == [
        "It is recorded. Only the receipt cannot be written: No space left on device.",
        f"Step 3; undo with: actionplan undo 3 --db {plan}",
    ]
    assert last_step(plan) == 3


@needs_full_device
@pytest.mark.parametrize("command", ["--help", "meeting --help", "list --json"])
def test_any_other_output_that_cannot_be_written_ends_with_2_and_a_sentence(home: Path, command: str) -> None:
    with Path("/dev/full").open("wb") as full:
        failed = ran(*command.split(), stdout=full)
    assert (failed.returncode, failed.stderr) == (2, b"The output cannot be written: No space left on device.\n")


@posix
@pytest.mark.parametrize("command", ["--help", "due --help"])
def test_help_that_nobody_reads_to_the_end_is_no_error(home: Path, command: str) -> None:
    read, write = os.pipe()
    os.close(read)
    unread = ran(*command.split(), stdout=write)
    os.close(write)
    assert (unread.returncode, unread.stderr) == (0, b"")


# No terminal


@posix
@pytest.mark.parametrize(
    ("closed", "options"),
    [((), ()), ((0,), ("--by", "Somebody")), ((0, 1), ())],
    ids=["redirected", "no stdin, and options", "neither"],
)
def test_the_tracker_without_a_terminal_says_what_prints_the_same(
    plan: str, closed: tuple[int, ...], options: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ACTIONPLAN_DB", plan)
    refused = ran(*options, closed=closed)
    assert refused.returncode == 2
    assert refused.stdout == b""
    said = refused.stderr.decode()
    assert said.startswith("The tracker needs a terminal, and there is none: the ")
    assert said.endswith("To print the same: actionplan status, or actionplan list\n")
    assert len(said.splitlines()) == 1


@posix
def test_without_a_terminal_no_plan_is_made(home: Path) -> None:
    assert ran().returncode == 2
    assert not list(home.rglob("*.db"))


@posix
@pytest.mark.parametrize("command", [(), ("present",)], ids=["the tracker", "the meeting view"])
def test_a_terminal_to_draw_on_is_not_enough(plan: str, command: tuple[str, ...]) -> None:
    import pty

    ours, theirs = pty.openpty()
    try:
        refused = ran("--db", plan, *command, stdout=theirs)
    finally:
        os.close(theirs)
        os.close(ours)
    assert refused.returncode == 2
    assert b"the input of this program is closed or connected to something else" in refused.stderr


@posix
def test_the_meeting_view_into_a_pipe_is_the_text_of_every_page(plan: str) -> None:
    for closed in ((), (0,)):
        piped = ran("present", "--db", plan, closed=closed)
        assert (piped.returncode, piped.stderr) == (0, b"")
        assert piped.stdout == ran("present", "--text", "--db", plan).stdout
        assert b"\x1b" not in piped.stdout
        for number in range(1, 12):
            assert f"SAM-R{number:02d}".encode() in piped.stdout
    into_nothing = ran("present", "--db", plan, closed=[1])
    assert (into_nothing.returncode, into_nothing.stderr) == (
        2,
        b"The output cannot be written: standard output is closed.\n",
    )
