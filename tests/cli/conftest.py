"""Runs the commands in this process, on a plan in a temporary home, on a day that is set."""

import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from actionplan.cli.main import run_command
from tests.databases import Databases, PostgresServer

START = "2026-11-22"
GOLDEN = Path(__file__).parent / "golden"


@dataclass(frozen=True)
class Ran:
    """How one command ended."""

    code: int
    raw: bytes
    err: str

    @property
    def out(self) -> str:
        """What it wrote to stdout, which is UTF-8 on every system."""
        return self.raw.decode("utf-8")

    @property
    def json(self) -> Any:
        """The JSON document that it wrote."""
        return json.loads(self.raw)


Cli = Callable[..., Ran]


@pytest.fixture
def home(databases: Databases, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of its own, and the environment of a terminal of 100 columns on the day the plan starts.

    On a server, the plan's database is named and empty: the first command has to be ``init``.
    """
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA", "APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    monkeypatch.setenv("ACTIONPLAN_TODAY", START)
    monkeypatch.setenv("ACTIONPLAN_BY", "Business Manager")
    monkeypatch.setenv("COLUMNS", "100")
    if isinstance(databases, PostgresServer):
        monkeypatch.setenv("ACTIONPLAN_DB", databases.new_location(tmp_path))
    else:
        monkeypatch.delenv("ACTIONPLAN_DB", raising=False)
    monkeypatch.delenv("_ACTIONPLAN_COMPLETE", raising=False)
    return tmp_path


@pytest.fixture
def cli(home: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Cli:
    """Runs one command line: ``cli("due", "R4", "+6w", today="2026-12-01")``."""

    def run(*argv: str, today: str = START, stdin: bytes = b"") -> Ran:
        monkeypatch.setenv("ACTIONPLAN_TODAY", today)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        code = run_command(list(argv))
        captured = capsysbinary.readouterr()
        return Ran(code, captured.out, captured.err.decode("utf-8", "replace"))

    return run


@pytest.fixture
def done(cli: Cli) -> Cli:
    """As ``cli``, for commands that must succeed."""

    def run(*argv: str, **circumstances: Any) -> Ran:
        ran = cli(*argv, **circumstances)
        assert ran.code == 0, ran.err
        return ran

    return run
