"""A full disk, and files that may not grow: one sentence, the right exit code, and the plan unchanged."""

import re
from pathlib import Path

import pytest

from actionplan.domain.errors import BadInput
from actionplan.domain.subjects.deadlines import ProposeDate
from actionplan.domain.subjects.progress import RecordUpdate
from actionplan.ledger.ledger import Ledger
from tests.factories import BY, START
from tests.faults.conftest import Program
from tests.faults.disks import fill, small_disk
from tests.faults.plans import CLOCK, MEETING, PLAN, closed, large_plan, older_plan, small_plan
from tests.faults.workloads import EVERY_ITEM

ROOM = 1_000_000
NO_ROOM = r"disk is full|disk may be full|No space left on device"


def write_until_refused(ledger: Ledger, words: str) -> list[int]:
    """The numbers of the entries that were acknowledged, and then a refusal."""
    numbers: list[int] = []
    with pytest.raises(BadInput, match=r"^The disk is full: nothing was written to .*plan\.db\. Make room"):  # noqa: PT012
        for number in range(10_000):
            command = RecordUpdate(refs=("SAM-R04",), words=f"Update {number}. {words}", on=START)
            numbers.append(ledger.record(command, BY).entries[0].number)
    return numbers


def test_on_a_full_disk_writing_is_refused_with_a_sentence_and_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", ROOM) as disk:
        ledger = Ledger.open(str(small_plan(disk)), CLOCK)
        filler = fill(disk, leave=150_000)
        numbers = write_until_refused(ledger, "x" * 2_000)
        assert numbers, "some were written before the disk was full"
        assert ledger.last_number() == numbers[-1], "reading goes on, and finds all that was acknowledged"
        filler.unlink()
        again = ledger.record(RecordUpdate(refs=("SAM-R04",), words="After.", on=START), BY)
        assert again.entries[0].number == numbers[-1] + 1
        assert ledger.verify().ok
        ledger.close()


def test_a_bulk_change_that_the_disk_has_no_room_for_leaves_no_part_of_itself(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", ROOM) as disk:
        ledger = Ledger.open(str(large_plan(disk)), CLOCK)
        before = ledger.last_number()
        fill(disk, leave=100_000)
        with pytest.raises(BadInput, match="The disk is full"):
            ledger.record(ProposeDate(refs=EVERY_ITEM, on=START), BY)
        assert ledger.last_number() == before
        assert ledger.verify().ok
        ledger.close()


def refusals(disk: Path) -> list[tuple[str, ...]]:
    db = str(disk / PLAN)
    return [
        ("update", "R4", "No room", "--db", db),
        ("pack", MEETING, "-o", str(disk / "papers"), "--db", db),
        ("export", "csv", "-o", str(disk / "plan.csv"), "--db", db),
        ("backup", str(disk / "copy.db"), "--db", db),
        ("copy", db, str(disk / "other.db")),
        ("init", "--db", str(disk / "new.db")),
        ("demo", "-o", str(disk / "demo.db"), "--no-open"),
    ]


def test_each_command_that_writes_ends_with_2_and_a_sentence_on_a_full_disk(tmp_path: Path, program: Program) -> None:
    with small_disk(tmp_path / "disk", ROOM) as disk:
        path = small_plan(disk)
        (disk / "plan.csv").write_text("as it was")
        fill(disk, leave=0)
        before = sorted(each.name for each in disk.iterdir() if not each.name.startswith("."))
        for argv in refusals(disk):
            ran = program(*argv)
            assert (ran.code, ran.out) == (2, b""), (argv, ran)
            assert "Traceback" not in ran.err
            assert re.search(NO_ROOM, ran.err), (argv, ran.err)
            assert ".actionplan-part" not in ran.err, "a name that nobody gave"
            # An empty database keeps what SQLite puts beside it until it is opened with room to spare.
            left = {each.name for each in disk.iterdir() if not each.name.startswith(".")} - {"plan.db-shm"}
            assert left - {"plan.db-wal", "backups"} == set(before), argv
        assert (disk / "plan.csv").read_text() == "as it was"
        assert program("list", "--db", path).code == 0, "the plan can still be read"


def test_a_migration_without_room_leaves_the_older_plan_as_it_was(tmp_path: Path, program: Program) -> None:
    with small_disk(tmp_path / "disk", ROOM) as disk:
        path = older_plan(disk)
        before = path.read_bytes()
        filler = fill(disk, leave=40_000)
        ran = program("list", "--db", path)
        assert (ran.code, ran.out) == (2, b"")
        assert "Traceback" not in ran.err
        assert re.search(NO_ROOM, ran.err), ran.err
        assert path.read_bytes() == before
        filler.unlink()
        assert program("list", "--db", path).code == 0


@pytest.mark.parametrize("limit", [40_000, 60_000, 80_000])
def test_a_file_that_may_not_grow_is_named_and_nothing_is_written(tmp_path: Path, program: Program, limit: int) -> None:
    path = closed(Ledger.open(str(large_plan(tmp_path)), CLOCK))
    before = path.read_bytes()
    ran = program("due", *EVERY_ITEM, "2027-03-01", "--db", path, limit=limit)
    assert (ran.code, ran.out) == (2, b"")
    assert f"{path} could not be written" in ran.err
    assert "Traceback" not in ran.err
    assert path.read_bytes() == before
    assert program("verify", "--db", path).code == 0
