"""Findings are found beside recommendations, to the letter, with what the document says answers them; never guessed."""

from io import BytesIO

import pytest

from actionplan.domain.found_review import FoundReview
from actionplan.intake import answers
from actionplan.intake.block import Block, Place, Role
from actionplan.intake.finder import find
from actionplan.intake.readers import blocks_of

NAMED = """Child Ash review

The review makes 3 recommendations.

2. Key findings

Finding 1: Nobody asked Ash what home was like (see Recommendation 2).

Finding 2: Records were held apart.

The panel heard much about this from practitioners.

Recommendations 1 and 3 answer this finding.

Finding 3: Good work by the school kept Ash in lessons. It is addressed by Recommendation 9.

3. Recommendations

Recommendation 1: Partners should join their records.

Recommendation 2: Partners should ask children what home is like.

Recommendation 3: The board should audit records. (Finding 3)

4. Next steps

The partnership accepted it.
"""
RECOMMENDED = "\n\nRecommendations\n\n1. Partners should ask children.\n2. Partners should join their records.\n"


def found_in(text: str, name: str = "review.txt") -> FoundReview:
    return find(blocks_of(text.encode(), name), name)


def texts(found: FoundReview) -> list[tuple[str | None, str]]:
    return [(each.number, each.text) for each in found.findings]


def answering(found: FoundReview) -> list[list[str | None]]:
    numbers = {item.spot: item.number for item in found.items}
    return [[numbers[spot] for spot in each.answered_by] for each in found.findings]


def test_named_findings_come_to_the_letter_each_with_its_line_and_what_the_document_says_answers_it() -> None:
    found = found_in(NAMED)
    assert texts(found) == [
        ("1", "Nobody asked Ash what home was like (see Recommendation 2)."),
        ("2", "Records were held apart."),
        ("3", "Good work by the school kept Ash in lessons. It is addressed by Recommendation 9."),
    ]
    assert [each.spot.words() for each in found.findings] == ["line 7", "line 9", "line 15"]
    assert answering(found) == [["2"], ["1", "3"], ["3"]]
    assert found.doubts == ("Finding 3, line 15: It names recommendation 9, which was not found, or not once.",)
    assert [item.number for item in found.items] == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("head", "first"),
    [
        ("What we found\n\n• Nobody asked Ash.\n• Records were apart.", (None, "Nobody asked Ash.")),
        ("Learning points\n\n1. Practitioners need time.\n2. Fathers are left out.", ("1", "Practitioners need time.")),
        ("The review found that:\n(a) Nobody asked Ash.\n(b) Records were apart.", ("a", "Nobody asked Ash.")),
        ("Key learning\n\n• Nobody asked Ash.\n• Records were apart.", (None, "Nobody asked Ash.")),
        ("Finding: Nobody asked Ash.\n\nFinding: Records were apart.", (None, "Nobody asked Ash.")),
        ("Findings:\n1. Nobody asked Ash.\n2. Records were apart.", ("1", "Nobody asked Ash.")),
    ],
)
def test_a_list_is_one_of_findings_by_its_heading_its_lead_in_or_its_names(
    head: str, first: tuple[str | None, str]
) -> None:
    found = found_in(f"Child Ash\n\n{head}{RECOMMENDED}")
    assert texts(found)[0] == first
    assert len(found.findings) == 2
    assert answering(found) == [[], []]
    assert [item.text for item in found.items] == [
        "Partners should ask children.",
        "Partners should join their records.",
    ]


@pytest.mark.parametrize(
    "head",
    [
        "Findings\n\nThe review found much.\n\nPolice had processes, which were not joined.",
        "Terms of reference\n\n1. How did agencies share what they knew?\n2. Who asked the child?",
        "Findings\n\n"
        + "\n".join(f"5.{n} " + "The panel met often and read all that it was given. " * 6 for n in (1, 2)),
        "Findings of previous reviews\n\n• Nobody asked Elm.\n• Records were apart.",
    ],
)
def test_prose_questions_numbered_paragraphs_and_what_other_reviews_found_are_no_findings(head: str) -> None:
    assert found_in(f"Child Ash\n\n{head}{RECOMMENDED}").findings == ()


def test_what_is_discussed_below_a_finding_is_no_part_of_it() -> None:
    found = found_in(
        "# Child Ash\n\n## Finding 1: Nobody asked Ash\n\n4.1 The panel heard from many.\n\n4.2 It was not so.\n\n"
        "## Finding 2\n\nRecords were apart.\n\nMore about records.\n\n## Recommendations\n\n"
        "1. Partners should ask children.\n2. Partners should join records. This answers finding 2.\n",
        "review.md",
    )
    assert texts(found) == [("1", "Nobody asked Ash"), ("2", "Records were apart.")]
    assert answering(found) == [[], ["2"]]


@pytest.mark.parametrize(
    ("rows", "recommended"),
    [
        (("Partners should ask children.", "Partners should join records."), False),
        (("1", "R1 and R2"), True),
    ],
)
def test_a_column_gives_findings_and_its_row_says_what_answers_them(
    rows: tuple[str, str], *, recommended: bool
) -> None:
    table = "".join(
        f"<tr><td>{at}</td><td>{said}</td><td>{row}</td></tr>"
        for at, (said, row) in enumerate(zip(("Nobody asked.", "Records were apart."), rows, strict=True), start=1)
    )
    after = "<h2>Recommendations</h2><ol><li>Partners should ask.</li><li>Partners should join records.</li></ol>"
    page = (
        f"<html><body><h1>Review of Ash</h1><h2>Findings</h2><table><tr><th>No.</th><th>Key finding</th>"
        f"<th>Recommendations</th></tr>{table}</table>{after if recommended else ''}</body></html>"
    )
    found = found_in(page, "review.html")
    assert texts(found) == [("1", "Nobody asked."), ("2", "Records were apart.")]
    assert answering(found) == ([["1"], ["1", "2"]] if recommended else [["1"], ["2"]])


