"""Sign-off and after: what it needs, what it clears, impact reviews, reopening, and closing without completion."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from actionplan.domain.people import same_person
from actionplan.domain.subjects.actions import AddActions
from actionplan.domain.subjects.closing import Supersede
from actionplan.domain.subjects.completion import Reopen, ReportComplete
from actionplan.domain.subjects.extensions import GrantExtension
from actionplan.domain.subjects.owners import AssignOwner
from actionplan.domain.subjects.progress import RecordEvidence
from actionplan.domain.subjects.responses import Respond
from actionplan.domain.subjects.signing_off import ReturnSignOff, ReviewImpact, SignOffItems
from actionplan.domain.subjects.undo import Undo
from actionplan.domain.vocabulary import Colour, EvidenceKind, ImpactState, Outcome, Response, Status
from tests.domain.cycle import (
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
    Cycle,
    a_cycle,
)

REVIEW = date(2027, 12, 9)
LED_BY = ("Alex Example", "Detective Superintendent, Public Protection")


@pytest.fixture
def cycle(tmp_path: Path) -> Iterator[Cycle]:
    yield from a_cycle(tmp_path)


@pytest.fixture
def complete(cycle: Cycle) -> Cycle:
    """Adopted in March, reported complete with evidence of output in April; it is the day of June's sitting."""
    cycle.adopts()
    cycle.on(date(2027, 4, 1)).completes()
    return cycle.on(JUNE)


def sign_off(at: str = AT_JUNE, by: str = CHAIR, review: date | None = REVIEW, ref: str = R4) -> SignOffItems:
    return SignOffItems(refs=(ref,), meeting=at, agreed_by=by, impact_review_on=review)


def impact(
    found: ImpactState, at: str = AT_SEPTEMBER, next_on: date | None = None, words: str = "Asked the children."
) -> ReviewImpact:
    return ReviewImpact(refs=(R4,), found=found, words=words, meeting=at, next_on=next_on)


# What a sign-off needs


def test_only_what_is_reported_complete_is_signed_off(cycle: Cycle) -> None:
    assert cycle.on(MARCH).refuses(sign_off(AT_MARCH)) == (
        "SAM-R04 is not started: only what is reported complete can be signed off."
    )


def test_sign_off_needs_evidence(cycle: Cycle) -> None:
    cycle.on(MARCH).does(ReportComplete(refs=(R4,), on=MARCH, summary="Done."))
    assert cycle.refuses(sign_off(AT_MARCH)) == "SAM-R04 has no evidence: record some before it is signed off."


def test_sign_off_needs_evidence_of_impact_or_the_day_of_its_review(complete: Cycle) -> None:
    assert "has no evidence of impact: give the day of its impact review" in complete.refuses(sign_off(review=None))
    complete.does(
        RecordEvidence(refs=(R4,), title="Survey", evidence_kind=EvidenceKind.IMPACT, on=JUNE),
    )
    complete.does(sign_off(review=None))
    assert complete.row().reason == "Blue: signed off on 10 June 2027."


def test_the_impact_review_comes_after_the_sign_off(complete: Cycle) -> None:
    assert complete.refuses(sign_off(review=JUNE)) == (
        "An impact review comes after the sign-off, on a day later than 10 June 2027."
    )


def test_sign_off_needs_a_meeting_that_has_sat_after_the_completion(complete: Cycle) -> None:
    assert "has not sat yet" in complete.refuses(sign_off(AT_SEPTEMBER))
    assert complete.refuses(sign_off(AT_MARCH)) == (
        "SAM-R04 was completed on 1 April 2027: the Executive of 11 March 2027 cannot have agreed it before that."
    )


