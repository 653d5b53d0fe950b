"""Runs commands in this process, on a plan in a temporary home folder, on a fixed day."""

import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from actionplan.cli.main import run_command
from actionplan.ledger.backups import startup
from tests.cli.prepared import Once, prepare_once
from tests.databases import Databases, PostgresServer

START = "2026-11-22"
GOLDEN = Path(__file__).parent / "golden"


@dataclass(frozen=True)
class CommandResult:
    """The exit code and the output of one command."""

    code: int
    raw: bytes
    err: str

    @property
    def out(self) -> str:
        """Its stdout as text, which is UTF-8 on every system."""
        return self.raw.decode("utf-8")

    @property
    def json(self) -> Any:
        """Its stdout as a JSON document."""
        return json.loads(self.raw)


Cli = Callable[..., CommandResult]


@pytest.fixture
def home(request: pytest.FixtureRequest, databases: Databases, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A temporary home folder, a terminal of 100 columns, and a clock set to the plan's first day.

    The day's backup is left out unless a test is marked ``daily_backups``: commands of many days would make many.
    On a server, the plan's database is named and empty: the first command has to be ``init``.
    """
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "LOCALAPPDATA", "APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    monkeypatch.setenv("ACTIONPLAN_TODAY", START)
    monkeypatch.setenv("ACTIONPLAN_BY", "Business Manager")
    monkeypatch.setenv("COLUMNS", "100")
    # Whether a test's day is ahead of this computer's clock depends on when the tests are run.
    monkeypatch.setattr("actionplan.services.session.ahead_warning", lambda *_: "")
    if isinstance(databases, PostgresServer):
        monkeypatch.setenv("ACTIONPLAN_DB", databases.new_location(tmp_path))
    else:
        monkeypatch.delenv("ACTIONPLAN_DB", raising=False)
    monkeypatch.delenv("_ACTIONPLAN_COMPLETE", raising=False)
    if request.node.get_closest_marker("daily_backups") is None:
        monkeypatch.setattr(startup, "back_up_daily", lambda _path, _folder, _today: "")
    return tmp_path


@pytest.fixture
def cli(home: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Cli:
    """Runs one command line: ``cli("due", "R4", "+6w", today="2026-12-01")``."""

    def run(*argv: str, today: str = START, stdin: bytes = b"") -> CommandResult:
        monkeypatch.setenv("ACTIONPLAN_TODAY", today)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        code = run_command(list(argv))
        captured = capsysbinary.readouterr()
        return CommandResult(code, captured.out, captured.err.decode("utf-8", "replace"))

    return run


@pytest.fixture
def once(home: Path, databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Runs what prepares a plan for the first test alone: ``once(work)``. A plan on a server is not copied."""

    def prepare(work: Callable[[], None]) -> None:
        if isinstance(databases, PostgresServer):
            work()
        else:
            prepare_once(work, home / "home", lambda: tmp_path_factory.mktemp("prepared"))

    return prepare


@pytest.fixture
def done(cli: Cli) -> Cli:
    """As ``cli``, and asserts that the command succeeds."""

    def run(*argv: str, **circumstances: Any) -> CommandResult:
        ran = cli(*argv, **circumstances)
        assert ran.code == 0, ran.err
        return ran

    return run


def item(cli: Cli, ref: str, **circumstances: str) -> dict[str, object]:
    """An item as ``show --json`` prints it."""
    found: dict[str, object] = cli("show", ref, "--json", **circumstances).json
    return found
