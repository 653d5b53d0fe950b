"""Meetings: arranged, moved, cancelled and closed, what is decided at them, and what stays on record."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from actionplan.domain.subjects.meetings import AddMeetings, CancelMeeting, CloseMeeting, MinuteDecision, MoveMeeting
from actionplan.domain.subjects.packs import IssuePack
from actionplan.domain.subjects.planning import SetTheme
from actionplan.domain.subjects.undo import Undo
from actionplan.domain.vocabulary import MeetingKind
from tests.domain.cycle import (
    AT_JUNE,
    AT_MARCH,
    AT_SEPTEMBER,
    BEGUN,
    JUNE,
    MARCH,
    R4,
    SEPTEMBER,
    Cycle,
    a_cycle,
    chairs_action,
)

LONG_BODY = "Knowsley Safeguarding Children Partnership Executive Board for Learning"
MINUTED = MinuteDecision(meeting=AT_MARCH, words="Noted.")


@pytest.fixture
def cycle(tmp_path: Path) -> Iterator[Cycle]:
    yield from a_cycle(tmp_path)


def ids(cycle: Cycle) -> list[str]:
    return [meeting.id for meeting in cycle.ledger.meetings()]


def add(*days: date, body: str = "Executive") -> AddMeetings:
    return AddMeetings(body=body, days=days)


def decisions(cycle: Cycle, ref: str) -> list[str | None]:
    records = cycle.ledger.records(ref, cycle.ledger.last_number())
    return [record.meeting for record in records if record.meeting is not None]


def test_a_series_is_one_step_with_an_entry_a_day_and_those_on_record_are_left_out(cycle: Cycle) -> None:
    december = date(2027, 12, 9)
    receipt = cycle.ledger.record(add(JUNE, december, december, MARCH), "Clerk")
    assert [entry.fact.kind for entry in receipt.entries] == ["meeting-added"]
    assert ids(cycle) == [AT_MARCH, AT_JUNE, AT_SEPTEMBER, "executive-2027-12-09"]
    assert cycle.ledger.record(add(JUNE, MARCH, body="EXECUTIVE"), "Clerk").step is None


def test_a_body_is_spelt_as_the_plan_spells_it_however_it_is_typed(cycle: Cycle) -> None:
    cycle.does(add(date(2028, 3, 9), body="  executive "))
    assert {meeting.body for meeting in cycle.ledger.meetings()} == {"Executive"}


def test_the_day_stands_whole_in_the_name_of_a_meeting_of_a_long_named_body(cycle: Cycle) -> None:
    cycle.does(add(MARCH, JUNE, body=LONG_BODY))
    named = [each for each in ids(cycle) if each.startswith("knowsley")]
    assert [each[-10:] for each in named] == ["2027-03-11", "2027-06-10"]
    assert all(len(each) <= 60 for each in named)


def test_a_cancelled_day_can_be_arranged_again_under_another_name(cycle: Cycle) -> None:
    cycle.does(CancelMeeting(meeting=AT_JUNE, reason="Election."))
    cycle.does(add(JUNE))
    assert ids(cycle) == [AT_MARCH, AT_JUNE, f"{AT_JUNE}-2", AT_SEPTEMBER]


def test_a_chairs_action_is_recorded_once_it_has_been_taken(cycle: Cycle) -> None:
    assert cycle.refuses(chairs_action(BEGUN + timedelta(days=1))) == (
        "A chair's action is recorded once it has been taken; 5 January 2027 is still to come."
    )
    cycle.does(chairs_action(BEGUN))
    meeting = next(each for each in cycle.ledger.meetings() if each.kind is MeetingKind.CHAIRS_ACTION)
    assert (meeting.id, meeting.is_sitting) == ("executive-2027-01-04", False)
    assert meeting.title == "The chair's action for the Executive of 4 January 2027"


@pytest.mark.parametrize("command", [MoveMeeting, CancelMeeting])
def test_a_chairs_action_has_been_taken_and_is_neither_moved_nor_cancelled(
    cycle: Cycle, command: type[MoveMeeting | CancelMeeting]
) -> None:
    cycle.does(chairs_action(BEGUN))
    taken = "executive-2027-01-04"
    given = MoveMeeting(meeting=taken, on=JUNE) if command is MoveMeeting else None
    assert "has been taken: only a sitting can be" in cycle.refuses(given or CancelMeeting(meeting=taken, reason="No."))


def test_a_sitting_moves_and_keeps_its_name(cycle: Cycle) -> None:
    cycle.does(MoveMeeting(meeting=AT_MARCH, on=date(2027, 3, 18), reason="Room."))
    moved = cycle.ledger.meetings()[0]
    assert (moved.id, moved.on) == (AT_MARCH, date(2027, 3, 18))
    same_day = MoveMeeting(meeting=AT_MARCH, on=date(2027, 3, 18))
    assert cycle.ledger.record(same_day, "Clerk").step is None


def test_a_sitting_does_not_move_onto_another_of_its_body(cycle: Cycle) -> None:
    sentence = cycle.refuses(MoveMeeting(meeting=AT_MARCH, on=JUNE))
    assert sentence == "The Executive has a sitting on 10 June 2027 already."


def test_a_sitting_that_took_place_is_not_moved(cycle: Cycle) -> None:
    sentence = cycle.on(MARCH + timedelta(days=1)).refuses(MoveMeeting(meeting=AT_MARCH, on=JUNE))
    assert "has taken place: it cannot be moved" in sentence


def test_a_cancelled_sitting_is_neither_moved_nor_decided_at(cycle: Cycle) -> None:
    cycle.does(CancelMeeting(meeting=AT_MARCH, reason="Snow."))
    assert "is cancelled: it can no longer be moved" in cycle.refuses(
        MoveMeeting(meeting=AT_MARCH, on=date(2027, 4, 1))
    )
    assert cycle.on(MARCH).refuses(MINUTED) == (
        "The Executive of 11 March 2027 was cancelled: it cannot have decided anything."
    )


def test_a_meeting_decides_from_its_own_day_on_and_not_before(cycle: Cycle) -> None:
    early = cycle.on(MARCH - timedelta(days=1)).refuses(MINUTED)
    assert early == ("The Executive of 11 March 2027 has not sat yet: its decisions can be recorded from that day on.")
    cycle.on(MARCH).does(MINUTED)


def test_a_meeting_with_decisions_is_not_cancelled(cycle: Cycle) -> None:
    cycle.on(MARCH).does(MINUTED)
    assert "has decisions on record: it cannot be cancelled" in cycle.refuses(
        CancelMeeting(meeting=AT_MARCH, reason="No.")
    )


def test_what_a_meeting_is_named_by_must_be_on_record(cycle: Cycle) -> None:
    assert 'There is no meeting "board-2027-01-01" on record' in cycle.refuses(CloseMeeting(meeting="board-2027-01-01"))


def test_a_decision_in_words_is_kept_for_each_item_and_for_the_meeting(cycle: Cycle) -> None:
    cycle.on(MARCH).does(MinuteDecision(meeting=AT_MARCH, words="Noted.", refs=(R4, "SAM-R05")))
    cycle.does(MINUTED)
    assert [decisions(cycle, ref) for ref in (R4, "SAM-R05", AT_MARCH)] == [[AT_MARCH]] * 3


def test_an_undone_decision_leaves_the_record_and_frees_its_meeting(cycle: Cycle) -> None:
    step = cycle.adopts()
    assert decisions(cycle, R4) == [AT_MARCH]
    cycle.undoes(step)
    assert decisions(cycle, R4) == []
    cycle.does(CancelMeeting(meeting=AT_MARCH, reason="Not quorate."))


def test_an_undone_minute_about_no_item_leaves_the_record(cycle: Cycle) -> None:
    step = cycle.on(MARCH).does(MINUTED)
    cycle.undoes(step)
    assert decisions(cycle, AT_MARCH) == []


def test_adding_a_meeting_is_undone_until_it_has_decided(cycle: Cycle) -> None:
    step = cycle.on(MARCH).does(chairs_action(MARCH))
    taken = f"{AT_MARCH}-2"
    decided = cycle.does(MinuteDecision(meeting=taken, words="Agreed."))
    assert "has decisions on record" in cycle.refuses(Undo(step=step))
    cycle.undoes(decided)
    cycle.undoes(step)
    assert taken not in ids(cycle)


def test_a_decision_does_not_come_back_to_a_meeting_that_is_gone(cycle: Cycle) -> None:
    step = cycle.on(MARCH).does(chairs_action(MARCH))
    decided = cycle.does(MinuteDecision(meeting=f"{AT_MARCH}-2", words="Agreed."))
    undone = cycle.undoes(decided)
    cycle.undoes(step)
    assert "is not on record any more, and cannot have decided it" in cycle.refuses(Undo(step=undone))


def test_a_decision_does_not_come_back_to_a_cancelled_or_postponed_meeting(cycle: Cycle) -> None:
    undone = cycle.undoes(cycle.on(MARCH).does(MINUTED))
    moved = cycle.does(MoveMeeting(meeting=AT_MARCH, on=MARCH + timedelta(days=7)))
    assert "was moved, and cannot have decided it" in cycle.refuses(Undo(step=undone))
    cycle.undoes(moved)
    cycle.does(CancelMeeting(meeting=AT_MARCH, reason="No."))
    assert "was cancelled, and cannot have decided it" in cycle.refuses(Undo(step=undone))


def test_a_move_is_not_undone_under_the_decisions_of_the_new_day(cycle: Cycle) -> None:
    moved = cycle.does(MoveMeeting(meeting=AT_JUNE, on=date(2027, 4, 1)))
    decided = cycle.on(date(2027, 4, 1)).does(MinuteDecision(meeting=AT_JUNE, words="Agreed."))
    assert "has decisions on record" in cycle.refuses(Undo(step=moved))
    cycle.undoes(decided)
    cycle.undoes(moved)
    assert cycle.ledger.meetings()[1].on == JUNE


def test_a_closed_meetings_decisions_are_not_undone(cycle: Cycle) -> None:
    step = cycle.adopts()
    cycle.does(CloseMeeting(meeting=AT_MARCH))
    assert cycle.refuses(Undo(step=step)) == (
        "The Executive of 11 March 2027 is closed, and a closed meeting's decisions are not undone. "
        "Reopen the item, or let the next meeting decide again."
    )


def test_nor_by_way_of_an_undo_of_an_undo(cycle: Cycle) -> None:
    step = cycle.adopts()
    cycle.completes()
    signed = cycle.signs_off(AT_MARCH)
    again = cycle.undoes(cycle.undoes(signed))
    cycle.does(CloseMeeting(meeting=AT_MARCH))
    for each in (step, signed, again):
        assert "is closed, and a closed meeting's decisions are not undone" in cycle.refuses(Undo(step=each))


def test_nothing_comes_back_into_closed_minutes(cycle: Cycle) -> None:
    undone = cycle.undoes(cycle.adopts())
    cycle.does(CloseMeeting(meeting=AT_MARCH))
    assert "is closed" in cycle.refuses(Undo(step=undone))


def test_closing_is_undone_on_its_own_day_only_and_back_again(cycle: Cycle) -> None:
    closed = cycle.on(MARCH).does(CloseMeeting(meeting=AT_MARCH))
    assert cycle.ledger.record(CloseMeeting(meeting=AT_MARCH), "Clerk").step is None
    opened = cycle.undoes(closed)
    assert not cycle.ledger.meetings()[0].closed
    assert "taking back the closing of a meeting is undone on its own day only" in cycle.on(
        MARCH + timedelta(days=1)
    ).refuses(Undo(step=opened))
    closed = cycle.does(CloseMeeting(meeting=AT_MARCH))
    assert "closing a meeting is undone on its own day only" in cycle.on(JUNE).refuses(Undo(step=closed))


def test_a_meeting_that_has_not_sat_is_not_closed(cycle: Cycle) -> None:
    assert "has not sat yet" in cycle.refuses(CloseMeeting(meeting=AT_MARCH))


def test_issued_papers_stay_issued(cycle: Cycle) -> None:
    step = cycle.issues(AT_MARCH)
    assert cycle.refuses(Undo(step=step)) == (f"Step {step} issued papers: what went out to a meeting stays on record.")
    cycle.issues(AT_MARCH)
    assert cycle.ledger.meetings()[0].packs_issued == 2


def test_papers_are_refused_where_somebody_wrote_meanwhile_or_for_a_day_to_come(cycle: Cycle) -> None:
    last = cycle.ledger.last_number()
    pack = IssuePack(meeting=AT_MARCH, cut_off=last, as_at=MARCH, manifest_sha256="0" * 64)
    assert "Papers cannot be dated 11 March 2027" in cycle.refuses(pack)
    cycle.does(SetTheme(refs=(R4,), theme="Homes"))
    stale = IssuePack(meeting=AT_MARCH, cut_off=last, as_at=BEGUN, manifest_sha256="0" * 64)
    assert "Somebody changed the plan while the papers were drawn up" in cycle.refuses(stale)


def test_papers_of_an_ended_meeting_are_refused(cycle: Cycle) -> None:
    cycle.does(CancelMeeting(meeting=AT_JUNE, reason="No."))
    pack = IssuePack(meeting=AT_JUNE, cut_off=cycle.ledger.last_number(), as_at=BEGUN, manifest_sha256="0" * 64)
    assert "is cancelled: it can no longer be given papers" in cycle.refuses(pack)


def test_sittings_since_an_item_fell_due_are_counted_and_chairs_actions_are_not(cycle: Cycle) -> None:
    cycle.adopts(due=date(2027, 3, 31))
    cycle.on(date(2027, 5, 1)).does(chairs_action(date(2027, 5, 1)))
    assert cycle.on(JUNE).row().times_carried_forward == 0
    assert cycle.on(JUNE + timedelta(days=1)).row().times_carried_forward == 1
    assert cycle.on(SEPTEMBER + timedelta(days=1)).row().times_carried_forward == 2


def test_a_sitting_with_decisions_is_not_moved_on_its_own_day(cycle: Cycle) -> None:
    cycle.on(MARCH).does(MINUTED)
    sentence = cycle.refuses(MoveMeeting(meeting=AT_MARCH, on=MARCH + timedelta(days=7)))
    assert sentence == "The Executive of 11 March 2027 has decisions on record: it cannot be moved."
