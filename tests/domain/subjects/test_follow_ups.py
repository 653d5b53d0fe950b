"""Follow-ups: what a meeting said somebody will do, from its setting to what came of it."""

from datetime import date, timedelta

import pytest

from actionplan.domain.command import Command
from actionplan.domain.entry import Entry
from actionplan.domain.kinds import evolve
from actionplan.domain.state.follow_ups import FollowUp
from actionplan.domain.subjects.extensions import ExtensionGranted, GrantExtension
from actionplan.domain.subjects.follow_ups import DropFollowUp, FollowUpIsDone, RedateFollowUp, SetFollowUp
from actionplan.domain.subjects.overrides import OverrideRating
from actionplan.domain.subjects.progress import RecordUpdate
from actionplan.domain.subjects.signing_off import ReturnSignOff, SignOffReturned
from actionplan.domain.subjects.undo import Undo
from actionplan.domain.vocabulary import Colour, FollowUpSource, FollowUpState
from actionplan.ledger.codec import unseal
from tests.domain.plan_with_sittings import (
    AT_JUNE,
    AT_MARCH,
    AT_SEPTEMBER,
    JUNE,
    LATER,
    MARCH,
    POLICE,
    R4,
    R5,
    SEPTEMBER,
    PlanWithSittings,
)

WEEK = timedelta(days=7)
WRITE = SetFollowUp(refs=(R4,), meeting=AT_MARCH, words="Write to the trust.", owner="Business Manager", due=LATER)


def follow_ups(plan: PlanWithSittings) -> tuple[FollowUp, ...]:
    return plan.view().snapshot.follow_ups


def only(plan: PlanWithSittings) -> FollowUp:
    (found,) = follow_ups(plan)
    return found


def returned(plan: PlanWithSittings) -> FollowUp:
    """R04 was reported complete, and the sitting of March sent it back."""
    plan.adopts()
    plan.completes()
    plan.does(ReturnSignOff(refs=(R4,), meeting=AT_MARCH, reason="Show the audit."))
    return only(plan)


def test_a_meeting_sets_a_follow_up_with_words_an_owner_and_a_date(plan: PlanWithSittings) -> None:
    plan.on(MARCH).does(WRITE)
    made = only(plan)
    assert (made.name, made.ref, made.due_on, made.meeting, made.set_on) == ("F1", R4, LATER, AT_MARCH, MARCH)
    assert plan.texts[made.entry, "words"] == "Write to the trust."
    assert plan.texts[made.role or 0, "owner_role"] == "Business Manager"
    assert plan.replays()


def test_without_a_day_it_is_due_when_papers_close_for_the_next_sitting(plan: PlanWithSittings) -> None:
    plan.on(MARCH).does(SetFollowUp(meeting=AT_MARCH, words="Find a room."))
    plan.on(SEPTEMBER).does(SetFollowUp(meeting=AT_SEPTEMBER, words="Find another."))
    assert [each.due_on for each in follow_ups(plan)] == [JUNE - WEEK, None]


@pytest.mark.parametrize(
    ("typed", "agency", "role"),
    [
        ("Merseyside Police", POLICE, None),
        ("merseyside  police", POLICE, None),
        ("Head of Public Protection, Merseyside Police", POLICE, "Head of Public Protection"),
        ("Designated nurse, a trust elsewhere", None, "Designated nurse, a trust elsewhere"),
    ],
)
def test_an_owner_is_an_agency_on_record_a_role_or_both(
    plan: PlanWithSittings, typed: str, agency: str | None, role: str | None
) -> None:
    plan.on(MARCH).does(SetFollowUp(meeting=AT_MARCH, words="Ask.", owner=typed))
    made = only(plan)
    assert (made.agency, plan.texts.get((made.role or 0, "owner_role"))) == (agency, role)


@pytest.mark.parametrize("typed", ["Jo Smith", "Dr Smith", "Jo Smith, Head of Service", "Head of Service, Jo Smith"])
def test_an_owner_is_no_person(plan: PlanWithSittings, typed: str) -> None:
    refused = plan.on(MARCH).refuses(SetFollowUp(meeting=AT_MARCH, words="Ask.", owner=typed))
    assert "reads as a person" in refused


