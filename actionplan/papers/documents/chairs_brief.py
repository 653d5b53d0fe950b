"""The chair's brief: two sides of facts, and five questions drawn from them. It counts nothing."""

from collections.abc import Sequence

from actionplan.domain.dates import full_day, long_day
from actionplan.domain.governance.chairs_brief import ChairsBrief, Fact, Question
from actionplan.domain.governance.meeting_papers import MeetingPapers
from actionplan.domain.rating.marks import counts_line
from actionplan.domain.vocabulary import Wrote
from actionplan.papers.document import (
    Block,
    Cell,
    CellKind,
    Column,
    Composed,
    Document,
    Entry,
    Fit,
    Listing,
    ListStyle,
    Paragraph,
    Section,
    Table,
    Title,
)
from actionplan.papers.documents.cover_report import promised_table
from actionplan.papers.documents.front import front_of, headed, listed, marked, reviews_line

_COLUMNS = (
    Column("Ref", CellKind.REF),
    Column("What it is about", fit=Fit.WRAP),
    Column("Lead", fit=Fit.WRAP),
    Column("What is on record", fit=Fit.WRAP),
)


def chairs_brief(brief: ChairsBrief, papers: MeetingPapers, *, author: str = "", draft: bool = True) -> Document:
    """Facts only: what was promised, what slips again, who has not answered, and what to ask."""
    meeting, paper = papers.meeting, papers.paper
    standing: list[Block] = [Paragraph(counts_line(paper.totals), strong=True)]
    if moved := paper.travel_totals.words:
        standing.append(Paragraph(f"Since the papers as at {long_day(paper.since or paper.as_at)}: {moved}."))
    late = sum(each.late for each in brief.promised)
    promised: Block = promised_table(brief.promised) if brief.promised else Paragraph("Nothing is open.")
    return Document(
        Title(f"Chair's brief for the {meeting.body}, {full_day(meeting.on)}"),
        (Paragraph(reviews_line(papers.view)), *standing),
        (
            Section((_questions(brief.questions),), f"Questions to ask: {len(brief.questions)}"),
            Section(
                (promised,),
                f"Promised, and still open: {len(brief.promised)}{f', of which {late} late' if late else ''}",
            ),
            *listed("Done since the last meeting", marked(brief.done), 3),
            _facts("Moved, or carried forward, more than once", brief.slipping),
            _facts("Not answered, or not heard from", brief.silent),
        ),
        front_of(papers.view, "For the chair", meeting=meeting, author=author, draft=draft),
    )


def _questions(questions: Sequence[Question]) -> Block:
    if not questions:
        return Paragraph("Nothing on record asks for one.")
    return Listing(
        tuple(
            Entry((f"{number}. ", Composed(each.fact, Wrote.WORDS, ref=each.ref, instead=f"{each.ref}.")), (each.ask,))
            for number, each in enumerate(questions, 1)
        ),
        ListStyle.HANGING,
    )


def _facts(heading: str, facts: Sequence[Fact]) -> Section:
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (each.ref, headed(each.title, each.ref), Composed(each.lead, Wrote.ROLE, ref=each.ref), each.words)
        for each in facts
    )
    return Section((Table(_COLUMNS, rows) if rows else Paragraph("Nothing is."),), f"{heading}: {len(rows)}")
