"""Papers in Word: what python-docx and lxml read back from them, and how a council's own template is used."""

import io
from datetime import date
from typing import Any
from zipfile import ZipFile

import docx
import openpyxl
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import nsdecls, qn
from lxml import etree

from actionplan.domain.errors import BadInput
from actionplan.domain.vocabulary import Colour
from actionplan.papers.document import (
    Bar,
    Cell,
    CellKind,
    Chart,
    Column,
    Document,
    Entry,
    Front,
    Listing,
    Paragraph,
    Part,
    Request,
    Requests,
    Section,
    Table,
    Title,
)
from actionplan.papers.formats.docx import to_docx
from actionplan.papers.formats.word.tables import laid
from actionplan.papers.formats.word.template import our_template
from actionplan.papers.formats.xml_text import xml_text
from tests.nasty import NASTY
from tests.papers.formats.test_any_document import a_document, items

DAY = date(2027, 3, 31)
FRONT = Front("Sefton", "Executive", DAY, "6", "Business Manager", "To decide", "OFFICIAL", DAY, draft=True)
ROOM = 17 * 360_000


def read(document: Document, template: bytes | None = None) -> "docx.document.Document":
    return docx.Document(io.BytesIO(to_docx(document, DAY, template, "own.docx")))


def wide(columns: int) -> Table:
    """A table of columns which none can be narrower than their word."""
    named = tuple(Column(f"Heading-number-{at:02}") for at in range(columns))
    return Table(named, (tuple(f"unbreakable-word-{at:02}" for at in range(columns)),))


def shown(document: Document) -> str:
    """All text in the body, in order, as lxml reads it."""
    with ZipFile(io.BytesIO(to_docx(document, DAY))) as file:
        body = etree.fromstring(file.read("word/document.xml"))
    return "".join(
        {qn("w:t"): each.text or "", qn("w:br"): "\n", qn("w:tab"): " "}.get(each.tag, "") for each in body.iter()
    )


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_any_text_is_there_to_the_letter_but_for_what_no_file_can_hold(text: str) -> None:
    table = Table((Column("Words"),), ((text,),))
    found = read(Document(Title("T"), (Paragraph(text), table))).tables[0].cell(1, 0).text
    assert found == xml_text(text)
    assert shown(Document(Title("T"), (Paragraph(text),))) == f"T{xml_text(text)}"


def test_headings_lists_and_tables_are_what_word_knows_as_such() -> None:
    section = Section(
        (items(), Listing((Entry("one", ("more",)),)), Requests((Request("adopt", "it", ("R1",)),))), "Heading"
    )
    word = read(Document(Title("Title"), (), (section, section._replace(heading="", new_page=True)), FRONT))
    styles = [each.style.name for each in word.paragraphs if each.style]
    assert styles[0] == "Title"
    assert {"Heading 1", "List Bullet", "List Continue", "List Number", "Paper Fact"} <= set(styles)
    numbered = [each for each in word.paragraphs if each.style and each.style.name == "List Number"]
    lists = {each.paragraph_format.element.pPr.numPr.numId.val for each in numbered}
    assert len(lists) == 2, "each list begins at 1"
    properties: Any = word.tables[0]._tbl.tblPr
    assert properties.find(qn("w:tblCaption")).get(qn("w:val")) == "Heading"
    assert "Columns: Ref, Title, Lead, Due" in properties.find(qn("w:tblDescription")).get(qn("w:val"))
    rows = [row._tr for row in word.tables[0].rows]
    assert [row.find(f".//{qn('w:tblHeader')}") is not None for row in rows] == [True, False, False]
    assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in rows)
    assert word.tables[0].cell(1, 3).text == "31 March 2027"
    mark = word.tables[0].cell(1, 5)
    assert mark.text == "■\u00a0RED"
    assert [each.get(qn("w:fill")) for each in mark._tc.iter(qn("w:shd"))] == ["B3261E"]


