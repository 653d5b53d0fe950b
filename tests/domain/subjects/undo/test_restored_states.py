"""An undo, and the undo of an undo, lead only to states that commands can lead to; records are counted again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan.domain.command import Command
from actionplan.domain.invariants import broken
from actionplan.domain.rating.rules import Rule
from actionplan.domain.state.item import GivenResponse
from actionplan.domain.subjects.actions import AddActions
from actionplan.domain.subjects.agencies import AddAgency, MergeAgency, RenameAgency
from actionplan.domain.subjects.closing import Supersede
from actionplan.domain.subjects.completion import Reopen, ReportComplete
from actionplan.domain.subjects.meetings import AddMeetings, CancelMeeting, CloseMeeting, MoveMeeting
from actionplan.domain.subjects.overrides import OverrideRating
from actionplan.domain.subjects.owners import AssignOwner, VacatePost
from actionplan.domain.subjects.pauses import PauseItems
from actionplan.domain.subjects.progress import RecordEvidence, RecordNote, RecordUpdate
from actionplan.domain.subjects.redaction import Redact
from actionplan.domain.subjects.signing_off import SignOffItems
from actionplan.domain.subjects.undo import Undo
from actionplan.domain.vocabulary import Colour, Declared, EvidenceKind, Response, Status
from tests.domain.plan_with_sittings import (
    A1,
    AT_JUNE,
    AT_MARCH,
    JUNE,
    MARCH,
    POLICE,
    R4,
    R5,
    PlanWithSittings,
)

DAY = timedelta(days=1)
PAUSE = PauseItems(refs=(R4,), until=date(2027, 5, 31), reason="The inspection.", meeting=AT_MARCH)
SHOWN = OverrideRating(
    refs=(R4,), colour=Colour.AMBER, reason="In hand.", meeting=AT_MARCH, agreed_by="Partnership chair"
)
REOPENED = Reopen(refs=(R4,), reason="Gaps.")


def update(declared: Declared | None = None, on: date = MARCH, words: str = "News.") -> RecordUpdate:
    return RecordUpdate(refs=(R4,), words=words, on=on, declared=declared)


def signed_off(plan: PlanWithSittings) -> int:
    plan.completes()
    return plan.signs_off(AT_MARCH)


def checked_by(name: str) -> SignOffItems:
    return SignOffItems(refs=(R4,), meeting=AT_MARCH, checked_by=name, impact_review_on=date(2028, 3, 9))


# What comes back by undoing an undo


def a_request(plan: PlanWithSittings) -> int:
    undone = plan.undoes(plan.asks())
    signed_off(plan)
    return undone


def a_pause_of_what_is_complete(plan: PlanWithSittings) -> int:
    undone = plan.undoes(plan.does(PAUSE))
    plan.completes()
    return undone


def a_pause_of_what_is_signed_off(plan: PlanWithSittings) -> int:
    undone = plan.undoes(plan.does(PAUSE))
    signed_off(plan)
    return undone


def a_decided_colour(plan: PlanWithSittings) -> int:
    plan.does(update(Declared.RED))
    undone = plan.undoes(plan.does(SHOWN))
    signed_off(plan)
    return undone


def a_declared_colour(plan: PlanWithSittings) -> int:
    plan.does(update())
    undone = plan.undoes(plan.does(update(Declared.RED)))
    signed_off(plan)
    return undone


def the_officer_who_agreed(plan: PlanWithSittings) -> int:
    undone = plan.undoes(plan.does(AssignOwner(refs=(R4,), role="Superintendent", name="A Smith")))
    plan.completes()
    plan.signs_off(AT_MARCH, by="A Smith, Superintendent")
    return undone


def a_sign_off_under_the_officer_who_agreed(plan: PlanWithSittings) -> int:
    plan.completes()
    undone = plan.undoes(plan.signs_off(AT_MARCH, by="A Smith, Superintendent"))
    plan.does(AssignOwner(refs=(R4,), role="Superintendent", name="A Smith"))
    return undone


def the_officer_of_an_action_who_agreed(plan: PlanWithSittings) -> int:
    plan.does(AddActions(refs=(R4,), title="Train"))
    undone = plan.undoes(plan.does(AssignOwner(refs=(A1,), agency=POLICE, name="A Smith")))
    plan.completes(A1)
    plan.completes()
    plan.signs_off(AT_MARCH, R4, A1, by="Smith, A.")
    return undone


def a_sign_off_under_the_officer_who_checked(plan: PlanWithSittings) -> int:
    plan.completes()
    undone = plan.undoes(plan.does(checked_by("Smith, A.")))
    plan.does(AssignOwner(refs=(R4,), name="A Smith"))
    return undone


def a_sign_off_under_the_officer_who_left(plan: PlanWithSittings) -> int:
    plan.completes()
    undone = plan.undoes(plan.signs_off(AT_MARCH, by="Dr A Smith"))
    plan.does(AssignOwner(refs=(R4,), name="A Smith"))
    plan.does(VacatePost(refs=(R4,)))
    return undone


def an_agency_merged_meanwhile(plan: PlanWithSittings) -> int:
    plan.does(AddAgency(name="School"))
    undone = plan.undoes(plan.does(AssignOwner(refs=(R5,), agency="school")))
    plan.does(MergeAgency(agency="school", into=POLICE))
    return undone


def a_contributor_merged_meanwhile(plan: PlanWithSittings) -> int:
    plan.does(AddAgency(name="School"))
    undone = plan.undoes(plan.does(AssignOwner(refs=(R5,), agency=POLICE, contributing=("school",))))
    plan.does(MergeAgency(agency="school", into="camhs"))
    return undone


def an_action_of_an_agency_merged_meanwhile(plan: PlanWithSittings) -> int:
    plan.does(AddAgency(name="School"))
    undone = plan.undoes(plan.does(AddActions(refs=(R4,), title="Train", agencies=("school",))))
    plan.does(MergeAgency(agency="school", into=POLICE))
    return undone


def a_merger_of_an_agency_at_work_since(plan: PlanWithSittings) -> int:
    plan.does(AddAgency(name="School"))
    undone = plan.undoes(plan.does(MergeAgency(agency="school", into=POLICE)))
    plan.does(AssignOwner(refs=(R5,), agency="school"))
    return undone


def a_name_that_another_agency_has_taken(plan: PlanWithSittings) -> int:
    undone = plan.undoes(plan.does(AddAgency(name="School")))
    plan.does(AddAgency(name="SCHOOL"))
    return undone


def an_earlier_name_that_another_agency_has_taken(plan: PlanWithSittings) -> int:
    plan.does(AddAgency(name="School"))
    undone = plan.undoes(plan.does(RenameAgency(agency="school", name="Academy")))
    plan.does(AddAgency(name="Academy"))
    return undone


def what_took_its_place_is_gone(plan: PlanWithSittings) -> int:
    added = plan.does(AddActions(refs=(R5,), title="Train"))
    undone = plan.undoes(plan.does(Supersede(refs=(R4,), reason="M.", meeting=AT_MARCH, by_item=f"{R5}-A1")))
    plan.undoes(added)
    return undone


def an_action_below_what_is_closed(plan: PlanWithSittings) -> int:
    undone = plan.undoes(plan.does(AddActions(refs=(R4,), title="Train")))
    signed_off(plan)
    return undone


def a_sitting_on_a_day_taken_since(plan: PlanWithSittings) -> int:
    moved = plan.does(MoveMeeting(meeting=AT_JUNE, on=JUNE + DAY))
    plan.does(AddMeetings(body="Executive", days=(JUNE,)))
    return moved


def a_sitting_called_off_and_arranged_again(plan: PlanWithSittings) -> int:
    called_off = plan.does(CancelMeeting(meeting=AT_JUNE, reason="Snow."))
    plan.does(AddMeetings(body="executive", days=(JUNE,)))
    return called_off


def minutes_of_a_sitting_called_off(plan: PlanWithSittings) -> int:
    undone = plan.undoes(plan.on(JUNE).does(CloseMeeting(meeting=AT_JUNE)))
    plan.does(CancelMeeting(meeting=AT_JUNE, reason="It was another body."))
    return undone


def minutes_of_a_sitting_postponed(plan: PlanWithSittings) -> int:
    undone = plan.undoes(plan.on(JUNE).does(CloseMeeting(meeting=AT_JUNE)))
    plan.does(MoveMeeting(meeting=AT_JUNE, on=JUNE + DAY))
    return undone


def an_update_of_an_action_that_is_gone(plan: PlanWithSittings) -> int:
    added = plan.does(AddActions(refs=(R4,), title="Train"))
    undone = plan.undoes(plan.does(RecordUpdate(refs=(A1,), words="News.", on=MARCH)))
    plan.undoes(added)
    return undone


def an_owner_of_an_action_that_is_gone(plan: PlanWithSittings) -> int:
    added = plan.does(AddActions(refs=(R4,), title="Train"))
    undone = plan.undoes(plan.does(AssignOwner(refs=(A1,), agency=POLICE)))
    plan.undoes(added)
    return undone


def a_name_of_an_agency_that_is_gone(plan: PlanWithSittings) -> int:
    added = plan.does(AddAgency(name="School"))
    undone = plan.undoes(plan.does(RenameAgency(agency="school", name="Academy")))
    plan.undoes(added)
    return undone


# What a reopening, undone, would leave


def reopened_and_asked(plan: PlanWithSittings) -> int:
    signed_off(plan)
    reopened = plan.does(REOPENED)
    plan.asks()
    return reopened


def reopened_and_declared(plan: PlanWithSittings) -> int:
    signed_off(plan)
    reopened = plan.does(REOPENED)
    plan.does(update(Declared.AMBER))
    return reopened


def reopened_and_paused(plan: PlanWithSittings) -> int:
    signed_off(plan)
    reopened = plan.does(REOPENED)
    plan.does(PAUSE)
    return reopened


def sent_back_and_paused(plan: PlanWithSittings) -> int:
    plan.completes()
    reopened = plan.does(REOPENED)
    plan.does(PAUSE)
    return reopened


def reopened_and_led_by_who_agreed(plan: PlanWithSittings) -> int:
    plan.completes()
    plan.signs_off(AT_MARCH, by="A Smith, Superintendent")
    reopened = plan.does(REOPENED)
    plan.does(AssignOwner(refs=(R4,), role="Superintendent", name="A Smith"))
    return reopened


def reopened_and_shown_by_decision(plan: PlanWithSittings) -> int:
    signed_off(plan)
    reopened = plan.does(REOPENED)
    plan.does(update(Declared.RED))
    plan.does(SHOWN)
    return reopened


def an_item_that_took_a_place(plan: PlanWithSittings) -> int:
    added = plan.does(AddActions(refs=(R5,), title="Train"))
    plan.does(Supersede(refs=(R4,), reason="M.", meeting=AT_MARCH, by_item=f"{R5}-A1"))
    return added


CLOSED = "SAM-R04 is signed off, and would "
UNREACHABLE: dict[Callable[[PlanWithSittings], int], str] = {
    a_request: CLOSED + "have a request for an extension to 31 August 2027 that waits. Reopen SAM-R04 first.",
    a_pause_of_what_is_complete: "SAM-R04 is reported complete, and would be paused.",
    a_pause_of_what_is_signed_off: CLOSED + "be paused. Reopen SAM-R04 first.",
    a_decided_colour: CLOSED + "have a colour",
    a_declared_colour: CLOSED + "have a colour declared by its lead officer, red. Reopen SAM-R04 first.",
    the_officer_who_agreed: CLOSED + "be led by the officer who agreed it. Reopen SAM-R04 first.",
    a_sign_off_under_the_officer_who_agreed: CLOSED + "be led by the officer who agreed it.",
    the_officer_of_an_action_who_agreed: (
        "SAM-R04 is signed off, and SAM-R04-A1 would be led by the officer who agreed it. Reopen SAM-R04 first."
    ),
    a_sign_off_under_the_officer_who_checked: CLOSED + "be led by the officer who checked its evidence.",
    a_sign_off_under_the_officer_who_left: CLOSED + "last have been led by the officer who agreed it.",
    an_agency_merged_meanwhile: "School would be at work on SAM-R05, and was merged into Merseyside Police.",
    a_contributor_merged_meanwhile: "School would be at work on SAM-R05, and was merged into CAMHS.",
    an_action_of_an_agency_merged_meanwhile: "School would be at work on SAM-R04-A1, and was merged into Merseyside",
    a_merger_of_an_agency_at_work_since: "School would be at work on SAM-R05, and was merged into Merseyside Police.",
    a_name_that_another_agency_has_taken: '"School" would be a name of two agencies',
    an_earlier_name_that_another_agency_has_taken: '"Academy" would be a name of two agencies',
    what_took_its_place_is_gone: "SAM-R04 would be superseded by SAM-R05-A1, which would not be in the plan.",
    an_action_below_what_is_closed: "SAM-R04 is closed, and would have a live action, SAM-R04-A1. Reopen SAM-R04",
    a_sitting_on_a_day_taken_since: "the Executive of 10 June 2027 is on record already.",
    a_sitting_called_off_and_arranged_again: "the Executive of 10 June 2027 is on record already.",
    minutes_of_a_sitting_called_off: "the Executive of 10 June 2027 is closed, and would be cancelled.",
    minutes_of_a_sitting_postponed: "the Executive of 11 June 2027 would be closed before its day.",
    an_update_of_an_action_that_is_gone: "SAM-R04-A1 is not in the plan any more. Undo what took it away.",
    an_owner_of_an_action_that_is_gone: "SAM-R04-A1 is not in the plan any more.",
    a_name_of_an_agency_that_is_gone: "School is not in the plan any more.",
    reopened_and_asked: CLOSED + "have a request for an extension to 31 August 2027 that waits. Withdraw the request",
    reopened_and_declared: CLOSED + "have a colour declared by its lead officer, amber.",
    reopened_and_paused: CLOSED + "be paused. Resume SAM-R04 first.",
    sent_back_and_paused: "SAM-R04 is reported complete, and would be paused. Resume SAM-R04 first.",
    reopened_and_led_by_who_agreed: CLOSED + "be led by the officer who agreed it.",
    reopened_and_shown_by_decision: CLOSED + "have a colour",
    an_item_that_took_a_place: "SAM-R04 would be superseded by SAM-R05-A1, which would not be in the plan.",
}


@pytest.mark.parametrize("story", UNREACHABLE, ids=lambda story: story.__name__)
def test_an_undo_to_a_state_that_no_command_leads_to_is_refused_naming_what_stands_against_it(
    plan: PlanWithSittings, story: Callable[[PlanWithSittings], int]
) -> None:
    plan.adopts()
    step = story(plan)
    before = dict(plan.state.entities)
    sentence = plan.refuses(Undo(step=step))
    assert sentence.startswith(f"Step {step} cannot be undone: {UNREACHABLE[story]}")
    assert plan.state.entities == before
    assert broken(plan.state, plan.texts) == ()


def test_an_undo_that_makes_nothing_worse_goes_through_in_a_plan_that_was_broken_before(
    plan: PlanWithSittings,
) -> None:
    """As an older program's undo could leave it: signed off, with a request that waits."""
    plan.adopts()
    plan.asks()
    request = plan.item().request
    signed_off(plan)
    left = replace(plan.item(), request=request)
    plan.state.merge([left])
    plan.versions["item", R4].append(left)
    assert [each.now for each in broken(plan.state, plan.texts)] == [
        "SAM-R04 is signed off, and has a request for an extension to 31 August 2027 that waits."
    ]
    step = plan.does(RecordNote(refs=(R4,), words="Rang.", on=MARCH))
    plan.undoes(plan.undoes(step))
    assert plan.item().request == request


