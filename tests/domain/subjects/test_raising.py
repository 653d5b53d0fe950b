"""Raised with: who is asked, on whose agenda it stands, and how it is answered."""

from datetime import date

import pytest

from actionplan.domain.command import Command
from actionplan.domain.governance.agenda import agenda
from actionplan.domain.governance.asks import AskKind
from actionplan.domain.governance.exceptions import Exceptional, why_exceptional
from actionplan.domain.invariants import broken
from actionplan.domain.rating.travel import Travel
from actionplan.domain.reports.check import FindingKind, plan_findings
from actionplan.domain.subjects.closing import Supersede
from actionplan.domain.subjects.meetings import AddMeetings, CloseMeeting
from actionplan.domain.subjects.plan import SetPolicy
from actionplan.domain.subjects.raising import RaiseItems, RecordRaiseAnswer
from actionplan.domain.subjects.undo import Undo
from tests.domain.plan_with_sittings import (
    AT_JUNE,
    AT_MARCH,
    DUE,
    JUNE,
    MARCH,
    R4,
    R5,
    SEPTEMBER,
    PlanWithSittings,
)

LSP = "Lead Safeguarding Partners"
OCTOBER = date(2027, 10, 14)
AT_OCTOBER = "lead-safeguarding-partners-2027-10-14"
DECEMBER = date(2027, 12, 9)
WHY = "Late for two sittings."


def raises(ref: str = R4, whom: str = LSP, reason: str = WHY, meeting: str | None = None) -> RaiseItems:
    return RaiseItems(refs=(ref,), raised_with=whom, reason=reason, meeting=meeting)


def answers(on: date = JUNE, meeting: str | None = None, ref: str = R4) -> RecordRaiseAnswer:
    return RecordRaiseAnswer(refs=(ref,), answer="Two more officers.", on=on, meeting=meeting)


def asked(plan: PlanWithSittings, meeting: str | None, kind: AskKind) -> list[str]:
    snapshot = plan.view().snapshot
    found = next((each for each in snapshot.meetings if each.id == meeting), None)
    return [ask.ref for ask in agenda(snapshot, found) if ask.kind is kind]


@pytest.fixture
def raised(plan: PlanWithSittings) -> PlanWithSittings:
    """R04 raised by a meeting with partners who sit in October."""
    plan.adopts()
    plan.does(AddMeetings(body=LSP, days=(OCTOBER,)))
    plan.on(JUNE).does(raises(whom=LSP.upper(), meeting=AT_JUNE))
    return plan


def test_it_stands_on_the_receiving_body_s_agenda_until_it_is_answered(raised: PlanWithSittings) -> None:
    item = raised.item()
    assert item.raised is not None
    assert (item.raised.raised_with, item.raised.on, item.raised.meeting) == (LSP, JUNE, AT_JUNE)
    assert asked(raised, AT_OCTOBER, AskKind.RAISED) == [R4]
    assert asked(raised, "executive-2027-09-09", AskKind.RAISED) == []
    raised.on(OCTOBER).does(answers(meeting=AT_OCTOBER))
    answered = raised.item().raised
    assert answered is not None
    assert (answered.answered_on, answered.answered_at) == (OCTOBER, AT_OCTOBER)
    assert asked(raised, AT_OCTOBER, AskKind.RAISED) == []


def test_unanswered_it_is_an_exception_and_a_gap(raised: PlanWithSittings) -> None:
    def found() -> tuple[bool, bool]:
        gaps = {each.kind for each in plan_findings(raised.view()) if each.ref == R4}
        why = why_exceptional(raised.row(), Travel(None))
        return Exceptional.RAISED in why, FindingKind.RAISED_UNANSWERED in gaps

    assert found() == (True, True)
    raised.does(answers())
    assert found() == (False, False)


def test_a_meeting_is_asked_to_raise_what_it_carried_forward_as_often_as_policy_says(plan: PlanWithSittings) -> None:
    plan.does(AddMeetings(body="Executive", days=(DECEMBER,)))
    plan.adopts(due=date(2027, 4, 1))
    plan.on(SEPTEMBER)
    assert R4 not in asked(plan, None, AskKind.RAISE)  # carried over June's sitting alone
    plan.on(OCTOBER)
    assert R4 in asked(plan, None, AskKind.RAISE)
    plan.does(raises())
    assert R4 not in asked(plan, None, AskKind.RAISE)
    plan.does(answers(on=OCTOBER))
    assert R4 not in asked(plan, None, AskKind.RAISE)
    plan.does(SetPolicy(key="raise_after", value=1, reason="Agreed."))
    plan.on(date(2027, 12, 10))
    assert R4 in asked(plan, None, AskKind.RAISE)


def test_what_nobody_leads_is_to_be_raised_once_the_plan_s_day_has_passed(plan: PlanWithSittings) -> None:
    due = plan.view().snapshot.reviews[0].plan_due_on
    plan.on(due)
    assert R5 not in asked(plan, None, AskKind.RAISE)
    plan.on(date(due.year, due.month, due.day + 1))
    assert R5 in asked(plan, None, AskKind.RAISE)
    plan.does(raises(R5, "Chief Constable"))
    plan.does(answers(on=plan.today, ref=R5))
    assert R5 not in asked(plan, None, AskKind.RAISE)


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (raises(whom="Mrs Jane Smith"), "reads as a person"),
        (raises(reason=" "), "is empty"),
        (raises(whom="Chief Constable"), "is not answered yet"),
        (answers(on=MARCH), "the answer came on that day or later"),
        (answers(ref=R5), "nothing raised that waits"),
        (answers(meeting=AT_MARCH), "is closed"),
        (answers(on=DUE), "after today"),
    ],
)
def test_what_cannot_be_is_refused(raised: PlanWithSittings, command: Command, words: str) -> None:
    raised.does(CloseMeeting(meeting=AT_MARCH))
    assert words in raised.refuses(command)


def test_the_same_again_changes_nothing_and_steps_are_undone(raised: PlanWithSittings) -> None:
    assert raised.record(raises()) == ()
    answered = raised.does(answers())
    again = raised.does(raises(reason="Still late."))
    assert "later work builds on it" in raised.refuses(Undo(step=answered))
    raised.does(Undo(step=again))
    raised.does(Undo(step=answered))
    assert raised.item().raised_and_unanswered


def test_closing_an_item_ends_what_waits_and_no_undo_brings_it_back_beside_a_closed_item(
    raised: PlanWithSittings,
) -> None:
    answered = raised.does(answers())
    raised.does(Supersede(refs=(R4,), reason="Merged.", meeting=AT_JUNE))
    assert "waits" in raised.refuses(Undo(step=answered))
    assert not broken(raised.state, raised.texts)


def test_closing_ends_it(raised: PlanWithSittings) -> None:
    raised.does(Supersede(refs=(R4,), reason="Merged.", meeting=AT_JUNE))
    assert raised.item().raised is None
    assert asked(raised, AT_OCTOBER, AskKind.RAISED) == []
