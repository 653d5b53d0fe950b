"""Tables in Word: a header row that repeats, rows kept whole, ratings as marks on their colour, words for who hears it.

A table that has no room on a lying page either is written row by row, each as labels and values.
"""

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from docx.oxml.ns import qn
from docx.shared import Length

from actionplan.domain.vocabulary import Colour
from actionplan.papers.document import CellKind, Column, Table
from actionplan.papers.formats.paper_cells import paper_rows
from actionplan.papers.formats.widths import widths
from actionplan.papers.formats.word.elements import add_paragraph, add_run, below, whole
from actionplan.papers.formats.word.template import TABLE_STYLE
from actionplan.papers.formats.xml_text import xml_text

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

    from actionplan.papers.formats.word.styles import Styles

_ON_ONE_LINE: Final = frozenset({CellKind.REF, CellKind.RATING, CellKind.DATE, CellKind.DAYS, CellKind.SHIFT})
_TO_THE_RIGHT: Final = frozenset({CellKind.FIGURE, CellKind.DAYS, CellKind.SHIFT})


_UNBROKEN: Final = "\u00a0"
_EMU_IN_A_TWIP: Final = 635
_HEADED: Final = {"val": "0620", "firstRow": "1"}
_BARE: Final = {"val": "0600", "firstRow": "0"}
_LOOK: Final = {"lastRow": "0", "firstColumn": "0", "lastColumn": "0", "noHBand": "1", "noVBand": "1"}


class _Size(NamedTuple):
    """A size of cells: the style of their paragraphs, and the points of its font."""

    style: str
    points: float


_SIZES: Final = (_Size("Paper Cell", 9), _Size("Paper Small Cell", 7.5))


class Laid(NamedTuple):
    """How a table is laid out: the width of each column and the style of its cells."""

    widths: list[int]
    style: str


def laid(table: Table, room: int) -> Laid | None:
    """How the table is laid out in a width, in EMU; None where it has no room even in small print."""
    lines = [[column.heading for column in table.columns]] if table.headed else []
    lines += paper_rows(table)
    for size in _SIZES:
        for keeps in (_ON_ONE_LINE, frozenset((CellKind.REF, CellKind.RATING))):
            whole = [column.kind in keeps and _short(lines, at) for at, column in enumerate(table.columns)]
            found = widths(lines, whole, size.points, room)
            if found is not None:
                return Laid(found, size.style)
    return None


def _short(lines: list[list[str]], at: int) -> bool:
    """Whether each cell is as short as a date: "at the meeting of the Executive" may stand in a date's place."""
    return all(len(line[at]) <= len("30 September 2027 *") for line in lines)


def write_table(word: "WordDocument", styles: "Styles", table: Table, name: str, room: int) -> None:
    """Write the table; ``name`` is what it is of, for who hears it and does not see it."""
    found = laid(table, room)
    if found is None:
        _write_rows(word, styles, table)
        return
    made = whole("tbl")
    _describe(made, styles, table, name)
    grid = below(made, "tblGrid")
    for width in found.widths:
        below(grid, "gridCol", w=_twips(width))
    style = styles.id_of(found.style)
    if table.headed:
        _write_header(made, table.columns, found.widths, style)
    for cells, texts in zip(table.rows, paper_rows(table), strict=True):
        row = _add_row(made)
        for value, text, column, width in zip(cells, texts, table.columns, found.widths, strict=True):
            paragraph = _add_cell(row, column, width, style)
            rating = value if isinstance(value, Colour) else None
            mark = text if rating is None else text.replace(" ", _UNBROKEN)
            add_run(paragraph, xml_text(mark), rating=rating)
    _at_the_end(word, made)
    _after(word, styles)


def _describe(made: Any, styles: "Styles", table: Table, name: str) -> None:
    properties = below(made, "tblPr")
    below(properties, "tblStyle", val=styles.id_of(TABLE_STYLE))
    below(properties, "tblW", type="auto", w="0")
    below(properties, "tblLayout", type="fixed")
    below(properties, "tblLook", **_LOOK, **(_HEADED if table.headed else _BARE))
    headings = ", ".join(column.heading for column in table.columns if column.heading)
    below(properties, "tblCaption", val=xml_text(name, newlines=False))
    below(properties, "tblDescription", val=xml_text(f"{len(table.rows)} rows. Columns: {headings}.", newlines=False))


def _write_header(made: Any, columns: tuple[Column, ...], widths: list[int], style: str) -> None:
    row = _add_row(made, repeated=True)
    for column, width in zip(columns, widths, strict=True):
        paragraph = _add_cell(row, column, width, style, keeps_next=True)
        add_run(paragraph, xml_text(column.heading, newlines=False))


def _add_row(made: Any, *, repeated: bool = False) -> Any:
    row = below(made, "tr")
    properties = below(row, "trPr")
    below(properties, "cantSplit")
    if repeated:
        below(properties, "tblHeader")
    return row


def _add_cell(row: Any, column: Column, width: int, style: str, *, keeps_next: bool = False) -> Any:
    """A cell, as its paragraph."""
    cell = below(row, "tc")
    below(below(cell, "tcPr"), "tcW", type="dxa", w=_twips(width))
    return add_paragraph(cell, style, keeps_next=keeps_next, to_the_right=column.kind in _TO_THE_RIGHT)


def _twips(emu: int) -> str:
    return str(emu // _EMU_IN_A_TWIP)


def _at_the_end(word: "WordDocument", element: Any) -> None:
    """Put an element behind all others; the page's own comes last in the file."""
    word.element.body.find(qn("w:sectPr")).addprevious(element)


def _after(word: "WordDocument", styles: "Styles") -> None:
    """Room below a table, which has none of its own."""
    space = styles.paragraph(word.add_paragraph(), "Paper Small Cell")
    space.paragraph_format.space_after = Length(0)


def _write_rows(word: "WordDocument", styles: "Styles", table: Table) -> None:
    """Each row as labels and values, what is empty left out; its first cell names it."""
    holder, style = whole("body"), styles.id_of("Paper Fact")
    for cells, texts in zip(table.rows, paper_rows(table), strict=True):
        first = True
        for value, text, column in zip(cells, texts, table.columns, strict=True):
            if not text:
                continue
            paragraph = add_paragraph(holder, style, keeps_next=first)
            add_run(paragraph, f"{xml_text(column.heading, newlines=False)}\t", strong=True)
            add_run(paragraph, xml_text(text), strong=first, rating=value if isinstance(value, Colour) else None)
            first = False
        for each in list(holder):
            _at_the_end(word, each)
        _after(word, styles)
