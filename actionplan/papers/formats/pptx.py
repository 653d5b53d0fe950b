"""A document as slides of 16 by 9: each with a title and the marking at its foot, nothing running off, native charts.

``slides.fitting`` says what stands on which slide; this draws it. The bytes are the same for the same document.
"""

from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, assert_never

from actionplan.domain.vocabulary import Colour
from actionplan.papers.document import Chart, Document, Front
from actionplan.papers.formats.front import DRAFT, front_facts
from actionplan.papers.formats.native_chart import add_chart
from actionplan.papers.formats.normalise import normalise
from actionplan.papers.formats.palette import PAINTS
from actionplan.papers.formats.slides.elements import DrawnSlide, add_slide, below, points
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
        drawn = add_slide(made, plain)
        _draw(drawn, slide)
        _foot(drawn, front, at, len(slides) + 1)
    _properties(made, document, day)
    out = BytesIO()
    made.save(out)
    return normalise(out.getvalue(), day)


def _first(made: "Presentation", document: Document, front: Front, of: int) -> None:
    """The title's slide: what the paper is, whose, and for when."""
    slide = made.slides.add_slide(title_layout(made))
    # The library makes this one, whose title is another kind of title.
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
    _foot(DrawnSlide(slide.part), front, 1, of)


def _within(text: str, most: int) -> str:
    words = " ".join(text.split())
    return words if len(words) <= most else f"{words[: most - 1]}…"


def _draw(slide: DrawnSlide, shown: Slide) -> None:
    from pptx.util import Pt

    _run(slide.title, xml_text(shown.title), 26, bold=True)
    top = float(TOP)
    held: list[Words] = []
    for piece in shown.pieces:
        if isinstance(piece, Words):
            held.append(piece)
            continue
        top = _lines(slide, held, top)
        held = []
        match piece:
            case Chart():
                add_chart(slide.shapes, piece, (Pt(LEFT), Pt(top), Pt(WIDE), Pt(HEIGHT)))
                top += HEIGHT
            case Grid():
                _table(slide, piece, top, shown.title)
                top += piece.height + _APART
            case _:
                assert_never(piece)
    _lines(slide, held, top)


def _lines(slide: DrawnSlide, pieces: list[Words], top: float) -> float:
    """Words in one box; where the next begins."""
    if not pieces:
        return top
    height = sum(piece.height + _APART for piece in pieces)
    body = slide.box((LEFT, top, WIDE, height), flush=True)
    for piece in pieces:
        paragraph = below(body, "p")
        _indent(paragraph, piece)
        if piece.label:
            _run(paragraph, xml_text(piece.label), TEXT, bold=True)
        words = xml_text(piece.words)
        if piece.drawn:
            _run(paragraph, words or " ", DRAWN, typeface="Courier New")
        else:
            _run(paragraph, words, TEXT, bold=piece.strong)
    return top + height


def _indent(paragraph: Any, piece: Words) -> None:
    """What is left free below; and a hanging bullet, or an indent, as the paragraph's own property."""
    properties = below(paragraph, "pPr")
    below(below(properties, "spcAft"), "spcPts", val=str(0 if piece.drawn else _APART * 100))
    if not piece.indent:
        return
    properties.set("marL", points(24 * piece.indent))
    properties.set("indent", f"-{points(14)}" if piece.bullet else "0")
    if piece.bullet:
        below(properties, "buChar", char="•")


def _table(slide: DrawnSlide, grid: Grid, top: float, title: str) -> None:
    headed = bool(grid.headings)
    rows = [grid.headings, *grid.rows] if headed else list(grid.rows)
    colours = [(None,) * len(grid.widths), *grid.colours] if headed else list(grid.colours)
    table = slide.table((LEFT, top, WIDE, grid.height), grid.widths, f"Table: {title}")
    if headed:
        table[0].set("firstRow", "1")
    below(table[0], "tableStyleId").text = _RULED
    for at, (row, paints) in enumerate(zip(rows, colours, strict=True)):
        line = below(table, "tr", h=points(CELL * 1.25 + INSET))
        for place, (text, colour) in enumerate(zip(row, paints, strict=True)):
            _cell(
                line, text, colour, to_the_right=grid.right[place], head=headed and at == 0, first=headed and place == 0
            )


def _cell(line: Any, text: str, colour: Colour | None, *, to_the_right: bool, head: bool, first: bool) -> None:
    paint = None if colour is None else PAINTS[colour]
    cell = below(line, "tc")
    body = below(cell, "txBody")
    below(body, "bodyPr")
    below(body, "lstStyle")
    paragraph = below(body, "p")
    if to_the_right:
        below(paragraph, "pPr", algn="r")
    ink = _INK if paint is None or head else paint.ink
    _run(paragraph, xml_text(text), CELL, bold=head or first, ink=ink)
    room, half = points(INSET), points(INSET / 2)
    properties = below(cell, "tcPr", marL=room, marR=room, marT=half, marB=half)
    _fill(properties, _HEAD if head else "FFFFFF" if paint is None or not text else paint.fill)


def _fill(properties: Any, colour: str) -> None:
    below(below(properties, "solidFill"), "srgbClr", val=colour)


def _put(paragraph: Any, words: str, size: int, *, bold: bool = False) -> None:
    """Words as a run of one of the library's paragraphs."""
    _run(paragraph._p, xml_text(words), size, bold=bold)  # noqa: SLF001 - as above


def _run(
    paragraph: Any, words: str, size: int, *, bold: bool = False, ink: str = _INK, typeface: str | None = None
) -> None:
    """Words that a file can hold as a run of the paragraph, in British English; a line break in them stays one."""
    for at, line in enumerate(words.split("\n")):
        if at:
            below(paragraph, "br")
        run = below(paragraph, "r")
        properties = below(run, "rPr", lang="en-GB", sz=str(size * 100), b="1" if bold else "0")
        _fill(properties, ink)
        if typeface is not None:
            below(properties, "latin", typeface=typeface)
        below(run, "t").text = line


def _left(paragraph: Any) -> None:
    from pptx.enum.text import PP_ALIGN

    paragraph.alignment = PP_ALIGN.LEFT


def _foot(slide: DrawnSlide, front: Front, at: int, of: int) -> None:
    """The marking, DRAFT, and which slide of how many."""
    parts = (
        ("Draft", DRAFT if front.draft else "", LEFT, 200, "l"),
        ("Marking", _within(front.marking, 110), LEFT + 200, WIDE - 400, "ctr"),
        ("Number", f"{at} of {of}", LEFT + WIDE - 200, 200, "r"),
    )
    for name, words, left, width, side in parts:
        if words:
            paragraph = below(slide.box((left, FOOT, width, 22), name), "p")
            below(paragraph, "pPr", algn=side)
            _run(paragraph, xml_text(words), _FOOT_SIZE, bold=name != "Number")


def _properties(made: "Presentation", document: Document, day: date) -> None:
    front, properties = document.front or Front(), made.core_properties
    properties.title = _within(xml_text(document.title.text, newlines=False) or "Action plan", 200)
    properties.author = _within(xml_text(front.partnership, newlines=False), 200)
    properties.language = "en-GB"
    properties.created = properties.modified = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - the file's is UTC