def test_word_s_automatic_label_and_a_frame_round_each_finding_are_read() -> None:
    import docx

    made = docx.Document()
    made.add_heading("Review of Child Ash", 0)
    for number, said in enumerate(("Nobody asked Ash.", "Records were apart."), start=1):
        box = made.add_table(1, 1).cell(0, 0)
        box.paragraphs[0].text = f"Finding {number}"
        box.add_paragraph(said)
    made.add_heading("Recommendations", 1)
    made.add_paragraph("Recommendation 1: Partners should ask children. (Findings 1 to 2)")
    out = BytesIO()
    made.save(out)
    found = find(blocks_of(out.getvalue(), "review.docx"), "review.docx")
    assert texts(found) == [("1", "Nobody asked Ash."), ("2", "Records were apart.")]
    assert answering(found) == [["1"], ["1"]]


def test_a_list_that_is_taken_for_findings_is_not_among_what_was_left_out() -> None:
    found = found_in(f"Child Ash\n\nLearning points\n\n1. Ask fathers.\n2. Read the records.{RECOMMENDED}")
    assert [each.text for each in found.findings] == ["Ask fathers.", "Read the records."]
    assert not {each.text for each in found.left_out} & {"1. Ask fathers.", "2. Read the records."}


def test_headings_that_differ_in_their_numbers_alone_are_findings_and_no_running_headers() -> None:
    blocks = [Block("Review of Child Ash", 0, Role.HEADING, page=1)]
    for page in range(1, 5):
        blocks.append(Block(f"Finding {page}: Agency {page} did not ask", len(blocks), Role.HEADING, page=page))
        blocks.append(Block("The panel heard from many.", len(blocks), page=page))
    blocks.append(Block("Recommendations", len(blocks), Role.HEADING, page=5))
    blocks += [Block(f"{n}. Partners should ask.", len(blocks) + n, page=5) for n in (1, 2)]
    assert [each.number for each in find(blocks, "review.pdf").findings] == ["1", "2", "3", "4"]


def test_the_title_of_a_column_is_read_where_a_narrow_one_breaks_it() -> None:
    cells = [("No.", "Recommendatio n"), ("1", "Partners should ask."), ("2", "Partners should join records.")]
    blocks = [
        Block(text, row * 2 + column, Role.CELL, page=1, place=Place(0, row, column))
        for row, texts in enumerate(cells)
        for column, text in enumerate(texts)
    ]
    assert [each.number for each in find(blocks, "review.pdf").items] == ["1", "2"]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Nobody asked (see Recommendation 4).", ("4",)),
        ("Nobody asked. [R2, R5]", ("2", "5")),
        ("Recommendations 2 to 5 answer this finding.", ("2", "3", "4", "5")),
        ("Related recommendations: 2, 3 and 6.1", ("2", "3", "6.1")),
        ("Recommendation 4 of the earlier review was not carried out.", ()),
        ("Nobody asked (see Recommendation 4 of the Child P review).", ()),
        ("Recommendation 4 does not answer this finding.", ()),
        ("The panel spoke of recommendation 4 for a long time.", ()),
    ],
)
def test_only_a_whole_statement_says_what_answers_a_finding(text: str, numbers: tuple[str, ...]) -> None:
    assert tuple(answers.bare_number(each) for each in answers.recommendations_named(text)) == numbers


@pytest.mark.parametrize("part", ["1 and ", "1, ", "1,and ", "R1 and ", "1.1 to ", "(see R1 "])
def test_a_list_of_numbers_that_ends_in_nothing_is_looked_at_once(part: str) -> None:
    # Were a joint read in two ways, the thirty of them would be read in a thousand million.
    text = f"Recommendations {part * 30}x"
    assert answers.recommendations_named(text) == ()
    assert answers.findings_named(text.replace("Recommendations", "Findings")) == ()
    assert list(answers.pairs_named(f"{text} answer finding 1")) == []


@pytest.mark.parametrize(
    ("says", "doubts"),
    [
        ("This report sets out four key findings.", ["The document says that it has 4 findings; 3 were found."]),
        ("This report sets out 3 findings.", []),
        ("Three of the 12 findings of the previous review were not acted upon.", []),
        ("Two findings", []),
    ],
)
def test_a_number_of_findings_that_the_document_states_is_compared_with_what_is_found(
    says: str, doubts: list[str]
) -> None:
    found = found_in(NAMED.replace("The review makes", f"{says}\n\nThe review makes"))
    assert [doubt for doubt in found.doubts if "findings;" in doubt] == doubts


def test_findings_that_are_stated_and_not_found_are_a_doubt_at_their_sentence() -> None:
    found = found_in(f"Child Ash review\n\nThe panel made twelve findings, told in chapter 2.{RECOMMENDED}")
    (doubt,) = found.general
    assert (doubt.sentence.split(": ")[-1], doubt.spot.line) == (
        "The document says that it has 12 findings; none was found.",
        3,
    )
