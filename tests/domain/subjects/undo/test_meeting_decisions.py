"""Undo and the record of a meeting: decisions, closed minutes, moved and cancelled sittings."""

from datetime import date, timedelta

from actionplan.domain.subjects.meetings import CancelMeeting, CloseMeeting, MinuteDecision, MoveMeeting
from actionplan.domain.subjects.undo import Undo
from tests.domain.plan_with_sittings import (
    AT_JUNE,
    AT_MARCH,
    JUNE,
    MARCH,
    PlanWithSittings,
    chairs_action,
)

MINUTED = MinuteDecision(meeting=AT_MARCH, words="Noted.")


def ids(plan: PlanWithSittings) -> list[str]:
    return [meeting.id for meeting in plan.meetings()]


def test_adding_a_meeting_is_undone_until_it_has_decided(plan: PlanWithSittings) -> None:
    step = plan.on(MARCH).does(chairs_action(MARCH))
    taken = f"{AT_MARCH}-2"
    decided = plan.does(MinuteDecision(meeting=taken, words="Agreed."))
    assert "has decisions on record" in plan.refuses(Undo(step=step))
    plan.undoes(decided)
    plan.undoes(step)
    assert taken not in ids(plan)


def test_a_decision_does_not_come_back_to_a_meeting_that_is_gone(plan: PlanWithSittings) -> None:
    step = plan.on(MARCH).does(chairs_action(MARCH))
    decided = plan.does(MinuteDecision(meeting=f"{AT_MARCH}-2", words="Agreed."))
    undone = plan.undoes(decided)
    plan.undoes(step)
    assert "is not on record any more, and cannot have decided it" in plan.refuses(Undo(step=undone))


def test_a_decision_does_not_come_back_to_a_cancelled_or_postponed_meeting(plan: PlanWithSittings) -> None:
    undone = plan.undoes(plan.on(MARCH).does(MINUTED))
    moved = plan.does(MoveMeeting(meeting=AT_MARCH, on=MARCH + timedelta(days=7)))
    assert "was moved, and cannot have decided it" in plan.refuses(Undo(step=undone))
    plan.undoes(moved)
    plan.does(CancelMeeting(meeting=AT_MARCH, reason="No."))
    assert "was cancelled, and cannot have decided it" in plan.refuses(Undo(step=undone))


def test_a_move_is_not_undone_under_the_decisions_of_the_new_day(plan: PlanWithSittings) -> None:
    moved = plan.does(MoveMeeting(meeting=AT_JUNE, on=date(2027, 4, 1)))
    decided = plan.on(date(2027, 4, 1)).does(MinuteDecision(meeting=AT_JUNE, words="Agreed."))
    assert "has decisions on record" in plan.refuses(Undo(step=moved))
    plan.undoes(decided)
    plan.undoes(moved)
    assert plan.meetings()[1].on == JUNE


def test_a_closed_meetings_decisions_are_not_undone(plan: PlanWithSittings) -> None:
    step = plan.adopts()
    plan.does(CloseMeeting(meeting=AT_MARCH))
    assert plan.refuses(Undo(step=step)) == (
        "The Executive of 11 March 2027 is closed, and a closed meeting's decisions are not undone. "
        "Reopen the item, or let the next meeting decide again; where the minutes were wrong, reopen the meeting."
    )


def test_nor_by_way_of_an_undo_of_an_undo(plan: PlanWithSittings) -> None:
    step = plan.adopts()
    plan.completes()
    signed = plan.signs_off(AT_MARCH)
    again = plan.undoes(plan.undoes(signed))
    plan.does(CloseMeeting(meeting=AT_MARCH))
    for each in (step, signed, again):
        assert "is closed, and a closed meeting's decisions are not undone" in plan.refuses(Undo(step=each))


def test_nothing_comes_back_into_closed_minutes(plan: PlanWithSittings) -> None:
    undone = plan.undoes(plan.adopts())
    plan.does(CloseMeeting(meeting=AT_MARCH))
    assert "is closed" in plan.refuses(Undo(step=undone))


def test_closing_is_undone_on_its_own_day_only_and_back_again(plan: PlanWithSittings) -> None:
    closed = plan.on(MARCH).does(CloseMeeting(meeting=AT_MARCH))
    assert not plan.record(CloseMeeting(meeting=AT_MARCH))
    opened = plan.undoes(closed)
    assert not plan.meetings()[0].closed
    assert "taking back the closing of a meeting is undone on its own day only" in plan.on(
        MARCH + timedelta(days=1)
    ).refuses(Undo(step=opened))
    closed = plan.does(CloseMeeting(meeting=AT_MARCH))
    assert "closing a meeting is undone on its own day only" in plan.on(JUNE).refuses(Undo(step=closed))