def test_the_condition_of_an_extension_is_a_follow_up_for_whoever_leads_the_item(plan: PlanWithSittings) -> None:
    plan.adopts()
    plan.asks()
    plan.does(GrantExtension(refs=(R4,), meeting=AT_MARCH, condition="A report in June."))
    made = only(plan)
    assert (made.source, made.due_on, made.for_lead) == (FollowUpSource.CONDITION, JUNE - WEEK, True)
    assert plan.texts[made.entry, made.words_in] == "A report in June."


def test_an_extension_without_a_condition_makes_none_and_one_that_recurs_needs_one(plan: PlanWithSittings) -> None:
    plan.adopts()
    plan.asks()
    refused = plan.refuses(GrantExtension(refs=(R4,), meeting=AT_MARCH, each_sitting=True))
    assert refused == "What each sitting is to hear is the condition: say it in a few words."
    plan.grants(AT_MARCH)
    assert follow_ups(plan) == ()


def test_a_condition_that_recurs_is_due_again_at_each_sitting_until_a_meeting_drops_it(plan: PlanWithSittings) -> None:
    plan.adopts()
    plan.asks()
    plan.does(GrantExtension(refs=(R4,), meeting=AT_MARCH, condition="A report.", each_sitting=True))
    plan.on(date(2027, 6, 1)).does(FollowUpIsDone(number=1, words="Here it is."))
    again = only(plan)
    assert (again.state, again.due_on, again.outcome_on) == (FollowUpState.OPEN, SEPTEMBER - WEEK, date(2027, 6, 1))
    plan.on(date(2027, 9, 8)).does(FollowUpIsDone(number=1, words="Late."))
    assert (only(plan).is_open, only(plan).due_on) == (True, None)
    plan.on(SEPTEMBER).does(DropFollowUp(number=1, meeting=AT_SEPTEMBER, reason="Enough."))
    assert only(plan).state is FollowUpState.DROPPED


def test_what_a_returned_sign_off_asks_for_ends_when_the_item_is_reported_complete_again(
    plan: PlanWithSittings,
) -> None:
    made = returned(plan)
    assert (made.source, made.due_on, made.is_open) == (FollowUpSource.RETURNED, JUNE - WEEK, True)
    assert plan.texts[made.entry, made.words_in] == "Show the audit."
    plan.on(MARCH + WEEK).completes()
    assert (only(plan).state, only(plan).outcome_on) == (FollowUpState.DONE, MARCH + WEEK)
    plan.undoes(plan.entries[-1].step)
    assert only(plan).is_open, "the item is not reported complete any more"
    assert plan.replays()


def test_completing_another_item_ends_nothing(plan: PlanWithSittings) -> None:
    returned(plan)
    plan.completes(R5)
    assert only(plan).is_open


def test_anybody_reports_it_done_and_only_a_meeting_drops_it_or_gives_it_another_date(plan: PlanWithSittings) -> None:
    plan.on(MARCH).does(WRITE)
    plan.on(JUNE).does(RedateFollowUp(number=1, meeting=AT_JUNE, due=SEPTEMBER))
    assert (only(plan).due_on, only(plan).earlier_dates) == (SEPTEMBER, (LATER,))
    plan.does(FollowUpIsDone(number=1, words="Written.", on=JUNE - WEEK))
    done = only(plan)
    assert (done.state, done.outcome_on, plan.texts[done.outcome or 0, "outcome"]) == (
        FollowUpState.DONE,
        JUNE - WEEK,
        "Written.",
    )
    refused = plan.refuses(DropFollowUp(number=1, meeting=AT_JUNE, reason="No."))
    assert refused == "F1 is done already, 3 June 2027: it can no longer be dropped."


