"""Undo reverses one whole step, by restoring what was before it, unless later work builds on it."""

from dataclasses import fields
from datetime import date, timedelta

import pytest

from actionplan.domain.command import Command
from actionplan.domain.entry import Fact
from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.state.entities import Policy, Record, Review
from actionplan.domain.state.item import Item
from actionplan.domain.subjects.actions import AddActions
from actionplan.domain.subjects.agencies import AddAgency, MergeAgency, RenameAgency
from actionplan.domain.subjects.completion import ReportComplete
from actionplan.domain.subjects.deadlines import ProposeDate
from actionplan.domain.subjects.owners import AssignOwner
from actionplan.domain.subjects.plan import SetPolicy
from actionplan.domain.subjects.progress import (
    RecordEvidence,
    RecordUpdate,
)
from actionplan.domain.subjects.redaction import Redact
from actionplan.domain.subjects.responses import Respond
from actionplan.domain.subjects.undo import StepReversed, Undo
from actionplan.domain.subjects.undo.reversal import NAMES, names_of_fields
from actionplan.domain.vocabulary import (
    Declared,
    EvidenceKind,
    Kind,
    RecordKind,
    Response,
    Status,
)
from tests.domain.memory_plan import MemoryPlan
from tests.domain.sentences import sentence_of

START = date(2026, 11, 22)
R1, R4 = "SAM-R01", "SAM-R04"
POLICE = "merseyside-police"
OTHER = "Deputy Manager"


@pytest.fixture
def plan() -> MemoryPlan:
    return MemoryPlan.seeded(START)


def update(words: str, on: date = START, declared: Declared | None = None, ref: str = R4) -> RecordUpdate:
    return RecordUpdate(refs=(ref,), words=words, on=on, declared=declared)


def assign(**given: str) -> AssignOwner:
    return AssignOwner(refs=(R4,), agency=POLICE, role=given.get("role"), name=given.get("name"))


def due(days: int) -> ProposeDate:
    return ProposeDate(refs=(R4,), on=START + timedelta(days=days))


def test_a_bulk_step_is_undone_whole(plan: MemoryPlan) -> None:
    step = plan.does(AssignOwner(refs=(R1, R4), agency=POLICE))
    entries = plan.record(Undo(step=step))
    assert sorted(entry.ref for entry in entries if entry.ref) == [R1, R4]
    assert all(row.item.owner.agency is None for row in plan.view().rows)


def test_a_step_under_a_later_one_on_the_same_fields_is_refused_naming_it(plan: MemoryPlan) -> None:
    first = plan.does(due(10))
    second = plan.does(due(20), OTHER)
    with pytest.raises(Refused) as refused:
        plan.record(Undo(step=first))
    assert refused.value.sentence == (
        f"Step {first} cannot be undone, because later work builds on it: step {second} by {OTHER}. Undo that first."
    )


def test_a_step_under_a_later_one_on_other_fields_is_undone_and_the_later_stays(plan: MemoryPlan) -> None:
    first = plan.does(due(10))
    plan.does(assign())
    plan.undoes(first)
    row = plan.row(R4)
    assert (row.item.deadline.due_on, row.item.owner.agency) == (None, POLICE)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (assign(), assign(role="Superintendent")),
        (assign(), AssignOwner(refs=(R4,), contributing=("probation",))),
        (update("Begun."), ReportComplete(refs=(R4,), on=START, summary="Done.")),
        (update("Red.", declared=Declared.RED), update("Still red.", declared=Declared.RED)),
        (
            Respond(refs=(R4,), response=Response.ACCEPTED),
            Respond(refs=(R4,), response=Response.ACCEPTED, reason="All of it."),
        ),
        (
            AddActions(refs=(R4,), title="Train"),
            RecordUpdate(refs=(f"{R4}-A1",), words="Trained.", on=START),
        ),
        (AddAgency(name="School"), RenameAgency(agency="school", name="Primary School")),
        (
            SetPolicy(key="stale_days", value=50, reason="Agreed"),
            SetPolicy(key="stale_days", value=60, reason="Agreed"),
        ),
    ],
)
def test_what_means_something_together_is_not_undone_in_part(plan: MemoryPlan, first: Command, second: Command) -> None:
    plan.record(AddAgency(name="Probation"))
    below, above = plan.does(first), plan.does(second, OTHER)
    with pytest.raises(Refused, match=f"step {above} by {OTHER}"):
        plan.record(Undo(step=below))
    plan.undoes(above)
    plan.undoes(below)
    assert plan.replays()


