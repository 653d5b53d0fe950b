"""What the page of one recommendation looks like: its number, its wording, and the facts that a meeting asks for."""

from typing import Final

from textual.content import Content

from actionplan.domain.dates import counted, short_day
from actionplan.domain.plaintext import cells, visible
from actionplan.domain.rating.marks import reason_beside_mark
from actionplan.tui.present.figures import HALF, large_within
from actionplan.tui.present.layout import (
    LABEL,
    Room,
    asked_words,
    beside,
    between_parts,
    cut,
    ended,
    fact,
    lines_of,
    room_left,
    stacked,
    tile,
    whole_sentences,
)
from actionplan.tui.present.model import Shown
from actionplan.tui.present.pages import ItemPage, label_of
from actionplan.tui.present.requests import asks
from actionplan.tui.present.wording import date_words, lead_words, one_line, since_words

_FEWEST_OF_WORDING: Final = 2
_AROUND: Final = 2
"""The lines to leave empty, one above and one below, before the block gives way."""
_LABELS: Final = ("Why", "Lead", "Date", "Since", "Asked")
"""The facts, from the top down."""
_LONGER: Final = ("Why", "Lead", "Date", "Since")
"""Which of them take a second line, the first before the others, where the wording can do without it."""


def drawn_item(page: ItemPage, shown: Shown, room: Room, *, names: bool, offset: int) -> tuple[Content, int]:
    """The page from a line of its wording on, and how many lines of the wording are still below."""
    row, width = page.row, room.column
    facts = _facts(page, shown, room, names=names)
    figure = label_of(row)
    block = tile(row.rating.colour, figure, _tile_width(figure, room), room.scale)
    beside_it = width - block[0].cell_length - 3
    wording = Content(visible(shown.view.text_of(row.item, "wording"))).wrap(max(1, beside_it))
    most = max(_FEWEST_OF_WORDING, room.lines - sum(map(len, facts)))
    offset = min(offset, max(0, len(wording) - most))
    lines = [Content.styled(line.plain, "bold") for line in wording[offset : offset + most]]
    below = len(wording) - offset - len(lines)
    if below > 0:
        lines[-1] = ended(lines[-1], beside_it, f" … (↓ {counted(below, 'more line')})")
    blocks = [beside(block, lines), *_grouped(facts, room.height - len(block))]
    if room_left(blocks, room) < _AROUND:
        blocks[0] = beside(tile(row.rating.colour, figure, _tile_width(figure, room), room.scale, low=True), lines)
    return stacked(blocks, room), below


def _grouped(facts: list[list[Content]], height: int) -> list[list[Content]]:
    """The facts with air between them where there is room for it, else as one block."""
    lines = [line for each in facts for line in each]
    return facts if len(lines) + len(facts) < height else [lines]


def _tile_width(figure: str, room: Room) -> int:
    for scale in (room.scale, HALF):
        drawn = large_within(figure, room.column // 3, (scale,))
        if drawn:
            return max(14 * room.scale, len(drawn[0]) + 4)
    return 14 * room.scale


def _facts(page: ItemPage, shown: Shown, room: Room, *, names: bool) -> list[list[Content]]:
    """The lines of each fact that there is: one each, and more where the wording leaves some."""
    width = room.column - LABEL
    said = {label: words for label, words in _words(page, shown, width, names=names).items() if words.plain}
    spare = room.lines - _FEWEST_OF_WORDING - len(said)
    most = dict.fromkeys(said, 1)
    for label in _LONGER:
        if label in said:
            more = max(0, min(spare, lines_of(said[label], width) - 1))
            most[label], spare = 1 + more, spare - more
    if "Why" in said:
        said["Why"] = Content(whole_sentences(said["Why"].plain, width, most["Why"]))
    if most.get("Lead", 1) > 1:
        said["Lead"] = Content(between_parts(said["Lead"].plain, width))
    return [fact(label, said[label], room.column, most[label]) for label in _LABELS if label in said]


def _words(page: ItemPage, shown: Shown, width: int, *, names: bool) -> dict[str, Content]:
    row = page.row
    reason = one_line(reason_beside_mark(row))
    before = shown.before
    return {
        "Why": Content(reason),
        "Lead": Content(lead_words(row, shown.view, names=names)),
        "Date": Content(date_words(row, reason)),
        "Since": Content(f"{short_day(before.day)}: {since_words(row, shown)}" if before is not None else ""),
        "Asked": _asked(asks(page.row, shown), width),
    }


def _asked(asked: tuple[str, ...], width: int) -> Content:
    """The first that is asked, in full where it fits, and how many more."""
    if not asked:
        return Content("")
    more = f" · and {len(asked) - 1} more" if len(asked) > 1 else ""
    room = width - cells(more) - asked_words("").cell_length
    first = asked[0]
    if cells(first) > room:
        first = cut(first.partition(" (")[0], room)
    return asked_words(f"{first}{more}")
