"""Amounts of measures: exact as typed, read in one way, compared as shares or as plain numbers."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.domain.errors import BadInput
from actionplan.domain.typed.amounts import amount_of, comparable, read_amount


@pytest.mark.parametrize(
    ("typed", "words", "level"),
    [
        ("8", "8", Fraction(8)),
        ("0.1", "0.1", Fraction(1, 10)),
        ("1,250.50", "1,250.50", Fraction(2501, 2)),
        ("-3", "-3", Fraction(-3)),
        ("−3", "−3", Fraction(-3)),
        (" 62 % ", "62%", Fraction(62)),
        ("8 of 10", "8 of 10", Fraction(80)),
        ("8/10", "8 of 10", Fraction(80)),
        ("1 OF 3", "1 of 3", Fraction(100, 3)),
        ("12 out of 40", "12 of 40", Fraction(30)),
        ("62 per cent", "62%", Fraction(62)),
        ("62.5 percent", "62.5%", Fraction(125, 2)),
    ],
)
def test_an_amount_is_kept_as_typed_and_compared_exactly(typed: str, words: str, level: Fraction) -> None:
    amount = read_amount(typed, "The reading")
    assert (amount.words, amount.level) == (words, level)


@pytest.mark.parametrize(
    "typed", ["", "many", "NaN", "Infinity", "1e5", "٣", "8 of", "1,25", "£5", "8 of 10 of 12", "9" * 40, "8\0"]
)
def test_what_is_no_number_is_refused_in_a_sentence(typed: str) -> None:
    with pytest.raises(BadInput, match=r"^The reading is .* not a number"):
        read_amount(typed, "The reading")


@pytest.mark.parametrize(("value", "whole"), [("11", "10"), ("-1", "10"), ("0", "0"), ("1", "-1")])
def test_a_part_is_between_nothing_and_the_whole(value: str, whole: str) -> None:
    with pytest.raises(BadInput, match="cannot be"):
        amount_of(value, whole, "The reading")


@pytest.mark.parametrize(("value", "whole"), [("62%", "100"), ("8 of 10", "10"), ("8", "100%")])
def test_a_share_of_a_share_is_refused(value: str, whole: str) -> None:
    with pytest.raises(BadInput, match="two plain numbers"):
        amount_of(value, whole, "The reading")


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9))
def test_no_digit_is_lost(number: Decimal) -> None:
    amount = read_amount(f"{number:f}", "The reading")
    assert amount.words == f"{number:f}"
    assert amount.level == Fraction(number)


def test_shares_compare_with_shares_only_and_a_unit_of_per_cent_makes_a_number_a_share() -> None:
    plain, share, part = (read_amount(typed, "It") for typed in ("62", "62%", "62 of 100"))
    assert comparable(share, part)
    assert not comparable(plain, part)
    assert comparable(plain, part, unit="per cent of children")
