"""What a view shows, as values: its column headings, the lines that scroll below them, its key. Knows no widget.

All of it ``Content`` of an exact width, which nothing parses as markup.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from textual.content import Content

from actionplan.domain.rating.marks import GLYPHS
from actionplan.domain.text import shorten
from actionplan.domain.vocabulary import Colour
from actionplan.papers.document import Bar
from actionplan.papers.formats.bars import bar_sizes
from actionplan.papers.formats.lines import folded_lines
from actionplan.tui.styles import ink, on_ground

GAP: Final = 2
BAR_AT_LEAST: Final = 10
"""The fewest cells in which a bar says anything."""

_WIDEST_TILE: Final = 16

_GROUND: Final = {glyph: colour for colour, glyph in GLYPHS.items()}


@dataclass(frozen=True, slots=True)
class ViewLine:
    """A line that scrolls, which may take several rows; one with an ``id`` can be chosen."""

    content: Content
    id: str = ""


@dataclass(frozen=True, slots=True)
class RenderedView:
    """A view in so many cells: its column headings, its lines, and its key."""

    head: tuple[Content, ...]
    lines: tuple[ViewLine, ...]
    key: tuple[Content, ...]


def cell(text: str, width: int, style: str = "") -> Content:
    """Words on one line of just ``width`` cells, inert."""
    return Content.styled(shorten(text, width), style).truncate(width, pad=True)


def figure(text: str, width: int, style: str = "") -> Content:
    """The same, at the right of its cells."""
    said = Content.styled(shorten(text, width), style)
    return said.pad_left(max(0, width - said.cell_length))


def count(number: int | str, width: int, style: str = "bold") -> Content:
    """A figure that stands out where it is not nothing."""
    return figure(str(number), width, style if str(number) not in {"0", "–"} else "$quiet")


def heading(text: str, width: int) -> ViewLine:
    """A line between lines."""
    return ViewLine(Content.styled(shorten(text, width), "bold $primary"))


def told(text: str, width: int, style: str = "$quiet") -> list[ViewLine]:
    """Sentences, folded to the width."""
    return [ViewLine(Content.styled(line, style)) for line in folded_lines(text, width)]


def several(lines: Iterable[Content]) -> Content:
    """Lines as one, which takes as many rows."""
    return Content("\n").join(lines)


BLANK: Final = ViewLine(Content(""))


def bar_of(bar: Bar, most: int, room: int) -> Content:
    """The bar in blocks: a tile with its shape for each, as wide as leaves room for ``most`` of them."""
    wide = max(1, min(room // most, _WIDEST_TILE))
    return Content("").join(
        Content.styled(shape.ljust(wide) * size, _style(shape, wide))
        for size, (_, shape) in zip(bar_sizes(bar, most, room), bar.parts, strict=True)
    )


def _style(shape: str, wide: int) -> str:
    """A shape without room around it is clearer on the screen's own ground."""
    colour = _GROUND.get(shape, Colour.GREY)
    return ink(colour) if wide == 1 else on_ground(colour)