def test_a_recommendations_actions_are_closed_first(cycle: Cycle) -> None:
    cycle.does(AddActions(refs=(R4,), title="Train", agencies=(POLICE,)))
    cycle.on(MARCH).completes()
    assert cycle.refuses(sign_off(AT_MARCH)) == "SAM-R04 has actions that are not closed: SAM-R04-A1."
    cycle.completes(A1)
    assert "SAM-R04-A1" in cycle.refuses(sign_off(AT_MARCH)), "reported complete is not yet closed"
    cycle.does(sign_off(AT_MARCH, ref=A1))
    cycle.does(sign_off(AT_MARCH))


def test_several_are_signed_off_together_or_none_is(cycle: Cycle) -> None:
    cycle.on(MARCH).completes()
    both = SignOffItems(refs=(R4, R5), meeting=AT_MARCH, agreed_by=CHAIR, impact_review_on=REVIEW)
    assert "SAM-R05 is not started" in cycle.refuses(both)
    assert cycle.item().status is Status.REPORTED_COMPLETE


@pytest.mark.parametrize(
    ("agreed_by", "name", "role"),
    [
        ("Alex Example", *LED_BY),
        ("alex  EXAMPLE , Superintendent", *LED_BY),
        ("Dr Alex Example, Chair", *LED_BY),
        ("Chair; Alex Example", *LED_BY),
        ("Alex Example (Public Protection)", *LED_BY),
        ("Alex Example - Public Protection", *LED_BY),
        ("Alex Example.", *LED_BY),
        ("Detective Superintendent,  public protection", *LED_BY),
        ("Detective Superintendent, Public Protection", "", LED_BY[1]),
        ("Sam Other, Detective Superintendent, Public Protection", "", LED_BY[1]),
        ("HEAD OF SAFEGUARDING", "", "Head of Safeguarding"),
        ("Ｈead of Safeguarding", "", "Head of Safeguarding"),
    ],
)
def test_the_lead_officer_is_known_however_they_are_spelt(agreed_by: str, name: str, role: str) -> None:
    assert same_person(agreed_by, name, role)


@pytest.mark.parametrize(
    ("agreed_by", "name", "role"),
    [
        ("Independent Chair", *LED_BY),
        ("Sam Other, Detective Superintendent, Public Protection", *LED_BY),
        ("Alexa Example, Chair", *LED_BY),
        ("Alex Examples", *LED_BY),
        ("Independent Chair", "", "Chair"),
        ("Sam Other, Chair", "Other", "Headteacher"),
        ("Anybody", "", ""),
    ],
)
def test_somebody_else_is_not_taken_for_the_lead(agreed_by: str, name: str, role: str) -> None:
    assert not same_person(agreed_by, name, role)


def test_the_lead_does_not_agree_that_their_own_item_is_complete(complete: Cycle) -> None:
    complete.does(AssignOwner(refs=(R4,), role="Detective Superintendent"))
    assert complete.refuses(sign_off(by="detective superintendent")) == (
        "SAM-R04 is led by detective superintendent: somebody else has to agree that it is complete."
    )


# What it does


def test_signed_off_an_item_is_blue_and_nothing_waits_or_runs(complete: Cycle) -> None:
    complete.does(sign_off())
    item, row = complete.item(), complete.row()
    assert (item.status, item.signed_off_on) == (Status.SIGNED_OFF, JUNE)
    assert item.sign_off is not None
    assert item.sign_off.meeting == AT_JUNE
    assert (item.request, item.pause, item.override) == (None, None, None)
    assert row.rating.colour is Colour.BLUE
    assert row.reason == ("Blue: signed off on 10 June 2027, impact not yet shown, review due 9 December 2027.")


@pytest.mark.parametrize("closing", ["sign-off", "supersede", "not-accept"])
def test_closing_an_item_lets_its_open_extension_lapse(cycle: Cycle, closing: str) -> None:
    cycle.adopts()
    cycle.asks()
    cycle.on(JUNE)
    if closing == "sign-off":
        cycle.completes()
        assert cycle.item().extension_to is not None, "completion alone does not close it"
        cycle.signs_off(AT_JUNE)
    elif closing == "supersede":
        cycle.does(Supersede(refs=(R4,), reason="Merged.", meeting=AT_JUNE))
    else:
        cycle.does(not_accepted())
    assert cycle.item().extension_to is None
    assert "has no extension waiting" in cycle.refuses(GrantExtension(refs=(R4,), meeting=AT_JUNE))


