"""The commands, run in this process as the tests of the command line run them; and the nasty plan."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from actionplan.domain.clock import Clock
from actionplan.ledger.ledger import Ledger
from tests.cli.conftest import cli, done, home
from tests.security.nasty_plan import ENDED, nasty_plan

__all__ = ["cli", "done", "home"]


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the nasty plan, which tests only read."""
    folder = tmp_path_factory.mktemp("nasty")
    nasty_plan(folder).close()
    return folder


@pytest.fixture
def plan(made: Path, tmp_path: Path) -> Iterator[Ledger]:
    """A copy of it that may be written to."""
    folder = tmp_path / "copy"
    shutil.copytree(made, folder)
    (file,) = folder.glob("plan *.db")
    ledger = Ledger.open(str(file), Clock(set_day=ENDED))
    yield ledger
    ledger.close()
