"""Slides, read back: each has a title, its marking and room for what stands on it; charts and tables have words."""

import re
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from hypothesis import example, given, settings
from pptx import Presentation

from actionplan.papers.document import Chart, Document, Front, Section
from actionplan.papers.formats.pptx import to_pptx
from actionplan.papers.formats.slides.fitting import HEIGHT, slides_of
from tests.nasty import NASTY
from tests.papers.formats.test_any_document import DAY, TEXTS, a_document, every_block

FRONT = Front("A partnership", "Executive", DAY, "7", "Business manager", "To decide", "OFFICIAL", DAY, draft=True)


def opened(document: Document) -> Any:
    return Presentation(BytesIO(to_pptx(document, DAY)))


def words(slide: Any) -> Iterator[str]:
    for shape in slide.shapes:
        if shape.has_text_frame:
            yield shape.text_frame.text
        elif shape.has_table:
            yield from (cell.text for row in shape.table.rows for cell in row.cells)


@settings(deadline=None, max_examples=8)
@given(TEXTS)
@example("\x02\x1b[2J")
@example("x" * 10_000)
@example("word " * 2_000)
def test_each_slide_has_a_title_and_a_foot_and_nothing_runs_off(text: str) -> None:
    document = a_document(text)._replace(front=FRONT)
    shown = opened(document)
    size = (shown.slide_width, shown.slide_height)
    for number, slide in enumerate(shown.slides, 1):
        assert slide.shapes.title.text_frame.text.strip()
        told = list(words(slide))
        assert {"OFFICIAL", "DRAFT", f"{number} of {len(shown.slides)}"} <= set(told)
        assert not re.search(r"[\x00-\x08\x0e-\x1f\u202e]", "".join(told))
        for shape in slide.shapes:
            assert 0 <= shape.left <= shape.left + shape.width <= size[0]
            assert 0 <= shape.top <= shape.top + shape.height <= size[1]
    for slide in slides_of(document):
        heights = [HEIGHT if isinstance(piece, Chart) else piece.height for piece in slide.pieces]
        assert sum(heights) <= HEIGHT


def test_every_nasty_text_is_there_whole() -> None:
    for text in NASTY:
        shown = "\n".join(each for slide in opened(_about(text)).slides for each in words(slide))
        if len(text) > 300:
            assert shown.count(text[0]) >= text.count(text[0])
        elif text.isprintable():
            assert text in shown


def _about(text: str) -> Document:
    return a_document("T")._replace(opening=(), sections=(Section(every_block(text)[:1], "Head"),))


def test_charts_and_tables_say_what_they_show_in_words() -> None:
    frames = [
        shape for slide in opened(a_document("words")).slides for shape in slide.shapes if shape.shape_type in {3, 19}
    ]
    told = [frame._element.nvGraphicFramePr.cNvPr.get("descr") for frame in frames]
    assert sum(frame.has_chart for frame in frames) == 2
    assert all(told)
    (chart, _) = (frame.chart for frame in frames if frame.has_chart)
    assert {series.name.split()[-1]: tuple(series.values) for series in chart.plots[0].series} == {
        "Red": (3,),
        "Green": (1,),
    }


def test_a_rating_is_shape_letter_and_word_on_its_colour() -> None:
    tables = [shape.table for slide in opened(a_document("words")).slides for shape in slide.shapes if shape.has_table]
    cells = [cell for table in tables for row in table.rows for cell in row.cells if cell.text == "■ R Red"]
    assert cells
    assert {str(cell.fill.fore_color.rgb) for cell in cells} == {"B3261E"}


def test_the_file_says_nothing_of_the_library_and_is_in_british_english() -> None:
    written = to_pptx(a_document("words")._replace(front=FRONT), DAY)
    with ZipFile(BytesIO(written)) as parts:
        texts = {name: parts.read(name) for name in parts.namelist()}
    for trace in (b"Steve Canny", b"python-pptx", b"PowerPoint Presentation", b"Office Theme"):
        assert [name for name, data in texts.items() if trace.lower() in data.lower()] == []
    assert not [name for name in texts if "thumbnail" in name or "printerSettings" in name]
    slides = b"".join(data for name, data in texts.items() if name.startswith("ppt/slides/slide"))
    assert set(re.findall(rb'<a:rPr[^>]*lang="([^"]*)"', slides)) == {b"en-GB"}
    assert len(re.findall(rb"<a:rPr", slides)) == len(re.findall(rb"<a:rPr[^>]*lang=", slides))
    properties = Presentation(BytesIO(written)).core_properties
    assert (properties.title, properties.author, properties.language) == ("words", "A partnership", "en-GB")


def test_the_same_document_gives_the_same_bytes() -> None:
    document = a_document("words")
    assert to_pptx(document, DAY) == to_pptx(document, DAY)
    assert to_pptx(document, DAY) != to_pptx(document, date(2027, 4, 1))


def test_each_shape_has_a_number_of_its_own_on_its_slide_and_each_slide_in_the_file() -> None:
    made = opened(a_document("words")._replace(front=FRONT))
    numbers = [[shape.shape_id for shape in slide.shapes] for slide in made.slides]
    assert max(map(len, numbers)) > 3
    assert all(len(set(each)) == len(each) for each in numbers)
    slides = [slide.slide_id for slide in made.slides]
    assert slides == sorted(set(slides))
    assert {slide.slide_layout.name for slide in list(made.slides)[1:]} == {"Title Only"}
