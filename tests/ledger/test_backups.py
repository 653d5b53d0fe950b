"""A backup: the plan as at one moment, verified, in a new private file, while others go on writing."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.subjects.deadlines import ProposeDate
from actionplan.ledger.backups import backup as backing_up
from actionplan.ledger.backups.backup import PARTIAL_SUFFIX, back_up
from actionplan.ledger.backups.comparison import Head, compare
from actionplan.ledger.files.private_files import exclusive_lock
from actionplan.ledger.ledger import Ledger
from tests.factories import BY, START, new_ledger, on_day

R4 = "SAM-R04"


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return new_ledger(tmp_path / "plans")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "copy.db"


def due(days: int) -> ProposeDate:
    return ProposeDate(refs=(R4,), on=START + timedelta(days=days))


def files(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def spoil(ledger: Ledger, statement: str) -> None:
    """Change the plan behind the program's back."""
    with closing(sqlite3.connect(ledger.location)) as database, database:
        for (trigger,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute(f"DROP TRIGGER {trigger}")
        database.execute(statement)


def test_a_backup_holds_all_that_the_plan_holds_and_says_how_much(ledger: Ledger, target: Path) -> None:
    ledger.record(due(9), BY)
    made = back_up(ledger.location, target)
    found = ledger.verify()
    assert (made.path, made.entries, made.head) == (target, found.entries, found.head)
    assert made.size == target.stat().st_size
    copy = Ledger.open(str(target), ledger.clock, read_only=True)
    assert copy.view() == ledger.view()
    assert copy.verify() == found


def test_a_backup_is_one_file_that_opens_where_nothing_can_be_written(ledger: Ledger, target: Path) -> None:
    back_up(ledger.location, target)
    assert files(target.parent) == ["copy.db", "plans"]
    assert target.read_bytes()[18:20] == b"\x01\x01", "of the header: read and written without a write-ahead log"


def test_what_others_have_just_written_is_in_it(ledger: Ledger, target: Path) -> None:
    """Their last entries stand in the write-ahead log alone."""
    ledger.record(due(9), BY)
    assert Path(f"{ledger.location}-wal").stat().st_size > 0
    assert back_up(ledger.location, target).entries == ledger.last_number()


def test_a_backup_is_made_while_another_process_writes_and_is_a_state_that_the_plan_was_in(
    ledger: Ledger, tmp_path: Path
) -> None:
    program = (
        "import sys\n"
        "from datetime import date, timedelta\n"
        "from actionplan.domain.clock import Clock\n"
        "from actionplan.domain.subjects.deadlines import ProposeDate\n"
        "from actionplan.ledger.ledger import Ledger\n"
        f"start = date.fromisoformat('{START}')\n"
        "ledger = Ledger.open(sys.argv[1], Clock(fixed_day=start))\n"
        "for days in range(1, 10_000):\n"
        "    for ref in ('SAM-R04', 'SAM-R05'):\n"
        "        ledger.record(ProposeDate(refs=(ref,), on=start + timedelta(days=days)), 'Writer')\n"
        "    print(days, flush=True)\n"
    )
    command = [sys.executable, "-c", program, ledger.location]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        made = []
        for number in range(3):
            writer.stdout.readline()
            writer.stdout.readline()
            made.append(back_up(ledger.location, tmp_path / f"copy-{number}.db"))
        writer.kill()
    assert made[0].entries < made[1].entries < made[2].entries
    for each in made:
        comparison = compare(each.path, Path(ledger.location))
        assert comparison.common == each.entries
        assert Ledger.open(str(each.path), ledger.clock, read_only=True).verify().ok


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps other permissions")
def test_a_backup_is_its_owner_s_alone_even_of_a_plan_that_others_can_read(ledger: Ledger, target: Path) -> None:
    Path(ledger.location).chmod(0o644)
    back_up(ledger.location, target)
    assert target.stat().st_mode & 0o777 == 0o600


def test_a_file_that_exists_is_never_written_over(ledger: Ledger, target: Path) -> None:
    target.write_text("letter")
    with pytest.raises(BadInput, match=r"copy\.db exists already, and a backup never overwrites a file"):
        back_up(ledger.location, target)
    assert target.read_text() == "letter"


def test_a_file_that_appears_meanwhile_is_not_written_over_either(
    ledger: Ledger, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check_copy = backing_up.check_copy

    def slowly(copy: Path) -> backing_up.CopyCheck:
        target.write_text("letter")
        return check_copy(copy)

    monkeypatch.setattr(backing_up, "check_copy", slowly)
    with pytest.raises(BadInput, match="exists by now"):
        back_up(ledger.location, target)
    assert target.read_text() == "letter"
    assert files(target.parent) == ["copy.db", "plans"]


def test_the_plan_itself_is_no_place_for_its_backup(ledger: Ledger, tmp_path: Path) -> None:
    before = Path(ledger.location).read_bytes()
    for itself in (Path(ledger.location), tmp_path / "plans" / ".." / "plans" / "plan.db"):
        with pytest.raises(BadInput, match="is the plan itself"):
            back_up(ledger.location, itself)
    assert Path(ledger.location).read_bytes() == before


@pytest.mark.parametrize(
    ("place", "sentence"),
    [(".", "is a folder"), ("none/copy.db", "There is no folder"), ("dangling.db", "exists already")],
)
def test_a_place_where_no_file_can_stand_is_named(ledger: Ledger, tmp_path: Path, place: str, sentence: str) -> None:
    (tmp_path / "dangling.db").symlink_to(tmp_path / "gone.db")
    with pytest.raises(BadInput, match=sentence):
        back_up(ledger.location, tmp_path / place)


def test_a_missing_plan_has_no_backup(tmp_path: Path, target: Path) -> None:
    with pytest.raises(BadInput, match="There is no plan at"):
        back_up(str(tmp_path / "none.db"), target)
    assert not target.exists()


def test_a_server_s_plan_is_sent_to_pg_dump(target: Path) -> None:
    with pytest.raises(BadInput, match="pg_dump"):
        back_up("postgresql+psycopg://server/plan", target)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET by = 'Somebody else' WHERE number = 5",
        "UPDATE item_state SET owner_agency = 'nobody' WHERE ref = 'SAM-R04'",
        "DELETE FROM entry_text WHERE entry = (SELECT min(entry) FROM entry_text)",
    ],
)
def test_a_plan_that_is_not_whole_gives_no_backup(ledger: Ledger, target: Path, statement: str) -> None:
    spoil(ledger, statement)
    with pytest.raises(Refused, match=r"No backup was made, because the copy is not whole: .*actionplan verify"):
        back_up(ledger.location, target)
    assert files(target.parent) == ["plans"]


