"""Each kind of block as the template of the page takes it: words, cells with their kind, and drawings of charts."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple, assert_never

from actionplan.domain.dates import long_day
from actionplan.domain.rating.marks import GLYPHS, MEANINGS
from actionplan.domain.text import capitalised
from actionplan.domain.vocabulary import Colour
from actionplan.papers.document import (
    Block,
    Cell,
    CellKind,
    Chart,
    Code,
    Facts,
    Figure,
    Key,
    Listing,
    Paragraph,
    Quotation,
    RatingLine,
    Requests,
    Section,
    Table,
    TimeChart,
    Words,
)
from actionplan.papers.formats.figures import chart_table
from actionplan.papers.formats.html.drawing import Drawing, bars, time_line
from actionplan.papers.formats.palette import LETTERS
from actionplan.papers.formats.text_tables import cell_text

_NUMBERS: Final = frozenset({CellKind.FIGURE, CellKind.DAYS, CellKind.SHIFT})


class Mark(NamedTuple):
    """A rating: shape, letter and word, and the name of its colour in the style sheet."""

    name: str
    shape: str
    letter: str
    word: str


class ShownCell(NamedTuple):
    """A cell: its words, and what it is besides: a link, a rating, a number, a day, a row's heading."""

    words: str
    link: str = ""
    mark: Mark | None = None
    number: bool = False
    day: str = ""
    heads: bool = False
    fixed: bool = False


class ShownTable(NamedTuple):
    """A table; each heading with whether its column is of numbers, and whether readers may choose rows by it.

    ``told``: the heading right above says the caption already, which then is for screen readers alone.
    """

    caption: str
    told: bool
    number: int
    headed: bool
    headings: tuple[tuple[str, bool, bool], ...]
    rows: tuple[tuple[ShownCell, ...], ...]


class Shown(NamedTuple):
    """A block: the name of the template's macro, and what that takes."""

    kind: str
    value: object
    more: object = ()


class Anchors(NamedTuple):
    """Where a link can go: each section's own place, and by ref the section whose heading begins with it."""

    places: tuple[str, ...]
    by_ref: dict[str, str]

    @staticmethod
    def of(sections: Sequence[Section]) -> "Anchors":
        """Of a document's sections, in order."""
        places = tuple(f"s{at}" if each.heading else "" for at, each in enumerate(sections, 1))
        named = zip(sections, places, strict=True)
        by_ref = {each.heading.split()[0]: place for each, place in named if each.heading.split()}
        return Anchors(places, by_ref)


def shown_block(block: Block, named: str, anchors: Anchors, numbers: Iterator[int]) -> Shown:
    """The block under the heading ``named``; ``numbers`` count tables and drawings through the page."""
    match block:
        case Paragraph(words, inset, strong):
            return Shown("paragraph", _pieces(words), "strong" if strong else "inset" if inset else "")
        case Quotation(text):
            return Shown("quotation", text)
        case RatingLine(colour, reason):
            return Shown("rating_line", mark(colour), reason)
        case Facts(facts):
            return Shown("facts", facts)
        case Listing(entries):
            return Shown("listing", tuple((_pieces(each.words), each.under) for each in entries))
        case Requests(requests):
            return Shown(
                "requests",
                tuple((capitalised(each.verb), each.words, _linked(each.refs, anchors)) for each in requests),
            )
        case Key(colours):
            return Shown("key", tuple((mark(each), MEANINGS[each]) for each in colours))
        case Table() | Chart() | TimeChart():
            return _shown_figure(block, named, anchors, numbers)
        case _:
            assert_never(block)


def _shown_figure(figure: Figure, named: str, anchors: Anchors, numbers: Iterator[int]) -> Shown:
    match figure:
        case Table():
            return Shown("table", _table(figure, named, anchors, next(numbers))) if figure.rows else Shown("none", "")
        case Chart():
            table = _table(chart_table(figure), f"{named}: figures", anchors, next(numbers), told=False)
            return Shown("chart", _numbered(bars(figure, named), next(numbers)), table)
        case TimeChart(signs=signs, note=note):
            drawn = _numbered(time_line(figure, named), next(numbers))
            return Shown("time_line", drawn, (tuple((each.mark, each.meaning) for each in signs), note))
        case _:
            assert_never(figure)


def mark(colour: Colour) -> Mark:
    """A rating's shape, letter and word."""
    return Mark(colour.value.lower(), GLYPHS[colour], LETTERS[colour], colour.value)


def _numbered(drawing: Drawing, number: int) -> tuple[Drawing, int]:
    return drawing, number


def _pieces(words: Words) -> tuple[tuple[str, bool], ...]:
    """The words in pieces, each with whether it is to be shown as typed."""
    if isinstance(words, str):
        return ((words, False),)
    return tuple((each.name, True) if isinstance(each, Code) else (each, False) for each in words)


def _linked(refs: Sequence[str], anchors: Anchors) -> tuple[tuple[str, str], ...]:
    return tuple((each, anchors.by_ref.get(each, "")) for each in refs)


def _table(table: Table, named: str, anchors: Anchors, number: int, *, told: bool = True) -> ShownTable:
    kinds = [column.kind for column in table.columns]
    heads = kinds.index(CellKind.REF) if CellKind.REF in kinds else 0
    headings = tuple(
        (column.heading, column.kind in _NUMBERS, column.kind is CellKind.RATING or column.choice)
        for column in table.columns
    )
    rows = tuple(
        tuple(
            _cell(cell, kind, anchors, heads=at == heads)
            for at, (cell, kind) in enumerate(zip(row, kinds, strict=True))
        )
        for row in table.rows
    )
    return ShownTable(named, told, number, table.headed, headings, rows)


def _cell(cell: Cell, kind: CellKind, anchors: Anchors, *, heads: bool) -> ShownCell:
    words = cell_text(cell, kind)
    if isinstance(cell, Colour) and kind is CellKind.RATING:
        return ShownCell(cell.value, mark=mark(cell), heads=heads)
    if isinstance(cell, date) and kind is CellKind.DATE:
        return ShownCell(long_day(cell), day=cell.isoformat(), heads=heads)
    link = anchors.by_ref.get(words, "") if kind is CellKind.REF else ""
    fixed = kind in {CellKind.REF, CellKind.DIRECTION} and len(words) <= 16
    return ShownCell(words, link, number=kind in _NUMBERS, heads=heads, fixed=fixed)
