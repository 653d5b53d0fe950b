"""What people write around a date: "by", a time of day, full stops, numbers as words. Knows no calendar."""

import re
from typing import Final

_DASHES: Final = str.maketrans(dict.fromkeys("‐‑‒–—−", "-") | dict.fromkeys("’‘ʼ", "'"))
_FULL_STOP = re.compile(r"(?<=[a-z])\.(?=[ ,'-]|$)|\.$")
_TIME_OF_DAY = re.compile(r"(?<=[0-9a-z]),? (?:at )?(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.0+)?)?$")
_BEFORE_DATE = re.compile(r"(?:due )?(?:on or before|no later than|not later than|by|on|due) (?=.)")

_UNITS: Final = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NUMBERS: Final = (
    {"a": 1, "an": 1}
    | {word: number for number, word in enumerate(_UNITS)}
    | {word: ten for ten, word in zip(range(20, 100, 10), _TENS, strict=True)}
    | {
        f"{word}{joint}{_UNITS[unit]}": ten + unit
        for ten, word in zip(range(20, 100, 10), _TENS, strict=True)
        for unit in range(1, 10)
        for joint in "- "
    }
)

NUMBER_WORDS: Final = "|".join(sorted(_NUMBERS, key=len, reverse=True))
"""A pattern of the numbers in words, longest first."""


def bare_words(words: str) -> str:
    """The date in words of a sentence or a spreadsheet's cell: "by 30 Sept. 2027" is "30 sept 2027".

    ``words`` are in lower case with single spaces. What is taken away never changes which day is named.
    """
    plain = _FULL_STOP.sub("", words.translate(_DASHES)).strip()
    return _TIME_OF_DAY.sub("", plain[found.end() :] if (found := _BEFORE_DATE.match(plain)) else plain)


def number_of(words: str) -> int:
    """The number that words such as "six" or "twenty-eight" say; they match ``NUMBER_WORDS``."""
    return _NUMBERS[words]
