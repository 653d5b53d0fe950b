"""A plan compared with the papers issued last: which papers, and how often they are read."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from actionplan.domain.clock import Clock
from actionplan.domain.moment import Moment
from actionplan.domain.rating.travel import Direction, LastPapers, Travel
from actionplan.domain.rating.view import PlanView
from actionplan.domain.subjects.meetings import AddMeetings
from actionplan.ledger.ledger import Ledger
from actionplan.services.compare import with_travel
from actionplan.services.issue import issue_pack
from tests.factories import BY, new_ledger
from tests.stories.year_of_papers import JUNE, MARCH, a_year

TODAY = date(2027, 6, 20)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A governed year; tests only read it."""
    folder = tmp_path_factory.mktemp("year")
    a_year(folder).close()
    ledger = Ledger.open(str(folder / "plan.db"), Clock(fixed_day=TODAY), read_only=True)
    yield ledger
    ledger.close()


def direction_of(view: PlanView, ref: str) -> Direction:
    row = view.snapshot.row(ref)
    assert row is not None
    return view.travel.direction(row)


def meeting_of(view: PlanView) -> date | None:
    return None if view.travel.papers is None else view.travel.papers.meeting_on


def test_a_plan_is_compared_with_the_papers_issued_last(ledger: Ledger) -> None:
    view = with_travel(ledger, ledger.view())
    assert meeting_of(view) == date(2027, 6, 10)
    assert direction_of(view, "SAM-R01") is Direction.SAME


def test_papers_are_compared_with_those_before_them(ledger: Ledger) -> None:
    view = with_travel(ledger, ledger.view(ledger.moment(JUNE)))
    assert meeting_of(view) == date(2027, 3, 11)
    assert direction_of(view, "SAM-R01") is Direction.BETTER
    assert meeting_of(with_travel(ledger, ledger.view(ledger.moment(MARCH)))) == date(2026, 12, 10)


def test_a_past_day_is_compared_with_the_papers_of_its_own_time(ledger: Ledger) -> None:
    assert meeting_of(with_travel(ledger, ledger.view(date(2027, 4, 1)))) == date(2027, 3, 11)
    before = with_travel(ledger, ledger.view(date(2026, 11, 30)))
    assert before.travel == Travel(None)


def test_papers_of_a_body_that_does_not_govern_take_no_ones_place(tmp_path: Path) -> None:
    a_year(tmp_path).close()
    ledger = Ledger.open(str(tmp_path / "plan.db"), Clock(fixed_day=TODAY))
    days = (date(2027, 6, 24), date(2027, 7, 8))
    for body, day in zip(("Practice Group", "Executive"), days, strict=True):
        ledger.record(AddMeetings(body=body, days=(day,)), BY)
    issue_pack(ledger, "practice-group-2027-06-24", tmp_path / "theirs", BY)
    assert meeting_of(with_travel(ledger, ledger.view())) == date(2027, 6, 10)
    issue_pack(ledger, "executive-2027-07-08", tmp_path / "ours", BY)
    assert meeting_of(with_travel(ledger, ledger.view())) == days[1]
    ledger.close()


def test_where_no_governing_body_had_papers_those_of_another_are_better_than_none(tmp_path: Path) -> None:
    ledger = new_ledger(tmp_path)
    day = ledger.clock.today() + timedelta(days=14)
    ledger.record(AddMeetings(body="Practice Group", days=(day,)), BY)
    issue_pack(ledger, f"practice-group-{day.isoformat()}", tmp_path / "theirs", BY)
    assert meeting_of(with_travel(ledger, ledger.view())) == day
    ledger.close()


def test_a_plan_without_papers_is_compared_too_and_nothing_has_a_direction(tmp_path: Path) -> None:
    ledger = new_ledger(tmp_path)
    view = with_travel(ledger, ledger.view())
    assert view.travel.compared
    assert {view.travel.direction(row) for row in view.rows} == {Direction.NONE}
    assert not ledger.view().travel.compared
    ledger.close()


def test_papers_that_are_known_are_not_read_again(ledger: Ledger) -> None:
    view = ledger.view()
    papers = with_travel(ledger, view).travel.papers
    assert papers is not None
    known = Travel(LastPapers(papers.meeting_on, papers.point, {}))
    again = with_travel(ledger, view, known)
    assert {again.travel.direction(row) for row in again.rows} == {Direction.NEW}


def test_other_papers_than_those_that_are_known_are_read(ledger: Ledger) -> None:
    view = ledger.view()
    fresh = with_travel(ledger, view)
    assert fresh.travel.papers is not None
    day, head = fresh.travel.papers.point.day, fresh.travel.papers.point.head
    assert head is not None
    for other in (Moment(day, head - 1), Moment(date(2027, 6, 2), head)):
        known = Travel(LastPapers(date(2027, 6, 10), other, {}))
        assert with_travel(ledger, view, known).travel == fresh.travel
