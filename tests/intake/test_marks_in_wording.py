"""What editors, mails and web pages leave in a wording that is no part of it, by kind of mark."""

import pytest

from actionplan.domain.found_review import FoundReview
from actionplan.intake.doubts import WITHDRAWN
from actionplan.intake.finder import find
from actionplan.intake.readers import blocks_of

ONE = "Partners should join their records."
TWO = "Partners should ask children what home is like, and write down what they say."


def found_in(text: str, name: str) -> FoundReview:
    return find(blocks_of(text.encode(), name), name)


def read(text: str, name: str) -> list[str]:
    return [item.text for item in found_in(text, name).items]


def test_the_quote_signs_of_a_mail_are_no_part_of_it() -> None:
    head, tail = TWO.split(", ")
    quoted = f"> Recommendations:\n>\n> 1. {ONE}\n> 2. {head},\n>    {tail}\n>\n> Kind regards\n"
    assert read(f"From: the board\n\n{quoted}", "mail.txt") == [ONE, TWO]


def test_a_footnote_s_mark_and_a_hard_break_of_markdown_are_no_part_of_it() -> None:
    head, tail = TWO.split(", ")
    text = f"# Recommendations\n\n1. {ONE}[^1]\n\n2. {head},\\\n   {tail}\n\n[^1]: Agreed.\n"
    assert read(text, "review.md") == [ONE, TWO]


@pytest.mark.parametrize(
    ("marked", "text"),
    [
        (f"{ONE}<sup>3</sup>", ONE),
        ("Partners<sup>12</sup> should join their records.", ONE),
        ("Partners should measure 20 m<sup>2</sup> of it.", "Partners should measure 20 m2 of it."),
        (f"\u200f{ONE}\u200e", ONE),
        (f"\u2067{ONE}\u2069", ONE),
    ],
)
def test_raised_numbers_and_marks_of_direction_on_a_web_page_are_no_part_of_it(marked: str, text: str) -> None:
    page = f"<h2>Recommendations</h2><ol><li>{marked}</li><li>{TWO}</li></ol>"
    assert read(page, "review.html") == [text, TWO]


def test_a_recommendation_that_was_withdrawn_is_in_doubt() -> None:
    text = f"Recommendation 1: {ONE}\n\nRecommendation 2 (withdrawn)\n\nRecommendation 3: {TWO}\n"
    found = found_in(text, "review.txt")
    assert [doubt for doubt in found.doubts if WITHDRAWN in doubt] == [f"Recommendation 2, line 3: {WITHDRAWN}"]


def test_a_finding_that_spans_rows_of_a_table_is_answered_by_each_of_them() -> None:
    page = (
        "<table><tr><th>Finding</th><th>Recommendation</th></tr>"
        f"<tr><td rowspan=2>Records were apart.</td><td>{ONE}</td></tr><tr><td>{TWO}</td></tr>"
        "<tr><td>Nobody asked.</td><td>Partners should train their staff.</td></tr></table>"
    )
    found = found_in(page, "review.html")
    places = [item.spot for item in found.items]
    assert [each.answered_by for each in found.findings] == [(places[0], places[1]), (places[2],)]


def test_what_stands_below_a_quote_of_markdown_is_no_part_of_the_recommendation_within_it() -> None:
    below = "Partners should have known this at the time."
    text = "\n\n".join(f"> **Recommendation {at}**\n>\n> {each}\n\n{below}" for at, each in enumerate((ONE, TWO), 1))
    found = found_in(f"# Review\n\n{text}\n", "review.md")
    assert ([item.text for item in found.items], found.doubts) == ([ONE, TWO], ())
    assert read(text.replace(">\n", "\n"), "review.md") == [ONE, TWO]
