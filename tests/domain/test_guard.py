"""What must not leave: guarded words, NHS numbers, dates of birth, full postcodes; and what is none of them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.domain.guard import Guard, Guarded, allowed_key, is_nhs_number
from actionplan.intake.seed import read_seed

DOCS = Path(__file__).parents[2] / "docs"
GUARD = Guard(["Béla", "van Dyke", "O'Neil"])


def kinds(text: str, guard: Guard = GUARD) -> list[Guarded]:
    return [each.kind for each in guard.found_in(text)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Bela's school", Guarded.WORD),
        ("BÉLA", Guarded.WORD),
        ("be\u0301la", Guarded.WORD),
        ("Be\u200bla", Guarded.WORD),
        ("of Van-Dyke, 12", Guarded.WORD),
        ("van\n  dyke", Guarded.WORD),
        ("O\u2019Neil", Guarded.WORD),
        ("943 476 5919", Guarded.NHS_NUMBER),
        ("NHS no. 943-476-5919.", Guarded.NHS_NUMBER),
        ("(9434765919)", Guarded.NHS_NUMBER),
        ("DOB 3/4/2010", Guarded.BIRTH),
        ("d.o.b.: 03.04.10", Guarded.BIRTH),
        ("born on 3rd April 2010", Guarded.BIRTH),
        ("Date of birth is 2010-04-03", Guarded.BIRTH),
        ("at L36 9YY now", Guarded.POSTCODE),
        ("SW1A1AA", Guarded.POSTCODE),
        ("B1\u00a01BB", Guarded.POSTCODE),
    ],
)
def test_it_is_found_however_it_is_written(text: str, kind: Guarded) -> None:
    assert kinds(text) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Isabela and Belarus",
        "vandykes",
        "£9434765919",
        "£ 943 476 5919",
        "0151 943 4765919",
        "943 476 5918",
        "943 4765919",
        "111 111 1111",
        "9434765919.50",
        "3f9434765919ab",
        "born in 2010",
        "the plan of 3 April 2010",
        "reborn 3 April 2010",
        "SAM-R1 2NG",
        "l36 9yy",
        "ZZ9 9ZZ",
        "L36 9CV",
        "R36 9YY",
    ],
)
def test_what_is_none_of_them_raises_no_alarm(text: str) -> None:
    assert kinds(text) == []


def test_a_postcode_in_small_letters_is_found_while_somebody_types() -> None:
    assert kinds("l36 9yy", Guard(typing=True)) == [Guarded.POSTCODE]


def test_what_is_let_through_is_let_through_however_it_is_written() -> None:
    guard = Guard(allowed=[allowed_key("L36 9YY")])
    assert kinds("L369YY and L36 9YY", guard) == []
    assert kinds("L36 9YZ", guard) == [Guarded.POSTCODE]
    assert "L36" not in allowed_key("L36 9YY")


@given(st.integers(100_000_000, 999_999_999))
def test_just_one_last_digit_or_none_makes_nine_others_an_nhs_number(nine: int) -> None:
    valid = [digit for digit in range(10) if is_nhs_number(f"{nine}{digit}")]
    assert len(valid) <= 1
    weighted = sum(int(digit) * weight for digit, weight in zip(str(nine), range(10, 1, -1), strict=True))
    assert all((weighted + digit) % 11 == 0 for digit in valid)
    assert bool(valid) is (weighted % 11 != 1)


def test_it_raises_no_alarm_over_the_seed_review_and_the_documents_of_the_program() -> None:
    seed = read_seed()
    pages = [page.read_text(encoding="utf-8") for page in DOCS.rglob("*.md") if page.name != "papers.md"]
    published = [each.wording for each in seed.recommendations]
    assert published
    assert pages
    assert [found for text in (*published, *pages) for found in Guard().found_in(text)] == []
