"""Issues of papers: recorded once for the state they show, and kept."""

from datetime import date, timedelta

import pytest

from actionplan.domain.entry import Fact
from actionplan.domain.errors import BadInput
from actionplan.domain.meetings.issued_papers import last_papers, papers_of
from actionplan.domain.subjects.deadlines import ProposeDate
from actionplan.domain.subjects.meetings import CancelMeeting, CloseMeeting
from actionplan.domain.subjects.packs import IssuePack, PackIssued
from actionplan.domain.subjects.planning import SetTheme
from actionplan.domain.subjects.undo import Undo
from actionplan.domain.typed.moments import moment_of
from tests.domain.plan_with_sittings import (
    AT_JUNE,
    AT_MARCH,
    BEGUN,
    JUNE,
    LATER,
    MARCH,
    R4,
    PlanWithSittings,
)
from tests.domain.sentences import sentence_of


def test_issued_papers_stay_issued(plan: PlanWithSittings) -> None:
    step = plan.issues(AT_MARCH)
    assert plan.refuses(Undo(step=step)) == (f"Step {step} issued papers: what went out to a meeting stays on record.")
    plan.issues(AT_MARCH)
    assert plan.meetings()[0].packs_issued == 2


def test_a_meeting_knows_the_point_and_the_day_that_its_papers_last_showed(plan: PlanWithSittings) -> None:
    plan.issues(AT_MARCH)
    plan.does(SetTheme(refs=(R4,), theme="Homes"))
    shown = plan.last_number()
    plan.on(MARCH).issues(AT_MARCH)
    meeting = plan.meetings()[0]
    assert (meeting.papers_cut_off, meeting.papers_as_at) == (shown, MARCH)


def test_papers_are_refused_where_somebody_wrote_meanwhile_or_for_a_day_to_come(plan: PlanWithSittings) -> None:
    last = plan.last_number()
    pack = IssuePack(meeting=AT_MARCH, cut_off=last, as_at=MARCH, manifest_sha256="0" * 64)
    assert "Papers cannot be dated 11 March 2027" in plan.refuses(pack)
    plan.does(SetTheme(refs=(R4,), theme="Homes"))
    stale = IssuePack(meeting=AT_MARCH, cut_off=last, as_at=BEGUN, manifest_sha256="0" * 64)
    assert "Somebody changed the plan while the papers were drawn up" in plan.refuses(stale)


def test_papers_of_an_ended_meeting_are_refused(plan: PlanWithSittings) -> None:
    plan.does(CancelMeeting(meeting=AT_JUNE, reason="No."))
    pack = IssuePack(meeting=AT_JUNE, cut_off=plan.last_number(), as_at=BEGUN, manifest_sha256="0" * 64)
    assert "is cancelled: it can no longer be given papers" in plan.refuses(pack)


def papers(plan: PlanWithSittings, meeting: str = AT_MARCH, *, late: bool = False, why: str | None = None) -> IssuePack:
    return IssuePack(
        meeting=meeting,
        cut_off=plan.last_number(),
        as_at=plan.today,
        manifest_sha256="0" * 64,
        late=late,
        reason=why,
    )


def test_a_sitting_that_is_past_or_closed_is_given_no_new_papers(plan: PlanWithSittings) -> None:
    plan.on(MARCH).does(papers(plan))
    plan.does(CloseMeeting(meeting=AT_MARCH))
    closed = plan.refuses(papers(plan))
    assert closed.startswith("The Executive of 11 March 2027 is closed: its papers are those that it had")
    assert "no papers were issued for it" in plan.on(JUNE + timedelta(days=1)).refuses(papers(plan, AT_JUNE))
    assert "has taken place" in plan.refuses(papers(plan, AT_JUNE))


def test_papers_that_truly_went_out_late_need_a_reason_and_move_nothing(plan: PlanWithSittings) -> None:
    plan.on(date(2027, 3, 4)).issues(AT_MARCH)
    before = (papers_of(plan.meetings()[0]), last_papers(plan.meetings()))
    plan.on(MARCH + timedelta(days=1))
    assert "need the reason" in plan.refuses(papers(plan, late=True, why=" "))
    plan.does(papers(plan, late=True, why="The tables were missing."))
    assert (papers_of(plan.meetings()[0]), last_papers(plan.meetings())) == before
    assert plan.meetings()[0].packs_issued == 2
    assert "are not late" in plan.refuses(papers(plan, AT_JUNE, late=True, why="Soon."))


def test_without_papers_in_time_the_papers_of_a_meeting_stay_refused_and_name_its_day(plan: PlanWithSittings) -> None:
    plan.on(MARCH + timedelta(days=1)).does(papers(plan, late=True, why="Forgotten."))
    assert last_papers(plan.meetings()) is None
    with pytest.raises(BadInput, match=f"write {AT_MARCH}:day"):
        moment_of(AT_MARCH, plan.meetings(), plan.today)


def test_what_late_papers_showed_is_corrected_by_a_meeting_only(plan: PlanWithSittings) -> None:
    step = plan.adopts(at=AT_MARCH, day=MARCH + timedelta(days=1))
    slip = ProposeDate(refs=(R4,), on=LATER, correct=True, reason="Mistyped.")
    plan.does(papers(plan, late=True, why="Forgotten."))
    assert "papers went out today" in plan.refuses(slip)
    assert "cannot be undone any more" in plan.refuses(Undo(step=step))


# Its entries in words

MEETING_ID = "executive-2027-03-11"
DECIDED_ON = date(2027, 3, 11)


@pytest.mark.parametrize(
    ("fact", "sentence"),
    [
        (
            PackIssued(MEETING_ID, 1, 70, DECIDED_ON, "0" * 64),
            "Papers issued for executive-2027-03-11, as at 11 March 2027 (entry 70).",
        ),
        (
            PackIssued(MEETING_ID, 2, 70, DECIDED_ON, "0" * 64),
            "Papers issued for executive-2027-03-11, issue 2, as at 11 March 2027 (entry 70).",
        ),
        (
            PackIssued(MEETING_ID, 2, 70, DECIDED_ON, "0" * 64, 2),
            "Papers issued for executive-2027-03-11, issue 2, which replaces issue 1, as at 11 March 2027 (entry 70).",
        ),
        (
            PackIssued("board-2027", 1, 70, date(2027, 3, 15), "0" * 64, 2, True, "No"),
            "Papers issued for board-2027, late: after the meeting, as at 15 March 2027 (entry 70). Reason: No.",
        ),
    ],
)
def test_an_entry_says_what_happened(fact: Fact, sentence: str) -> None:
    assert sentence_of(fact) == sentence
