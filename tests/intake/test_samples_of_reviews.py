"""The samples of published reviews give their items; so do small documents of many other kinds."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from actionplan.domain.errors import BadInput
from actionplan.domain.found_review import FoundReview
from actionplan.intake.finder import find
from actionplan.intake.readers import blocks_of
from tests.intake.samples import REAL, WORDINGS

SAMPLES = Path(__file__).parent / "reviews"
EXPECTED: dict[str, Any] = json.loads((SAMPLES / "expected.json").read_text(encoding="utf-8"))


def found_in(text: str, name: str = "review.txt") -> FoundReview:
    return find(blocks_of(text.encode(), name), name)


def texts(found: FoundReview) -> list[str]:
    return [item.text for item in found.items]


def numbers(found: FoundReview) -> list[str | None]:
    return [item.number for item in found.items]


@pytest.mark.parametrize("name", [name for name in EXPECTED if name.endswith(".txt") and EXPECTED[name]["recs"]])
def test_a_sample_gives_its_items_and_the_count_that_it_states(name: str) -> None:
    found = find(blocks_of((SAMPLES / name).read_bytes(), name), name)
    expected = EXPECTED[name]
    assert len(found.items) == expected["recs"]
    assert [number for number in numbers(found) if number] == expected["numbers"]
    assert found.stated == expected["stated"]
    assert found.reasons


def test_a_decision_without_recommendations_gives_none() -> None:
    name = "negative-lgo-surrey-nested.txt"
    with pytest.raises(BadInput, match="no list of recommendations was found"):
        find(blocks_of((SAMPLES / name).read_bytes(), name), name)


def test_child_sam_gives_the_eleven_to_the_letter() -> None:
    seed = json.loads((Path(__file__).parents[2] / "data" / "seed_recommendations.json").read_text(encoding="utf-8"))
    name = "child-sam.txt"
    found = find(blocks_of((SAMPLES / name).read_bytes(), name), name)
    assert [(i.number, i.text) for i in found.items] == [
        (each["number"], each["wording"]) for each in seed["recommendations"]
    ]
    assert found.stated == 11
    assert not found.doubts


def test_a_response_is_no_part_of_a_recommendation_and_is_named_as_left_out() -> None:
    name = "clogher-safeguarding-review.txt"
    found = find(blocks_of((SAMPLES / name).read_bytes(), name), name)
    assert not any("Response" in text for text in texts(found))
    assert sum(each.text.startswith("Response:") for each in found.left_out) == 4


def test_the_last_recommendation_swallows_no_footer() -> None:
    name = "national-review-2022-iss.txt"
    found = find(blocks_of((SAMPLES / name).read_bytes(), name), name)
    assert found.items[-1].text == "Targeted practice change on domestic abuse."
    assert any(each.text.startswith("To read more") for each in found.left_out)


AGENCIES = """Safeguarding Adult Review: Mrs B

Executive Summary

The review makes 5 recommendations.

Contents
1. Introduction ........ 3
2. Recommendations ........ 9

1. Introduction
1.1 Mrs B was an older woman who lived alone.
1.2 She should have been seen more often.

2. Recommendations

Adult Social Care
1. Review the supervision policy and make sure that it covers self-neglect.
2. Make sure that all staff are trained in the Mental Capacity Act 2005, including:
   a) executive capacity;
   b) unwise decisions.

NHS Trust
1. Audit discharge letters.
2. Introduce a flag on the electronic record.
3. Report to the Board within six months.

3. Conclusion
The Board thanks the family.