def test_an_agency_at_work_keeps_its_step(plan: MemoryPlan) -> None:
    step = plan.does(AddAgency(name="School"))
    owned = plan.does(AssignOwner(refs=(R4,), agency="school"))
    with pytest.raises(Refused, match=r"School is at work on SAM-R04\."):
        plan.record(Undo(step=step))
    plan.undoes(owned)
    plan.undoes(step)
    with pytest.raises(BadInput, match='There is no agency "school"'):
        plan.record(AssignOwner(refs=(R4,), agency="school"))


def test_the_first_update_undone_leaves_the_second_to_have_started_the_item(plan: MemoryPlan) -> None:
    first = plan.does(update("First.", START - timedelta(days=9)))
    plan.does(update("Second.", START - timedelta(days=3)))
    plan.undoes(first)
    row = plan.row(R4)
    assert (row.item.status, row.item.started_on) == (Status.IN_PROGRESS, START - timedelta(days=3))
    assert len(plan.records(R4)) == 1


def test_an_update_undone_gives_the_last_update_back_to_the_one_before(plan: MemoryPlan) -> None:
    plan.does(update("Before.", START - timedelta(days=9)))
    step = plan.does(update("After."))
    plan.undoes(step)
    view = plan.view()
    row = view.snapshot.row(R4)
    assert row is not None
    assert (view.last_update(row.item), row.days_since_update) == ("Before.", 9)


def test_evidence_undone_is_counted_no_more(plan: MemoryPlan) -> None:
    kept = RecordEvidence(refs=(R4,), title="Audit", evidence_kind=EvidenceKind.IMPACT, on=START)
    plan.does(kept)
    step = plan.does(kept)
    plan.undoes(step)
    row = plan.row(R4)
    assert row.item.evidence_impact == 1


def test_a_loading_can_be_undone_after_the_work_on_it_was_undone(plan: MemoryPlan) -> None:
    load = 2
    steps = [
        plan.does(AddActions(refs=(R4,), title="Train")),
        plan.does(update("New.")),
        plan.does(update("Older.", START - timedelta(days=40))),
    ]
    with pytest.raises(Refused, match="later work builds on it"):
        plan.record(Undo(step=load))
    for step in reversed(steps):
        plan.undoes(step)
    undone = plan.undoes(load)
    assert plan.view().rows == ()
    plan.undoes(undone)
    assert len(plan.view().rows) == 11
    assert plan.replays()


def test_a_ref_is_never_used_again(plan: MemoryPlan) -> None:
    step = plan.does(AddActions(refs=(R4,), title="Train"))
    plan.undoes(step)
    plan.does(AddActions(refs=(R4,), title="Train"))
    assert [row.ref for row in plan.view().snapshot.actions_of(R4)] == [f"{R4}-A2"]


def test_a_step_is_undone_once(plan: MemoryPlan) -> None:
    step = plan.does(due(10))
    undone = plan.undoes(step, OTHER)
    with pytest.raises(Refused, match=f"Step {step} was undone already, by step {undone} \\({OTHER}\\)"):
        plan.record(Undo(step=step))


def test_undo_and_redo_by_number_as_often_as_one_likes(plan: MemoryPlan) -> None:
    step = plan.does(due(10))
    for expected in (None, START + timedelta(days=10), None, START + timedelta(days=10)):
        step = plan.undoes(step)
        assert plan.item(R4).deadline.due_on == expected


