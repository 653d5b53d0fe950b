"""Small documents of kinds that no sample has: each gives its recommendations, and nothing else."""

import pytest

from actionplan.domain.found_review import FoundReview
from actionplan.intake.finder import find
from actionplan.intake.readers import blocks_of
from tests.intake.reviews import WORD_FORMS

RINGS = "The harbour board should inspect every mooring ring before the season."
RECORDS = "The county should publish the records within ten working days."
PILOTS = "Pilots must report any loose ring to the duty officer."
THREE = (RINGS, RECORDS, PILOTS)

CHAPTERS_IN_CAPITALS = f"""MOORINGS REVIEW

5. RECOMMENDATIONS

We make the following recommendations.

a) {RINGS}
b) {RECORDS}
c) {PILOTS}

6. TIMETABLE

a) May: report.
b) June: meeting.
"""
SUBHEADINGS_WITH_NUMBERS = f"""1. Preface

The panel offers its condolences.

8. Lessons learned

8.1 Rings were not inspected.
8.2 Records were not kept.

9. Recommendations

9.1 National

9.1.1 {RINGS}

9.2 Local

9.2.1 {RECORDS}

9.2.2 {PILOTS}
"""
PARAGRAPHS = f"""4 Findings and recommendations

4.10 The panel found that rings were loose.

4.11 It also found that records were lost. We therefore recommend that:

4.12 {RINGS}

4.13 {RECORDS}

4.14 {PILOTS}

5 Conclusion

5.1 The panel thanks the witnesses.
"""
NAMED_PARAGRAPHS = f"""4.1 Evidence showed that rings were loose.

4.2 Recommendation: {RINGS}

4.3 Evidence showed that no record was kept.

4.4 Recommendation: {RECORDS}

4.5 The pilots were candid.

4.6 Recommendation: {PILOTS}
"""
SUMMARY_BEFORE_AN_ANNEX = f"""Chapter 1: Rings

Rings are loose.

Summary of recommendations

1. {RINGS}
2. {RECORDS}
3. {PILOTS}

Annex 1: Who we met

1. The harbour master
2. Two pilots
"""
TWO_LANGUAGES = f"""Argymhellion / Recommendations

Argymhelliad 1 / Recommendation 1

{RINGS}

Recommendation 2 / Argymhelliad 2

{RECORDS}

Argymhelliad 3 / Recommendation 3

{PILOTS}
"""
ADDRESSED = f"""Recommendations

Recommendation 1 (for the board)
{RINGS}

Recommendation 2 (for the county)
{RECORDS}

Recommendation 3 (for the pilots)
{PILOTS}
"""
LABELS_BEHIND = f"""Conclusions and recommendations

1. Rings are loose across the county. (Conclusion, Paragraph 12)

2. {RINGS} (Recommendation, Paragraph 14)

3. Records were lost. (Conclusion, Paragraph 20)

4. {RECORDS} (Recommendation, Paragraph 22)

5. {PILOTS} (Recommendation 9)
"""
AUDIT = f"""MATTERS ARISING

ISSUE 1 - RINGS

RECOMMENDATION 1
{RINGS}

Priority: High

MANAGEMENT RESPONSE
Agreed. The harbour master will do so.

ISSUE 2 - RECORDS

RECOMMENDATION 2
{RECORDS}

Priority: Medium

ISSUE 3 - PILOTS

RECOMMENDATION 3
{PILOTS}
"""
FORM_FEEDS = f"""MOORINGS REVIEW

Recommendations

1. {RINGS}

2. The county should publish the records

Moorings review                    Page 1
\fMOORINGS REVIEW                  OFFICIAL

within ten working days.

3. {PILOTS}

Moorings review                    Page 2
\fMOORINGS REVIEW                  OFFICIAL

Next steps

The panel will meet.
"""


def found_in(text: str, name: str = "review.txt") -> FoundReview:
    return find(blocks_of(text.encode(), name), name)


