"""Responses: what is recorded, and the meeting that decided one."""

from datetime import date

import pytest

from actionplan.domain.entry import Fact
from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.kinds import decide, describe
from actionplan.domain.reports.movement import movement_report
from actionplan.domain.state.entities import item_text
from actionplan.domain.subjects.actions import AddActions
from actionplan.domain.subjects.completion import Reopen
from actionplan.domain.subjects.meetings import CancelMeeting, CloseMeeting
from actionplan.domain.subjects.responses import NotAccepted, Respond, ResponseRecorded
from actionplan.domain.subjects.undo import Undo
from actionplan.domain.vocabulary import (
    Kind,
    RecordKind,
    Response,
    Status,
)
from tests.domain.builders import REF, TODAY, Plan, a_plan, an_action, an_item
from tests.domain.plan_with_sittings import (
    A1,
    AT_JUNE,
    AT_MARCH,
    AT_SEPTEMBER,
    JUNE,
    MARCH,
    R4,
    R5,
    SEPTEMBER,
    PlanWithSittings,
    chairs_action,
)
from tests.domain.sentences import sentence_of

AGAIN = "Two of three districts."


def words(plan: Plan, name: str) -> str:
    return plan.state.text(item_text(plan.item, name), name)


def not_accepted(reason: str | None = "Not ours to do.", meeting: str | None = AT_JUNE) -> Respond:
    return Respond(refs=(R4,), response=Response.NOT_ACCEPTED, reason=reason, meeting=meeting)


def responds(
    response: Response = Response.ACCEPTED,
    meeting: str | None = AT_MARCH,
    reason: str | None = None,
    refs: tuple[str, ...] = (R4,),
) -> Respond:
    return Respond(refs=refs, response=response, reason=reason, meeting=meeting)


def decisions(plan: PlanWithSittings, ref: str = R4) -> list[str | None]:
    records = plan.records(ref)
    return [each.meeting for each in records if each.kind is RecordKind.DECISION]


def test_a_response_keeps_its_reason_and_another_response_drops_it() -> None:
    plan = Plan(an_item())
    plan.does(Respond(refs=(REF,), response=Response.PART, reason="Not the second half."))
    assert not plan.does(Respond(refs=(REF,), response=Response.PART))
    assert words(plan, "response_reason") == "Not the second half."
    plan.does(Respond(refs=(REF,), response=Response.PART, reason=""))
    assert plan.item.response.reason is None
    plan.does(Respond(refs=(REF,), response=Response.PART, reason="As before."))
    plan.does(Respond(refs=(REF,), response=Response.ACCEPTED))
    assert (plan.item.response.answer, plan.item.response.reason) == (Response.ACCEPTED, None)


def test_not_accepting_needs_a_reason_and_a_meeting() -> None:
    for reason in (None, ""):
        with pytest.raises(BadInput, match="needs its reason"):
            decide(a_plan(an_item()), Respond(refs=(REF,), response=Response.NOT_ACCEPTED, reason=reason), TODAY)
    with pytest.raises(BadInput, match="Only a meeting can decide"):
        decide(a_plan(an_item()), Respond(refs=(REF,), response=Response.NOT_ACCEPTED, reason="Cost"), TODAY)


def test_a_response_answers_a_recommendation() -> None:
    command = Respond(refs=(f"{REF}-A1",), response=Response.ACCEPTED)
    with pytest.raises(Refused, match="SAM-R04-A1 is an action"):
        decide(a_plan(an_item(), an_action()), command, TODAY)


def test_only_a_meeting_does_not_accept_and_it_says_why(plan: PlanWithSittings) -> None:
    plan.on(JUNE)
    assert "needs its reason" in plan.refuses(not_accepted(reason=None))
    assert "Name the meeting." in plan.refuses(not_accepted(meeting=None))
    assert "has not sat yet" in plan.refuses(not_accepted(meeting=AT_SEPTEMBER))
    plan.does(not_accepted())
    item = plan.item()
    assert (item.status, item.response.answer) == (Status.NOT_ACCEPTED, Response.NOT_ACCEPTED)
    assert "only a meeting can change that" in plan.refuses(Reopen(refs=(R4,), reason="No."))


@pytest.mark.parametrize("response", [Response.ACCEPTED, Response.PART, Response.NOT_ACCEPTED])
def test_every_response_may_name_the_meeting_that_decided_it(plan: PlanWithSittings, response: Response) -> None:
    plan.on(MARCH).does(responds(response, reason="Because."))
    item = plan.item()
    assert (item.response.answer, item.response.meeting) == (response, AT_MARCH)
    assert decisions(plan) == [AT_MARCH]


