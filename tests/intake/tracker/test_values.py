"""Cells of a tracker: days as people write them, how far something is, colours; what is not understood stays words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.domain.vocabulary import EvidenceKind, Priority, Response
from actionplan.intake.tracker.cells import Cell, cell_name, column_name
from actionplan.intake.tracker.values import (
    HowFar,
    colour_in,
    dated_start,
    day_in_words,
    day_of,
    evidence_kind_of,
    how_far,
    priority_of,
    response_of,
    says_nothing,
)


@pytest.mark.parametrize(
    "words",
    ["31/03/2027",
     "31/03/2027 00:00", "31.3.27", "2027-03-31", "2027-03-31T00:00:00", "31 March 2027",
     "31st March 2027", "Wed 31 Mar 2027", "31-Mar-27", "March 31, 2027", "by end of March 2027",
     "End March 2027", "By 31/03/2027."],
)  # fmt: skip
def test_a_day_is_read_however_it_is_written(words: str) -> None:
    assert day_in_words(words) == date(2027, 3, 31)


@pytest.mark.parametrize("words", ["Q4", "TBC", "ongoing", "March 2027", "31/04/2027", "03/31/2027", "31 Mai 2027", ""])
def test_what_is_no_one_day_is_none(words: str) -> None:
    assert day_in_words(words) is None


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_day_comes_back_from_each_spelling(day: date) -> None:
    for words in (
        f"{day:%d/%m/%Y}",
        f"{day.day}.{day.month}.{day.year}",
        day.isoformat(),
        f"{day.day} {day:%B} {day.year}",
    ):
        assert day_in_words(words) == day


@given(st.text(max_size=40))
def test_whatever_a_cell_holds_is_read_or_left_as_words(text: str) -> None:
    cell = Cell(text)
    assert day_of(cell) is None or 2000 <= day_of(cell).year < 2100  # type: ignore[union-attr]
    how_far(text), colour_in(cell), priority_of(text), response_of(text), says_nothing(cell), evidence_kind_of(text)
    day, rest = dated_start(text)
    assert rest == text if day is None else rest


def test_an_update_that_begins_with_its_day_gives_it_up() -> None:
    assert dated_start("12/06/2026: Drafted.") == (date(2026, 6, 12), "Drafted.")
    assert dated_start("(3 July 2026) – Sent.") == (date(2026, 7, 3), "Sent.")
    assert dated_start("12 agencies answered.") == (None, "12 agencies answered.")


@pytest.mark.parametrize(
    ("words", "far"),
    [
        ("Complete", HowFar.COMPLETE),
        ("Closed - complete", HowFar.COMPLETE),
        ("Signed off", HowFar.COMPLETE),
        ("Completed 2 March 2026", HowFar.COMPLETE),
        ("100%", HowFar.COMPLETE),
        ("Not complete", HowFar.UNDER_WAY),
        ("Partially completed", HowFar.UNDER_WAY),
        ("On-going", HowFar.UNDER_WAY),
        ("50%", HowFar.UNDER_WAY),
        ("Not Started", HowFar.NOT_STARTED),
        ("Rejected", HowFar.NOT_TAKEN_FORWARD),
        ("The policy was drafted", None),
        ("completed forms were returned by all of the schools", None),
    ],
)
def test_how_far_it_is_by_whole_words(words: str, far: HowFar | None) -> None:
    assert how_far(words) is far


@pytest.mark.parametrize(
    ("cell", "colour"),
    [
        (Cell("Amber"), "amber"),
        (Cell("A"), "amber"),
        (Cell("RED - overdue"), "red"),
        (Cell("", fill="green"), "green"),
        (Cell("On track", fill="green"), "green"),
        (Cell("Red/Amber"), ""),
        (Cell("Blue"), "blue"),
        (Cell("the red folder holds all of it"), ""),
    ],
)
def test_a_colour_is_a_word_a_letter_or_a_fill(cell: Cell, colour: str) -> None:
    assert colour_in(cell) == colour


def test_priorities_responses_and_kinds_of_evidence() -> None:
    assert (priority_of("HIGH"), priority_of("2"), priority_of("soon")) == (Priority.HIGH, Priority.MEDIUM, None)
    assert (response_of("Accepted"), response_of("Partially accepted")) == (Response.ACCEPTED, Response.PART)
    assert response_of("Rejected") is None
    assert evidence_kind_of("Audit of 20 files") is EvidenceKind.QUALITY
    assert evidence_kind_of("Protocol v2") is EvidenceKind.OUTPUT
    assert evidence_kind_of("What is the difference: children say …") is EvidenceKind.IMPACT


def test_cells_have_the_names_of_a_spreadsheet() -> None:
    assert [column_name(each) for each in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert cell_name(6, 1) == "B7"
