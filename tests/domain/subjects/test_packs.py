"""Issues of papers: recorded once for the state they show, and kept."""

from datetime import date

import pytest

from actionplan.domain.entry import Fact
from actionplan.domain.subjects.meetings import CancelMeeting
from actionplan.domain.subjects.packs import IssuePack, PackIssued
from actionplan.domain.subjects.planning import SetTheme
from actionplan.domain.subjects.undo import Undo
from tests.domain.plan_with_sittings import (
    AT_JUNE,
    AT_MARCH,
    BEGUN,
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
    ],
)
def test_an_entry_says_what_happened(fact: Fact, sentence: str) -> None:
    assert sentence_of(fact) == sentence
