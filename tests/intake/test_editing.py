"""What a person changes of what was found: each change can be taken back, and no word is lost."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from actionplan.domain.errors import BadInput
from actionplan.domain.found_review import Columns, Found, FoundReview, LeftOut, Spot
from actionplan.intake.doubts import doubts_of
from actionplan.intake.editing import (
    action_titles,
    drop,
    join,
    mark,
    relabel,
    split,
    take_in,
    take_passage,
)
from actionplan.intake.finder import find
from actionplan.intake.readers import blocks_of
from actionplan.intake.source import passages_of
from actionplan.intake.suggestions import recommendations_of

TEXT = """Learning review: Child Anna

Recommendations

The review makes 3 recommendations:

1. Review the policy on bruising:
(a) with the hospital;
(b) with schools.

3. Ensure that staff are trained. 4. Ask children what they think.

Response: Accepted.

Other matters

The Board should also look at 18 months of calls.
"""


def read(text: str = TEXT) -> FoundReview:
    return find(blocks_of(text.encode(), "anna.txt"), "anna.txt")


def in_short(found: FoundReview) -> list[tuple[str | None, str, tuple[int, ...]]]:
    return [(each.number, each.text, each.actions) for each in found.items]


WORDS = st.sampled_from(
    ["Review", "the", "policy.", "(b)", "•", "3.", "R4", "18", "with\u00a0schools", "\n", "  ", "–"]
)


@st.composite
def findings(draw: st.DrawFn) -> FoundReview:
    """A list of recommendations, some with sub-items marked as actions, and something left out."""
    items = []
    for order in range(draw(st.integers(1, 4))):
        text = "Do" + "".join(draw(st.sampled_from([" ", "\n"])) + each for each in draw(st.lists(WORDS, max_size=8)))
        text = text.strip()
        lines = text.split("\n")
        marked = [at for at in range(1, len(lines)) if lines[at].strip() and draw(st.booleans())]
        number = draw(st.sampled_from([None, str(order)]))
        printed = f"{number}." if number else draw(st.sampled_from(["", "•"]))
        items.append(Found(number, text, Spot(order * 2), printed=printed, actions=tuple(marked)))
    return FoundReview(tuple(items), left_out=(LeftOut("4. Look again.", "why", Spot(3)),))


def words_of(found: FoundReview) -> Counter[str]:
    """Every word of the document that a found review holds, its markers among them."""
    held = [*(each.in_full for each in found.items), *(each.text for each in found.left_out)]
    return Counter(word for text in held for word in text.split())


@given(findings(), st.data())
def test_what_is_split_and_joined_is_as_it_was(found: FoundReview, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(found.items) - 1))
    at = data.draw(st.integers(0, len(found.items[index].text)))
    try:
        parted = split(found, index, at)
    except BadInput:
        return
    assert len(parted.items) == len(found.items) + 1
    begins = len(parted.items[index].text) + len(parted.items[index + 1].joint or "")
    line = found.items[index].text[:begins].count("\n")
    assume(line not in found.items[index].actions)  # it begins a recommendation now, and is no action any more
    assert in_short(join(parted, index + 1)) == in_short(found)


@given(findings(), st.data())
def test_no_change_loses_a_word_of_the_document(found: FoundReview, data: st.DataObject) -> None:
    before = words_of(found)
    for _ in range(data.draw(st.integers(1, 6))):
        if not found.items:
            found = take_in(found, 0)
        index = data.draw(st.integers(0, len(found.items) - 1))
        try:
            match data.draw(st.sampled_from(["split", "join", "drop", "take in", "relabel", "mark"])):
                case "split":
                    at = data.draw(st.integers(0, len(found.items[index].text)))
                    found = split(found, index, at)
                case "join":
                    found = join(found, index)
                case "drop":
                    found = drop(found, index)
                case "take in" if found.left_out:
                    found = take_in(found, data.draw(st.integers(0, len(found.left_out) - 1)))
                case "relabel":
                    found = relabel(found, index, "7")
                case _:
                    found = mark(found, index, data.draw(st.integers(0, found.items[index].text.count("\n"))))
        except BadInput:
            continue
    letters = ["".join(sorted("".join(words.elements()))) for words in (before, words_of(found))]
    assert letters[0] == letters[1]


def test_a_list_is_put_right_and_what_is_changed_is_ours() -> None:
    found = read()
    assert [(each.number, each.printed) for each in found.items] == [("1", "1."), ("3", "3.")]
    assert [each.why for each in doubts_of(found)] == ["The number before it is missing."]
    second = found.items[1].text
    parted = split(found, 1, second.index("4."))
    assert in_short(parted)[1:] == [
        ("3", "Ensure that staff are trained.", ()),
        ("4", "Ask children what they think.", ()),
    ]
    assert [each.changed for each in parted.items] == [False, True, True]
    assert [each.changed for each in join(parted, 2).items] == [False, False]
    numbered = relabel(parted, 1, " 2 ")
    numbered = relabel(numbered, 2, "3")
    assert [each.number for each in numbered.items] == ["1", "2", "3"]
    with_actions = mark(mark(numbered, 0, 1), 0, 2)
    assert action_titles(with_actions.items[0]) == ("with the hospital;", "with schools.")
    assert in_short(mark(mark(with_actions, 0, 1), 0, 2)) == in_short(numbered)
    loaded = recommendations_of(with_actions)
    assert [(each.number, each.ours, each.actions) for each in loaded] == [
        ("1", True, ("with the hospital;", "with schools.")),
        ("2", True, ()),
        ("3", True, ()),
    ]
    assert loaded[0].wording == "Review the policy on bruising:"


def test_what_a_line_s_end_parted_is_one_sentence_again() -> None:
    found = FoundReview((Found("1", "We are glad that", Spot(1)), Found("2", "The end.", Spot(9))))
    found = replace(found, left_out=(LeftOut("Committee members came.", "why", Spot(2)),))
    assert join(take_in(found, 0), 1).items[0].text == "We are glad that Committee members came."


def test_what_was_left_out_is_taken_in_and_what_is_dropped_comes_back_at_its_place() -> None:
    found = read()
    without = drop(found, 0)
    assert without.left_out[0].why == "You dropped it."
    assert in_short(take_in(without, 0)) == in_short(found)
    assert not any(each.changed for each in take_in(without, 0).items)
    response = next(at for at, each in enumerate(found.left_out) if each.text.startswith("Response"))
    assert take_in(found, response).items[-1].text == "Response: Accepted."
    none = drop(without, 0)
    assert none.items == ()
    assert not any(each.changed for each in take_in(none, 0).items), (
        "what comes back into an empty list is no word of ours"
    )
    passages = passages_of(blocks_of(TEXT.encode(), "anna.txt"))
    last = passages[-1]
    taken = take_passage(found, last)
    assert (taken.items[-1].text, taken.items[-1].changed) == (last.text, True)
    first = next(each for each in passages if each.number == "1")
    with pytest.raises(BadInput, match=r"^It is in Recommendation 1 already\."):
        take_passage(found, first)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda found: split(found, 0, 0), "both parts need some"),
        (lambda found: join(found, 0), "nothing before the first"),
        (lambda found: mark(found, 0, 0), "The first line is the recommendation itself"),
        (lambda found: relabel(found, 0, "x" * 21), "at most 20"),
    ],
)
def test_a_change_that_cannot_be_is_refused_in_a_sentence(change: object, says: str) -> None:
    assert callable(change)
    with pytest.raises(BadInput, match=says):
        change(read())


def test_a_sub_item_too_long_for_an_action_stays_wording() -> None:
    found = FoundReview((Found("1", "Do this:\n(a) " + "x" * 301),))
    with pytest.raises(BadInput, match="at most 300"):
        mark(found, 0, 1)


def test_other_columns_of_a_table_can_be_chosen() -> None:
    rows = "".join(f"<tr><td>{n}<td>Finding {n}: it was late.<td>Review policy {n}." for n in (1, 2))
    page = (
        f"<html><h1>Review of Child Anna</h1><table><tr><th>No.<th>Recommendation<th>What we ask{rows}</table></html>"
    )
    blocks = blocks_of(page.encode(), "a.html")
    found = find(blocks, "a.html")
    assert found.items[0].text == "Finding 1: it was late."
    (table,) = found.tables
    assert (table.titles, table.rows) == (("No.", "Recommendation", "What we ask"), 2)
    chosen = find(blocks, "a.html", Columns(table.table, 2, 0))
    assert [(each.number, each.text) for each in chosen.items] == [("1", "Review policy 1."), ("2", "Review policy 2.")]
    assert [each.why for each in chosen.left_out] == [
        'It stands in the column "Recommendation", as do others below it.'
    ]
    with pytest.raises(BadInput):
        find(blocks, "a.html", replace(Columns(9, 0), number=None))
