"""A measure's readings in one line of plain characters."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.domain.rating.measured import LEVELS, Measured, better_of, sparkline
from actionplan.domain.state.entities import Record
from actionplan.domain.state.measures import Measure
from actionplan.domain.vocabulary import Better, RecordKind

DAY = date(2027, 3, 11)


def a_measure(**given: object) -> Measure:
    return Measure("SAM-R04-M1", 3, ("SAM-R04",), **given)  # type: ignore[arg-type] # any field


def reading(value: str | None, out_of: str | None = None, day: int = 1) -> Record:
    return Record(9, 9, "SAM-R04", RecordKind.READING, date(2027, 1, day), "M", value=value, out_of=out_of)


@pytest.mark.parametrize(
    ("readings", "line"),
    [
        ((), "no reading yet"),
        ((reading("62%"),), "62% (1 Jan 27)"),
        ((reading(None),), "in words (1 Jan 27)"),
        ((reading("1"), reading("5"), reading("3")), "_^- 1 (1 Jan 27) to 3 (1 Jan 27)"),
        ((reading("2"), reading("2")), "-- 2 (1 Jan 27) to 2 (1 Jan 27)"),
        ((reading("5"), reading("4", "10"), reading("80%")), "_^ 4 of 10 (1 Jan 27) to 80% (1 Jan 27)"),
        ((reading("5"), reading("6"), reading(None)), "in words (1 Jan 27)"),
    ],
)
def test_the_line_says_first_and_last_and_draws_what_compares(readings: tuple[Record, ...], line: str) -> None:
    assert Measured(a_measure(), readings).line() == line


@pytest.mark.parametrize(
    ("given", "value", "said"),
    [
        ({"target": "9", "better": Better.HIGHER}, "9", "target 9, met"),
        ({"target": "9", "better": Better.HIGHER}, "8.9", "target 9, not yet met"),
        ({"target": "3", "better": Better.LOWER, "target_on": DAY}, "2", "target 3 by 11 March 2027, met"),
        ({"baseline": "9", "target": "3"}, "4", "baseline 9; target 3, not yet met"),
        ({"target": "9"}, "9", "target 9"),
    ],
)
def test_whether_the_target_is_met_is_said_where_it_is_known_which_way_is_better(
    given: dict[str, object], value: str, said: str
) -> None:
    assert Measured(a_measure(**given), (reading(value),)).line() == f"{value} (1 Jan 27); {said}"


def test_a_baseline_and_a_target_alike_do_not_say_which_way_is_better() -> None:
    assert better_of(a_measure(baseline="3", target="3")) is None


@given(st.lists(st.fractions(), min_size=1, max_size=60))
def test_the_line_is_drawn_in_plain_characters_from_the_lowest_to_the_highest(levels: list[Fraction]) -> None:
    drawn, last = sparkline(levels), levels[-24:]
    assert len(drawn) == len(last)
    assert drawn.isascii()
    if min(last) < max(last):
        assert drawn[last.index(min(last))] == LEVELS[0]
        assert drawn[last.index(max(last))] == LEVELS[-1]