def test_considered_and_not_introduced_is_an_honest_end(cycle: Cycle) -> None:
    cycle.on(MARCH).does(
        ReportComplete(refs=(R4,), on=MARCH, summary="It would duplicate the panel.", outcome=Outcome.NOT_INTRODUCED)
    )
    cycle.does(RecordEvidence(refs=(R4,), title="Options paper", evidence_kind=EvidenceKind.OUTPUT, on=MARCH))
    assert "Considered and not introduced." in cycle.row().reason
    cycle.does(sign_off(AT_MARCH))
    assert (cycle.item().status, cycle.item().outcome) == (Status.SIGNED_OFF, Outcome.NOT_INTRODUCED)


def test_late_completion_is_said_of_what_is_signed_off(cycle: Cycle) -> None:
    cycle.adopts()
    cycle.on(DUE + timedelta(days=38)).completes()
    cycle.on(SEPTEMBER).does(sign_off(AT_SEPTEMBER))
    assert cycle.row().reason.startswith("Blue: signed off on 9 September 2027, completed 38 days late, impact not yet")


def test_a_meeting_that_is_not_satisfied_sends_an_item_back(complete: Cycle) -> None:
    complete.does(ReturnSignOff(refs=(R4,), meeting=AT_JUNE, reason="The audit has six cases."))
    item = complete.item()
    assert (item.status, item.completed_on, item.outcome) == (Status.IN_PROGRESS, None, None)
    assert (item.deadline.due_on, item.evidence_count) == (DUE, 1)
    assert "only what is reported complete can be sent back" in complete.refuses(
        ReturnSignOff(refs=(R4,), meeting=AT_JUNE, reason="Again.")
    )


# Undoing what a sign-off rests on


def test_the_last_evidence_is_not_undone_under_a_sign_off(cycle: Cycle) -> None:
    cycle.on(MARCH)
    evidence = cycle.does(RecordEvidence(refs=(R4,), title="Audit", evidence_kind=EvidenceKind.OUTPUT, on=MARCH))
    cycle.does(ReportComplete(refs=(R4,), on=MARCH, summary="Done."))
    cycle.signs_off(AT_MARCH)
    assert cycle.refuses(Undo(step=evidence)) == (
        f"Step {evidence} cannot be undone: SAM-R04 is signed off, and would have no evidence. Reopen SAM-R04 first."
    )
    cycle.does(RecordEvidence(refs=(R4,), title="Again", evidence_kind=EvidenceKind.OUTPUT, on=MARCH))
    cycle.undoes(evidence)


def test_the_evidence_of_impact_is_not_undone_under_a_sign_off_without_a_review(cycle: Cycle) -> None:
    cycle.on(MARCH).completes()
    shown = cycle.does(RecordEvidence(refs=(R4,), title="Survey", evidence_kind=EvidenceKind.IMPACT, on=MARCH))
    cycle.signs_off(AT_MARCH, review=None)
    assert "would have neither evidence of impact nor a review of it" in cycle.refuses(Undo(step=shown))


def test_a_sign_off_does_not_come_back_without_its_evidence(cycle: Cycle) -> None:
    cycle.on(MARCH)
    evidence = cycle.does(RecordEvidence(refs=(R4,), title="Audit", evidence_kind=EvidenceKind.OUTPUT, on=MARCH))
    cycle.does(ReportComplete(refs=(R4,), on=MARCH, summary="Done."))
    undone = cycle.undoes(cycle.signs_off(AT_MARCH))
    cycle.undoes(evidence)
    assert "is signed off, and would have no evidence" in cycle.refuses(Undo(step=undone))


