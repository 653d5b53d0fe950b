"""Rendering of the first page: the review, a tile for each colour, and the totals in words below."""

from collections import Counter
from typing import Final

from textual.content import Content

from actionplan.domain.rating.marks import HEADLINE, concerns_line, published_line
from actionplan.domain.rating.snapshot import Totals
from actionplan.domain.rating.travel import ARROWS, Direction, direction
from actionplan.domain.reports.impact import impact_line
from actionplan.domain.text import cells, shorten
from actionplan.domain.vocabulary import Colour
from actionplan.tui.present.figures import HALF, large_text_within
from actionplan.tui.present.layout import PageSize, ask_line, cut, empty_lines, side_by_side, stacked, tile
from actionplan.tui.present.model import Shown
from actionplan.tui.present.requests import asked, counted_words
from actionplan.tui.present.wording import compared_with, subtitle_words, title_words

_GAP: Final = 2
_MARGIN_LINES: Final = 2
"""Empty lines to keep, one above and one below, before the tiles are made lower."""
_TALL: Final = 26


def render_title(shown: Shown, size: PageSize) -> Content:
    """Title and totals."""
    name = _name(shown, size)
    totals = shown.view.snapshot.totals()
    if not totals.published:
        return stacked([name, [Content("No recommendation is in this plan yet.")]], size)
    words = _totals_in_words(totals, shown, size.column)
    blocks = [name, _tiles(totals, size, low=False), words]
    impact = impact_line(shown.view.snapshot)
    if impact and size.height >= _TALL and cells(impact) <= size.column:
        words.append(Content(impact))
    if empty_lines(blocks, size) < _MARGIN_LINES:
        blocks[1] = _tiles(totals, size, low=True)
    return stacked(blocks, size)


def _name(shown: Shown, size: PageSize) -> list[Content]:
    title, subtitle = title_words(shown), subtitle_words(shown)
    scales = tuple(range(size.scale - 1, HALF - 1, -1))
    name = [Content.styled(row, "bold $primary") for row in large_text_within(title, size.column, scales)]
    if not name:
        name = [Content.styled(cut(title, size.column), "bold $primary")]
    if subtitle:
        name += [Content("")] if size.height >= _TALL else []
        name += [Content.styled(cut(subtitle, size.column), "$quiet")]
    return name


def _tiles(totals: Totals, size: PageSize, *, low: bool) -> list[Content]:
    """Tiles of one even width, so that a figure can be centred."""
    count = len(HEADLINE)
    width = (size.column - _GAP * (count - 1)) // count // 2 * 2
    gap = (size.column - width * count) // (count - 1)
    rows: list[Content] = []
    for colour in HEADLINE:
        block = tile(colour, str(totals.colours[colour]), width, size.scale, low=low)
        rows = side_by_side(rows, block, gap) if rows else block
    return rows


def _totals_in_words(totals: Totals, shown: Shown, width: int) -> list[Content]:
    lines = [
        Content.styled(shorten(published_line(totals), width), "bold"),
        Content(concerns_line(totals, shown.view.snapshot.overdue_by_action)),
    ]
    if totals.colours[Colour.GREEN]:
        lines.append(Content(f"Green: {totals.on_track} on track, {totals.awaiting_sign_off} done but not yet checked"))
    if shown.before is not None:
        lines.append(Content(f"Since {compared_with(shown.before)}: {_directions(shown)}"))
    if found := asked(shown):
        lines.append(ask_line(counted_words(found)))
    return [line.truncate(width, ellipsis=True) for line in lines]


def _directions(shown: Shown) -> str:
    before = shown.before
    if before is None:
        return ""
    found = Counter(direction(row, before.view.snapshot.row(row.ref)) for row in shown.recommendations)
    said = [f"{ARROWS[way]} {found[way]} {way}" for way in Direction if found[way] and way is not Direction.NONE]
    return " · ".join(said)
