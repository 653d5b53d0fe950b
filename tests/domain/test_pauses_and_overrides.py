"""Pauses, which never move a deadline, and colours by decision, which end by themselves."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from actionplan.domain.rating.marks import reason_beside_mark
from actionplan.domain.rating.rules import Rule
from actionplan.domain.subjects.actions import AddActions
from actionplan.domain.subjects.closing import Supersede
from actionplan.domain.subjects.completion import Reopen
from actionplan.domain.subjects.extensions import AskExtension
from actionplan.domain.subjects.meetings import AddMeetings, CancelMeeting
from actionplan.domain.subjects.overrides import OverrideRating
from actionplan.domain.subjects.pauses import PauseItems, ResumeItems
from actionplan.domain.subjects.progress import RecordUpdate
from actionplan.domain.subjects.reviews import EditReview
from actionplan.domain.subjects.undo import Undo
from actionplan.domain.vocabulary import Colour, Declared, Status
from tests.domain.cycle import (
    A1,
    AT_JUNE,
    AT_MARCH,
    AT_SEPTEMBER,
    DUE,
    JUNE,
    MARCH,
    POLICE,
    R4,
    SEPTEMBER,
    Cycle,
    a_cycle,
    chairs_action,
)

EARLY = date(2027, 3, 1)
UNTIL = date(2027, 5, 31)
DAY = timedelta(days=1)


@pytest.fixture
def cycle(tmp_path: Path) -> Iterator[Cycle]:
    yield from a_cycle(tmp_path)


def pause(until: date = UNTIL, at: str = AT_MARCH) -> PauseItems:
    return PauseItems(refs=(R4,), until=until, reason="The inspection.", meeting=at)


def shown(colour: Colour, at: str = AT_MARCH, ref: str = R4) -> OverrideRating:
    return OverrideRating(
        refs=(ref,), colour=colour, reason="It is in hand.", meeting=at, agreed_by="Independent Chair"
    )


def overdue_in_march(cycle: Cycle) -> Cycle:
    """Due on 1 March; it is the day of March's sitting."""
    cycle.adopts(due=EARLY)
    return cycle


# Pauses


def test_an_agreed_pause_shields_from_overdue_until_its_review_and_moves_no_date(cycle: Cycle) -> None:
    overdue_in_march(cycle).does(pause())
    row = cycle.row()
    assert (row.item.deadline.due_on, row.item.deadline.adopted_on, row.item.deadline.times_moved) == (EARLY, EARLY, 0)
    assert (row.rating.colour, row.rating.rule) == (Colour.AMBER, Rule.PAUSED)
    assert row.reason == "Amber: paused until 31 May 2027. Due 1 March 2027 (agreed 11 March 2027)."
    assert cycle.on(UNTIL).row().rating.rule is Rule.PAUSED
    row = cycle.on(UNTIL + DAY).row()
    assert (row.rating.colour, row.rating.rule, row.days_overdue) == (Colour.RED, Rule.OVERDUE, 92)


def test_a_pause_whose_review_has_passed_is_red_though_the_date_is_to_come(cycle: Cycle) -> None:
    cycle.adopts()
    cycle.does(pause())
    row = cycle.on(UNTIL + DAY).row()
    assert (row.rating.colour, row.rating.rule) == (Colour.RED, Rule.PAUSE_OVER)
    assert row.reason.startswith("Red: paused, and its review day, 31 May 2027, has passed. Due 30 June 2027")


def test_a_pause_needs_a_meeting_that_has_sat_a_day_to_come_and_something_to_pause(cycle: Cycle) -> None:
    assert "has not sat yet" in cycle.refuses(pause())
    assert cycle.on(MARCH).refuses(pause(MARCH)) == (
        "A pause needs a review date in the future; 11 March 2027 is not after today."
    )
    cycle.completes()
    assert cycle.refuses(pause()) == "SAM-R04 is reported complete: there is nothing to pause."
    cycle.signs_off(AT_MARCH)
    assert cycle.refuses(pause()) == "SAM-R04 is signed off. Reopen it before pausing it."


