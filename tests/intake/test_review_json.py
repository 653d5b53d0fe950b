"""A review file is read as it stands, or refused in a sentence that says where and what was expected."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from actionplan.domain.errors import BadInput
from actionplan.domain.review_file import NamedAgency, PublishedRecommendation, ReviewFile
from actionplan.intake.review_json import MAX_BYTES, read_review_json, review_json_schema
from actionplan.intake.seed import seed_bytes

DOCS = Path(__file__).resolve().parents[2] / "docs"
SEED = seed_bytes()

Change = Callable[[dict[str, Any]], object]


def refusal(data: bytes) -> str:
    with pytest.raises(BadInput) as refused:
        read_review_json(data, "ash.json")
    return refused.value.sentence


def changed_seed(change: Change) -> bytes:
    tree = json.loads(SEED)
    change(tree)
    return json.dumps(tree).encode()


def in_recommendation(index: int, **fields: object) -> Change:
    return lambda tree: tree["recommendations"][index].update(fields)


def in_review(**fields: object) -> Change:
    return lambda tree: tree["review"].update(fields)


REFUSED_FIELDS: list[tuple[Change, str, str]] = [
    (
        lambda tree: tree["recommendations"][3].pop("wording"),
        "recommendations[3].wording (the 4th recommendation) is missing",
        "the published wording",
    ),
    (in_recommendation(3, wording=""), "recommendations[3].wording (the 4th recommendation) is empty", "letter for"),
    (in_recommendation(3, wording=" \n"), "recommendations[3].wording (the 4th recommendation) is empty", "letter for"),
    (in_recommendation(1, wording=None), "recommendations[1].wording (the 2nd recommendation) is null", "letter for"),
    (in_recommendation(2, wording="x" * 20_001), "(the 3rd recommendation) is too long (20,001", "1 to 20,000"),
    (in_recommendation(0, number="4 b"), 'recommendations[0].number (the 1st recommendation) is "4 b"', "4, 4a or 6.1"),
    (in_recommendation(0, number="04"), 'is "04"', "4, 4a or 6.1"),
    (in_recommendation(0, number="4 "), 'is "4 "', "4, 4a or 6.1"),
    (in_recommendation(0, number="()"), 'is "()"', "up to 20 characters"),
    (in_recommendation(0, number="1" * 21), "is too long (21 characters)", "up to 20 characters"),
    (in_recommendation(0, number="–"), 'is "–"', "4, 4a or 6.1"),
    (in_recommendation(0, number="٤"), 'is "٤"', "4, 4a or 6.1"),
    (in_recommendation(0, number="4\n"), 'is "4 "', "4, 4a or 6.1"),
    (in_recommendation(0, number=4), "is the number 4", "as text"),
    (in_recommendation(10, number="4"), '(the 11th recommendation) is "4", which an earlier', "each number once"),
    (in_recommendation(0, wordng="x"), "recommendations[0].wordng (the 1st recommendation) is not a field", "wording"),
    (in_recommendation(0, ours=[]), "recommendations[0].ours (the 1st recommendation) is empty", "short_title, theme"),
    (
        in_recommendation(0, ours={"suggested_agency": "NHS Trust"}),
        'recommendations[0].ours.suggested_agency (the 1st recommendation) is "NHS Trust"',
        "the file's list of agencies",
    ),
    (in_recommendation(0, ours={"theme": "two\nlines"}), "recommendations[0].ours.theme", "one line"),
    (in_review(ref="sam"), 'review.ref is "sam"', "capital letters"),
    (in_review(ref="S"), 'review.ref is "S"', "2 to 12"),
    (in_review(ref="4SAM"), 'review.ref is "4SAM"', "a letter first"),
    (in_review(ref="A" * 13), "review.ref is", "2 to 12"),
    (in_review(title=""), "review.title is empty", "by pseudonym"),
    (in_review(published_on="2026-02-30"), 'review.published_on is "2026-02-30"', "YYYY-MM-DD"),
    (in_review(published_on="2026-W10-1"), 'review.published_on is "2026-W10-1"', "YYYY-MM-DD"),
    (in_review(plan_due_on="1/3/2026"), 'review.plan_due_on is "1/3/2026"', "YYYY-MM-DD"),
    (in_review(plan_due_on=20260301), "review.plan_due_on is the number 20260301", "YYYY-MM-DD"),
    (in_review(stated_count=True), "review.stated_count is true or false", "how many"),
    (in_review(stated_count="11"), 'review.stated_count is "11"', "how many"),
    (in_review(stated_count=0), "review.stated_count is the number 0", "how many"),
    (lambda tree: tree.update(review="SAM"), 'review is "SAM"', "an object"),
    (lambda tree: tree.pop("format"), "format is missing", '"actionplan-review/1"'),
    (lambda tree: tree.update(format="actionplan-review/2"), 'format is "actionplan-review/2"', "review/1"),
    (lambda tree: tree.update(recommendations=[]), "recommendations is empty", "1 to 500"),
    (lambda tree: tree.update(recommendations={}), "recommendations is an object", "1 to 500"),
    (lambda tree: tree.update(recommendations=[{"wording": "x"}] * 501), "recommendations has 501", "1 to 500"),
    (
        lambda tree: tree["agencies"][2].update(aliases=["csc"]),
        'agencies[2] (the 3rd agency) shares "csc"',
        "one agency",
    ),
    (lambda tree: tree["agencies"].append({"name": "education"}), '(the 10th agency) shares "education"', "one agency"),
    (
        lambda tree: tree["agencies"][0].update(aliases=["a", 3]),
        "agencies[0].aliases[1] (the 1st agency)",
        "other names",
    ),
]


@pytest.mark.parametrize(("change", "place", "expected"), REFUSED_FIELDS)
def test_a_field_that_breaks_the_format_is_refused_with_its_place_and_what_was_expected(
    change: Change, place: str, expected: str
) -> None:
    sentence = refusal(changed_seed(change))
    assert sentence.startswith("ash.json: ")
    assert place in sentence
    before, after = sentence.split("; expected ")
    assert place in before
    assert expected in after
    assert sentence.endswith(".")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "ash.json is empty"),
        (b"\xef\xbb\xbf \n", "ash.json is empty"),
        (b"[]", "the file is empty"),
        (b"[1]", "the file is a list; expected an object"),
        (b"null", "the file is null; expected an object"),
        (b'{\n "format": 1,\n}', "ash.json, line "),
        (b'{\n "format" 1}', "ash.json, line 2, column 11: not JSON"),
        (b'{"format":\n"\xe9"}', "ash.json, line 2: not UTF-8 text"),
        ("{}".encode("utf-16"), "ash.json, line 1: not UTF-8 text"),
        (b'{"review": {"stated_count": NaN}}', "review.stated_count is NaN, which JSON does not have; expected how"),
        (b'{"review": {"stated_count": -Infinity}}', "review.stated_count is -Infinity"),
        (b'{"review": {"stated_count": 1e999}}', "format is missing"),
        (b'{"review": {"stated_count": ' + b"9" * 5_000 + b"}}", "review.stated_count is too large a number"),
        (
            b'{"recommendations": [{"wording": "a", "wording": "b"}]}',
            'recommendations[0] (the 1st recommendation) gives "w',
        ),
        (b'{"format": "a", "format": "a"}', 'the file gives "format" twice; expected each field once'),
        (b"[" * 100_000, "nested more than"),
        (b'{"a":' * 100_000, "nested more than"),
        (b"[" * 100 + b"]" * 100, "nested more than"),
        (
            b'{"recommendations": [{"wording": "a\\u0000"}]}',
            "recommendations[0].wording (the 1st recommendation) in ash.json",
        ),
        (
            b'{"recommendations": [{"wording": "\\ud800"}]}',
            "recommendations[0].wording (the 1st recommendation) in ash.json",
        ),
        (b'{"review": {"\\ud800": 1}}', "the name of a field in review of ash.json"),
        (b'{"note": [1, NaN, Infinity], "review": NaN}', "note[1] is NaN"),
        (b"[NaN]", "[0] is NaN, which JSON does not have; expected an object with format"),
        (b'{"note": [[NaN]]}', "note[0][0] is NaN, which JSON does not have; expected words about the file"),
    ],
    ids=lambda value: value if isinstance(value, str) else "file",  # some of the files are too long for a name
)
def test_a_file_that_is_no_json_review_is_refused_in_a_sentence(data: bytes, words: str) -> None:
    assert words.lower() in refusal(data).lower()


def test_a_file_of_more_than_20_mb_is_refused_unread() -> None:
    assert refusal(b"[" * (MAX_BYTES + 1)) == "ash.json is too large to be a review: expected at most 20 MB."


def test_a_slip_in_a_required_name_is_named_rather_than_the_field_it_hides() -> None:
    def misspell(tree: dict[str, Any]) -> None:
        tree["review"]["titel"] = tree["review"].pop("title")

    assert "review.titel is not a field" in refusal(changed_seed(misspell))


def test_a_name_that_could_steer_a_terminal_is_inert_in_the_sentence() -> None:
    sentence = refusal(changed_seed(in_recommendation(0, **{"\x1b[2J": 1})))
    assert "is not a field" in sentence
    assert sentence.isprintable()


def test_a_byte_order_mark_is_no_part_of_the_review() -> None:
    assert read_review_json(b"\xef\xbb\xbf" + SEED, "ash.json") == read_review_json(SEED, "ash.json")


@pytest.mark.parametrize("number", ["4", "4a", "6.1", "123", None])
def test_a_number_is_read_as_it_was_published(number: str | None) -> None:
    tree = {
        "format": "actionplan-review/1",
        "review": {"ref": "ASH", "title": "Child Ash", "partnership": "Example Partnership"},
        "recommendations": [{"number": number, "wording": "Review it."}],
    }
    assert read_review_json(json.dumps(tree).encode(), "ash.json").recommendations[0].number == number


@pytest.mark.parametrize(
    "wording", ["  Undertake a review the\r\nprocess\t ", "“a suspects age”", "\x1b[2J[/b]", "é\u0301"]
)
def test_wording_is_kept_to_the_letter(wording: str) -> None:
    read = read_review_json(changed_seed(in_recommendation(5, wording=wording)), "ash.json")
    assert read.recommendations[5].wording == wording


def test_what_is_left_out_has_the_documented_default() -> None:
    tree = {
        "format": "actionplan-review/1",
        "review": {"ref": "ASH", "title": " Child Ash ", "partnership": "Example Partnership"},
        "agencies": [{"name": "Example Constabulary"}],
        "recommendations": [{"wording": "Review it."}],
    }
    assert read_review_json(json.dumps(tree).encode(), "ash.json") == ReviewFile(
        ref="ASH",
        title="Child Ash",
        kind="review",
        partnership="Example Partnership",
        stated_count=None,
        published_on=None,
        plan_due_on=None,
        governing_body="Executive",
        agencies=(NamedAgency("Example Constabulary", (), None, contributing=True),),
        recommendations=(PublishedRecommendation(None, "Review it.", None, None, None, None),),
    )


def test_the_committed_schema_is_the_one_that_the_reader_keeps() -> None:
    committed = (DOCS / "review-format.schema.json").read_text(encoding="utf-8")
    assert json.loads(committed) == review_json_schema()


def test_the_example_on_the_documented_page_can_be_read() -> None:
    page = (DOCS / "review-format.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```json\n(.*?)```", page, re.DOTALL)
    assert len(read_review_json(example.encode(), "review-format.md").recommendations) == 2


def test_the_refusal_on_the_documented_page_is_the_one_that_people_meet() -> None:
    page = (DOCS / "review-format.md").read_text(encoding="utf-8")
    assert refusal(changed_seed(in_recommendation(3, number="4 b"))) in page


def test_the_documented_page_names_every_field() -> None:
    page = (DOCS / "review-format.md").read_text(encoding="utf-8")
    schema = review_json_schema()
    fields = [*schema["properties"], *(name for part in schema["$defs"].values() for name in part["properties"])]
    assert len(fields) > 20
    assert [name for name in fields if f"`{name}`" not in page] == []
