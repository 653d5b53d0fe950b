"""A part of the plan, read alone, equals that part of the whole: the first page, and changes since."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.domain.errors import BadInput
from actionplan.domain.state.entities import text_keys
from actionplan.domain.subjects.actions import AddActions
from actionplan.domain.subjects.owners import AssignOwner
from actionplan.domain.subjects.planning import SetPlan
from actionplan.domain.subjects.progress import RecordUpdate
from actionplan.domain.subjects.redaction import Redact
from actionplan.domain.subjects.reviews import LoadReview
from actionplan.domain.subjects.undo import Undo
from actionplan.ledger import queries
from actionplan.ledger.ledger import Ledger
from tests.factories import BY, START, new_ledger, on_day
from tests.ledger.strategies import A_REVIEW, Move, play
from tests.ledger.test_properties import FEW, SEQUENCES, a_ledger

pytestmark = pytest.mark.both_databases


def another_review(ref: str) -> LoadReview:
    return LoadReview(file=replace(A_REVIEW, ref=ref))


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    """Three reviews; actions under the second and under the last item of the first; one of each was undone."""
    plan = new_ledger(tmp_path)
    for ref in ("SAM2", "AAA"):
        plan.record(another_review(ref), BY)
    gone = plan.record(another_review("GONE"), BY)
    plan.record(Undo(step=gone.step or 0), BY)
    for ref in ("SAM-R02", "SAM-R11", "SAM2-R01"):
        plan.record(AddActions(refs=(ref,), title="Train", agencies=("merseyside-police", "camhs")), BY)
    gone = plan.record(AddActions(refs=("SAM-R02",), title="Slip"), BY)
    plan.record(Undo(step=gone.step or 0), BY)
    plan.record(RecordUpdate(refs=("SAM-R02-A1",), words="Trained.", on=START), BY)
    return plan


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4, 5, 13, 14, 15, 16, 17, 20, 21, 500])
def test_the_first_page_is_the_beginning_of_the_plan(ledger: Ledger, count: int) -> None:
    whole, page = ledger.view(), ledger.first_page(count)
    assert page.rows == whole.rows[:count]
    assert [row.reason for row in page.rows] == [row.reason for row in whole.rows[:count]]
    assert page.snapshot.reviews == whole.snapshot.reviews
    assert page.snapshot.agencies == whole.snapshot.agencies
    assert {key: page.texts.get(key) for key in text_keys([row.item for row in page.rows])} == {
        key: whole.texts.get(key) for key in text_keys([row.item for row in page.rows])
    }
    assert [page.review_title(review) for review in page.snapshot.reviews] == ["Child Sam"] * 3


def test_a_long_plan_reads_the_same_words_by_one_query(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    later = on_day(ledger, START + timedelta(days=9))
    update = later.record(RecordUpdate(refs=("SAM-R01",), words="A name.", sender="Somebody", on=START), BY)
    later.record(SetPlan(refs=("SAM-R01",), will_do="Train", measure="Audits"), BY)
    later.record(SetPlan(refs=("SAM-R01",), measure=""), BY)
    later.record(Redact(entry=update.entries[0].number, reason="personal data"), BY)
    by_number = [later.view(START), later.view()]
    assert any("text removed" in text for text in by_number[1].texts.values())
    monkeypatch.setattr(queries, "_ROWS_WORTH_THE_JOIN", 0)
    assert [later.view(START), later.view()] == by_number


def test_the_first_page_of_a_day_that_is_not_the_last_is_of_that_day(ledger: Ledger) -> None:
    later = on_day(ledger, START + timedelta(days=9))
    later.record(AssignOwner(refs=("SAM-R01", "SAM-R02"), agency="merseyside-police"), BY)
    assert ledger.first_page(4).rows == ledger.view().rows[:4] == later.view(START).rows[:4]
    assert later.first_page(4).rows == later.view().rows[:4] != ledger.view().rows[:4]


def test_an_empty_plan_has_an_empty_first_page(tmp_path: Path) -> None:
    assert new_ledger(tmp_path, seeded=False).first_page(40).rows == ()


def test_a_snapshot_is_the_view_without_its_words(ledger: Ledger) -> None:
    assert ledger.snapshot() == ledger.view().snapshot
    later = on_day(ledger, START + timedelta(days=9))
    later.record(AssignOwner(refs=("SAM-R01",), agency="merseyside-police"), BY)
    assert later.snapshot(START) == later.view(START).snapshot
    with pytest.raises(BadInput, match="future day"):
        ledger.snapshot(START + timedelta(days=1))


@FEW
@given(moves=SEQUENCES, back=st.integers(0, 6))
def test_a_snapshot_made_from_an_earlier_one_is_the_same_as_one_read_anew(
    moves: list[tuple[int, Move]], back: int
) -> None:
    with a_ledger() as begun:
        earlier = begun.snapshot()
        first = moves[: max(0, len(moves) - back)]
        ledger, _ = play(begun, first)
        in_between = ledger.snapshot(earlier=earlier)
        assert in_between == ledger.snapshot()
        ledger, _ = play(ledger, moves[len(first) :])
        assert ledger.snapshot(earlier=in_between) == ledger.snapshot()
        assert ledger.snapshot(earlier=earlier) == ledger.snapshot()
        ledger.close()


def test_what_has_not_changed_is_held_once(ledger: Ledger) -> None:
    earlier = ledger.snapshot()
    ledger.record(AssignOwner(refs=("SAM-R01",), agency="merseyside-police"), BY)
    now = ledger.snapshot(earlier=earlier)
    assert [old.ref for old, new in zip(earlier.rows, now.rows, strict=True) if old.item is not new.item] == ["SAM-R01"]


def test_an_earlier_day_is_not_made_from_a_later_one(ledger: Ledger) -> None:
    later = on_day(ledger, START + timedelta(days=9))
    later.record(AssignOwner(refs=("SAM-R01",), agency="merseyside-police"), BY)
    now = later.snapshot()
    assert later.snapshot(START, earlier=now) == later.snapshot(START)
    assert ledger.snapshot(earlier=now) == ledger.snapshot()


def test_a_plan_put_in_the_place_of_one_read_before_is_read_whole(tmp_path: Path) -> None:
    """As after a restore: the same numbers up to the backup's last, and other entries behind it."""
    begun, other = new_ledger(tmp_path / "one"), new_ledger(tmp_path / "other")
    begun.record(AssignOwner(refs=("SAM-R01",), agency="merseyside-police"), BY)
    earlier = begun.snapshot()
    for ref in ("SAM-R02", "SAM-R03"):
        other.record(AssignOwner(refs=(ref,), agency="camhs"), BY)
    now = other.snapshot(earlier=earlier)
    assert now == other.snapshot()
    row = now.row("SAM-R01")
    assert row is not None
    assert row.unassigned


def test_families_that_grow_and_shrink_side_by_side_stay_in_their_places(ledger: Ledger) -> None:
    earlier = ledger.snapshot()
    steps = [
        ledger.record(AddActions(refs=(ref,), title="Audit", agencies=("camhs", "merseyside-police")), BY).step
        for ref in ("SAM-R02", "SAM-R03", "SAM-R09")
    ]
    grown = ledger.snapshot(earlier=earlier)
    assert grown == ledger.snapshot()
    for step in steps:
        ledger.record(Undo(step=step or 0), BY)
    assert ledger.snapshot(earlier=grown) == ledger.snapshot()
