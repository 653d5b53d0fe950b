"""What the pages look like: a page and a room in, ``Content`` out. At most twelve lines of text with what frames it."""

from collections import Counter
from dataclasses import dataclass
from typing import Final

from textual.content import Content

from actionplan.domain.dates import counted, short_day
from actionplan.domain.direction import ARROWS, Direction, direction
from actionplan.domain.matching import short_ref
from actionplan.domain.phrases import HEADLINE, MARKS, concerns_line, published_line, reason_beside_mark
from actionplan.domain.plaintext import shorten, visible
from actionplan.domain.snapshot import Totals
from actionplan.domain.words import Colour
from actionplan.tui.painting import colour_name
from actionplan.tui.present.figures import HALF, large_within
from actionplan.tui.present.layout import LABEL, Room, beside, ended, fact, spread, stacked, tile
from actionplan.tui.present.pages import ItemPage, ListLine, ListPage, Page, TitlePage, label_of
from actionplan.tui.present.shown import Shown
from actionplan.tui.present.telling import (
    asks,
    changes,
    compared_with,
    date_words,
    lead_words,
    meeting_words,
    one_line,
    says_the_date,
    since_words,
    speaks_for,
    subtitle_words,
    title_words,
)

TEXT_LINES: Final = 12
"""Lines of text on a screen, with the title line, the key and the keys."""

