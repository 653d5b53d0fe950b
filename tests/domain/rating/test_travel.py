"""Where a plan's ratings have gone since the papers issued last, in words and arrows."""

from dataclasses import replace
from datetime import date

import pytest

from actionplan.domain.moment import Moment
from actionplan.domain.rating.rules import Rating, Rule
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.travel import NOT_COMPARED, Direction, LastPapers, Travel
from actionplan.domain.vocabulary import Colour
from tests.domain.builders import a_case, an_item


def a_row(colour: Colour) -> Row:
    rating = Rating(colour, Rule.ON_TRACK)
    case = a_case(an_item())
    return Row(case.item, case, rating, rating, case)


def travel_from(*rows: Row) -> Travel:
    papers = LastPapers(date(2027, 3, 11), Moment(date(2027, 3, 4), 80), {row.ref: row.rating.colour for row in rows})
    return Travel(papers)


SINCE = "the papers of 11 March 2027"


@pytest.mark.parametrize(
    ("then", "now", "words"),
    [
        (Colour.RED, Colour.AMBER, f"↑ better since {SINCE}, Red then."),
        (Colour.GREEN, Colour.RED, f"↓ worse since {SINCE}, Green then."),
        (Colour.AMBER, Colour.AMBER, f"→ same as in {SINCE}."),
        (Colour.RED, Colour.CLOSED, ""),
    ],
)
def test_a_direction_in_words_names_the_papers_and_the_rating_in_them(then: Colour, now: Colour, words: str) -> None:
    assert travel_from(a_row(then)).words(a_row(now)) == words


def test_what_was_not_in_the_papers_is_new_since_them() -> None:
    assert travel_from().words(a_row(Colour.GREY)) == f"+ new since {SINCE}."


def test_an_item_is_compared_with_itself() -> None:
    red = a_row(Colour.RED)
    other = replace(a_row(Colour.RED), item=replace(red.item, ref="SAM-R05"))
    assert travel_from(a_row(Colour.GREEN)).direction(other) is Direction.NEW
    assert travel_from(a_row(Colour.GREEN)).direction(red) is Direction.WORSE


def test_the_key_names_every_arrow_the_meetings_day_and_the_papers_own() -> None:
    assert travel_from().key() == f"Since {SINCE}, as at 4 March 2027: ↑ better · → same · ↓ worse · + new"


@pytest.mark.parametrize("travel", [Travel(None), NOT_COMPARED])
def test_without_papers_nothing_has_a_direction_and_there_is_no_key(travel: Travel) -> None:
    row = a_row(Colour.RED)
    assert (travel.direction(row), travel.words(row), travel.key()) == (Direction.NONE, "", "")
