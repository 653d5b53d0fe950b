"""Pauses never move a deadline, and end at their review."""

from datetime import date, timedelta

import pytest

from actionplan.domain.entry import Fact
from actionplan.domain.rating.rules import Rule
from actionplan.domain.subjects.closing import Supersede
from actionplan.domain.subjects.pauses import ItemPaused, ItemResumed, PauseItems, ResumeItems
from actionplan.domain.vocabulary import (
    Colour,
    Status,
)
from tests.domain.plan_with_sittings import (
    AT_MARCH,
    MARCH,
    R4,
    PlanWithSittings,
)
from tests.domain.sentences import sentence_of

EARLY = date(2027, 3, 1)
UNTIL = date(2027, 5, 31)
DAY = timedelta(days=1)


def pause(until: date = UNTIL, at: str = AT_MARCH) -> PauseItems:
    return PauseItems(refs=(R4,), until=until, reason="The inspection.", meeting=at)


def overdue_in_march(plan: PlanWithSittings) -> PlanWithSittings:
    """Due on 1 March; it is the day of March's sitting."""
    plan.adopts(due=EARLY)
    return plan


def test_an_agreed_pause_shields_from_overdue_until_its_review_and_moves_no_date(plan: PlanWithSittings) -> None:
    overdue_in_march(plan).does(pause())
    row = plan.row()
    assert (row.item.deadline.due_on, row.item.deadline.adopted_on, row.item.deadline.times_moved) == (EARLY, EARLY, 0)
    assert (row.rating.colour, row.rating.rule) == (Colour.AMBER, Rule.PAUSED)
    assert row.reason == (
        "Amber: paused until 31 May 2027. Due 1 March 2027 (agreed 11 March 2027). "
        "Nothing has been heard since it was assigned on 4 January 2027, 66 days ago."
    )
    assert plan.on(UNTIL).row().rating.rule is Rule.PAUSED
    row = plan.on(UNTIL + DAY).row()
    assert (row.rating.colour, row.rating.rule, row.days_overdue) == (Colour.RED, Rule.OVERDUE, 92)


def test_a_pause_whose_review_has_passed_is_red_though_the_date_is_to_come(plan: PlanWithSittings) -> None:
    plan.adopts()
    plan.does(pause())
    row = plan.on(UNTIL + DAY).row()
    assert (row.rating.colour, row.rating.rule) == (Colour.RED, Rule.PAUSE_OVER)
    assert row.reason.startswith("Red: paused, and its review day, 31 May 2027, has passed. Due 30 June 2027")


def test_a_pause_needs_a_meeting_that_has_sat_a_day_to_come_and_something_to_pause(plan: PlanWithSittings) -> None:
    assert "has not sat yet" in plan.refuses(pause())
    assert plan.on(MARCH).refuses(pause(MARCH)) == (
        "A pause needs a review date in the future; 11 March 2027 is not after today."
    )
    plan.completes()
    assert plan.refuses(pause()) == "SAM-R04 is reported complete: there is nothing to pause."
    plan.signs_off(AT_MARCH)
    assert plan.refuses(pause()) == "SAM-R04 is signed off. Reopen it before pausing it."


def test_resumed_an_item_is_rated_by_its_date_again(plan: PlanWithSittings) -> None:
    assert plan.refuses(ResumeItems(refs=(R4,))) == "SAM-R04 is not paused."
    overdue_in_march(plan).does(pause())
    plan.does(ResumeItems(refs=(R4,)))
    assert plan.item().pause is None
    assert plan.row().rating.rule is Rule.OVERDUE


def test_reporting_an_item_complete_ends_its_pause(plan: PlanWithSittings) -> None:
    plan.adopts()
    plan.does(pause())
    plan.completes()
    assert plan.item().pause is None
    assert plan.on(UNTIL + DAY).row().rating.rule is Rule.AWAITING_SIGN_OFF


def test_closing_ends_a_pause(plan: PlanWithSittings) -> None:
    overdue_in_march(plan).does(pause())
    step = plan.does(Supersede(refs=(R4,), reason="Merged.", meeting=AT_MARCH))
    assert plan.item().pause is None
    plan.undoes(step)
    assert (plan.item().paused_until, plan.item().status) == (UNTIL, Status.NOT_STARTED)


# Its entries in words

MEETING_ID = "executive-2027-03-11"
DECIDED_ON = date(2027, 3, 11)
NEW_DAY = date(2027, 8, 31)


@pytest.mark.parametrize(
    ("fact", "sentence"),
    [
        (
            ItemPaused(NEW_DAY, MEETING_ID, DECIDED_ON, "Inspection"),
            (
                "Paused until 31 August 2027, agreed at the meeting of 11 March 2027. "
                "The deadline stays. Reason: Inspection."
            ),
        ),
        (ItemResumed(), "Resumed."),
    ],
)
def test_an_entry_says_what_happened(fact: Fact, sentence: str) -> None:
    assert sentence_of(fact) == sentence


@pytest.mark.parametrize(
    ("fact", "sentence"),
    [
        (
            ItemPaused(NEW_DAY, MEETING_ID, DECIDED_ON),
            "Paused until 31 August 2027, agreed by chair's action of 11 March 2027. The deadline stays.",
        ),
    ],
)
def test_what_the_chair_decided_is_not_said_to_be_a_meetings(fact: Fact, sentence: str) -> None:
    assert sentence_of(fact, by_chair=True) == sentence