def test_a_removed_name_is_nobodys(plan: PlanWithSittings) -> None:
    plan.adopts()
    named = plan.record(AssignOwner(refs=(R4,), role="Superintendent", name="A Smith"))[0]
    plan.completes()
    agreed = plan.signs_off(AT_MARCH)
    for number in (named.number, next(each.number for each in plan.entries if each.step == agreed)):
        plan.does(Redact(entry=number, reason="personal data"))
    assert plan.view().text_of(plan.item(), "lead_name") == plan.view().text_of(plan.item(), "agreed_by")
    assert broken(plan.state, plan.texts) == ()


# What is counted from records


RECORDS: tuple[Command, ...] = (
    update(on=MARCH - 9 * DAY, words="First."),
    update(on=MARCH - 3 * DAY, words="Second."),
    update(on=MARCH - 5 * DAY, words="Typed late."),
    RecordNote(refs=(R4,), words="Rang.", on=MARCH - 2 * DAY),
    RecordEvidence(refs=(R4,), title="Audit", evidence_kind=EvidenceKind.OUTPUT, on=MARCH),
    RecordEvidence(refs=(R4,), title="Survey", evidence_kind=EvidenceKind.IMPACT, on=MARCH),
)


def counted(plan: PlanWithSittings) -> tuple[object, ...]:
    item = plan.item()
    evidence = (item.evidence_output, item.evidence_quality, item.evidence_impact)
    heard = (plan.view().last_update(item), item.last_update_on, item.last_contact_on)
    return item.status, item.started_on, heard, evidence, plan.row().rating


