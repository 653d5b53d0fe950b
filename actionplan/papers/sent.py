"""The papers of a meeting that are sent out unchanged: which there are, and the formats of each.

They hold what their edition holds. No author is named, and no draft is marked: whoever makes issued papers again has
the same bytes.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple

from actionplan.domain.editions import Reader
from actionplan.domain.governance.agency_page import agency_page
from actionplan.domain.governance.agenda import MeetingAgenda
from actionplan.domain.governance.meeting_papers import MeetingPapers
from actionplan.domain.governance.sign_off_sheets import sheets_of
from actionplan.domain.reports.plan_lines import plan_lines
from actionplan.domain.vocabulary import Edition
from actionplan.papers.document import Document
from actionplan.papers.documents.agency_page import agency_page as laid_out_for_agency
from actionplan.papers.documents.cover_report import cover_report
from actionplan.papers.documents.partners_page import partners_page
from actionplan.papers.documents.plan_on_a_page import plan_on_a_page
from actionplan.papers.documents.sign_off_sheets import sign_off_sheets
from actionplan.papers.editions import edition_of
from actionplan.papers.formats.registry import DIARY, FORMATS, Given

FOLDER: Final = "send"
"""Where they lie in the folder of a pack: nothing that partners should not have lies beside them."""

PDF: Final = "pdf"
MORE: Final = ("slides", "xlsx", "html", "ics")
"""What is added where it is asked for: slides, the workbook, the status page, the dates for diaries."""


class Wanted(NamedTuple):
    """For whom a pack is, and what is asked for besides the papers in Word: of ``MORE``, and ``PDF`` beside Word."""

    edition: Edition = Edition.BODY
    formats: tuple[str, ...] = ()


class SentPaper(NamedTuple):
    """A paper before it is written: its file's name without the ending, the formats, and for diaries the bytes."""

    name: str
    document: Document
    formats: tuple[str, ...]
    diary: bytes | None = None


def sent_papers(papers: MeetingPapers, reader: Reader, wanted: Wanted, more: Iterable[SentPaper]) -> list[SentPaper]:
    """The papers in Word, and ``more``, as the reader may have them; sign-off sheets where there are any."""
    forms = ("docx", PDF) if PDF in wanted.formats else ("docx",)
    found = [SentPaper(name, document, forms) for name, document in _in_word(papers, reader)]
    return [each._replace(document=edition_of(each.document, reader)) for each in (*found, *more)]


def _in_word(papers: MeetingPapers, reader: Reader) -> Iterable[tuple[str, Document]]:
    view, meeting = papers.view, papers.paper.meeting
    page = plan_on_a_page(view, plan_lines(view, papers.told), meeting=meeting, draft=False)
    if reader.edition is Edition.PUBLIC:  # the others are words that people composed, and asks of the body
        return [("plan-on-a-page", page)]
    found = [("report", cover_report(papers, draft=False)), ("plan-on-a-page", page)]
    sheets = sheets_of(papers.paper.agenda, view, papers.told, papers.paper.since_cut_off or 0)
    if sheets:
        found.append(("sign-off-sheets", sign_off_sheets(sheets, view, meeting=meeting, draft=False)))
    if reader.edition is Edition.PARTNERS:
        found += _for_partners(papers)
    return found


def _for_partners(papers: MeetingPapers) -> Iterable[tuple[str, Document]]:
    """The partners' page, and a page for each agency that the plan says anything of."""
    yield "partners-page", partners_page(papers, draft=False)
    coming = MeetingAgenda(papers.meeting, papers.paper.agenda)
    for agency in papers.view.agencies:
        page = agency_page(agency, papers.view, papers.told, coming)
        if page.says_something:
            document = laid_out_for_agency(page, papers.view, coming=papers.meeting, draft=False)
            yield f"agency-page-{agency.id}", document


def sent_files(sent: Sequence[SentPaper], papers: MeetingPapers, writing: Callable[[str], None]) -> dict[str, bytes]:
    """The files by their place in the pack, bearing the day as at which the papers stand.

    ``writing`` is told the name of each before it is written.
    """
    files, given = dict[str, bytes](), Given(papers.paper.as_at)
    for paper in sent:
        for name in paper.formats:
            form = DIARY if name == DIARY.name else FORMATS[name]
            file = f"{paper.name}{form.suffix}"
            writing(file)
            files[f"{FOLDER}/{file}"] = form.write(paper.document, given) if paper.diary is None else paper.diary
    return files
