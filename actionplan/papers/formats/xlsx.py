"""A document as a workbook: first what it is and what each column says, then its words, then a sheet a table.

For analysts: days are days, numbers numbers, and no text is a formula. The bytes are the same for the same document.
"""

from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import Any, Final

from xlsxwriter import Workbook

from actionplan.domain.errors import BadInput
from actionplan.domain.text import quoted
from actionplan.papers.document import CellKind, Chart, Column, Document, Section, Table, TimeChart
from actionplan.papers.formats.figures import Named, named_tables
from actionplan.papers.formats.front import front_facts, running_words
from actionplan.papers.formats.normalise import normalise
from actionplan.papers.formats.text import to_text
from actionplan.papers.formats.workbook.cells import Cells
from actionplan.papers.formats.workbook.names import sheet_names
from actionplan.papers.formats.workbook.sheets import set_height, set_page, write_sheet
from actionplan.papers.formats.xml_text import xml_text

ABOUT: Final = "About"
WORDS: Final = "Words"
_A_LINE: Final = 110
_ABOUT_WIDTHS: Final = (34, 34, 90)

_MEANINGS: Final = {
    CellKind.TEXT: "Words.",
    CellKind.REF: "The ref of an item, a measure or a follow-up.",
    CellKind.DATE: "A day, or words in its place; empty where there is none.",
    CellKind.DAYS: "A number of days; empty where there is none.",
    CellKind.SHIFT: "Days later (or, below 0, earlier); empty where there is none.",
    CellKind.FIGURE: "A number.",
    CellKind.RATING: "The rating: Red, Amber, Green, Blue, Grey or Closed.",
    CellKind.DIRECTION: "Since the papers issued last: better, same, worse or new.",
}
"""What a column says of which a document says nothing more."""


def to_xlsx(document: Document, day: date) -> bytes:
    """The workbook, which bears ``day``. Raises ``BadInput`` where the document has no table."""
    named = named_tables(document)
    if not named:
        title = quoted(document.title.text)
        raise BadInput(f"{title} has no table, and a workbook holds nothing else: choose another format.")
    out = BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    front = document.front
    book.set_properties(
        {
            "title": xml_text(document.title.text, newlines=False),
            "author": xml_text(front.partnership if front else "", newlines=False),
            "created": datetime.combine(day, time(), UTC).replace(tzinfo=None),
        }
    )
    cells, running = Cells(book), running_words(front)
    words = _words(document)
    first = [ABOUT, *([WORDS] if words else [])]
    names = sheet_names((each.name for each in named), first)
    sheets = {name: book.add_worksheet(name) for name in (*first, *names)}
    for sheet in sheets.values():
        set_page(sheet, running)
    if words:
        _write_words(sheets[WORDS], cells, words)
    for name, each in zip(names, named, strict=True):
        write_sheet(book, sheets[name], cells, each)
    _write_about(sheets[ABOUT], cells, document, dict(zip(names, named, strict=True)))
    book.close()
    return normalise(out.getvalue(), day)


def _write_about(sheet: Any, cells: Cells, document: Document, named: dict[str, Named]) -> None:
    """What the workbook is, and a line a column of each sheet."""
    for at, width in enumerate(_ABOUT_WIDTHS):
        sheet.set_column(at, at, width)
    cells.text(sheet, 0, 0, document.title.text, {"bold": True, "font_size": 14, "text_wrap": False})
    front = document.front
    facts = [] if front is None else [*front_facts(front)]
    if running := running_words(front):
        facts.append(("Marking", running))
    if cells.cut:
        facts.append(("Cut", f"Texts too long for a cell, and cut at its end: {cells.cut}."))
    line = 1
    for line, (label, text) in enumerate(facts, 1):
        cells.text(sheet, line, 0, label, {"bold": True})
        cells.text(sheet, line, 1, text, {"text_wrap": False})
    line += 2
    for at, heading in enumerate(("Sheet", "Column", "What it says")):
        cells.heading(sheet, line, at, heading)
    for name, each in named.items():
        for column in each.table.columns:
            line += 1
            cells.text(sheet, line, 0, name)
            cells.text(sheet, line, 1, column.heading or column.name)
            cells.text(sheet, line, 2, _meaning(column))
            set_height(sheet, line, (name, column.heading, _meaning(column)), _ABOUT_WIDTHS)


def _meaning(column: Column) -> str:
    return column.meaning or _MEANINGS[column.kind]


def _words(document: Document) -> list[str]:
    """What the paper says besides its tables, line by line."""

    def without_tables(section: Section) -> Section:
        kept = tuple(each for each in section.blocks if not isinstance(each, Table | Chart | TimeChart))
        return section._replace(blocks=kept, heading=section.heading if kept else "")

    opening = without_tables(Section(document.opening)).blocks
    left = document._replace(
        title=document.title._replace(implied=True),
        front=None,
        opening=opening,
        sections=tuple(map(without_tables, document.sections)),
    )
    return to_text(left, _A_LINE).splitlines()


def _write_words(sheet: Any, cells: Cells, words: list[str]) -> None:
    sheet.set_column(0, 0, _A_LINE)
    for line, text in enumerate(words):
        if text:
            cells.text(sheet, line, 0, text)
