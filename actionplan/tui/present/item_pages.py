"""How a recommendation is spread over pages, so that nothing about it is cut: as much on each as the screen has lines.

Pure: the words come from ``item_facts``, and ``render_item`` draws them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from textual.content import Content

from actionplan.domain.rating.snapshot import Row
from actionplan.domain.text import visible
from actionplan.domain.typed.refs import short_ref
from actionplan.domain.vocabulary import Colour
from actionplan.tui.present.item_facts import Fact, item_facts, short_title
from actionplan.tui.present.layout import LABEL, TEXT_LINES, PageSize, key_lines
from actionplan.tui.present.model import Shown

SMALLEST: Final = PageSize(80, 24)
_TILE: Final = 14
_GAP: Final = 3
_PART: Final = len(" · 10 of 10")
_LEAST: Final = 2
"""Lines of a long text that are worth beginning at the foot of a page."""


@dataclass(frozen=True, slots=True)
class ItemPage:
    """Part ``part`` of ``parts`` of what is told of a recommendation: on the first its wording, then facts."""

    row: Row
    part: int = 1
    parts: int = 1
    wording: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()

    @property
    def key(self) -> str:
        """Its name among the pages."""
        return self.row.ref if self.part == 1 else f"{self.row.ref}/{self.part}"


def tile_width(size: PageSize) -> int:
    """The cells of the block with the colour's mark."""
    return _TILE * min(2, size.scale)


def item_pages(row: Row, shown: Shown, size: PageSize, *, names: bool) -> list[ItemPage]:
    """The pages of one recommendation, at least one."""
    lines = _lines_of_facts(row, shown, size)
    wording = visible(shown.view.text_of(row.item, "wording"))
    rows = _wrapped(wording, size.column - tile_width(size) - _GAP)
    first, rest = rows[:lines], rows[lines:]
    left = lines - max(_LEAST, len(first))
    facts = [*([Fact("", "\n".join(rest))] if rest else []), *item_facts(row, shown, names=names)]
    parts = _filled(facts, left, lines, size.column - LABEL)
    pages = [ItemPage(row, number, len(parts), facts=tuple(part)) for number, part in enumerate(parts, 1)]
    return [replace(pages[0], wording=tuple(first)), *pages[1:]]


def _lines_of_facts(row: Row, shown: Shown, size: PageSize) -> int:
    """The lines of text that a page has below its heading."""
    keys = _lines_of_key(size.column, colours_of(row, shown))
    heading = len(_wrapped("  ".join(heading_of(row, shown)), size.column - _PART))
    return max(_LEAST, min(TEXT_LINES, size.height - 1) - 2 - keys - heading)


@cache
def _lines_of_key(width: int, colours: frozenset[Colour]) -> int:
    return len(key_lines(width, colours))


def heading_of(row: Row, shown: Shown) -> tuple[str, str]:
    """The ref, with the review's where there are several, and the short title."""
    several = len(shown.view.snapshot.reviews) > 1
    return row.ref if several else short_ref(row.ref), short_title(row, shown)


def colours_of(row: Row, shown: Shown) -> frozenset[Colour]:
    """The colours whose marks the pages of a recommendation show."""
    others = [compared.view.snapshot.row(row.ref) for compared in (shown.before, shown.since) if compared]
    rows = [row, *shown.view.snapshot.actions_of(row.ref), *others]
    return frozenset(each.rating.colour for each in rows if each is not None)


def _filled(facts: Sequence[Fact], first: int, lines: int, width: int) -> list[list[Fact]]:
    """The facts page by page; one goes on over the next page only where it needs more lines than a page has."""
    parts: list[list[Fact]] = [[]]
    left = first
    for fact in facts:
        rows = _wrapped(fact.words, width)
        label = fact.label
        while rows:
            if len(rows) > left and (len(rows) <= lines or left < _LEAST):
                parts.append([])
                left = lines
            taken, rows = rows[:left], rows[left:]
            parts[-1].append(Fact(label, "\n".join(taken)))
            left -= len(taken)
            label = ""
    return parts


def _wrapped(words: str, width: int) -> list[str]:
    return [line.plain.rstrip() for line in Content(words).wrap(max(1, width))]
