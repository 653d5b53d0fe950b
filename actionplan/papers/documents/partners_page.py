"""The partners' page: one page for the lead safeguarding partners. It counts nothing."""

from collections.abc import Iterator, Sequence

from actionplan.domain.dates import long_day
from actionplan.domain.governance import cover_report as report
from actionplan.domain.governance.meeting_papers import MeetingPapers
from actionplan.domain.governance.partners_page import NewRed, RaisedWithThem, new_reds, raised_with_them
from actionplan.domain.rating.marks import counts_line
from actionplan.domain.vocabulary import Wrote
from actionplan.papers.document import (
    Block,
    Cell,
    CellKind,
    Column,
    Composed,
    Document,
    Fit,
    Paragraph,
    Section,
    Table,
    Title,
)
from actionplan.papers.documents.children import children_in_short
from actionplan.papers.documents.cover_report import asked_sections
from actionplan.papers.documents.front import front_of, headed, reviews_line

_RED_COLUMNS = (
    Column("Ref", CellKind.REF),
    Column("What it is about, and who leads", fit=Fit.WRAP),
    Column("Why it is Red", fit=Fit.WRAP),
    Column("Date", fit=Fit.WRAP),
    Column("What is in hand", fit=Fit.WRAP),
)
_RAISED_COLUMNS = (
    Column("Ref", CellKind.REF),
    Column("What it is about", fit=Fit.WRAP),
    Column("Raised, and why", fit=Fit.WRAP),
    Column("Answer", fit=Fit.WRAP),
)


def partners_page(papers: MeetingPapers, *, author: str = "", draft: bool = True) -> Document:
    """New Reds, what was raised with this body, what it is asked, and what is different for children."""
    meeting, reds, raised = papers.meeting, new_reds(papers), raised_with_them(papers)
    told = {*(each.ref for each in reds), *(each.ref for each in raised if not each.settled)}
    return Document(
        Title(f"Page for the {meeting.body}, {long_day(meeting.on)}"),
        (
            Paragraph(f"{reviews_line(papers.view)}. {' '.join(report.headline(papers))}"),
            Paragraph(counts_line(papers.paper.totals)),
        ),
        (
            _red(reds, report.compared_with(papers)),
            _raised(raised),
            *asked_sections(papers, told_elsewhere=frozenset(told)),
            *children_in_short(papers),
        ),
        front_of(papers.view, report.purpose(papers), meeting=meeting, author=author, draft=draft),
        close=True,
    )


def _red(reds: Sequence[NewRed], since: str) -> Section:
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            each.ref,
            Composed(f"{each.title}. {each.lead}", Wrote.HEADING, ref=each.ref, instead=""),
            Composed(f"{each.why} {each.since[:1].upper()}{each.since[1:]}", Wrote.WORDS, ref=each.ref, instead=""),
            each.date[:1].upper() + each.date[1:],
            Composed(" ".join(each.in_hand), Wrote.WORDS, ref=each.ref),
        )
        for each in reds
    )
    heading = f"Red now, and not in {since}" if since else "Red now"
    return Section((Table(_RED_COLUMNS, rows) if rows else Paragraph("None."),), f"{heading}: {len(rows)}")


def _raised(raised: Sequence[RaisedWithThem]) -> Section:
    waiting = sum(not each.answered for each in raised)
    heading = f"Raised with this body: {len(raised)}{f', of which {waiting} not answered' if waiting else ''}"
    return Section(tuple(_raised_blocks(raised)), heading)


def _raised_blocks(raised: Sequence[RaisedWithThem]) -> Iterator[Block]:
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            each.ref,
            headed(each.title, each.ref),
            Composed(f"{each.raised}. {each.reason}", Wrote.WORDS, ref=each.ref, instead=f"{each.raised}."),
            Composed(each.answer, Wrote.WORDS, ref=each.ref) if each.answer else "Not answered yet.",
        )
        for each in raised
        if not each.settled
    )
    if rows:
        yield Table(_RAISED_COLUMNS, rows)
    elif not raised:
        yield Paragraph("Nothing was.")
    settled = [f"{each.ref} on {long_day(each.answered_on)}" for each in raised if each.settled and each.answered_on]
    if settled:
        yield Paragraph(f"Answered before the last papers: {', '.join(settled)}.")
