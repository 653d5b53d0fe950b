"""The reference for a board pack: bare library calls that write as many cells, lines and pages, and nothing else.

``read_back`` takes a pack apart, unmeasured, by libraries that read: cells, paragraphs, slides, days, pages' lines.
``write`` is what is measured: the library of each format writes them, and each file is kept by the disk. No style, no
chart, no name that is looked for; nothing is read from a plan, rated, compared, proved or recorded.
"""

import csv
import hashlib
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

Rows = list[list[str]]
_PAGES: Final = """
#set document(title: "Papers")
#for page in json(bytes(sys.inputs.pages)) [
  #for line in page [#line #linebreak()]
  #pagebreak(weak: true)
]
"""


@dataclass(frozen=True, slots=True)
class Content:
    """What a pack says, by the place of each file: what its ending's writer takes."""

    files: dict[str, Any]


def read_back(folder: Path) -> Content:
    """The content of a pack that was issued."""
    files = sorted(each for each in folder.rglob("*") if each.is_file())
    return Content({each.relative_to(folder).as_posix(): _READ.get(each.suffix, _lines)(each) for each in files})


def write(content: Content, folder: Path) -> None:
    """Write all of it into a new folder, and have the disk keep it."""
    (folder / "send").mkdir(parents=True)
    for name, said in content.files.items():
        path = folder / name
        _WRITE.get(path.suffix, _write_lines)(said, path)
        with path.open("rb") as written:
            hashlib.sha256(written.read())
            os.fsync(written.fileno())


def _lines(path: Path) -> list[str]:
    return path.read_bytes().decode("utf-8-sig").splitlines()


def _write_lines(lines: list[str], path: Path) -> None:
    path.write_text("\n".join(lines), encoding="utf-8")


def _csv(path: Path) -> Rows:
    return list(csv.reader(path.read_bytes().decode("utf-8-sig").splitlines(keepends=True)))


def _write_csv(rows: Rows, path: Path) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as table:
        csv.writer(table).writerows(rows)


def _json(path: Path) -> object:
    return json.loads(path.read_bytes())


def _write_json(value: object, path: Path) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2), encoding="utf-8")


def _docx(path: Path) -> tuple[list[str], list[Rows]]:
    from docx import Document

    document = Document(str(path))
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
    return [each.text for each in document.paragraphs], tables


def _write_docx(said: tuple[list[str], list[Rows]], path: Path) -> None:
    from docx import Document

    document, (paragraphs, tables) = Document(), said
    for words in paragraphs:
        document.add_paragraph(words)
    for rows in tables:
        table = document.add_table(len(rows), max(map(len, rows)))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=False):
                cell.text = text
    document.save(str(path))


def _xlsx(path: Path) -> list[list[list[Any]]]:
    from openpyxl import load_workbook

    return [[list(row) for row in sheet.iter_rows(values_only=True)] for sheet in load_workbook(path).worksheets]


def _write_xlsx(sheets: list[list[list[Any]]], path: Path) -> None:
    from xlsxwriter import Workbook

    with Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        day = book.add_format({"num_format": "d mmmm yyyy"})
        for rows in sheets:
            sheet = book.add_worksheet()
            for number, row in enumerate(rows):
                for column, value in enumerate(row):
                    if hasattr(value, "isoformat"):
                        sheet.write_datetime(number, column, value, day)
                    elif value is not None:
                        sheet.write(number, column, value)


def _pptx(path: Path) -> list[tuple[list[str], list[Rows]]]:
    from pptx import Presentation

    found = []
    for slide in Presentation(str(path)).slides:
        shapes: list[Any] = list(slide.shapes)
        texts = [each.text_frame.text for each in shapes if each.has_text_frame]
        tables = [[[cell.text for cell in row.cells] for row in each.table.rows] for each in shapes if each.has_table]
        found.append((texts, tables))
    return found


def _write_pptx(slides: list[tuple[list[str], list[Rows]]], path: Path) -> None:
    from pptx import Presentation
    from pptx.util import Inches

    made = Presentation()
    blank, room = made.slide_layouts[6], (Inches(1), Inches(1), Inches(8), Inches(1))
    for texts, tables in slides:
        shapes = made.slides.add_slide(blank).shapes
        for words in texts:
            shapes.add_textbox(*room).text_frame.text = words
        for rows in tables:
            table = shapes.add_table(len(rows), len(rows[0]), *room).table
            for number, row in enumerate(rows):
                for column, text in enumerate(row):
                    table.cell(number, column).text = text
    made.save(str(path))


def _ics(path: Path) -> list[tuple[str, Any, str]]:
    from icalendar import Calendar

    events: list[Any] = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    return [(str(each["uid"]), each["dtstart"].dt, str(each["summary"])) for each in events]


def _write_ics(events: list[tuple[str, Any, str]], path: Path) -> None:
    from icalendar import Calendar, Event

    made = Calendar()
    for uid, on, words in events:
        event = Event()
        for name, value in (("uid", uid), ("dtstart", on), ("summary", words)):
            event.add(name, value)
        made.add_component(event)
    path.write_bytes(made.to_ical())


def _pdf(path: Path) -> list[list[str]]:
    from pypdfium2 import PdfDocument

    return [page.get_textpage().get_text_bounded().splitlines() for page in PdfDocument(path)]


def _write_pdf(pages: list[list[str]], path: Path) -> None:
    import typst

    path.write_bytes(typst.compile(_PAGES.encode(), sys_inputs={"pages": json.dumps(pages)}, pdf_standards="ua-1"))


_READ: Final[dict[str, Callable[[Path], Any]]] = {
    ".csv": _csv,
    ".json": _json,
    ".docx": _docx,
    ".xlsx": _xlsx,
    ".pptx": _pptx,
    ".ics": _ics,
    ".pdf": _pdf,
}
_WRITE: Final[dict[str, Callable[[Any, Path], None]]] = {
    ".csv": _write_csv,
    ".json": _write_json,
    ".docx": _write_docx,
    ".xlsx": _write_xlsx,
    ".pptx": _write_pptx,
    ".ics": _write_ics,
    ".pdf": _write_pdf,
}
