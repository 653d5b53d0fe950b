"""Where words stand on record: in every free text of every entry, and in the names of those who wrote. Pure.

Finds all that is held: restricted and undone words and earlier wordings too, which are named as such. Words that were
removed are not held any more.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from actionplan.domain.entry import HistoryLine, free_text_fields
from actionplan.domain.people.reading import folded, words_of
from actionplan.domain.text import is_removed_text

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


def found_words(lines: Iterable[HistoryLine], text: str, *, authors: bool) -> Iterator[FoundWords]:
    """Each text that has all of these words, in any case and order; ``authors``: who recorded an entry is looked at."""
    wanted = frozenset(_words(text))
    for line in lines:
        entry, fact = line.entry, line.entry.fact
        amended = {each.field: each.entry for each in line.amendments}
        texts = [(name, getattr(fact, name) or "") for name in free_text_fields(type(fact))]
        for field, words in [*texts, (AUTHOR, entry.by)] if authors else texts:
            if wanted and wanted <= frozenset(_words(words)) and not is_removed_text(words):
                place = (entry.number, entry.step, entry.day, entry.by, entry.ref, fact.kind)
                yield FoundWords(*place, field, words, line.undone_by, amended.get(field))


def place_of(each: FoundWords) -> str:
    """Where words stand: the item, the entry, the day and the text, and what has become of them since."""
    undone = "" if each.undone_by is None else f", undone by step {each.undone_by}"
    amended = "" if each.amended_in is None else f", amended in entry {each.amended_in}"
    field = each.field.replace("_", " ")
    return f"{each.ref or 'the plan'}, entry {each.entry}, {each.on.isoformat()}, {field}{undone}{amended}"


def _words(text: str) -> list[str]:
    return [word.casefold() for word in words_of(folded(text))]
