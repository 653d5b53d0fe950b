"""Each kind of block as data for the layout of a PDF: strings and numbers, never markup."""

import re
from collections.abc import Sequence
from typing import Any, Final, NamedTuple, assert_never

from actionplan.domain.rating.marks import GLYPHS, MEANINGS
from actionplan.domain.text import capitalised, cells, visible
from actionplan.domain.vocabulary import Colour
from actionplan.papers.document import (
    Block,
    Cell,
    CellKind,
    Chart,
    Column,
    Facts,
    Figure,
    Key,
    Listing,
    Paragraph,
    Quotation,
    RatingLine,
    Requests,
    Table,
    TimeChart,
    plain,
)
from actionplan.papers.formats.axis import time_chart_lines
from actionplan.papers.formats.figures import chart_table
from actionplan.papers.formats.html.drawing import bars, time_line
from actionplan.papers.formats.palette import LETTERS, PAINTS, series_paint
from actionplan.papers.formats.paper_cells import paper_cell
from actionplan.papers.formats.widths import widths


class Room(NamedTuple):
    """What a page leaves to a table: its width in EMU, and the size of its print in points."""

    width: int
    points: float


Shown = dict[str, Any]
"""A block by the name of its kind in the layout, as JSON holds it."""

_NUMBERS: Final = frozenset({CellKind.FIGURE, CellKind.DAYS, CellKind.SHIFT})
_DRAWN: Final = 100
_LONG: Final = 900
"""Characters from which a cell may be divided between pages."""
_WHOLE: Final = 24
"""Characters up to which a column of refs, days, numbers or ratings is as wide as its longest cell."""
_BREAKS: Final = re.compile(r"\S{24,}")


def inert(text: str) -> str:
    """Words without what steers, in which a word that is longer than a line can be divided."""
    return _BREAKS.sub(lambda word: "\u200b".join(re.findall(".{1,12}", word[0])), visible(text))


def words_shown(text: str, *, indent: int = 0, strong: bool = False) -> Shown:
    """Words on lines of their own."""
    return {"kind": "words", "words": inert(text), "indent": indent, "strong": strong}


def facts_shown(facts: Sequence[tuple[str, str]]) -> Shown:
    """Labels and values."""
    return {"kind": "facts", "facts": [[inert(name), inert(text)] for name, text in facts]}


def shown_blocks(block: Block, named: str, room: Room) -> list[Shown]:
    """The block under the heading ``named``, on a page with so much room; below a chart its figures."""
    if not isinstance(block, Chart):
        return [_shown_block(block, named, room)]
    table = chart_table(block)
    return [_bars(block, named), _table(table.columns, table.rows, room)]


def _shown_block(block: Block, named: str, room: Room) -> Shown:
    match block:
        case Paragraph(words, inset, strong):
            return words_shown(plain(words), indent=int(inset), strong=strong)
        case Quotation(text):
            return {"kind": "quote", "words": inert(text)}
        case RatingLine(colour, reason):
            return {"kind": "rated", "mark": _mark(colour), "words": inert(reason)}
        case Key(colours):
            return {"kind": "key", "marks": [[_mark(each), MEANINGS[each]] for each in colours]}
        case Facts() | Listing() | Requests():
            return _listed(block)
        case Table() | Chart() | TimeChart():
            return _figure(block, named, room)
        case _:
            assert_never(block)


def _listed(block: Facts | Listing | Requests) -> Shown:
    match block:
        case Facts(facts):
            return facts_shown(facts)
        case Listing(entries):
            told = [{"words": inert(plain(each.words)), "under": [*map(inert, each.under)]} for each in entries]
            return {"kind": "list", "entries": told}
        case Requests(requests):
            asked = []
            for each in requests:
                refs = f": {', '.join(each.refs)}" if each.refs else ""
                asked.append(inert(f"{capitalised(each.verb)} {each.words}{refs}."))
            return {"kind": "numbers", "entries": asked}
        case _:
            assert_never(block)


def _figure(figure: Figure, named: str, room: Room) -> Shown:
    match figure:
        case Table(columns, rows):
            return _table(columns, rows, room) if rows else words_shown("None.")
        case Chart():
            return _bars(figure, named)
        case TimeChart():
            told = inert(time_line(figure, named).told)
            return {
                "kind": "drawing",
                "lines": [visible(each) for each in time_chart_lines(figure, _DRAWN)],
                "told": told,
            }
        case _:
            assert_never(figure)


def _bars(chart: Chart, named: str) -> Shown:
    """The bars with their figures on them."""
    drawn = []
    for day, bar in zip(chart_table(chart).rows, chart.bars, strict=True):
        parts = []
        for at, (part, name) in enumerate(zip(bar.parts, chart.series, strict=False)):
            if part.number:
                paint = series_paint(name, at)
                share = part.number * 100 / max(chart.longest, 1)
                words = f"{part.shape} {part.number}"
                parts.append({"share": share, "fill": paint.fill, "ink": paint.ink, "words": words})
        drawn.append({"label": paper_cell(day[0], CellKind.DATE), "parts": parts})
    return {"kind": "bars", "bars": drawn, "told": inert(bars(chart, named).told)}


def _table(columns: Sequence[Column], rows: Sequence[Sequence[Cell]], room: Room) -> Shown:
    """With its headings, which on a screen may be left out: without them nobody hears what a cell is."""
    kinds = [column.kind for column in columns]
    shown = [[_typed(cell, kind) for cell, kind in zip(row, kinds, strict=True)] for row in rows]
    head = [_cell(each.heading, right=each.kind in _NUMBERS, strong=True, fill="e7ebef") for each in columns]
    lines = [[each["words"] for each in row] for row in [head, *shown]]
    return {"kind": "table", "head": head, "rows": shown, "widths": _widths(lines, kinds, room)}


def _widths(lines: Sequence[Sequence[str]], kinds: Sequence[CellKind], room: Room) -> list[int]:
    """How the columns share the page; 0 is as wide as the longest cell."""
    longest = [max(map(cells, column)) for column in zip(*lines, strict=True)]
    whole = [kind is not CellKind.TEXT and each <= _WHOLE for kind, each in zip(kinds, longest, strict=True)]
    found = widths(lines, whole, room.points, room.width)
    return found or [0 if keep else min(max(each, 8), 48) for keep, each in zip(whole, longest, strict=True)]


def _typed(cell: Cell, kind: CellKind) -> Shown:
    if isinstance(cell, Colour) and kind is CellKind.RATING:
        mark = _mark(cell)
        return {**_cell(mark["words"]), "mark": mark}
    return _cell(paper_cell(cell, kind), right=kind in _NUMBERS)


def _mark(colour: Colour) -> Shown:
    paint = PAINTS[colour]
    return {"words": f"{GLYPHS[colour]} {LETTERS[colour]} {colour.value}", "fill": paint.fill, "ink": paint.ink}


def _cell(words: str, *, right: bool = False, strong: bool = False, fill: str = "") -> Shown:
    long = len(words) > _LONG
    return {"words": inert(words), "right": right, "strong": strong, "fill": fill, "long": long, "mark": None}
