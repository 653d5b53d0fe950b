"""The documents that can be made one at a time: what each is for, what it can be about, and what makes it.

Both front ends list them here. Nothing is issued or recorded; what is in a document is ``papers.documents``' to say,
and how it is laid out the formats'.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from actionplan.domain.errors import Refused
from actionplan.domain.vocabulary import Edition
from actionplan.services import paper_makers as make
from actionplan.services.asked_papers import About, Asked, Subject
from actionplan.services.progress import Step, silent

if TYPE_CHECKING:
    from actionplan.papers.document import Document
    from actionplan.papers.formats.registry import Format, Given
    from actionplan.services.stops import Stop

__all__ = ["PAPERS", "About", "Asked", "Paper", "Subject", "document_of"]

_NOTHING: Final = "Nothing was written"


@dataclass(frozen=True, slots=True)
class Paper:
    """One document: its name, what it holds and for whom, and what it can be about.

    ``optional``: without anything named it is about the whole plan. ``diary`` makes the same as a calendar file, for a
    document of days. ``public``: it has a public edition.
    """

    name: str
    holds: str
    make: "Callable[[Asked], Document]"
    subjects: tuple[Subject, ...] = ()
    optional: bool = False
    diary: "Callable[[Asked], bytes] | None" = None
    public: bool = False

    @property
    def takes(self) -> str:
        """What is typed after its name: "MEETING", "[REF]"; empty where nothing is."""
        named = "|".join(self.subjects)
        return f"[{named}]" if named and self.optional else named


@dataclass(frozen=True, slots=True)
class DrawnPaper:
    """A document as its reader may have it, in plain strings, and what keeps it from going out."""

    document: "Document"
    stops: "tuple[Stop, ...]"


def drawn_paper(paper: Paper, asked: Asked) -> DrawnPaper:
    """The document and what would stop it, for who reads it first and puts that right; nothing of it goes out.

    Refused where there is no such edition of it.
    """
    from actionplan.services.stops import stops_in

    document = _for_its_reader(paper, asked)
    text, marked = _texts(paper, document)
    stops = stops_in([text], asked.lines, asked.view, asked.reader, also_for_names=[marked])
    return DrawnPaper(document, stops)


def document_of(paper: Paper, asked: Asked) -> "Document":
    """The document as its reader may have it, in plain strings.

    Refused where it would name an officer on record, hold what the guard keeps in, or say to the public what was not
    written for it.
    """
    from actionplan.services.editions import refuse_words_not_public
    from actionplan.services.guarding import guarded
    from actionplan.services.no_names import refuse_names

    document = _for_its_reader(paper, asked)
    text, marked = _texts(paper, document)
    if not asked.reader.names:
        refuse_names([text, marked], asked.lines, asked.view.snapshot, nothing_done=_NOTHING)
    refuse_words_not_public(text, asked.lines, asked.view, asked.reader)
    guarded([text], lambda: asked.lines, asked.let_through)
    return document


def _for_its_reader(paper: Paper, asked: Asked) -> "Document":
    from actionplan.papers.editions import edition_of
    from actionplan.services.editions import refuse_unpublished

    reader = asked.reader
    if reader.edition is Edition.PUBLIC and not paper.public:
        *names, last = (each.name for each in PAPERS.values() if each.public)
        named = f"{', '.join(names)} and {last}"
        raise Refused(f"{_NOTHING}: there is no public edition of {paper.name}. There is one of {named}.")
    refuse_unpublished(reader, asked.view, asked.about.ref)
    return edition_of(_marked(paper.make(asked), asked), reader)


def _marked(document: "Document", asked: Asked) -> "Document":
    """What has no title block of its own, or one without a marking, is marked all the same."""
    from actionplan.papers.document import Front

    marking, front = asked.view.snapshot.policy.marking, document.front or Front()
    return document._replace(front=front._replace(marking=marking)) if marking and not front.marking else document


def _texts(paper: Paper, document: "Document") -> tuple[tuple[str, str], tuple[str, str]]:
    """Both layouts: a narrow table divides a name, and a mark of Markdown may stand inside of one."""
    from actionplan.papers.formats.markdown import to_markdown
    from actionplan.papers.formats.text import to_searched_text

    name = f"the {paper.name}"
    return (name, to_searched_text(document)), (name, to_markdown(document).decode())


def formats_of(paper: Paper) -> "tuple[Format, ...]":
    """What it can be written as, in the order in which they are offered."""
    from actionplan.papers.formats.registry import DIARY, FORMATS

    return (*FORMATS.values(), *((DIARY,) if paper.diary else ()))


def paper_file(paper: Paper, asked: Asked, form: "Format", given: "Given", step: Step = silent) -> bytes:
    """The document in a format, drawn up anew; refused as ``document_of`` is."""
    from actionplan.papers.formats.registry import DIARY

    step("drawing it up")
    document = document_of(paper, asked)
    step(f"laying it out as {form.name}")
    if form is DIARY and paper.diary is not None:
        return paper.diary(asked)
    return form.write(document, given)


_ALL: Final = (
    Paper(
        "report",
        "the cover report, for the body: what is asked, what changed, what is late, the difference for children",
        make.report_document,
        (Subject.MEETING,),
    ),
    Paper(
        "plan-on-a-page",
        "for everybody: each recommendation, what was done, the difference made, who leads, dates and rating",
        make.plan_on_a_page_document,
        (Subject.MEETING,),
        optional=True,
        public=True,
    ),
    Paper(
        "sign-off-sheets",
        "for the body, before it decides: what was done, the evidence, what is not known, what is missing",
        make.sign_off_sheets_document,
        (Subject.MEETING, Subject.ITEM),
    ),
    Paper(
        "tables",
        "for the body: the tables A to S, each row with its first agreed date and the date now",
        make.tables_document,
        (Subject.MEETING,),
    ),
    Paper(
        "chairs-brief",
        "for the chair: five questions, what was promised and by whom, what slips again, who has not answered",
        make.chairs_brief_document,
        (Subject.MEETING,),
    ),
    Paper(
        "minute",
        "a draft minute, for the clerk: what was asked and resolved, who has to do what by when",
        make.minute_document,
        (Subject.MEETING,),
    ),
    Paper(
        "summary",
        "a draft of the summary of its papers, as they would be issued now",
        make.summary_document,
        (Subject.MEETING,),
    ),
    Paper(
        "partners-page",
        "one page for the lead safeguarding partners: new reds, what was raised with them, what is asked of them",
        make.partners_page_document,
        (Subject.MEETING,),
    ),
    Paper(
        "agency-page",
        "for an agency before a meeting: what it leads, how that stands, its dates, what is asked of it",
        make.agency_page_document,
        (Subject.AGENCY,),
    ),
    Paper(
        "themes",
        "for the body and the yearly report: progress by theme, over the last three months",
        make.themes_document,
    ),
    Paper(
        "chronology",
        "for an inspector or a coroner: every entry in words by day, gaps, and how to check the record",
        make.chronology_document,
        (Subject.ITEM,),
        optional=True,
    ),
    Paper(
        "year",
        "for the yearly report: twelve months of movement, difference made, not done, slippage",
        make.year_document,
    ),
    Paper(
        "slides",
        "for the room: totals, exceptions, a slide for each decision asked",
        make.slides_document,
        (Subject.MEETING,),
    ),
    Paper(
        "status-page",
        "for an intranet: where the plan stands, its list, charts, and each item",
        make.status_page_document,
        public=True,
    ),
    Paper(
        "calendar",
        "for diaries: deadlines, meetings, when papers close, impact reviews",
        make.calendar_document,
        diary=make.diary_file,
        public=True,
    ),
)
PAPERS: Final[Mapping[str, Paper]] = {each.name: each for each in _ALL}
"""The documents by name, in the order in which they are listed."""
