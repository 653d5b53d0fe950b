"""The lines of the preview of a review: doubts first, each with its place, and inert whatever a document says."""

import pytest

from actionplan.domain.found_review import Doubt, Found, FoundReview, LeftOut, Spot
from actionplan.intake.source import Passage
from actionplan.tui.screens.preview.lines import counts, lines_of, passage_words

NASTY = "Review [/x] \x1b[2J \x9b31m \u202e[@click=app.bell]x\nthen"
FINDING = FoundReview(
    (
        Found("1", "Look.", Spot(3, page=2)),
        Found(NASTY, NASTY, Spot(9, page=12), doubts=(NASTY,), actions=(1,), changed=True),
    ),
    left_out=(LeftOut(NASTY, NASTY, Spot(1, page=1)),),
    general=(Doubt("Another list may be meant.", Spot(20, page=14)),),
)


def test_doubts_come_first_each_with_its_place_then_what_is_chosen_then_what_was_left_out() -> None:
    said = [line.words.plain.split()[:3] for line in lines_of(FINDING)]
    assert [each[1:3] for each in said if each[0] == "?"] == [["page", "12"], ["page", "14"]]
    assert [line.part.name for line in lines_of(FINDING)] == ["DOUBT", "DOUBT", "ITEM", "ITEM", "OUT"]


def test_a_document_s_words_are_inert() -> None:
    shown = [line.words for line in lines_of(FINDING)]
    shown.append(passage_words(Passage(NASTY, NASTY, spot=Spot(1)), taken=True))
    for each in shown:
        assert each.plain.isprintable(), each
        assert not any("@click" in str(span.style) for span in each.spans)


@pytest.mark.parametrize(
    ("stated", "says"),
    [
        (None, "2 chosen; the review does not say how many it makes."),
        (2, "2 chosen, as many as the review says."),
        (3, "2 chosen, and the review says 3: 1 missing."),
        (1, "2 chosen, and the review says 1: 1 too many."),
    ],
)
def test_what_is_chosen_stands_beside_what_the_review_states(stated: int | None, says: str) -> None:
    found = FoundReview(FINDING.items, stated=stated)
    assert counts(found).plain == f"{says}  1 doubt · 0 left out · 1 changed by you"
