"""What a meeting decided rests on what had happened by its day; it is recorded within so many days, or told as late."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan.domain.command import Command
from actionplan.domain.governance.agenda import meeting_agenda
from actionplan.domain.governance.meeting_record import meeting_record
from actionplan.domain.governance.pack import pack_paper
from actionplan.domain.subjects.actions import AddActions
from actionplan.domain.subjects.closing import Supersede
from actionplan.domain.subjects.completion import ReportComplete, completion_remark
from actionplan.domain.subjects.deadlines import AdoptDates, ProposeDate
from actionplan.domain.subjects.extensions import AskExtension, GrantExtension, RefuseExtension, ReturnExtension
from actionplan.domain.subjects.late_recording import RecordedLate
from actionplan.domain.subjects.meetings import MinuteDecision
from actionplan.domain.subjects.others import GiveToOthers, RecordOthersAnswer, TakeBack
from actionplan.domain.subjects.overrides import OverrideRating
from actionplan.domain.subjects.pauses import PauseItems
from actionplan.domain.subjects.plan import SetPolicy
from actionplan.domain.subjects.progress import RecordEvidence, RecordUpdate
from actionplan.domain.subjects.responses import Respond
from actionplan.domain.subjects.signing_off import ReturnSignOff, SignOffItems
from actionplan.domain.vocabulary import Colour, DateState, Declared, EvidenceKind, Response
from actionplan.papers.documents.meeting_record import meeting_record as record_document
from actionplan.papers.documents.pack_summary import pack_summary
from actionplan.papers.formats.text import to_text
from tests.domain.plan_with_sittings import (
    A1,
    AT_JUNE,
    AT_MARCH,
    AT_SEPTEMBER,
    CHAIR,
    DUE,
    JUNE,
    LATER,
    MARCH,
    R4,
    R5,
    PlanWithSittings,
    chairs_action,
)

NEXT_WEEK = MARCH + timedelta(days=7)
LAST_IN_TIME = MARCH + timedelta(days=21)
NOTED = MinuteDecision(refs=(R4,), meeting=AT_MARCH, words="Noted.")
ADOPTED = AdoptDates(refs=(R4,), meeting=AT_MARCH)


def proposed(told: date | None = None) -> ProposeDate:
    return ProposeDate(refs=(R4,), on=DUE, proposed_on=told)


def asked(told: date | None = None) -> AskExtension:
    return AskExtension(refs=(R4,), to=LATER, reason="The audit.", asked_by="Lead officer", on=told)


def late(command: MinuteDecision, reason: str | None = "The minutes came late.") -> MinuteDecision:
    return MinuteDecision(
        refs=command.refs, meeting=command.meeting, words=command.words, recorded_late=True, late_reason=reason
    )


def test_a_date_that_was_proposed_after_a_meeting_was_not_adopted_by_it(plan: PlanWithSittings) -> None:
    plan.on(NEXT_WEEK).does(proposed())
    assert "was proposed on 18 March 2027: the Executive of 11 March 2027 cannot have adopted it" in plan.refuses(
        ADOPTED
    )
    plan.does(proposed(MARCH))
    plan.does(ADOPTED)
    assert plan.item().deadline.state is DateState.ADOPTED


def test_a_date_that_the_meeting_itself_set_rests_on_nothing_earlier(plan: PlanWithSittings) -> None:
    plan.on(NEXT_WEEK).does(AdoptDates(refs=(R4,), meeting=AT_MARCH, to=DUE))
    deadline = plan.item().deadline
    assert (deadline.adopted_on, deadline.due_on, deadline.adopted_meeting) == (DUE, DUE, AT_MARCH)
    assert deadline.first_dated_on == NEXT_WEEK
    again = AdoptDates(refs=(R4,), meeting=AT_MARCH, to=LATER)
    assert "only an extension" in plan.refuses(again)
    plan.does(ProposeDate(refs=(R5,), on=LATER))
    plan.does(AdoptDates(refs=(R5,), meeting=AT_MARCH, to=DUE))
    assert plan.item(R5).deadline.adopted_on == DUE


@pytest.mark.parametrize("answer", [GrantExtension, RefuseExtension, ReturnExtension])
def test_a_request_that_came_after_a_meeting_was_not_answered_by_it(
    plan: PlanWithSittings, answer: type[GrantExtension]
) -> None:
    plan.adopts()
    plan.on(NEXT_WEEK).does(asked())
    command: Command = answer(refs=(R4,), meeting=AT_MARCH)
    assert "was asked for on 18 March 2027" in plan.refuses(command)
    plan.undoes(plan.entries[-1].step)
    plan.does(asked(MARCH))
    assert plan.item().request is not None
    plan.does(command)


def test_nothing_is_told_to_have_happened_on_a_day_to_come(plan: PlanWithSittings) -> None:
    plan.adopts()
    for command in (asked(NEXT_WEEK), ProposeDate(refs=(R5,), on=DUE, proposed_on=NEXT_WEEK)):
        assert "cannot be dated 18 March 2027" in plan.refuses(command)


def test_evidence_and_completion_from_after_a_meeting_were_not_before_it(plan: PlanWithSittings) -> None:
    signed = SignOffItems(refs=(R4,), meeting=AT_MARCH, agreed_by=CHAIR, impact_review_on=date(2027, 9, 9))
    plan.on(NEXT_WEEK)
    done = plan.does(ReportComplete(refs=(R4,), on=NEXT_WEEK, summary="Done."))
    plan.does(RecordEvidence(refs=(R4,), title="Audit", evidence_kind=EvidenceKind.OUTPUT, on=NEXT_WEEK))
    assert "was completed on 18 March 2027" in plan.refuses(signed)
    back = ReturnSignOff(refs=(R4,), meeting=AT_MARCH, reason="No audit.")
    assert "was completed on 18 March 2027" in plan.refuses(back)
    plan.undoes(done)
    plan.does(ReportComplete(refs=(R4,), on=MARCH, summary="Done."))
    assert "The first evidence of SAM-R04 was recorded on 18 March 2027" in plan.refuses(signed)
    plan.does(RecordEvidence(refs=(R4,), title="Minutes", evidence_kind=EvidenceKind.OUTPUT, on=MARCH))
    plan.does(signed)


def test_evidence_of_impact_from_after_a_meeting_does_not_spare_its_review(plan: PlanWithSittings) -> None:
    plan.on(MARCH).completes()
    plan.on(NEXT_WEEK)
    plan.does(RecordEvidence(refs=(R4,), title="Survey", evidence_kind=EvidenceKind.IMPACT, on=NEXT_WEEK))
    signed = SignOffItems(refs=(R4,), meeting=AT_MARCH, agreed_by=CHAIR)
    assert "had no evidence of impact by 11 March 2027" in plan.refuses(signed)


def test_within_the_days_of_the_policy_recording_is_enough_and_later_it_says_why(plan: PlanWithSittings) -> None:
    plan.on(LAST_IN_TIME)
    assert "that is not late" in plan.refuses(late(NOTED))
    plan.does(NOTED)
    plan.on(LAST_IN_TIME + timedelta(days=1))
    assert "took place more than 21 days ago" in plan.refuses(NOTED)
    assert "needs the reason" in plan.refuses(late(NOTED, " "))
    written = plan.record(late(NOTED))
    assert [type(entry.fact) for entry in written][-1] is RecordedLate, "told once"
    assert len(written) == 2
    plan.does(SetPolicy(key="late_record_days", value=100, reason="A long summer."))
    plan.does(NOTED)
    assert plan.replays()


def test_a_reason_of_its_own_says_why_a_decision_is_late_too(plan: PlanWithSittings) -> None:
    plan.on(MARCH + timedelta(days=40))
    pause = PauseItems(refs=(R4, R5), until=DUE, reason="The trial.", meeting=AT_MARCH, recorded_late=True)
    *_, told = plan.record(pause)
    assert told.fact == RecordedLate(AT_MARCH, MARCH, 40)
    assert told.ref is None


def test_a_correction_by_a_meeting_obeys_the_policy_and_the_order_of_meetings(plan: PlanWithSittings) -> None:
    slip = ProposeDate(refs=(R4,), on=LATER, correct=True, reason="Mistyped.", meeting=AT_MARCH)
    plan.adopts()
    plan.does(SetPolicy(key="extensions_allowed", value=0, reason="None."))
    assert "allows no extensions" in plan.refuses(slip)
    plan.does(SetPolicy(key="extensions_allowed", value=1, reason="Some."))
    plan.does(SetPolicy(key="extensions_at_most", value=1, reason="One."))
    plan.does(slip)
    again = ProposeDate(refs=(R4,), on=LATER + timedelta(days=7), correct=True, reason="Mistyped.", meeting=AT_MARCH)
    assert "has been moved 1 time" in plan.refuses(again)


def test_a_completion_long_before_anything_was_heard_is_pointed_out(plan: PlanWithSittings) -> None:
    item = plan.item()
    assert completion_remark(item, date(2026, 12, 20)) == ""
    assert completion_remark(item, date(2026, 6, 1)) == (
        "SAM-R04: 1 June 2026 is 217 days before it was in the plan. Check the day."
    )


DECISIONS: tuple[Command, ...] = (
    ADOPTED,
    AdoptDates(refs=(R5,), meeting=AT_MARCH, to=DUE),
    PauseItems(refs=(R5,), until=date(2028, 1, 10), reason="The trial.", meeting=AT_MARCH),
    Supersede(refs=(R5,), reason="A new law.", meeting=AT_MARCH),
    Respond(refs=(R5,), response=Response.NOT_ACCEPTED, reason="Not ours.", meeting=AT_MARCH),
    Respond(refs=(R5,), response=Response.ACCEPTED, meeting=AT_MARCH),
    SetPolicy(key="stale_days", value=50, reason="Asked.", meeting=AT_MARCH),
    NOTED,
)
"""One of each kind of decision that needs nothing but the meeting and a proposed date."""


@pytest.mark.parametrize("command", DECISIONS, ids=lambda command: type(command).__name__)
@given(days=st.integers(min_value=0, max_value=200), allowed=st.integers(min_value=1, max_value=120))
@settings(max_examples=12)
def test_every_decision_is_late_by_the_one_rule(command: Command, days: int, allowed: int) -> None:
    plan = PlanWithSittings()
    plan.does(proposed())
    plan.does(SetPolicy(key="late_record_days", value=allowed + 21, reason="Asked."))
    plan.on(MARCH + timedelta(days=days))
    said = replace(command, recorded_late=True, late_reason="The minutes came late.")
    wrong, right = (said, command) if days <= allowed + 21 else (command, said)
    assert "that is not late" in plan.refuses(wrong) or "say that it is recorded late" in plan.refuses(wrong)
    written = plan.record(right)
    assert [entry.fact.kind for entry in written].count(RecordedLate.kind) == (right is said)
    plan.undoes(written[0].step)
    assert plan.replays()


def test_a_reason_of_blanks_is_none(plan: PlanWithSittings) -> None:
    plan.adopts()
    plan.does(asked())
    plan.on(MARCH + timedelta(days=40))
    assert "needs the reason" in plan.refuses(
        RefuseExtension(refs=(R4,), meeting=AT_MARCH, reason="  ", recorded_late=True)
    )


def test_no_extension_was_asked_for_before_its_date_was_adopted(plan: PlanWithSittings) -> None:
    plan.adopts()
    plan.on(NEXT_WEEK)
    assert "was decided on 11 March 2027" in plan.refuses(asked(MARCH - timedelta(days=1)))
    plan.does(asked(MARCH))


def test_an_action_that_was_closed_after_a_meeting_was_not_closed_for_it(plan: PlanWithSittings) -> None:
    plan.does(AddActions(refs=(R4,), title="Audit"))
    plan.on(MARCH)
    for ref in (A1, R4):
        plan.completes(ref)
    plan.on(JUNE).signs_off(AT_JUNE, A1)
    late_enough = SignOffItems(
        refs=(R4,), meeting=AT_MARCH, impact_review_on=LATER, recorded_late=True, late_reason="Minutes."
    )
    assert "SAM-R04-A1 was closed on 10 June 2027" in plan.refuses(late_enough)
    plan.signs_off(AT_JUNE, R4)


def test_a_meeting_does_not_decide_about_a_colour_that_came_after_it(plan: PlanWithSittings) -> None:
    plan.adopts()
    shown = OverrideRating(refs=(R4,), colour=Colour.GREEN, reason="Known.", meeting=AT_MARCH, agreed_by=CHAIR)
    plan.on(NEXT_WEEK)
    said = plan.does(RecordUpdate(refs=(R4,), words="Late.", on=NEXT_WEEK, declared=Declared.AMBER))
    assert "was declared on 18 March 2027" in plan.refuses(shown)
    plan.undoes(said)
    plan.does(RecordUpdate(refs=(R4,), words="Late.", on=MARCH, declared=Declared.AMBER))
    plan.does(shown)


def test_an_earlier_meeting_does_not_change_the_answer_of_a_later_one(plan: PlanWithSittings) -> None:
    plan.on(JUNE).does(Respond(refs=(R4,), response=Response.ACCEPTED, meeting=AT_JUNE))
    earlier = Respond(
        refs=(R4,), response=Response.PART, meeting=AT_MARCH, recorded_late=True, late_reason="The minutes."
    )
    assert "was answered on 10 June 2027" in plan.refuses(earlier)


def test_an_earlier_meeting_does_not_give_away_or_take_back_what_came_after_it(plan: PlanWithSittings) -> None:
    given = GiveToOthers(refs=(R4,), body="Home Office", answer_due=LATER, meeting=AT_MARCH)
    plan.on(NEXT_WEEK).does(AddActions(refs=(R4,), title="Train"))
    plan.does(chairs_action(NEXT_WEEK))
    chairs = next(each.id for each in plan.meetings() if each.on == NEXT_WEEK)
    plan.does(Supersede(refs=(A1,), meeting=chairs, reason="Done elsewhere."))
    no_longer = Respond(refs=(R4,), response=Response.NOT_ACCEPTED, meeting=AT_MARCH, reason="Not ours.")
    for command in (given, no_longer, Supersede(refs=(R4,), meeting=AT_MARCH, reason="Done elsewhere.")):
        assert f"{A1} was closed on 18 March 2027" in plan.refuses(command)
    plan.does(replace(given, meeting=chairs))
    earlier = TakeBack(refs=(R4,), meeting=AT_MARCH, reason="It is ours.")
    for changed in (earlier, replace(given, body="Ofsted")):
        assert "was given to the Home Office on 18 March 2027" in plan.refuses(changed)
    plan.on(JUNE + timedelta(days=1)).does(RecordOthersAnswer(refs=(R4,), answer="In time.", on=plan.today))
    assert f"The answer about {R4} came on 11 June 2027" in plan.refuses(
        replace(given, meeting=AT_JUNE, answer_due=DUE)
    )


def test_the_record_of_a_meeting_says_both_days_of_what_was_recorded_late(plan: PlanWithSittings) -> None:
    plan.on(LAST_IN_TIME + timedelta(days=1)).does(late(NOTED))
    meeting = next(each for each in plan.meetings() if each.id == AT_MARCH)
    record = meeting_record(meeting, plan.view().snapshot, plan.history())
    view = plan.view()
    words = to_text(record_document(record, meeting_agenda(view.snapshot, meeting, None), view), 400)
    assert (
        "[decided on 11 March 2027, recorded on 2 April 2027 by Business Manager, late: The minutes came late.]"
        in words
    )


def test_the_next_paper_tells_once_what_was_recorded_late(plan: PlanWithSittings) -> None:
    plan.on(LAST_IN_TIME + timedelta(days=1)).does(late(NOTED))
    said = "Recorded late, 22 days after 11 March 2027 (the Executive of 11 March 2027). Reason: The minutes came late."
    first = pack_paper(AT_JUNE, plan.view(), None, plan.history())
    changes = [change.words for group in first.changes.groups for change in group.changes]
    assert changes.count(said) == 1
    (told,) = first.recorded_late
    assert told.words == (
        "SAM-R04, decided on 11 March 2027 (Executive), recorded on 2 April 2027, because: The minutes came late."
    )
    assert len(told.decided) == 1
    assert "Noted." in told.decided[0]
    summary = to_text(pack_summary(first), 400)
    assert summary.count("Recorded late: 1") == summary.count(told.words) == 1
    then = plan.view()
    plan.issues(AT_JUNE)
    plan.on(JUNE + timedelta(days=1))
    after = pack_paper(AT_SEPTEMBER, plan.view(), then, plan.history())
    assert (after.recorded_late, "Recorded late" in to_text(pack_summary(after), 400)) == ((), False)


def test_papers_tell_a_late_step_about_several_once_and_none_that_was_undone(plan: PlanWithSittings) -> None:
    plan.on(MARCH + timedelta(days=40))
    plan.does(PauseItems(refs=(R4, R5), until=DUE, reason="The trial.", meeting=AT_MARCH, recorded_late=True))
    undone = plan.does(late(NOTED))
    plan.undoes(undone)
    (told,) = pack_paper(AT_JUNE, plan.view(), None, plan.history()).recorded_late
    assert told.words == ("SAM-R04, SAM-R05, decided on 11 March 2027 (Executive), recorded on 20 April 2027.")
    assert [
        words.startswith(f"{ref}: ") and "The trial." in words
        for ref, words in zip((R4, R5), told.decided, strict=True)
    ] == [True, True]