def test_without_a_meeting_it_is_nobodys_decision(plan: PlanWithSittings) -> None:
    plan.does(responds(meeting=None))
    assert (plan.item().response.answer, plan.item().response.meeting) == (Response.ACCEPTED, None)
    assert decisions(plan) == []


def test_a_meeting_that_has_not_sat_or_was_cancelled_decides_none(plan: PlanWithSittings) -> None:
    assert "has not sat yet" in plan.refuses(responds())
    plan.does(CancelMeeting(meeting=AT_MARCH, reason="Snow."))
    assert "was cancelled" in plan.on(MARCH).refuses(responds())


def test_that_none_is_recorded_is_no_meetings_decision(plan: PlanWithSittings) -> None:
    plan.on(MARCH).does(responds())
    assert "not a meeting's decision" in plan.refuses(responds(Response.NOT_RECORDED))
    plan.does(responds(Response.NOT_RECORDED, meeting=None))
    assert (plan.item().response.answer, plan.item().response.meeting) == (Response.NOT_RECORDED, None)


def test_a_meeting_confirms_what_was_recorded_without_one_and_its_reason_stays(plan: PlanWithSittings) -> None:
    plan.does(responds(Response.PART, meeting=None, reason=AGAIN))
    plan.on(MARCH).does(responds(Response.PART))
    item = plan.item()
    assert (item.response.meeting, plan.view().text_of(item, "response_reason")) == (AT_MARCH, AGAIN)
    assert not plan.record(responds(Response.PART)), "it says nothing new"


def test_with_a_meeting_too_an_empty_reason_takes_the_reason_away(plan: PlanWithSittings) -> None:
    plan.does(responds(Response.PART, meeting=None, reason=AGAIN))
    plan.on(MARCH).does(responds(Response.PART, reason=""))
    assert (plan.item().response.meeting, plan.item().response.reason) == (AT_MARCH, None)


def test_another_reason_leaves_the_meeting_and_another_response_does_not(plan: PlanWithSittings) -> None:
    plan.on(MARCH).does(responds(reason=AGAIN))
    plan.does(responds(meeting=None, reason="All of them."))
    assert plan.item().response.meeting == AT_MARCH
    plan.does(responds(Response.PART, meeting=None))
    assert (plan.item().response.meeting, plan.item().response.reason) == (None, None)


def test_the_reason_of_an_earlier_response_does_not_stay_with_a_meetings_other_one(plan: PlanWithSittings) -> None:
    plan.does(responds(Response.PART, meeting=None, reason=AGAIN))
    plan.on(MARCH).does(responds(Response.ACCEPTED))
    assert plan.item().response.reason is None


def test_it_is_undone_while_the_meeting_is_open_and_not_once_it_is_closed(plan: PlanWithSittings) -> None:
    plan.on(MARCH)
    plan.undoes(plan.does(responds()))
    assert (plan.item().response.answer, plan.item().response.meeting, decisions(plan)) == (
        Response.NOT_RECORDED,
        None,
        [],
    )
    step = plan.does(responds(refs=(R4, R5)))
    plan.does(CloseMeeting(meeting=AT_MARCH))
    assert "a closed meeting's decisions are not undone" in plan.refuses(Undo(step=step))
    assert plan.item(R5).response.meeting == AT_MARCH


def test_a_sitting_that_has_answered_is_not_cancelled(plan: PlanWithSittings) -> None:
    plan.on(MARCH).does(responds())
    assert "has decisions on record" in plan.refuses(CancelMeeting(meeting=AT_MARCH, reason="Snow."))


def test_an_accepted_recommendation_does_not_move_and_one_not_accepted_does(plan: PlanWithSittings) -> None:
    opening = plan.view().snapshot
    plan.on(JUNE).does(responds(meeting=AT_JUNE))
    plan.does(responds(Response.NOT_ACCEPTED, AT_JUNE, "Not ours.", (R5,)))
    between = [line.entry for line in plan.history(after=opening.head)]
    _, total = movement_report(opening, plan.view().snapshot, between, Kind.RECOMMENDATION).lines[-1]
    assert (total.opening, total.not_taken_forward, total.closing) == (11, 1, 10)