@pytest.mark.parametrize(
    ("text", "numbers", "wordings"),
    [
        pytest.param(CHAPTERS_IN_CAPITALS, "abc", THREE, id="chapters in capitals"),
        pytest.param(SUBHEADINGS_WITH_NUMBERS, ("9.1.1", "9.2.1", "9.2.2"), THREE, id="subheadings with numbers"),
        pytest.param(PARAGRAPHS, ("4.12", "4.13", "4.14"), THREE, id="paragraphs, of which one announces"),
        pytest.param(NAMED_PARAGRAPHS, ("4.2", "4.4", "4.6"), THREE, id="named within their paragraphs"),
        pytest.param(SUMMARY_BEFORE_AN_ANNEX, "123", THREE, id="a summary before an annex"),
        pytest.param(TWO_LANGUAGES, "123", THREE, id="labels in two languages"),
        pytest.param(LABELS_BEHIND, ("2", "4", "9"), THREE, id="labels behind the words"),
        pytest.param(AUDIT, "123", THREE, id="an audit with priorities"),
        pytest.param(FORM_FEEDS, "123", THREE, id="headers of two pages only"),
        pytest.param(
            ADDRESSED,
            "123",
            (f"(for the board)\n{RINGS}", f"(for the county)\n{RECORDS}", f"(for the pilots)\n{PILOTS}"),
            id="addressed in brackets",
        ),
    ],
)
def test_a_kind_of_document_gives_its_recommendations(
    text: str, numbers: tuple[str, ...], wordings: tuple[str, ...]
) -> None:
    finding = found_in(text)
    assert [(item.number, item.text) for item in finding.items] == list(zip(numbers, wordings, strict=True))
    assert not finding.doubts


def test_a_list_whose_numbers_go_on_under_the_next_heading_is_one() -> None:
    finding = found_in(
        f"<h1>Review</h1><h2>Recommendations for the board</h2><ol><li>{RINGS}</li><li>{RECORDS}</li></ol>"
        "<p>The board has told us that it agrees.</p>"
        f"<h2>Recommendations for others</h2><ol start=3><li>{PILOTS}</li></ol>",
        "review.html",
    )
    assert [(item.number, item.text) for item in finding.items] == list(zip("123", THREE, strict=True))


def test_a_title_that_goes_on_over_two_header_rows_heads_the_column_of_numbers() -> None:
    rows = "".join(
        f"<tr><td>{n}</td><td>Ring {n} was loose.</td><td>{each}</td></tr>" for n, each in enumerate(THREE, 1)
    )
    finding = found_in(
        "<table><tr><th rowspan=2>No.</th><th colspan=2>The panel</th></tr>"
        f"<tr><th>Finding</th><th>Recommendation</th></tr>{rows}</table>",
        "review.html",
    )
    assert [(item.number, item.text) for item in finding.items] == list(zip("123", THREE, strict=True))


@pytest.mark.parametrize("title", ["The review recommended", "Recommended action", "Panel's recommendations"])
def test_a_column_may_say_who_recommended(title: str) -> None:
    rows = "".join(f"<tr><td>{n}</td><td>{each}</td><td>We accept this.</td></tr>" for n, each in enumerate(THREE, 1))
    finding = found_in(f"<table><tr><th></th><th>{title}</th><th>Our response</th></tr>{rows}</table>", "review.html")
    assert [(item.number, item.text) for item in finding.items] == list(zip("123", THREE, strict=True))


def test_headings_that_say_what_is_to_be_done_are_the_recommendations() -> None:
    words = "\n\n".join(f"### {each.rstrip('.')}\n\nRings were loose, and nobody knew." for each in THREE)
    finding = found_in(f"# Review\n\n## Recommendations\n\n{words}\n\n## Next steps\n\nWe shall meet.\n", "review.md")
    assert [item.text for item in finding.items] == [each.rstrip(".") for each in THREE]


def test_paragraphs_that_recommend_are_taken_from_their_sentence_on_with_a_doubt() -> None:
    finding = found_in(
        "Part 3. Findings\n\nRings were loose. We therefore recommend that the board inspects them.\n\n"
        "The earlier report recommended that rings be painted. This was not done.\n\n"
        "The panel recommends that pilots report them.\n"
    )
    assert [item.text for item in finding.items] == [
        "We therefore recommend that the board inspects them.",
        "The panel recommends that pilots report them.",
    ]
    assert any("There is no list" in doubt for doubt in finding.doubts)


