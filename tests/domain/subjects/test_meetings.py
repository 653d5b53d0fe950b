"""Meetings: arranged, moved, cancelled and closed, and what is decided at them."""

from datetime import date, timedelta

import pytest

from actionplan.domain.entry import Fact
from actionplan.domain.subjects.meetings import (
    AddMeetings,
    CancelMeeting,
    CloseMeeting,
    DecisionMinuted,
    MeetingAdded,
    MeetingCancelled,
    MeetingClosed,
    MeetingMoved,
    MinuteDecision,
    MoveMeeting,
)
from actionplan.domain.subjects.overrides import OverrideRating
from actionplan.domain.subjects.undo import Undo
from actionplan.domain.vocabulary import (
    Colour,
    MeetingKind,
)
from tests.domain.plan_with_sittings import (
    AT_JUNE,
    AT_MARCH,
    AT_SEPTEMBER,
    BEGUN,
    JUNE,
    MARCH,
    R4,
    SEPTEMBER,
    PlanWithSittings,
    chairs_action,
)
from tests.domain.sentences import sentence_of

LONG_BODY = "Knowsley Safeguarding Children Partnership Executive Board for Learning"
MINUTED = MinuteDecision(meeting=AT_MARCH, words="Noted.")


def ids(plan: PlanWithSittings) -> list[str]:
    return [meeting.id for meeting in plan.meetings()]


def add(*days: date, body: str = "Executive") -> AddMeetings:
    return AddMeetings(body=body, days=days)


def decisions(plan: PlanWithSittings, ref: str) -> list[str | None]:
    records = plan.records(ref)
    return [record.meeting for record in records if record.meeting is not None]


def test_a_series_is_one_step_with_an_entry_a_day_and_those_on_record_are_left_out(plan: PlanWithSittings) -> None:
    december = date(2027, 12, 9)
    entries = plan.record(add(JUNE, december, december, MARCH))
    assert [entry.fact.kind for entry in entries] == ["meeting-added"]
    assert ids(plan) == [AT_MARCH, AT_JUNE, AT_SEPTEMBER, "executive-2027-12-09"]
    assert not plan.record(add(JUNE, MARCH, body="EXECUTIVE"))


def test_a_body_is_spelt_as_the_plan_spells_it_however_it_is_typed(plan: PlanWithSittings) -> None:
    plan.does(add(date(2028, 3, 9), body="  executive "))
    assert {meeting.body for meeting in plan.meetings()} == {"Executive"}


def test_the_day_stands_whole_in_the_name_of_a_meeting_of_a_long_named_body(plan: PlanWithSittings) -> None:
    plan.does(add(MARCH, JUNE, body=LONG_BODY))
    named = [each for each in ids(plan) if each.startswith("knowsley")]
    assert [each[-10:] for each in named] == ["2027-03-11", "2027-06-10"]
    assert all(len(each) <= 60 for each in named)


def test_a_cancelled_day_can_be_arranged_again_under_another_name(plan: PlanWithSittings) -> None:
    plan.does(CancelMeeting(meeting=AT_JUNE, reason="Election."))
    plan.does(add(JUNE))
    assert ids(plan) == [AT_MARCH, AT_JUNE, f"{AT_JUNE}-2", AT_SEPTEMBER]


def test_a_chairs_action_is_recorded_once_it_has_been_taken(plan: PlanWithSittings) -> None:
    assert plan.refuses(chairs_action(BEGUN + timedelta(days=1))) == (
        "A chair's action is recorded once it has been taken; 5 January 2027 is still to come."
    )
    plan.does(chairs_action(BEGUN))
    meeting = next(each for each in plan.meetings() if each.kind is MeetingKind.CHAIRS_ACTION)
    assert (meeting.id, meeting.is_sitting) == ("executive-2027-01-04", False)
    assert meeting.title == "The chair's action for the Executive of 4 January 2027"


@pytest.mark.parametrize("command", [MoveMeeting, CancelMeeting])
def test_a_chairs_action_has_been_taken_and_is_neither_moved_nor_cancelled(
    plan: PlanWithSittings, command: type[MoveMeeting | CancelMeeting]
) -> None:
    plan.does(chairs_action(BEGUN))
    taken = "executive-2027-01-04"
    given = MoveMeeting(meeting=taken, on=JUNE) if command is MoveMeeting else None
    assert "has been taken: only a sitting can be" in plan.refuses(given or CancelMeeting(meeting=taken, reason="No."))


