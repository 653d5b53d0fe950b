"""Workbooks, as openpyxl reads them back: typed cells, texts that stay texts, sheets that Excel opens."""

import io
from datetime import date, datetime
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from actionplan.domain.errors import BadInput
from actionplan.domain.rating.travel import Direction
from actionplan.domain.vocabulary import Colour
from actionplan.papers.column_words import COLUMN_WORDS
from actionplan.papers.columns import COLUMNS
from actionplan.papers.document import (
    Bar,
    Cell,
    CellKind,
    Chart,
    Column,
    Document,
    Front,
    Paragraph,
    Part,
    Section,
    Table,
    Title,
)
from actionplan.papers.formats.workbook.cells import LONGEST
from actionplan.papers.formats.workbook.names import sheet_names
from actionplan.papers.formats.xlsx import to_xlsx
from actionplan.papers.formats.xml_text import xml_text
from tests.nasty import NASTY

DAY = date(2027, 3, 31)
FRONT = Front("Sefton", "Executive", DAY, "6", "Manager", "To decide", "OFFICIAL & more", DAY, draft=True)


def read(document: Document) -> Any:
    return openpyxl.load_workbook(io.BytesIO(to_xlsx(document, DAY)))


def values(sheet: Any) -> list[list[object]]:
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def of_texts(*texts: str) -> Document:
    return Document(Title("T"), (Table((Column("Words"),), tuple((text,) for text in texts)),))


def test_any_text_is_a_text_to_the_letter_and_never_a_formula_a_link_or_a_number() -> None:
    texts = [
        *NASTY,
        "=1+1",
        "@x",
        "+44",
        "'=1",
        "007",
        "6.10",
        "1E5",
        "https://x.test",
        "_x0041_",
        "{=1}",
        "TRUE",
        "3/4",
    ]
    kept = [text for text in map(xml_text, texts) if text]
    sheet = read(of_texts(*texts)).worksheets[-1]
    cells = [row[0] for row in sheet.iter_rows(min_row=2) if row[0].value is not None]
    # openpyxl leaves the sign of an underscore before x0041 as it stands in the file.
    assert [cell.value.replace("_x005F_", "_") for cell in cells] == kept
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(cell.hyperlink for cell in cells)
    assert {cell.value for cell in cells if cell.quotePrefix} & {"=1+1", "007"} == {"=1+1"}


def test_a_text_that_is_too_long_for_a_cell_is_cut_and_the_workbook_says_so() -> None:
    book = read(of_texts("x" * LONGEST, "😀" * LONGEST))
    whole, cut = (row[0] for row in values(book.worksheets[-1])[1:])
    assert whole == "x" * LONGEST
    assert str(cut).endswith("😀 … [cut: a cell holds no more]")
    assert len(str(cut).encode("utf-16-le")) // 2 <= LONGEST
    assert ["Cut", "Texts too long for a cell, and cut at its end: 1.", None] in values(book["About"])


def test_days_numbers_and_ratings_are_read_back_as_they_are_in_the_document() -> None:
    kinds = list(CellKind)
    columns = tuple(Column(kind.name.title(), kind, meaning=f"About {kind.name}.") for kind in kinds)
    by_kind: dict[CellKind, Cell] = {
        CellKind.TEXT: ("one", "two"),
        CellKind.REF: "SAM-R06.10",
        CellKind.DATE: DAY,
        CellKind.DAYS: 12,
        CellKind.SHIFT: -3,
        CellKind.FIGURE: 1234,
        CellKind.RATING: Colour.AMBER,
        CellKind.DIRECTION: Direction.WORSE,
    }
    row = tuple(by_kind[kind] for kind in kinds)
    table = Table(
        columns,
        (
            row,
            (None,) * len(kinds),
            ("", "", "at once", None, 0, 0, None, None),
            (None, None, date(1066, 1, 1), *([None] * 5)),
        ),
    )
    book = read(Document(Title("T"), (Paragraph("There are 4."),), (Section((table,), "Dates"),), FRONT))
    assert book.sheetnames == ["About", "Words", "Dates"]
    sheet = book["Dates"]
    assert values(sheet)[1:] == [
        ["one; two", "SAM-R06.10", datetime(2027, 3, 31), 12, -3, 1234, "Amber", "worse"],  # noqa: DTZ001 - Excel has no zones
        [None] * 8,
        [None, None, "at once", None, 0, 0, None, None],
        [None, None, "1066-01-01", *[None] * 5],
    ]
    assert sheet.cell(2, 3).number_format == "d mmmm yyyy"
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B2", "A1:H5")
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation, sheet.print_title_rows) == (
        9,
        "landscape",
        "$1:$1",
    )
    assert "OFFICIAL & more · DRAFT" in sheet.oddHeader.center.text.replace("&&", "&")
    rules = [rule for each in sheet.conditional_formatting for rule in each.rules]
    assert {each.formula[0] for each in rules} == {f'"{colour.value}"' for colour in Colour}
    assert ["Dates", "Shift", "About SHIFT."] in values(book["About"])
    assert ["There are 4."] in values(book["Words"])
    assert (book.properties.title, book.properties.creator, book.properties.description) == ("T", "Sefton", None)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=40) | st.sampled_from(["History", "About", "ABOUT", "a/b", "'x'", "😀" * 40, ""])))
def test_names_of_sheets_are_legal_and_no_two_alike(names: list[str]) -> None:
    found = sheet_names(names, ["About"])
    assert len({name.casefold() for name in [*found, "about", "history"]}) == len(names) + 2
    for name in found:
        assert 0 < len(name.encode("utf-16-le")) // 2 <= 31
        assert not set(name) & set("[]:*?/\\")
        assert name == name.strip("' ")


@pytest.mark.parametrize("same", [True, False], ids=["the figures", "other figures"])
def test_a_chart_is_native_has_words_and_draws_the_documents_figures(*, same: bool) -> None:
    bars = tuple(Bar((red, 2), (Part(red if same else red + 5, "■"), Part(2, "□"))) for red in (3, 1))
    chart = Chart(("Red", "Due"), (), ("Red", "Not done"), (date(2027, 2, 28), DAY), bars, 9, "recommendations")
    data = to_xlsx(Document(Title("T"), (chart,)), DAY)
    with ZipFile(io.BytesIO(data)) as file:
        drawn = etree.fromstring(file.read("xl/charts/chart1.xml"))
        frame = etree.fromstring(file.read("xl/drawings/drawing1.xml"))
    columns = "BC" if same else "DE"
    formulas = [each.text for each in drawn.iterfind(".//{*}val//{*}f")]
    assert formulas == [f"T!${column}$2:${column}$3" for column in columns]
    book = openpyxl.load_workbook(io.BytesIO(data))
    drawn_values = [[cell.value for cell in book["T"][column][1:]] for column in columns]
    assert drawn_values == [[3, 1] if same else [8, 6], [2, 2]]
    words = frame.find(".//{*}cNvPr")
    assert words is not None
    assert "28 February 2027: Red 3, Due 2. 31 March 2027: Red 1, Due 2." in words.get("descr", "")


def test_a_document_without_a_table_is_no_workbook() -> None:
    with pytest.raises(BadInput, match='"T" has no table'):
        to_xlsx(Document(Title("T"), (Paragraph("x"),)), DAY)


def test_every_column_of_an_item_says_what_it_holds() -> None:
    assert tuple(COLUMN_WORDS) == COLUMNS
    assert all(words.meaning.endswith(".") for words in COLUMN_WORDS.values())
