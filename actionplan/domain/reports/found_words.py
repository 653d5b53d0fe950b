"""Where words stand on record: in every free text of every entry, and in the names of those who wrote. Pure.

Finds all that is held: restricted and undone words and earlier wordings too, which are named as such. Words that were
removed are not held any more.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from actionplan.domain.people.reading import folded, words_of
from actionplan.domain.text import is_removed_text

_SATURATION: Final = 1.2
_BY_LENGTH: Final = 0.75
"""The usual k1 and b of BM25."""

AUTHOR: Final = "author"
"""The place of whoever recorded an entry."""

NOT_PLAIN: Final = "[^ -&(-_a-~\n]"
"""A character with which the words of a text need not stand in it letter by letter: a control character, an apostrophe,
and all that is not ASCII. Python and PostgreSQL read this expression alike."""

_NOT_PLAIN: Final = re.compile(NOT_PLAIN)

_WORDS_APART: Final = "".join(each if each.isalnum() or each == "-" else " " for each in map(chr, range(128)))
_PARTED: Final = _WORDS_APART.lower().encode().ljust(256)
"""For each byte of a plain text what ``words_of`` makes of it, which takes many times as long."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How the words that are looked for stand in a text: out of how many, whether in one run, and how often each."""

    length: int
    in_one_run: bool
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FoundWords:
    """Words and their place. ``undone_by`` is the step that undid the entry, ``amended_in`` what has put them right."""

    entry: int
    step: int
    on: date
    by: str
    ref: str | None
    kind: str
    field: str
    words: str
    fit: Fit
    undone_by: int | None = None
    amended_in: int | None = None


class Wanted:
    """Words that are looked for, in any case and order, with or without accents."""

    def __init__(self, text: str) -> None:
        self.words: Final = tuple(dict.fromkeys(_words(text)))
        self._run: Final = " ".join(self.words)

    def may_stand_in(self, text: str) -> bool:
        """False where a text is sure not to have all of them: a quick look, by which most texts are passed over.

        A plain text has a word only where it has its letters; of any other, nothing is said.
        """
        small = text.lower()
        for word in self.words:
            if word not in small:
                return not _is_plain(text)
        return True

    def fit(self, text: str) -> Fit | None:
        """How a text has all of them, None where it does not; none are in no text, and nothing is in a removed one."""
        words = _words(text)
        counts = tuple(map(words.count, self.words))
        if not counts or not all(counts) or is_removed_text(text):
            return None
        return Fit(len(words), len(counts) == 1 or self._run in " ".join(words), counts)


def ranked(found: Sequence[FoundWords]) -> list[FoundWords]:
    """The likeliest first: what stands before what was undone or put right since, the words in one run before words
    apart, then those that make up more of their text (BM25, in which words that all texts have weigh the same), and of
    equals the latest.
    """
    usual = sum(each.fit.length for each in found) / max(len(found), 1)

    @cache
    def weight(length: int, counts: tuple[int, ...]) -> float:
        wordy = _SATURATION * (1 - _BY_LENGTH + _BY_LENGTH * length / usual)
        return sum(count / (count + wordy) for count in counts)

    def place(each: FoundWords) -> tuple[bool, bool, float, int]:
        fit = each.fit
        past = each.undone_by is not None or each.amended_in is not None
        return past, not fit.in_one_run, -weight(fit.length, fit.counts), -each.entry

    return sorted(found, key=place)


def place_of(each: FoundWords) -> str:
    """Where words stand: the item, the entry, the day and the text, and what has become of them since."""
    undone = "" if each.undone_by is None else f", undone by step {each.undone_by}"
    amended = "" if each.amended_in is None else f", amended in entry {each.amended_in}"
    field = each.field.replace("_", " ")
    return f"{each.ref or 'the plan'}, entry {each.entry}, {each.on.isoformat()}, {field}{undone}{amended}"


def _is_plain(text: str) -> bool:
    return _NOT_PLAIN.search(text) is None


def _words(text: str) -> list[str]:
    if not _is_plain(text):
        return [word.casefold() for word in words_of(folded(text))]
    words = text.encode().translate(_PARTED).decode().split()
    return [word for word in (each.strip("-") for each in words) if word] if "-" in text else words
