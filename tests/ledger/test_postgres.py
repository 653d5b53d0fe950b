"""A plan on a server: creation, the order of writers, what readers see, and how texts sort."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from actionplan.domain.clock import Clock
from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.subjects.deadlines import ProposeDate
from actionplan.domain.subjects.plan import BeginPlan
from actionplan.domain.subjects.progress import RecordUpdate
from actionplan.ledger import writing as ledger_writing
from actionplan.ledger.ledger import Ledger
from actionplan.ledger.postgres import engine as postgres
from actionplan.ledger.verify.verification import verify
from actionplan.services.session import Session, start_plan
from tests.databases import Databases, Shell, content, shell
from tests.factories import BY, START, new_ledger, on_day
from tests.nasty import NASTY

pytestmark = pytest.mark.postgresql

R4 = "SAM-R04"
CLOCK = Clock(fixed_day=START)
GIVE_UP_AFTER_SECONDS = 60


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return new_ledger(tmp_path)


def due(days: int = 9) -> ProposeDate:
    return ProposeDate(refs=(R4,), on=START + timedelta(days=days))


@contextmanager
def writing(ledger: Ledger) -> Iterator[sa.Connection]:
    """A writer in the middle of its transaction."""
    engine = sa.create_engine(ledger.location.partition("?")[0], poolclass=sa.NullPool)
    with engine.connect() as connection:
        connection.execute(sa.text(f"SELECT pg_advisory_xact_lock({postgres.WRITERS_LOCK})"))
        yield connection
        connection.rollback()
    engine.dispose()


def wait_until_somebody_waits(looking: Shell) -> None:
    """Until the server says that one transaction waits for another one's lock."""
    give_up = time.monotonic() + GIVE_UP_AFTER_SECONDS
    while not looking.rows("SELECT 1 FROM pg_locks WHERE NOT granted AND locktype = 'advisory'"):
        assert time.monotonic() < give_up, "nobody waits"


# How a plan begins


def test_a_plan_is_made_in_an_empty_database_and_not_over_another_one(databases: Databases, tmp_path: Path) -> None:
    location = databases.new_location(tmp_path)
    with pytest.raises(BadInput, match=r"There is no plan in this database yet\. Its owner makes one with"):
        Ledger.open(location, CLOCK)
    session = Session(location, BY, CLOCK, is_default_plan=False)
    plan = start_plan(session, seeded=True)
    assert len(plan.view().rows) == 11
    before = content(location)
    with pytest.raises(BadInput, match="There is a plan in this database already"):
        start_plan(session, seeded=True)
    assert content(location) == before


def test_a_plan_needs_a_database_to_itself(databases: Databases, tmp_path: Path) -> None:
    location = databases.new_location(tmp_path)
    with shell(location) as owner:
        owner.run("CREATE TABLE song (title text)")
    with pytest.raises(BadInput, match="This database is not empty"):
        Ledger.create(location, CLOCK)
    with pytest.raises(BadInput, match="This is not an actionplan database"):
        Ledger.open(location, CLOCK)


def test_a_plan_that_cannot_be_begun_leaves_an_empty_database(databases: Databases, tmp_path: Path) -> None:
    location = databases.new_location(tmp_path)
    with pytest.raises(BadInput, match="needs to know who you are"):
        Ledger.create(location, CLOCK, [BeginPlan()], by="")
    with shell(location) as owner:
        assert owner.rows("SELECT 1 FROM pg_tables WHERE schemaname = 'public'") == []