_FEWEST_OF_WORDING: Final = 2


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page as it is shown, and how many lines of its wording are still below."""

    content: Content
    below: int = 0


def draw(page: Page, shown: Shown, room: Room, *, names: bool = False, offset: int = 0) -> Drawn:
    """The page; ``offset`` is the number of lines of the wording that were read on."""
    match page:
        case TitlePage():
            return Drawn(_title(shown, room))
        case ListPage():
            return Drawn(_list(page, shown, room))
        case ItemPage():
            return _item(page, shown, room, names=names, offset=offset)


# Title and totals


def _title(shown: Shown, room: Room) -> Content:
    width = room.column
    title = title_words(shown)
    scales = tuple(range(room.scale - 1, HALF - 1, -1))
    name = [Content.styled(row, "bold $primary") for row in large_within(title, width, scales)]
    if not name:
        name = [Content.styled(shorten(title, width), "bold $primary")]
    subtitle = subtitle_words(shown)
    if subtitle:
        name += [Content(""), Content.styled(shorten(subtitle, width), "$quiet")][room.height < 26 :]
    totals = shown.view.snapshot.totals()
    if not totals.published:
        return stacked([name, [Content("No recommendation is in this plan yet.")]], room)
    return stacked([name, _tiles(totals, room), _sums(totals, shown, width)], room)


def _tiles(totals: Totals, room: Room) -> list[Content]:
    gap = 1 if room.width < 100 else 2
    width, left_over = divmod(room.column - gap * (len(HEADLINE) - 1), len(HEADLINE))
    rows: list[Content] = []
    for index, colour in enumerate(HEADLINE):
        wide = width + (index < left_over)
        block = tile(colour, str(totals.colours[colour]), wide, room.scale, low=room.height < 20)
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
        lines.append(_asked(f"The meeting is asked for {counted(asked, 'decision')}"))
    return [line.truncate(width, ellipsis=True) for line in lines]


def _directions(shown: Shown) -> str:
    before = shown.before
    if before is None:
        return ""
    found = Counter(direction(row, before.view.snapshot.row(row.ref)) for row in shown.recommendations)
    said = [f"{ARROWS[way]} {found[way]} {way}" for way in Direction if found[way] and way is not Direction.NONE]
    return " · ".join(said)


# Lists


def _list(page: ListPage, shown: Shown, room: Room) -> Content:
    width = room.column
    labels = [_ref(line, shown) for line in page.lines]
    widest = max(len(label) for label in labels)
    said = min(max(len(line.words) for line in page.lines), width // 2)
    rows = [
        [_list_line(line, label.ljust(widest), said, shown, width)]
        for line, label in zip(page.lines, labels, strict=True)
    ]
    head = _list_heading(page, room)
    if room.height < len(head) + 2 * len(rows) + 1:
        return stacked([head, [row for block in rows for row in block]], room)
    return stacked([head, *rows], room)


def _list_heading(page: ListPage, room: Room) -> list[Content]:
    part = f" · {page.part} of {page.parts}" if page.parts > 1 else ""
    remark = Content.styled(f"{page.remark}{part}", "$quiet")
    large = [Content.styled(row, "bold $primary") for row in large_within(page.heading, room.column - 30, (HALF,))]
    if not large or room.height < 2 * len(page.lines) + 4:
        return [Content.assemble(Content.styled(page.heading, "bold $primary"), " ", remark)]
    return beside(large, [*[Content("")] * (len(large) - 1), remark], 2)


def _ref(line: ListLine, shown: Shown) -> str:
    several = len(shown.view.snapshot.reviews) > 1
    return line.row.ref if several else short_ref(line.row.ref)


def _list_line(line: ListLine, label: str, right: int, shown: Shown, width: int) -> Content:
    colour = line.row.rating.colour
    sign = Content.styled(f" {MARKS[colour]:<7} ", _on_block(colour))
    changed = Content.styled(" ≠", "bold $warning") if changes(line.row, shown) else Content("  ")
    words = shorten(line.words[:1].upper() + line.words[1:], right)
    room = max(0, width - sign.cell_length - 4 - len(label) - right - 2)
    title = shorten(shown.view.title(line.row.item), room)
    left = Content.assemble(sign, changed, " ", Content.styled(label, "$quiet"), " ", title)
    pad = " " * max(1, width - right - left.cell_length)
    return Content.assemble(left, pad, Content.styled(words, "bold")).truncate(width)


def _on_block(colour: Colour) -> str:
    name = colour_name(colour)
    return f"bold ${name}-on-block on ${name}-block"


# One recommendation


def _item(page: ItemPage, shown: Shown, room: Room, *, names: bool, offset: int) -> Drawn:
    row, view, width = page.row, shown.view, room.column
    facts = _facts(page, shown, room, names=names)
    most = max(_FEWEST_OF_WORDING, room.lines - len(facts))
    figure = label_of(row)
    block = tile(row.rating.colour, figure, _tile_width(figure, room), room.scale)
    beside_it = width - block[0].cell_length - 3
    wording = Content(visible(view.text_of(row.item, "wording"))).wrap(max(1, beside_it))
    offset = min(offset, max(0, len(wording) - most))
    lines = [Content.styled(line.plain, "bold") for line in wording[offset : offset + most]]
    below = len(wording) - offset - len(lines)
    if below > 0:
        lines[-1] = ended(lines[-1], beside_it, f" … (↓ {counted(below, 'more line')})")
    return Drawn(stacked([beside(block, lines), *_grouped(facts, room.height - len(block))], room), below)


def _grouped(facts: list[Content], height: int) -> list[list[Content]]:
    """The facts with air between them where there is room for it, else as one block."""
    groups: list[list[Content]] = []
    for line in facts:
        if line.plain.startswith(" " * LABEL) and groups:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups if len(facts) + len(groups) < height else [facts]


def _tile_width(figure: str, room: Room) -> int:
    for scale in (room.scale, HALF):
        drawn = large_within(figure, room.column // 3, (scale,))
        if drawn:
            return max(14 * room.scale, len(drawn[0]) + 4)
    return 14 * room.scale


def _facts(page: ItemPage, shown: Shown, room: Room, *, names: bool) -> list[Content]:
    row, view, width = page.row, shown.view, room.column
    reason = one_line(reason_beside_mark(row))
    rest = fact("Lead", Content(lead_words(row, view, names=names)), width)
    if not says_the_date(row, reason):
        rest += fact("Date", Content(date_words(row)), width)
    if shown.before is not None:
        rest += fact("Since", Content(f"{compared_with(shown.before)}: {since_words(row, shown)}"), width)
    asked = asks(row, shown)
    if asked:
        more = f" · and {len(asked) - 1} more" if len(asked) > 1 else ""
        first = shorten(asked[0], width - LABEL - len(more) - 2)
        rest += fact("Asked", _asked(f"{first}{more}"), width)
    most = max(1, room.lines - _FEWEST_OF_WORDING - len(rest))
    return [*fact("Why", Content(reason), width, most), *rest]


def _asked(words: str) -> Content:
    return Content.styled(f"▸ {words}", "bold $accent")


# What frames the pages


def heading(page: Page, shown: Shown, width: int) -> Content:
    """The line at the top: the meeting, and what the page speaks for, or what has changed since its papers."""
    left = Content.styled(meeting_words(shown), "bold")
    changed = _change_mark(page, shown, width)
    return spread(left, Content(speaks_for(shown)) if changed is None else changed, width)


def _change_mark(page: Page, shown: Shown, width: int) -> Content | None:
    papers = shown.papers
    if papers is None:
        return None
    match page:
        case ItemPage(row=row):
            words = ", ".join(changes(row, shown))
            said = f" ≠ since papers of {short_day(papers.day)[:-3]}: {words}"
            return _marked(shorten(said, max(10, width * 2 // 3))) if words else None
        case TitlePage():
            count = sum(bool(changes(row, shown)) for row in shown.recommendations)
            since = _marked(f" ≠ {count} changed since")
            return Content.assemble(speaks_for(shown), " ", since) if count else None
        case ListPage():
            return None


def _marked(words: str) -> Content:
    return Content.styled(f"{words} ", "bold $amber-on-block on $amber-block")
