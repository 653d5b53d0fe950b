"""What an undo may not do: loosen a date later, or take away what a decision rests on."""

from dataclasses import replace
from datetime import date, timedelta

from actionplan.domain.rating.rules import Rule
from actionplan.domain.review_file import PublishedRecommendation
from actionplan.domain.subjects.actions import AddActions
from actionplan.domain.subjects.closing import Supersede
from actionplan.domain.subjects.completion import Reopen, ReportComplete
from actionplan.domain.subjects.deadlines import ProposeDate
from actionplan.domain.subjects.extensions import (
    GrantExtension,
    RefuseExtension,
    WithdrawExtension,
)
from actionplan.domain.subjects.overrides import OverrideRating
from actionplan.domain.subjects.pauses import PauseItems, ResumeItems
from actionplan.domain.subjects.plan import BeginPlan
from actionplan.domain.subjects.progress import RecordEvidence
from actionplan.domain.subjects.reviews import LoadReview
from actionplan.domain.subjects.undo import Undo
from actionplan.domain.vocabulary import (
    Colour,
    DateState,
    EvidenceKind,
)
from tests.domain.builders import same_but
from tests.domain.memory_plan import MemoryPlan
from tests.domain.plan_with_sittings import (
    AT_JUNE,
    AT_MARCH,
    AT_SEPTEMBER,
    BEGUN,
    DUE,
    JUNE,
    LATER,
    MARCH,
    R4,
    SEPTEMBER,
    PlanWithSittings,
)
from tests.ledger.strategies import A_REVIEW, LOAD

OVERDUE_DAY = DUE + timedelta(days=10)
EARLY = date(2027, 3, 1)
UNTIL = date(2027, 5, 31)
DAY = timedelta(days=1)


def correct(on: date, meeting: str | None = None, reason: str | None = "Mistyped.") -> ProposeDate:
    return ProposeDate(refs=(R4,), on=on, correct=True, reason=reason, meeting=meeting)


def pause(until: date = UNTIL, at: str = AT_MARCH) -> PauseItems:
    return PauseItems(refs=(R4,), until=until, reason="The inspection.", meeting=at)


def shown(colour: Colour, at: str = AT_MARCH, ref: str = R4) -> OverrideRating:
    return OverrideRating(
        refs=(ref,), colour=colour, reason="It is in hand.", meeting=at, agreed_by="Partnership chair"
    )


def overdue_in_march(plan: PlanWithSittings) -> PlanWithSittings:
    """Due on 1 March; it is the day of March's sitting."""
    plan.adopts(due=EARLY)
    return plan


def test_a_correction_by_a_meeting_is_taken_back_whole(plan: PlanWithSittings) -> None:
    plan.adopts()
    before = plan.on(JUNE).item()
    plan.undoes(plan.does(correct(LATER, AT_JUNE)))
    assert same_but(before, plan.item())
    assert "(agreed 11 March 2027)" in plan.row().reason


def test_adoption_is_undone_on_its_own_day_as_a_slip_of_the_hand(plan: PlanWithSittings) -> None:
    step = plan.adopts()
    plan.undoes(step)
    assert plan.item().deadline.state is DateState.PROPOSED


def test_adoption_is_not_undone_the_next_day(plan: PlanWithSittings) -> None:
    step = plan.adopts()
    assert plan.on(MARCH + timedelta(days=1)).refuses(Undo(step=step)) == (
        f"Step {step} cannot be undone any more: it would loosen the adopted date of SAM-R04, 30 June 2027. "
        "Only an extension that a meeting grants can move it."
    )


def test_adoption_is_not_undone_once_papers_have_shown_it(plan: PlanWithSittings) -> None:
    step = plan.adopts()
    plan.issues(AT_JUNE)
    assert "it would loosen the adopted date" in plan.refuses(Undo(step=step))


def test_what_came_after_the_papers_is_still_undone_that_day(plan: PlanWithSittings) -> None:
    plan.issues(AT_MARCH)
    plan.undoes(plan.adopts())


def test_a_tightening_correction_is_not_undone_later(plan: PlanWithSittings) -> None:
    plan.adopts(due=LATER)
    step = plan.on(JUNE).does(correct(DUE, AT_JUNE))
    assert "would loosen the adopted date" in plan.on(JUNE + timedelta(days=1)).refuses(Undo(step=step))


