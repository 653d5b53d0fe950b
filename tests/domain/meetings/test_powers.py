"""Who may decide: no body that does not govern changes a date, a status, a colour or who decides, by any command."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.domain.command import Command
from actionplan.domain.kinds import SUBJECTS
from actionplan.domain.meetings.bodies import is_plural
from actionplan.domain.subjects.actions import AddActions
from actionplan.domain.subjects.bodies import AddBody, DelegatePowers, EditBody
from actionplan.domain.subjects.closing import Supersede
from actionplan.domain.subjects.deadlines import AdoptDates, ProposeDate
from actionplan.domain.subjects.extensions import ExtendByMeeting, GrantExtension, RefuseExtension, ReturnExtension
from actionplan.domain.subjects.follow_ups import DropFollowUp, RedateFollowUp, SetFollowUp
from actionplan.domain.subjects.meetings import AddMeetings, MinuteDecision
from actionplan.domain.subjects.others import GiveToOthers, TakeBack
from actionplan.domain.subjects.overrides import OverrideRating
from actionplan.domain.subjects.pauses import PauseItems
from actionplan.domain.subjects.plan import SetPolicy
from actionplan.domain.subjects.raising import RaiseItems, RecordRaiseAnswer
from actionplan.domain.subjects.responses import Respond
from actionplan.domain.subjects.reviews import EditReview, LoadReview
from actionplan.domain.subjects.signing_off import ReturnSignOff, ReviewImpact, SignOffItems
from actionplan.domain.subjects.undo import Undo
from actionplan.domain.vocabulary import Act, BodyRole, Colour, DelegatedFor, ImpactState, MinutedKind, Response
from actionplan.intake.seed import read_seed
from tests.domain.plan_with_sittings import (
    AT_JUNE,
    AT_MARCH,
    BEGUN,
    CHAIR,
    JUNE,
    LATER,
    MARCH,
    R4,
    R5,
    PlanWithSittings,
)
from tests.domain.subjects.test_closed_meetings import ABOUT_MEETINGS

WHY = "As minuted."
DAY = timedelta(days=1)
OTHERS = {
    "Quality Group": None,
    "Scrutiny Committee": BodyRole.SCRUTINISES,
    "Practice Group": BodyRole.ADVISES,
    "Health Board": BodyRole.GOVERNS,
    "Old Board": BodyRole.GOVERNS,
}
"""Bodies that do not decide about SAM: without a role, with another one, governing something else, or no longer."""

APART = {RecordRaiseAnswer, SetFollowUp, DropFollowUp, RedateFollowUp}
REFS = (R4,)
Made = Callable[[str], Command]


def _dated(plan: PlanWithSittings) -> None:
    plan.does(ProposeDate(refs=(R4,), on=LATER))


def _adopted(plan: PlanWithSittings) -> None:
    plan.adopts(at=AT_JUNE, day=JUNE)


def _asked(plan: PlanWithSittings) -> None:
    _adopted(plan)
    plan.asks()


def _completed(plan: PlanWithSittings) -> None:
    _adopted(plan)
    plan.completes()


def _signed_off(plan: PlanWithSittings) -> None:
    _completed(plan)
    plan.signs_off(AT_JUNE, review=JUNE + DAY)


def _overdue(plan: PlanWithSittings) -> None:
    plan.adopts(due=MARCH + DAY)
    plan.on(JUNE)


def _given(plan: PlanWithSittings) -> None:
    given = GiveToOthers(refs=REFS, body="Department for Education", answer_due=LATER, meeting=AT_MARCH)
    plan.on(MARCH).does(given)


def _nothing(_plan: PlanWithSittings) -> None:
    """No preparation."""


DECISIONS: tuple[tuple[Callable[[PlanWithSittings], None], Made], ...] = (
    (
        _adopted,
        lambda at: ProposeDate(refs=REFS, on=LATER, correct=True, reason=WHY, meeting=at),
    ),
    (_dated, lambda at: AdoptDates(refs=REFS, meeting=at)),
    (_asked, lambda at: GrantExtension(refs=REFS, meeting=at)),
    (_adopted, lambda at: ExtendByMeeting(refs=REFS, to=LATER, reason="R", meeting=at)),
    (_asked, lambda at: RefuseExtension(refs=REFS, meeting=at)),
    (_asked, lambda at: ReturnExtension(refs=REFS, meeting=at)),
    (_completed, lambda at: SignOffItems(refs=REFS, meeting=at, agreed_by=CHAIR, impact_review_on=LATER)),
    (_completed, lambda at: ReturnSignOff(refs=REFS, meeting=at, reason=WHY)),
    (_signed_off, lambda at: ReviewImpact(refs=REFS, found=ImpactState.EVIDENCED, words="Asked.", meeting=at)),
    (_overdue, lambda at: OverrideRating(refs=REFS, colour=Colour.AMBER, reason=WHY, meeting=at, agreed_by=CHAIR)),
    (_nothing, lambda at: PauseItems(refs=REFS, until=LATER, reason=WHY, meeting=at)),
    (_nothing, lambda at: Supersede(refs=REFS, reason=WHY, meeting=at)),
    (_nothing, lambda at: Respond(refs=REFS, response=Response.NOT_ACCEPTED, reason=WHY, meeting=at)),
    (_nothing, lambda at: GiveToOthers(refs=REFS, body="Home Office", answer_due=LATER, meeting=at)),
    (_nothing, lambda at: RaiseItems(refs=REFS, raised_with="Partners", reason=WHY, meeting=at)),
    (_given, lambda at: TakeBack(refs=REFS, meeting=at, reason=WHY)),
    (_nothing, lambda at: MinuteDecision(refs=REFS, meeting=at, words="Agreed.")),
    (_nothing, lambda at: MinuteDecision(meeting=at, words="Agreed.")),
    (_adopted, lambda at: SetPolicy(key="stale_days", value=50, reason=WHY, meeting=at)),
    (_adopted, lambda at: EditReview(review="SAM", governing_body="Practice Forum", meeting=at)),
    (_adopted, lambda at: AddBody(name="Partners", role=BodyRole.OVERSEES, meeting=at)),
    (_adopted, lambda at: EditBody(name="Quality Group", role=BodyRole.OVERSEES, meeting=at)),
    (_nothing, lambda at: DelegatePowers(name="Forum", acts=(Act.ADOPT,), scope=DelegatedFor.ALL, meeting=at)),
)
"""What makes each decision possible, and the decision at a meeting."""


def at(body: str, day: date = JUNE) -> str:
    return f"{body.lower().replace(' ', '-')}-{day}"


@pytest.fixture
def with_others(plan: PlanWithSittings) -> PlanWithSittings:
    """All bodies sit on the day of the Executive's sitting in June."""
    for body, role in OTHERS.items():
        plan.does(AddMeetings(body=body, days=(JUNE,)))
        until = MARCH if body == "Old Board" else None
        if role is not None:
            plan.does(AddBody(name=body, role=role, until=until))
    plan.does(AddBody(name="Lead Safeguarding Partners", role=BodyRole.OVERSEES))
    plan.does(AddBody(name="Forum", role=BodyRole.ADVISES))
    plan.does(AddMeetings(body="Lead Safeguarding Partners", days=(MARCH, JUNE)))
    plan.does(AddMeetings(body="Forum", days=(MARCH, JUNE)))
    return plan