def test_a_recommendation_of_another_kind_is_no_part_of_the_one_before_it() -> None:
    finding = found_in(
        f"Review\n\nNational recommendation 1: {RINGS}\n\nNational recommendation 2: {RECORDS}\n\n"
        f"Local recommendation 1: {PILOTS}\n"
    )
    assert [(item.number, item.text) for item in finding.items] == [("1", RINGS), ("2", RECORDS), ("1", PILOTS)]


def test_findings_that_name_their_recommendations_behind_them_are_none() -> None:
    finding = found_in(
        "Findings\n\n1. Rings were loose. (Recommendation 1)\n2. Records were lost. (Recommendation 2)\n\n"
        f"Recommendations\n\nRecommendation 1: {RINGS}\n\nRecommendation 2: {RECORDS}\n"
    )
    assert [(item.number, item.text) for item in finding.items] == [("1", RINGS), ("2", RECORDS)]
    assert not finding.doubts


def test_a_paragraph_below_that_asks_for_nothing_is_taken_with_a_doubt() -> None:
    finding = found_in(
        f"Review\n\nRecommendation 1\n\n{RINGS}\n\nOne had rusted through.\n\nRecommendation 2\n\n{RECORDS}\n"
    )
    assert [item.text for item in finding.items] == [f"{RINGS}\nOne had rusted through.", RECORDS]
    assert finding.doubts == (
        "Recommendation 1, line 3: A paragraph that asks for nothing was taken too: One had rusted through.",
    )


def test_what_stands_below_a_box_is_no_part_of_the_recommendation_within_it() -> None:
    finding = find(blocks_of(WORD_FORMS["boxed"](THREE), "review.docx"), "review.docx")
    assert [(item.number, item.text) for item in finding.items] == list(zip("123", THREE, strict=True))
    assert not finding.doubts


@pytest.mark.parametrize("heading", ["RECOMMENDATIONS", "5. RECOMMENDATIONS", "5 RECOMMENDATIONS"])
def test_a_heading_in_capitals_is_no_recommendation(heading: str) -> None:
    finding = found_in(f"{heading}\n\n1. {RINGS}\n2. {RECORDS}\n3. {PILOTS}\n")
    assert [item.text for item in finding.items] == list(THREE)


@pytest.mark.parametrize("sign", ["\uf0b3", "\ufffd"])
def test_a_sign_that_no_other_font_shows_is_in_doubt(sign: str) -> None:
    found = found_in(
        f"Findings\n\n1. A call {sign} was missed.\n2. A visit was late.\n\n"
        f"Recommendations\n\n1. The Board should look.\n2. The Board should ask {sign} 3 times.\n"
    )
    odd = "A sign here has a meaning in its own font alone, or was lost: compare it with the document."
    assert [item.doubts for item in (*found.items, *found.findings)] == [(), (odd,), (odd,), ()]


def test_items_that_end_the_sentence_before_them_need_no_should() -> None:
    text = (
        "The panel therefore recommends that:\n\na) the county reviews its rings; and\n\nb) the pilots agree a code.\n"
    )
    assert [item.text for item in found_in(text).items] == [
        "the county reviews its rings; and",
        "the pilots agree a code.",
    ]


def test_a_heading_for_one_recommendation_that_comes_again_has_one_each_time() -> None:
    points = "".join(
        f"Learning point {number}\n\nRings were loose.\n\nRecommendation\n\n{wording}\n\n"
        for number, wording in enumerate((RINGS, RECORDS), 1)
    )
    found = found_in(f"Moorings review\n\n{points}")
    assert [item.text for item in found.items] == [RINGS, RECORDS]


def test_a_wording_that_ends_within_a_sentence_is_in_doubt_where_the_others_end_with_one() -> None:
    items = ["The Board should look", "It should ask.", "It should “listen.”", "It should say; and", "It should act."]
    text = "\n".join(f"{number}. {item}" for number, item in enumerate(items, 1))
    why = "It ends within a sentence, where the others end with one: compare its end with the document."
    assert found_in(f"Recommendations\n\n{text}\n").doubts == (f"Recommendation 1, line 3: {why}",)
    bare = "\n".join(f"{number}. {item.rstrip('.')}" for number, item in enumerate(items, 1))
    assert not found_in(f"Recommendations\n\n{bare}\n").doubts