def test_each_page_says_how_it_is_marked_that_it_is_a_draft_and_which_it_is() -> None:
    word = read(Document(Title("Report"), (), (), FRONT))
    assert word.sections[0].header.paragraphs[0].text == "OFFICIAL · DRAFT"
    assert [each.text for each in word.sections[0].footer.paragraphs] == ["Report · Page  of ", "OFFICIAL · DRAFT"]
    fields = word.sections[0].footer._element.iter(qn("w:fldSimple"))
    assert [field.get(qn("w:instr")) for field in fields] == [" PAGE ", " NUMPAGES "]
    about = word.core_properties
    assert (about.title, about.author, about.language, about.comments) == ("Report", "Sefton", "en-GB", "")
    assert about.created is not None
    assert about.created.date() == DAY
    width, height = word.sections[0].page_width, word.sections[0].page_height
    assert width is not None
    assert height is not None
    assert (round(width.mm), round(height.mm)) == (210, 297)
    assert "en-GB" in etree.tostring(word.styles.element.find(qn("w:docDefaults"))).decode()


def test_a_table_too_wide_for_a_page_that_stands_lies_and_one_too_wide_for_that_is_told_in_words() -> None:
    sections = tuple(Section((wide(columns),), f"{columns} columns") for columns in (2, 5, 40, 3))
    word = read(Document(Title("T"), (), sections))
    assert [each.orientation is WD_ORIENT.LANDSCAPE for each in word.sections] == [False, True, False]
    assert [len(table.columns) for table in word.tables] == [2, 5, 3]
    assert "Heading-number-39\tunbreakable-word-39" in [each.text for each in word.paragraphs]
    lying = read(Document(Title("T"), (), sections[:1], landscape=True))
    assert [each.orientation is WD_ORIENT.LANDSCAPE for each in lying.sections] == [True]


def test_the_columns_of_a_table_fill_the_page_and_no_more() -> None:
    for table in (items(), items("long " * 80), wide(3)):
        found = laid(table, ROOM)
        assert found is not None
        assert sum(found.widths) < ROOM + 100
        assert min(found.widths) > 300_000


def test_a_chart_is_words_native_and_its_figures_are_those_of_the_document() -> None:
    bars = tuple(Bar((red, 2), (Part(red, "■"), Part(2, "●"))) for red in (3, 1))
    chart = Chart(("Red", "Green"), ("■", "●"), ("Red", "Green"), (date(2027, 2, 28), DAY), bars, 5, "recommendations")
    data = to_docx(Document(Title("T"), (chart,)), DAY)
    with ZipFile(io.BytesIO(data)) as file:
        drawn = etree.fromstring(file.read("word/charts/paper1.xml"))
        book = openpyxl.load_workbook(io.BytesIO(file.read("word/embeddings/chart1.xlsx")))
        body = etree.fromstring(file.read("word/document.xml"))
    values = [float(each.text or "") for each in drawn.iterfind(".//{*}val//{*}v")]
    assert values == [3, 1, 2, 2]
    assert [list(row) for row in book.worksheets[0].iter_rows(min_col=2, values_only=True)][1:] == [[3, 2], [1, 2]]
    words = body.find(".//{*}docPr")
    assert words is not None
    assert words.get("descr", "").startswith(
        "Stacked bars of recommendations, one a day. 28 February 2027: Red 3, Green 2. 31 March 2027: Red 1, Green 2."
    )
    table = docx.Document(io.BytesIO(data)).tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows][1:] == [
        ["28 February 2027", "3", "2"],
        ["31 March 2027", "1", "2"],
    ]


