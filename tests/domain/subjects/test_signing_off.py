"""Sign-off: what it needs and changes, and the impact reviews after it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from actionplan.domain.entry import Fact
from actionplan.domain.subjects.actions import AddActions
from actionplan.domain.subjects.completion import Reopen, ReportComplete
from actionplan.domain.subjects.owners import AssignOwner
from actionplan.domain.subjects.progress import RecordEvidence
from actionplan.domain.subjects.signing_off import (
    ImpactReviewed,
    ReturnSignOff,
    ReviewImpact,
    SignedOff,
    SignOffItems,
    SignOffReturned,
)
from actionplan.domain.vocabulary import (
    Colour,
    EvidenceKind,
    ImpactState,
    Status,
)
from tests.domain.memory_plan import BY
from tests.domain.plan_with_sittings import (
    A1,
    AT_JUNE,
    AT_MARCH,
    AT_SEPTEMBER,
    CHAIR,
    DUE,
    JUNE,
    MARCH,
    POLICE,
    R4,
    R5,
    SEPTEMBER,
    PlanWithSittings,
)
from tests.domain.sentences import sentence_of

REVIEW = date(2027, 12, 9)


@pytest.fixture
def complete(plan: PlanWithSittings) -> PlanWithSittings:
    """Adopted in March, reported complete with evidence of output in April; it is the day of June's sitting."""
    plan.adopts()
    plan.on(date(2027, 4, 1)).completes()
    return plan.on(JUNE)


def sign_off(at: str = AT_JUNE, by: str = CHAIR, review: date | None = REVIEW, ref: str = R4) -> SignOffItems:
    return SignOffItems(refs=(ref,), meeting=at, agreed_by=by, impact_review_on=review)


def test_a_recommendation_is_signed_off_with_its_actions_in_one_command(plan: PlanWithSittings) -> None:
    plan.adopts()
    plan.does(AddActions(refs=(R4,), title="Train", agencies=(POLICE, "camhs")))
    both = (R4, A1, f"{R4}-A2")
    plan.on(JUNE)
    for ref in both[:2]:
        plan.completes(ref)
    together = SignOffItems(refs=both, meeting=AT_JUNE, agreed_by=CHAIR, impact_review_on=REVIEW)
    assert "SAM-R04-A2 is not started" in plan.refuses(together), "each is ready, or none is signed off"
    assert "has actions that are not closed: SAM-R04-A2." in plan.refuses(replace(together, refs=both[:2]))
    plan.completes(both[2])
    step = plan.does(together)
    assert {plan.item(ref).status for ref in both} == {Status.SIGNED_OFF}
    assert [entry.ref for entry in plan.entries if entry.step == step] == [A1, f"{R4}-A2", R4]
    plan.undoes(step)
    assert {plan.item(ref).status for ref in both} == {Status.REPORTED_COMPLETE}


def impact(
    found: ImpactState, at: str = AT_SEPTEMBER, next_on: date | None = None, words: str = "Asked the children."
) -> ReviewImpact:
    return ReviewImpact(refs=(R4,), found=found, words=words, meeting=at, next_on=next_on)


def test_only_what_is_reported_complete_is_signed_off(plan: PlanWithSittings) -> None:
    assert plan.on(MARCH).refuses(sign_off(AT_MARCH)) == (
        "SAM-R04 is not started: only what is reported complete can be signed off."
    )


def test_sign_off_needs_evidence(plan: PlanWithSittings) -> None:
    plan.on(MARCH).does(ReportComplete(refs=(R4,), on=MARCH, summary="Done."))
    assert plan.refuses(sign_off(AT_MARCH)) == "SAM-R04 has no evidence: record some before it is signed off."


def test_sign_off_needs_evidence_of_impact_or_the_day_of_its_review(complete: PlanWithSittings) -> None:
    assert "has no evidence of impact: give the day of its impact review" in complete.refuses(sign_off(review=None))
    complete.does(
        RecordEvidence(refs=(R4,), title="Survey", evidence_kind=EvidenceKind.IMPACT, on=JUNE),
    )
    complete.does(sign_off(review=None))
    assert complete.row().reason == "Blue: signed off on 10 June 2027."


def test_the_impact_review_comes_after_the_sign_off(complete: PlanWithSittings) -> None:
    assert complete.refuses(sign_off(review=JUNE)) == (
        "An impact review comes after the sign-off, on a day later than 10 June 2027."
    )


