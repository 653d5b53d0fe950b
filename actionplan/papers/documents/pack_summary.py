"""The summary of a board pack, which a board reads first: what is asked of it, where things stand, what has moved."""

from collections.abc import Iterator
from typing import Final

from actionplan.domain.dates import counted, full_day, long_day
from actionplan.domain.governance.asks import AskGroup
from actionplan.domain.governance.exceptions import Exceptional
from actionplan.domain.governance.pack import PackPaper
from actionplan.domain.governance.pack_tables.table import PaperTable
from actionplan.domain.meetings.bodies import verb
from actionplan.domain.rating.marks import (
    MEANINGS,
    concerns_line,
    counts_line,
    parts_of,
    percentages_line,
    published_line,
)
from actionplan.domain.rating.travel import ARROWS, Direction
from actionplan.domain.reports.movement import MovementReport
from actionplan.domain.text import capitalised
from actionplan.papers.document import (
    Block,
    Code,
    Document,
    Entry,
    Key,
    Listing,
    Paragraph,
    Request,
    Requests,
    Section,
    Title,
)
from actionplan.papers.documents.agenda import itemised
from actionplan.papers.documents.changes import WHAT_TIME_DID, by_time
from actionplan.papers.documents.movement import movement_for_readers, movement_heading, remarks_on
from actionplan.papers.documents.pack_tables import brief_table
from actionplan.papers.documents.since_issue import since_issue_sections
from actionplan.papers.documents.then_and_now import then_and_now_section

*_FIRST, _LAST = (each.meaning for each in Exceptional)
WHAT_IS_AN_EXCEPTION: Final = f"What the meeting looks at first: {'; '.join(_FIRST)}; or {_LAST}."

_MOST_REFS: Final = 12
"""How many items a request names; the table that it points to has them all."""


_UNUSUAL: Final = frozenset({"K-with-others"})
"""Tables that most plans never fill: told where they hold something, and a file of their own all the same."""


def pack_summary(paper: PackPaper) -> Document:
    """The whole summary."""
    sections = (
        _asked(paper),
        *since_issue_sections(paper.since_issue, paper.since_cut_off),
        *_arising(paper),
        *_recorded_late(paper),
        _totals(paper),
        *then_and_now_section(paper.then_and_now),
        *_movement(paper),
        *_by_time(paper),
        _exceptions(paper),
        *_measures(paper),
        *_scrutiny(paper),
        *map(_table, (*(each for each in paper.tables if each.rows or each.name not in _UNUSUAL), paper.actions)),
        _about_these_papers(paper),
    )
    return Document(Title(f"{paper.meeting.title}: action plan"), tuple(_opening(paper)), sections)


def draft_summary(paper: PackPaper) -> Document:
    """The summary of papers that are not issued, which its first line says."""
    summary = pack_summary(paper)
    told = Paragraph("What would go out if the papers were issued now; the files that it names come with them.")
    title = summary.title._replace(text=f"Draft, not issued: {summary.title.text}")
    return summary._replace(title=title, opening=(told, *summary.opening))


def _opening(paper: PackPaper) -> Iterator[Paragraph]:
    yield Paragraph("; ".join(paper.reviews) or "No review is in this plan yet.")
    since = _compared_with(paper)
    again = "" if paper.since_issue is None else f" {paper.since_issue.issue.sentence(paper.issue)}"
    yield Paragraph(f"As at {full_day(paper.as_at)}.{again} {since}.")


def _compared_with(paper: PackPaper) -> str:
    papers = paper.travel.papers
    if paper.since is not None:
        of = "" if papers is None else f" of the meeting of {long_day(papers.meeting_on)}"
        return f"Compared with the papers{of}, as at {long_day(paper.since)}"
    if paper.since_issue is None:
        return "These are the first papers for this body"
    return "This is the first meeting of this body to have papers"


def _asked(paper: PackPaper) -> Section:
    requests = tuple(Request(ask.verb, ask.words, _refs(ask)) for ask in paper.asks)
    asked = Requests(requests) if requests else Paragraph("Nothing is asked for: the papers are to be noted.")
    one_by_one = (itemised(paper.agenda, paper.titles),) if paper.agenda else ()
    return Section(
        (asked, *one_by_one), f"What the {paper.meeting.body} {verb(paper.meeting.body, 'is', 'are')} asked to do"
    )


def _arising(paper: PackPaper) -> Iterator[Section]:
    """What the body asked for before, what has come of it, and what is still to be confirmed."""
    told = (
        ("Matters arising", paper.arising),
        ("Done since the last meeting", paper.reported),
        ("To be confirmed", paper.unconfirmed),
    )
    for heading, sentences in told:
        if sentences:
            entries = tuple(Entry(each) for each in sentences)
            yield Section((Listing(entries),), f"{heading}: {len(entries)}")


def _recorded_late(paper: PackPaper) -> Iterator[Section]:
    """What meetings decided long before it was recorded, which the papers before could not tell."""
    if paper.recorded_late:
        entries = tuple(Entry(each.words, each.decided) for each in paper.recorded_late)
        yield Section((Listing(entries),), f"Recorded late: {len(entries)}")


