"""With others: a recommendation given away by a meeting, what the other body answers, and how it comes back."""

from datetime import date, timedelta

import pytest

from actionplan.domain.entry import Entry
from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.rating.marks import published_line
from actionplan.domain.rating.rate import snapshot
from actionplan.domain.rating.rules import Rule
from actionplan.domain.rating.snapshot import Snapshot
from actionplan.domain.reports.check import FindingKind, plan_findings
from actionplan.domain.reports.movement import movement_report
from actionplan.domain.state.item import WithOthers
from actionplan.domain.subjects.actions import AddActions
from actionplan.domain.subjects.completion import Reopen
from actionplan.domain.subjects.others import GiveToOthers, RecordOthersAnswer, TakeBack
from actionplan.domain.subjects.progress import RecordUpdate
from actionplan.domain.subjects.responses import Respond
from actionplan.domain.subjects.undo import Undo
from actionplan.domain.vocabulary import Colour, Kind, Response, Status
from tests.domain.builders import TODAY, a_plan, item_with
from tests.domain.plan_with_sittings import (
    A1,
    AT_JUNE,
    AT_MARCH,
    AT_SEPTEMBER,
    JUNE,
    LATER,
    MARCH,
    R4,
    R5,
    SEPTEMBER,
    PlanWithSittings,
)

DFE = "Department for Education"
ANSWER = "It will be in the next guidance."


def gives(
    *refs: str, at: str = AT_MARCH, due: date = LATER, body: str = DFE, reason: str | None = None
) -> GiveToOthers:
    return GiveToOthers(refs=refs or (R4,), body=body, answer_due=due, meeting=at, reason=reason)


def ours(at: str = AT_JUNE, reason: str = "It is for us to do.") -> TakeBack:
    return TakeBack(refs=(R4,), meeting=at, reason=reason)


def answers(on: date = JUNE, words: str = ANSWER) -> RecordOthersAnswer:
    return RecordOthersAnswer(refs=(R4,), answer=words, on=on)


def entries(plan: PlanWithSittings, opening: Snapshot, closing: Snapshot) -> list[Entry]:
    found = (line.entry for line in plan.history(after=opening.head))
    return [entry for entry in found if entry.number <= closing.head]


@pytest.fixture
def away(plan: PlanWithSittings) -> PlanWithSittings:
    """R04 given to the department at the sitting of March."""
    plan.on(MARCH).does(gives(reason="It is national guidance."))
    return plan


def test_it_has_no_colour_and_is_counted_apart(away: PlanWithSittings) -> None:
    row = away.row()
    assert (row.rating.colour, row.rating.rule) == (Colour.CLOSED, Rule.CLOSED)
    assert (row.item.status, row.item.response.answer) == (Status.WITH_OTHERS, Response.WITH_OTHERS)
    totals = away.view().snapshot.totals()
    assert (totals.live, totals.not_taken_forward, totals.with_others) == (10, 0, 1)
    assert published_line(totals) == ("Live 10 + signed off 0 + not taken forward 0 + with others 1 = 11 published.")
    assert row.reason == (f"Closed: with the {DFE}, asked on 11 March 2027; its answer is due on 31 August 2027.")


def test_its_wait_is_told_until_it_answers_and_check_names_an_answer_that_is_late(away: PlanWithSittings) -> None:
    given = away.item().with_others
    assert given == WithOthers(DFE, MARCH, LATER, AT_MARCH)
    assert (given.days_waiting(JUNE), given.overdue(LATER), given.overdue(LATER + timedelta(days=1))) == (
        91,
        False,
        True,
    )
    late = away.on(SEPTEMBER).row().reason
    assert "182 days ago; its answer was due on 31 August 2027, 9 days ago." in late
    found = [each for each in plan_findings(away.view()) if each.kind is FindingKind.ANSWER_OVERDUE]
    assert [each.ref for each in found] == [R4]
    assert found[0].words == f"the {DFE} was to answer by 31 August 2027, 9 days ago"
    away.does(answers(on=SEPTEMBER))
    assert "last answer on 9 September 2027" in away.row().reason
    answered = away.item().with_others
    assert answered is not None
    assert (answered.days_waiting(SEPTEMBER), answered.overdue(SEPTEMBER)) == (None, False)
    assert FindingKind.ANSWER_OVERDUE not in {each.kind for each in plan_findings(away.view())}


def test_a_body_that_is_asked_again_keeps_its_answer_and_waits_from_the_new_day(away: PlanWithSittings) -> None:
    away.on(JUNE).does(answers())
    away.does(gives(at=AT_JUNE, due=SEPTEMBER))
    given = away.item().with_others
    assert given is not None
    assert (given.asked_on, given.answer_due, given.awaited, given.answered_on) == (JUNE, SEPTEMBER, True, JUNE)


def test_another_day_for_the_same_question_does_not_shorten_the_wait(away: PlanWithSittings) -> None:
    assert not away.on(JUNE).record(gives(at=AT_JUNE, due=LATER))
    away.does(gives(at=AT_JUNE, due=SEPTEMBER))
    given = away.item().with_others
    assert given is not None
    assert (given.asked_on, given.answer_due) == (MARCH, SEPTEMBER)