def test_each_command_that_carries_a_meeting_is_tried_here() -> None:
    commands = {rule.command for subject in SUBJECTS for rule in subject.commands}
    of_a_meeting = {each for each in commands if "meeting" in {field.name for field in fields(each)}}
    assert {type(make("")) for _, make in DECISIONS} == of_a_meeting - ABOUT_MEETINGS - APART


@pytest.mark.parametrize(("prepare", "make"), DECISIONS, ids=lambda each: getattr(each, "__name__", ""))
def test_no_body_that_does_not_govern_decides_by_any_command(
    with_others: PlanWithSittings, prepare: Callable[[PlanWithSittings], None], make: Made
) -> None:
    plan = with_others
    prepare(plan)
    plan.on(JUNE)
    for body in OTHERS:
        said = plan.refuses(make(at(body)))
        assert said.startswith(f"The {body} of 10 June 2027 cannot decide this: "), said
        assert said.endswith("That is for the governing body, the Executive. It can note it, ask, or recommend.")
    plan.does(make(AT_JUNE))


@pytest.mark.parametrize(("prepare", "make"), DECISIONS, ids=lambda each: getattr(each, "__name__", ""))
def test_a_body_that_oversees_decides_about_every_review(
    with_others: PlanWithSittings, prepare: Callable[[PlanWithSittings], None], make: Made
) -> None:
    prepare(with_others)
    with_others.on(JUNE).does(make(at("Lead Safeguarding Partners")))


