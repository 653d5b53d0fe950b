"""The papers of the demonstration plan, read back by other libraries than those that wrote them: the same numbers."""

import re
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from pptx import Presentation
from pypdf import PdfReader

from actionplan.demo import make_demo
from actionplan.domain.clock import Clock
from actionplan.domain.editions import Reader
from actionplan.domain.rating.view import PlanView
from actionplan.domain.vocabulary import Colour, Edition, Kind
from actionplan.ledger.ledger import Ledger
from actionplan.papers.document import Document
from actionplan.papers.formats.docx import to_docx
from actionplan.papers.formats.html import to_html
from actionplan.papers.formats.pdf import to_pdf
from actionplan.papers.formats.pptx import to_pptx
from actionplan.papers.formats.xlsx import to_xlsx
from actionplan.services.papers import PAPERS, About, Asked, document_of
from tests.papers import axe
from tests.papers.formats.test_any_document import a_document
from tests.papers.office import needs_libreoffice, turned_to_pdf

TODAY = date(2026, 11, 27)
DECEMBER = "executive-2026-12-17"
FEBRUARY = "lead-safeguarding-partners-2027-02-03"
NOTHING = About()


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    make_demo(path, TODAY)
    return Ledger.open(str(path), Clock(TODAY))


@pytest.fixture(scope="module")
def view(demo: Ledger) -> PlanView:
    return demo.view()


def paper(name: str, demo: Ledger, view: PlanView, about: About = NOTHING) -> Document:
    return document_of(PAPERS[name], Asked(demo, view, None, about))


@pytest.fixture(scope="module")
def status_page(demo: Ledger, view: PlanView) -> Document:
    return paper("status-page", demo, view)


def counts(text: str) -> dict[str, int]:
    """How many of each colour a line of counts says."""
    found = re.findall(r"(RED|AMBER|GREEN|BLUE|GREY) (\d+)", text)
    return {name.capitalize(): int(number) for name, number in found}


def test_the_status_page_has_the_plan_s_numbers_and_a_part_for_each_recommendation(
    status_page: Document, view: PlanView
) -> None:
    page: Any = html.document_fromstring(to_html(status_page).decode())
    totals = view.snapshot.totals()
    said = counts(page.xpath("//p[@class='strong']")[0].text_content())
    assert said == {each.value: totals.colours[each] for each in Colour if each is not Colour.CLOSED}
    listed = page.xpath("//h2[.='Recommendations and actions']/..//tbody/tr")
    assert len(listed) == len(view.rows)
    shown = [row.xpath(".//span[@class='word']")[0].text_content() for row in listed]
    assert shown == [row.rating.colour.value for row in view.rows]
    about = [each for each in page.xpath("//h2/text()") if re.match(r"R\d\d ", each)]
    assert len(about) == sum(row.item.kind is Kind.RECOMMENDATION for row in view.rows)


def test_slides_and_pdf_have_the_plan_s_numbers(demo: Ledger, view: PlanView, status_page: Document) -> None:
    totals = {each.value: view.snapshot.totals().colours[each] for each in Colour if each is not Colour.CLOSED}
    pages = PdfReader(BytesIO(to_pdf(status_page, TODAY))).pages
    assert counts(" ".join("\n".join(page.extract_text() for page in pages).split("Live ")[0].split())) == totals
    coming = next(each for each in view.snapshot.meetings if each.on > TODAY and each.body == "Executive")
    asked = Asked(demo, view, None, About(meeting=coming))
    shown: Any = Presentation(BytesIO(to_pptx(document_of(PAPERS["slides"], asked), TODAY)))
    charts = [shape.chart for slide in shown.slides for shape in slide.shapes if shape.has_chart]
    drawn = {series.name.split()[-1]: series.values[-1] for series in charts[0].plots[0].series}
    assert {name: drawn[name] for name in totals} == totals
    titles = [slide.shapes.title.text_frame.text for slide in shown.slides]
    decisions = [title for title in titles if title.startswith("Decision ")]
    assert decisions
    assert decisions[-1].startswith(f"Decision {len(decisions)} of {len(decisions)}")


@needs_libreoffice
def test_papers_are_as_long_as_their_names_say_in_word_and_as_pdf(demo: Ledger, view: PlanView, tmp_path: Path) -> None:
    meetings = {each.id: each for each in view.snapshot.meetings}
    executive, partners = (About(meeting=meetings[each]) for each in (DECEMBER, FEBRUARY))
    sides = {"plan-on-a-page": (1, About()), "partners-page": (1, partners), "chairs-brief": (2, executive)}
    made = {name: document_of(PAPERS[name], Asked(demo, view, None, about)) for name, (_, about) in sides.items()}
    at_most = {name: pages for name, (pages, _) in sides.items()}
    for name, about in (("theirs", partners), ("another", executive)):  # scrutiny's is the longest of its editions
        asked = Asked(demo, view, None, about, "Business Manager", Reader(Edition.SCRUTINY))
        made[f"partners-page-{name}"] = document_of(PAPERS["partners-page"], asked)
        at_most[f"partners-page-{name}"] = 1
    for name, document in made.items():
        (tmp_path / f"{name}.docx").write_bytes(to_docx(document, TODAY))
        assert len(PdfReader(BytesIO(to_pdf(document, TODAY))).pages) == at_most[name], name
    (tmp_path / "slides.pptx").write_bytes(to_pptx(paper("slides", demo, view, executive), TODAY))
    (tmp_path / "status-page.xlsx").write_bytes(to_xlsx(paper("status-page", demo, view), TODAY))
    for file in turned_to_pdf(sorted(tmp_path.glob("*.*")), tmp_path / "read"):
        pages = PdfReader(file).pages
        assert all(page.extract_text().strip() for page in pages), file.name
        assert len(pages) == at_most.get(file.stem, len(pages)), file.name


def test_axe_finds_nothing_on_the_status_page_or_on_a_page_of_every_block(
    status_page: Document, tmp_path: Path
) -> None:
    script = axe.axe_core()
    for document in (status_page, a_document("words")):
        for with_script in (True, False):
            assert axe.violations(to_html(document).decode(), script, tmp_path, with_script=with_script) == []