def test_nor_is_one_of_a_date_that_was_extended(plan: PlanWithSittings) -> None:
    plan.adopts()
    plan.asks()
    plan.on(JUNE).grants(AT_JUNE)
    step = plan.on(JUNE + timedelta(days=2)).does(correct(LATER - timedelta(days=20), AT_JUNE))
    sentence = plan.on(JUNE + timedelta(days=3)).refuses(Undo(step=step))
    assert "would loosen the adopted date of SAM-R04, 11 August 2027" in sentence


def test_a_grant_is_undone_later_since_that_tightens(plan: PlanWithSittings) -> None:
    plan.adopts()
    plan.asks()
    step = plan.on(JUNE).grants(AT_JUNE)
    plan.on(JUNE + timedelta(days=30)).undoes(step)
    item = plan.item()
    assert (item.deadline.due_on, item.deadline.times_moved, item.deadline.slip_days, item.extension_to) == (
        DUE,
        0,
        0,
        LATER,
    )
    assert plan.row().rating.colour is Colour.RED


def test_a_grants_condition_goes_with_it_and_comes_back_with_it(plan: PlanWithSittings) -> None:
    plan.adopts()
    plan.asks()
    step = plan.on(JUNE).does(GrantExtension(refs=(R4,), meeting=AT_JUNE, condition="Monthly reports."))
    undone = plan.undoes(step)
    assert plan.item().deadline.condition is None
    assert plan.view().text_of(plan.item(), "condition") == ""
    plan.undoes(undone)
    assert plan.view().text_of(plan.item(), "condition") == "Monthly reports."


def test_a_second_grants_condition_gives_way_to_the_firsts(plan: PlanWithSittings) -> None:
    plan.adopts()
    plan.asks()
    plan.on(JUNE).does(GrantExtension(refs=(R4,), meeting=AT_JUNE, condition="Monthly reports."))
    plan.asks(date(2027, 12, 1))
    step = plan.on(SEPTEMBER).does(GrantExtension(refs=(R4,), meeting=AT_SEPTEMBER, condition="A visit."))
    plan.undoes(step)
    assert plan.view().text_of(plan.item(), "condition") == "Monthly reports."


def test_but_that_undo_is_undone_on_its_own_day_only(plan: PlanWithSittings) -> None:
    plan.adopts()
    plan.asks()
    undone = plan.on(JUNE).undoes(plan.grants(AT_JUNE))
    again = plan.undoes(undone)
    assert plan.item().deadline.due_on == LATER
    undone = plan.undoes(again)
    sentence = plan.on(OVERDUE_DAY).refuses(Undo(step=undone))
    assert sentence == (
        f"Step {undone} took back a decision of a meeting, and that cannot be undone any more. "
        "The Executive of 10 June 2027 is still open: record the decision again."
    )


def test_a_request_does_not_come_back_later_as_if_it_had_been_made_in_time(plan: PlanWithSittings) -> None:
    plan.adopts()
    asked_at = plan.asks()
    undone = plan.undoes(asked_at)
    assert "Ask for the extension again." in plan.on(OVERDUE_DAY).refuses(Undo(step=undone))
    plan.asks()
    withdrawn = plan.does(WithdrawExtension(refs=(R4,)))
    plan.undoes(withdrawn)
    assert plan.item().extension_asked_on == OVERDUE_DAY


def test_a_refusal_minuted_by_mistake_is_undone_later_and_the_request_waits_again(plan: PlanWithSittings) -> None:
    plan.adopts()
    plan.asks()
    step = plan.on(JUNE).does(RefuseExtension(refs=(R4,), meeting=AT_JUNE))
    plan.on(JUNE + timedelta(days=3)).undoes(step)
    assert (plan.item().extension_to, plan.item().extension_asked_on) == (LATER, MARCH)


def test_a_loading_is_not_undone_under_recommendations_loaded_later() -> None:
    plan = MemoryPlan(BEGUN, BeginPlan())
    first = plan.does(LOAD)
    third = PublishedRecommendation("3", "Wording 3.", None, None, None, None)
    plan.does(LoadReview(file=replace(A_REVIEW, recommendations=(*A_REVIEW.recommendations, third))))
    assert "SAM-R03 came into the plan under SAM later." in plan.refuses(Undo(step=first))
    assert len(plan.view().rows) == 3


