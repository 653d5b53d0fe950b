"""Completion is reported, and an item is reopened."""

from datetime import date, timedelta

import pytest

from actionplan.domain.entry import Fact
from actionplan.domain.errors import Refused
from actionplan.domain.subjects.actions import AddActions
from actionplan.domain.subjects.closing import Supersede
from actionplan.domain.subjects.completion import CompletionReported, ItemReopened, Reopen, ReportComplete
from actionplan.domain.subjects.progress import RecordEvidence
from actionplan.domain.subjects.signing_off import ReviewImpact, SignOffItems
from actionplan.domain.vocabulary import (
    Colour,
    Declared,
    EvidenceKind,
    ImpactState,
    Outcome,
    Status,
)
from tests.domain.builders import OWNED, REF, TODAY, Plan, ago, ahead, an_item, item_with
from tests.domain.plan_with_sittings import (
    A1,
    AT_JUNE,
    AT_MARCH,
    AT_SEPTEMBER,
    CHAIR,
    DUE,
    JUNE,
    MARCH,
    R4,
    R5,
    SEPTEMBER,
    PlanWithSittings,
)
from tests.domain.sentences import sentence_of

COMPLETE = ReportComplete(refs=(REF,), on=ago(1), summary="Adopted by all.", outcome=Outcome.IN_PART)
REOPEN = Reopen(refs=(REF,), reason="The audit found gaps.")
NOT_STARTED, GOING, REPORTED = Status.NOT_STARTED, Status.IN_PROGRESS, Status.REPORTED_COMPLETE
SIGNED, SUPERSEDED, NOT_ACCEPTED = Status.SIGNED_OFF, Status.SUPERSEDED, Status.NOT_ACCEPTED
REVIEW = date(2027, 12, 9)


@pytest.fixture
def complete(plan: PlanWithSittings) -> PlanWithSittings:
    """Adopted in March, reported complete with evidence of output in April; it is the day of June's sitting."""
    plan.adopts()
    plan.on(date(2027, 4, 1)).completes()
    return plan.on(JUNE)


def sign_off(at: str = AT_JUNE, by: str = CHAIR, review: date | None = REVIEW, ref: str = R4) -> SignOffItems:
    return SignOffItems(refs=(ref,), meeting=at, agreed_by=by, impact_review_on=review)


def impact(
    found: ImpactState, at: str = AT_SEPTEMBER, next_on: date | None = None, words: str = "Asked the children."
) -> ReviewImpact:
    return ReviewImpact(refs=(R4,), found=found, words=words, meeting=at, next_on=next_on)


def test_completion_keeps_when_what_and_how_it_ended_and_clears_the_declared_colour() -> None:
    plan = Plan(an_item(**OWNED, status=GOING, started_on=ago(50), declared=Declared.RED, extension_to=ahead(90)))
    plan.does(COMPLETE)
    item = plan.item
    assert item.completion is not None
    assert (item.completed_on, item.completion.reported_on, item.outcome) == (ago(1), TODAY, Outcome.IN_PART)
    assert plan.texts[item.completion.summary or 0, "completion_summary"] == "Adopted by all."
    assert (item.declared, item.extension_to) == (Declared.NONE, ahead(90)), "closing lapses it, completion does not"


def test_completion_is_reported_once_until_it_is_reopened() -> None:
    plan = Plan(item_with(GOING))
    plan.does(COMPLETE)
    with pytest.raises(Refused, match="is reported complete already"):
        plan.does(COMPLETE)
    plan.does(REOPEN)
    assert plan.does(COMPLETE)


def test_completion_ends_a_pause_for_good() -> None:
    plan = Plan(an_item(paused_until=ahead(30)))
    plan.does(COMPLETE)
    assert plan.item.pause is None
    plan.does(REOPEN)
    assert plan.item.pause is None


def test_reopening_clears_what_completion_and_sign_off_set() -> None:
    plan = Plan(item_with(SIGNED))
    plan.does(REOPEN)
    item = plan.item
    assert (item.completion, item.sign_off) == (None, None)
    assert item.started_on == TODAY
    assert plan.texts[item.reopened_reason or 0, "reopened_reason"] == "The audit found gaps."
    assert item.deadline.due_on == OWNED["due_on"]


def test_considered_and_not_introduced_is_an_honest_end(plan: PlanWithSittings) -> None:
    plan.on(MARCH).does(
        ReportComplete(refs=(R4,), on=MARCH, summary="It would duplicate the panel.", outcome=Outcome.NOT_INTRODUCED)
    )
    plan.does(RecordEvidence(refs=(R4,), title="Options paper", evidence_kind=EvidenceKind.OUTPUT, on=MARCH))
    assert "Considered and not introduced." in plan.row().reason
    plan.does(sign_off(AT_MARCH))
    assert (plan.item().status, plan.item().outcome) == (Status.SIGNED_OFF, Outcome.NOT_INTRODUCED)


def test_late_completion_is_said_of_what_is_signed_off(plan: PlanWithSittings) -> None:
    plan.adopts()
    plan.on(DUE + timedelta(days=38)).completes()
    plan.on(SEPTEMBER).does(sign_off(AT_SEPTEMBER))
    assert plan.row().reason.startswith("Blue: signed off on 9 September 2027, completed 38 days late, impact not yet")


def test_reopened_an_item_is_in_progress_on_its_old_date(complete: PlanWithSittings) -> None:
    complete.does(sign_off())
    complete.on(SEPTEMBER).does(Reopen(refs=(R4,), reason="The audit was of another force."))
    item = complete.item()
    assert (item.status, item.deadline.due_on, item.deadline.adopted_on) == (Status.IN_PROGRESS, DUE, DUE)
    assert (item.sign_off, item.completion) == (None, None)
    assert complete.row().rating.colour is Colour.RED


def test_reopening_clears_all_that_belongs_to_the_closing(complete: PlanWithSittings) -> None:
    complete.does(sign_off())
    complete.on(SEPTEMBER).does(impact(ImpactState.TOO_EARLY, next_on=REVIEW))
    complete.does(Reopen(refs=(R4,), reason="Gaps."))
    item = complete.item()
    assert item.sign_off is None
    complete.does(Supersede(refs=(R4,), reason="Merged.", meeting=AT_SEPTEMBER, by_item=R5))
    complete.does(Reopen(refs=(R4,), reason="Not the same."))
    item = complete.item()
    assert item.closing is None


def test_an_action_is_not_reopened_under_a_closed_recommendation(plan: PlanWithSittings) -> None:
    plan.does(AddActions(refs=(R4,), title="Train"))
    plan.on(MARCH).completes(A1)
    plan.signs_off(AT_MARCH, A1)
    plan.completes()
    plan.signs_off(AT_MARCH)
    reopen = Reopen(refs=(A1,), reason="Gaps.")
    assert plan.refuses(reopen) == "SAM-R04 is signed off. Reopen it before its action SAM-R04-A1."
    plan.does(Reopen(refs=(R4, A1), reason="Gaps."))


# Its entries in words

SAID_ON = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("fact", "sentence"),
    [
        (
            CompletionReported(SAID_ON, Outcome.NOT_INTRODUCED, "Costs too much"),
            "Reported complete, on 20 November 2026, considered and not introduced: Costs too much",
        ),
        (ItemReopened("Not so!"), "Reopened. Reason: Not so!"),
    ],
)
def test_an_entry_says_what_happened(fact: Fact, sentence: str) -> None:
    assert sentence_of(fact) == sentence
