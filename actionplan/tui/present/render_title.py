"""What the first page looks like: the review, the large counts, and the sums below them."""

from collections import Counter
from typing import Final

from textual.content import Content

from actionplan.domain.dates import counted
from actionplan.domain.plaintext import shorten
from actionplan.domain.rating.direction import ARROWS, Direction, direction
from actionplan.domain.rating.marks import HEADLINE, concerns_line, published_line
from actionplan.domain.rating.snapshot import Totals
from actionplan.domain.vocabulary import Colour
from actionplan.tui.present.figures import HALF, large_within
from actionplan.tui.present.layout import Room, asked_words, beside, cut, room_left, stacked, tile
from actionplan.tui.present.model import Shown
from actionplan.tui.present.requests import asks
from actionplan.tui.present.wording import compared_with, subtitle_words, title_words

_GAP: Final = 2
_AROUND: Final = 2
"""The lines to leave empty, one above and one below, before the blocks give way."""
_TALL: Final = 26


def drawn_title(shown: Shown, room: Room) -> Content:
    """Title and totals."""
    name = _name(shown, room)
    totals = shown.view.snapshot.totals()
    if not totals.published:
        return stacked([name, [Content("No recommendation is in this plan yet.")]], room)
    blocks = [name, _tiles(totals, room, low=False), _sums(totals, shown, room.column)]
    if room_left(blocks, room) < _AROUND:
        blocks[1] = _tiles(totals, room, low=True)
    return stacked(blocks, room)


def _name(shown: Shown, room: Room) -> list[Content]:
    title, subtitle = title_words(shown), subtitle_words(shown)
    scales = tuple(range(room.scale - 1, HALF - 1, -1))
    name = [Content.styled(row, "bold $primary") for row in large_within(title, room.column, scales)]
    if not name:
        name = [Content.styled(cut(title, room.column), "bold $primary")]
    if subtitle:
        name += [Content("")] if room.height >= _TALL else []
        name += [Content.styled(cut(subtitle, room.column), "$quiet")]
    return name


def _tiles(totals: Totals, room: Room, *, low: bool) -> list[Content]:
    """Blocks of one width, and that an even one: so a figure stands in the middle of each."""
    count = len(HEADLINE)
    width = (room.column - _GAP * (count - 1)) // count // 2 * 2
    gap = (room.column - width * count) // (count - 1)
    rows: list[Content] = []
    for colour in HEADLINE:
        block = tile(colour, str(totals.colours[colour]), width, room.scale, low=low)
        rows = beside(rows, block, gap) if rows else block
    return rows


def _sums(totals: Totals, shown: Shown, width: int) -> list[Content]:
    lines = [Content.styled(shorten(published_line(totals), width), "bold"), Content(concerns_line(totals))]
    if totals.colours[Colour.GREEN]:
        lines.append(Content(f"Green: {totals.on_track} on track, {totals.awaiting_sign_off} done but not yet checked"))
    if shown.before is not None:
        lines.append(Content(f"Since {compared_with(shown.before)}: {_directions(shown)}"))
    asked = sum(len(asks(row, shown)) for row in shown.recommendations)
    if asked:
        lines.append(asked_words(f"The meeting is asked for {counted(asked, 'decision')}"))
    return [line.truncate(width, ellipsis=True) for line in lines]


def _directions(shown: Shown) -> str:
    before = shown.before
    if before is None:
        return ""
    found = Counter(direction(row, before.view.snapshot.row(row.ref)) for row in shown.recommendations)
    said = [f"{ARROWS[way]} {found[way]} {way}" for way in Direction if found[way] and way is not Direction.NONE]
    return " · ".join(said)
