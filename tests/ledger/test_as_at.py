"""The time of an entry, and the plan as at a day: always a prefix of the ledger."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from actionplan.domain.clock import Clock
from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.subjects.agencies import RenameAgency
from actionplan.domain.subjects.deadlines import ProposeDate
from actionplan.domain.subjects.owners import AssignOwner
from actionplan.domain.subjects.plan import SetPolicy
from actionplan.domain.subjects.progress import RecordUpdate
from actionplan.ledger.ledger import Ledger
from tests.databases import content
from tests.factories import BY, START, new_ledger, on_day

pytestmark = pytest.mark.both_databases

R4 = "SAM-R04"


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return new_ledger(tmp_path)


def due(days: int = 9) -> ProposeDate:
    return ProposeDate(refs=(R4,), on=START + timedelta(days=days))


def at(ledger: Ledger, instant: datetime) -> Ledger:
    return Ledger.open(ledger.location, Clock(now=lambda: instant))


def test_a_clock_behind_by_minutes_is_forgiven_and_by_more_refused(ledger: Ledger) -> None:
    noon = datetime(2026, 11, 22, 12, tzinfo=UTC)
    entry = at(ledger, noon - timedelta(minutes=5)).record(due(), BY).entries[0]
    assert entry.at == noon
    before = content(ledger.location)
    with pytest.raises(Refused, match=r"it says 11:54 UTC on 22 November 2026, and the last entry .* 12:00 UTC"):
        at(ledger, noon - timedelta(minutes=6)).record(due(20), BY)
    assert content(ledger.location) == before


def test_the_day_of_an_entry_is_londons_also_in_summer(ledger: Ledger) -> None:
    late = datetime(2027, 6, 30, 22, 59, 59, tzinfo=UTC)
    at(ledger, late).record(due(1), BY)
    next_day = at(ledger, late + timedelta(seconds=1))
    assert next_day.record(due(2), BY).entries[0].day == date(2027, 7, 1)
    dates = [next_day.view(as_at=date(2027, 6, 30) + timedelta(days=n)).snapshot.row(R4) for n in (-1, 0, 1)]
    today = RecordUpdate(refs=(R4,), words="Today, in London.", on=date(2027, 7, 1))
    assert next_day.record(today, BY).step is not None
    assert [row.item.deadline.due_on for row in dates if row] == [
        None,
        START + timedelta(days=1),
        START + timedelta(days=2),
    ]


def test_a_clock_forgiven_across_midnight_writes_on_the_last_entrys_day(ledger: Ledger) -> None:
    midnight = datetime(2026, 11, 24, 0, 1, tzinfo=UTC)
    at(ledger, midnight).record(due(1), BY)
    entry = at(ledger, midnight - timedelta(minutes=3)).record(due(2), BY).entries[0]
    assert (entry.at, entry.day) == (midnight, date(2026, 11, 24))


def test_a_day_to_come_and_a_day_before_the_plan_are_refused(ledger: Ledger) -> None:
    with pytest.raises(BadInput, match=r"future day: today is "):
        ledger.view(as_at=START + timedelta(days=1))
    with pytest.raises(
        BadInput, match=r"This plan began on 22 November 2026: there is nothing to show as at 21 November"
    ):
        ledger.view(as_at=START - timedelta(days=1))


def test_dates_that_people_give_never_move_an_earlier_day(ledger: Ledger) -> None:
    later = on_day(ledger, START + timedelta(days=9))
    later.record(RecordUpdate(refs=(R4,), words="Told late.", on=START), BY)
    row = later.view(as_at=START).snapshot.row(R4)
    assert row is not None
    assert row.item.last_update_on is None


def test_a_past_day_keeps_its_policy_and_its_names(ledger: Ledger) -> None:
    ledger.record(RecordUpdate(refs=(R4,), words="Begun.", on=START), BY)
    ledger.record(AssignOwner(refs=(R4,), agency="merseyside-police"), BY)
    ledger.record(due(300), BY)
    later = on_day(ledger, START + timedelta(days=30))
    as_it_was = later.view().snapshot.row(R4)
    after = on_day(ledger, START + timedelta(days=31))
    after.record(SetPolicy(key="stale_days", value=5, reason="Agreed"), BY)
    after.record(RenameAgency(agency="merseyside-police", name="Force"), BY)
    view, today = after.view(as_at=START + timedelta(days=30)), after.view()
    past, now = view.snapshot.row(R4), today.snapshot.row(R4)
    assert as_it_was is not None
    assert past is not None
    assert now is not None
    assert past.reason == as_it_was.reason
    assert (past.rating.rule.value, now.rating.rule.value) == ("on-track", "stale")
    assert (view.lead_agency(past.item), today.lead_agency(now.item)) == ("Merseyside Police", "Force")
