"""A document as slides of 16 by 9: each with a title and the marking at its foot, nothing running off, native charts.

``slides.fitting`` says what stands on which slide; this draws it. The bytes are the same for the same document.
"""

from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, assert_never

from actionplan.papers.document import Chart, Document, Front
from actionplan.papers.formats.front import DRAFT, front_facts
from actionplan.papers.formats.native_chart import add_chart
from actionplan.papers.formats.normalise import normalise
from actionplan.papers.formats.palette import PAINTS
from actionplan.papers.formats.slides.fitting import CELL, DRAWN, HEIGHT, INSET, TEXT, Grid, Slide, Words, slides_of
from actionplan.papers.formats.slides.template import (
    FOOT,
    LEFT,
    TOP,
    WIDE,
    plain_layout,
    title_layout,
    wide_template,
)
from actionplan.papers.formats.xml_text import xml_text

if TYPE_CHECKING:
    from pptx.presentation import Presentation

_MAIN: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_INK: Final = "1B1B1B"
_HEAD: Final = "E7EBEF"
_FOOT_SIZE: Final = 10
_RULED: Final = "{5940675A-B579-460E-94D1-54222C63F5DA}"
"""The built-in style of a table that has a line around each cell and nothing else."""
_APART: Final = 6


def to_pptx(document: Document, day: date) -> bytes:
    """The file, which bears ``day``."""
    made = wide_template()
    front = document.front or Front()
    slides = slides_of(document)
    _first(made, document, front, len(slides) + 1)
    plain = plain_layout(made)
    for at, slide in enumerate(slides, 2):
        shapes = _shapes(made, plain)
        _draw(shapes, slide)
        _foot(shapes, front, at, len(slides) + 1)
    _properties(made, document, day)
    out = BytesIO()
    made.save(out)
    return normalise(out.getvalue(), day)


def _shapes(made: "Presentation", layout: Any) -> Any:
    """Those of a new slide, which number themselves without a look at all of them each time."""
    shapes = made.slides.add_slide(layout).shapes
    shapes.turbo_add_enabled = True
    return shapes


def _first(made: "Presentation", document: Document, front: Front, of: int) -> None:
    """The title's slide: what the paper is, whose, and for when."""
    slide = made.slides.add_slide(title_layout(made))
    title, below = slide.placeholders[0], slide.placeholders[1]
    _put(title.text_frame.paragraphs[0], _within(document.title.text or "Action plan", 130), 28, bold=True)
    lines = [f"{name}: {words}" for name, words in front_facts(front)]
    told = [_within(each, 160) for each in (document.title.beside, *lines, DRAFT if front.draft else "") if each]
    frame = below.text_frame
    for at, line in enumerate(told):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        _put(paragraph, line, TEXT)
        _left(paragraph)
    if not told:
        below._element.getparent().remove(below._element)  # noqa: SLF001 - it has no other door
    _foot(slide.shapes, front, 1, of)


def _within(text: str, most: int) -> str:
    words = " ".join(text.split())
    return words if len(words) <= most else f"{words[: most - 1]}…"


def _draw(shapes: Any, shown: Slide) -> None:
    from pptx.util import Pt

    _put(shapes.title.text_frame.paragraphs[0], shown.title, 26, bold=True)
    top = float(TOP)
    held: list[Words] = []
    for piece in shown.pieces:
        if isinstance(piece, Words):
            held.append(piece)
            continue
        top = _lines(shapes, held, top)
        held = []
        match piece:
            case Chart():
                add_chart(shapes, piece, (Pt(LEFT), Pt(top), Pt(WIDE), Pt(HEIGHT)))
                top += HEIGHT
            case Grid():
                _table(shapes, piece, top, shown.title)
                top += piece.height + _APART
            case _:
                assert_never(piece)
    _lines(shapes, held, top)


def _lines(shapes: Any, pieces: list[Words], top: float) -> float:
    """Words in one box; where the next begins."""
    from pptx.util import Pt

    if not pieces:
        return top
    height = sum(piece.height + _APART for piece in pieces)
    frame = shapes.add_textbox(Pt(LEFT), Pt(top), Pt(WIDE), Pt(height)).text_frame
    box = frame._txBody.bodyPr  # noqa: SLF001 - as above
    for name, value in (("wrap", "square"), ("lIns", "0"), ("tIns", "0"), ("rIns", "0"), ("bIns", "0")):
        box.set(name, value)
    paragraph = frame.paragraphs[0]
    for at, piece in enumerate(pieces):
        paragraph = paragraph if at == 0 else frame.add_paragraph()
        paragraph.space_after = Pt(0 if piece.drawn else _APART)
        if piece.label:
            _put(paragraph, piece.label, TEXT, bold=True)
        words = xml_text(piece.words)
        if piece.drawn:
            _put(paragraph, words or " ", DRAWN, typeface="Courier New")
        else:
            _put(paragraph, words, TEXT, bold=piece.strong)
        _indent(paragraph, piece)
    return top + height