def test_a_database_that_lacks_characters_is_refused(databases: Databases, tmp_path: Path) -> None:
    location = databases.new_location(tmp_path)
    name = sa.make_url(location).database
    with shell(location.replace(f"/{name}", "/template1")) as superuser:
        superuser.run(f"DROP DATABASE {name}")
        superuser.run(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C' LOCALE_PROVIDER libc")
    with pytest.raises(BadInput, match="This database stores text as LATIN1"):
        Ledger.create(location, CLOCK)


# Who writes when


def test_a_second_writer_waits_and_then_decides_on_what_the_first_has_written(ledger: Ledger) -> None:
    asked: list[str] = []

    def now() -> datetime:
        asked.append("the time")
        return datetime(2026, 11, 22, 12, tzinfo=UTC)

    second = Ledger.open(ledger.location, Clock(now=now))
    waiting = threading.Thread(target=lambda: second.record(due(20), "Second"))
    with writing(ledger), shell(ledger.location) as looking:
        waiting.start()
        wait_until_somebody_waits(looking)
        assert asked == [], "the time is taken under the lock"
    waiting.join()
    assert asked == ["the time"]
    assert ledger.history(ledger.last_number())[-1].entry.by == "Second"


def test_a_writer_who_has_waited_long_enough_is_told_and_writes_nothing(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres, "LOCK_MILLISECONDS", 20)
    mine = on_day(ledger, START)
    before = content(ledger.location)
    with writing(ledger), pytest.raises(Refused, match=r"Another program is writing to postgresql.* try again\."):
        mine.record(due(), BY)
    assert content(ledger.location) == before
    assert mine.record(due(), BY).step is not None


def test_readers_wait_for_no_writer(ledger: Ledger) -> None:
    with writing(ledger) as connection:
        connection.execute(sa.text("UPDATE item_state SET to_entry = 23 WHERE ref = 'SAM-R04'"))
        assert len(ledger.view().rows) == 11
        assert ledger.verify().ok
        assert ledger.last_number() == 22


def test_whoever_writes_by_another_program_waits_for_the_same_lock(ledger: Ledger) -> None:
    columns = "number, previous_hash, hash, at, by, step, kind, schema_number, ref, fields"
    copied = columns.replace("number", "23", 1).replace("step", "3")
    with writing(ledger), shell(ledger.location) as psql:
        psql.run("SET lock_timeout = 20")
        with pytest.raises(sa.exc.OperationalError, match="lock timeout"):
            psql.run(f"INSERT INTO entry ({columns}) SELECT {copied} FROM entry WHERE number = 5")  # noqa: S608


def test_what_is_acknowledged_is_on_the_disk_whatever_the_server_does_for_others(ledger: Ledger) -> None:
    with shell(ledger.location) as superuser:
        name = sa.make_url(ledger.location).database
        superuser.run(f"ALTER DATABASE {name} SET synchronous_commit = off")
    ledger.close()
    with ledger._database.reading() as connection:
        assert connection.scalar(sa.text("SHOW synchronous_commit")) == "off"
    with ledger._database.writing() as connection:
        assert connection.scalar(sa.text("SHOW synchronous_commit")) == "on"
        assert connection.scalar(sa.text("SHOW idle_in_transaction_session_timeout")) == "2min"


def test_a_computer_whose_clock_is_wrong_holds_up_nobody_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = new_ledger(tmp_path, date(2020, 1, 6))
    mine = Ledger.open(ledger.location, Clock())
    assert mine.record(due(), BY).step is not None
    before = content(ledger.location)
    for minutes in (6, -6):
        servers = datetime.now(UTC) + timedelta(minutes=minutes)
        monkeypatch.setattr(ledger_writing, "_time_of_server", lambda _connection, at=servers: at)
        with pytest.raises(Refused, match=r"The clock of this computer says .* UTC on .*, and the server's .* UTC"):
            mine.record(due(20), BY)
    assert content(ledger.location) == before
    servers = datetime.now(UTC) + timedelta(minutes=4)
    monkeypatch.setattr(ledger_writing, "_time_of_server", lambda _connection: servers)
    assert mine.record(due(20), BY).step is not None


# What readers see


def test_a_reader_sees_one_moment_of_the_plan_however_long_it_reads(ledger: Ledger) -> None:
    with ledger._database.reading() as connection:
        before = verify(connection)
        on_day(ledger, START).record(due(), BY)
        after = verify(connection)
    assert before == after
    assert ledger.verify().entries == before.entries + 1


def test_a_plan_opened_to_be_read_cannot_be_written_whatever_is_asked_of_it(ledger: Ledger) -> None:
    reader = Ledger.open(ledger.location, CLOCK, read_only=True)
    before = content(ledger.location)
    with pytest.raises(BadInput, match=r"cannot be written: the server, or this connection to it, is read-only\."):
        reader.record(due(), BY)
    with reader._database.reading() as connection, pytest.raises(BadInput, match="is read-only"):
        connection.exec_driver_sql("DELETE FROM item_state")
    assert content(ledger.location) == before
    ledger.record(due(), BY)
    row = reader.view().snapshot.row(R4)
    assert row is not None
    assert row.item.deadline.due_on is not None


def test_an_ordinary_read_cannot_write_either(ledger: Ledger) -> None:
    with ledger._database.reading() as connection, pytest.raises(BadInput, match="is read-only"):
        connection.exec_driver_sql("DELETE FROM item_state")


def test_a_plan_of_a_program_that_has_moved_on_is_not_written_to(ledger: Ledger) -> None:
    with shell(ledger.location) as owner:
        owner.run("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(Refused, match="A newer actionplan has brought this plan up to date since you opened it"):
        ledger.record(due(), BY)


# Texts


def test_texts_sort_by_their_code_points_whatever_the_server_takes_for_order(ledger: Ledger) -> None:
    texts = sorted(["R04", "R4", "r04", "R04a", "R04-A1", "r10", "Älter", "Zeta", "alpha", "_", "~", "é"])
    with shell(ledger.location) as owner:
        owner.run("CREATE TABLE said AS SELECT ref, ref AS in_english FROM item_state WHERE false")
        owner.run('ALTER TABLE said ALTER in_english TYPE text COLLATE "en-GB-x-icu"')
        for text in texts:
            owner.run("INSERT INTO said VALUES (:text, :text)", text=text)
        in_english = [text for (text,) in owner.rows("SELECT ref FROM said ORDER BY in_english")]
        assert in_english != texts, "the order of English would be another one"
        assert [text for (text,) in owner.rows("SELECT ref FROM said ORDER BY ref")] == texts
        other = "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public' "
        other += "AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C' AND column_name <> 'in_english'"
        assert owner.rows(other) == []


@pytest.mark.parametrize("words", NASTY, ids=range(len(NASTY)))
def test_what_is_read_back_is_what_was_typed(ledger: Ledger, words: str) -> None:
    receipt = ledger.record(RecordUpdate(refs=(R4,), words=words, on=START), BY)
    line = ledger.history(ledger.last_number())[-1]
    assert line.entry == receipt.entries[0]
    assert ledger.verify().ok
