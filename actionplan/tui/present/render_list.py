"""Rendering of several recommendations: a line each, in columns that keep their place from part to part."""

from typing import Final

from textual.content import Content

from actionplan.domain.rating.marks import MARKS
from actionplan.domain.typed.refs import short_ref
from actionplan.tui.present.figures import HALF, large_text_within
from actionplan.tui.present.layout import PageSize, cut, side_by_side, stacked
from actionplan.tui.present.model import Shown
from actionplan.tui.present.pages import ListLine, ListPage
from actionplan.tui.present.wording import changes
from actionplan.tui.styles import colour_name

_SIGN: Final = 9
_CHANGED: Final = 3
_GAP: Final = 2
_LEAST_TITLE: Final = 16
_WIDEST_TITLE: Final = 56
"""Beyond this width the eye loses the line between the title and the words about it."""


def render_list(page: ListPage, shown: Shown, size: PageSize) -> Content:
    """The heading and the lines, with empty lines between them if there is room."""
    several = len(shown.view.snapshot.reviews) > 1
    refs = [line.ref if several or line.row is None else short_ref(line.ref) for line in page.lines]
    label = max(len(ref) for ref in refs)
    free = size.column - _SIGN - _CHANGED - label - 1 - _GAP
    said = max(0, min(page.widest, free - _LEAST_TITLE))
    title = min(free - said, _WIDEST_TITLE)
    rows = [
        _line(line, Content.styled(ref.ljust(label), "$quiet"), shown, title, said).truncate(size.column)
        for line, ref in zip(page.lines, refs, strict=True)
    ]
    head = _heading(page, size)
    if size.height < len(head) + 2 * len(rows) + 1:
        return stacked([head, rows], size)
    return stacked([head, *([row] for row in rows)], size)


def _heading(page: ListPage, size: PageSize) -> list[Content]:
    part = f" · {page.part} of {page.parts}" if page.parts > 1 else ""
    remark = Content.styled(f"{page.remark}{part}", "$quiet")
    large = [Content.styled(row, "bold $primary") for row in large_text_within(page.heading, size.column - 30, (HALF,))]
    if not large or size.height < 2 * len(page.lines) + 4:
        return [Content.assemble(Content.styled(page.heading, "bold $primary"), " ", remark)]
    return side_by_side(large, [*[Content("")] * (len(large) - 1), remark], 2)


def _line(line: ListLine, ref: Content, shown: Shown, title: int, said: int) -> Content:
    changed, sign = Content(" " * _CHANGED), Content(" " * _SIGN)
    if line.row is not None:
        name = colour_name(line.row.rating.colour)
        mark = f" {MARKS[line.row.rating.colour]:<{_SIGN - 2}} "
        sign = Content.styled(mark, f"bold ${name}-on-block on ${name}-block")
        changed = Content.styled(" ≠ ", "bold $warning") if changes(line.row, shown) else changed
    what = Content(cut(line.title, title))
    pad = " " * (title - what.cell_length + _GAP)
    words = Content.styled(cut(line.words[:1].upper() + line.words[1:], said), "bold")
    return Content.assemble(sign, changed, ref, " ", what, pad, words)
