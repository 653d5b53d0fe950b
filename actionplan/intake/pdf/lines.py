"""Puts words into lines, and leaves out the raised marks of footnotes. Knows one line at a time."""

import re
from collections.abc import Iterable, Sequence
from operator import attrgetter

from actionplan.intake.pdf.values import Line, Word, glued

_MARK = re.compile(r"[\[(]?(?:\d{1,3}(?:,\d{1,3})*|[*†‡§¶]{1,3}|[a-z])[\])]?")
_SMALL = 0.8
_RAISED = 0.12
_left = attrgetter("x0")
_size = attrgetter("size")


def runs(words: Sequence[Word]) -> list[list[Word]]:
    """The words in the file's order, parted where one does not follow the one before on the same line."""
    made: list[list[Word]] = []
    run: list[Word] = []
    end = size = 0.0
    largest: Word | None = None
    for word in words:
        # A document has hundreds of thousands of words: on one line they are mostly of one size and on one height.
        room = size if size > word.size else word.size
        if (
            largest is not None
            and -0.4 * room <= word.x0 - end <= room
            and ((word.y == largest.y and word.size == largest.size) or on_one_line(largest, word))
        ):
            run.append(word)
            largest = word if word.size > largest.size else largest
        else:
            run = [word]
            made.append(run)
            largest = word
        end, size = word.x1, word.size
    return made


def line_of(words: Iterable[Word]) -> Line:
    """The line of these words; raised marks are left out of it, but for a line of nothing else."""
    ordered = sorted(words, key=_left)
    sizes = {word.size for word in ordered}
    if len(sizes) == 1:
        main = max(ordered, key=_length)
    else:
        main = max(ordered, key=lambda word: (round(word.size, 1), len(word.text)))
    kept = ordered
    if min(sizes) < _SMALL * main.size:
        kept = [word for word in ordered if not _is_raised_mark(word, main)]
    mark = ordered[0].text if kept and kept[0] is not ordered[0] else ""
    shown = kept or ordered
    return Line(
        words=tuple(shown),
        x0=ordered[0].x0,
        x1=max(word.x1 for word in ordered),
        y=main.y,
        size=main.size,
        bold=all(word.bold for word in shown),
        text=text_of(shown),
        mark=mark,
    )


def lines_of(groups: Iterable[Sequence[Word]]) -> list[Line]:
    """The lines of a column from top to bottom; runs that stand on the same one are put together."""
    ordered = sorted(groups, key=lambda run: (_largest(run).y, run[0].x0))
    rows: list[list[Word]] = []
    for run in ordered:
        if rows and on_one_line(_largest(rows[-1]), _largest(run)):
            rows[-1].extend(run)
        else:
            rows.append(list(run))
    return [line_of(row) for row in rows]


def text_of(words: Sequence[Word]) -> str:
    """The words as they stand on the line."""
    pieces: list[str] = []
    before: Word | None = None
    for word in words:
        if before is not None and (before.end != word.start or not glued(before, word)):
            pieces.append(" ")
        pieces.append(word.text)
        before = word
    return "".join(pieces)


def on_one_line(one: Word, other: Word) -> bool:
    """Whether two words stand on the same line, one of them raised perhaps."""
    larger, smaller = (one.size, other.size) if one.size > other.size else (other.size, one.size)
    return abs(one.y - other.y) <= larger * (0.25 if smaller > _SMALL * larger else 0.6)


def _largest(words: Sequence[Word]) -> Word:
    return max(words, key=_size)


def _length(word: Word) -> int:
    return len(word.text)


def is_mark(text: str) -> bool:
    """Whether a word can be the mark of a footnote."""
    return bool(_MARK.fullmatch(text))


def _is_raised_mark(word: Word, main: Word) -> bool:
    small = word.size < _SMALL * main.size and word.y < main.y - _RAISED * main.size
    return small and is_mark(word.text)
