"""Rendering of several recommendations: a line each, in columns that keep their place from part to part."""

from typing import Final

from textual.content import Content

from actionplan.domain.rating.marks import MARKS
from actionplan.domain.text import capitalised, cells
from actionplan.domain.typed.refs import short_ref
from actionplan.tui.present.figures import HALF, large_text_within
from actionplan.tui.present.layout import PageSize, side_by_side, stacked, wrapped
from actionplan.tui.present.model import Shown
from actionplan.tui.present.pages import MOST_ROWS, ListLine, ListPage
from actionplan.tui.present.wording import changes, one_line
from actionplan.tui.styles import on_ground

_SIGN: Final = 10
_CHANGED: Final = 3
_GAP: Final = 2
_WIDEST_TITLE: Final = 56
"""Beyond this width the eye loses the line between the title and the words about it."""


def render_list(page: ListPage, shown: Shown, size: PageSize) -> Content:
    """The heading and the lines, with empty lines between them if there is room."""
    several = len(shown.view.snapshot.reviews) > 1
    refs = [_shown_ref(line, shown, several=several) for line in page.lines]
    label = max(len(_shown_ref(line, shown, several=several)) for line in page.whole)
    free = size.column - (_SIGN + _CHANGED + label + 1 if label else 0)
    title = min(free - page.widest - _GAP, _WIDEST_TITLE)
    beside = all(cells(one_line(line.title)) <= title for line in page.lines)
    blocks = []
    for line, ref in zip(page.lines, refs, strict=True):
        words = _beside(line, title) if beside else _below(line, free)
        first = _head(line, ref.ljust(label), shown) if label else Content("")
        heads = [first, *[Content(" " * (size.column - free))] * (len(words) - 1)]
        blocks.append([Content.assemble(one, other) for one, other in zip(heads, words, strict=True)])
    head = _heading(page, size)
    rows = [row for block in blocks for row in block]
    if size.height < len(head) + len(rows) + len(blocks) + 1:
        return stacked([head, rows], size)
    return stacked([head, *blocks], size)


def _shown_ref(line: ListLine, shown: Shown, *, several: bool) -> str:
    of_another = line.row is None or shown.row(line.row.ref) is None
    return line.ref if several or of_another else short_ref(line.ref)


def _heading(page: ListPage, size: PageSize) -> list[Content]:
    part = f" · {page.part} of {page.parts}" if page.parts > 1 else ""
    remark = Content.styled(f"{page.remark}{part}", "$quiet")
    large = [Content.styled(row, "bold $primary") for row in large_text_within(page.heading, size.column - 30, (HALF,))]
    if not large or size.height < 2 * len(page.lines) + 4:
        return [Content.assemble(Content.styled(page.heading, "bold $primary"), " ", remark)]
    return side_by_side(large, [*[Content("")] * (len(large) - 1), remark], 2)


def _head(line: ListLine, ref: str, shown: Shown) -> Content:
    """The colour's mark, the sign of a change and the ref, which stand before the title."""
    changed, sign = Content(" " * _CHANGED), Content(" " * _SIGN)
    if line.row is not None:
        mark = f" {MARKS[line.row.rating.colour]:<{_SIGN - 2}} "
        sign = Content.styled(mark, on_ground(line.row.rating.colour))
        changed = Content.styled(" ≠ ", "bold $warning") if changes(line.row, shown) else changed
    return Content.assemble(sign, changed, Content.styled(ref, "$quiet"), " ")


def _about(line: ListLine) -> Content:
    words = one_line(line.words)
    return Content.styled(capitalised(words), "bold")


def _beside(line: ListLine, title: int) -> list[Content]:
    """Title and words on one row."""
    what = Content(one_line(line.title))
    return [Content.assemble(what, " " * (title - what.cell_length + _GAP), _about(line))]


def _below(line: ListLine, width: int) -> list[Content]:
    """The title, and the words below it."""
    title, about = Content(one_line(line.title)), _about(line)
    return [*wrapped(title, width, MOST_ROWS), *(wrapped(about, width, MOST_ROWS) if about.plain else [])]
