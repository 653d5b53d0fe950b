"""Rendering of a page about one recommendation: ref and title, the colour's mark, the wording, and the facts."""

from typing import Final

from textual.content import Content

from actionplan.tui.present.figures import HALF, large_text_within
from actionplan.tui.present.item_pages import ItemPage, heading_of, tile_width
from actionplan.tui.present.layout import PageSize, cut, empty_lines, fact_lines, mark_tile, side_by_side, stacked
from actionplan.tui.present.model import Shown
from actionplan.tui.styles import badge

_MARGIN_LINES: Final = 2
"""Empty lines to keep, one above and one below, where the ref is drawn large."""


def render_item(page: ItemPage, shown: Shown, size: PageSize) -> Content:
    """The page: on the first the block of the colour beside the wording, on the others its mark in the heading."""
    facts = [_fact_lines(fact.label, fact.words, size) for fact in page.facts]
    blocks = [*([_wording(page, size)] if page.part == 1 else [])]
    height = size.height - sum(map(len, blocks))
    blocks += _grouped([each for each in facts if each], height - _MARGIN_LINES)
    plain, large = _heading(page, shown, size), _large_heading(page, shown, size)
    roomy = large and empty_lines([large, *blocks], size) >= _MARGIN_LINES
    return stacked([large if roomy else plain, *blocks], size)


def _fact_lines(label: str, words: str, size: PageSize) -> list[Content]:
    lines = fact_lines(label, Content(words), size.column, size.height)
    if label != "Asked":
        return lines
    return [line.stylize("bold $accent") for line in lines]


def _wording(page: ItemPage, size: PageSize) -> list[Content]:
    words = [Content.styled(line, "bold") for line in page.wording]
    block = mark_tile(page.row.rating.colour, tile_width(size), max(3, len(words)))
    return side_by_side(block, words)


def _heading(page: ItemPage, shown: Shown, size: PageSize) -> list[Content]:
    ref, title = heading_of(page.row, shown)
    parts = f" · {page.part} of {page.parts}" if page.parts > 1 else ""
    words = Content.assemble(Content.styled(ref, "bold $primary"), Content.styled(title and f"  {title}", "bold"))
    if page.part == 1:
        return Content.assemble(words, Content.styled(parts, "$quiet")).wrap(size.column)
    mark = _badge(page)
    free = size.column - mark.cell_length - len(parts)
    short = cut(words.plain, free)
    head = Content.assemble(
        Content.styled(short[: len(ref)], "bold $primary"), Content.styled(short[len(ref) :], "bold")
    )
    return [Content.assemble(mark, head, Content.styled(parts, "$quiet"))]


def _badge(page: ItemPage) -> Content:
    return Content.assemble(badge(page.row.rating.colour), "  ")


def _large_heading(page: ItemPage, shown: Shown, size: PageSize) -> list[Content]:
    """The ref in large letters with the title beside it; empty where they do not fit, and on a further page."""
    ref, title = heading_of(page.row, shown)
    drawn = large_text_within(ref, size.column // 2, (HALF,)) if page.part == 1 else ()
    if not drawn:
        return []
    parts = f" · {page.part} of {page.parts}" if page.parts > 1 else ""
    beside = Content.assemble(Content.styled(title, "bold"), Content.styled(parts, "$quiet"))
    if beside.cell_length > size.column - len(drawn[0]) - 2:
        return []
    rows = [Content.styled(row, "bold $primary") for row in drawn]
    return side_by_side(rows, [*[Content("")] * (len(rows) - 1), beside], 2)


def _grouped(facts: list[list[Content]], height: int) -> list[list[Content]]:
    """The facts with empty lines between them if there is room, else as one block."""
    lines = [line for each in facts for line in each]
    return facts if len(lines) + 2 * len(facts) < height else [lines]