@settings(max_examples=40, deadline=None)
@given(
    recorded=st.lists(st.sampled_from(RECORDS), min_size=1, max_size=5),
    order=st.randoms(use_true_random=False),
    kept=st.integers(0, 2),
)
def test_whatever_records_are_undone_in_whatever_order_the_item_is_as_if_only_the_others_were_made(
    recorded: list[Command], order: Random, kept: int
) -> None:
    plan = PlanWithSittings()
    plan.on(MARCH)
    steps = {plan.does(command): command for command in recorded}
    undoing = order.sample(sorted(steps), k=max(0, len(steps) - kept))
    undone = [plan.undoes(step) for step in undoing]
    other = PlanWithSittings()
    other.on(MARCH)
    for step, command in steps.items():
        if step not in undoing:
            other.does(command)
    assert counted(plan) == counted(other)
    for step in order.sample(undone, k=len(undone)):
        plan.undoes(step)
    again = PlanWithSittings()
    again.on(MARCH)
    for command in recorded:
        again.does(command)
    assert counted(plan) == counted(again)
    assert plan.replays()


def test_two_updates_undone_oldest_first_leave_an_item_that_has_not_begun(plan: PlanWithSittings) -> None:
    before = plan.row()
    first, second = plan.on(MARCH).does(update()), plan.does(update())
    plan.undoes(first)
    plan.undoes(second)
    assert (plan.item().status, plan.item().started_on) == (Status.NOT_STARTED, None)
    assert plan.row().rating.rule is before.rating.rule is Rule.NOT_PLANNED


