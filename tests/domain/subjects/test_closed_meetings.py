"""A closed meeting takes no decision, by any command; reopened with a reason, it takes them again."""

from dataclasses import fields
from datetime import date, timedelta

import pytest

from actionplan.domain.command import Command
from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.kinds import SUBJECTS
from actionplan.domain.moment import Moment
from actionplan.domain.subjects.bodies import AddBody, DelegatePowers, EditBody
from actionplan.domain.subjects.closing import Supersede
from actionplan.domain.subjects.deadlines import AdoptDates, ProposeDate
from actionplan.domain.subjects.extensions import ExtendByMeeting, GrantExtension, RefuseExtension, ReturnExtension
from actionplan.domain.subjects.follow_ups import DropFollowUp, RedateFollowUp, SetFollowUp
from actionplan.domain.subjects.meetings import (
    AgreeMinutes,
    CancelMeeting,
    CloseMeeting,
    MinuteDecision,
    MoveMeeting,
    RecordAttendance,
    RecordChallenge,
    ReopenMeeting,
    WordMeeting,
)
from actionplan.domain.subjects.others import GiveToOthers, TakeBack
from actionplan.domain.subjects.overrides import OverrideRating
from actionplan.domain.subjects.packs import IssuePack
from actionplan.domain.subjects.pauses import PauseItems
from actionplan.domain.subjects.plan import SetPolicy
from actionplan.domain.subjects.raising import RaiseItems, RecordRaiseAnswer
from actionplan.domain.subjects.responses import Respond
from actionplan.domain.subjects.reviews import EditReview
from actionplan.domain.subjects.signing_off import ReturnSignOff, ReviewImpact, SignOffItems
from actionplan.domain.subjects.undo import Undo
from actionplan.domain.typed.moments import moment_of
from actionplan.domain.vocabulary import Act, BodyRole, Colour, DelegatedFor, ImpactState, Response
from tests.domain.plan_with_sittings import AT_JUNE, AT_MARCH, CHAIR, DUE, JUNE, LATER, MARCH, R4, PlanWithSittings

NEXT_DAY = MARCH + timedelta(days=1)
WHY = "As minuted."
REOPENED = ReopenMeeting(meeting=AT_MARCH, reason="The minutes left out R04.")
SAID = "The Executive of 11 March 2027 is closed: it takes no more decisions."

DECISIONS: tuple[Command, ...] = (
    ProposeDate(refs=(R4,), on=LATER, correct=True, reason=WHY, meeting=AT_MARCH),
    AdoptDates(refs=(R4,), meeting=AT_MARCH),
    GrantExtension(refs=(R4,), meeting=AT_MARCH),
    RefuseExtension(refs=(R4,), meeting=AT_MARCH),
    ReturnExtension(refs=(R4,), meeting=AT_MARCH),
    SignOffItems(refs=(R4,), meeting=AT_MARCH, agreed_by=CHAIR),
    ReturnSignOff(refs=(R4,), meeting=AT_MARCH, reason=WHY),
    ReviewImpact(refs=(R4,), found=ImpactState.EVIDENCED, words="Asked.", meeting=AT_MARCH),
    OverrideRating(refs=(R4,), colour=Colour.AMBER, reason=WHY, meeting=AT_MARCH, agreed_by=CHAIR),
    PauseItems(refs=(R4,), until=LATER, reason=WHY, meeting=AT_MARCH),
    Supersede(refs=(R4,), reason=WHY, meeting=AT_MARCH),
    Respond(refs=(R4,), response=Response.ACCEPTED, meeting=AT_MARCH),
    ExtendByMeeting(refs=(R4,), to=LATER, reason=WHY, meeting=AT_MARCH),
    Respond(refs=(R4,), response=Response.NOT_ACCEPTED, reason=WHY, meeting=AT_MARCH),
    GiveToOthers(refs=(R4,), body="Home Office", answer_due=LATER, meeting=AT_MARCH),
    TakeBack(refs=(R4,), meeting=AT_MARCH, reason=WHY),
    RaiseItems(refs=(R4,), raised_with="Board", reason=WHY, meeting=AT_MARCH),
    RecordRaiseAnswer(refs=(R4,), answer=WHY, on=MARCH, meeting=AT_MARCH),
    MinuteDecision(meeting=AT_MARCH, words="Noted."),
    SetFollowUp(meeting=AT_MARCH, words="Write to the trust."),
    DropFollowUp(number=1, meeting=AT_MARCH, reason=WHY),
    RedateFollowUp(number=1, meeting=AT_MARCH, due=LATER),
    SetPolicy(key="stale_days", value=50, reason=WHY, meeting=AT_MARCH),
    EditReview(review="SAM", title="Child Sam, again", meeting=AT_MARCH),
    AddBody(name="Lead Safeguarding Partners", role=BodyRole.OVERSEES, meeting=AT_MARCH),
    EditBody(name="Executive", papers_close=7, meeting=AT_MARCH),
    DelegatePowers(name="Executive", acts=(Act.ADOPT,), scope=DelegatedFor.ALL, meeting=AT_MARCH),
)
"""A decision by each command that takes a meeting."""

