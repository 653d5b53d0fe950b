"""The partners' page: one page for the lead safeguarding partners. It counts nothing."""

from collections.abc import Iterator, Sequence

from actionplan.domain.dates import counted, long_day
from actionplan.domain.governance import cover_report as report
from actionplan.domain.governance.meeting_papers import MeetingPapers
from actionplan.domain.governance.partners_page import (
    NewRed,
    RaisedWithThem,
    asked_of_them,
    is_theirs,
    new_reds,
    partners_body,
    raised_with_them,
)
from actionplan.domain.meetings.bodies import verb
from actionplan.domain.rating.marks import counts_line
from actionplan.domain.text import capitalised, the_body
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
    Request,
    Requests,
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
    Column("Raised on, and why", fit=Fit.WRAP),
    Column("Answered on, and how", fit=Fit.WRAP),
)


def partners_page(papers: MeetingPapers, *, author: str = "", draft: bool = True) -> Document:
    """New Reds, what was raised with the partners, what they are asked, and what is different for children.

    About a meeting of another body, the page says what that body has before it, and asks the partners what is theirs.
    """
    meeting, body, theirs = papers.meeting, partners_body(papers), is_theirs(papers)
    reds, raised = new_reds(papers), raised_with_them(papers)
    purpose = report.purpose(papers) if theirs else "For information"
    return Document(
        Title(f"Page for {the_body(body)}{f', {long_day(meeting.on)}' if theirs else ''}"),
        (
            Paragraph(f"{reviews_line(papers.view)}. {' '.join(report.headline(papers))}"),
            Paragraph(counts_line(papers.paper.totals)),
        ),
        (
            _red(reds, report.compared_with(papers)),
            _raised(raised, body),
            *(_asked_at_their_meeting(papers, reds, raised) if theirs else [_asked(papers, body)]),
            *children_in_short(papers),
        ),
        front_of(papers.view, purpose, meeting=meeting, author=author, draft=draft),
        close=True,
    )


def _red(reds: Sequence[NewRed], since: str) -> Section:
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            each.ref,
            Composed(f"{each.title}. {each.lead}", Wrote.HEADING, ref=each.ref, instead=""),
            Composed(f"{each.why} {capitalised(each.since)}", Wrote.WORDS, ref=each.ref, instead=""),
            capitalised(each.date),
            Composed(" ".join(each.in_hand), Wrote.WORDS, ref=each.ref),
        )
        for each in reds
    )
    heading = f"Red now, and not in {since}" if since else "Red now"
    return Section((Table(_RED_COLUMNS, rows) if rows else Paragraph("None."),), f"{heading}: {len(rows)}")


def _asked_at_their_meeting(
    papers: MeetingPapers, reds: Sequence[NewRed], raised: Sequence[RaisedWithThem]
) -> Iterator[Section]:
    told = {*(each.ref for each in reds), *(each.ref for each in raised if not each.settled)}
    return asked_sections(papers, told_elsewhere=frozenset(told))


def _asked(papers: MeetingPapers, body: str) -> Section:
    """What the partners are asked, and how much the body that meets has before it."""
    asked, meeting = asked_of_them(papers), papers.meeting
    number = len(papers.paper.agenda)
    others = Paragraph(
        f"{meeting.title} {verb(meeting.body, 'has', 'have')} {counted(number, 'decision')} before it: "
        "its report lists them."
    )
    if not asked:
        return Section((Paragraph("Nothing."), others), "Asked of the partners: 0")
    opening = Paragraph(f"The {body} {verb(body, 'is', 'are')} asked to:")
    requests = Requests(
        tuple(
            Request(each.verb, Composed(each.words, Wrote.HEADING, ref=each.ask.ref, instead=each.bare), ())
            for each in asked
        )
    )
    return Section((opening, requests, others), f"Asked of the partners: {len(asked)}")


def _raised(raised: Sequence[RaisedWithThem], body: str) -> Section:
    waiting = sum(not each.answered for each in raised)
    unanswered = f", of which {waiting} not answered" if waiting else ""
    return Section(tuple(_raised_blocks(raised)), f"Raised with {the_body(body)}: {len(raised)}{unanswered}")


def _raised_blocks(raised: Sequence[RaisedWithThem]) -> Iterator[Block]:
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            each.ref,
            headed(each.title, each.ref),
            Composed(f"{long_day(each.on)}. {each.reason}", Wrote.WORDS, ref=each.ref, instead=f"{long_day(each.on)}."),
            _answer(each),
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


def _answer(each: RaisedWithThem) -> str:
    if each.answered_on is None:
        return "Not answered yet."
    on = f"{long_day(each.answered_on)}."
    return Composed(f"{on} {each.answer}", Wrote.WORDS, ref=each.ref, instead=on) if each.answer else on
