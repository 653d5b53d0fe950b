"""What is seen on the pages of a PDF: words with their places, rules, tags. Points from the top left of the page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from actionplan.intake.block import Place, Role

_OPENING_SIGNS = frozenset("&+#@£$€§")
"""Signs with which a text may begin, and no sentence or number ends."""


class Word(NamedTuple):
    """A word, or the part of one that has a font of its own.

    ``y`` is the line that it stands on. ``start`` and ``end`` count the characters of the page: where one word ends as
    the next begins, no space is between them. ``broken`` is set where a hyphen at the end of a line follows.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    start: int
    end: int
    drawn: int = 0
    content: int = -1
    broken: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line, level or upright."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(slots=True)
class Tag:
    """An element of the structure tree: what it is, and its parts: tags, and ids of content on this page."""

    kind: str
    parts: list["Tag | int"] = field(default_factory=list)
    columns: int = 1

    def contents(self) -> Iterator[int]:
        """The ids of content in it, in order."""
        for part in self.parts:
            if isinstance(part, Tag):
                yield from part.contents()
            else:
                yield part


@dataclass(slots=True)
class Page:
    """One page. ``recognised``: its words are a machine's reading of a picture."""

    number: int
    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)
    pictured: bool = False
    recognised: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one line, in order, and the measures of its largest; ``mark`` is a raised number that it begins with."""

    words: tuple[Word, ...]
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    text: str
    mark: str = ""

    @property
    def broken(self) -> bool:
        """Whether a word goes on in the next line."""
        return self.words[-1].broken


@dataclass(slots=True)
class Piece:
    """A block before its lines are joined. ``right`` is how far its lines could go."""

    lines: list[Line]
    page: int
    role: Role = Role.TEXT
    label: str = ""
    level: int = 0
    place: Place | None = None
    right: float = 0.0
    tagged: bool = False
    doubts: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Table:
    """A table on a page: each row has the pieces of its cells by column. ``edges`` are the columns' left edges."""

    page: int
    rows: list[dict[int, list[Piece]]]
    edges: tuple[float, ...] = ()
    headers: int = 0


Item = Piece | Table


def by_place(rows: Sequence[dict[int, list[Piece]]], row: dict[int, list[Piece]]) -> dict[int, list[Piece]]:
    """A row in the columns of others in which its words stand: its empty cells have no tags, or a page cut it."""
    lefts = {
        column: min(each[column][0].lines[0].x0 for each in rows if column in each)
        for column in {column for each in rows for column in each}
    }
    placed: dict[int, list[Piece]] = {}
    for pieces in row.values():
        x = min(line.x0 for line in pieces[0].lines)
        column = min(lefts, key=lambda each: abs(lefts[each] - x))
        placed.setdefault(column, []).extend(pieces)
    return placed


def glued(before: Word, word: Word) -> bool:
    """Whether no space is between two words of a line; a number drawn apart from its text has one all the same."""
    if before.end != word.start:
        return False
    number = before.text.rstrip(".):")
    if before.drawn == word.drawn or not number.isdecimal():
        return True
    first = word.text.lstrip("'\"‘“([")[:1]
    # "3" and "rd", or "5" and "%", are one word; "10." and what is drawn behind it are a number and its text.
    return not (first.isupper() or (number != before.text and (first.isalpha() or first in _OPENING_SIGNS)))