def test_a_sitting_moves_and_keeps_its_name(plan: PlanWithSittings) -> None:
    plan.does(MoveMeeting(meeting=AT_MARCH, on=date(2027, 3, 18), reason="Room."))
    moved = plan.meetings()[0]
    assert (moved.id, moved.on) == (AT_MARCH, date(2027, 3, 18))
    same_day = MoveMeeting(meeting=AT_MARCH, on=date(2027, 3, 18))
    assert not plan.record(same_day)


def test_a_sitting_does_not_move_onto_another_of_its_body(plan: PlanWithSittings) -> None:
    sentence = plan.refuses(MoveMeeting(meeting=AT_MARCH, on=JUNE))
    assert sentence == "The Executive has a sitting on 10 June 2027 already."


def test_a_sitting_that_took_place_is_not_moved(plan: PlanWithSittings) -> None:
    sentence = plan.on(MARCH + timedelta(days=1)).refuses(MoveMeeting(meeting=AT_MARCH, on=JUNE))
    assert "has taken place: it cannot be moved" in sentence


def test_a_cancelled_sitting_is_neither_moved_nor_decided_at(plan: PlanWithSittings) -> None:
    plan.does(CancelMeeting(meeting=AT_MARCH, reason="Snow."))
    assert "is cancelled: it can no longer be moved" in plan.refuses(MoveMeeting(meeting=AT_MARCH, on=date(2027, 4, 1)))
    assert plan.on(MARCH).refuses(MINUTED) == (
        "The Executive of 11 March 2027 was cancelled: it cannot have decided anything."
    )


def test_a_meeting_decides_from_its_own_day_on_and_not_before(plan: PlanWithSittings) -> None:
    early = plan.on(MARCH - timedelta(days=1)).refuses(MINUTED)
    assert early == ("The Executive of 11 March 2027 has not sat yet: its decisions can be recorded from that day on.")
    plan.on(MARCH).does(MINUTED)


def test_a_meeting_with_decisions_is_not_cancelled(plan: PlanWithSittings) -> None:
    plan.on(MARCH).does(MINUTED)
    assert "has decisions on record: it cannot be cancelled" in plan.refuses(
        CancelMeeting(meeting=AT_MARCH, reason="No.")
    )


def test_a_sitting_whose_day_is_past_is_not_cancelled_and_none_is_moved_into_the_past(plan: PlanWithSittings) -> None:
    plan.on(MARCH + timedelta(days=1))
    assert "has taken place: it cannot be cancelled" in plan.refuses(CancelMeeting(meeting=AT_MARCH, reason="No."))
    for day in (MARCH, BEGUN):
        assert "which is past" in plan.refuses(MoveMeeting(meeting=AT_JUNE, on=day))
    plan.does(MoveMeeting(meeting=AT_JUNE, on=plan.today))


def test_what_a_sitting_ended_does_not_come_back_by_an_undo_of_its_arranging_or_its_move(
    plan: PlanWithSittings,
) -> None:
    added = plan.does(add(date(2027, 4, 8)))
    moved = plan.does(MoveMeeting(meeting=AT_MARCH, on=date(2027, 3, 25)))
    away = plan.does(MoveMeeting(meeting=AT_JUNE, on=SEPTEMBER + timedelta(days=28)))
    cancelled = plan.on(MARCH).does(CancelMeeting(meeting="executive-2027-09-09", reason="Election."))
    plan.on(MARCH + timedelta(days=1))
    assert "would be on 11 March 2027, which is past" in plan.refuses(Undo(step=moved))
    plan.undoes(cancelled)
    plan.on(date(2027, 7, 1))
    assert "the Executive of 8 April 2027 has taken place" in plan.refuses(Undo(step=added))
    assert "would be on 10 June 2027, which is past" in plan.refuses(Undo(step=away))
    assert "the Executive of 25 March 2027 has taken place" in plan.refuses(Undo(step=moved))


def test_a_decided_colour_that_a_sitting_ended_does_not_come_back(plan: PlanWithSittings) -> None:
    plan.adopts(due=date(2027, 5, 1))
    plan.on(date(2027, 5, 4)).does(chairs_action(date(2027, 5, 4)))
    by_chair = "executive-2027-05-04"
    plan.does(OverrideRating(refs=(R4,), colour=Colour.AMBER, reason="R.", meeting=by_chair, agreed_by="Chair"))
    plan.on(JUNE + timedelta(days=1))
    ended = plan.row().rating.colour
    assert ended is Colour.RED
    plan.refuses(CancelMeeting(meeting=AT_JUNE, reason="No."))
    assert plan.row().rating.colour is Colour.RED


