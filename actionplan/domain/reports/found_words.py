"""Where words stand on record: in every free text of every entry, and in the names of those who wrote. Pure.

Finds all that is held: restricted and undone words and earlier wordings too, which are named as such. Words that were
removed are not held any more.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from actionplan.domain.entry import HistoryLine, free_text_fields
from actionplan.domain.people.reading import folded, words_of
from actionplan.domain.text import is_removed_text

_SATURATION: Final = 1.2
_BY_LENGTH: Final = 0.75
"""The usual k1 and b of BM25."""

AUTHOR: Final = "author"
"""The place of whoever recorded an entry."""


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
    undone_by: int | None = None
    amended_in: int | None = None


class Wanted:
    """Words that are looked for, in any case and order, with or without accents."""

    def __init__(self, text: str) -> None:
        self.words: Final = tuple(dict.fromkeys(_words(text)))

    def stand_in(self, text: str) -> bool:
        """Whether a text has all of them; none are in no text. Most texts are passed over without parting them."""
        if _is_plain(text):
            small = text.lower()
            if any(word not in small for word in self.words):
                return False
        return bool(self.words) and set(self.words) <= set(_words(text))


def found_words(lines: Iterable[HistoryLine], wanted: Wanted, *, authors: bool) -> Iterator[FoundWords]:
    """Each text that has all of these words, oldest first; ``authors``: who recorded an entry is looked at too."""
    for line in lines:
        entry, fact = line.entry, line.entry.fact
        amended = {each.field: each.entry for each in line.amendments}
        texts = [(name, getattr(fact, name) or "") for name in free_text_fields(type(fact))]
        for field, words in [*texts, (AUTHOR, entry.by)] if authors else texts:
            if wanted.stand_in(words) and not is_removed_text(words):
                place = (entry.number, entry.step, entry.day, entry.by, entry.ref, fact.kind)
                yield FoundWords(*place, field, words, line.undone_by, amended.get(field))


def ranked(found: Sequence[FoundWords], wanted: Wanted) -> list[FoundWords]:
    """The likeliest first: what stands before what was undone or put right since, the words in one run before words
    apart, then those that make up more of their text (BM25, in which words that all texts have weigh the same), and of
    equals the latest.
    """
    texts = [_words(each.words) for each in found]
    usual = sum(map(len, texts)) / max(len(texts), 1)

    def place(at: int) -> tuple[bool, bool, float, int]:
        each, words = found[at], texts[at]
        wordy = _SATURATION * (1 - _BY_LENGTH + _BY_LENGTH * len(words) / usual)
        weight = sum(words.count(word) / (words.count(word) + wordy) for word in wanted.words)
        past = each.undone_by is not None or each.amended_in is not None
        return past, " ".join(wanted.words) not in " ".join(words), -weight, -each.entry

    return [found[at] for at in sorted(range(len(found)), key=place)]


def place_of(each: FoundWords) -> str:
    """Where words stand: the item, the entry, the day and the text, and what has become of them since."""
    undone = "" if each.undone_by is None else f", undone by step {each.undone_by}"
    amended = "" if each.amended_in is None else f", amended in entry {each.amended_in}"
    field = each.field.replace("_", " ")
    return f"{each.ref or 'the plan'}, entry {each.entry}, {each.on.isoformat()}, {field}{undone}{amended}"


def _is_plain(text: str) -> bool:
    """Whether its words are in it letter by letter: no accents, apostrophes or control characters."""
    return text.isascii() and "'" not in text and "`" not in text and text.replace("\n", " ").isprintable()


def _words(text: str) -> list[str]:
    return [word.casefold() for word in words_of(text if _is_plain(text) else folded(text))]