def _indent(paragraph: Any, piece: Words) -> None:
    """A hanging bullet, or an indent, as the paragraph's own property."""
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - as above
    if not piece.indent:
        return
    from lxml.etree import SubElement
    from pptx.util import Pt

    step = int(Pt(24))
    properties.set("marL", str(step * piece.indent))
    properties.set("indent", str(-int(Pt(14))) if piece.bullet else "0")
    if piece.bullet:
        SubElement(properties, f"{_MAIN}buChar").set("char", "•")


def _table(shapes: Any, grid: Grid, top: float, title: str) -> None:
    from lxml.etree import SubElement
    from pptx.util import Pt

    headed = bool(grid.headings)
    rows = [grid.headings, *grid.rows] if headed else list(grid.rows)
    colours = [(None,) * len(grid.widths), *grid.colours] if headed else list(grid.colours)
    frame = shapes.add_table(len(rows), len(grid.widths), Pt(LEFT), Pt(top), Pt(WIDE), Pt(grid.height))
    frame.name = "Table"
    frame._element.nvGraphicFramePr.cNvPr.set("descr", xml_text(f"Table: {title}", newlines=False))  # noqa: SLF001
    table = frame.table
    table.first_row, table.horz_banding = headed, False
    table._tbl.tblPr[0].text = _RULED  # noqa: SLF001 - it has no other door
    for column, width in zip(table.columns, grid.widths, strict=True):
        column.width = Pt(width)
    for at, (line, row, paints) in enumerate(zip(table._tbl.tr_lst, rows, colours, strict=True)):  # noqa: SLF001
        line.set("h", str(int(Pt(CELL * 1.25 + INSET))))
        for place, (cell, text, colour) in enumerate(zip(line.tc_lst, row, paints, strict=True)):
            paint, head = None if colour is None else PAINTS[colour], headed and at == 0
            paragraph = cell.txBody.p_lst[0]
            if grid.right[place]:
                SubElement(paragraph, f"{_MAIN}pPr", algn="r")
            ink = _INK if paint is None or head else paint.ink
            _run(paragraph, xml_text(text), CELL, bold=head or (place == 0 and headed), ink=ink)
            properties = cell.get_or_add_tcPr()
            for side, room in (("marL", INSET), ("marR", INSET), ("marT", INSET / 2), ("marB", INSET / 2)):
                properties.set(side, str(int(Pt(room))))
            _fill(properties, _HEAD if head else "FFFFFF" if paint is None or not text else paint.fill)


def _fill(properties: Any, colour: str) -> None:
    from lxml.etree import SubElement

    SubElement(SubElement(properties, f"{_MAIN}solidFill"), f"{_MAIN}srgbClr", val=colour)


def _put(
    paragraph: Any, words: str, size: int, *, bold: bool = False, ink: str = _INK, typeface: str | None = None
) -> None:
    """Words as a run of the paragraph, in British English."""
    _run(paragraph._p, xml_text(words), size, bold=bold, ink=ink, typeface=typeface)  # noqa: SLF001 - as above


def _run(paragraph: Any, words: str, size: int, *, bold: bool, ink: str, typeface: str | None = None) -> None:
    """The same in the paragraph's own element: the library's properties take ten times as long, one by one."""
    from lxml.etree import SubElement

    for at, line in enumerate(words.split("\n")):
        if at:
            SubElement(paragraph, f"{_MAIN}br")
        run = SubElement(paragraph, f"{_MAIN}r")
        properties = SubElement(run, f"{_MAIN}rPr", lang="en-GB", sz=str(size * 100), b="1" if bold else "0")
        _fill(properties, ink)
        if typeface is not None:
            SubElement(properties, f"{_MAIN}latin", typeface=typeface)
        SubElement(run, f"{_MAIN}t").text = line


def _left(paragraph: Any) -> None:
    from pptx.enum.text import PP_ALIGN

    paragraph.alignment = PP_ALIGN.LEFT


def _foot(shapes: Any, front: Front, at: int, of: int) -> None:
    """The marking, DRAFT, and which slide of how many."""
    from pptx.enum.text import PP_ALIGN
    from pptx.util import Pt

    parts = (
        ("Draft", DRAFT if front.draft else "", LEFT, 200, PP_ALIGN.LEFT),
        ("Marking", _within(front.marking, 110), LEFT + 200, WIDE - 400, PP_ALIGN.CENTER),
        ("Number", f"{at} of {of}", LEFT + WIDE - 200, 200, PP_ALIGN.RIGHT),
    )
    for name, words, left, width, side in parts:
        if words:
            box = shapes.add_textbox(Pt(left), Pt(FOOT), Pt(width), Pt(22))
            box.name = name
            box.text_frame.word_wrap = True
            paragraph = box.text_frame.paragraphs[0]
            _put(paragraph, words, _FOOT_SIZE, bold=name != "Number")
            paragraph.alignment = side


def _properties(made: "Presentation", document: Document, day: date) -> None:
    front, properties = document.front or Front(), made.core_properties
    properties.title = _within(xml_text(document.title.text, newlines=False) or "Action plan", 200)
    properties.author = _within(xml_text(front.partnership, newlines=False), 200)
    properties.language = "en-GB"
    properties.created = properties.modified = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - the file's is UTC