References
1. Department of Health (2014) Care Act.
2. Smith, J. (2019) Review of reviews.
"""


def test_lists_under_several_agencies_are_one_and_repeated_numbers_are_a_doubt() -> None:
    found = found_in(AGENCIES)
    assert numbers(found) == ["1", "2", "1", "2", "3"]
    assert found.items[1].parts == ("a) executive capacity;", "b) unwise decisions.")
    assert found.items[1].text.endswith("including:\na) executive capacity;\nb) unwise decisions.")
    assert found.doubts[0] == "The number 1 is on 2 recommendations."
    assert all("Smith" not in text for text in texts(found))


def test_bullets_under_what_a_board_should_do_have_no_numbers() -> None:
    found = found_in(
        "Child T\n\nSeveral things were known:\n\n* the mother had asked;\n* nobody visited.\n\nThe Board should:\n\n"
        "* include fathers in assessments;\n* agree a protocol.\n\nThe Trust should:\n\n* commission a service.\n"
    )
    assert texts(found) == ["include fathers in assessments;", "agree a protocol.", "commission a service."]
    assert numbers(found) == [None] * 3


def test_markdown_loses_its_marks_and_not_its_words() -> None:
    found = found_in(
        "# Review of J\n\nPrevious reviews made 14 recommendations.\n\n## Recommendations\n\nThe review makes **two** "
        "recommendations.\n\n**R1.** The Police must *audit* [Clare's Law](https://example.org/a_b).\n\n"
        "> R1 builds on earlier work.\n\n**R2** GPs should ask\nabout abuse\\*.\n\n## Appendix A\n\n1. Members\n",
        "review.md",
    )
    assert [(i.number, i.text) for i in found.items] == [
        ("R1", "The Police must audit Clare's Law."),
        ("R2", "GPs should ask about abuse*."),
    ]
    assert found.stated == 2


def test_numbers_within_a_sentence_are_recommendations_where_it_recommends() -> None:
    found = found_in(
        "Inquest\n\nThe facts are (i) known and (ii) sad.\n\nRecommendations\nThe Coroner recommends that a Trust (i) "
        "reviews its policy; (ii) trains all staff; and (iii) reports to the CQC within 56 days.\n"
    )
    assert [(i.number, i.text) for i in found.items] == [
        ("i", "reviews its policy"),
        ("ii", "trains all staff"),
        ("iii", "reports to the CQC within 56 days."),
    ]


def test_a_table_s_column_gives_them_and_a_row_without_a_number_goes_on() -> None:
    found = found_in(
        "# Plan\n\n| No | Recommendation | Lead |\n|---|---|---|\n| 1 | The police should review their | Police |\n"
        "|  | policy. |  |\n| No | Recommendation | Lead |\n| 2 | Schools should share. | Education |\n",
        "plan.md",
    )
    assert [(i.number, i.text) for i in found.items] == [
        ("1", "The police should review their policy."),
        ("2", "Schools should share."),
    ]
    assert [each.why for each in found.left_out] == ['It stands in the column "Lead", as do others below it.']


def test_paragraphs_under_recommendations_are_taken_with_a_doubt() -> None:
    found = found_in(
        "Care of Y\n\nRecommendations\n\nIt is recommended that the Authority reviews its threshold document.\n\n"
        "The Panel recommends that NHS England publishes guidance.\n\nConclusion\n\nThe panel should be thanked.\n"
    )
    assert len(found.items) == 2
    assert "no numbers and no bullets" in found.doubts[0]


def test_a_chapter_of_numbered_paragraphs_gives_those_of_its_own() -> None:
    found = found_in(
        "Chapter 4: What went wrong\n97. The council did not listen.\n98. The police should have acted.\n\n"
        "Chapter 5: Recommendations\n99. I make the following recommendations.\n100. The council should appoint a "
        "commissioner.\n101. The police should review closed cases.\n\nChapter 6: Costs\n102. It cost £2m.\n"
    )
    assert numbers(found) == ["100", "101"]


def test_headings_that_are_numbers_have_their_wording_below() -> None:
    found = found_in(
        "# National review\n\n## Recommendation 1\n\nThe government should create a duty.\n\nWhy: it would help.\n\n"
        "## Recommendation 2\n\nThey should cover:\n\n- supervision\n- caseloads\n\nGovernment response: accepted.\n\n"
        "## Annex\n\nSome text.\n"
    )
    assert texts(found) == ["The government should create a duty.", "They should cover:\n- supervision\n- caseloads"]
    assert [each.text for each in found.left_out][:1] == ["Why: it would help."]


def test_of_a_summary_and_the_full_wording_the_full_one_is_taken() -> None:
    found = found_in(
        "Summary of recommendations\nRecommendation 1: Sharing\nRecommendation 2: Training\n\nMain report\n\n"
        "Recommendation 1: The partners should agree a sharing protocol.\nRecommendation 2: Training should be given.\n"
    )
    assert texts(found) == ["The partners should agree a sharing protocol.", "Training should be given."]


@pytest.mark.parametrize(
    "marker", ["{}.", "{})", "({})", "Recommendation {}:", "RECOMMENDATION {} –", "R{}", "6.{}", "Rec {}."]
)
def test_each_form_of_marker_is_known_and_prints_its_number(marker: str) -> None:
    items = "\n".join(f"{marker.format(n)} The Board should do thing {n}." for n in (1, 2, 3))
    found = found_in(f"A review\n\nRecommendations\n\n{items}\n\nNext steps\n\n1. Publish.\n")
    assert texts(found) == [f"The Board should do thing {n}." for n in (1, 2, 3)]
    assert [re.sub(r"\D*(?:6\.)?", "", number or "") for number in numbers(found)] == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("forms", "shown"), [("a b c", "{})"), ("i ii iii", "({})"), ("A B C", "{}."), ("I II III", "{}.")]
)
def test_letters_and_roman_numbers_are_known(forms: str, shown: str) -> None:
    items = "\n".join(f"{shown.format(n)} Review the policy on thing {n}." for n in forms.split())
    found = found_in(f"A review\n\nThe Panel recommends:\n\n{items}\n")
    assert numbers(found) == forms.split()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_in_each_usual_encoding_is_read(encoding: str) -> None:
    words = "Recommendations\r\n\r\n1. The ‘Board’ should pay £5.\r\n2. Ask “why”.\r\n"
    found = find(blocks_of(words.encode(encoding), "a.txt"), "a.txt")
    assert texts(found) == ["The ‘Board’ should pay £5.", "Ask “why”."]


def test_a_missing_number_is_a_doubt_with_its_place() -> None:
    found = found_in("Recommendations\n\n1. Review this.\n2. Review that.\n4. Review more.\n")
    assert found.doubts == ("Recommendation 4, line 5: The number before it is missing.",)


def test_minutes_and_terms_of_reference_are_no_recommendations() -> None:
    for text in (
        "Minutes\n\nPresent\n1. The chair\n2. The secretary\n\nThe next meeting is in May.\n",
        "Terms of reference\n\n1. Was the child seen?\n2. Were agencies in contact?\n",
    ):
        with pytest.raises(BadInput, match="no list of recommendations was found"):
            found_in(text)


@pytest.mark.parametrize("path", sorted(REAL.iterdir()), ids=lambda path: path.name)
def test_real_files_give_the_eleven_with_their_numbers(path: Path) -> None:
    found = find(blocks_of(path.read_bytes(), path.name), path.name)
    # The typesetter prints straight quotation marks as curly ones.
    curly = str.maketrans("‘’", "''")
    pairs = [(item.number, item.text.translate(curly)) for item in found.items]
    assert pairs == [(str(at), wording.translate(curly)) for at, wording in enumerate(WORDINGS, start=1)]