def test_the_numbers_of_a_table_are_read_back_as_they_are_in_the_document() -> None:
    kinds = (CellKind.FIGURE, CellKind.DAYS, CellKind.SHIFT, CellKind.DATE, CellKind.RATING, CellKind.REF)
    row: tuple[Cell, ...] = (1234, 1, -3, DAY, Colour.GREY, "SAM-R06.10")
    table = Table(tuple(Column(kind.name, kind) for kind in kinds), (row, (0, None, 0, "at once", Colour.CLOSED, "7")))
    found = read(Document(Title("T"), (table,))).tables[0]
    assert [[cell.text for cell in each.cells] for each in found.rows][1:] == [
        ["1234", "1 day", "−3 days", "31 March 2027", "○\u00a0GREY", "SAM-R06.10"],
        ["0", "", "0 d", "at once", "–\u00a0CLOSED", "7"],
    ]


def test_a_template_with_a_style_without_a_name_and_without_any_list_is_used() -> None:
    word = docx.Document(io.BytesIO(our_template()))
    styles = word.styles.element
    for style in list(styles.style_lst)[3:]:
        styles.remove(style)
    styles.append(styles.makeelement(qn("w:style"), {qn("w:type"): "paragraph", qn("w:styleId"): "Title"}))
    out = io.BytesIO()
    word.save(out)
    made = read(a_document("words"), out.getvalue())
    assert {"Title", "Heading 2", "List Bullet", "Paper Table"} <= {each.name for each in made.styles}


def a_template(*, kind: str = "document.main+xml") -> bytes:
    """A council's template: its own paper, heading, header and two sections; made by python-docx, not by us."""
    word = docx.Document()
    word.styles["Heading 1"].font.name = "Gill Sans"
    word.sections[0].header.paragraphs[0].text = "Sefton Council"
    word.add_paragraph("Type your report here")
    word.add_section()
    out = io.BytesIO()
    word.save(out)
    changed = io.BytesIO()
    with ZipFile(out) as before, ZipFile(changed, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            after.writestr(name, content.replace(b"document.main+xml", kind.encode()) if "Types" in name else content)
    return changed.getvalue()


@pytest.mark.parametrize("kind", ["document.main+xml", "template.main+xml"])
def test_a_councils_template_gives_styles_page_and_header_and_nothing_else(kind: str) -> None:
    word = read(a_document("words")._replace(front=FRONT), a_template(kind=kind))
    assert "Type your report here" not in [each.text for each in word.paragraphs]
    assert [each.text for each in word.sections[0].header.paragraphs] == ["Sefton Council", "OFFICIAL · DRAFT"]
    assert word.styles["Heading 1"].font.name == "Gill Sans"
    assert "Paper Fact" in {each.name for each in word.styles}
    assert (word.core_properties.author, word.core_properties.comments) == ("Sefton", "")
    assert to_docx(a_document("w"), DAY, a_template()) == to_docx(a_document("w"), DAY, a_template())


def test_a_first_page_of_its_own_is_marked_too_and_pages_are_numbered_once() -> None:
    word = docx.Document()
    section = word.sections[0]
    section.different_first_page_header_footer = True
    field = docx.oxml.parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "/>')
    section.footer.paragraphs[0].paragraph_format.element.append(field)
    out = io.BytesIO()
    word.save(out)
    made = read(Document(Title("Report"), (), (), FRONT), out.getvalue()).sections[0]
    assert made.first_page_header.paragraphs[0].text == "OFFICIAL · DRAFT"
    assert [each.text for each in made.first_page_footer.paragraphs] == ["Report · Page  of ", "OFFICIAL · DRAFT"]
    assert [each.text for each in made.footer.paragraphs] == ["", "OFFICIAL · DRAFT"]


@pytest.mark.parametrize(
    ("template", "said"),
    [
        (b"no zip", "is not a Word file that can be a template"),
        (a_template(kind="spreadsheet"), "is not a Word file that can be a template"),
        (a_template(kind="document.macroEnabled.main+xml"), "holds macros"),
    ],
    ids=["no zip", "a workbook", "macros"],
)
def test_what_cannot_be_a_template_is_refused_in_a_sentence(template: bytes, said: str) -> None:
    with pytest.raises(BadInput, match=f'"own.docx" {said}'):
        read(Document(Title("T")), template)
