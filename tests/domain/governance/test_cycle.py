"""What comes next, from a new plan to a closed meeting: one step leads to the next."""

from dataclasses import replace
from datetime import timedelta

from actionplan.domain.governance.agenda import MeetingAgenda, meeting_agenda, sitting_to_come
from actionplan.domain.governance.cycle import (
    Coming,
    Stage,
    Step,
    StepKind,
    countdown,
    next_steps,
    open_sitting,
    stages,
    usual_to_minute,
)
from actionplan.domain.meetings.issued_papers import papers_of
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.check import plan_findings
from actionplan.domain.state.body import Body, Term
from actionplan.domain.state.entities import Meeting
from actionplan.domain.subjects.agencies import AddAgency
from actionplan.domain.subjects.meetings import CloseMeeting
from actionplan.domain.subjects.owners import AssignOwner, ConfirmOwner
from actionplan.domain.subjects.plan import BeginPlan
from actionplan.domain.vocabulary import BodyRole
from tests.domain.builders import a_meeting, a_snapshot, ago, ahead
from tests.domain.memory_plan import MemoryPlan
from tests.domain.plan_with_sittings import AT_MARCH, BEGUN, DUE, JUNE, MARCH, POLICE, R4, PlanWithSittings


def agendas(plan: MemoryPlan, view: PlanView) -> tuple[MeetingAgenda | None, MeetingAgenda | None]:
    """Of the sitting to come, and of the last one where it is open."""
    found = []
    for meeting in (sitting_to_come(view.snapshot), open_sitting(view.snapshot)):
        papers = papers_of(meeting)
        then = None if papers is None else plan.view(papers.day).snapshot
        found.append(None if meeting is None else meeting_agenda(view.snapshot, meeting, then))
    return found[0], found[1]


def steps(plan: MemoryPlan) -> tuple[Step, ...]:
    view = plan.view()
    coming, last = agendas(plan, view)
    ahead = [] if coming is None else [Coming(coming, len(plan_findings(view)))]
    return next_steps(view, ahead, last)


def kinds(plan: MemoryPlan) -> list[StepKind]:
    return [step.kind for step in steps(plan)]


def test_a_plan_without_a_review_begins_with_one() -> None:
    assert kinds(MemoryPlan(BEGUN, BeginPlan())) == [StepKind.LOAD]


def test_a_new_plan_asks_for_owners_then_dates_then_a_sitting() -> None:
    plan = MemoryPlan.seeded(BEGUN)
    assert kinds(plan) == [StepKind.OWNERS, StepKind.DATES, StepKind.SITTING]
    owners, dates, _ = steps(plan)
    assert owners.words.startswith("11 without an owner")
    assert len(dates.refs) == 11


def test_suggested_agencies_are_counted_and_proposed_owners_wait_for_their_word() -> None:
    plan = PlanWithSittings()
    suggested = sum(bool(plan.view().suggested_agency(row.item)) for row in plan.view().rows)
    assert steps(plan)[0].in_full == f"11 without an owner ({suggested} with an agency suggested)"
    plan.does(AddAgency(name="Housing"))
    plan.does(AssignOwner(refs=(R4,), agency=POLICE, proposed=True))
    assert next(step for step in steps(plan) if step.kind is StepKind.CONFIRM).refs == (R4,)
    plan.does(ConfirmOwner(refs=(R4,), confirmed_from="Detective Superintendent"))
    assert StepKind.CONFIRM not in kinds(plan)


def test_gaps_come_before_papers_close_and_papers_before_the_sitting() -> None:
    plan = PlanWithSittings()
    plan.on(MARCH - timedelta(days=20))
    assert kinds(plan)[-2:] == [StepKind.GAPS, StepKind.PAPERS]
    assert steps(plan)[-1].by == MARCH - timedelta(days=7)
    plan.on(MARCH - timedelta(days=6))
    assert kinds(plan)[-1] is StepKind.PAPERS
    assert StepKind.GAPS not in kinds(plan)
    assert "papers closed on" in steps(plan)[-1].words
    plan.issues(AT_MARCH)
    assert kinds(plan)[-1] is StepKind.VIEW
    plan.on(MARCH)
    assert kinds(plan)[-2:] == [StepKind.VIEW, StepKind.DECISIONS]


def test_a_sitting_that_is_open_comes_before_the_next_one_until_it_is_closed() -> None:
    plan = PlanWithSittings()
    plan.adopts()
    plan.on(MARCH + timedelta(days=1))
    found = [step for step in steps(plan) if step.meeting is not None]
    assert [(step.kind, step.meeting and step.meeting.id) for step in found[:2]] == [
        (StepKind.DECISIONS, AT_MARCH),
        (StepKind.CLOSE, AT_MARCH),
    ]
    plan.does(CloseMeeting(meeting=AT_MARCH))
    assert open_sitting(plan.view().snapshot) is None
    assert not [step for step in steps(plan) if step.meeting is not None and step.meeting.id == AT_MARCH]


def test_the_stages_of_a_sitting_are_reached_in_order() -> None:
    plan = PlanWithSittings()

    def reached(gaps: int = 3) -> list[Stage]:
        view = plan.view()
        meeting = next(each for each in view.snapshot.meetings if each.id == AT_MARCH)
        agenda = meeting_agenda(view.snapshot, meeting, None)
        return [stage for stage, done in stages(agenda, view.as_at, gaps) if done]

    assert reached() == []
    assert reached(gaps=0) == [Stage.GAPS]
    plan.on(MARCH - timedelta(days=3)).issues(AT_MARCH)
    assert reached() == [Stage.GAPS, Stage.PAPERS]
    plan.on(MARCH + timedelta(days=1))
    assert reached() == [Stage.GAPS, Stage.PAPERS, Stage.VIEW]
    plan.does(CloseMeeting(meeting=AT_MARCH))
    assert reached() == list(Stage)


def test_the_countdown_says_when_papers_close() -> None:
    plan = PlanWithSittings()
    plan.on(JUNE - timedelta(days=21))
    june = sitting_to_come(plan.view().snapshot)
    assert june is not None
    words = countdown(june, plan.view().snapshot)
    assert words == "in 21 days; papers close on 3 June 2027, in 14 days"
    plan.on(JUNE - timedelta(days=2))
    assert "papers closed on 3 June 2027, 5 days ago" in countdown(june, plan.view().snapshot)
    assert DUE > JUNE


def test_decisions_are_usually_taken_at_an_open_or_the_next_sitting_of_the_body_that_governs() -> None:
    sat, coming = a_meeting(ago(10)), a_meeting(ahead(20))
    partners = Body("partners", 5, "Partners", (Term(BodyRole.OVERSEES, None, None),))
    others = [a_meeting(ago(2), "Scrutiny"), a_meeting(ago(1), "Partners"), a_meeting(ahead(3), "Partners")]

    def usual(*meetings: Meeting) -> Meeting | None:
        return usual_to_minute(a_snapshot(partners, *meetings))

    assert usual(sat, coming, *others) == sat
    assert usual(replace(sat, closed=True), coming, *others) == coming
    assert usual(replace(sat, closed=True), *others) == replace(sat, closed=True)
    assert usual(*others) == others[1], "where no governing body meets, one that oversees decides"
    assert usual(others[0]) == others[0]
    assert usual() is None
