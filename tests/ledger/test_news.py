"""A server notifies open plans of each committed step."""

import queue
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from actionplan.domain.clock import Clock
from actionplan.domain.errors import Refused
from actionplan.domain.subjects.actions import AddActions
from actionplan.domain.subjects.completion import Reopen
from actionplan.domain.subjects.deadlines import ProposeDate
from actionplan.ledger.ledger import Ledger
from actionplan.ledger.postgres import news
from tests.databases import shell
from tests.factories import BY, START, new_ledger

R4 = "SAM-R04"
CLOCK = Clock(fixed_day=START)
GIVE_UP_AFTER_SECONDS = 60
OTHERS = "FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"


class Subscriber:
    """Collects the notifications of one plan."""

    def __init__(self, ledger: Ledger) -> None:
        self._notifications: queue.Queue[str] = queue.Queue()
        ledger.subscribe(lambda: self._notifications.put("news"))

    def wait(self) -> None:
        """Wait for the next notification."""
        self._notifications.get(timeout=GIVE_UP_AFTER_SECONDS)

    @property
    def has_no_more(self) -> bool:
        """True where no notification is waiting."""
        return self._notifications.empty()


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return new_ledger(tmp_path)


@pytest.fixture
def reader(ledger: Ledger) -> Iterator[Ledger]:
    opened = Ledger.open(ledger.location, CLOCK, read_only=True)
    yield opened
    opened.close()


def due(days: int) -> ProposeDate:
    return ProposeDate(refs=(R4,), on=START + timedelta(days=days))


@pytest.mark.postgresql
def test_each_committed_step_is_told_and_a_refused_one_is_not(ledger: Ledger, reader: Ledger) -> None:
    subscriber = Subscriber(reader)
    subscriber.wait()  # once at the start, for what was written before
    ledger.record(due(1), BY)
    subscriber.wait()
    with pytest.raises(Refused):
        ledger.record(Reopen(refs=(R4,), reason="Gaps."), BY)
    with ledger._database.writing() as connection:
        connection.execute(sa.text("SELECT 1"))
    ledger.record(AddActions(refs=(R4,), title="Train", agencies=("merseyside-police",)), BY)
    subscriber.wait()
    assert subscriber.has_no_more, "one step, one piece of news"


@pytest.mark.postgresql
def test_news_of_another_plan_on_the_same_server_is_not_told(ledger: Ledger, reader: Ledger, tmp_path: Path) -> None:
    subscriber = Subscriber(reader)
    subscriber.wait()
    new_ledger(tmp_path).record(due(1), BY)
    ledger.record(due(2), BY)
    subscriber.wait()
    assert subscriber.has_no_more


@pytest.mark.postgresql
def test_a_listener_that_is_cut_off_listens_again_and_tells_that_it_may_have_missed_something(
    ledger: Ledger, reader: Ledger, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(news, "RETRY_SECONDS", 0.01)
    subscriber = Subscriber(reader)
    subscriber.wait()
    with shell(ledger.location) as superuser:
        assert superuser.rows(f"SELECT pg_terminate_backend(pid) {OTHERS}")
    subscriber.wait()
    ledger.record(due(1), BY)
    subscriber.wait()
    assert caplog.messages == [], "what is logged would be written over the screen"


@pytest.mark.postgresql
def test_after_closing_nothing_is_told_and_nothing_is_left_connected(ledger: Ledger) -> None:
    reader = Ledger.open(ledger.location, CLOCK, read_only=True)
    subscriber = Subscriber(reader)
    subscriber.wait()
    reader.close()
    reader.close()
    ledger.record(due(1), BY)
    assert subscriber.has_no_more
    ledger.close()
    with shell(ledger.location) as superuser:
        give_up = time.monotonic() + GIVE_UP_AFTER_SECONDS
        while superuser.rows(f"SELECT 1 {OTHERS}"):  # the server takes a moment to see that somebody has gone
            assert time.monotonic() < give_up, "somebody is still connected"


def test_a_file_tells_nothing_and_starts_no_thread(ledger: Ledger) -> None:
    subscriber = Subscriber(ledger)
    ledger.record(due(1), BY)
    assert subscriber.has_no_more
    assert ledger._database.listener is None