def test_a_completion_undone_after_the_only_update_leaves_an_item_that_has_not_begun(plan: PlanWithSittings) -> None:
    first, second = plan.on(MARCH).does(update()), plan.does(update(on=MARCH - DAY))
    plan.undoes(first)
    done = plan.does(ReportComplete(refs=(R4,), on=MARCH, summary="Done."))
    plan.undoes(second)
    assert (plan.item().status, plan.item().started_on) == (Status.REPORTED_COMPLETE, None)
    undone = plan.undoes(done)
    assert (plan.item().status, plan.item().started_on) == (Status.NOT_STARTED, None)
    plan.undoes(undone)
    assert plan.item().status is Status.REPORTED_COMPLETE


def test_a_completion_undone_leaves_an_item_in_progress_where_an_update_stands(plan: PlanWithSittings) -> None:
    done = plan.on(MARCH).does(ReportComplete(refs=(R4,), on=MARCH, summary="Done."))
    plan.does(update(on=MARCH - DAY))
    plan.undoes(done)
    assert (plan.item().status, plan.item().started_on) == (Status.IN_PROGRESS, MARCH - DAY)


def test_what_was_reopened_stays_in_progress_without_its_updates(plan: PlanWithSittings) -> None:
    plan.on(MARCH).does(update())
    step = plan.does(update())
    plan.does(ReportComplete(refs=(R4,), on=MARCH, summary="Done."))
    reopened = plan.does(REOPENED)
    plan.undoes(step)
    assert (plan.item().status, plan.item().started_on) == (Status.IN_PROGRESS, MARCH)
    plan.undoes(reopened)
    assert plan.item().status is Status.REPORTED_COMPLETE


@pytest.mark.parametrize(
    ("answered", "then"),
    [
        (GivenResponse(Response.PART, 5, AT_MARCH), Status.IN_PROGRESS),
        (GivenResponse(), Status.NOT_STARTED),
    ],
    ids=["taken forward by a meeting", "left so by an older program's undo"],
)
def test_an_item_in_progress_without_an_update_is_started_again_only_where_nothing_else_began_it(
    plan: PlanWithSittings, answered: GivenResponse, then: Status
) -> None:
    begun = replace(plan.on(MARCH).item(), status=Status.IN_PROGRESS, started_on=MARCH, response=answered)
    plan.state.merge([begun])
    plan.versions["item", R4].append(begun)
    for command in (AssignOwner(refs=(R4,), agency=POLICE), RecordNote(refs=(R4,), words="Rang.", on=MARCH)):
        plan.undoes(plan.does(command))
        assert (plan.item().status, plan.item().started_on) == (Status.IN_PROGRESS, MARCH)
    plan.undoes(plan.does(update()))
    assert plan.item().status is then