def test_resumed_an_item_is_rated_by_its_date_again(cycle: Cycle) -> None:
    assert cycle.refuses(ResumeItems(refs=(R4,))) == "SAM-R04 is not paused."
    overdue_in_march(cycle).does(pause())
    cycle.does(ResumeItems(refs=(R4,)))
    assert cycle.item().pause is None
    assert cycle.row().rating.rule is Rule.OVERDUE


def test_a_pause_is_not_brought_back_later_by_an_undo(cycle: Cycle) -> None:
    overdue_in_march(cycle).does(pause())
    resumed = cycle.does(ResumeItems(refs=(R4,)))
    again = cycle.undoes(resumed)
    assert cycle.row().rating.rule is Rule.PAUSED, "on its own day it is a slip of the hand"
    resumed = cycle.undoes(again)
    assert "would pause SAM-R04 again, and a pause is a meeting's to agree" in cycle.on(MARCH + DAY).refuses(
        Undo(step=resumed)
    )
    assert cycle.row().rating.rule is Rule.OVERDUE


def test_a_shortened_pause_is_not_made_longer_by_an_undo(cycle: Cycle) -> None:
    overdue_in_march(cycle).does(pause(date(2027, 12, 1)))
    shortened = cycle.does(pause())
    assert "would pause SAM-R04 again" in cycle.on(MARCH + DAY).refuses(Undo(step=shortened))


def test_reporting_an_item_complete_ends_its_pause(cycle: Cycle) -> None:
    cycle.adopts()
    cycle.does(pause())
    cycle.completes()
    assert cycle.item().pause is None
    assert cycle.on(UNTIL + DAY).row().rating.rule is Rule.AWAITING_SIGN_OFF


def test_closing_ends_a_pause(cycle: Cycle) -> None:
    overdue_in_march(cycle).does(pause())
    step = cycle.does(Supersede(refs=(R4,), reason="Merged.", meeting=AT_MARCH))
    assert cycle.item().pause is None
    cycle.undoes(step)
    assert (cycle.item().paused_until, cycle.item().status) == (UNTIL, Status.NOT_STARTED)


# Colours by decision


def test_an_overdue_item_is_shown_amber_by_decision_and_says_what_the_rule_says(cycle: Cycle) -> None:
    overdue_in_march(cycle).does(shown(Colour.AMBER))
    row = cycle.row()
    assert (row.rating.colour, row.rating.rule, row.rating.rule_colour) == (Colour.AMBER, Rule.OVERDUE, Colour.RED)
    assert row.rating.decided
    assert row.days_overdue == 10, "it counts as overdue all the same"
    assert row.reason == (
        "Amber by decision of the Executive, 11 March 2027; by the rule: Red, overdue by 10 days. "
        "Due 1 March 2027 (agreed 11 March 2027)."
    )
    assert reason_beside_mark(row).startswith("By decision of the Executive, 11 March 2027; by the rule: Red, overdue")


def test_who_agreed_it_is_kept_and_named_in_no_rating(cycle: Cycle) -> None:
    overdue_in_march(cycle).does(shown(Colour.AMBER))
    assert cycle.view.text_of(cycle.item(), "override_agreed_by") == "Independent Chair"
    assert "Independent Chair" not in cycle.row().reason, "a rating is projected, and names are not"


def test_a_colour_that_nobody_agreed_is_not_shown(cycle: Cycle) -> None:
    nobody = OverrideRating(refs=(R4,), colour=Colour.AMBER, reason="R.", meeting=AT_MARCH, agreed_by=" ")
    assert overdue_in_march(cycle).refuses(nobody) == "Who agreed it is empty: say it in a few words."


def test_an_overdue_item_is_never_shown_green(cycle: Cycle) -> None:
    assert overdue_in_march(cycle).refuses(shown(Colour.GREEN)) == (
        "SAM-R04 is overdue: a meeting can show it as Amber at best."
    )


@pytest.mark.parametrize("colour", [Colour.RED, Colour.BLUE, Colour.GREY, Colour.CLOSED])
def test_a_meeting_shows_amber_or_green_and_nothing_else(cycle: Cycle, colour: Colour) -> None:
    assert "can show Amber or Green in place of the rule's colour, and no other" in overdue_in_march(cycle).refuses(
        shown(colour)
    )


