"""Adoption and extensions: what fixes a date, the only ways to move it, and that asking changes nothing."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from actionplan.domain.errors import Refused
from actionplan.domain.kinds import describe
from actionplan.domain.rating.reasons import answer_words
from actionplan.domain.rating.rules import Rule
from actionplan.domain.review_file import PublishedRecommendation
from actionplan.domain.state.item import Refusal
from actionplan.domain.subjects.actions import AddActions
from actionplan.domain.subjects.agencies import AddAgency, MergeAgency
from actionplan.domain.subjects.closing import Supersede
from actionplan.domain.subjects.completion import Reopen
from actionplan.domain.subjects.deadlines import AdoptDates, ProposeDate
from actionplan.domain.subjects.extensions import (
    AskExtension,
    GrantExtension,
    RefuseExtension,
    ReturnExtension,
    WithdrawExtension,
)
from actionplan.domain.subjects.meetings import AddMeetings, CloseMeeting
from actionplan.domain.subjects.plan import SetPolicy
from actionplan.domain.subjects.reviews import LoadReview
from actionplan.domain.subjects.undo import Undo
from actionplan.domain.vocabulary import Colour, DateState, ExtensionAnswer, Status
from tests.domain.builders import same_but
from tests.domain.cycle import (
    A1,
    AT_JUNE,
    AT_MARCH,
    AT_SEPTEMBER,
    BEGUN,
    DUE,
    JUNE,
    LATER,
    MARCH,
    POLICE,
    R4,
    R5,
    SEPTEMBER,
    Cycle,
    a_cycle,
    chairs_action,
)
from tests.factories import BY, new_ledger
from tests.ledger.strategies import A_REVIEW, LOAD

OVERDUE_DAY = DUE + timedelta(days=10)
ADOPT = AdoptDates(refs=(R4,), meeting=AT_MARCH)
GRANT = GrantExtension(refs=(R4,), meeting=AT_JUNE)


@pytest.fixture
def cycle(tmp_path: Path) -> Iterator[Cycle]:
    yield from a_cycle(tmp_path)


def correct(on: date, meeting: str | None = None, reason: str | None = "Mistyped.") -> ProposeDate:
    return ProposeDate(refs=(R4,), on=on, correct=True, reason=reason, meeting=meeting)


def propose(on: date | None) -> ProposeDate:
    return ProposeDate(refs=(R4,), on=on)


def ask(to: date = LATER) -> AskExtension:
    return AskExtension(refs=(R4,), to=to, reason="The audit is late.", asked_by="Lead officer")


def policy(key: str, value: int) -> SetPolicy:
    return SetPolicy(key=key, value=value, reason="Agreed.")


def test_a_proposed_date_changes_freely_and_an_adopted_one_does_not(cycle: Cycle) -> None:
    cycle.does(propose(LATER))
    cycle.does(propose(None))
    cycle.adopts()
    item = cycle.item()
    assert (item.deadline.state, item.deadline.adopted_on, item.deadline.adopted_at, item.deadline.due_on) == (
        DateState.ADOPTED,
        DUE,
        MARCH,
        DUE,
    )
    assert "only an extension that a meeting grants can move it" in cycle.refuses(propose(LATER))
    assert "only an extension" in cycle.refuses(propose(DUE - timedelta(days=9)))
    assert "only an extension" in cycle.refuses(propose(None))


def test_adopting_needs_a_date_and_is_done_once(cycle: Cycle) -> None:
    assert cycle.on(MARCH).refuses(ADOPT) == "SAM-R04 has no date to adopt. Propose one first."
    cycle.adopts()
    assert cycle.ledger.record(ADOPT, "Clerk").step is None


def test_several_dates_are_adopted_in_one_step_or_none_is(cycle: Cycle) -> None:
    cycle.does(propose(DUE))
    assert "SAM-R05 has no date to adopt" in cycle.on(MARCH).refuses(AdoptDates(refs=(R4, R5), meeting=AT_MARCH))
    assert cycle.item().deadline.state is DateState.PROPOSED


def test_asking_changes_no_date_and_no_red(cycle: Cycle) -> None:
    cycle.adopts()
    cycle.on(OVERDUE_DAY)
    before = cycle.row()
    cycle.asks()
    after = cycle.row()
    assert (before.rating, before.days_overdue) == (after.rating, after.days_overdue)
    assert (after.rating.colour, after.rating.rule, after.item.deadline.due_on) == (Colour.RED, Rule.OVERDUE, DUE)
    assert (after.item.extension_to, after.item.extension_asked_on) == (LATER, OVERDUE_DAY)
    assert after.reason == (
        "Red: overdue by 10 days. Due 30 June 2027 (agreed 11 March 2027). An extension to 31 August 2027 waits for "
        "a meeting."
    )


def test_asking_in_time_shows_amber_and_says_that_the_date_in_force_counts(cycle: Cycle) -> None:
    cycle.adopts()
    cycle.asks()
    row = cycle.row()
    assert (row.rating.colour, row.rating.rule) == (Colour.AMBER, Rule.EXTENSION_ASKED)
    assert "waits for a meeting; until then the date in force counts. Due 30 June 2027" in row.reason


def test_a_grant_moves_the_date_in_force_and_the_adopted_date_stays(cycle: Cycle) -> None:
    cycle.adopts()
    cycle.asks()
    cycle.on(JUNE).does(GrantExtension(refs=(R4,), meeting=AT_JUNE, condition="Monthly reports."))
    item = cycle.item()
    assert (item.deadline.adopted_on, item.deadline.due_on, item.deadline.slip_days, item.deadline.times_moved) == (
        DUE,
        LATER,
        62,
        1,
    )
    assert (item.extension_to, item.deadline.extended_at) == (None, JUNE)
    assert cycle.view.text_of(item, "condition") == "Monthly reports."
    assert "Due 31 August 2027 (extended 10 June 2027; first adopted for 30 June 2027)." in cycle.row().reason


def test_a_date_moved_twice_says_so(cycle: Cycle) -> None:
    cycle.adopts()
    cycle.asks()
    cycle.on(JUNE).grants(AT_JUNE)
    cycle.asks(date(2027, 12, 31))
    cycle.on(SEPTEMBER).grants(AT_SEPTEMBER)
    assert cycle.item().deadline.times_moved == 2
    assert "(extended 9 September 2027; first adopted for 30 June 2027, moved 2 times)" in cycle.row().reason


def test_a_meeting_may_grant_another_later_date_but_no_earlier_one(cycle: Cycle) -> None:
    cycle.adopts()
    cycle.asks()
    cycle.on(JUNE)
    assert cycle.refuses(GrantExtension(refs=(R4,), meeting=AT_JUNE, to=DUE)) == (
        "An extension is to a later date than the one in force, 30 June 2027."
    )
    cycle.grants(AT_JUNE, to=DUE + timedelta(days=7))
    assert cycle.item().deadline.slip_days == 7


@pytest.mark.parametrize(
    ("command", "answer"),
    [(RefuseExtension, ExtensionAnswer.REFUSED), (ReturnExtension, ExtensionAnswer.RETURNED)],
)
def test_refused_or_returned_the_date_stays_nothing_waits_and_it_is_said_which_it_was(
    cycle: Cycle, command: type[RefuseExtension | ReturnExtension], answer: ExtensionAnswer
) -> None:
    cycle.adopts()
    cycle.asks()
    cycle.on(JUNE).does(command(refs=(R4,), meeting=AT_JUNE, reason="Too vague."))
    item = cycle.item()
    assert (item.deadline.due_on, item.extension_to, item.deadline.times_moved) == (DUE, None, 0)
    assert item.refusal == Refusal(JUNE, answer, AT_JUNE)
    assert f"An extension was {answer} on 10 June 2027." in cycle.row().reason


def test_what_was_answered_before_is_known_while_it_is_asked_anew_and_until_the_date_moves(cycle: Cycle) -> None:
    cycle.adopts()
    cycle.asks()
    cycle.on(JUNE).does(ReturnExtension(refs=(R4,), meeting=AT_JUNE))
    cycle.asks()
    assert answer_words(cycle.row().case) == "returned on 10 June 2027"
    assert "An extension was" not in cycle.row().reason, "what waits says more"
    granted = cycle.grants(AT_JUNE)
    assert answer_words(cycle.row().case) == ""
    cycle.undoes(granted)
    assert answer_words(cycle.row().case) == "returned on 10 June 2027"


def test_an_answer_taken_back_is_no_answer(cycle: Cycle) -> None:
    cycle.adopts()
    cycle.asks()
    step = cycle.on(JUNE).does(RefuseExtension(refs=(R4,), meeting=AT_JUNE))
    cycle.undoes(step)
    item = cycle.item()
    assert item.refusal is None


def test_an_item_reported_complete_says_no_more_of_a_refusal(cycle: Cycle) -> None:
    cycle.adopts()
    cycle.asks()
    cycle.on(JUNE).does(RefuseExtension(refs=(R4,), meeting=AT_JUNE))
    cycle.completes()
    assert "extension" not in cycle.row().reason


def test_a_request_is_withdrawn_without_a_meeting(cycle: Cycle) -> None:
    cycle.adopts()
    cycle.asks()
    cycle.does(WithdrawExtension(refs=(R4,), reason="Done in time."))
    assert (cycle.item().request, cycle.item().refusal) == (None, None)
    assert cycle.on(JUNE).refuses(GRANT) == "SAM-R04 has no extension waiting for a meeting."


def test_asking_is_refused_where_it_makes_no_sense(cycle: Cycle) -> None:
    assert cycle.refuses(ask()) == "SAM-R04 has no adopted date. A proposed date needs no extension: change it."
    cycle.adopts()
    assert "to a later date than the one in force, 30 June 2027" in cycle.refuses(ask(DUE))
    cycle.asks()
    assert cycle.refuses(ask(date(2027, 12, 1))) == (
        "SAM-R04 has asked for an extension already, to 31 August 2027, which waits for a meeting. "
        "Withdraw it to ask again."
    )
    cycle.does(WithdrawExtension(refs=(R4,)))
    cycle.completes()
    assert cycle.refuses(ask()) == "SAM-R04 is reported complete: it needs no later date."


def test_the_policy_can_allow_no_extensions_asked_or_granted(cycle: Cycle) -> None:
    cycle.adopts()
    cycle.asks()
    cycle.does(policy("extensions_allowed", 0))
    none = "This plan allows no extensions (policy extensions_allowed is 0)."
    assert cycle.on(JUNE).refuses(GRANT) == none
    cycle.does(RefuseExtension(refs=(R4,), meeting=AT_JUNE))
    assert cycle.refuses(ask()) == none


def test_the_policy_can_limit_how_often_a_date_moves(cycle: Cycle) -> None:
    cycle.does(policy("extensions_at_most", 1))
    cycle.adopts()
    cycle.asks()
    cycle.on(JUNE).grants(AT_JUNE)
    assert cycle.refuses(ask(date(2027, 12, 1))) == (
        "SAM-R04 has been moved 1 time, and the policy allows no more (extensions_at_most)."
    )


def test_a_chairs_action_can_grant(cycle: Cycle) -> None:
    cycle.adopts()
    cycle.asks()
    taken = date(2027, 4, 20)
    cycle.on(taken).does(chairs_action(taken))
    cycle.grants("executive-2027-04-20")
    assert (cycle.item().deadline.due_on, cycle.item().deadline.extended_at) == (LATER, taken)
    assert "(extended by chair's action of 20 April 2027; first adopted for 30 June 2027)" in cycle.row().reason


def test_a_date_adopted_by_a_chairs_action_says_so(cycle: Cycle) -> None:
    taken = date(2027, 2, 3)
    cycle.on(taken).does(chairs_action(taken))
    cycle.adopts(at="executive-2027-02-03", day=taken)
    assert "Due 30 June 2027 (agreed by chair's action of 3 February 2027)." in cycle.row().reason
    last = cycle.ledger.history(cycle.ledger.last_number())[-1]
    assert describe(last.entry, str) == "Date adopted by chair's action of 3 February 2027: 30 June 2027."


def test_an_answer_by_a_chairs_action_says_so(cycle: Cycle) -> None:
    cycle.adopts()
    cycle.asks()
    taken = date(2027, 4, 20)
    cycle.on(taken).does(chairs_action(taken))
    cycle.does(RefuseExtension(refs=(R4,), meeting="executive-2027-04-20"))
    assert answer_words(cycle.row().case) == "refused by chair's action of 20 April 2027"


def test_a_sitting_on_the_day_of_a_chairs_action_is_told_apart(cycle: Cycle) -> None:
    cycle.on(MARCH).does(chairs_action(MARCH))
    cycle.adopts()
    assert "(agreed 11 March 2027)" in cycle.row().reason


# Corrections


def test_a_mistyped_adopted_date_is_corrected_on_its_own_day_with_a_reason(cycle: Cycle) -> None:
    cycle.adopts(due=date(2027, 6, 3))
    assert cycle.refuses(correct(DUE, reason=None)) == "A correction needs its reason: say why."
    cycle.does(correct(DUE))
    item = cycle.item()
    assert (item.deadline.due_on, item.deadline.adopted_on, item.deadline.times_moved, item.deadline.slip_days) == (
        DUE,
        DUE,
        0,
        0,
    )


def test_from_the_next_day_on_a_correction_needs_a_meeting(cycle: Cycle) -> None:
    cycle.adopts()
    assert "is corrected without a meeting on the day of its entry only. Name the meeting." in cycle.on(
        MARCH + timedelta(days=1)
    ).refuses(correct(LATER))
    assert "has not sat yet" in cycle.refuses(correct(LATER, AT_JUNE))
    cycle.does(correct(LATER, AT_MARCH))
    assert cycle.item().deadline.due_on == LATER


def test_a_correction_by_a_meeting_moves_the_date_in_force_and_cannot_hide_the_slip(cycle: Cycle) -> None:
    cycle.adopts()
    cycle.on(SEPTEMBER)
    assert cycle.row().rating.rule is Rule.OVERDUE
    carried = cycle.row().times_carried_forward
    cycle.does(correct(date(2027, 12, 31), AT_SEPTEMBER))
    row = cycle.row()
    assert (row.item.deadline.adopted_on, row.item.deadline.due_on, row.item.deadline.slip_days) == (
        DUE,
        date(2027, 12, 31),
        184,
    )
    assert (row.item.deadline.times_moved, row.times_carried_forward) == (1, carried)
    assert "Due 31 December 2027 (corrected 9 September 2027; first adopted for 30 June 2027)." in row.reason


def test_a_correction_by_a_meeting_is_taken_back_whole(cycle: Cycle) -> None:
    cycle.adopts()
    before = cycle.on(JUNE).item()
    cycle.undoes(cycle.does(correct(LATER, AT_JUNE)))
    assert same_but(before, cycle.item())
    assert "(agreed 11 March 2027)" in cycle.row().reason


def test_a_correction_by_a_meeting_counts_as_a_move_where_the_policy_limits_them(cycle: Cycle) -> None:
    cycle.does(policy("extensions_at_most", 1))
    cycle.adopts()
    cycle.on(JUNE).does(correct(LATER, AT_JUNE))
    assert "SAM-R04 has been moved 1 time, and the policy allows no more" in cycle.refuses(ask(date(2027, 12, 1)))


def test_an_extension_after_a_correction_and_a_correction_after_an_extension_are_said_in_turn(cycle: Cycle) -> None:
    cycle.adopts()
    cycle.on(JUNE).does(correct(LATER, AT_JUNE))
    cycle.asks(date(2027, 12, 31))
    cycle.grants(AT_JUNE)
    assert "(extended 10 June 2027; first adopted for 30 June 2027, moved 2 times)" in cycle.row().reason
    cycle.on(SEPTEMBER).does(correct(date(2027, 12, 30), AT_SEPTEMBER))
    assert "(corrected 9 September 2027; first adopted for 30 June 2027, moved 3 times)" in cycle.row().reason


def test_a_correction_by_a_chairs_action_says_so(cycle: Cycle) -> None:
    cycle.adopts()
    taken = date(2027, 4, 20)
    cycle.on(taken).does(chairs_action(taken))
    cycle.does(correct(LATER, "executive-2027-04-20"))
    assert "(corrected by chair's action of 20 April 2027; first adopted for 30 June 2027)" in cycle.row().reason


def test_the_day_of_another_meeting_that_is_closed_does_not_keep_a_date_from_being_corrected(cycle: Cycle) -> None:
    cycle.does(AddMeetings(body="Improvement Board", days=(MARCH,)))
    cycle.on(MARCH).does(CloseMeeting(meeting="improvement-board-2027-03-11"))
    cycle.adopts(due=date(2027, 6, 3))
    cycle.does(correct(DUE))
    assert (cycle.item().deadline.adopted_on, cycle.item().deadline.times_moved) == (DUE, 0)


def test_a_correction_cannot_take_the_date_away(cycle: Cycle) -> None:
    cycle.adopts()
    taken_away = ProposeDate(refs=(R4,), on=None, correct=True, reason="No.")
    assert "it cannot be taken away" in cycle.refuses(taken_away)


def test_once_papers_have_gone_out_the_same_day_a_correction_needs_a_meeting_too(cycle: Cycle) -> None:
    cycle.adopts()
    cycle.issues(AT_JUNE)
    assert "papers went out today: now only a meeting can correct it" in cycle.refuses(correct(LATER))


def test_once_the_meeting_is_closed_the_same_day_a_correction_needs_a_meeting_too(cycle: Cycle) -> None:
    cycle.adopts()
    cycle.does(CloseMeeting(meeting=AT_MARCH))
    assert "was adopted by a meeting that is closed" in cycle.refuses(correct(LATER))


def test_a_correction_after_an_extension_leaves_the_adopted_date(cycle: Cycle) -> None:
    cycle.adopts()
    cycle.asks()
    cycle.on(JUNE).grants(AT_JUNE)
    cycle.does(correct(LATER - timedelta(days=1)))
    assert (cycle.item().deadline.adopted_on, cycle.item().deadline.slip_days) == (DUE, 61)


# Undo


def test_adoption_is_undone_on_its_own_day_as_a_slip_of_the_hand(cycle: Cycle) -> None:
    step = cycle.adopts()
    cycle.undoes(step)
    assert cycle.item().deadline.state is DateState.PROPOSED


def test_adoption_is_not_undone_the_next_day(cycle: Cycle) -> None:
    step = cycle.adopts()
    assert cycle.on(MARCH + timedelta(days=1)).refuses(Undo(step=step)) == (
        f"Step {step} cannot be undone any more: it would loosen the adopted date of SAM-R04, 30 June 2027. "
        "Only an extension that a meeting grants can move it."
    )


def test_adoption_is_not_undone_once_papers_have_shown_it(cycle: Cycle) -> None:
    step = cycle.adopts()
    cycle.issues(AT_JUNE)
    assert "it would loosen the adopted date" in cycle.refuses(Undo(step=step))


def test_what_came_after_the_papers_is_still_undone_that_day(cycle: Cycle) -> None:
    cycle.issues(AT_MARCH)
    cycle.undoes(cycle.adopts())


def test_a_tightening_correction_is_not_undone_later(cycle: Cycle) -> None:
    cycle.adopts(due=LATER)
    step = cycle.on(JUNE).does(correct(DUE, AT_JUNE))
    assert "would loosen the adopted date" in cycle.on(JUNE + timedelta(days=1)).refuses(Undo(step=step))


def test_nor_is_one_of_a_date_that_was_extended(cycle: Cycle) -> None:
    cycle.adopts()
    cycle.asks()
    cycle.on(JUNE).grants(AT_JUNE)
    step = cycle.on(JUNE + timedelta(days=2)).does(correct(LATER - timedelta(days=20), AT_JUNE))
    sentence = cycle.on(JUNE + timedelta(days=3)).refuses(Undo(step=step))
    assert "would loosen the adopted date of SAM-R04, 11 August 2027" in sentence


def test_a_grant_is_undone_later_since_that_tightens(cycle: Cycle) -> None:
    cycle.adopts()
    cycle.asks()
    step = cycle.on(JUNE).grants(AT_JUNE)
    cycle.on(JUNE + timedelta(days=30)).undoes(step)
    item = cycle.item()
    assert (item.deadline.due_on, item.deadline.times_moved, item.deadline.slip_days, item.extension_to) == (
        DUE,
        0,
        0,
        LATER,
    )
    assert cycle.row().rating.colour is Colour.RED


def test_but_that_undo_is_undone_on_its_own_day_only(cycle: Cycle) -> None:
    cycle.adopts()
    cycle.asks()
    undone = cycle.on(JUNE).undoes(cycle.grants(AT_JUNE))
    again = cycle.undoes(undone)
    assert cycle.item().deadline.due_on == LATER
    undone = cycle.undoes(again)
    sentence = cycle.on(OVERDUE_DAY).refuses(Undo(step=undone))
    assert sentence == (
        f"Step {undone} took back a decision of a meeting, and that cannot be undone any more. "
        "The Executive of 10 June 2027 is still open: record the decision again."
    )


def test_a_request_does_not_come_back_later_as_if_it_had_been_made_in_time(cycle: Cycle) -> None:
    cycle.adopts()
    asked_at = cycle.asks()
    undone = cycle.undoes(asked_at)
    assert "Ask for the extension again." in cycle.on(OVERDUE_DAY).refuses(Undo(step=undone))
    cycle.asks()
    withdrawn = cycle.does(WithdrawExtension(refs=(R4,)))
    cycle.undoes(withdrawn)
    assert cycle.item().extension_asked_on == OVERDUE_DAY


def test_a_refusal_minuted_by_mistake_is_undone_later_and_the_request_waits_again(cycle: Cycle) -> None:
    cycle.adopts()
    cycle.asks()
    step = cycle.on(JUNE).does(RefuseExtension(refs=(R4,), meeting=AT_JUNE))
    cycle.on(JUNE + timedelta(days=3)).undoes(step)
    assert (cycle.item().extension_to, cycle.item().extension_asked_on) == (LATER, MARCH)


def test_an_action_is_held_to_its_adopted_date_as_a_recommendation_is(cycle: Cycle) -> None:
    added = cycle.does(AddActions(refs=(R4,), title="Train", agencies=(POLICE,), due_on=DUE))
    step = cycle.on(MARCH).does(AdoptDates(refs=(A1,), meeting=AT_MARCH))
    cycle.on(OVERDUE_DAY)
    assert "would loosen the adopted date of SAM-R04-A1" in cycle.refuses(Undo(step=step))
    assert "later work builds on it" in cycle.refuses(Undo(step=added))
    assert cycle.row().rating.colour is Colour.RED
    later_action = AddActions(refs=(R4,), title="More", agencies=(POLICE,), due_on=date(2028, 1, 1))
    cycle.does(later_action)
    row = cycle.row()
    assert (row.rating.colour, row.rating_of) == (Colour.RED, A1), "a later action hides no overdue one"


def test_loading_and_merging_leave_adopted_dates_alone(cycle: Cycle) -> None:
    from actionplan.intake.seed import read_seed

    cycle.adopts()
    before = cycle.item()
    assert cycle.ledger.record(LoadReview(file=read_seed()), "Clerk").step is None
    cycle.does(AddAgency(name="Force"))
    merged = cycle.does(MergeAgency(agency=POLICE, into="force"))
    assert "later work builds on it" in cycle.refuses(Undo(step=2))
    cycle.on(OVERDUE_DAY).undoes(merged)
    after = cycle.item()
    assert (after.deadline.due_on, after.deadline.adopted_on, after.deadline.adopted_at) == (
        before.deadline.due_on,
        before.deadline.adopted_on,
        before.deadline.adopted_at,
    )


def test_a_loading_is_not_undone_under_recommendations_loaded_later(tmp_path: Path) -> None:
    ledger = new_ledger(tmp_path, seeded=False)
    first = ledger.record(LOAD, BY).step
    assert first is not None
    third = PublishedRecommendation("3", "Wording 3.", None, None, None, None)
    more = replace(A_REVIEW, recommendations=(*A_REVIEW.recommendations, third))
    ledger.record(LoadReview(file=more), BY)
    with pytest.raises(Refused, match=r"SAM-R03 came into the plan under SAM later\."):
        ledger.record(Undo(step=first), BY)
    assert len(ledger.view().rows) == 3
    ledger.close()


def test_superseded_and_reopened_an_item_has_its_adopted_date_still(cycle: Cycle) -> None:
    cycle.adopts()
    cycle.does(Supersede(refs=(R4,), reason="Merged.", meeting=AT_MARCH, by_item=R5))
    cycle.on(OVERDUE_DAY).does(Reopen(refs=(R4,), reason="Not the same."))
    row = cycle.row()
    assert (row.item.status, row.item.deadline.due_on, row.item.deadline.adopted_on) == (Status.IN_PROGRESS, DUE, DUE)
    assert row.rating.rule is Rule.OVERDUE


def test_the_same_day_of_the_first_entry_is_past_when_looked_at_later(cycle: Cycle) -> None:
    cycle.adopts()
    cycle.asks()
    cycle.on(JUNE).grants(AT_JUNE)
    cycle.on(OVERDUE_DAY)
    yesterday = cycle.ledger.view(as_at=JUNE - timedelta(days=1)).snapshot.row(R4)
    assert yesterday is not None
    assert (yesterday.item.deadline.due_on, yesterday.item.extension_to) == (DUE, LATER)
    assert cycle.ledger.view(as_at=BEGUN).snapshot.row(R4) is not None
