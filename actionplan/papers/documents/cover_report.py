"""The cover report of a meeting: what its body reads first, and can read alone.

Every count, sentence and order is the domain's; this lays them out. It is the report of this item of business: agenda
and minutes are the clerk's.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from actionplan.domain.dates import full_day, long_day
from actionplan.domain.governance import cover_report as report
from actionplan.domain.governance.cover_report import Changed, Exceptional, Promised
from actionplan.domain.governance.meeting_papers import MeetingPapers
from actionplan.domain.meetings.bodies import verb
from actionplan.domain.rating.marks import MEANINGS, counts_line
from actionplan.domain.text import with_full_stop
from actionplan.domain.vocabulary import MeetingPart, Wrote
from actionplan.papers.document import (
    Block,
    Cell,
    CellKind,
    Column,
    Composed,
    Document,
    Entry,
    Facts,
    Fit,
    Key,
    Listing,
    ListStyle,
    Paragraph,
    RatingLine,
    Request,
    Requests,
    Section,
    Table,
    Title,
)
from actionplan.papers.documents.children import children_sections
from actionplan.papers.documents.front import front_of, headed, listed, marked, reviews_line
from actionplan.papers.documents.meeting_record import in_papers
from actionplan.papers.documents.then_and_now import then_and_now_section

_PARTS: Final = {
    MeetingPart.RISK: "Risk",
    MeetingPart.RESOURCES: "Resources",
    MeetingPart.LEGAL: "Legal",
    MeetingPart.EQUALITY: "Equality and diversity",
    MeetingPart.PUBLICITY: "Publicity",
}
"""The parts that the manager words, under their headings; the summary stands first in the report."""


def cover_report(papers: MeetingPapers, *, author: str = "", draft: bool = True) -> Document:
    """The whole report, in the order in which a board takes it."""
    meeting = papers.meeting
    item = papers.words.get(MeetingPart.ITEM)
    return Document(
        Title(f"Report to the {meeting.body}, {full_day(meeting.on)}: action plan"),
        tuple(_opening(papers)),
        (
            *_summary(papers),
            *asked_sections(papers),
            *_standing(papers),
            *_promised(papers),
            *_exceptions(papers),
            *_words(papers, draft=draft),
            *children_sections(papers),
            _with_this_report(papers),
            _about(papers),
        ),
        front_of(
            papers.view,
            report.purpose(papers),
            meeting=meeting,
            item="" if item is None else Composed(item.words, Wrote.WORDS, instead=report.agenda_number(papers)),
            author=author,
            draft=draft,
        ),
    )


def _opening(papers: MeetingPapers) -> Iterator[Block]:
    paper = papers.paper
    yield Paragraph(reviews_line(papers.view))
    since = report.compared_with(papers)
    compared = f" Compared with {since}." if since else " These are the first papers for this body."
    again = "" if paper.since_issue is None else f" {paper.since_issue.issue.sentence(paper.issue)}"
    yield Paragraph(f"As at {full_day(paper.as_at)}.{again}{compared}")


def _summary(papers: MeetingPapers) -> list[Section]:
    given = papers.words.get(MeetingPart.SUMMARY)
    return [] if given is None else [Section((Paragraph(Composed(in_papers(given), Wrote.WORDS)),), "Summary")]


def asked_sections(papers: MeetingPapers, told_elsewhere: frozenset[str] = frozenset()) -> Iterator[Section]:
    """The decisions in the words of their resolutions, under the number that the clerk gave.

    What a decision rests on is left out for an item of which the paper tells elsewhere.
    """
    asked, body = report.decisions_asked(papers), papers.meeting.body
    number = report.agenda_number(papers)
    heading = f"Decisions asked{f' (item {number})' if number else ''}: {len(asked)}"
    noted = [Paragraph(f"Also to note: {each.words}.") for each in papers.paper.asks if each.to_note]
    if not asked:
        yield Section((Paragraph("Nothing is asked for: the report is to be noted."), *noted), heading)
        return
    requests = [
        Request(each.verb, Composed(each.words, Wrote.HEADING, ref=each.ask.ref, instead=each.bare), ())
        for each in asked
    ]
    opening = Paragraph(f"The {body} {verb(body, 'is', 'are')} asked to:")
    yield Section((opening, Requests(tuple(requests)), *noted), heading)
    told = tuple(
        Entry((f"Decision {each.number}, {each.ask.ref}. ", Composed(each.behind, Wrote.WORDS, ref=each.ask.ref)))
        for each in asked
        if each.behind and each.ask.ref not in told_elsewhere
    )
    if told:
        yield Section((Listing(told, ListStyle.HANGING),), "What they rest on", 3)


def _standing(papers: MeetingPapers) -> Iterator[Section]:
    paper = papers.paper
    blocks: list[Block] = [
        Paragraph(counts_line(paper.totals), strong=True),
        *map(Paragraph, report.headline(papers)),
    ]
    if moved := paper.travel_totals.words:
        blocks.append(Paragraph(f"Since {report.compared_with(papers)}: {moved}."))
    if paper.action_totals.published:
        totals = paper.action_totals
        blocks.append(
            Paragraph(
                f"Actions under them: {totals.published}, of which {totals.live} live and {totals.overdue} overdue."
            )
        )
    blocks.append(Key(tuple(MEANINGS)))
    yield Section(tuple(blocks), "Where things stand")
    yield from then_and_now_section(paper.then_and_now)
    changes = report.changes_of_rating(papers)
    if changes:
        columns = (
            Column("Ref", CellKind.REF),
            Column("Recommendation", fit=Fit.WRAP),
            Column("Last papers", CellKind.RATING),
            Column("Now", CellKind.RATING),
            Column("What changed, and why", fit=Fit.WRAP),
        )
        rows: tuple[tuple[Cell, ...], ...] = tuple(
            (each.ref, headed(each.title, each.ref), each.then, each.now, _what_changed(each)) for each in changes
        )
        yield Section((Table(columns, rows),), f"What changed since the last papers: {len(rows)}", level=3)


def _what_changed(each: Changed) -> str:
    words = f"{each.how} {each.why}".strip()
    return Composed(words, Wrote.WORDS, ref=each.ref, instead=each.how)


def _promised(papers: MeetingPapers) -> Iterator[Section]:
    """Matters arising, what was done since, and what is still to be confirmed or was recorded late."""
    open_ones = report.promised(papers)
    late = sum(each.late for each in open_ones)
    heading = f"Matters arising: {len(open_ones)}{f', of which {late} late' if late else ''}"
    nothing = Paragraph("Nothing that this body asked for is open.")
    yield Section((promised_table(open_ones) if open_ones else nothing,), heading)
    yield from listed("Done since the last meeting", marked(papers.paper.reported), 3)
    yield from listed("To be confirmed", papers.paper.unconfirmed, 3)
    late_ones = papers.paper.recorded_late
    if late_ones:
        entries = tuple(
            Entry(Composed(each.words, Wrote.WORDS), tuple(Composed(words, Wrote.WORDS) for words in each.decided))
            for each in late_ones
        )
        yield Section((Listing(entries),), f"Recorded late: {len(entries)}", 3)


def promised_table(open_ones: Sequence[Promised]) -> Table:
    """What was asked, of whom, by when, and what has come of it."""
    columns = (
        Column("No.", CellKind.REF),
        Column("What was asked, and of whom", fit=Fit.WRAP),
        Column("Due", CellKind.DATE, fit=Fit.WRAP),
        Column("Since then", fit=Fit.WRAP),
    )
    return Table(columns, tuple(_promise(each) for each in open_ones))


def _promise(each: Promised) -> tuple[Cell, ...]:
    about = f" About {with_full_stop(each.about)}" if each.about else ""
    parts = (each.agency and with_full_stop(each.agency), each.ref and f"About {each.ref}.")
    bare = " ".join(part for part in parts if part)
    asked = f"{each.words} {with_full_stop(each.owner)}{about}"
    return (
        each.name,
        Composed(asked, Wrote.WORDS, ref=each.ref, entry=each.entry, instead=bare),
        each.due,
        since_then(each),
    )


def since_then(each: Promised) -> str:
    """What has come of it."""
    if each.reported:
        return Composed(each.reported, Wrote.WORDS, ref=each.ref)
    return "Not done, and nothing is reported." if each.late else "Nothing is reported yet."


def _exceptions(papers: MeetingPapers) -> Iterator[Section]:
    found = report.exceptional(papers)
    held = "What is late, worse than before, or shown otherwise than the rule says; and what is proposed about each."
    opening = held if found else "Nothing is late, worse than before, or shown otherwise than the rule says."
    yield Section((Paragraph(opening),), f"Exceptions: {len(found)}")
    for each in found:
        heading = Composed(f"{each.ref} {each.title}", Wrote.HEADING, ref=each.ref, instead=each.ref)
        about = each.ref if each.colour is not None else ""
        yield Section(tuple(_exception(each)), heading, 3, about=about)


def _exception(each: Exceptional) -> Iterator[Block]:
    reason = Composed(each.why, Wrote.WORDS, ref=each.ref, instead="")
    yield Paragraph(each.why) if each.colour is None else RatingLine(each.colour, reason)
    facts = (
        ("Listed as", each.reasons),
        ("Lead", Composed(each.lead, Wrote.ROLE, ref=each.ref)),
        ("Date", each.date),
        ("Since last papers", each.since),
        ("Last heard", Composed(each.heard, Wrote.UPDATE, ref=each.ref)),
    )
    yield Facts(tuple((name, words) for name, words in facts if words))
    in_hand = tuple(Composed(words, Wrote.WORDS, ref=each.ref) for words in each.in_hand)
    told = (Entry("What is in hand:", in_hand), Entry("What is asked here:", each.asked))
    yield Listing(tuple(entry for entry in told if entry.under))


def _words(papers: MeetingPapers, *, draft: bool) -> Iterator[Section]:
    """The manager's words for this meeting; a draft says which parts have none yet."""
    for part, heading in _PARTS.items():
        given = papers.words.get(part)
        if given is not None:
            yield Section((Paragraph(Composed(in_papers(given), Wrote.WORDS)),), heading)
    missing = [heading.lower() for part, heading in _PARTS.items() if part not in papers.words]
    if MeetingPart.SUMMARY not in papers.words:
        missing.insert(0, "summary")
    if missing and draft:
        yield Section((Paragraph(f"No words are given yet for: {', '.join(missing)}."),), "Still to be written")


