"""A plan with a nasty text in every field as Word file and workbook: each opens, and nothing in it acts."""

import shutil
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import docx
import openpyxl
import pytest
from lxml import etree
from pypdf import PdfReader

from actionplan.domain.editions import Reader
from actionplan.domain.governance.without_names import roles_in_texts
from actionplan.papers.documents.plan_workbook import plan_workbook
from actionplan.papers.editions import edition_of
from actionplan.papers.formats.registry import FORMATS, Given
from actionplan.services.charts import chart_points
from actionplan.services.web_page import last_words, status_page_of
from tests.papers.compared_view import compared_view
from tests.papers.office import needs_libreoffice, turned_to_pdf
from tests.security.nasty_plan import ENDED, nasty_plan

GIVEN = Given(ENDED)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the plan as plan.docx and as plan.xlsx."""
    folder = tmp_path_factory.mktemp("office")
    ledger = nasty_plan(folder)
    view = compared_view(ledger)
    own = replace(view, texts=roles_in_texts(view.texts))
    book = plan_workbook(own, view.rows, chart_points(ledger, view), last_words(ledger, own, view.rows))
    page = status_page_of(ledger, view)
    for name, document in (("docx", page), ("xlsx", book)):
        (folder / f"plan.{name}").write_bytes(FORMATS[name].write(edition_of(document, Reader()), GIVEN))
    return folder


def test_no_part_has_a_formula_a_link_or_a_macro(office: Path) -> None:
    for name in ("plan.docx", "plan.xlsx"):
        with ZipFile(office / name) as file:
            for part in file.namelist():
                content = file.read(part)
                assert not part.endswith((".bin", ".vml")), part
                if part.endswith((".xml", ".rels")):
                    root = etree.fromstring(content)
                    assert "TargetMode" not in {key for each in root.iter() for key in each.attrib}, part
                    assert not part.startswith("xl/worksheets/") or root.find(".//{*}f") is None, part
    instructions = docx.Document(str(office / "plan.docx")).element.body.iter("{*}instrText", "{*}fldSimple")
    assert list(instructions) == []


def test_the_workbook_has_a_row_an_item_and_no_restricted_words_and_no_name(office: Path) -> None:
    sheet = openpyxl.load_workbook(office / "plan.xlsx")["Items"]
    rows = list(sheet.iter_rows(values_only=True))
    refs = [row[rows[0].index("ref")] for row in rows[1:]]
    assert len(refs) == len(set(refs)) > 3
    assert not {"lead_name"} & {name for at, name in enumerate(rows[0]) if any(row[at] for row in rows[1:])}


@needs_libreoffice
def test_libreoffice_opens_both(office: Path) -> None:
    for name in ("plan.docx", "plan.xlsx"):  # of two files of one name, it would write one
        shutil.copy(office / name, office / f"{name[5:]}.{name[5:]}")
    for file in turned_to_pdf([office / "docx.docx", office / "xlsx.xlsx"], office):
        read = PdfReader(file)
        assert len(read.pages) > 2
        assert "Action plan" in read.pages[0].extract_text()
