"""Rendering of one recommendation: its number, its wording, and the facts that a meeting asks for."""

from typing import Final

from textual.content import Content

from actionplan.domain.dates import counted, short_day
from actionplan.domain.rating.marks import reason_beside_mark
from actionplan.domain.text import cells, visible
from actionplan.tui.present.figures import HALF, large_text_within
from actionplan.tui.present.layout import (
    LABEL,
    PageSize,
    ask_line,
    broken_between_parts,
    cut,
    empty_lines,
    fact_lines,
    line_count,
    side_by_side,
    stacked,
    tile,
    whole_sentences,
    with_sign,
)
from actionplan.tui.present.model import Shown
from actionplan.tui.present.pages import ItemPage, label_of
from actionplan.tui.present.requests import asks
from actionplan.tui.present.wording import (
    date_words,
    late_actions,
    lead_words,
    measured_words,
    one_line,
    scrutiny_words,
    since_words,
)

_LEAST_WORDING: Final = 2
"""Lines of the wording that are always shown."""
_MARGIN_LINES: Final = 2
"""Empty lines to keep, one above and one below, before the tile is made lower."""
_LABELS: Final = ("Why", "Lead", "Date", "Since", "Measure", "Scrutiny", "Asked")
"""The facts, from the top down."""
_MAY_WRAP: Final = ("Why", "Lead", "Date", "Since", "Scrutiny", "Measure")
"""Those that may take more lines, in this order, where the wording leaves some."""


def render_item(page: ItemPage, shown: Shown, size: PageSize, *, names: bool, offset: int) -> tuple[Content, int]:
    """The page with its wording from line ``offset`` on, and how many lines of the wording are below."""
    row, width = page.row, size.column
    facts = _facts(page, shown, size, names=names)
    figure = label_of(row)
    block = tile(row.rating.colour, figure, _tile_width(figure, size), size.scale)
    wording_width = width - block[0].cell_length - 3
    wording = Content(visible(shown.view.text_of(row.item, "wording"))).wrap(max(1, wording_width))
    most = max(_LEAST_WORDING, size.lines - sum(map(len, facts)))
    offset = min(offset, max(0, len(wording) - most))
    lines = [Content.styled(line.plain, "bold") for line in wording[offset : offset + most]]
    below = len(wording) - offset - len(lines)
    if below > 0:
        lines[-1] = with_sign(lines[-1], wording_width, f" … (↓ {counted(below, 'more line')})")
    blocks = [side_by_side(block, lines), *_grouped(facts, size.height - len(block))]
    if empty_lines(blocks, size) < _MARGIN_LINES:
        blocks[0] = side_by_side(
            tile(row.rating.colour, figure, _tile_width(figure, size), size.scale, low=True), lines
        )
    return stacked(blocks, size), below


def _grouped(facts: list[list[Content]], height: int) -> list[list[Content]]:
    """The facts with empty lines between them if there is room, else as one block."""
    lines = [line for each in facts for line in each]
    return facts if len(lines) + len(facts) < height else [lines]


def _tile_width(figure: str, size: PageSize) -> int:
    for scale in (size.scale, HALF):
        drawn = large_text_within(figure, size.column // 3, (scale,))
        if drawn:
            return max(14 * size.scale, len(drawn[0]) + 4)
    return 14 * size.scale


def _facts(page: ItemPage, shown: Shown, size: PageSize, *, names: bool) -> list[list[Content]]:
    """The lines of each fact: one each, and more where the wording leaves some."""
    width = size.column - LABEL
    said = {label: words for label, words in _words(page, shown, width, names=names).items() if words.plain}
    spare = size.lines - _LEAST_WORDING - len(said)
    most = dict.fromkeys(said, 1)
    for label in _MAY_WRAP:
        if label in said:
            more = max(0, min(spare, line_count(said[label], width) - 1))
            most[label], spare = 1 + more, spare - more
    if "Why" in said:
        said["Why"] = Content(whole_sentences(said["Why"].plain, width, most["Why"]))
    if most.get("Lead", 1) > 1:
        said["Lead"] = Content(broken_between_parts(said["Lead"].plain, width))
    return [fact_lines(label, said[label], size.column, most[label]) for label in _LABELS if label in said]


def _words(page: ItemPage, shown: Shown, width: int, *, names: bool) -> dict[str, Content]:
    row = page.row
    reason = one_line(reason_beside_mark(row))
    before = shown.before
    return {
        "Why": Content(reason),
        "Lead": Content(lead_words(row, shown.view, names=names)),
        "Date": Content(" · ".join(part for part in (date_words(row, reason), late_actions(row, shown)) if part)),
        "Since": Content(f"{short_day(before.day)}: {since_words(row, shown)}" if before is not None else ""),
        "Measure": Content(_first_of(measured_words(row, shown))),
        "Scrutiny": Content(scrutiny_words(row, shown)),
        "Asked": _asked(asks(page.row, shown), width),
    }


def _first_of(lines: list[str]) -> str:
    """The first line, and how many more there are."""
    more = f" · and {len(lines) - 1} more" if len(lines) > 1 else ""
    return f"{lines[0]}{more}" if lines else ""


def _asked(asked: tuple[str, ...], width: int) -> Content:
    """The first ask, in full if it fits, and how many more there are."""
    if not asked:
        return Content("")
    more = f" · and {len(asked) - 1} more" if len(asked) > 1 else ""
    free = width - cells(more) - ask_line("").cell_length
    first = asked[0]
    if cells(first) > free:
        first = cut(first.partition(" (")[0], free)
    return ask_line(f"{first}{more}")
