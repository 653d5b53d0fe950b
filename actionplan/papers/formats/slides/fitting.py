"""What fits on a slide: a document's blocks as lines and tables that are measured in characters, and cut into slides.

Measures are careful ones: no font that an office has is wider than ``_WIDE``, so that nothing runs off a slide.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple, assert_never

from actionplan.domain.rating.marks import GLYPHS, MEANINGS
from actionplan.domain.text import capitalised, cells
from actionplan.domain.vocabulary import Colour
from actionplan.papers.document import (
    Block,
    Cell,
    CellKind,
    Chart,
    Column,
    Document,
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
    plain,
)
from actionplan.papers.formats.axis import time_chart_lines
from actionplan.papers.formats.figures import chart_table
from actionplan.papers.formats.lines import folded_lines
from actionplan.papers.formats.palette import LETTERS
from actionplan.papers.formats.paper_cells import paper_cell

WIDTH: Final = 880
HEIGHT: Final = 385
"""The room under a slide's title, in points."""
TEXT: Final = 18
CELL: Final = 14
DRAWN: Final = 10
"""The sizes of words, of words in tables, and of drawings in letters, in points."""
INSET: Final = 6
"""What a cell leaves free at each side, in points."""

_WIDE: Final = 0.58
"""The width of a character as a share of its size."""
_HIGH: Final = 1.25
_APART: Final = 6
_TITLE: Final = 96
_MONOSPACED: Final = 0.61
_LEAST: Final = 7
"""Characters of the narrowest column."""


class Words(NamedTuple):
    """Words on lines of their own: a label in bold before them, an indent in steps, and a bullet where there is one."""

    label: str
    words: str
    indent: int = 0
    bullet: bool = False
    strong: bool = False
    drawn: bool = False
    height: float = 0


class Grid(NamedTuple):
    """A table that fits: headings, cells with their ratings, widths in points, and which columns stand to the right."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    colours: tuple[tuple[Colour | None, ...], ...]
    widths: tuple[float, ...]
    right: tuple[bool, ...]
    height: float


Piece = Words | Grid | Chart


class Slide(NamedTuple):
    """One slide: its title, and what stands on it from top to bottom; a chart and a table have a slide of their own."""

    title: str
    pieces: tuple[Piece, ...]


def slides_of(document: Document) -> tuple[Slide, ...]:
    """The slides after the title's, each with a title of its own."""
    title = document.title.text or "Action plan"
    parts = [Section(document.opening, title), *document.sections] if document.opening else list(document.sections)
    made: list[Slide] = []
    heading = title
    for part in parts:
        heading = part.heading or heading
        made += _titled(heading, [piece for block in part.blocks for piece in _pieces(block)])
    return tuple(made)


def rating_words(colour: Colour) -> str:
    """Shape, letter and word: "■ R Red"."""
    return f"{GLYPHS[colour]} {LETTERS[colour]} {colour.value}"


def _titled(heading: str, pieces: Sequence[Piece]) -> Iterator[Slide]:
    """The pieces on as many slides as they need; a heading that is too long stands whole among them."""
    lines = folded_lines(heading.replace("\n", " "), _TITLE)
    title = lines[0] if len(lines) == 1 else f"{lines[0]} …"
    if len(lines) > 1:
        pieces = [*_words("", heading, strong=True), *pieces]
    shares = list(_shared_out(pieces))
    if not shares:
        return
    for at, share in enumerate(shares, 1):
        yield Slide(title if len(shares) == 1 else f"{title} ({at} of {len(shares)})", share)


def _shared_out(pieces: Iterable[Piece]) -> Iterator[tuple[Piece, ...]]:
    held: list[Piece] = []
    used = 0.0
    for piece in pieces:
        height = HEIGHT if isinstance(piece, Chart) else piece.height
        if held and used + height + _APART > HEIGHT:
            yield tuple(held)
            held, used = [], 0.0
        held.append(piece)
        used += height + _APART
    if held:
        yield tuple(held)


def _pieces(block: Block) -> Iterator[Piece]:
    match block:
        case Paragraph(words, inset, strong):
            yield from _words("", plain(words), indent=int(inset), strong=strong)
        case Quotation(text):
            yield from _words("", f"“{text}”", indent=1)
        case RatingLine(colour, reason):
            yield from _grids(_RATED, ((colour, reason),), headed=False)
        case Facts() | Listing() | Requests():
            yield from _listed(block)
        case Key(colours):
            yield from _grids(_KEY, tuple((each, MEANINGS[each]) for each in colours), headed=False)
        case Table() | Chart() | TimeChart():
            yield from _figure(block)
        case _:
            assert_never(block)


def _listed(block: Facts | Listing | Requests) -> Iterator[Words]:
    match block:
        case Facts(facts):
            for name, text in facts:
                yield from _words(f"{name}: ", text)
        case Listing(entries):
            for entry in entries:
                yield from _words("", plain(entry.words), indent=1, bullet=True)
                for text in entry.under:
                    yield from _words("", text, indent=2, bullet=True)
        case Requests(requests):
            for at, each in enumerate(requests, 1):
                refs = f": {', '.join(each.refs)}" if each.refs else ""
                yield from _words(f"{at}. {capitalised(each.verb)} ", f"{each.words}{refs}.")
        case _:
            assert_never(block)


