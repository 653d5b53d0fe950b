"""Hyphens at the ends of lines: the words' own, or the typesetter's. The document's other words decide.

Where they do not, the place is named in a doubt.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from actionplan.intake.pdf.values import Line

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_LAST = re.compile(r"([^\W_]+(?:[-’'][^\W_]+)*)-$")
_FIRST = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_ALIKE = 3
_LONGEST = 80
# Beginnings of words that English writes with a hyphen far more often than without.
_TAKES_HYPHEN = frozenset(
    {"multi", "non", "self", "cross", "well", "long", "short", "high", "low", "anti", "ex", "co", "single", "step"}
    | {"drop", "follow", "decision", "face", "full", "part", "vice", "evidence", "trauma", "child", "age", "time"}
    | {"north", "south", "east", "west", "mid", "all", "post", "pre", "sub"}
)


class Hyphens:
    """What the document's own words say; made once from all of its lines."""

    def __init__(self, paragraphs: Iterable[Sequence[Line]]) -> None:
        self._words: Counter[str] = Counter()
        broken: list[tuple[str, str]] = []
        for lines in paragraphs:
            for before, line in zip((None, *lines), lines, strict=False):
                words = list(_WORD.findall(line.text))
                if words and (line.broken or line.text.endswith("-")):
                    words.pop()
                if words and before is not None and (before.broken or before.text.endswith("-")):
                    last, first = _LAST.search(_ended(before)), _FIRST.match(line.text)
                    if last and first:
                        broken.append((last[1], first[0]))
                    words.pop(0)
                self._words.update(map(str.lower, words))
        self._typeset = any(self._joined_is_known(*pair) and not self._kept_is_known(*pair) for pair in broken)

    def joined(self, lines: Sequence[Line]) -> tuple[str, tuple[str, ...]]:
        """The lines as one text, and a doubt for each hyphen that nothing decided."""
        text = ""
        doubts: list[str] = []
        goes_on = False
        for line in lines:
            following = line.text
            if goes_on:
                text, doubt = self._decided(text, following)
                doubts += [doubt] if doubt else []
            elif text:
                text += " "
            text += following
            goes_on = line.broken or (text.endswith("-") and text[-2:-1].isalnum())
            if line.broken:
                text += "-"
        return text, tuple(doubts)

    def _decided(self, text: str, following: str) -> tuple[str, str]:
        """The text up to where it goes on, with its last hyphen or without, and a doubt perhaps."""
        last, first = _LAST.search(text[-_LONGEST:]), _FIRST.match(following)
        if not last or not first:
            return text, ""
        if first[0][0].isdigit() or last[1][-1].isdigit():
            return text, ""
        kept, dropped = self._kept_is_known(last[1], first[0]), self._joined_is_known(last[1], first[0])
        if kept != dropped:
            return (text, "") if kept else (text[:-1], "")
        one, other = last[1].rpartition("-")[2], first[0].partition("-")[0]
        # "high-risk" is believed where the document has "risks"; of two whole words both have to be there as they are.
        halves = (one.lower() in _TAKES_HYPHEN and (self._known(other) or self._alike(other))) or (
            self._known(one) and self._known(other)
        )
        keep = kept or halves or not self._typeset
        word = f"{last[1]}-{first[0]}"
        return text if keep else text[:-1], f'"{word}" was parted at a line\'s end: compare its hyphen with the file.'

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


def _ended(line: Line) -> str:
    return f"{line.text}-" if line.broken else line.text
