"""The ways to read a name in what somebody typed: in any order, with a title, a role and an agency beside it.

Compares nothing: ``comparing`` does.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from actionplan.domain.people.words import PARTICLES, POST_NOMINALS, ROLE_WORDS, TITLES


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read words as a name. ``turned``: the surname stands first, though no comma says so."""

    surnames: frozenset[str]
    given: tuple[str, ...]
    turned: bool = False


def readings_of_one(name: str) -> list[Reading]:
    """The ways to read a lead officer's name: what comes after it in brackets or after a comma may be a role."""
    first, *others = [without_titles(words_of(part)) for part in _raw_parts(name)[:2]]
    cut = [chunk for chunk in _chunks(first, frozenset()) if len(chunk) > 1]
    words = cut[0] if cut else first
    by_comma = list(_surname_first(words, others[0])) if others else []
    if not by_comma and all(_plain(word) in ROLE_WORDS for word in first):
        return []  # "Duty Officer" is a post, and has no surname
    either = list(_in_either_order(words)) if words and (len(words) > 1 or not by_comma) else []
    return [*by_comma, *either]


def readings(typed: str, known: frozenset[str]) -> Iterator[Reading]:
    """Each way to read a name in what was typed. ``known`` ones are surnames, though they may be titles too."""
    chunks = [_chunks(words_of(part), known) for part in _raw_parts(typed)]
    for found in chunks:
        for chunk in found:
            yield from _in_either_order(chunk)
    for before, after in pairwise(chunks):
        if len(before) == 1 and len(after) == 1:
            yield from _surname_first(before[0], after[0])


def _in_either_order(words: Sequence[str]) -> Iterator[Reading]:
    for given in _with_initials_apart(_first_names(words)):
        yield Reading(_surname_keys(words[1:] if len(words) > 1 else words), given)
    for after in _turned_at(words):
        for given in _with_initials_apart(words[after:]):
            yield Reading(_surname_keys(words[:after]), given, turned=True)


def _first_names(words: Sequence[str]) -> Sequence[str]:
    """What stands before the surname: "Jo" of "Jo van der Berg", nothing of "van der Berg"; "Al" is a first name."""
    left = list(words[:-1])
    while left and _plain(left[-1]) in PARTICLES and (len(left) > 1 or left[-1].islower()):
        left.pop()
    return left


def _turned_at(words: Sequence[str]) -> list[int]:
    """Where the first names may begin when the surname stands first: "van der Berg Jo", "Smith Jones Jo"."""
    ends = [at for at in range(1, len(words)) if _plain(words[at - 1]) not in PARTICLES]
    return ends[:2]


def _surname_first(surname: Sequence[str], given: Sequence[str]) -> Iterator[Reading]:
    """As "Smith, Jo A." is read."""
    if surname and 1 <= len(given) <= 3 and not any(_plain(word) in ROLE_WORDS for word in given):
        for words in _with_initials_apart(given):
            yield Reading(_surname_keys(surname), words)


def _surname_keys(words: Sequence[str]) -> frozenset[str]:
    """The last word, each half of a double one, and what it makes with the words before: "O Brien", "de Souza"."""
    if not words:
        return frozenset()
    halves = words[-1].split("-")
    joined = {_plain("".join(words[at:])) for at in range(len(words))}
    keys = {*joined, *(half for half in halves if len(half) > 1)}
    return frozenset(re.sub(r"^mac(?=...)", "mc", key.casefold()) for key in keys)


