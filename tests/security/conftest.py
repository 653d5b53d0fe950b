"""The fixtures of the command line's tests, and the nasty plan."""

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
def nasty_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the nasty plan, which tests only read."""
    folder = tmp_path_factory.mktemp("nasty")
    nasty_plan(folder).close()
    return folder


@pytest.fixture
def plan(nasty_folder: Path, tmp_path: Path) -> Iterator[Ledger]:
    """A copy of it that may be written to."""
    folder = tmp_path / "copy"
    shutil.copytree(nasty_folder, folder)
    (file,) = folder.glob("plan *.db")
    ledger = Ledger.open(str(file), Clock(fixed_day=ENDED))
    yield ledger
    ledger.close()
