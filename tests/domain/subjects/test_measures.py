"""Measures and their readings: what is refused, what they change, and what takes them back."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan.domain.entry import Fact
from actionplan.domain.subjects.actions import AddActions
from actionplan.domain.subjects.completion import ReportComplete
from actionplan.domain.subjects.measures import AddMeasure, EditMeasure, RecordReading, WithdrawMeasure
from actionplan.domain.subjects.meetings import AddMeetings
from actionplan.domain.subjects.progress import RecordEvidence, RecordUpdate
from actionplan.domain.subjects.signing_off import ImpactReviewed, ReviewImpact, SignOffItems
from actionplan.domain.vocabulary import Better, EvidenceKind, ImpactState, RecordKind, Source, Status
from tests.domain.memory_plan import MemoryPlan
from tests.domain.sentences import sentence_of

BEGAN, SAT = date(2027, 1, 4), date(2027, 3, 11)
AT = "executive-2027-03-11"
R4, R5 = "SAM-R04", "SAM-R05"
M1 = "SAM-R04-M1"
SHARES = AddMeasure(refs=(R4, R5), title="Plans that name a parent", baseline="3 of 10", target="90%", target_on=SAT)


def reading(value: str | None = "5 of 10", on: date = BEGAN, **given: object) -> RecordReading:
    return RecordReading(measure=M1, value=value, on=on, **given)  # type: ignore[arg-type] # any field


def plan_with(*commands: AddMeasure) -> MemoryPlan:
    plan = MemoryPlan.seeded(BEGAN)
    for command in commands:
        plan.record(command)
    return plan


def said(plan: MemoryPlan) -> str:
    return sentence_of(plan.entries[-1].fact)


def test_the_first_item_gives_a_measure_its_ref_and_refs_are_never_used_again() -> None:
    plan = plan_with()
    made = plan.does(SHARES)
    plan.undoes(made)
    plan.record(SHARES)
    plan.record(AddMeasure(refs=(R5,), title="Another"))
    assert [measure.ref for measure in plan.state.measures] == ["SAM-R04-M2", "SAM-R05-M1"]
    assert plan.state.measures[0].items == (R4, R5)


def test_an_action_can_be_measured_too() -> None:
    plan = plan_with()
    plan.record(AddActions(refs=(R4,), title="Train"))
    plan.record(AddMeasure(refs=("SAM-R04-A1",), title="Staff trained"))
    assert plan.state.measures[0].ref == "SAM-R04-A1-M1"


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"title": " "}, "empty"),
        ({"baseline": "few"}, "not a number"),
        ({"baseline": "3 of 10", "target": "9"}, "in the same way"),
        ({"target_on": SAT}, "without a target"),
        ({"baseline": "9", "target": "3", "better": Better.HIGHER}, "worse than the baseline"),
        ({"baseline": "3", "target": "9", "better": Better.LOWER}, "worse than the baseline"),
    ],
)
def test_a_measure_that_says_nothing_clear_is_refused(given: dict[str, object], why: str) -> None:
    values = {"refs": (R4,), "title": "Plans"} | given
    assert why in plan_with().refuses(AddMeasure(**values))  # type: ignore[arg-type] # any field


def test_what_is_not_taken_forward_is_not_measured() -> None:
    plan = plan_with()
    assert "There is no item" in plan.refuses(AddMeasure(refs=("SAM-R99",), title="Plans"))


def test_an_edit_changes_what_is_given_and_an_empty_target_takes_its_day_away() -> None:
    plan = plan_with(SHARES)
    assert plan.record(EditMeasure(measure=M1, title="Plans that name a parent", target="90%")) == ()
    plan.record(EditMeasure(measure=M1, title="Plans seen", unit="plans"))
    assert said(plan) == "Measure SAM-R04-M1 changed. Title: Plans seen. Unit: plans."
    plan.record(EditMeasure(measure=M1, target=""))
    measure = plan.state.measures[0]
    assert (measure.target, measure.target_on, measure.baseline) == (None, None, "3 of 10")
    assert "in the same way" in plan.refuses(EditMeasure(measure=M1, target="9"))


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"value": None}, "a number, or words"),
        ({"value": None, "out_of": "10"}, "without a value"),
        ({"value": "many"}, "not a number"),
        ({"value": "5"}, "in the same way"),
        ({"value": "11", "out_of": "10"}, "cannot be"),
        ({"value": "5", "out_of": "10", "on": BEGAN + timedelta(days=1)}, "after today"),
        ({"measure": "SAM-R04-M9"}, "no measure SAM-R04-M9"),
    ],
)
def test_a_reading_that_cannot_be_is_refused(given: dict[str, object], why: str) -> None:
    values = {"measure": M1, "on": BEGAN, "value": "5 of 10"} | given
    assert why in plan_with(SHARES).refuses(RecordReading(**values))  # type: ignore[arg-type] # any field


def test_a_withdrawn_measure_takes_no_reading_and_keeps_those_it_has() -> None:
    plan = plan_with(SHARES)
    plan.record(reading())
    withdrawn = plan.does(WithdrawMeasure(measure=M1, reason="Counted twice."))
    assert "was withdrawn" in plan.refuses(reading())
    assert "was withdrawn" in plan.refuses(EditMeasure(measure=M1, title="x"))
    assert plan.item(R4).evidence_impact == 1
    plan.undoes(withdrawn)
    assert plan.does(reading())


def test_a_reading_is_evidence_of_impact_of_each_item_that_the_measure_serves() -> None:
    plan = plan_with(SHARES)
    plan.record(reading("8", out_of="10", words="Ten sampled.", period="February", source=Source.AUDIT))
    assert said(plan) == "Reading of SAM-R04-M1 (4 January 2027, for February, audit): 8 of 10. Ten sampled."
    for ref in (R4, R5):
        item = plan.item(ref)
        assert (item.evidence_impact, item.last_evidence_on, item.status) == (1, BEGAN, Status.NOT_STARTED)
        assert [record.kind for record in plan.records(ref)] == [RecordKind.READING]
    assert [each.ref for each in plan.view().snapshot.readings] == [R4, R5]


def test_a_reading_lets_a_meeting_sign_off_without_an_impact_review() -> None:
    plan = plan_with(SHARES)
    plan.record(AddMeetings(body="Executive", days=(SAT,)))
    plan.record(RecordUpdate(refs=(R4, R5), words="Done.", on=BEGAN))
    plan.record(ReportComplete(refs=(R4, R5), on=BEGAN, summary="Done."))
    sign_off = SignOffItems(refs=(R4,), meeting=AT)
    plan.on(SAT)
    plan.record(RecordEvidence(refs=(R4,), title="Policy", evidence_kind=EvidenceKind.OUTPUT, on=SAT))
    assert "no evidence of impact" in plan.refuses(sign_off)
    taken = plan.does(reading())
    plan.record(sign_off)
    assert plan.item(R4).status is Status.SIGNED_OFF
    assert "neither evidence of impact nor a review of it" in plan.refuses_undo_of(taken)


def test_an_impact_review_names_the_latest_readings_by_its_meeting() -> None:
    plan = plan_with(SHARES, AddMeasure(refs=(R4,), title="What children say"))
    plan.record(AddMeetings(body="Executive", days=(SAT,)))
    plan.record(ReportComplete(refs=(R4,), on=BEGAN, summary="Done."))
    plan.record(reading("4 of 10"))
    plan.record(RecordReading(measure="SAM-R04-M2", words="They know who to ask.", on=BEGAN))
    plan.on(SAT).record(reading("8 of 10", SAT))
    plan.record(SignOffItems(refs=(R4,), meeting=AT))
    plan.on(SAT + timedelta(days=5)).record(reading("9 of 10", SAT + timedelta(days=5)))
    review = ReviewImpact(refs=(R4,), found=ImpactState.PARTLY, words="Better.", meeting=AT)
    only = ReviewImpact(refs=(R4,), found=ImpactState.PARTLY, words="Better.", meeting=AT, measures=("SAM-R04-M2",))
    none = ReviewImpact(refs=(R4,), found=ImpactState.PARTLY, words="Better.", meeting=AT, measures=("SAM-R05-M1",))
    assert named(plan.record(review)[0].fact) == [(M1, SAT, "8 of 10"), ("SAM-R04-M2", BEGAN, "")]
    assert "It rests on SAM-R04-M1, 8 of 10 (11 March 2027); SAM-R04-M2 (4 January 2027)." in said(plan)
    assert named(plan.record(only)[0].fact) == [("SAM-R04-M2", BEGAN, "")]
    assert "no reading of SAM-R05-M1" in plan.refuses(none)


def named(fact: Fact) -> list[tuple[str, date, str]]:
    assert isinstance(fact, ImpactReviewed)
    return [(each.measure, each.on, each.amount) for each in fact.readings]


def test_an_undo_takes_a_reading_back_and_no_measure_from_under_its_readings() -> None:
    plan = plan_with()
    made = plan.does(SHARES)
    first, second = plan.does(reading("4 of 10")), plan.does(reading("5 of 10"))
    assert "later work builds on it" in plan.refuses_undo_of(made)
    plan.undoes(first)
    assert [each.value for each in plan.view().snapshot.readings] == ["5", "5"]
    assert plan.item(R5).evidence_impact == 1
    undone = plan.undoes(second)
    assert plan.item(R4).last_evidence_on is None
    plan.undoes(made)
    assert plan.view().snapshot.measures == ()
    assert "is not in the plan" in plan.refuses_undo_of(undone)
    assert plan.replays()


def test_no_undo_takes_an_action_from_under_its_measure() -> None:
    plan = plan_with()
    added = plan.does(AddActions(refs=(R4,), title="Train"))
    plan.record(AddMeasure(refs=(R4, "SAM-R04-A1"), title="Staff trained"))
    assert "later work builds on it" in plan.refuses_undo_of(added)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.booleans(), st.integers(0, 10)), max_size=8))
def test_evidence_of_impact_counts_the_readings_that_stand(moves: list[tuple[bool, int]]) -> None:
    plan, standing = plan_with(SHARES), list[int]()
    for taken, value in moves:
        if taken or not standing:
            standing.append(plan.does(reading(f"{value} of 10")))
        else:
            plan.undoes(standing.pop(value % len(standing)))
    assert plan.item(R4).evidence_impact == plan.item(R5).evidence_impact == len(standing)
    assert len(plan.view().snapshot.readings) == 2 * len(standing)