def test_what_the_rule_says_already_is_not_decided(cycle: Cycle) -> None:
    cycle.adopts()
    cycle.does(AskExtension(refs=(R4,), to=date(2027, 9, 1), reason="Late.", asked_by="Lead"))
    assert cycle.refuses(shown(Colour.AMBER)) == "SAM-R04 is Amber by the rule already."


def test_it_ends_with_the_day_of_the_bodys_next_sitting(cycle: Cycle) -> None:
    overdue_in_march(cycle).does(shown(Colour.AMBER))
    assert cycle.on(JUNE).row().rating.colour is Colour.AMBER
    row = cycle.on(JUNE + DAY).row()
    assert (row.rating.colour, row.rating.decided) == (Colour.RED, False)


def test_a_chairs_action_does_not_end_it_and_a_cancelled_sitting_does_not_either(cycle: Cycle) -> None:
    overdue_in_march(cycle).does(shown(Colour.AMBER))
    taken = date(2027, 4, 20)
    cycle.on(taken).does(chairs_action(taken))
    cycle.does(CancelMeeting(meeting=AT_JUNE, reason="Election."))
    assert cycle.on(JUNE + DAY).row().rating.colour is Colour.AMBER
    assert cycle.on(SEPTEMBER + DAY).row().rating.colour is Colour.RED


def test_it_ends_with_the_sitting_of_the_body_that_decided_whichever_body_governs(cycle: Cycle) -> None:
    board = date(2027, 4, 15)
    cycle.does(AddMeetings(body="Improvement Board", days=(MARCH, board)))
    overdue_in_march(cycle).does(shown(Colour.AMBER, "improvement-board-2027-03-11"))
    assert cycle.on(board).row().rating.decided
    assert not cycle.on(board + DAY).row().rating.decided


def test_another_governing_body_does_not_make_it_last(cycle: Cycle) -> None:
    overdue_in_march(cycle).does(shown(Colour.AMBER))
    cycle.does(EditReview(review="SAM", governing_body="Board"))
    assert cycle.row().rating.decided
    assert not cycle.on(JUNE + DAY).row().rating.decided


def test_it_ends_as_soon_as_the_rule_gives_worse(cycle: Cycle) -> None:
    cycle.adopts()
    cycle.does(
        RecordUpdate(refs=(R4,), words="A risk.", on=MARCH, declared=Declared.AMBER),
    )
    cycle.does(shown(Colour.GREEN))
    assert cycle.row().reason.startswith(
        "Green by decision of the Executive, 11 March 2027; by the rule: Amber, the lead says that it is at risk. Due"
    )
    cycle.does(RecordUpdate(refs=(R4,), words="Off track.", on=MARCH, declared=Declared.RED))
    assert cycle.row().rating.rule is Rule.OFF_TRACK
    assert not cycle.row().rating.decided


def test_an_item_that_falls_overdue_since_is_red_though_a_red_was_decided_upon(cycle: Cycle) -> None:
    cycle.adopts(due=date(2027, 4, 30))
    cycle.does(RecordUpdate(refs=(R4,), words="Stuck.", on=MARCH, declared=Declared.RED))
    cycle.does(shown(Colour.AMBER))
    assert cycle.on(date(2027, 4, 30)).row().rating.decided
    row = cycle.on(date(2027, 5, 1)).row()
    assert (row.rating.colour, row.rating.rule, row.rating.decided) == (Colour.RED, Rule.OVERDUE, False)
    assert cycle.refuses(shown(Colour.AMBER)) == (
        "SAM-R04 fell overdue after the Executive of 11 March 2027, which cannot have decided about that."
    )


def test_a_decision_recorded_after_the_next_sitting_has_ended_by_then(cycle: Cycle) -> None:
    overdue_in_march(cycle).on(JUNE + DAY)
    assert cycle.refuses(shown(Colour.AMBER)) == (
        "The Executive has sat since, on 10 June 2027: what was shown by decision of 11 March 2027 has ended by then."
    )
    cycle.does(shown(Colour.AMBER, AT_JUNE))