def test_a_later_meeting_takes_forward_what_was_not_accepted_and_it_counts_as_reopened(plan: PlanWithSittings) -> None:
    plan.on(MARCH).does(responds(Response.NOT_ACCEPTED, AT_MARCH, "Not ours.", (R5,)))
    opening = plan.view().snapshot
    plan.on(JUNE).does(responds(Response.PART, AT_JUNE, AGAIN, (R4, R5)))
    item = plan.item(R5)
    assert (item.live, item.status, item.closing) == (True, Status.NOT_STARTED, None)
    assert (item.response.answer, item.response.meeting) == (Response.PART, AT_JUNE)
    assert plan.view().text_of(item, "response_reason") == AGAIN
    between = [line.entry for line in plan.history(after=opening.head)]
    _, total = movement_report(opening, plan.view().snapshot, between, Kind.RECOMMENDATION).lines[-1]
    assert (total.opening, total.reopened, total.closing) == (10, 1, 11)
    assert describe(between[0], str) == (
        "Taken forward after all, accepted in part, decided at the meeting of 10 June 2027: live again. "
        "Reason: Two of three districts."
    )
    assert plan.replays()


def test_what_had_been_begun_is_in_progress_again_and_nothing_else_comes_back(plan: PlanWithSittings) -> None:
    plan.completes(R4)
    plan.on(MARCH).does(responds(Response.NOT_ACCEPTED, AT_MARCH, "Not ours.", (R4,)))
    plan.on(JUNE).does(responds(Response.ACCEPTED, AT_JUNE, AGAIN, (R4,)))
    assert (plan.item().status, plan.item().completion) == (Status.IN_PROGRESS, None)


def test_it_takes_a_later_meeting_with_a_reason(plan: PlanWithSittings) -> None:
    plan.on(JUNE).does(responds(Response.NOT_ACCEPTED, AT_JUNE, "Not ours.", (R5,)))
    assert "only a later meeting" in plan.refuses(responds(Response.ACCEPTED, AT_JUNE, AGAIN, (R5,)))
    assert "only a later meeting" in plan.refuses(responds(Response.ACCEPTED, AT_MARCH, AGAIN, (R5,)))
    plan.on(SEPTEMBER)
    assert "needs the reason" in plan.refuses(responds(Response.ACCEPTED, AT_SEPTEMBER, refs=(R5,)))
    assert "Name the meeting" in plan.refuses(responds(Response.ACCEPTED, None, AGAIN, (R5,)))
    assert "only a meeting can change that" in plan.refuses(Reopen(refs=(R5,), reason="Again."))
    plan.does(responds(Response.ACCEPTED, AT_SEPTEMBER, AGAIN, (R5,)))


def test_a_chairs_action_may_answer_and_an_action_has_no_answer(plan: PlanWithSittings) -> None:
    plan.on(MARCH).does(chairs_action(MARCH))
    chairs = next(each.id for each in plan.meetings() if not each.is_sitting)
    plan.does(responds(meeting=chairs))
    line = plan.history()[-1]
    assert describe(line.entry, str) == "Response: accepted, by chair's action of 11 March 2027."
    plan.does(AddActions(refs=(R4,), title="Train"))
    assert "is an action" in plan.refuses(responds(refs=(A1,)))


def test_live_actions_are_closed_before_a_recommendation_is_not_accepted(plan: PlanWithSittings) -> None:
    plan.does(AddActions(refs=(R4,), title="Train"))
    plan.on(JUNE)
    assert plan.refuses(not_accepted()) == "SAM-R04 has live actions: SAM-R04-A1. Close them first."
    plan.completes(A1)
    plan.signs_off(AT_JUNE, A1)
    plan.does(not_accepted())


# Its entries in words

MEETING_ID = "executive-2027-03-11"
DECIDED_ON = date(2027, 3, 11)


@pytest.mark.parametrize(
    ("fact", "sentence"),
    [
        (ResponseRecorded(Response.PART, "Cost"), "Response: accepted in part. Reason: Cost."),
        (
            ResponseRecorded(Response.ACCEPTED, None, "executive-2027-03-11", date(2027, 3, 11)),
            "Response: accepted, at the meeting of 11 March 2027.",
        ),
        (
            NotAccepted(MEETING_ID, DECIDED_ON, "Not ours"),
            "Not accepted, decided at the meeting of 11 March 2027. Reason: Not ours.",
        ),
    ],
)
def test_an_entry_says_what_happened(fact: Fact, sentence: str) -> None:
    assert sentence_of(fact) == sentence


@pytest.mark.parametrize(
    ("fact", "sentence"),
    [
        (NotAccepted(MEETING_ID, DECIDED_ON), "Not accepted, decided by chair's action of 11 March 2027."),
    ],
)
def test_what_the_chair_decided_is_not_said_to_be_a_meetings(fact: Fact, sentence: str) -> None:
    assert sentence_of(fact, by_chair=True) == sentence