def _figure(figure: Figure) -> Iterator[Piece]:
    match figure:
        case Table(columns, rows, headed=headed):
            if rows:
                yield from _grids(columns, rows, headed=headed)
            else:
                yield from _words("", "None.")
        case Chart():
            if figure.bars:
                yield figure
            table = chart_table(figure)
            yield from _grids(table.columns, table.rows, headed=True)
        case TimeChart():
            for line in time_chart_lines(figure, int(WIDTH / (DRAWN * _MONOSPACED))):
                yield Words("", line, drawn=True, height=DRAWN * _HIGH - _APART)
        case _:
            assert_never(figure)


_RATED: Final = (Column("Rating", CellKind.RATING), Column("Why"))
_KEY: Final = (Column("Rating", CellKind.RATING), Column("Meaning"))


def _words(label: str, words: str, *, indent: int = 0, bullet: bool = False, strong: bool = False) -> Iterator[Words]:
    """The words, in several pieces where they are longer than a slide."""
    room = int((WIDTH - 24 * indent) / (TEXT * _WIDE))
    lines = folded_lines(label + words, room)
    most = int(HEIGHT / (TEXT * _HIGH)) - 1
    if len(lines) <= most:
        yield Words(label, words, indent, bullet, strong, height=len(lines) * TEXT * _HIGH)
        return
    for at in range(0, len(lines), most):
        some = lines[at : at + most]
        yield Words("", "\n".join(some), indent, bullet and at == 0, strong, height=len(some) * TEXT * _HIGH)


def _grids(columns: Sequence[Column], rows: Sequence[Sequence[Cell]], *, headed: bool) -> Iterator[Grid]:
    """The table, in several where it is longer than a slide; its headings stand on each."""
    kinds = [column.kind for column in columns]
    headings = tuple(column.heading for column in columns) if headed else ()
    texts = [[_cell(cell, kind) for cell, kind in zip(row, kinds, strict=True)] for row in rows]
    whole = [kind in {CellKind.RATING, CellKind.REF} for kind in kinds]
    widths = _widths(headings, texts, whole)
    rooms = [max(int((width - 2 * INSET) / (CELL * _WIDE)), 1) for width in widths]
    right = tuple(kind in {CellKind.FIGURE, CellKind.DAYS, CellKind.SHIFT} for kind in kinds)
    top = _row_height([folded_lines(text, room) for text, room in zip(headings, rooms, strict=False)]) if headed else 0
    held: list[tuple[tuple[str, ...], tuple[Colour | None, ...]]] = []
    used = top
    for row, found in zip(texts, rows, strict=True):
        colours = tuple(cell if isinstance(cell, Colour) else None for cell in found)
        for cut, height in _cut(row, rooms, HEIGHT - top):
            if held and used + height > HEIGHT:
                yield _grid(headings, held, widths, right, used)
                held, used = [], top
            held.append((cut, colours))
            used += height
    yield _grid(headings, held, widths, right, used)


def _grid(
    headings: tuple[str, ...],
    held: Sequence[tuple[tuple[str, ...], tuple[Colour | None, ...]]],
    widths: Sequence[float],
    right: tuple[bool, ...],
    height: float,
) -> Grid:
    return Grid(
        headings, tuple(row for row, _ in held), tuple(colours for _, colours in held), tuple(widths), right, height
    )


def _cut(row: Sequence[str], rooms: Sequence[int], most: float) -> Iterator[tuple[tuple[str, ...], float]]:
    """The row, in several where it is higher than a slide."""
    lines = [folded_lines(text, room) for text, room in zip(row, rooms, strict=True)]
    height = _row_height(lines)
    if height <= most:
        yield tuple(row), height
        return
    step = max(int((most - INSET) / (CELL * _HIGH)) - 1, 1)
    for at in range(0, max(map(len, lines)), step):
        some = [each[at : at + step] for each in lines]
        yield tuple("\n".join(each) for each in some), _row_height(some)


def _row_height(lines: Sequence[Sequence[str]]) -> float:
    return max([1, *map(len, lines)]) * CELL * _HIGH + INSET


def _cell(cell: Cell, kind: CellKind) -> str:
    return rating_words(cell) if isinstance(cell, Colour) and kind is CellKind.RATING else paper_cell(cell, kind)


def _widths(headings: Sequence[str], rows: Sequence[Sequence[str]], whole: Sequence[bool]) -> list[float]:
    """Each column's share of the slide: by its longest cell, but a word is not divided for a longer neighbour.

    Nor is a cell of a column that is to stay ``whole``, such as one of refs.
    """
    lines = [headings, *rows] if headings else list(rows)
    columns = list(zip(*lines, strict=True))
    # A ref is in capitals and bold, which are wider than the measure.
    spare_of = [4 if keep else 2 for keep in whole]
    wanted = [
        min(max([_LEAST, *(cells(text) for text in column)]) + more, 60)
        for column, more in zip(columns, spare_of, strict=True)
    ]
    words = [max([_LEAST, *(cells(word) for text in column for word in text.split())]) + 2 for column in columns]
    least = [min(want if keep else word, want, 18) for word, want, keep in zip(words, wanted, whole, strict=True)]
    room = WIDTH / (CELL * _WIDE)
    spare = max(room - sum(least), 0)
    more = [want - low for want, low in zip(wanted, least, strict=True)]
    share = spare / sum(more) if sum(more) else 0
    sizes = [low + add * share for low, add in zip(least, more, strict=True)]
    if not sum(more):
        sizes[-1] += spare
    return [size * WIDTH / sum(sizes) for size in sizes]
