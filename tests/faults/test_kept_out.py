"""A plan that can be read and not written, is locked by another program, or whose clock went back."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from actionplan.domain.clock import Clock
from actionplan.domain.errors import Refused
from actionplan.domain.subjects.progress import RecordUpdate
from actionplan.ledger.ledger import Ledger
from tests.factories import BY, START
from tests.faults.conftest import Program
from tests.faults.plans import MEETING, PLAN, plan_without_log, small_plan
from tests.faults.rights import can_give_up_roots_rights
from tests.faults.test_unfit_files import THE_TRACKER, as_found, assert_refused

READING = (("list",), ("status",), ("show", "R4"), ("history",), ("export", "csv"), ("verify",))
UPDATE = ("update", "R4", "Words")

pytestmark = pytest.mark.skipif(not can_give_up_roots_rights(), reason="whoever runs this may write everything")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder for the plan alone."""
    folder = tmp_path / "place"
    folder.mkdir()
    return folder


@pytest.fixture(autouse=True)
def opened_again(place: Path) -> Iterator[None]:
    """Let the temporary folder be removed afterwards."""
    yield
    place.chmod(0o700)


def shut(folder: Path, *, files: int = 0o400, folders: int = 0o500) -> None:
    """Take away the right to write, or more."""
    for path in folder.iterdir():
        path.chmod(files)
    folder.chmod(folders)


@pytest.mark.parametrize("folders", [0o500, 0o700], ids=["in a read-only folder", "in an ordinary folder"])
@pytest.mark.parametrize("make", [small_plan, plan_without_log], ids=["with a log", "without"])
def test_a_read_only_plan_can_be_read_and_says_that_it_cannot_be_written(
    place: Path, program: Program, folders: int, make: Callable[[Path], Path]
) -> None:
    path = make(place)
    before = path.read_bytes()
    shut(place, folders=folders)
    for argv in READING:
        ran = program(*argv, "--db", path, owner_only=True)
        assert ran.code == 0, ran
    ran = program(*UPDATE, "--db", path, owner_only=True)
    assert (ran.code, ran.out) == (2, b"")
    assert ran.err.splitlines()[-1].startswith(f"{path} cannot be written: the file or its folder is read-only")
    assert path.read_bytes() == before


@pytest.mark.parametrize("make", [small_plan, plan_without_log], ids=["with a log", "without"])
def test_a_plan_in_a_read_only_folder_can_be_backed_up_and_copied(
    place: Path, tmp_path: Path, program: Program, make: Callable[[Path], Path]
) -> None:
    path = make(place)
    before = path.read_bytes()
    shut(place)
    for argv in (("backup", tmp_path / "one.db", "--db", path), ("copy", path, tmp_path / "two.db")):
        ran = program(*argv, owner_only=True)
        assert ran.code == 0, ran
    for copy in ("one.db", "two.db"):
        assert program("verify", "--db", tmp_path / copy).code == 0
    assert path.read_bytes() == before


def left_beside(place: Path, other: Path, ending: str) -> Path:
    """A plan as a killed program left it: its last change stands half in another file beside it."""
    path = (small_plan if ending == "-wal" else plan_without_log)(other)
    with closing(sqlite3.connect(path, isolation_level=None)) as shell:
        if ending == "-wal":
            shell.execute("UPDATE policy_state SET stale_days = 7")
        else:
            shell.execute("PRAGMA cache_size = 1")
            shell.execute("BEGIN")
            shell.execute("UPDATE item_state SET theme = NULL")
            # More pages than are held in memory: those changed above are in the file by now.
            shell.execute("CREATE TABLE much AS SELECT one.* FROM entry AS one, entry")
        for each in (path, Path(f"{path}{ending}")):
            shutil.copyfile(each, place / each.name)
    return place / PLAN


