"""The record of a meeting beside its decisions: attendance, challenge, the manager's words, agreed minutes."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.domain.command import Command
from actionplan.domain.governance.attendance import Attendance, challenges_of, meetings_without, words_of
from actionplan.domain.governance.meeting_record import meeting_record
from actionplan.domain.subjects.agencies import AddAgency
from actionplan.domain.subjects.meetings import (
    AddMeetings,
    AgreeMinutes,
    CloseMeeting,
    MinuteDecision,
    RecordAttendance,
    RecordChallenge,
    WordMeeting,
)
from actionplan.domain.subjects.plan import SetPolicy
from actionplan.domain.vocabulary import MeetingKind, MeetingPart
from tests.domain.plan_with_sittings import AT_JUNE, AT_MARCH, BEGUN, JUNE, MARCH, R4, PlanWithSittings

NEEDED = SetPolicy(key="partners_needed", names=("Primary Care", "Merseyside Police"), reason="Working Together.")
CHAIR, NURSE = "Partnership chair", "Designated nurse, Primary Care"


def attended(plan: PlanWithSittings, at: str = AT_MARCH) -> Attendance:
    meeting = next(each for each in plan.meetings() if each.id == at)
    return meeting_record(meeting, plan.view().snapshot, plan.history()).attendance


@pytest.fixture
def sat(plan: PlanWithSittings) -> PlanWithSittings:
    plan.does(NEEDED)
    return plan.on(MARCH)


def test_who_was_there_is_added_up_and_the_later_entry_stands(sat: PlanWithSittings) -> None:
    sat.does(RecordAttendance(meeting=AT_MARCH, present=(CHAIR,), apologies=(NURSE,)))
    step = sat.does(
        RecordAttendance(meeting=AT_MARCH, present=(NURSE, "merseyside police"), interests=(f"{CHAIR}:  knows R4",))
    )
    there = attended(sat)
    assert (there.present, there.apologies) == ((CHAIR, NURSE, "Merseyside Police"), ())
    assert (there.interests, there.without) == ((f"{CHAIR}: knows R4",), "")
    sat.undoes(step)
    assert (attended(sat).present, attended(sat).apologies) == ((CHAIR,), (NURSE,))
    assert sat.replays()


def test_a_sitting_without_a_partner_that_policy_names_says_so(sat: PlanWithSittings) -> None:
    assert attended(sat).without == "", "nobody has said who was there"
    sat.does(RecordAttendance(meeting=AT_MARCH, present=(CHAIR,), apologies=(NURSE,)))
    assert attended(sat).without == "without Primary Care and Merseyside Police"
    sat.does(RecordAttendance(meeting=AT_MARCH, present=("Superintendent, Merseyside Police",)))
    assert attended(sat).without == "without Primary Care"
    snapshot = sat.view().snapshot
    needed, agencies = snapshot.policy.partners_needed, list(snapshot.agencies.values())
    (told,) = meetings_without(snapshot.meetings, sat.history(), needed, agencies)
    assert (told[0].id, told[1].missing) == (AT_MARCH, ("Primary Care",))


def test_a_partner_is_known_by_another_spelling_of_its_agency(plan: PlanWithSittings) -> None:
    plan.does(AddAgency(name="Integrated Care Board", aliases=("Primary Care",)))
    plan.does(NEEDED)
    plan.on(MARCH).does(RecordAttendance(meeting=AT_MARCH, present=("Nurse, Integrated Care Board",)))
    assert attended(plan).missing == ("Merseyside Police",)


@given(st.lists(st.tuples(st.booleans(), st.sampled_from(["Chair", "Nurse", "Clerk to the board"])), max_size=9))
def test_each_role_is_in_one_place_however_often_it_is_recorded(told: list[tuple[bool, str]]) -> None:
    plan = PlanWithSittings().on(MARCH)
    last = {}
    for here, who in told:
        last[who] = here
        plan.does(
            RecordAttendance(meeting=AT_MARCH, present=(who,))
            if here
            else RecordAttendance(meeting=AT_MARCH, apologies=(who,))
        )
    there = attended(plan)
    assert set(there.present) == {who for who, here in last.items() if here}
    assert set(there.apologies) == {who for who, here in last.items() if not here}


def test_a_challenge_has_who_asked_and_what_was_answered(sat: PlanWithSittings) -> None:
    sat.does(RecordChallenge(meeting=AT_MARCH, words="Who checks?", asked_by=NURSE, answer="The auditor."))
    sat.does(RecordChallenge(meeting=AT_MARCH, words="And when?", asked_by="Independent scrutineer"))
    meeting = sat.meetings()[0]
    assert [(each.asked_by, each.words, each.answer) for each in challenges_of(meeting, sat.history())] == [
        (NURSE, "Who checks?", "The auditor."),
        ("Independent scrutineer", "And when?", ""),
    ]


def test_words_are_given_before_the_meeting_and_the_last_ones_stand(plan: PlanWithSittings) -> None:
    for words in ("None.", "One.", "Two."):
        plan.does(WordMeeting(meeting=AT_JUNE, part=MeetingPart.RISK, words=words))
    plan.does(WordMeeting(meeting=AT_JUNE, part=MeetingPart.SUMMARY, words="All well."))
    june = plan.meetings()[1]
    given = {part: each.words for part, each in words_of(june, plan.history()).items()}
    assert given == {MeetingPart.SUMMARY: "All well.", MeetingPart.RISK: "Two."}
    plan.does(WordMeeting(meeting=AT_JUNE, part=MeetingPart.RISK, words=""))
    assert list(words_of(june, plan.history())) == [MeetingPart.SUMMARY]


def test_minutes_are_agreed_by_a_later_sitting_of_the_body_that_is_open(sat: PlanWithSittings) -> None:
    sat.does(AddMeetings(body="Board", days=(JUNE,)))
    sat.does(CloseMeeting(meeting=AT_MARCH))
    agreed = AgreeMinutes(meeting=AT_MARCH, at=AT_JUNE)
    assert "has not sat yet" in sat.refuses(agreed)
    sat.on(JUNE)
    assert "agreed at a later sitting of the Executive" in sat.refuses(
        AgreeMinutes(meeting=AT_MARCH, at="board-2027-06-10")
    )
    assert "is none" in sat.refuses(AgreeMinutes(meeting=AT_JUNE, at=AT_JUNE))
    sat.does(agreed)
    assert sat.meetings()[0].minutes_agreed_at == AT_JUNE
    assert sat.record(agreed) == ()
    sat.does(CloseMeeting(meeting=AT_JUNE))
    assert "is closed" in sat.refuses(agreed)


@pytest.mark.parametrize(
    ("command", "refused"),
    [
        (RecordAttendance(meeting=AT_MARCH), "Say who was present"),
        (RecordAttendance(meeting=AT_MARCH, present=("Jo Smith, Head of Service",)), "reads as a person"),
        (RecordAttendance(meeting=AT_MARCH, present=(CHAIR,), apologies=(CHAIR,)), "cannot be both present and absent"),
        (RecordAttendance(meeting=AT_MARCH, interests=("Chair",)), 'An interest is given as "WHO: what"'),
        (RecordAttendance(meeting=AT_JUNE, present=(CHAIR,)), "has not sat yet"),
        (RecordChallenge(meeting=AT_MARCH, words=" ", asked_by=CHAIR), "What was asked is empty"),
        (RecordChallenge(meeting=AT_MARCH, words="Why?", asked_by="Dr Smith"), "reads as a person"),
        (WordMeeting(meeting="nowhere", part=MeetingPart.RISK, words="x"), 'There is no meeting "nowhere"'),
    ],
)
def test_what_cannot_be_is_refused(sat: PlanWithSittings, command: Command, refused: str) -> None:
    assert refused in sat.refuses(command)


def test_a_decision_between_meetings_names_who_agreed_and_is_told_at_the_next_sitting(plan: PlanWithSittings) -> None:
    between = AddMeetings(body="Executive", days=(BEGUN,), meeting_kind=MeetingKind.BETWEEN_MEETINGS)
    assert "say which, by role and agency" in plan.refuses(between)
    partners = ("Chief Superintendent, merseyside police", "Delegated safeguarding partner, Primary Care")
    plan.does(
        AddMeetings(body="Executive", days=(BEGUN,), meeting_kind=MeetingKind.BETWEEN_MEETINGS, agreed_by=partners)
    )
    taken = next(each for each in plan.meetings() if each.kind is MeetingKind.BETWEEN_MEETINGS)
    plan.does(MinuteDecision(refs=(R4,), meeting=taken.id, words="Start now."))
    assert taken.title == "The decision between meetings of the Executive of 4 January 2027"
    assert attended(plan, taken.id).agreed_by == ("Chief Superintendent, Merseyside Police", partners[1])
    record = meeting_record(plan.meetings()[1], plan.view().snapshot, plan.history())
    assert [line.entry.between for line in record.by_chair] == [True]
    sitting = AddMeetings(body="Executive", days=(date(2027, 12, 9),), agreed_by=(CHAIR,))
    assert "Who agreed is said of a decision between meetings" in plan.refuses(sitting)