def test_what_a_meeting_is_named_by_must_be_on_record(plan: PlanWithSittings) -> None:
    assert 'There is no meeting "board-2027-01-01" on record' in plan.refuses(CloseMeeting(meeting="board-2027-01-01"))


def test_a_decision_in_words_is_kept_for_each_item_and_for_the_meeting(plan: PlanWithSittings) -> None:
    plan.on(MARCH).does(MinuteDecision(meeting=AT_MARCH, words="Noted.", refs=(R4, "SAM-R05")))
    plan.does(MINUTED)
    assert [decisions(plan, ref) for ref in (R4, "SAM-R05", AT_MARCH)] == [[AT_MARCH]] * 3


def test_an_undone_decision_leaves_the_record_and_frees_its_meeting(plan: PlanWithSittings) -> None:
    step = plan.adopts()
    assert decisions(plan, R4) == [AT_MARCH]
    plan.undoes(step)
    assert decisions(plan, R4) == []
    plan.does(CancelMeeting(meeting=AT_MARCH, reason="Not quorate."))


def test_an_undone_minute_about_no_item_leaves_the_record(plan: PlanWithSittings) -> None:
    step = plan.on(MARCH).does(MINUTED)
    plan.undoes(step)
    assert decisions(plan, AT_MARCH) == []


def test_a_meeting_that_has_not_sat_is_not_closed(plan: PlanWithSittings) -> None:
    assert "has not sat yet" in plan.refuses(CloseMeeting(meeting=AT_MARCH))


def test_sittings_since_an_item_fell_due_are_counted_and_chairs_actions_are_not(plan: PlanWithSittings) -> None:
    plan.adopts(due=date(2027, 3, 31))
    plan.on(date(2027, 5, 1)).does(chairs_action(date(2027, 5, 1)))
    assert plan.on(JUNE).row().times_carried_forward == 0
    assert plan.on(JUNE + timedelta(days=1)).row().times_carried_forward == 1
    assert plan.on(SEPTEMBER + timedelta(days=1)).row().times_carried_forward == 2


def test_a_sitting_with_decisions_is_not_moved_on_its_own_day(plan: PlanWithSittings) -> None:
    plan.on(MARCH).does(MINUTED)
    sentence = plan.refuses(MoveMeeting(meeting=AT_MARCH, on=MARCH + timedelta(days=7)))
    assert sentence == "The Executive of 11 March 2027 has decisions on record: it cannot be moved."


# Its entries in words

MEETING_ID = "executive-2027-03-11"
DECIDED_ON = date(2027, 3, 11)
NEW_DAY = date(2027, 8, 31)


@pytest.mark.parametrize(
    ("fact", "sentence"),
    [
        (
            MeetingAdded(MEETING_ID, "Executive", DECIDED_ON, MeetingKind.SITTING),
            "Sitting arranged: Executive, 11 March 2027 (executive-2027-03-11).",
        ),
        (
            MeetingAdded(MEETING_ID, "Executive", DECIDED_ON, MeetingKind.CHAIRS_ACTION),
            "Chair's action: Executive, 11 March 2027 (executive-2027-03-11).",
        ),
        (
            MeetingMoved(MEETING_ID, NEW_DAY, "No room"),
            "Sitting executive-2027-03-11 moved to 31 August 2027. Reason: No room.",
        ),
        (MeetingCancelled(MEETING_ID, "Snow."), "Sitting executive-2027-03-11 cancelled. Reason: Snow."),
        (MeetingClosed(MEETING_ID), "Meeting executive-2027-03-11 closed: its decisions stand."),
        (DecisionMinuted(MEETING_ID, "To note\nthe paper"), "Decided (executive-2027-03-11): To note\nthe paper"),
    ],
)
def test_an_entry_says_what_happened(fact: Fact, sentence: str) -> None:
    assert sentence_of(fact) == sentence


@pytest.mark.parametrize(
    ("fact", "sentence"),
    [
        (DecisionMinuted(MEETING_ID, "To note"), "Decided by the chair (executive-2027-03-11): To note"),
    ],
)
def test_what_the_chair_decided_is_not_said_to_be_a_meetings(fact: Fact, sentence: str) -> None:
    assert sentence_of(fact, by_chair=True) == sentence