def test_sign_off_needs_a_meeting_that_has_sat_after_the_completion(complete: PlanWithSittings) -> None:
    assert "has not sat yet" in complete.refuses(sign_off(AT_SEPTEMBER))
    assert complete.refuses(sign_off(AT_MARCH)) == (
        "SAM-R04 was completed on 1 April 2027: the Executive of 11 March 2027 cannot have agreed it before that."
    )


def test_a_recommendations_actions_are_closed_first(plan: PlanWithSittings) -> None:
    plan.does(AddActions(refs=(R4,), title="Train", agencies=(POLICE,)))
    plan.on(MARCH).completes()
    assert plan.refuses(sign_off(AT_MARCH)) == "SAM-R04 has actions that are not closed: SAM-R04-A1."
    plan.completes(A1)
    assert "SAM-R04-A1" in plan.refuses(sign_off(AT_MARCH)), "reported complete is not yet closed"
    plan.does(sign_off(AT_MARCH, ref=A1))
    plan.does(sign_off(AT_MARCH))


def test_several_are_signed_off_together_or_none_is(plan: PlanWithSittings) -> None:
    plan.on(MARCH).completes()
    both = SignOffItems(refs=(R4, R5), meeting=AT_MARCH, agreed_by=CHAIR, impact_review_on=REVIEW)
    assert "SAM-R05 is not started" in plan.refuses(both)
    assert plan.item().status is Status.REPORTED_COMPLETE


def test_the_lead_does_not_agree_that_their_own_item_is_complete(complete: PlanWithSittings) -> None:
    complete.does(AssignOwner(refs=(R4,), role="Detective Superintendent"))
    assert complete.refuses(sign_off(by="detective superintendent")) == (
        "SAM-R04 is led by detective superintendent: somebody else has to agree that it is complete."
    )


def test_signed_off_an_item_is_blue_and_nothing_waits_or_runs(complete: PlanWithSittings) -> None:
    complete.does(sign_off())
    item, row = complete.item(), complete.row()
    assert (item.status, item.signed_off_on) == (Status.SIGNED_OFF, JUNE)
    assert item.sign_off is not None
    assert (item.sign_off.meeting, item.sign_off.recorded_by) == (AT_JUNE, BY)
    assert complete.view().text_of(item, "agreed_by") == CHAIR
    assert (item.request, item.pause, item.override) == (None, None, None)
    assert row.rating.colour is Colour.BLUE
    assert row.reason == ("Blue: signed off on 10 June 2027, impact not yet shown, review due 9 December 2027.")


def test_a_meeting_that_is_not_satisfied_sends_an_item_back(complete: PlanWithSittings) -> None:
    complete.does(ReturnSignOff(refs=(R4,), meeting=AT_JUNE, reason="The audit has six cases."))
    item = complete.item()
    assert (item.status, item.completed_on, item.outcome) == (Status.IN_PROGRESS, None, None)
    assert (item.deadline.due_on, item.evidence_count) == (DUE, 1)
    assert "only what is reported complete can be sent back" in complete.refuses(
        ReturnSignOff(refs=(R4,), meeting=AT_JUNE, reason="Again.")
    )


def test_impact_is_reviewed_after_sign_off_at_a_meeting(complete: PlanWithSittings) -> None:
    assert "impact is reviewed after sign-off" in complete.refuses(impact(ImpactState.EVIDENCED, AT_JUNE))
    complete.does(sign_off())
    assert complete.refuses(impact(ImpactState.EVIDENCED, AT_MARCH)) == (
        "SAM-R04 was signed off on 10 June 2027: the Executive of 11 March 2027 cannot have reviewed its impact "
        "before that."
    )
    assert "has not sat yet" in complete.refuses(impact(ImpactState.EVIDENCED))


def test_too_early_needs_the_day_of_the_next_review(complete: PlanWithSittings) -> None:
    complete.does(sign_off())
    complete.on(SEPTEMBER)
    assert complete.refuses(impact(ImpactState.TOO_EARLY)) == (
        "Too early to tell needs another look: give the day of the next review."
    )
    assert "on a day later than 9 September 2027" in complete.refuses(impact(ImpactState.TOO_EARLY, next_on=SEPTEMBER))


@pytest.mark.parametrize(
    ("found", "next_on", "sentence"),
    [
        (ImpactState.EVIDENCED, None, "impact shown."),
        (ImpactState.PARTLY, None, "impact shown in part."),
        (ImpactState.NOT_EVIDENCED, REVIEW, "impact not shown at its review, next review due 9 December 2027."),
        (ImpactState.TOO_EARLY, REVIEW, "too early to tell its impact, next review due 9 December 2027."),
    ],
)
def test_what_a_review_found_is_said(
    complete: PlanWithSittings, found: ImpactState, next_on: date | None, sentence: str
) -> None:
    complete.does(sign_off())
    complete.on(SEPTEMBER).does(impact(found, next_on=next_on))
    item = complete.item()
    assert (item.impact_state, item.impact_review_on) == (found, next_on)
    assert complete.row().reason == f"Blue: signed off on 10 June 2027, {sentence}"


