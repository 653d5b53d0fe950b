"""Decides about a hyphen at a line's end: part of the word, or put there by whoever set the lines.

The document's other words decide, then what words are made of. Where neither tells, the place is a doubt.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

MARKS: Final = "-‐\u00ad\x02"
"""What stands for a hyphen at a line's end."""
_SOFT: Final = "\u00ad\x02"
"""Those that no writer types: they are there for the line's end alone."""

BROKEN_WORD: Final = re.compile(rf"([^\W_]+(?:[-’'][^\W_]+)*)[{MARKS}]$")
FIRST_LETTERS: Final = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_ALIKE = 3
_LONGEST = 80
_TAKES_HYPHEN: Final = frozenset(
    {"multi", "non", "self", "cross", "well", "long", "short", "high", "low", "anti", "ex", "co", "single", "step"}
    | {"drop", "follow", "decision", "face", "full", "part", "half", "vice", "evidence", "trauma", "child", "family"}
    | {"north", "south", "east", "west", "mid", "all", "post", "pre", "sub", "semi", "peer", "information", "risk"}
    | {"problem", "age", "time", "year", "end", "day", "case", "one", "two", "three"}
)
"""Beginnings of words that English writes with a hyphen far more often than without."""
_SUFFIX: Final = re.compile(
    r"(?:[a-z]{0,4}(?:ments?|tions?|sions?|ness|ities|ity|ances?|ences?|ated?|ating|able|ible|ably|ibly|ally|tive|sive|"
    r"tors?)|ings?|ed|ly|er|ers|es|al|ous|ful|less|ships?|hood|ism|ists?|cy|ty|sed|sing|ted|ting|ding|ded)"
)
"""Word endings that are no words by themselves."""


class Hyphens:
    """What the document's own words say; made once from all of its lines, a broken one with its hyphen at the end."""

    def __init__(self, paragraphs: Iterable[Sequence[str]]) -> None:
        self._words: Counter[str] = Counter()
        broken: list[tuple[str, str]] = []
        for lines in paragraphs:
            for before, line in pairwise(("", *lines)):
                words = _WORD.findall(line)
                if words and line.endswith(tuple(MARKS)):
                    words.pop()
                if words and before.endswith(tuple(MARKS)):
                    last, first = BROKEN_WORD.search(before), FIRST_LETTERS.match(line)
                    if last and first:
                        broken.append((last[1], first[0]))
                    words.pop(0)
                self._words.update(map(str.lower, words))
        self._typeset = any(self._joined_is_known(*pair) and not self._kept_is_known(*pair) for pair in broken)

    def joined(self, text: str, following: str) -> tuple[str, str]:
        """The text up to where it goes on, with its last hyphen or without, and a doubt or nothing.

        ``text`` ends in a hyphen, and ``following`` is what the next line says.
        """
        last, first = BROKEN_WORD.search(text[-_LONGEST:]), FIRST_LETTERS.match(following)
        if not last or not first:
            return text, ""
        without, with_hyphen = text[:-1], f"{text[:-1]}-"
        if first[0][0].isdigit() or last[1][-1].isdigit():
            return with_hyphen, ""
        kept, dropped = self._kept_is_known(last[1], first[0]), self._joined_is_known(last[1], first[0])
        if kept != dropped:
            return (with_hyphen if kept else without), ""
        one, other = last[1].rpartition("-")[2], first[0].partition("-")[0]
        takes_hyphen = one.lower() in _TAKES_HYPHEN
        if text[-1] in _SOFT or (_SUFFIX.fullmatch(first[0]) and not kept and not takes_hyphen):
            return without, ""
        # "high-risk" is believed where the document has "risks"; of two whole words both have to be there as they are.
        halves = (takes_hyphen and (self._known(other) or self._alike(other))) or (
            self._known(one) and self._known(other)
        )
        keep = kept or halves or not self._typeset
        doubt = f'"{last[1]}-{first[0]}" was parted at a line\'s end: compare its hyphen with the file.'
        return (with_hyphen if keep else without), doubt

    def _kept_is_known(self, last: str, first: str) -> bool:
        return self._known(f"{last}-{first}")

    def _joined_is_known(self, last: str, first: str) -> bool:
        one, other = last.rpartition("-")[2], first.partition("-")[0]
        return any(self._known(word) or self._alike(word) for word in {f"{last}{first}", f"{one}{other}"})

    def _known(self, word: str) -> bool:
        return self._words[word.lower()] > 0

    def _alike(self, word: str) -> bool:
        """Whether another form of the word is there: its plural, or with another ending."""
        lowered = word.lower()
        shorter = (lowered[:-cut] for cut in range(1, _ALIKE + 1) if len(lowered) - cut >= 5)
        longer = (lowered + end for end in ("s", "d", "es", "ed", "ing", "ly", "r"))
        return any(self._words[each] for each in (*shorter, *longer))