def test_the_last_evidence_is_not_undone_under_a_sign_off(plan: PlanWithSittings) -> None:
    plan.on(MARCH)
    evidence = plan.does(RecordEvidence(refs=(R4,), title="Audit", evidence_kind=EvidenceKind.OUTPUT, on=MARCH))
    plan.does(ReportComplete(refs=(R4,), on=MARCH, summary="Done."))
    plan.signs_off(AT_MARCH)
    assert plan.refuses(Undo(step=evidence)) == (
        f"Step {evidence} cannot be undone: SAM-R04 is signed off, and would have no evidence. Reopen SAM-R04 first."
    )
    plan.does(RecordEvidence(refs=(R4,), title="Again", evidence_kind=EvidenceKind.OUTPUT, on=MARCH))
    plan.undoes(evidence)


def test_the_evidence_of_impact_is_not_undone_under_a_sign_off_without_a_review(plan: PlanWithSittings) -> None:
    plan.on(MARCH).completes()
    shown = plan.does(RecordEvidence(refs=(R4,), title="Survey", evidence_kind=EvidenceKind.IMPACT, on=MARCH))
    plan.signs_off(AT_MARCH, review=None)
    assert "would have neither evidence of impact nor a review of it" in plan.refuses(Undo(step=shown))


def test_a_sign_off_does_not_come_back_without_its_evidence(plan: PlanWithSittings) -> None:
    plan.on(MARCH)
    evidence = plan.does(RecordEvidence(refs=(R4,), title="Audit", evidence_kind=EvidenceKind.OUTPUT, on=MARCH))
    plan.does(ReportComplete(refs=(R4,), on=MARCH, summary="Done."))
    undone = plan.undoes(plan.signs_off(AT_MARCH))
    plan.undoes(evidence)
    assert "is signed off, and would have no evidence" in plan.refuses(Undo(step=undone))


def test_no_action_comes_to_life_under_a_closed_recommendation(plan: PlanWithSittings) -> None:
    added = plan.does(AddActions(refs=(R4,), title="Train"))
    gone = plan.undoes(added)
    other = plan.does(AddActions(refs=(R4,), title="Audit"))
    plan.on(MARCH).completes(f"{R4}-A2")
    signed = plan.signs_off(AT_MARCH, f"{R4}-A2")
    plan.completes()
    plan.signs_off(AT_MARCH)
    for step in (gone, signed):
        assert "SAM-R04 is closed, and would have a live action" in plan.refuses(Undo(step=step))
    assert "later work builds on it" in plan.refuses(Undo(step=other))
    assert "is closed. Reopen it before adding an action." in plan.refuses(AddActions(refs=(R4,), title="One more"))


def test_a_reopening_is_not_undone_over_an_action_added_since(plan: PlanWithSittings) -> None:
    plan.on(MARCH).completes()
    plan.signs_off(AT_MARCH)
    reopened = plan.does(Reopen(refs=(R4,), reason="Gaps."))
    plan.does(AddActions(refs=(R4,), title="Train"))
    assert "SAM-R04 is closed, and would have a live action, SAM-R04-A1" in plan.refuses(Undo(step=reopened))


def test_a_pause_is_not_brought_back_later_by_an_undo(plan: PlanWithSittings) -> None:
    overdue_in_march(plan).does(pause())
    resumed = plan.does(ResumeItems(refs=(R4,)))
    again = plan.undoes(resumed)
    assert plan.row().rating.rule is Rule.PAUSED, "on its own day it is a slip of the hand"
    resumed = plan.undoes(again)
    assert "would pause SAM-R04 again, and a pause is a meeting's to agree" in plan.on(MARCH + DAY).refuses(
        Undo(step=resumed)
    )
    assert plan.row().rating.rule is Rule.OVERDUE


def test_a_shortened_pause_is_not_made_longer_by_an_undo(plan: PlanWithSittings) -> None:
    overdue_in_march(plan).does(pause(date(2027, 12, 1)))
    shortened = plan.does(pause())
    assert "would pause SAM-R04 again" in plan.on(MARCH + DAY).refuses(Undo(step=shortened))


def test_it_does_not_come_back_by_an_undo_later_nor_by_reopening(plan: PlanWithSittings) -> None:
    step = overdue_in_march(plan).does(shown(Colour.AMBER))
    undone = plan.undoes(step)
    assert "record the decision again" in plan.on(MARCH + DAY).refuses(Undo(step=undone))
    plan.does(shown(Colour.AMBER))
    plan.does(Supersede(refs=(R4,), reason="Merged.", meeting=AT_MARCH))
    plan.does(Reopen(refs=(R4,), reason="Not the same."))
    assert not plan.row().rating.decided