def test_a_review_that_did_not_happen_is_said_to_be_past(complete: PlanWithSittings) -> None:
    complete.does(sign_off())
    assert complete.on(REVIEW).row().reason.endswith("impact not yet shown, review due 9 December 2027.")
    assert complete.on(REVIEW + timedelta(days=1)).row().reason.endswith("review was due 9 December 2027.")


def test_signed_off_again_the_old_findings_are_gone(complete: PlanWithSittings) -> None:
    complete.does(sign_off())
    complete.on(SEPTEMBER).does(impact(ImpactState.EVIDENCED))
    complete.does(Reopen(refs=(R4,), reason="Gaps."))
    complete.does(ReportComplete(refs=(R4,), on=SEPTEMBER, summary="Done again."))
    complete.does(sign_off(AT_SEPTEMBER))
    item = complete.item()
    assert (item.impact_state, item.impact_review_on, item.signed_off_on) == (None, REVIEW, SEPTEMBER)


# Its entries in words

MEETING_ID = "executive-2027-03-11"
DECIDED_ON = date(2027, 3, 11)
NEW_DAY = date(2027, 8, 31)


@pytest.mark.parametrize(
    ("fact", "sentence"),
    [
        (
            SignedOff(MEETING_ID, DECIDED_ON, NEW_DAY, "Partnership chair"),
            (
                "Signed off at the meeting of 11 March 2027, agreed by Partnership chair. "
                "Impact review due 31 August 2027."
            ),
        ),
        (
            SignedOff(MEETING_ID, DECIDED_ON, NEW_DAY),
            "Signed off at the meeting of 11 March 2027. Impact review due 31 August 2027.",
        ),
        (
            SignedOff(MEETING_ID, DECIDED_ON, NEW_DAY, None, "Independent scrutineer", "Deputy Chair"),
            (
                "Signed off at the meeting of 11 March 2027. Evidence checked by Independent scrutineer. "
                "Declared an interest and took no part: Deputy Chair. Impact review due 31 August 2027."
            ),
        ),
        (
            SignOffReturned(MEETING_ID, DECIDED_ON, "Six cases only"),
            "Sent back at the meeting of 11 March 2027: not yet complete. Reason: Six cases only.",
        ),
        (
            ImpactReviewed(ImpactState.EVIDENCED, MEETING_ID, DECIDED_ON, None, "Asked"),
            "Impact review at the meeting of 11 March 2027: something is different for children, with evidence. Asked",
        ),
        (
            ImpactReviewed(ImpactState.PARTLY, MEETING_ID, DECIDED_ON, None, "Asked"),
            "Impact review at the meeting of 11 March 2027: something is different for children, shown in part. Asked",
        ),
        (
            ImpactReviewed(ImpactState.NOT_EVIDENCED, MEETING_ID, DECIDED_ON, None, "Asked"),
            "Impact review at the meeting of 11 March 2027: no difference for children could be shown. Asked",
        ),
        (
            ImpactReviewed(ImpactState.TOO_EARLY, MEETING_ID, DECIDED_ON, NEW_DAY, "Asked"),
            "Impact review at the meeting of 11 March 2027: too early to tell. Next review 31 August 2027. Asked",
        ),
    ],
)
def test_an_entry_says_what_happened(fact: Fact, sentence: str) -> None:
    assert sentence_of(fact) == sentence


@pytest.mark.parametrize(
    ("fact", "sentence"),
    [
        (
            SignedOff(MEETING_ID, DECIDED_ON, None, "Partnership chair"),
            "Signed off by chair's action of 11 March 2027, agreed by Partnership chair.",
        ),
        (
            SignOffReturned(MEETING_ID, DECIDED_ON, "No"),
            "Sent back by chair's action of 11 March 2027: not yet complete. Reason: No.",
        ),
        (
            ImpactReviewed(ImpactState.TOO_EARLY, MEETING_ID, DECIDED_ON, None, "Asked"),
            "Impact review by chair's action of 11 March 2027: too early to tell. Asked",
        ),
    ],
)
def test_what_the_chair_decided_is_not_said_to_be_a_meetings(fact: Fact, sentence: str) -> None:
    assert sentence_of(fact, by_chair=True) == sentence
