"""What the tests of faults share: the nursery, and the surroundings of a program in it."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.factories import BY, START

if TYPE_CHECKING:
    from tests.faults.killing import Ended, Nursery

# Processes are forked, killed and limited here in ways that Windows does not have.
collect_ignore_glob = ["test_*.py"] if sys.platform == "win32" else []

Program = Callable[..., "Ended"]


@pytest.fixture(scope="session")
def nursery() -> "Iterator[Nursery]":
    """The process that forks all others."""
    from tests.faults.killing import Nursery

    with Nursery() as started:
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
def program(nursery: "Nursery", surroundings: dict[str, str]) -> Program:
    """Runs the program in a process of its own: ``program("list", "--db", path)``; see ``nursery.Run``."""
    outputs = Path(surroundings["HOME"])

    def run(*argv: object, environment: dict[str, str] | None = None, **circumstances: Any) -> "Ended":
        return nursery.run(outputs, [str(each) for each in argv], surroundings | (environment or {}), **circumstances)

    return run