BESIDE_DECISIONS = {RecordAttendance, RecordChallenge, WordMeeting, AgreeMinutes}
ABOUT_MEETINGS = {MoveMeeting, CancelMeeting, CloseMeeting, ReopenMeeting, IssuePack, *BESIDE_DECISIONS}
"""Commands about a meeting, by which it decides nothing."""


@pytest.fixture
def closed(plan: PlanWithSittings) -> PlanWithSittings:
    """R04 adopted at the sitting of March, whose minutes are agreed the day after."""
    plan.adopts()
    plan.on(NEXT_DAY).does(CloseMeeting(meeting=AT_MARCH))
    return plan


def test_each_command_by_which_a_meeting_decides_is_tried_here() -> None:
    commands = {rule.command for subject in SUBJECTS for rule in subject.commands}
    of_a_meeting = {each for each in commands if "meeting" in {field.name for field in fields(each)}}
    assert {type(each) for each in DECISIONS} == of_a_meeting - ABOUT_MEETINGS


@pytest.mark.parametrize("command", DECISIONS, ids=lambda command: type(command).__name__)
def test_a_closed_meeting_takes_no_decision_by_any_command(closed: PlanWithSittings, command: Command) -> None:
    assert closed.refuses(command).startswith(SAID)


@pytest.mark.parametrize("command", DECISIONS, ids=lambda command: type(command).__name__)
def test_a_reopened_meeting_takes_decisions_again(closed: PlanWithSittings, command: Command) -> None:
    closed.does(REOPENED)
    sentence = ""
    try:
        closed.record(command)
    except (Refused, BadInput) as refused:  # whatever else stands against it, the closing does not
        sentence = refused.sentence
    assert "is closed" not in sentence


def test_reopening_needs_a_reason_and_a_meeting_that_is_closed(closed: PlanWithSittings) -> None:
    assert "The reason is empty" in closed.refuses(ReopenMeeting(meeting=AT_MARCH, reason=" "))
    assert "has not sat yet" in closed.refuses(ReopenMeeting(meeting=AT_JUNE, reason=WHY))
    closed.does(REOPENED)
    assert not closed.record(REOPENED), "it is open already"


def test_the_first_closing_stays_the_point_that_minuted_means_and_the_second_has_a_number(
    closed: PlanWithSittings,
) -> None:
    first = Moment(NEXT_DAY, closed.last_number())
    closed.on(date(2027, 3, 20)).does(REOPENED)
    assert not closed.meetings()[0].closed
    assert closed.meetings()[0].closed_on is None
    closed.does(MinuteDecision(refs=(R4,), meeting=AT_MARCH, words="Noted."))
    assert moment_of(f"{AT_MARCH}:minuted", closed.meetings(), closed.today) == first
    closed.does(CloseMeeting(meeting=AT_MARCH))
    assert moment_of(f"{AT_MARCH}:minuted", closed.meetings(), closed.today) == first
    second = Moment(date(2027, 3, 20), closed.last_number())
    assert moment_of(f"{AT_MARCH}:minuted:2", closed.meetings(), closed.today) == second
    assert closed.refuses(MinuteDecision(meeting=AT_MARCH, words="More.")).startswith(SAID)
    assert closed.replays()


def test_a_reopening_is_undone_on_its_own_day_and_not_under_decisions_made_since(closed: PlanWithSittings) -> None:
    step = closed.does(REOPENED)
    closed.undoes(step)
    assert closed.meetings()[0].closed
    assert closed.meetings()[0].earlier_closings == ()
    step = closed.does(REOPENED)
    decided = closed.does(MinuteDecision(meeting=AT_MARCH, words="Noted."))
    assert "has decisions on record from after it was reopened" in closed.refuses(Undo(step=step))
    closed.undoes(decided)
    again = closed.undoes(step)
    assert "reopening a meeting is undone on its own day only" not in closed.refuses(Undo(step=decided))
    closed.undoes(again)
    assert "reopening a meeting is undone on its own day only" in closed.on(JUNE).refuses(Undo(step=step))


def test_an_extension_that_a_closed_meeting_granted_is_taken_back_once_it_is_reopened(plan: PlanWithSittings) -> None:
    plan.adopts()
    plan.asks()
    granted = plan.grants(AT_MARCH)
    plan.does(CloseMeeting(meeting=AT_MARCH))
    assert "reopen the meeting" in plan.refuses(Undo(step=granted))
    plan.does(REOPENED)
    plan.undoes(granted)
    assert plan.item().deadline.due_on == DUE