def _refs(ask: AskGroup) -> tuple[str, ...]:
    shown, more = ask.refs[:_MOST_REFS], len(ask.refs) - _MOST_REFS
    return (*shown[:-1], f"{shown[-1]} and {more} more") if more > 0 else tuple(shown)


def _totals(paper: PackPaper) -> Section:
    totals = paper.totals
    blocks: list[Block] = [
        Paragraph(counts_line(totals), strong=True),
        Paragraph(f"{published_line(totals)} {capitalised(concerns_line(totals))}."),
    ]
    if percentages := percentages_line(totals):
        blocks.append(Paragraph(percentages))
    if moved := paper.travel_totals.words:
        blocks.append(Paragraph(f"Since the papers as at {long_day(paper.since or paper.as_at)}: {moved}."))
    blocks.append(Paragraph(_actions_line(paper)))
    if paper.impact:
        blocks.append(Paragraph(f"{paper.impact}."))
    blocks.append(Key(tuple(MEANINGS)))
    return Section(tuple(blocks), "Where things stand")


def _actions_line(paper: PackPaper) -> str:
    totals = paper.action_totals
    if not totals.published:
        return "No actions are recorded under them."
    return f"Actions under them, counted apart: live {parts_of(totals)} = {totals.published}; {totals.overdue} overdue."


def _movement(paper: PackPaper) -> Iterator[Section]:
    yield Section(_movement_blocks(paper.movement), movement_heading(paper.movement))
    if paper.action_totals.published or len(paper.action_movement.lines) > 1:
        yield Section(_movement_blocks(paper.action_movement), movement_heading(paper.action_movement), level=3)
    changed = f"{counted(paper.changes.count, 'change')} recorded since then: "
    noted = f" {counted(paper.contacts, 'contact')} noted." if paper.contacts else ""
    yield Section((Paragraph((changed, Code("changes.csv"), f" has them in words, by recommendation.{noted}")),))


def _movement_blocks(report: MovementReport) -> tuple[Block, ...]:
    return (movement_for_readers(report), *map(Paragraph, remarks_on(report)))


def _by_time(paper: PackPaper) -> Iterator[Section]:
    """What became so since the last papers, by day."""
    if paper.changes.time:
        yield Section((Listing(tuple(map(by_time, paper.changes.time))),), WHAT_TIME_DID, level=3)


def _exceptions(paper: PackPaper) -> Section:
    arrows = ", ".join(f"{ARROWS[way]} {way}" for way in Direction if way is not Direction.NONE)
    key = Paragraph(f"Since last, the direction of travel since the last papers: {arrows}.")
    held = Paragraph(WHAT_IS_AN_EXCEPTION)
    return Section((held, brief_table(paper.exceptions), key), f"Exceptions: {len(paper.exceptions.rows)}")


def _measures(paper: PackPaper) -> Iterator[Section]:
    """What each measure shows, in a line."""
    if paper.measures:
        entries = tuple(Entry(f"{each.ref}, {each.title}: {each.line}") for each in paper.measures)
        yield Section((Listing(entries),), f"What the measures show: {len(entries)}")


def _scrutiny(paper: PackPaper) -> Iterator[Section]:
    """What scrutiny said since the last papers, by role; it agrees nothing."""
    if paper.scrutiny:
        entries = (
            Entry(f"{each.ref}, {each.title}: {each.role}, {long_day(each.on)}", (each.words,))
            for each in paper.scrutiny
        )
        yield Section((Listing(tuple(entries)),), f"The scrutineer's view since the last papers: {len(paper.scrutiny)}")


def _table(table: PaperTable) -> Section:
    letter, _, _ = table.name.partition("-")
    lettered = f"{letter}. " if letter.isupper() else ""
    in_full = Paragraph(("In full: ", Code(f"{table.name}.csv"), "."))
    return Section((in_full, brief_table(table)), f"{lettered}{table.heading}: {len(table.rows)}")


def _about_these_papers(paper: PackPaper) -> Section:
    totals = paper.totals
    live, ended, others = (len(paper.table(letter).rows) for letter in "AEK")
    with_others = f" + K ({others})" if others else ""
    ahead = "the next sitting on record" if paper.next_known else "three months on, as no next sitting is on record"
    entries = (
        Entry(
            f"Tables overlap. A ({live}) + signed off ({totals.signed_off}) + E ({ended}){with_others} "
            f"= {totals.published} published in all; what B, C, D, F, H and J name lies within A."
        ),
        Entry(f"F and G look ahead to {long_day(paper.horizon)}: {ahead}."),
        Entry("Dates are those in force: an extension that is only asked for moves none."),
        Entry(
            "Left out: the words of restricted updates, notes and evidence; the words of what was entered and "
            "withdrawn again; the words of contacts; and officers' names (agency and role are given). "
            "Recommendations signed off before the last papers are counted and not listed."
        ),
        Entry(
            (
                f"Source: the plan's ledger through entry {paper.cut_off}, as at {long_day(paper.as_at)}. ",
                Code("manifest.json"),
                " has each file's digest.",
            )
        ),
    )
    return Section((Listing(entries),), "About these papers")