def test_no_action_comes_to_life_under_a_closed_recommendation(cycle: Cycle) -> None:
    added = cycle.does(AddActions(refs=(R4,), title="Train"))
    gone = cycle.undoes(added)
    other = cycle.does(AddActions(refs=(R4,), title="Audit"))
    cycle.on(MARCH).completes(f"{R4}-A2")
    signed = cycle.signs_off(AT_MARCH, f"{R4}-A2")
    cycle.completes()
    cycle.signs_off(AT_MARCH)
    for step in (gone, signed):
        assert "SAM-R04 is closed, and would have a live action" in cycle.refuses(Undo(step=step))
    assert "later work builds on it" in cycle.refuses(Undo(step=other))
    assert "is closed. Reopen it before adding an action." in cycle.refuses(AddActions(refs=(R4,), title="One more"))


def test_a_reopening_is_not_undone_over_an_action_added_since(cycle: Cycle) -> None:
    cycle.on(MARCH).completes()
    cycle.signs_off(AT_MARCH)
    reopened = cycle.does(Reopen(refs=(R4,), reason="Gaps."))
    cycle.does(AddActions(refs=(R4,), title="Train"))
    assert "SAM-R04 is closed, and would have a live action, SAM-R04-A1" in cycle.refuses(Undo(step=reopened))


# Impact


def test_impact_is_reviewed_after_sign_off_at_a_meeting(complete: Cycle) -> None:
    assert "impact is reviewed after sign-off" in complete.refuses(impact(ImpactState.EVIDENCED, AT_JUNE))
    complete.does(sign_off())
    assert complete.refuses(impact(ImpactState.EVIDENCED, AT_MARCH)) == (
        "SAM-R04 was signed off on 10 June 2027: its impact is reviewed at that meeting or later."
    )
    assert "has not sat yet" in complete.refuses(impact(ImpactState.EVIDENCED))


def test_too_early_needs_the_day_of_the_next_review(complete: Cycle) -> None:
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
def test_what_a_review_found_is_said(complete: Cycle, found: ImpactState, next_on: date | None, sentence: str) -> None:
    complete.does(sign_off())
    complete.on(SEPTEMBER).does(impact(found, next_on=next_on))
    item = complete.item()
    assert (item.impact_state, item.impact_review_on) == (found, next_on)
    assert complete.row().reason == f"Blue: signed off on 10 June 2027, {sentence}"


def test_a_review_that_did_not_happen_is_said_to_be_past(complete: Cycle) -> None:
    complete.does(sign_off())
    assert complete.on(REVIEW).row().reason.endswith("impact not yet shown, review due 9 December 2027.")
    assert complete.on(REVIEW + timedelta(days=1)).row().reason.endswith("review was due 9 December 2027.")


# Reopening, superseding, not accepting


def test_reopened_an_item_is_in_progress_on_its_old_date(complete: Cycle) -> None:
    complete.does(sign_off())
    complete.on(SEPTEMBER).does(Reopen(refs=(R4,), reason="The audit was of another force."))
    item = complete.item()
    assert (item.status, item.deadline.due_on, item.deadline.adopted_on) == (Status.IN_PROGRESS, DUE, DUE)
    assert (item.sign_off, item.completion) == (None, None)
    assert complete.row().rating.colour is Colour.RED


def test_reopening_clears_all_that_belongs_to_the_closing(complete: Cycle) -> None:
    complete.does(sign_off())
    complete.on(SEPTEMBER).does(impact(ImpactState.TOO_EARLY, next_on=REVIEW))
    complete.does(Reopen(refs=(R4,), reason="Gaps."))
    item = complete.item()
    assert item.sign_off is None
    complete.does(Supersede(refs=(R4,), reason="Merged.", meeting=AT_SEPTEMBER, by_item=R5))
    complete.does(Reopen(refs=(R4,), reason="Not the same."))
    item = complete.item()
    assert item.closing is None


