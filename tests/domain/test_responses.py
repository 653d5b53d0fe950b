"""The partnership's response to a recommendation, and the meeting that decided it, where one did."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from actionplan.domain.kinds import describe
from actionplan.domain.reports.movement import movement_report
from actionplan.domain.subjects.actions import AddActions
from actionplan.domain.subjects.meetings import CancelMeeting, CloseMeeting
from actionplan.domain.subjects.responses import Respond
from actionplan.domain.subjects.undo import Undo
from actionplan.domain.vocabulary import Kind, RecordKind, Response
from tests.domain.cycle import A1, AT_JUNE, AT_MARCH, JUNE, MARCH, R4, R5, Cycle, a_cycle, chairs_action

AGAIN = "Two of three districts."


@pytest.fixture
def cycle(tmp_path: Path) -> Iterator[Cycle]:
    yield from a_cycle(tmp_path)


def responds(
    response: Response = Response.ACCEPTED,
    meeting: str | None = AT_MARCH,
    reason: str | None = None,
    refs: tuple[str, ...] = (R4,),
) -> Respond:
    return Respond(refs=refs, response=response, reason=reason, meeting=meeting)


def decisions(cycle: Cycle, ref: str = R4) -> list[str | None]:
    records = cycle.ledger.records(ref, cycle.ledger.last_number())
    return [each.meeting for each in records if each.kind is RecordKind.DECISION]


@pytest.mark.parametrize("response", [Response.ACCEPTED, Response.PART, Response.NOT_ACCEPTED])
def test_every_response_may_name_the_meeting_that_decided_it(cycle: Cycle, response: Response) -> None:
    cycle.on(MARCH).does(responds(response, reason="Because."))
    item = cycle.item()
    assert (item.response.answer, item.response.meeting) == (response, AT_MARCH)
    assert decisions(cycle) == [AT_MARCH]


def test_without_a_meeting_it_is_nobodys_decision(cycle: Cycle) -> None:
    cycle.does(responds(meeting=None))
    assert (cycle.item().response.answer, cycle.item().response.meeting) == (Response.ACCEPTED, None)
    assert decisions(cycle) == []


def test_a_meeting_that_has_not_sat_or_was_cancelled_decides_none(cycle: Cycle) -> None:
    assert "has not sat yet" in cycle.refuses(responds())
    cycle.does(CancelMeeting(meeting=AT_MARCH, reason="Snow."))
    assert "was cancelled" in cycle.on(MARCH).refuses(responds())


def test_that_none_is_recorded_is_no_meetings_decision(cycle: Cycle) -> None:
    cycle.on(MARCH).does(responds())
    assert "not a meeting's decision" in cycle.refuses(responds(Response.NOT_RECORDED))
    cycle.does(responds(Response.NOT_RECORDED, meeting=None))
    assert (cycle.item().response.answer, cycle.item().response.meeting) == (Response.NOT_RECORDED, None)


def test_a_meeting_confirms_what_was_recorded_without_one_and_its_reason_stays(cycle: Cycle) -> None:
    cycle.does(responds(Response.PART, meeting=None, reason=AGAIN))
    cycle.on(MARCH).does(responds(Response.PART))
    item = cycle.item()
    assert (item.response.meeting, cycle.view.text_of(item, "response_reason")) == (AT_MARCH, AGAIN)
    assert cycle.ledger.record(responds(Response.PART), "Clerk").step is None, "it says nothing new"


def test_with_a_meeting_too_an_empty_reason_takes_the_reason_away(cycle: Cycle) -> None:
    cycle.does(responds(Response.PART, meeting=None, reason=AGAIN))
    cycle.on(MARCH).does(responds(Response.PART, reason=""))
    assert (cycle.item().response.meeting, cycle.item().response.reason) == (AT_MARCH, None)


def test_another_reason_leaves_the_meeting_and_another_response_does_not(cycle: Cycle) -> None:
    cycle.on(MARCH).does(responds(reason=AGAIN))
    cycle.does(responds(meeting=None, reason="All of them."))
    assert cycle.item().response.meeting == AT_MARCH
    cycle.does(responds(Response.PART, meeting=None))
    assert (cycle.item().response.meeting, cycle.item().response.reason) == (None, None)


def test_the_reason_of_an_earlier_response_does_not_stay_with_a_meetings_other_one(cycle: Cycle) -> None:
    cycle.does(responds(Response.PART, meeting=None, reason=AGAIN))
    cycle.on(MARCH).does(responds(Response.ACCEPTED))
    assert cycle.item().response.reason is None


def test_it_is_undone_while_the_meeting_is_open_and_not_once_it_is_closed(cycle: Cycle) -> None:
    cycle.on(MARCH)
    cycle.undoes(cycle.does(responds()))
    assert (cycle.item().response.answer, cycle.item().response.meeting, decisions(cycle)) == (
        Response.NOT_RECORDED,
        None,
        [],
    )
    step = cycle.does(responds(refs=(R4, R5)))
    cycle.does(CloseMeeting(meeting=AT_MARCH))
    assert "a closed meeting's decisions are not undone" in cycle.refuses(Undo(step=step))
    assert cycle.item(R5).response.meeting == AT_MARCH


def test_a_sitting_that_has_answered_is_not_cancelled(cycle: Cycle) -> None:
    cycle.on(MARCH).does(responds())
    assert "has decisions on record" in cycle.refuses(CancelMeeting(meeting=AT_MARCH, reason="Snow."))


def test_an_accepted_recommendation_does_not_move_and_one_not_accepted_does(cycle: Cycle) -> None:
    opening = cycle.view.snapshot
    cycle.on(JUNE).does(responds(meeting=AT_JUNE))
    cycle.does(responds(Response.NOT_ACCEPTED, AT_JUNE, "Not ours.", (R5,)))
    between = [line.entry for line in cycle.ledger.history(cycle.ledger.last_number(), after=opening.head)]
    _, total = movement_report(opening, cycle.view.snapshot, between, Kind.RECOMMENDATION).lines[-1]
    assert (total.opening, total.not_taken_forward, total.closing) == (11, 1, 10)


def test_a_chairs_action_may_answer_and_an_action_has_no_answer(cycle: Cycle) -> None:
    cycle.on(MARCH).does(chairs_action(MARCH))
    chairs = next(each.id for each in cycle.ledger.meetings() if not each.is_sitting)
    cycle.does(responds(meeting=chairs))
    line = cycle.ledger.history(cycle.ledger.last_number())[-1]
    assert describe(line.entry, str) == "Response: accepted, by chair's action of 11 March 2027."
    cycle.does(AddActions(refs=(R4,), title="Train"))
    assert "is an action" in cycle.refuses(responds(refs=(A1,)))
