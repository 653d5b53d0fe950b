"""The sittings of a body, and the names of bodies: one home for both."""

from datetime import date

from actionplan.domain.meetings.bodies import as_on_record, bodies_in_use, reviews_of, same_body
from actionplan.domain.meetings.sittings import (
    chairs_actions_before,
    coming_sitting,
    has_sat,
    last_sitting,
    meetings_that_sat,
    next_sitting,
    sitting_before,
    sitting_days,
    usual_sitting,
)
from actionplan.domain.state.entities import Review
from actionplan.domain.vocabulary import MeetingKind
from tests.domain.builders import PLAN_DUE, TODAY, a_meeting, ago, ahead

SAM = Review("SAM", 2, 1, 2, 2, 2, "Executive", 11, None, PLAN_DUE, date(2026, 11, 1))
OAK = Review("OAK", 2, 2, 2, 2, 2, "Board", 3, None, PLAN_DUE, date(2026, 11, 1))
EARLIER, LAST, TODAYS, NEXT = (a_meeting(day) for day in (ago(90), ago(10), TODAY, ahead(80)))
BOARD = a_meeting(ahead(1), "Board")
CHAIRS = a_meeting(ago(5), kind=MeetingKind.CHAIRS_ACTION, id="chairs")
CANCELLED = a_meeting(ahead(2), cancelled=True)
ALL = (NEXT, CANCELLED, CHAIRS, BOARD, LAST, EARLIER)


def test_bodies_are_one_whatever_their_capitals_and_keep_the_spelling_on_record() -> None:
    assert same_body("Executive", "EXECUTIVE")
    assert not same_body("Executive", "Executive Board")
    assert bodies_in_use((SAM,), (a_meeting(TODAY, "executive"), BOARD)) == ("Executive", "Board")
    assert as_on_record("EXECUTIVE", (SAM,), ()) == "Executive"
    assert as_on_record("Panel", (SAM,), ()) == "Panel"


def test_a_governing_body_has_its_own_reviews_and_any_other_all() -> None:
    assert reviews_of("executive", (SAM, OAK)) == {"SAM"}
    assert reviews_of("Panel", (SAM, OAK)) == {"SAM", "OAK"}


def test_next_and_last_are_of_the_body_and_never_cancelled_or_a_chairs_action() -> None:
    assert next_sitting(ALL, "executive", TODAY) == NEXT
    assert next_sitting(ALL, None, TODAY) == BOARD
    assert next_sitting((*ALL, TODAYS), "Executive", TODAY) == NEXT, "later than the day"
    assert coming_sitting((*ALL, TODAYS), "Executive", TODAY) == TODAYS, "today's is still to come"
    assert last_sitting((*ALL, TODAYS), "Executive", TODAY) == LAST
    assert last_sitting(ALL, "Panel", TODAY) is None
    assert sitting_days(ALL) == {"executive": [EARLIER.on, LAST.on, NEXT.on], "board": [BOARD.on]}


def test_the_sitting_before_one_is_of_its_body_and_has_taken_place() -> None:
    assert sitting_before((*ALL, TODAYS), NEXT, TODAY) == TODAYS
    assert sitting_before((*ALL, TODAYS), NEXT, ago(1)) == LAST
    assert sitting_before(ALL, EARLIER, TODAY) is None
    assert sitting_before(ALL, None, TODAY) == LAST


def test_the_usual_sitting_is_the_governing_bodys_next_else_its_last_else_anybodys() -> None:
    assert usual_sitting(ALL, (SAM,), TODAY) == NEXT
    assert usual_sitting((EARLIER, LAST, BOARD), (SAM,), TODAY) == LAST
    assert usual_sitting((BOARD,), (SAM,), TODAY) == BOARD
    assert usual_sitting((CHAIRS, CANCELLED), (SAM,), TODAY) is None


def test_a_meeting_can_have_decided_from_its_own_day_on_unless_it_was_cancelled() -> None:
    assert has_sat(TODAYS, TODAY)
    assert not has_sat(NEXT, TODAY)
    assert not has_sat(a_meeting(ago(3), cancelled=True), TODAY)
    assert meetings_that_sat((*ALL, TODAYS), TODAY) == [TODAYS, CHAIRS, LAST, EARLIER]


def test_a_sitting_is_told_of_the_chairs_actions_since_the_one_before() -> None:
    board = a_meeting(ago(4), "Board", kind=MeetingKind.CHAIRS_ACTION, id="of-the-board")
    before = a_meeting(ago(20), kind=MeetingKind.CHAIRS_ACTION, id="before")
    meetings = (*ALL, board, before)
    assert chairs_actions_before(NEXT, meetings) == {"chairs"}
    assert chairs_actions_before(LAST, meetings) == {"before"}
    assert chairs_actions_before(CHAIRS, meetings) == frozenset()