def test_an_action_is_not_reopened_under_a_closed_recommendation(cycle: Cycle) -> None:
    cycle.does(AddActions(refs=(R4,), title="Train"))
    cycle.on(MARCH).completes(A1)
    cycle.signs_off(AT_MARCH, A1)
    cycle.completes()
    cycle.signs_off(AT_MARCH)
    reopen = Reopen(refs=(A1,), reason="Gaps.")
    assert cycle.refuses(reopen) == "SAM-R04 is signed off. Reopen it before its action SAM-R04-A1."
    cycle.does(Reopen(refs=(R4, A1), reason="Gaps."))


def test_signed_off_again_the_old_findings_are_gone(complete: Cycle) -> None:
    complete.does(sign_off())
    complete.on(SEPTEMBER).does(impact(ImpactState.EVIDENCED))
    complete.does(Reopen(refs=(R4,), reason="Gaps."))
    complete.does(ReportComplete(refs=(R4,), on=SEPTEMBER, summary="Done again."))
    complete.does(sign_off(AT_SEPTEMBER))
    item = complete.item()
    assert (item.impact_state, item.impact_review_on, item.signed_off_on) == (None, REVIEW, SEPTEMBER)


def not_accepted(reason: str | None = "Not ours to do.", meeting: str | None = AT_JUNE) -> Respond:
    return Respond(refs=(R4,), response=Response.NOT_ACCEPTED, reason=reason, meeting=meeting)


def test_only_a_meeting_supersedes(cycle: Cycle) -> None:
    given = Supersede(refs=(R4,), reason="Merged.", meeting=AT_MARCH, by_item=R5)
    assert "has not sat yet" in cycle.refuses(given)
    cycle.on(MARCH).does(given)
    item = cycle.item()
    assert item.status is Status.SUPERSEDED
    assert item.closing is not None
    assert (item.closing.superseded_by, item.closing.on) == (R5, MARCH)
    assert cycle.row().reason == "Closed: superseded."
    back = Supersede(refs=(R5,), reason="Merged.", meeting=AT_MARCH, by_item=R4)
    assert cycle.refuses(back) == "SAM-R04 is superseded: it cannot take the place of another item."


def test_nothing_takes_its_own_place(cycle: Cycle) -> None:
    given = Supersede(refs=(R4,), reason="Merged.", meeting=AT_MARCH, by_item=R4)
    assert cycle.on(MARCH).refuses(given) == "SAM-R04 cannot take its own place."


def test_only_a_meeting_does_not_accept_and_it_says_why(cycle: Cycle) -> None:
    cycle.on(JUNE)
    assert "needs its reason" in cycle.refuses(not_accepted(reason=None))
    assert "Name the meeting." in cycle.refuses(not_accepted(meeting=None))
    assert "has not sat yet" in cycle.refuses(not_accepted(meeting=AT_SEPTEMBER))
    cycle.does(not_accepted())
    item = cycle.item()
    assert (item.status, item.response.answer) == (Status.NOT_ACCEPTED, Response.NOT_ACCEPTED)
    assert "only what is reported complete, signed off or superseded can be reopened" in cycle.refuses(
        Reopen(refs=(R4,), reason="No.")
    )


def test_live_actions_are_closed_before_a_recommendation_is(cycle: Cycle) -> None:
    cycle.does(AddActions(refs=(R4,), title="Train"))
    cycle.on(JUNE)
    live = "SAM-R04 has live actions: SAM-R04-A1. Close them first."
    assert cycle.refuses(not_accepted()) == live
    assert cycle.refuses(Supersede(refs=(R4,), reason="Merged.", meeting=AT_JUNE)) == live
    cycle.does(Supersede(refs=(A1,), reason="Merged.", meeting=AT_JUNE))
    cycle.does(not_accepted())