def test_a_copy_that_was_spoilt_on_its_way_is_removed(
    ledger: Ledger, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy_database = backing_up.copy_database

    def badly(source: Path, part: Path) -> Head:
        head = copy_database(source, part)
        content = bytearray(part.read_bytes())
        content[len(content) // 2 : len(content) // 2 + 4096] = bytes(4096)
        part.write_bytes(content)
        return head

    monkeypatch.setattr(backing_up, "copy_database", badly)
    with pytest.raises(Refused, match="not whole"):
        back_up(ledger.location, target)
    assert files(target.parent) == ["plans"]


def test_a_copy_that_lost_its_end_is_no_backup(ledger: Ledger, target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = new_ledger(target.parent / "other")
    ledger.record(due(9), BY)
    copy_database = backing_up.copy_database

    def of_another(source: Path, part: Path) -> Head:
        copy_database(Path(other.location), part)
        return copy_database(source, part.with_name("unused"))

    monkeypatch.setattr(backing_up, "copy_database", of_another)
    with pytest.raises(Refused, match="does not end with the plan"):
        back_up(ledger.location, target)
    assert not target.exists()


def test_what_a_killed_backup_left_is_swept_by_the_next_one(ledger: Ledger, target: Path) -> None:
    part = target.with_name(f".{target.name}{PARTIAL_SUFFIX}")
    part.write_bytes(b"half a page")
    Path(f"{part}-journal").write_bytes(b"x")
    target.with_name(f".{target.name}.lock").touch()
    back_up(ledger.location, target)
    assert files(target.parent) == ["copy.db", "plans"]


def test_what_was_abandoned_under_another_name_is_swept_after_a_day(ledger: Ledger, target: Path) -> None:
    long_ago = START.toordinal() * 1000
    ours = [f".{name}.db{PARTIAL_SUFFIX}" for name in ("old", "new")]
    for name in (*ours, f"kept{PARTIAL_SUFFIX}", ".old.db.part"):
        target.with_name(name).write_text("half")
        if name != ours[1]:
            os.utime(target.with_name(name), (long_ago, long_ago))
    target.with_name(f"{ours[0]}-journal").touch()
    back_up(ledger.location, target)
    assert set(files(target.parent)) == {"copy.db", "plans", ours[1], f"kept{PARTIAL_SUFFIX}", ".old.db.part"}


def test_two_at_once_do_not_write_into_one_another(ledger: Ledger, target: Path) -> None:
    with exclusive_lock(target.with_name(f".{target.name}.lock")) as alone:
        assert alone
        with pytest.raises(Refused, match=r"Another program is making .*copy\.db"):
            back_up(ledger.location, target)
    assert back_up(ledger.location, target).entries == 22


def test_a_writer_that_holds_the_plan_for_good_is_named(
    ledger: Ledger, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("actionplan.ledger.engine.BUSY_MILLISECONDS", 20)
    ledger.close()
    with closing(sqlite3.connect(ledger.location, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode=DELETE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(Refused, match="Another program is writing to"):
            back_up(ledger.location, target)
        other.execute("ROLLBACK")
    assert files(target.parent) == ["plans"]


def test_an_older_state_stays_what_it_was_when_the_plan_goes_on(ledger: Ledger, target: Path) -> None:
    made = back_up(ledger.location, target)
    on_day(ledger, START + timedelta(days=3)).record(due(20), BY)
    comparison = compare(target, Path(ledger.location))
    assert (comparison.common, comparison.missing, comparison.added) == (made.entries, 1, 0)
    assert comparison.missing_until == START + timedelta(days=3)
