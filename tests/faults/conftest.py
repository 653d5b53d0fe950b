"""Fixtures of the fault tests: the fork server, and the environment of a program in it."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.factories import BY, START

if TYPE_CHECKING:
    from tests.faults.forked_processes import CompletedRun, ForkServer

# Processes are forked, killed and limited here in ways that Windows does not have.
collect_ignore_glob = ["test_*.py"] if sys.platform == "win32" else []

Program = Callable[..., "CompletedRun"]


@pytest.fixture(scope="session")
def fork_server() -> "Iterator[ForkServer]":
    """The process that forks all others."""
    from tests.faults.forked_processes import ForkServer

    with ForkServer() as started:
        yield started


@pytest.fixture
def surroundings(tmp_path: Path) -> dict[str, str]:
    """An environment in which the program finds nothing of the machine's own user."""
    home = tmp_path / "home"
    home.mkdir()
    return {
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "ACTIONPLAN_TODAY": START.isoformat(),
        "ACTIONPLAN_BY": BY,
        "COLUMNS": "100",
    }


@pytest.fixture
def program(fork_server: "ForkServer", surroundings: dict[str, str]) -> Program:
    """Runs the program in a process of its own: ``program("list", "--db", path)``; see ``CommandRequest``."""
    outputs = Path(surroundings["HOME"])

    def run(*argv: object, environment: dict[str, str] | None = None, **circumstances: Any) -> "CompletedRun":
        return fork_server.run(
            outputs, [str(each) for each in argv], surroundings | (environment or {}), **circumstances
        )

    return run