@pytest.mark.parametrize("response", [Response.ACCEPTED, Response.PART])
def test_any_body_answers_what_it_accepts(with_others: PlanWithSittings, response: Response) -> None:
    for body in OTHERS:
        with_others.on(JUNE).does(Respond(refs=(R5,), response=response, reason=body, meeting=at(body)))


@pytest.mark.parametrize("kind", [each for each in MinutedKind if each is not MinutedKind.DECISION])
def test_any_body_notes_asks_and_recommends(with_others: PlanWithSittings, kind: MinutedKind) -> None:
    for body in OTHERS:
        with_others.on(JUNE).does(MinuteDecision(refs=(R4,), meeting=at(body), words="So.", minuted=kind))
    assert {each.meeting for each in with_others.records(R4)} == {at(body) for body in OTHERS}


@given(
    acts=st.sets(st.sampled_from(Act), min_size=1),
    scope=st.sampled_from(DelegatedFor),
    taken_back=st.booleans(),
    case=st.sampled_from([each for each in DECISIONS if each[0] is not _adopted][:11]),
)
def test_what_was_delegated_is_decided_from_that_day_until_it_is_taken_back(
    *, acts: set[Act], scope: DelegatedFor, taken_back: bool, case: tuple[Callable[[PlanWithSittings], None], Made]
) -> None:
    prepare, make = case
    plan = PlanWithSittings()
    plan.does(AddMeetings(body="Forum", days=(MARCH - DAY, JUNE)))
    plan.on(MARCH).does(DelegatePowers(name="Forum", acts=tuple(acts), scope=scope, meeting=AT_MARCH))
    prepare(plan)
    plan.on(JUNE)
    assert plan.refuses(make(at("Forum", MARCH - DAY)))
    if taken_back:
        plan.on(JUNE + DAY).does(AddMeetings(body="Forum", days=(JUNE + DAY,)))
        plan.does(DelegatePowers(name="Forum", acts=(), scope=scope, meeting=AT_JUNE))
    act = _act_of(prepare, make)
    where = at("Forum", JUNE + DAY if taken_back else JUNE)
    if act in acts and scope is DelegatedFor.ALL and not taken_back:
        plan.does(make(where))
    else:
        assert "cannot decide this: the Forum has no role on record" in plan.refuses(make(where))


