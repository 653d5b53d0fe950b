"""What must not leave in a paper: words that the guard was given, NHS numbers, dates of birth, full postcodes.

Pure: finds them in a text and names their kind. Which words are guarded is the user's own secret, kept by
``services.guard_words``; nothing here keeps one, and a finding holds none but in the sentence for whoever is at the
keyboard.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Final, NamedTuple

from actionplan.domain.vocabulary import LabelledEnum


class Guarded(LabelledEnum):
    """What kind of thing was found."""

    WORD = "guarded-word"
    NHS_NUMBER = "nhs-number"
    BIRTH = "date-of-birth"
    POSTCODE = "postcode"

    @property
    def in_words(self) -> str:
        """What it is, in a sentence."""
        return _IN_WORDS[self]


_IN_WORDS: Final = {
    Guarded.WORD: "a guarded word",
    Guarded.NHS_NUMBER: "an NHS number",
    Guarded.BIRTH: "a date of birth",
    Guarded.POSTCODE: "a full postcode",
}


class Found(NamedTuple):
    """One thing that must not leave: of what kind it is, and the words as they stand in the text."""

    kind: Guarded
    words: str

    @property
    def key(self) -> str:
        """What is kept where it is let through for good: a digest, so that the words themselves are in no list."""
        return allowed_key(self.words)


def allowed_key(words: str) -> str:
    """The digest of words that are let through, blind to case, accents and blanks."""
    return sha256("".join(plain_letters(words).split()).encode()).hexdigest()


def plain_letters(words: str) -> str:
    """Words without case, accents and invisible characters, each blank a plain one."""
    spread = unicodedata.normalize("NFKD", words).replace("\u2019", "'")
    # A long text has few different characters.
    dropped = (each for each in set(spread) if unicodedata.combining(each) or unicodedata.category(each) == "Cf")
    return " ".join(spread.translate(dict.fromkeys(map(ord, dropped))).casefold().split())


class Guard:
    """The guarded words and what is let through, ready to look for in many texts.

    ``typing``: postcodes in small letters too, for a warning while somebody writes; in papers those are mostly no
    postcodes.
    """

    def __init__(self, words: Iterable[str] = (), allowed: Iterable[str] = (), *, typing: bool = False) -> None:
        self._allowed = frozenset(allowed)
        self._postcode = _POSTCODE_TYPED if typing else _POSTCODE
        guarded = sorted({plain_letters(each) for each in words} - {""}, key=len, reverse=True)
        choices = "|".join(_BETWEEN.join(map(re.escape, _PARTS.split(each))) for each in guarded)
        self._words = re.compile(rf"(?<![^\W_])(?:{choices})(?![^\W_])") if guarded else None

    def found_in(self, text: str) -> Iterator[Found]:
        """What must not leave, in the order of its kinds; what is let through is left out."""
        yield from (each for each in self._all(text) if each.key not in self._allowed)

    def _all(self, text: str) -> Iterator[Found]:
        if self._words is not None:
            yield from (Found(Guarded.WORD, match[0]) for match in self._words.finditer(plain_letters(text)))
        yield from (Found(Guarded.NHS_NUMBER, words) for words in _nhs_numbers(text))
        if _may_tell_a_birth(text):
            yield from (Found(Guarded.BIRTH, match[0]) for match in _BIRTH.finditer(text))
        for match in self._postcode.finditer(text):
            if match[1].upper() in _AREAS:  # asked here: an alternation of all areas takes ten times as long
                yield Found(Guarded.POSTCODE, match[0])


_NHS_NUMBER: Final = re.compile(
    r"(?<![\w£$€-])(?<![£$€] )(?<!\d[.,/])(\d{3})([ \-\u00a0]?)(\d{3})\2(\d{4})(?!\w|[.,/-]\d)"
)
_TEN_DIGITS: Final = re.compile(r"\d{3}[ \-\u00a0]?\d{3}[ \-\u00a0]?\d{4}")
_WEIGHTS: Final = range(10, 1, -1)


def _nhs_numbers(text: str) -> Iterator[str]:
    """Ten digits, as 3-3-4 or together, whose last is the check digit; never ten equal ones."""
    if _TEN_DIGITS.search(text) is None:  # ten times as fast, and most papers have none
        return
    for match in _NHS_NUMBER.finditer(text):
        digits = match[1] + match[3] + match[4]
        if digits.isascii() and len(set(digits)) > 1 and is_nhs_number(digits):
            yield match[0]


def is_nhs_number(digits: str) -> bool:
    """Whether the tenth digit is the check digit of the nine before it."""
    check = 11 - sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=False)) % 11
    return int(digits[9]) == (0 if check == 11 else check)


_MONTH: Final = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    "nov(?:ember)?|dec(?:ember)?"
)
_DAY: Final = (
    r"(?:\d{1,2}[./\- ]\d{1,2}[./\- ](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{_MONTH})\.?,? (?:\d{{4}}|\d{{2}})|(?:{_MONTH})\.? \d{{1,2}},? \d{{4}})"
)
_BIRTH: Final = re.compile(
    r"(?<!\w)(?:d\.?\s?o\.?\s?b\.?|dates? of birth|birth ?date|birthday|born)"
    rf"(?:\s+(?:is|was|on|of))*\s*[:=\-–(]?\s*{_DAY}",
    re.IGNORECASE,
)

_SHORT_FOR_BIRTH: Final = re.compile(r"d\.?\s?o\.?\s?b")


def _may_tell_a_birth(text: str) -> bool:
    """Whether its words stand anywhere: far faster than to look for the whole at each letter."""
    low = text.casefold().replace("i\u0307", "i").replace("ı", "i")
    return "birth" in low or "born" in low or _SHORT_FOR_BIRTH.search(low) is not None


_PARTS: Final = re.compile(r"[\s\-_]+")
_BETWEEN: Final = r"[\s\-_./]*"
"""What may stand between the parts of a guarded word: "van Dyke" is "Van-Dyke" and "vandyke" too."""

_AREAS: Final = frozenset(
    [
        "AB",
        "AL",
        "B",
        "BA",
        "BB",
        "BD",
        "BH",
        "BL",
        "BN",
        "BR",
        "BS",
        "BT",
        "CA",
        "CB",
        "CF",
        "CH",
        "CM",
        "CO",
        "CR",
        "CT",
        "CV",
        "CW",
        "DA",
        "DD",
        "DE",
        "DG",
        "DH",
        "DL",
        "DN",
        "DT",
        "DY",
        "E",
        "EC",
        "EH",
        "EN",
        "EX",
        "FK",
        "FY",
        "G",
        "GL",
        "GU",
        "GX",
        "GY",
        "HA",
        "HD",
        "HG",
        "HP",
        "HR",
        "HS",
        "HU",
        "HX",
        "IG",
        "IM",
        "IP",
        "IV",
        "JE",
        "KA",
        "KT",
        "KW",
        "KY",
        "L",
        "LA",
        "LD",
        "LE",
        "LL",
        "LN",
        "LS",
        "LU",
        "M",
        "ME",
        "MK",
        "ML",
        "N",
        "NE",
        "NG",
        "NN",
        "NP",
        "NR",
        "NW",
        "OL",
        "OX",
        "PA",
        "PE",
        "PH",
        "PL",
        "PO",
        "PR",
        "RG",
        "RH",
        "RM",
        "S",
        "SA",
        "SE",
        "SG",
        "SK",
        "SL",
        "SM",
        "SN",
        "SO",
        "SP",
        "SR",
        "SS",
        "ST",
        "SW",
        "SY",
        "TA",
        "TD",
        "TF",
        "TN",
        "TQ",
        "TR",
        "TS",
        "TW",
        "UB",
        "W",
        "WA",
        "WC",
        "WD",
        "WF",
        "WN",
        "WR",
        "WS",
        "WV",
        "YO",
        "ZE",
    ]
)
_POSTCODE: Final = re.compile(r"(?<![\w-])([A-Z]{1,2})\d[0-9A-HJKMNP-Y]?[ \u00a0]{0,2}\d[ABD-HJLNP-UW-Z]{2}(?![\w-])")
_POSTCODE_TYPED: Final = re.compile(_POSTCODE.pattern, re.IGNORECASE)