@pytest.mark.parametrize(
    ("command", "refused"),
    [
        (FollowUpIsDone(number=2, words="Done."), "There is no follow-up F2 in this plan."),
        (FollowUpIsDone(number=1, words=" "), "What was done is empty"),
        (FollowUpIsDone(number=1, words="Done.", on=SEPTEMBER), "after today"),
        (DropFollowUp(number=1, meeting=AT_MARCH, reason=""), "The reason is empty"),
        (DropFollowUp(number=1, meeting=AT_JUNE, reason="No."), "has not sat yet"),
        (RedateFollowUp(number=1, meeting=AT_MARCH, due=date(2027, 3, 1)), "is before the Executive of 11 March 2027"),
        (SetFollowUp(meeting=AT_MARCH, words="", due=LATER), "The follow-up is empty"),
        (SetFollowUp(meeting=AT_MARCH, words="Ask.", due=date(2027, 3, 1)), "is before the Executive of 11 March"),
    ],
)
def test_what_cannot_be_is_refused(plan: PlanWithSittings, command: Command, refused: str) -> None:
    plan.on(MARCH).does(WRITE)
    assert refused in plan.refuses(command)


def test_an_earlier_meeting_cannot_have_decided_on_it(plan: PlanWithSittings) -> None:
    plan.on(JUNE).does(SetFollowUp(meeting=AT_JUNE, words="Ask."))
    assert "cannot have decided on it" in plan.refuses(DropFollowUp(number=1, meeting=AT_MARCH, reason="No."))


def test_numbers_run_through_the_plan_and_are_never_used_twice(plan: PlanWithSittings) -> None:
    step = plan.on(MARCH).does(SetFollowUp(refs=(R4, R5), meeting=AT_MARCH, words="Ask."))
    assert [(each.name, each.ref) for each in follow_ups(plan)] == [("F1", R4), ("F2", R5)]
    plan.undoes(step)
    assert follow_ups(plan) == ()
    plan.does(SetFollowUp(meeting=AT_MARCH, words="Ask again."))
    assert [each.name for each in follow_ups(plan)] == ["F3"]


def test_what_somebody_has_answered_is_not_taken_back_before_the_answer(plan: PlanWithSittings) -> None:
    step = plan.on(MARCH).does(WRITE)
    done = plan.does(FollowUpIsDone(number=1, words="Written."))
    assert "later work builds on it" in plan.refuses(Undo(step=step))
    plan.undoes(done)
    assert only(plan).is_open
    plan.undoes(step)
    assert follow_ups(plan) == ()


def test_conditions_and_returns_of_older_entries_make_no_follow_up(plan: PlanWithSittings) -> None:
    plan.adopts()
    plan.completes()
    at = plan.entries[-1]
    granted = unseal(
        ExtensionGranted.kind,
        1,
        '{"condition":"A report.","meeting":"executive-2027-03-11","meeting_on":"2027-03-11","to":"2027-08-31"}',
    )
    sent_back = unseal(
        SignOffReturned.kind,
        1,
        '{"meeting":"executive-2027-03-11","meeting_on":"2027-03-11","reopened_reason":"No audit."}',
    )
    for fact in (granted, sent_back):
        changed = evolve(plan.state, Entry(at.number + 1, at.step + 1, at.at, at.day, at.by, R4, fact))
        assert not any(isinstance(each, FollowUp) for each in changed)


def test_days_late_are_counted_from_its_date_while_it_is_open(plan: PlanWithSittings) -> None:
    plan.on(MARCH).does(WRITE)
    assert only(plan).days_late(LATER) == 0
    assert only(plan).days_late(LATER + WEEK) == 7
    plan.on(SEPTEMBER).does(FollowUpIsDone(number=1, words="Written."))
    assert only(plan).days_late(SEPTEMBER) == 0


def test_an_entry_that_only_names_an_item_ends_no_decision_about_it(plan: PlanWithSittings) -> None:
    plan.adopts()
    plan.does(WRITE)
    shown = OverrideRating(refs=(R4,), colour=Colour.AMBER, reason="Agreed", meeting=AT_MARCH, agreed_by="Chair")
    plan.does(shown)
    plan.on(JUNE + timedelta(days=1)).does(RedateFollowUp(number=1, meeting=AT_JUNE, due=SEPTEMBER))
    assert [entry.fact.kind for entry in plan.entries if entry.day > JUNE] == ["follow-up-dated"]
    plan.does(RecordUpdate(refs=(R4,), words="Going on.", on=JUNE + timedelta(days=1)))
    assert [entry.fact.kind for entry in plan.entries if entry.day > JUNE][1:] == [
        "progress-recorded",
        "override-ended",
    ]