def test_a_delegation_about_actions_is_about_no_recommendation(plan: PlanWithSittings) -> None:
    plan.does(AddMeetings(body="Forum", days=(MARCH - DAY, JUNE)))
    plan.does(AddActions(refs=(R4,), title="Train", due_on=LATER, agencies=("camhs",)))
    _dated(plan)
    acts = (Act.ADOPT, Act.EXTEND)
    plan.on(MARCH).does(DelegatePowers(name="Forum", acts=acts, scope=DelegatedFor.ACTIONS, meeting=AT_MARCH))
    action = f"{R4}-A1"
    assert "cannot decide this" in plan.refuses(AdoptDates(refs=(action,), meeting=at("Forum", MARCH - DAY)))
    plan.on(JUNE)
    assert "cannot decide this" in plan.refuses(AdoptDates(refs=(action, R4), meeting=at("Forum")))
    plan.does(AdoptDates(refs=(action,), meeting=at("Forum")))


def test_each_review_is_decided_on_by_its_own_bodies_a_joint_one_too(plan: PlanWithSittings) -> None:
    plan.does(LoadReview(file=replace(read_seed(), ref="TOM", title="Child Tom", governing_body="Health Board")))
    plan.does(AddMeetings(body="Health Board", days=(MARCH,)))
    own, other = at("Health Board", MARCH), AT_MARCH
    plan.does(ProposeDate(refs=(R4, "TOM-R04", "TOM-R05"), on=LATER))
    plan.on(MARCH).does(AdoptDates(refs=("TOM-R04",), meeting=own))
    assert "the Health Board governs, and not SAM" in plan.refuses(AdoptDates(refs=(R4,), meeting=own))
    assert "the Executive governs, and not TOM" in plan.refuses(AdoptDates(refs=("TOM-R05",), meeting=other))
    assert "the Executive governs, and not TOM" in plan.refuses(AdoptDates(refs=(R4, "TOM-R05"), meeting=other))
    joint = EditReview(review="TOM", governing_body="Health Board", joint_bodies=("Executive",), meeting=own)
    plan.does(joint)
    plan.does(AdoptDates(refs=(R4, "TOM-R05"), meeting=other))


def test_what_was_asked_about_no_item_is_for_the_body_that_asked_and_for_one_that_oversees(
    plan: PlanWithSittings,
) -> None:
    plan.does(AddBody(name="Partners", role=BodyRole.OVERSEES))
    for body in ("Partners", "Quality Group"):
        plan.does(AddMeetings(body=body, days=(MARCH, JUNE)))
    plan.on(MARCH)
    for body in ("Quality Group", "Executive", "Executive"):
        plan.does(SetFollowUp(meeting=at(body, MARCH), words=f"Write for the {body}."))
    plan.on(JUNE)
    for ending in (
        lambda number, body: DropFollowUp(number=number, meeting=at(body), reason=WHY),
        lambda number, body: RedateFollowUp(number=number, meeting=at(body), due=LATER),
    ):
        assert "the Quality Group asked for F1." in plan.refuses(ending(1, "Executive"))
        assert "the Executive asked for F2." in plan.refuses(ending(2, "Quality Group"))
    plan.does(RedateFollowUp(number=1, meeting=at("Quality Group"), due=LATER))
    plan.does(RedateFollowUp(number=2, meeting=at("Partners"), due=LATER))
    plan.does(DropFollowUp(number=3, meeting=at("Executive"), reason=WHY))
    assert plan.replays()


def test_what_a_body_asked_for_that_is_no_more_is_for_those_that_decide_now(plan: PlanWithSittings) -> None:
    plan.does(AddMeetings(body="Board", days=(JUNE,)))
    plan.on(MARCH).does(SetFollowUp(meeting=AT_MARCH, words="Write."))
    still = DropFollowUp(number=1, meeting=at("Board"), reason=WHY)
    plan.does(EditReview(review="SAM", governing_body="Board", meeting=AT_MARCH))
    plan.on(JUNE).does(still)


