"""The names of officers that a plan has on record, and where a text says one of them.

Papers name roles and agencies. Leaves out what is no name: a post, an agency, a body. Reads no plan.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from actionplan.domain.people.reading import folded, parts_of, without_titles, words_of
from actionplan.domain.people.words import ROLE_WORDS, TITLES
from actionplan.domain.text import is_removed_text

_SHORTEST: Final = 3
"""Letters that a name of one word has at least: a shorter one would be found in ordinary text."""


def name_in(text: str, *, whole: bool = False) -> str:
    """The name in "Name, Role", without titles; empty where it is a role. ``whole``: it was given as a name."""
    first = parts_of(text)[:1] if not is_removed_text(text) else []
    words = without_titles(words_of(first[0])) if first else []
    several = len(words) > 1 or whole
    if not words or any(word.casefold() in ROLE_WORDS for word in words) or not several:
        return ""
    if len(words) == 1 and (len(words[0]) < _SHORTEST or words[0].casefold() in TITLES):
        return ""
    return " ".join(words)


@dataclass(frozen=True)
class NamesOnRecord:
    """The names of officers, in lower case and without titles."""

    names: frozenset[str]

    @classmethod
    def of(cls, leads: Iterable[str], senders: Iterable[str], others: Collection[str]) -> "NamesOnRecord":
        """Those of lead officers and of "Name, Role"; ``others`` are agencies and bodies, which are no people."""
        found = {name_in(lead, whole=True) for lead in leads} | {name_in(sender) for sender in senders}
        known = {" ".join(words_of(folded(each))).casefold() for each in others}
        return cls(frozenset(name.casefold() for name in found if name and name.casefold() not in known))

    def in_text(self, text: str) -> Iterator[str]:
        """Each name that the text says, as it stands there, in any case and whole words only."""
        plain = folded(text)
        low = plain.casefold()
        # To look for every name at each letter of a long text takes a hundred times as long as for surnames first.
        said = frozenset(name for name in self.names if name.split()[-1] in low)
        if said:
            yield from (found.group() for found in _pattern(said).finditer(plain))


@lru_cache(64)
def _pattern(names: frozenset[str]) -> re.Pattern[str]:
    spelt = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_spelt, spelt))})(?!\w)", re.IGNORECASE)


def _spelt(name: str) -> str:
    """The words in order with any space between them, the surname first with a comma, or a title and the surname.

    A name of one word is an ordinary word too often, as "Young" is: it is found after a title only.
    """
    words = [re.escape(word) for word in name.split()]
    surname, given = words[-1], r"\s+".join(words[:-1])
    titles = "|".join(sorted(map(re.escape, TITLES), key=lambda each: (-len(each), each)))
    titled = rf"(?:{titles})\.?\s+{surname}"
    return rf"{given}\s+{surname}|{surname},\s*{given}|{titled}" if given else titled
