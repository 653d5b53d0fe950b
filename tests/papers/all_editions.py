"""Every document of the demonstration plan, in every edition and every format, as pages to look at. Run for the look.

``python -m tests.papers.all_editions -o FOLDER`` writes the files, has LibreOffice and Chromium turn them to PDF and
those into pictures, and prints what a machine can see: how many pages each has, and each page without its marking or
number, headings alone at a page's foot, words that a page lost, and what a checker finds in a tagged PDF. Needs
soffice, pdftoppm and chromium, and some ten minutes; ``outloud`` (PyPI) checks PDF files where it is on the PATH.
"""

import argparse
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from unicodedata import normalize

from pypdf import PdfReader

from actionplan.demo import make_demo
from actionplan.domain.clock import Clock
from actionplan.domain.editions import INSPECTION_MARKING, Reader
from actionplan.domain.subjects.plan import SetPolicy
from actionplan.domain.subjects.reviews.editing import EditReview
from actionplan.domain.vocabulary import Edition
from actionplan.ledger.ledger import Ledger
from actionplan.papers.document import Document
from actionplan.papers.formats.registry import FORMATS, Given
from actionplan.services.papers import PAPERS, About, Asked, Subject, document_of
from tests.papers.make_golden_documents import DECEMBER, TODAY
from tests.papers.office import turned_to_pdf

MARKING: Final = "OFFICIAL"
PARTNERS: Final = "lead-safeguarding-partners-2027-02-03"
AT_MOST: Final = {"plan-on-a-page": 1, "partners-page": 1, "chairs-brief": 2}
"""How many pages a paper may have that is known by its length, in Word and as PDF."""
WITH_PAGES: Final = "docx,html,pdf,pptx,xlsx"
"""The formats that are looked at as pages."""


@dataclass(frozen=True, slots=True)
class Made:
    """One document in one edition."""

    name: str
    edition: Edition
    document: Document


def plan(folder: Path) -> Ledger:
    """The demonstration plan with a marking, its review published."""
    make_demo(folder / "demo.db", TODAY)
    ledger = Ledger.open(str(folder / "demo.db"), Clock(fixed_day=TODAY))
    ledger.record(SetPolicy(key="marking", names=(MARKING,), reason="To look at."), "Business Manager")
    ledger.record(EditReview(review="SAM", published_on=TODAY), "Business Manager")
    return ledger


def made(ledger: Ledger) -> Iterator[Made]:
    """Every document in every edition that it has."""
    view = ledger.view()
    meetings = {each.id: each for each in view.snapshot.meetings}
    agency = next(each.id for each in view.agencies if each.name == "Children's Social Care")
    for paper in PAPERS.values():
        about = About()
        if Subject.AGENCY in paper.subjects:
            about = About(agency=agency)
        elif Subject.MEETING in paper.subjects and not paper.optional:
            about = About(meeting=meetings[PARTNERS if paper.name == "partners-page" else DECEMBER])
        for edition in Edition:
            inspected = edition is Edition.INSPECTION
            if edition is Edition.PUBLIC and not paper.public:
                continue
            asked = Asked(ledger, view, None, about, "Business Manager", Reader(edition, inspected, inspected))
            yield Made(paper.name, edition, document_of(paper, asked))


def write(folder: Path, formats: Sequence[str]) -> dict[Path, Made]:
    """Each document in each of the formats, as a file."""
    files = {}
    with closing(plan(folder)) as ledger:
        for each in made(ledger):
            for name in formats:
                if name == "xlsx" and not each.document.tables():
                    continue
                file = folder / "files" / f"{each.name}-{each.edition.value}-{name}{FORMATS[name].suffix}"
                file.parent.mkdir(exist_ok=True)
                file.write_bytes(FORMATS[name].write(each.document, Given(TODAY)))
                files[file] = each
    return files


