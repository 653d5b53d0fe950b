"""Two reviews under two bodies in one plan: each body has its own business, and both sittings are in sight."""

from datetime import timedelta

import pytest

from actionplan.domain.governance.agenda import MeetingAgenda, meeting_agenda, sittings_to_come
from actionplan.domain.governance.chasers import Reminders
from actionplan.domain.governance.cycle import StepKind, open_sitting
from actionplan.domain.governance.today import Part, today
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.check import concerning, plan_findings
from actionplan.domain.subjects.agencies import EditAgency
from actionplan.domain.subjects.deadlines import ProposeDate
from actionplan.domain.subjects.meetings import AddMeetings, CloseMeeting
from actionplan.domain.subjects.owners import AssignOwner
from actionplan.domain.subjects.reviews import LoadReview
from actionplan.papers.letters import letter
from tests.domain.plan_with_sittings import BEGUN, MARCH, R4, PlanWithSittings
from tests.stories.two_bodies import ELM

BOARD = MARCH + timedelta(days=5)
AT_BOARD = "adults-board-2027-03-16"
E1, E2 = "ELM-R01", "ELM-R02"


@pytest.fixture
def plan() -> PlanWithSittings:
    """Child Sam under the Executive, which sits on 11 March, and Mrs Elm under the Adults Board, on 16 March."""
    plan = PlanWithSittings()
    plan.does(LoadReview(file=ELM))
    plan.does(AddMeetings(body="Adults Board", days=(BOARD,)))
    plan.does(EditAgency(agency="health-services", contact="contact@example.org"))
    plan.does(AssignOwner(refs=(E1,), agency="health-services", role="Designated Nurse"))
    plan.does(ProposeDate(refs=(E1,), on=BEGUN + timedelta(days=2)))
    return plan.on(BEGUN + timedelta(days=20))


def coming(view: PlanView) -> list[MeetingAgenda]:
    return [meeting_agenda(view.snapshot, meeting, None) for meeting in sittings_to_come(view.snapshot)]


def test_each_body_s_next_sitting_is_to_come_and_asked_about_its_own_review(plan: PlanWithSittings) -> None:
    executive, board = coming(plan.view())
    assert (executive.meeting.on, board.meeting.id) == (MARCH, AT_BOARD)
    assert {ask.ref[:3] for ask in executive.asks} == {"SAM"}
    assert {ask.ref for ask in board.asks} == {E1, E2}


def test_gaps_of_one_body_s_review_are_not_to_be_put_right_before_the_other_s_papers(plan: PlanWithSittings) -> None:
    view = plan.view()
    gaps = plan_findings(view)
    of_elm = concerning(gaps, frozenset({"ELM"}), view)
    assert {each.ref for each in of_elm} == {E1, E2, "ELM-F02"}
    found = today(view, gaps, coming(view), None)
    steps = [line.step for line in found.part(Part.NEXT) if line.step is not None and line.step.kind is StepKind.GAPS]
    assert [step.words for step in steps] == [
        f"{len(gaps) - len(of_elm)} gaps to put right before the papers of the Executive close on 4 March 2027",
        f"{len(of_elm)} gaps to put right before the papers of the Adults Board close on 9 March 2027",
    ]
    assert [each.meeting.body for each in found.sittings] == ["Executive", "Adults Board"]


def test_a_reminder_names_the_sitting_that_its_items_go_to(plan: PlanWithSittings) -> None:
    view = plan.view()
    reminders = Reminders(view, coming(view))
    (nurse,) = (each for each in reminders.all if each.refs == (E1,))
    text = letter(nurse, reminders).text
    assert "The Adults Board meets on Tuesday 16 March 2027." in text
    assert "by Tuesday 9 March 2027, when the papers" in " ".join(text.split())
    assert "Executive" not in text


def test_a_record_that_one_body_left_open_is_seen_behind_another_body_s_closed_one(plan: PlanWithSittings) -> None:
    plan.on(BOARD + timedelta(days=1))
    open_one = open_sitting(plan.view().snapshot)
    assert open_one is not None
    assert open_one.id == AT_BOARD
    plan.does(CloseMeeting(meeting=AT_BOARD))
    left = open_sitting(plan.view().snapshot)
    assert left is not None
    assert (left.body, left.on) == ("Executive", MARCH)
    assert R4 in {row.ref for row in plan.view().rows}
