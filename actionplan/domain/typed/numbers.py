"""Published numbers such as 4a, 3.1.2, (i) or 6.1(a): what a ref keeps of them, and the order a reader expects.

Knows nothing of reviews and actions: whole refs are made and matched in ``refs``.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from itertools import pairwise
from typing import Final

from actionplan.domain.errors import BadInput
from actionplan.domain.text import quoted

OrderKey = tuple[tuple[int, int, str], ...]

_RUN: Final = re.compile("[0-9]+|[a-z]+")
_LEADING_ZEROS: Final = re.compile("(?<![0-9])0+(?=[0-9])")
_ONE_DIGIT: Final = re.compile("[0-9](?![0-9])")
_CALLED: Final = re.compile(r"^(?:recommendation|rec|r)[ .]*(?=[0-9])")
_ROMAN: Final = re.compile("(?=[ivxlc])c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_ROMAN_VALUES: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def ref_of_number(number: str) -> str:
    """What a ref keeps of a published number: "4" gives 04, "4A" 04a, "6.1(a)" 06.1a, "(iv)" iv, "LR1" lr1.

    Drops punctuation ("4(1)" is 04.1) and a word in front ("Rec. 4", "R4"). Raises BadInput where no ASCII letter or
    digit is left.
    """
    runs = list(_RUN.finditer(_CALLED.sub("", number.strip().lower())))
    if not runs:
        raise BadInput(f"No ref can be made of the number {quoted(number)}: it needs a digit or a letter.")
    made = padded(runs[0][0])
    for before, run in pairwise(runs):
        between = run.string[before.end() : run.start()]
        both_alike = before[0].isdigit() == run[0].isdigit()
        made += ("." if both_alike or "." in between else "") + run[0]
    return made


def padded(number: str) -> str:
    """A number without its leading zeros, its first digits padded to two: "4a" is "04a", "006.10" is "06.10"."""
    plain = without_leading_zeros(number)
    return f"0{plain}" if _ONE_DIGIT.match(plain) else plain


def without_leading_zeros(number: str) -> str:
    """ "04a" is "4a", "6.01" is "6.1"."""
    return _LEADING_ZEROS.sub("", number)


def reading_order(refs: Iterable[str]) -> Callable[[str], OrderKey]:
    """A key that sorts refs or numbers as a reader expects: 2 before 10, 4 before 4a, and iv before ix in roman lists.

    The letters of a list are roman numerals where each of them can be one and "i" is among them: the letters of all
    refs, or those at one place of them, such as the last of 2(b)(v) and 2(b)(ix).
    """
    places: dict[int, set[str]] = defaultdict(set)
    for ref in refs:
        for place, run in enumerate(_RUN.findall(_local(ref))):
            if not run[0].isdigit():
                places[place].add(run)
    everywhere = _are_roman(set().union(*places.values()))
    roman = {place for place, letters in places.items() if everywhere or _are_roman(letters)}

    def key(ref: str) -> OrderKey:
        first = ((1 if "U" in ref.rpartition("-")[2][:1] else 0, 0, ""),)
        runs = enumerate(_RUN.findall(_local(ref)))
        return first + tuple(_run_key(run, roman=everywhere or place in roman) for place, run in runs)

    return key


def _are_roman(letters: Collection[str]) -> bool:
    return "i" in letters and all(_ROMAN.fullmatch(run) for run in letters)


def _local(ref: str) -> str:
    """A ref's own number in small letters, without the review and the R or U in front."""
    return re.sub("^(?:.*-)?[RU]", "", ref).lower()


def _run_key(run: str, *, roman: bool) -> tuple[int, int, str]:
    if run[0].isdigit():
        return 0, int(run[:40]), ""
    return (1, _roman_value(run), "") if roman else (1, 0, run)


def _roman_value(run: str) -> int:
    values = [_ROMAN_VALUES.get(letter, 0) for letter in run]
    return sum(
        -value if following > value else value for value, following in zip(values, [*values[1:], 0], strict=True)
    )
