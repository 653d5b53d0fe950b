"""The direction of travel since the last papers, and which papers those are."""

from dataclasses import replace
from datetime import date

import pytest

from actionplan.domain.meetings.issued_papers import last_papers
from actionplan.domain.moment import Moment
from actionplan.domain.rating.rules import Rating, Rule
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.travel import Direction, directed, direction
from actionplan.domain.state.entities import Meeting
from actionplan.domain.vocabulary import Colour, MeetingKind
from tests.domain.builders import a_case, an_item


def a_row(colour: Colour) -> Row:
    rating = Rating(colour, Rule.ON_TRACK)
    case = a_case(an_item())
    return Row(case.item, case, rating, rating, case)


WORST_TO_BEST = (Colour.RED, Colour.AMBER, Colour.GREY, Colour.GREEN, Colour.BLUE)


@pytest.mark.parametrize("then", WORST_TO_BEST)
@pytest.mark.parametrize("now", WORST_TO_BEST)
def test_each_colour_has_its_place_from_worst_to_best(now: Colour, then: Colour) -> None:
    here, there = WORST_TO_BEST.index(now), WORST_TO_BEST.index(then)
    expected = Direction.SAME if here == there else Direction.BETTER if here > there else Direction.WORSE
    assert direction(a_row(now), a_row(then)) is expected


def test_what_was_not_in_the_last_papers_is_new() -> None:
    assert direction(a_row(Colour.RED), None) is Direction.NEW


def test_what_is_not_taken_forward_goes_nowhere() -> None:
    assert direction(a_row(Colour.CLOSED), a_row(Colour.RED)) is Direction.NONE
    assert direction(a_row(Colour.RED), a_row(Colour.CLOSED)) is Direction.NONE
    assert directed(Direction.NONE) == ""


def test_a_direction_is_an_arrow_and_a_word() -> None:
    assert [directed(way) for way in (Direction.BETTER, Direction.SAME, Direction.WORSE)] == [
        "↑ better",
        "→ same",
        "↓ worse",
    ]


def a_meeting(day: date, cut_off: int | None, body: str = "Executive") -> Meeting:
    as_at = None if cut_off is None else day
    return Meeting(f"{body}-{day}", 1, body, day, MeetingKind.SITTING, papers_cut_off=cut_off, papers_as_at=as_at)


DECEMBER, MARCH, JUNE = (date(2026, 12, 10), date(2027, 3, 11), date(2027, 6, 10))
MEETINGS = (a_meeting(DECEMBER, 40), a_meeting(MARCH, 80), a_meeting(JUNE, None), a_meeting(MARCH, 90, "Board"))


def test_the_last_papers_are_those_issued_last() -> None:
    assert last_papers(MEETINGS) == Moment(MARCH, 90)
    assert last_papers((a_meeting(JUNE, None),)) is None


def test_a_meeting_compares_with_the_last_papers_of_its_own_body() -> None:
    assert last_papers(MEETINGS, MEETINGS[2]) == Moment(MARCH, 80)
    assert last_papers(MEETINGS, MEETINGS[3]) is None


def test_papers_issued_again_compare_with_the_meeting_before() -> None:
    again = replace(MEETINGS[1], papers_cut_off=95)
    assert last_papers((MEETINGS[0], again), again) == Moment(DECEMBER, 40)