def test_a_bare_undo_takes_the_latest_step_that_stands(plan: MemoryPlan) -> None:
    first, second = plan.does(due(10)), plan.does(assign())
    found = []
    for _ in range(3):
        standing = plan.last_undoable_step()
        assert standing is not None
        found.append(standing)
        plan.undoes(standing)
    assert found == [second, first, 2]
    assert plan.last_undoable_step() is None


def test_before_its_own_day_the_step_still_counts(plan: MemoryPlan) -> None:
    step = plan.does(due(10))
    plan.on(START + timedelta(days=1)).undoes(step)
    today, yesterday = plan.view().snapshot.row(R4), plan.view(as_at=START).snapshot.row(R4)
    assert today is not None
    assert yesterday is not None
    assert (today.item.deadline.due_on, yesterday.item.deadline.due_on) == (None, START + timedelta(days=10))


@pytest.mark.parametrize(
    ("step", "kind", "sentence"), [(99, BadInput, "There is no step 99"), (1, Refused, "nothing before it")]
)
def test_what_cannot_be_undone_says_why(plan: MemoryPlan, step: int, kind: type[Exception], sentence: str) -> None:
    with pytest.raises(kind, match=sentence):
        plan.record(Undo(step=step))


def test_a_redaction_cannot_be_undone(plan: MemoryPlan) -> None:
    written = plan.record(update("A name."))[0].number
    step = plan.does(Redact(entry=written, reason="personal data"))
    with pytest.raises(Refused, match="removed a text for good"):
        plan.record(Undo(step=step))


def test_an_undone_merge_gives_the_items_back(plan: MemoryPlan) -> None:
    plan.record(AddAgency(name="School"))
    plan.record(AssignOwner(refs=(R4,), agency="school", role="Head"))
    step = plan.does(MergeAgency(agency="school", into=POLICE))
    row = plan.row(R4)
    assert plan.view().lead_agency(row.item) == "Merseyside Police"
    plan.undoes(step)
    view = plan.view()
    back = view.snapshot.row(R4)
    assert back is not None
    assert (view.lead_agency(back.item), view.text_of(back.item, "lead_role")) == ("School", "Head")
    assert view.resolve_agency("School").id == "school"


# Its entries in words

SAID_ON = date(2026, 11, 20)
ACTION_ITEM = Item("SAM-R04-A1", 5, Kind.ACTION, "SAM", "SAM-R04", None, 1, 5, SAID_ON)


@pytest.mark.parametrize(
    ("fact", "sentence"),
    [
        (StepReversed(5, ("deadline", "started_on", "status"), item=ACTION_ITEM), "Undid step 5: due date, status."),
        (StepReversed(5, ("present",), item=ACTION_ITEM), "Undid step 5: the action is back."),
        (
            StepReversed(
                5, ("present",), record=Record(8, 8, "SAM-R04", RecordKind.NOTE, SAID_ON, "somebody", present=False)
            ),
            "Undid step 5: the note of entry 8 was withdrawn.",
        ),
        (StepReversed(5, ("stale_days",), policy=Policy()), "Undid step 5: stale days."),
        (
            StepReversed(
                5, ("governing_body",), review=Review("SAM", 1, 1, None, None, None, "X", None, None, SAID_ON, SAID_ON)
            ),
            "Undid step 5: governing body.",
        ),
    ],
)
def test_an_entry_says_what_happened(fact: Fact, sentence: str) -> None:
    assert sentence_of(fact) == sentence


def test_every_field_that_an_undo_can_put_back_has_a_name_that_people_know() -> None:
    named = {field for of in NAMES.values() for field in of}
    fixed = {"ref", "version", "kind", "review", "parent", "number", "position", "added_on", "actions_added", "present"}
    assert {each.name for each in fields(Item)} - fixed <= named


def test_fields_that_belong_together_are_named_once_and_unknown_ones_as_they_are_spelt() -> None:
    assert names_of_fields(["some_new_field", "owner.name", "status", "owner.role"]) == [
        "owner",
        "status",
        "some new field",
    ]
