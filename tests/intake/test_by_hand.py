"""A review in which no list is found is put together of its text, passage by passage, and no word is lost."""

import pytest

from actionplan.domain.errors import BadInput, NoListFound
from actionplan.domain.found_review import FoundReview
from actionplan.intake.by_hand import add_passage
from actionplan.intake.editing import take_passage
from actionplan.intake.finder import find, searched
from actionplan.intake.finding_edits import take_passage_as_finding
from actionplan.intake.readers import blocks_of
from actionplan.intake.source import Passage, passages_of
from actionplan.intake.suggestions import recommendations_of

TEXT = """Learning review: Child Wren

Wren was six. The school rang the duty line three times, and nobody rang back.

What we would like to see

Schools ought to hear back within one working day.

This includes calls that are left as a message

and calls after four o'clock.

The health visiting service might want to look at its letters.
"""
WHOLE = (
    "Schools ought to hear back within one working day.\n"
    "This includes calls that are left as a message and calls after four o'clock."
)
BLOCKS = blocks_of(TEXT.encode(), "wren.txt")


def passage(opening: str) -> Passage:
    """The passage that begins so."""
    return next(each for each in passages_of(BLOCKS) if each.text.startswith(opening))


def put_together() -> FoundReview:
    """One recommendation of three passages, and one of one."""
    found = take_passage(searched(BLOCKS), passage("The health"))
    found = take_passage(found, passage("Schools"))
    for opening in ("This includes", "and calls"):
        found = add_passage(found, passage(opening))
    return found


def test_a_document_without_a_list_is_refused_or_read_with_nothing_chosen_and_a_doubt() -> None:
    with pytest.raises(NoListFound, match=r"^wren.txt: no list of recommendations was found\."):
        find(BLOCKS, "wren.txt")
    found = searched(BLOCKS)
    assert (found.items, found.findings) == ((), ())
    assert found.doubts[0].startswith("No list of recommendations was found.")


def test_a_list_for_which_too_little_speaks_is_named_where_it_stands() -> None:
    blocks = blocks_of(
        b"Review of Child Wren\n\nWho was there\n\n1. The school.\n2. The police.\n3. A nurse.\n", "a.txt"
    )
    found = searched(blocks)
    assert found.items == ()
    assert [each.text for each in found.left_out] == ["1. The school.", "2. The police.", "3. A nurse."]
    assert found.general[0].spot == found.left_out[0].spot


def test_passages_are_taken_in_at_their_places_and_all_are_marked_as_ours() -> None:
    found = put_together()
    assert [each.text for each in found.items] == [
        WHOLE,
        "The health visiting service might want to look at its letters.",
    ]
    assert [each.ours for each in recommendations_of(found)] == [True, True]


def test_a_passage_is_added_to_the_finding_where_that_stands_before_it() -> None:
    found = take_passage_as_finding(searched(BLOCKS), passage("Wren was"))
    found = add_passage(found, passage("What we"))
    assert [each.text for each in found.findings] == [f"{passage('Wren was').text}\n{passage('What we').text}"]
    assert found.items == ()


@pytest.mark.parametrize(
    ("opening", "says"),
    [("Wren was", r"^Nothing that is chosen stands before"), ("and calls", r"^It is in .* already\.")],
)
def test_what_has_nothing_before_it_and_what_is_in_already_is_not_added(opening: str, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        add_passage(put_together(), passage(opening))