def _with_initials_apart(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The first names, hyphens apart; and once more with "JA", in capitals, as two initials."""
    halves = [half for word in words for half in word.split("-") if half]
    yield tuple(half.casefold() for half in halves)
    if any("-" in word for word in words):
        yield tuple(_plain(word) for word in words)
    if any(_may_be_initials(half) for half in halves):
        apart = ((letter for letter in half) if _may_be_initials(half) else (half,) for half in halves)
        yield tuple(piece.casefold() for pieces in apart for piece in pieces)


def _may_be_initials(word: str) -> bool:
    return 2 <= len(word) <= 3 and word.isupper()


# Words and parts

_APOSTROPHES: Final = "'’‘‛ʼ`´′＇"
_LETTERS: Final = {
    "ø": "o",
    "Ø": "O",
    "ł": "l",
    "Ł": "L",
    "đ": "d",
    "Đ": "D",
    "ð": "d",
    "Ð": "D",
    "æ": "ae",
    "Æ": "AE",
} | {"œ": "oe", "Œ": "OE", "þ": "th", "Þ": "TH", "ß": "ss", "ı": "i"}
_PART_BREAK: Final = re.compile(r"[,;:()\[\]{}<>/|@&+\n]|\s[-‐-―−]+\s|\b(?:and|with|for|per|c/o)\b", re.IGNORECASE)
_DASH: Final = re.compile(r"[‐-―−]")
_NO_NAME: Final = re.compile(r"[^\w\s-]|_")


_REPLACED: Final = {**dict.fromkeys(_APOSTROPHES, ""), **_LETTERS}
_DROPPED: Final = frozenset({"Mn", "Me", "Cf", "Cc"})


def folded(text: str) -> str:
    """Without accents, apostrophes and invisible characters; case stays, and so do line breaks and tabs."""
    apart = unicodedata.normalize("NFKD", _replaced(text, _REPLACED))
    dropped = (each for each in set(apart) if unicodedata.category(each) in _DROPPED and each not in "\n\t")
    return _replaced(apart, dict.fromkeys((*dropped, *_APOSTROPHES), ""))


def _replaced(text: str, by: Mapping[str, str]) -> str:
    """A long text has few different characters, and each is replaced faster than a table is asked of all."""
    for each in set(text) & by.keys():
        text = text.replace(each, by[each])
    return text


def _raw_parts(text: str) -> list[str]:
    found = [part for part in _PART_BREAK.split(folded(text)) if part.strip(" -.")]
    return found or [""]


def words_of(part: str) -> list[str]:
    """The words of a part, in their own case, a hyphen within a word kept."""
    plain = _NO_NAME.sub(" ", _DASH.sub("-", part))
    words = [word.strip("-") for word in plain.split()]
    words = [word for word in words if word]
    # Capitals throughout say nothing about initials.
    return [word.casefold() for word in words] if part.isupper() and len(words) > 1 else words


def _plain(word: str) -> str:
    return word.replace("-", "").casefold()


def _chunks(words: Sequence[str], known: frozenset[str]) -> list[list[str]]:
    """The runs of words that may be names: what is left between words of roles and agencies, titles taken away."""
    chunks: list[list[str]] = [[]]
    for word in without_titles(words, known):
        if _plain(word) in ROLE_WORDS and _plain(word) not in known:
            chunks.append([])
        else:
            chunks[-1].append(word)
    # One word beside those of a role is a place more often than a name: "Bolton Council".
    alone = len(chunks) == 1
    return [without_titles(chunk, known) for chunk in chunks if len(chunk) > 1 or (chunk and alone)]


def without_titles(words: Sequence[str], known: frozenset[str] = frozenset()) -> list[str]:
    """Without the titles before a name and the letters after it; one word always stays, and so do ``known`` ones."""
    left = list(words)
    while len(left) > 1 and _is_title(left[0]) and _plain(left[0]) not in known:
        left.pop(0)
    while len(left) > 2 and _stands_after(left[-1]):
        left.pop()
    return left


def _is_title(word: str) -> bool:
    """A title; "Di" is short for Diana, and "DI" a rank."""
    return _plain(word) in TITLES and word != "Di"


def _stands_after(word: str) -> bool:
    """Letters after a name; "MA" is a degree, and "Ma" a surname."""
    return _plain(word) in POST_NOMINALS and not (len(word) == 2 and word.istitle())


def parts_of(text: str) -> list[str]:
    """The parts between commas and brackets, normalised so that two spellings compare equal."""
    parts = (" ".join(words_of(part)).casefold() for part in re.split(r"[,;()/]|\s[-–]\s", folded(text)))
    return [part for part in parts if part]
