"""How colours and counts are said."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from actionplan.domain.rating.marks import (
    GLYPHS,
    MARKS,
    concerns_line,
    counts_line,
    percentages_line,
    published_line,
    rating_key,
    reason_beside_mark,
)
from actionplan.domain.rating.snapshot import Totals
from actionplan.domain.vocabulary import Colour, Status
from tests.domain.memory_plan import MemoryPlan
from tests.stories.months_of_work import months_of_work_in_memory

NONE = Totals(0, 0, 0, 0, dict.fromkeys(Colour, 0), 0, 0, 0, 0, 0, 0, 0)


def counted(**colours: int) -> Totals:
    counts = {colour: colours.get(colour.lower(), 0) for colour in Colour}
    return replace(NONE, published=sum(counts.values()), colours=counts, on_track=counts[Colour.GREEN])


def test_every_colour_has_a_shape_a_word_and_a_meaning_of_its_own() -> None:
    assert len(set(GLYPHS.values())) == len(set(MARKS.values())) == len(Colour)
    assert all(MARKS[colour] in rating_key() for colour in Colour)


def test_green_says_how_much_of_it_is_not_yet_checked() -> None:
    totals = replace(counted(red=3, amber=2, green=4, blue=1, grey=1), on_track=2, awaiting_sign_off=2)
    assert counts_line(totals) == (
        "■ RED 3   ▲ AMBER 2   ● GREEN 4 (2 on track, 2 reported complete, not yet checked)   ✔ BLUE 1   ○ GREY 1"
    )
    assert "● GREEN 0   " in counts_line(NONE)


def test_what_is_shown_by_decision_is_counted_with_the_colour_that_the_rules_give() -> None:
    counts = replace(NONE, colours={**NONE.colours, Colour.AMBER: 3, Colour.GREEN: 2}, on_track=2)
    one = replace(counts, by_decision={Colour.AMBER: {Colour.RED: 1}, Colour.GREEN: {Colour.AMBER: 1}})
    assert "▲ AMBER 3 (1 by decision; rule Red)   ● GREEN 2 (2 on track; 1 by decision; rule Amber)" in counts_line(one)
    several = replace(counts, by_decision={Colour.AMBER: {Colour.GREY: 1, Colour.RED: 2}})
    assert "▲ AMBER 3 (3 by decision; rule Red 2, Grey 1)" in counts_line(several)


def test_the_published_line_is_a_sum() -> None:
    totals = replace(NONE, published=11, live=9, signed_off=1, not_taken_forward=1)
    assert published_line(totals) == "Live 9 + signed off 1 + not taken forward 1 = 11 published."


def test_concerns_are_counted_whichever_rule_won() -> None:
    totals = replace(NONE, overdue=3, unassigned=2, stale=1, no_evidence=5)
    assert concerns_line(totals) == "overdue 3 · unassigned 2 · stale 1 · reported complete without evidence 5"


def test_there_are_no_percentages_under_twenty() -> None:
    assert percentages_line(counted(red=19)) == ""


def test_halves_are_rounded_up_and_it_says_where_the_shares_do_not_add_up() -> None:
    assert percentages_line(counted(red=1, amber=1, grey=38)) == (
        "Of 40 published: Red 3%, Amber 3%, Green 0%, Blue 0%, Grey 95%, Closed 0%. "
        "Each is rounded by itself, so they add to 101%."
    )
    assert percentages_line(counted(red=5, grey=15)).endswith("Grey 75%, Closed 0%.")


@given(st.lists(st.integers(0, 50), min_size=6, max_size=6).filter(lambda counts: sum(counts) >= 20))
def test_shares_are_whole_and_the_note_is_there_just_where_it_is_needed(counts: list[int]) -> None:
    totals = counted(**{colour.lower(): count for colour, count in zip(Colour, counts, strict=True)})
    line = percentages_line(totals)
    shares = [int(part.rsplit(" ", 1)[1]) for part in line.split(".")[0].split("%")[:-1]]
    assert ("add to" in line) == (sum(shares) != 100)


def test_a_reason_does_not_say_its_colour_twice() -> None:
    new = MemoryPlan.seeded(date(2026, 11, 22)).view().rows[0]
    assert reason_beside_mark(new).startswith("No owner and no date yet; plan due on")
    four = months_of_work_in_memory().row("SAM-R04")
    assert reason_beside_mark(four).startswith("Overdue by 43 days.")


def test_a_status_is_said_in_words() -> None:
    assert [status.label for status in (Status.NOT_STARTED, Status.REPORTED_COMPLETE)] == [
        "not started",
        "reported complete",
    ]