def test_it_comes_back_by_a_later_meeting_to_be_answered(away: PlanWithSittings) -> None:
    assert "undo the step instead" in away.on(JUNE).refuses(ours(at=AT_MARCH))
    away.does(ours())
    item = away.item()
    assert (item.live, item.status, item.with_others) == (True, Status.NOT_STARTED, None)
    assert item.response.answer is Response.NOT_RECORDED
    away.does(RecordUpdate(refs=(R4,), words="Begun.", on=JUNE))
    away.on(SEPTEMBER).does(gives(at=AT_SEPTEMBER, due=date(2028, 1, 1)))
    assert "the Executive of 10 June 2027 cannot have decided on it before that" in away.refuses(ours(at=AT_JUNE))


def test_what_was_begun_is_in_progress_when_it_comes_back(plan: PlanWithSittings) -> None:
    plan.does(RecordUpdate(refs=(R4,), words="Begun.", on=plan.today))
    plan.on(MARCH).does(gives())
    plan.on(JUNE).does(ours())
    assert plan.item().status is Status.IN_PROGRESS


@pytest.mark.parametrize("answered", [False, True])
def test_movement_tells_what_went_to_others_and_what_came_back(plan: PlanWithSittings, *, answered: bool) -> None:
    opening = plan.view().snapshot
    plan.on(MARCH).does(gives(R4, R5))
    given = plan.view().snapshot
    if answered:
        plan.on(JUNE).does(answers())
    plan.on(JUNE).does(ours())
    closing = plan.view().snapshot
    went = movement_report(opening, given, entries(plan, opening, given), Kind.RECOMMENDATION)
    came = movement_report(given, closing, entries(plan, given, closing), Kind.RECOMMENDATION)
    whole = movement_report(opening, closing, entries(plan, opening, closing), Kind.RECOMMENDATION)
    lines = [report.lines[-1][1] for report in (went, came, whole)]
    assert [(each.opening, each.reopened, each.with_others, each.closing) for each in lines] == [
        (11, 0, 2, 9),
        (9, 1, 0, 10),
        (11, 0, 1, 10),
    ]
    assert all(each.reconciles for each in lines)


def test_only_recommendations_with_closed_actions_are_given_away(plan: PlanWithSittings) -> None:
    plan.does(AddActions(refs=(R4,), title="Train"))
    plan.on(MARCH)
    assert "only a recommendation" in plan.refuses(gives(A1))
    assert plan.refuses(gives()) == f"{R4} has live actions: {A1}. Close them first."


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (gives(body=" "), "is empty"),
        (gives(body="Mrs Jane Smith"), "reads as a person"),
        (gives(due=MARCH), "cannot be due on 11 March 2027"),
        (gives(at=AT_JUNE), "has not sat yet"),
        (answers(on=MARCH), "is not with others"),
        (ours(at=AT_MARCH), "is not with others"),
        (Respond(refs=(R4,), response=Response.WITH_OTHERS), "needs the body"),
    ],
)
def test_what_cannot_be_is_refused(plan: PlanWithSittings, command: GiveToOthers, words: str) -> None:
    assert words in plan.on(MARCH).refuses(command)


@pytest.mark.parametrize(
    "command",
    [
        Reopen(refs=(R4,), reason="Again."),
        Respond(refs=(R4,), response=Response.ACCEPTED, meeting=AT_JUNE),
        Respond(refs=(R4,), response=Response.NOT_ACCEPTED, reason="No.", meeting=AT_JUNE),
        RecordUpdate(refs=(R4,), words="News.", on=JUNE),
    ],
    ids=lambda command: type(command).__name__,
)
def test_nothing_but_a_taking_back_makes_it_live(away: PlanWithSittings, command: Respond) -> None:
    sentence = away.on(JUNE).refuses(command)
    assert f"{R4} is with the {DFE}" in sentence


def test_what_was_not_accepted_is_not_given_away_and_an_answer_is_not_before_the_question(
    away: PlanWithSittings,
) -> None:
    with pytest.raises(BadInput, match="was asked about on 11 March 2027"):
        away.record(answers(on=date(2027, 3, 1)))
    away.does(Respond(refs=(R5,), response=Response.NOT_ACCEPTED, reason="No.", meeting=AT_MARCH))
    with pytest.raises(Refused, match="was not accepted"):
        away.record(gives(R5))


def test_steps_are_undone_from_the_last_one_back(away: PlanWithSittings) -> None:
    given = away.does(gives(due=SEPTEMBER))
    answered = away.does(answers(on=MARCH))
    assert "later work builds on it" in away.refuses(Undo(step=given))
    away.does(Undo(step=answered))
    back = away.item().with_others
    assert back is not None
    assert (back.awaited, back.answer) == (True, None)
    away.does(Undo(step=given))
    before = away.item().with_others
    assert before is not None
    assert before.answer_due == LATER
    away.does(Undo(step=given - 1))
    assert (away.item().status, away.item().with_others) == (Status.NOT_STARTED, None)


def test_both_rule_sets_close_it() -> None:
    item = item_with(Status.WITH_OTHERS)
    for rules_number in (1, 2):
        plan = a_plan(item)
        plan.merge([type(plan.policy)(version=1, rules_number=rules_number)])
        assert snapshot(plan, TODAY, 3).rows[0].rating.rule is Rule.CLOSED