def test_it_does_not_come_back_by_an_undo_later_nor_by_reopening(cycle: Cycle) -> None:
    step = overdue_in_march(cycle).does(shown(Colour.AMBER))
    undone = cycle.undoes(step)
    assert "record the decision again" in cycle.on(MARCH + DAY).refuses(Undo(step=undone))
    cycle.does(shown(Colour.AMBER))
    cycle.does(Supersede(refs=(R4,), reason="Merged.", meeting=AT_MARCH))
    cycle.does(Reopen(refs=(R4,), reason="Not the same."))
    assert not cycle.row().rating.decided


def test_a_sitting_passed_is_known_when_the_colour_is_decided(cycle: Cycle) -> None:
    cycle.adopts()
    cycle.completes()
    cycle.on(JUNE + DAY)
    assert cycle.row().rating.rule is Rule.SIGN_OFF_WAITING
    cycle.does(shown(Colour.GREEN, AT_JUNE))
    row = cycle.row()
    assert (row.rating.colour, row.rating.decided) == (Colour.GREEN, True)


def test_green_by_decision_is_counted_by_what_the_item_is(cycle: Cycle) -> None:
    cycle.adopts()
    cycle.completes()
    cycle.on(JUNE + DAY).does(shown(Colour.GREEN, AT_JUNE))
    totals = cycle.view.snapshot.totals()
    assert (totals.colours[Colour.GREEN], totals.on_track, totals.awaiting_sign_off) == (1, 0, 1)


def test_amber_by_decision_leaves_no_count_below_nothing(cycle: Cycle) -> None:
    cycle.adopts()
    cycle.completes()
    assert cycle.row().rating.rule is Rule.AWAITING_SIGN_OFF
    cycle.does(shown(Colour.AMBER))
    totals = cycle.view.snapshot.totals()
    assert (totals.colours[Colour.AMBER], totals.on_track, totals.awaiting_sign_off) == (1, 0, 0)


def test_an_action_shown_amber_by_decision_rolls_up_and_says_so(cycle: Cycle) -> None:
    cycle.does(AddActions(refs=(R4,), title="Train", agencies=(POLICE,), due_on=EARLY))
    cycle.adopts()
    assert cycle.row().rating_of == A1
    cycle.does(shown(Colour.AMBER, ref=A1))
    row = cycle.row()
    assert (row.rating.colour, row.rating_of, row.rating.decided) == (Colour.AMBER, A1, True)
    assert row.reason.startswith(
        "Amber, from SAM-R04-A1, by decision of the Executive, 11 March 2027; by the rule: Red, overdue by 10 days."
    )


def test_a_recommendation_shown_amber_does_not_hide_an_action_that_is_red(cycle: Cycle) -> None:
    cycle.does(AddActions(refs=(R4,), title="Train", agencies=(POLICE,), due_on=EARLY))
    cycle.adopts()
    cycle.does(RecordUpdate(refs=(R4,), words="A risk.", on=MARCH, declared=Declared.AMBER))
    cycle.does(shown(Colour.GREEN))
    assert (cycle.row().rating.colour, cycle.row().rating_of) == (Colour.RED, A1)
    assert cycle.row().own.decided


def test_where_the_red_is_an_actions_the_sentence_names_it(cycle: Cycle) -> None:
    cycle.does(AddActions(refs=(R4,), title="Train", agencies=(POLICE,), due_on=EARLY))
    cycle.adopts()
    cycle.does(RecordUpdate(refs=(R4,), words="A risk.", on=MARCH, declared=Declared.AMBER))
    assert cycle.refuses(shown(Colour.AMBER)) == (
        "SAM-R04 is Amber by its own rule. Where it is shown worse, that is the rating of an action under it "
        "(SAM-R04-A1): decide about that one."
    )


def test_a_closed_item_has_no_colour_to_decide(cycle: Cycle) -> None:
    cycle.on(MARCH).completes()
    cycle.signs_off(AT_MARCH)
    assert cycle.refuses(shown(Colour.AMBER)) == "SAM-R04 is signed off. Reopen it before overriding its rating."


def test_no_meeting_decides_before_it_has_sat(cycle: Cycle) -> None:
    assert "has not sat yet" in overdue_in_march(cycle).refuses(shown(Colour.AMBER, AT_SEPTEMBER))
    assert cycle.item().deadline.due_on == EARLY < DUE