def _with_this_report(papers: MeetingPapers) -> Section:
    paper = papers.paper
    sheets = [
        each.ask.ref for each in report.decisions_asked(papers) if each.ask.kind.value in {"sign-off", "not-ready"}
    ]
    entries = [Entry("Plan on a page: every recommendation, those signed off too.")]
    if sheets:
        entries.append(Entry(f"Sign-off sheets: {', '.join(sheets)}."))
    full = [each for each in paper.tables if each.rows]
    named = "; ".join(f"{each.name.partition('-')[0]} {each.heading}, {len(each.rows)}" for each in full)
    if named:
        entries.append(Entry(f"Tables: {named}."))
    if paper.changes.count:
        entries.append(
            Entry(f"The record of what changed since the last papers: {f'{paper.changes.count:,} entries'}.")
        )
    return Section((Listing(tuple(entries)),), "With this report")


def _about(papers: MeetingPapers) -> Section:
    paper = papers.paper
    entries = (
        Entry("Dates are those in force: an extension that is only asked for moves none."),
        Entry("Left out: restricted words, notes of contacts, and officers' names; roles and agencies are given."),
        Entry(f"Source: the plan's record through entry {paper.cut_off}, as at {long_day(paper.as_at)}."),
    )
    return Section((Listing(entries),), "About this report")
