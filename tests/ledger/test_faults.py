"""SQLite's errors in plain words, and no half-written step."""

import os
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from actionplan.domain.clock import Clock
from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.subjects.deadlines import ProposeDate
from actionplan.domain.subjects.owners import AssignOwner
from actionplan.ledger.ledger import Ledger
from actionplan.ledger.projection import Projection
from tests.factories import BY, START, new_ledger, on_day
from tests.faults.rights import can_give_up_roots_rights, without_roots_rights

R4 = "SAM-R04"


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return new_ledger(tmp_path)


def due(days: int = 9) -> ProposeDate:
    return ProposeDate(refs=(R4,), on=START + timedelta(days=days))


def dump(ledger: Ledger) -> list[str]:
    with closing(sqlite3.connect(ledger.location)) as connection:
        return list(connection.iterdump())


def test_another_writer_is_named_as_such_and_nothing_is_written(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("actionplan.ledger.engine.BUSY_MILLISECONDS", 20)
    mine = on_day(ledger, START)
    with closing(sqlite3.connect(ledger.location, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(
            Refused, match=r"Another program is writing to .*plan\.db\. Nothing was changed: try again\."
        ):
            mine.record(due(), BY)
        assert len(mine.view().rows) == 11, "reading goes on meanwhile"
        other.execute("ROLLBACK")
    assert mine.record(due(), BY).step is not None


def test_a_read_only_plan_can_be_read_and_says_that_it_cannot_be_written(ledger: Ledger) -> None:
    def refuse_writing(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute("PRAGMA query_only = ON")

    ledger.close()
    again = on_day(ledger, START)
    again.close()
    sa.event.listen(again._database.engine, "connect", refuse_writing)
    assert len(again.view().rows) == 11
    with pytest.raises(BadInput, match=r"plan\.db cannot be written: the file or its folder is read-only"):
        again.record(due(), BY)


@pytest.mark.skipif(not can_give_up_roots_rights(), reason="whoever runs this may write everything")
def test_a_file_without_write_permission_says_so(ledger: Ledger) -> None:
    ledger.close()
    Path(ledger.location).chmod(0o400)
    with without_roots_rights(), pytest.raises(BadInput, match=r"read-only"):
        on_day(ledger, START).record(due(), BY)


@pytest.mark.parametrize("content", [b"This is no database, but a letter about one.\n" * 40, b"x"])
def test_a_file_that_is_no_database_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "letter.db"
    path.write_bytes(content)
    with pytest.raises(BadInput, match="is not an actionplan database"):
        Ledger.open(str(path), Clock(fixed_day=START))
    assert path.read_bytes() == content


def test_another_programs_database_is_not_taken_for_a_plan(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE entry (number INTEGER)")
    with pytest.raises(BadInput, match="not an actionplan database"):
        Ledger.open(str(path), Clock(fixed_day=START))


@pytest.mark.parametrize("left", [0.3, 0.6])
def test_a_truncated_file_is_called_damaged(ledger: Ledger, left: float) -> None:
    ledger.close()
    path = Path(ledger.location)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * left)])
    with pytest.raises(BadInput, match=r"plan\.db is damaged. Keep the file as it is, and go back to your last backup"):
        on_day(ledger, START).verify()


def test_a_missing_plan_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"There is no plan at .*none\.db"):
        Ledger.open(str(tmp_path / "none.db"), Clock(fixed_day=START))


def test_a_plan_is_not_made_over_another_one(ledger: Ledger) -> None:
    with pytest.raises(BadInput, match="exists already"):
        Ledger.create(ledger.location, Clock(fixed_day=START))


def test_only_its_owner_can_read_a_new_plan(tmp_path: Path) -> None:
    if os.name == "nt":
        pytest.skip("Windows keeps other permissions")
    ledger = Ledger.create(str(tmp_path / "folder" / "plan.db"), Clock(fixed_day=START))
    assert Path(ledger.location).stat().st_mode & 0o777 == 0o600
    assert Path(ledger.location).parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    ("place", "fault"),
    [
        ("actionplan.ledger.writing.evolve", ZeroDivisionError),
        ("actionplan.ledger.writing.seal", ZeroDivisionError),
        ("actionplan.ledger.writing.entry_hash", ZeroDivisionError),
    ],
)
def test_an_error_in_the_middle_leaves_the_file_as_it_was(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch, place: str, fault: type[Exception]
) -> None:
    before, calls = dump(ledger), []

    def breaks(*_given: object) -> None:
        calls.append(place)
        raise fault

    monkeypatch.setattr(place, breaks)
    with pytest.raises(fault):
        ledger.record(AssignOwner(refs=(R4, "SAM-R01"), agency="merseyside-police"), BY)
    assert calls
    assert dump(ledger) == before


@pytest.mark.parametrize("first", [False, True], ids=["before the state is written", "after it"])
def test_an_error_around_the_writing_of_the_state_takes_the_entries_back(
    ledger: Ledger,
    monkeypatch: pytest.MonkeyPatch,
    first: bool,  # noqa: FBT001
) -> None:
    before, write = dump(ledger), Projection.write

    def breaks(self: Projection, connection: sa.Connection) -> None:
        if first:
            write(self, connection)
        assert connection.scalar(sa.text("SELECT count(*) FROM entry")) == 24
        raise ZeroDivisionError

    monkeypatch.setattr(Projection, "write", breaks)
    with pytest.raises(ZeroDivisionError):
        ledger.record(AssignOwner(refs=(R4, "SAM-R01"), agency="merseyside-police"), BY)
    monkeypatch.undo()
    assert dump(ledger) == before
    assert ledger.record(due(), BY).entries[0].number == 23
