"""A server tells of each step as soon as it is committed; whoever is not told still looks."""

import queue
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from actionplan.domain import commands
from actionplan.domain.clock import Clock
from actionplan.domain.errors import Refused
from actionplan.ledger.ledger import Ledger
from actionplan.ledger.postgres import news
from tests.databases import shell
from tests.factories import BY, START, new_ledger

R4 = "SAM-R04"
CLOCK = Clock(set_day=START)
GIVE_UP_AFTER_SECONDS = 60
OTHERS = "FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"


class Ear:
    """Somebody who is told."""

    def __init__(self, ledger: Ledger) -> None:
        self._told: queue.Queue[str] = queue.Queue()
        ledger.subscribe(lambda: self._told.put("news"))

    def hears(self) -> None:
        """Wait for the next news."""
        self._told.get(timeout=GIVE_UP_AFTER_SECONDS)

    @property
    def is_quiet(self) -> bool:
        """True where nothing was told that was not heard yet."""
        return self._told.empty()


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return new_ledger(tmp_path)


@pytest.fixture
def reader(ledger: Ledger) -> Iterator[Ledger]:
    opened = Ledger.open(ledger.location, CLOCK, read_only=True)
    yield opened
    opened.close()


def due(days: int) -> commands.ProposeDate:
    return commands.ProposeDate(refs=(R4,), on=START + timedelta(days=days))


@pytest.mark.postgresql
def test_each_committed_step_is_told_and_a_refused_one_is_not(ledger: Ledger, reader: Ledger) -> None:
    ear = Ear(reader)
    ear.hears()  # once at the beginning: what was written while nobody listened
    ledger.record(due(1), BY)
    ear.hears()
    with pytest.raises(Refused):
        ledger.record(commands.Reopen(refs=(R4,), reason="Gaps."), BY)
    with ledger._database.writing() as connection:
        connection.execute(sa.text("SELECT 1"))
    ledger.record(commands.AddActions(refs=(R4,), title="Train", agencies=("merseyside-police",)), BY)
    ear.hears()
    assert ear.is_quiet, "one step, one piece of news"


@pytest.mark.postgresql
def test_news_of_another_plan_on_the_same_server_is_not_told(ledger: Ledger, reader: Ledger, tmp_path: Path) -> None:
    ear = Ear(reader)
    ear.hears()
    new_ledger(tmp_path).record(due(1), BY)
    ledger.record(due(2), BY)
    ear.hears()
    assert ear.is_quiet


@pytest.mark.postgresql
def test_a_listener_that_is_cut_off_listens_again_and_tells_that_it_may_have_missed_something(
    ledger: Ledger, reader: Ledger, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(news, "TRY_AGAIN_SECONDS", 0.01)
    ear = Ear(reader)
    ear.hears()
    with shell(ledger.location) as superuser:
        assert superuser.rows(f"SELECT pg_terminate_backend(pid) {OTHERS}")
    ear.hears()
    ledger.record(due(1), BY)
    ear.hears()
    assert caplog.messages == [], "what is logged would be written over the screen"


@pytest.mark.postgresql
def test_after_closing_nothing_is_told_and_nothing_is_left_connected(ledger: Ledger) -> None:
    reader = Ledger.open(ledger.location, CLOCK, read_only=True)
    ear = Ear(reader)
    ear.hears()
    reader.close()
    reader.close()
    ledger.record(due(1), BY)
    assert ear.is_quiet
    ledger.close()
    with shell(ledger.location) as superuser:
        give_up = time.monotonic() + GIVE_UP_AFTER_SECONDS
        while superuser.rows(f"SELECT 1 {OTHERS}"):  # the server takes a moment to see that somebody has gone
            assert time.monotonic() < give_up, "somebody is still connected"


def test_a_file_tells_nothing_and_starts_no_thread(ledger: Ledger) -> None:
    ear = Ear(ledger)
    ledger.record(due(1), BY)
    assert ear.is_quiet
    assert ledger._database.listener is None