@pytest.mark.parametrize("ending", ["-wal", "-journal"])
def test_changes_that_stand_beside_a_plan_are_not_passed_over_where_nothing_can_be_written(
    place: Path, tmp_path: Path, program: Program, ending: str
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    path = left_beside(place, other, ending)
    before = as_found(place)
    shut(place)
    for argv in (*READING, THE_TRACKER):
        ran = program(*argv, environment={"ACTIONPLAN_DB": str(path)}, owner_only=True)
        assert_refused(ran, 2, f"{path} cannot be read whole: its last changes are in plan.db{ending}")
    assert as_found(place) == before
    place.chmod(0o700)
    for each in place.iterdir():
        each.chmod(0o600)
    assert program("list", "--db", path, owner_only=True).code == 0


@pytest.mark.parametrize(("files", "folders"), [(0o000, 0o700), (0o600, 0o000)], ids=["the file", "its folder"])
def test_a_plan_that_may_not_be_read_is_named(place: Path, program: Program, files: int, folders: int) -> None:
    path = small_plan(place)
    before = path.read_bytes()
    shut(place, files=files, folders=folders)
    for argv in (("list",), UPDATE, ("verify",), ("init",), THE_TRACKER):
        ran = program(*argv, environment={"ACTIONPLAN_DB": str(path)}, owner_only=True)
        assert_refused(ran, 2, str(path))
    place.chmod(0o700)
    path.chmod(0o600)
    assert path.read_bytes() == before


def test_nothing_is_begun_in_a_read_only_folder(place: Path, tmp_path: Path, program: Program) -> None:
    path = small_plan(tmp_path)
    before = path.read_bytes()
    place.chmod(0o500)
    for argv in (
        ("init", "--db", place / PLAN),
        ("pack", MEETING, "-o", place / "papers", "--db", path),
        ("export", "csv", "-o", place / "plan.csv", "--db", path),
        ("backup", place / "copy.db", "--db", path),
        ("demo", "-o", place / "demo.db", "--no-open"),
    ):
        ran = program(*argv, owner_only=True)
        assert (ran.code, ran.out) == (2, b""), ran
        assert f"{place}/" in ran.err.splitlines()[-1]
        assert "Permission denied" in ran.err.splitlines()[-1]
        assert list(place.iterdir()) == []
    assert path.read_bytes() == before


def test_a_plan_that_somebody_writes_to_can_be_read_and_is_not_written(place: Path, program: Program) -> None:
    path = small_plan(place)
    with closing(sqlite3.connect(path, isolation_level=None)) as somebody:
        somebody.execute("BEGIN IMMEDIATE")
        ran = program(*UPDATE, "--db", path)
        assert (ran.code, ran.out) == (3, b"")
        said = f"Another program is writing to {path}. Nothing was changed: try again."
        assert ran.err.splitlines()[-1] == said
        assert program("list", "--db", path).code == 0
        somebody.execute("ROLLBACK")
    assert program(*UPDATE, "--db", path).code == 0


def test_a_plan_that_somebody_keeps_to_himself_is_opened_by_nobody(place: Path, program: Program) -> None:
    path = plan_without_log(place)
    with closing(sqlite3.connect(path, isolation_level=None)) as somebody:
        somebody.execute("BEGIN EXCLUSIVE")
        for argv in (*READING, UPDATE, THE_TRACKER):
            ran = program(*argv, environment={"ACTIONPLAN_DB": str(path)})
            assert_refused(ran, 3, f"Another program is writing to {path}. Nothing was changed: try again.")
        somebody.execute("ROLLBACK")
    assert program("list", "--db", path).code == 0


def test_a_day_before_the_last_entry_is_refused_naming_both_and_nothing_is_written(
    place: Path, program: Program
) -> None:
    path = small_plan(place)
    assert program(*UPDATE, "--db", path, environment={"ACTIONPLAN_TODAY": "2026-11-24"}).code == 0
    before = path.read_bytes()
    for argv in (UPDATE, ("due", "R4", "2027-03-01"), ("meeting", "add", "Board", "2027-03-01")):
        ran = program(*argv, "--db", path, environment={"ACTIONPLAN_TODAY": "2026-11-23"})
        assert (ran.code, ran.out) == (3, b""), ran
        said = ran.err.splitlines()[-1]
        assert said.startswith("The clock is behind: it says 12:00 UTC on 23 November 2026, and the last entry")
        assert "12:00 UTC on 24 November 2026. Nothing was written. Set the clock right and try again." in said
    assert path.read_bytes() == before


@pytest.mark.parametrize("behind", [timedelta(seconds=1), timedelta(minutes=5)])
def test_a_clock_that_is_up_to_five_minutes_behind_never_takes_the_ledger_back(place: Path, behind: timedelta) -> None:
    path, now = small_plan(place), datetime(2026, 12, 1, 9, 30, tzinfo=UTC)
    note = RecordUpdate(refs=("SAM-R04",), words="Words.", on=START)
    with closing(Ledger.open(str(path), Clock(now=lambda: now))) as ledger:
        ledger.record(note, BY)
    with closing(Ledger.open(str(path), Clock(now=lambda: now - behind))) as ledger:
        assert ledger.record(note, BY).entries[0].at == now
        assert ledger.verify().ok


def test_a_clock_that_is_further_behind_writes_nothing(place: Path) -> None:
    path, now = small_plan(place), datetime(2026, 12, 1, 9, 30, tzinfo=UTC)
    note = RecordUpdate(refs=("SAM-R04",), words="Words.", on=START)
    with closing(Ledger.open(str(path), Clock(now=lambda: now))) as ledger:
        last = ledger.record(note, BY).entries[0].number
    behind = timedelta(minutes=5, seconds=1)
    with closing(Ledger.open(str(path), Clock(now=lambda: now - behind))) as ledger:
        with pytest.raises(Refused, match=r"it says 09:24 UTC on 1 December 2026, .* 09:30 UTC on 1 December 2026"):
            ledger.record(note, BY)
        assert ledger.last_number() == last
