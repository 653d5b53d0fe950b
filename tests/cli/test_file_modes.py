"""Every file that the program writes is its owner's alone, and so is every folder that it makes, whatever the umask."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.conftest import Cli

pytestmark = [
    pytest.mark.daily_backups,
    pytest.mark.skipif(os.name == "nt", reason="Windows keeps other permissions"),
]

UMASKS = [0o000, 0o077]

IN_USE = """
import sqlite3, sys
from pathlib import Path
from actionplan.domain.clock import Clock
from actionplan.domain.subjects.progress import RecordUpdate
from actionplan.ledger.ledger import Ledger
path, clock = Path(sys.argv[1]), Clock()
ledger = Ledger.open(str(path), clock)
ledger.record(RecordUpdate(refs=("SAM-R04",), words="More.", on=clock.today()), "Business Manager")
with sqlite3.connect(path) as writer:
    writer.execute("PRAGMA user_version = 1")
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("PRAGMA user_version = 2")
    for each in sorted(path.parent.glob("plan.db*")):
        print(each.name, oct(each.stat().st_mode & 0o777))
    writer.rollback()
"""


@pytest.fixture(params=UMASKS, ids=oct)
def umask(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@contextmanager
def under(umask: int) -> Iterator[None]:
    """The program as a user of that umask has it: it takes over the umask of the process, and sets none."""
    before = os.umask(umask)
    try:
        yield
    finally:
        os.umask(before)


def in_use(db: Path, umask: int) -> list[str]:
    """The files beside a plan, with their modes, while a program of that umask writes to it."""
    command = [sys.executable, "-c", IN_USE, str(db)]
    ran = subprocess.run(command, umask=umask, check=True, text=True, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL)
    return ran.stdout.splitlines()


def open_to_others(below: Path) -> dict[str, str]:
    """Files and folders below a folder that are not their owner's alone, with their modes."""
    found = {}
    for each in below.rglob("*"):
        mode = each.stat().st_mode & 0o777
        if mode != (0o700 if each.is_dir() else 0o600):
            found[str(each.relative_to(below))] = oct(mode)
    return found


def test_whatever_is_written_is_its_owner_s_alone(done: Cli, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    db = str(home / "made" / "on the way" / "plan.db")
    for argv in (
        ("due", "R4", "2027-03-31"),
        ("init", "--db", db),
        ("update", "R4", "More.", "--db", db),
        ("backup", str(home / "copy.db")),
        ("restore", str(home / "copy.db"), "--yes"),
        ("meeting", "add", "Executive", "2026-11-22"),
        ("pack", "executive-2026-11-22", "-o", str(home / "papers")),
        ("export", "csv", "-o", str(home / "plan.csv")),
        ("export", "json", "-o", str(home / "plan.json")),
    ):
        with under(0o000):  # the one that forbids nothing
            done(*argv)
    assert open_to_others(home) == {}
    written = {each.name for each in home.rglob("*")}
    assert {"plan.db", "copy.db", "plan.db.replaced-2026-11-22", "papers", "manifest.json", "plan.csv"} <= written
    assert {"plan.db.2026-11-22.backup", "on the way"} <= written


def test_a_demonstration_is_too(done: Cli, tmp_path: Path) -> None:
    with under(0o000):
        done("demo", "--no-open", "-o", str(tmp_path / "demo.db"))
    assert open_to_others(tmp_path) == {}


@pytest.mark.parametrize(("folder", "beside"), [("plans", ["-shm", "-wal"]), ("OneDrive", ["-journal"])])
def test_sqlite_s_own_files_beside_the_plan_are_too(
    done: Cli, tmp_path: Path, umask: int, folder: str, beside: list[str]
) -> None:
    db = tmp_path / folder / "plan.db"
    with under(umask):
        done("init", "--db", str(db))
    assert in_use(db, umask) == [f"plan.db{end} 0o600" for end in ("", *beside)]