def test_what_a_body_decided_before_another_governed_stands_and_is_recorded(plan: PlanWithSittings) -> None:
    plan.does(AddMeetings(body="Board", days=(MARCH, JUNE)))
    plan.does(ProposeDate(refs=(R4, R5), on=LATER))
    plan.on(MARCH).does(AdoptDates(refs=(R4,), meeting=AT_MARCH))
    plan.on(MARCH + DAY).does(EditReview(review="SAM", governing_body="Board", meeting=AT_MARCH))
    plan.does(AdoptDates(refs=(R5,), meeting=AT_MARCH))
    plan.does(AddMeetings(body="Executive", days=(MARCH + DAY,)))
    late = PauseItems(refs=(R5,), until=LATER, reason=WHY, meeting=at("Executive", MARCH + DAY))
    assert "the Executive governed SAM until 11 March 2027" in plan.refuses(late)
    assert "the Board" in plan.refuses(late)
    plan.on(JUNE).does(PauseItems(refs=(R5,), until=LATER, reason=WHY, meeting=at("Board")))
    assert plan.item(R4).deadline.adopted_on == LATER


def test_an_old_board_decided_in_its_time_and_not_after(plan: PlanWithSittings) -> None:
    plan.does(AddBody(name="Old Board", role=BodyRole.GOVERNS, until=BEGUN))
    plan.does(AddMeetings(body="Old Board", days=(BEGUN - DAY, BEGUN + DAY)))
    plan.does(ProposeDate(refs=(R5,), on=LATER))
    adopted = AdoptDates(refs=(R4,), meeting=at("Old Board", BEGUN - DAY), to=LATER, recorded_late=True)
    plan.on(MARCH).does(replace(adopted, late_reason=WHY))
    assert "no role on that day" in plan.refuses(AdoptDates(refs=(R5,), meeting=at("Old Board", BEGUN + DAY)))


@pytest.mark.parametrize(
    "side_door",
    [
        SetPolicy(key="stale_days", value=90, reason=WHY),
        EditReview(review="SAM", governing_body="Quality Group"),
        AddBody(name="Partners", role=BodyRole.OVERSEES),
        EditBody(name="Quality Group", role=BodyRole.GOVERNS),
        EditBody(name="Executive", role=BodyRole.OVERSEES),
    ],
    ids=lambda command: type(command).__name__,
)
def test_what_colours_and_powers_rest_on_is_set_up_freely_until_a_date_is_adopted(side_door: Command) -> None:
    plan = PlanWithSittings()
    plan.does(AddMeetings(body="Quality Group", days=(JUNE,)))
    step = plan.does(side_door)
    plan.undoes(step)
    plan.adopts()
    assert "changes by decision of the governing body" in plan.refuses(side_door)


def test_an_undo_is_no_side_door_either(plan: PlanWithSittings) -> None:
    step = plan.does(SetPolicy(key="stale_days", value=90, reason=WHY))
    plan.adopts()
    assert "a meeting's to change" in plan.refuses(Undo(step=step))


def test_no_review_is_left_without_a_governing_body(plan: PlanWithSittings) -> None:
    assert plan.refuses(EditBody(name="Executive", role=BodyRole.ADVISES)).startswith("SAM would be governed by nobody")
    plan.does(AddBody(name="Scrutiny Committee", role=BodyRole.SCRUTINISES))
    assert "governed by nobody" in plan.refuses(EditReview(review="SAM", governing_body="Scrutiny Committee"))


@pytest.mark.parametrize(
    ("name", "several"),
    [
        ("Lead Safeguarding Partners", True),
        ("Directors of Children's Services", True),
        ("Executive", False),
        ("Board of Governors", False),
        ("Safeguarding Business", False),
        ("Partnership Analysis", False),
    ],
)
def test_the_verb_goes_with_the_name(name: str, several: bool) -> None:  # noqa: FBT001 - a case of the table
    assert is_plural(name) is several


def _act_of(prepare: Callable[[PlanWithSittings], None], make: Made) -> Act | None:
    """What the decision is, as the entry says that the Executive's makes."""
    plan = PlanWithSittings()
    prepare(plan)
    return plan.on(JUNE).record(make(AT_JUNE))[0].fact.act