def as_pages(files: Sequence[Path], folder: Path) -> list[Path]:
    """The files as PDF: office files in one call a format, web pages by a browser, PDF as it is."""
    folder.mkdir(exist_ok=True)
    pages = []
    for suffix in (".docx", ".xlsx", ".pptx"):
        pages += turned_to_pdf([file for file in files if file.suffix == suffix], folder)
    for file in files:
        to = folder / f"{file.stem}.pdf"
        if file.suffix == ".pdf":
            shutil.copy(file, to)
        elif file.suffix == ".html":
            browser = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
            command = [*browser, f"--user-data-dir={folder / '.chromium'}", f"--print-to-pdf={to}", file.as_uri()]
            subprocess.run(command, check=True, capture_output=True, timeout=120)
        else:
            continue
        pages.append(to)
    return pages


def seen(file: Path, of: Made) -> Iterator[str]:
    """What is wrong with the pages, as far as their words tell."""
    pages = [page.extract_text() for page in PdfReader(file).pages]
    at_most = AT_MOST.get(of.name, len(pages)) if file.stem.endswith(("docx", "pdf")) else len(pages)
    if len(pages) > at_most:
        yield f"{len(pages)} pages: more than {at_most}"
    marking = INSPECTION_MARKING if of.edition is Edition.INSPECTION else MARKING
    headings = {_bare(section.heading) for section in of.document.sections if section.heading}
    for number, text in enumerate(pages, 1):
        lines = [_bare(line) for line in text.splitlines() if line.strip()]
        marked = sum(marking in " ".join(line.split()) for line in text.splitlines())
        if of.document.front is not None and marked < (1 if file.stem.endswith("pptx") else 2):
            yield f"page {number}: marked {marked} times"
        numbered = f"{number}of{len(pages)}"
        if not any(numbered in line for line in lines):
            yield f"page {number}: not numbered"
        body = [line for line in lines if numbered not in line and _bare(marking) not in line and line != "draft"]
        if body and body[-1] in headings and number < len(pages):
            yield f"page {number}: a heading stands alone at its foot: {body[-1]}"
        if not body:
            yield f"page {number}: empty"
    yield from _lost(" ".join(pages), of)


def _lost(text: str, of: Made) -> Iterator[str]:
    """Words of the tables' cells that no page has."""
    there = _bare(text)
    for table in of.document.tables():
        for row in table.rows:
            for cell in row:
                if isinstance(cell, str) and _bare(cell) not in there:
                    missing = [word for word in cell.split() if _bare(word) not in there]
                    if missing:
                        yield f"cut or lost: {' '.join(missing)!r} of {cell[:60]!r}"


def _bare(words: str) -> str:
    return re.sub(r"[\W_]+", "", normalize("NFKC", words)).lower()  # a PDF has "ff" and "fi" as one character


def checked(files: Sequence[Path]) -> Iterator[str]:
    """What a checker of PDF/UA-1 says of tagged files."""
    if shutil.which("outloud") is None:
        yield "outloud is not installed: no PDF was checked"
        return
    for file in files:
        command = ["outloud", "--layer", "conformance", "--json", "-", str(file)]
        (told,) = json.loads(subprocess.run(command, check=False, capture_output=True).stdout)["results"]
        yield f"{file.name}: {told['verdict']} by the {len(told['rules'])} rules of outloud for PDF/UA-1"
        for each in told["findings"]:
            yield f"  {each['rule']}: {each['message']}"


def tell(lines: Iterable[str]) -> None:
    """Print them as they come."""
    for line in lines:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


def main() -> None:
    """Write, turn, look and tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--pictures", action="store_true", help="a picture of each page too")
    parser.add_argument("--formats", default=WITH_PAGES, help="some of them only, with commas between")
    given = parser.parse_args()
    folder = given.output.resolve()
    folder.mkdir(parents=True)
    files = write(folder, given.formats.split(","))
    of = {file.stem: each for file, each in files.items()}
    tell(checked([file for file in files if file.suffix == ".pdf"]))
    for page in sorted(as_pages(list(files), folder / "pages")):
        problems = list(seen(page, of[page.stem]))
        tell([f"{page.stem}: {len(PdfReader(page).pages)} pages", *(f"  {each}" for each in problems)])
        if given.pictures:
            subprocess.run(["pdftoppm", "-r", "60", "-png", str(page), str(page.with_suffix(""))], check=True)


if __name__ == "__main__":
    main()
