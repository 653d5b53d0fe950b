"""Undo reverses one whole step, by restoring what was before it, unless later work builds on it."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from actionplan.domain.command import Command
from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.subjects.actions import AddActions
from actionplan.domain.subjects.agencies import AddAgency, MergeAgency, RenameAgency
from actionplan.domain.subjects.completion import ReportComplete
from actionplan.domain.subjects.deadlines import ProposeDate
from actionplan.domain.subjects.owners import AssignOwner
from actionplan.domain.subjects.plan import SetPolicy
from actionplan.domain.subjects.progress import RecordEvidence, RecordUpdate
from actionplan.domain.subjects.redaction import Redact
from actionplan.domain.subjects.responses import Respond
from actionplan.domain.subjects.undo import Undo
from actionplan.domain.vocabulary import Declared, EvidenceKind, Response, Status
from actionplan.ledger.ledger import Ledger
from tests.factories import BY, START, new_ledger, on_day

R1, R4 = "SAM-R01", "SAM-R04"
POLICE = "merseyside-police"
OTHER = "Deputy Manager"


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return new_ledger(tmp_path)


def does(ledger: Ledger, command: Command, by: str = BY) -> int:
    step = ledger.record(command, by).step
    assert step is not None
    return step


def update(words: str, on: date = START, declared: Declared | None = None, ref: str = R4) -> RecordUpdate:
    return RecordUpdate(refs=(ref,), words=words, on=on, declared=declared)


def assign(**given: str) -> AssignOwner:
    return AssignOwner(refs=(R4,), agency=POLICE, role=given.get("role"), name=given.get("name"))


def due(days: int) -> ProposeDate:
    return ProposeDate(refs=(R4,), on=START + timedelta(days=days))


def test_a_bulk_step_is_undone_whole(ledger: Ledger) -> None:
    step = does(ledger, AssignOwner(refs=(R1, R4), agency=POLICE))
    receipt = ledger.record(Undo(step=step), BY)
    assert sorted(receipt.refs) == [R1, R4]
    assert all(row.item.owner.agency is None for row in ledger.view().rows)


def test_a_step_under_a_later_one_on_the_same_fields_is_refused_naming_it(ledger: Ledger) -> None:
    first = does(ledger, due(10))
    second = does(ledger, due(20), OTHER)
    with pytest.raises(Refused) as refused:
        ledger.record(Undo(step=first), BY)
    assert refused.value.sentence == (
        f"Step {first} cannot be undone, because later work builds on it: step {second} by {OTHER}. Undo that first."
    )


def test_a_step_under_a_later_one_on_other_fields_is_undone_and_the_later_stays(ledger: Ledger) -> None:
    first = does(ledger, due(10))
    does(ledger, assign())
    does(ledger, Undo(step=first))
    row = ledger.view().snapshot.row(R4)
    assert row is not None
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
def test_what_means_something_together_is_not_undone_in_part(ledger: Ledger, first: Command, second: Command) -> None:
    ledger.record(AddAgency(name="Probation"), BY)
    below, above = does(ledger, first), does(ledger, second, OTHER)
    with pytest.raises(Refused, match=f"step {above} by {OTHER}"):
        ledger.record(Undo(step=below), BY)
    does(ledger, Undo(step=above))
    does(ledger, Undo(step=below))
    assert ledger.verify().ok


def test_an_agency_at_work_keeps_its_step(ledger: Ledger) -> None:
    step = does(ledger, AddAgency(name="School"))
    owned = does(ledger, AssignOwner(refs=(R4,), agency="school"))
    with pytest.raises(Refused, match=r"School is at work on SAM-R04\."):
        ledger.record(Undo(step=step), BY)
    does(ledger, Undo(step=owned))
    does(ledger, Undo(step=step))
    with pytest.raises(BadInput, match='There is no agency "school"'):
        ledger.record(AssignOwner(refs=(R4,), agency="school"), BY)


def test_the_first_update_undone_leaves_the_second_to_have_started_the_item(ledger: Ledger) -> None:
    first = does(ledger, update("First.", START - timedelta(days=9)))
    does(ledger, update("Second.", START - timedelta(days=3)))
    does(ledger, Undo(step=first))
    row = ledger.view().snapshot.row(R4)
    assert row is not None
    assert (row.item.status, row.item.started_on) == (Status.IN_PROGRESS, START - timedelta(days=3))
    assert len(ledger.records(R4, ledger.last_number())) == 1


def test_an_update_undone_gives_the_last_update_back_to_the_one_before(ledger: Ledger) -> None:
    does(ledger, update("Before.", START - timedelta(days=9)))
    step = does(ledger, update("After."))
    does(ledger, Undo(step=step))
    view = ledger.view()
    row = view.snapshot.row(R4)
    assert row is not None
    assert (view.last_update(row.item), row.days_since_update) == ("Before.", 9)


def test_evidence_undone_is_counted_no_more(ledger: Ledger) -> None:
    kept = RecordEvidence(refs=(R4,), title="Audit", evidence_kind=EvidenceKind.IMPACT, on=START)
    does(ledger, kept)
    step = does(ledger, kept)
    does(ledger, Undo(step=step))
    row = ledger.view().snapshot.row(R4)
    assert row is not None
    assert row.item.evidence_impact == 1


def test_a_loading_can_be_undone_after_the_work_on_it_was_undone(ledger: Ledger) -> None:
    load = 2
    steps = [
        does(ledger, AddActions(refs=(R4,), title="Train")),
        does(ledger, update("New.")),
        does(ledger, update("Older.", START - timedelta(days=40))),
    ]
    with pytest.raises(Refused, match="later work builds on it"):
        ledger.record(Undo(step=load), BY)
    for step in reversed(steps):
        does(ledger, Undo(step=step))
    undone = does(ledger, Undo(step=load))
    assert ledger.view().rows == ()
    does(ledger, Undo(step=undone))
    assert len(ledger.view().rows) == 11
    assert ledger.verify().ok


def test_a_ref_is_never_used_again(ledger: Ledger) -> None:
    step = does(ledger, AddActions(refs=(R4,), title="Train"))
    does(ledger, Undo(step=step))
    does(ledger, AddActions(refs=(R4,), title="Train"))
    assert [row.ref for row in ledger.view().snapshot.actions_of(R4)] == [f"{R4}-A2"]


def test_a_step_is_undone_once(ledger: Ledger) -> None:
    step = does(ledger, due(10))
    undone = does(ledger, Undo(step=step), OTHER)
    with pytest.raises(Refused, match=f"Step {step} was undone already, by step {undone} \\({OTHER}\\)"):
        ledger.record(Undo(step=step), BY)


def test_undo_and_redo_by_number_as_often_as_one_likes(ledger: Ledger) -> None:
    step = does(ledger, due(10))
    for expected in (None, START + timedelta(days=10), None, START + timedelta(days=10)):
        step = does(ledger, Undo(step=step))
        row = ledger.view().snapshot.row(R4)
        assert row is not None
        assert row.item.deadline.due_on == expected


def test_a_bare_undo_takes_the_latest_step_that_stands(ledger: Ledger) -> None:
    first, second = does(ledger, due(10)), does(ledger, assign())
    found = []
    for _ in range(3):
        standing = ledger.last_undoable_step()
        assert standing is not None
        found.append(standing)
        does(ledger, Undo(step=standing))
    assert found == [second, first, 2]
    assert ledger.last_undoable_step() is None


def test_before_its_own_day_the_step_still_counts(ledger: Ledger) -> None:
    step = does(ledger, due(10))
    later = on_day(ledger, START + timedelta(days=1))
    does(later, Undo(step=step))
    today, yesterday = later.view().snapshot.row(R4), later.view(as_at=START).snapshot.row(R4)
    assert today is not None
    assert yesterday is not None
    assert (today.item.deadline.due_on, yesterday.item.deadline.due_on) == (None, START + timedelta(days=10))


@pytest.mark.parametrize(
    ("step", "kind", "sentence"), [(99, BadInput, "There is no step 99"), (1, Refused, "nothing before it")]
)
def test_what_cannot_be_undone_says_why(ledger: Ledger, step: int, kind: type[Exception], sentence: str) -> None:
    with pytest.raises(kind, match=sentence):
        ledger.record(Undo(step=step), BY)


def test_a_redaction_cannot_be_undone(ledger: Ledger) -> None:
    written = ledger.record(update("A name."), BY).entries[0].number
    step = does(ledger, Redact(entry=written, reason="personal data"))
    with pytest.raises(Refused, match="removed a text for good"):
        ledger.record(Undo(step=step), BY)


def test_an_undone_merge_gives_the_items_back(ledger: Ledger) -> None:
    ledger.record(AddAgency(name="School"), BY)
    ledger.record(AssignOwner(refs=(R4,), agency="school", role="Head"), BY)
    step = does(ledger, MergeAgency(agency="school", into=POLICE))
    row = ledger.view().snapshot.row(R4)
    assert row is not None
    assert ledger.view().lead_agency(row.item) == "Merseyside Police"
    does(ledger, Undo(step=step))
    view = ledger.view()
    back = view.snapshot.row(R4)
    assert back is not None
    assert (view.lead_agency(back.item), view.text_of(back.item, "lead_role")) == ("School", "Head")
    assert view.resolve_agency("School").id == "school"
