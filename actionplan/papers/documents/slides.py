"""The slides of a meeting: where things stand with a chart, the exceptions, and a slide for each thing asked.

Every count, sentence and order is the domain's, as in the cover report; this lays them out for a screen in the room.
"""

from collections.abc import Iterator
from typing import Final

from actionplan.domain.dates import full_day, long_day
from actionplan.domain.governance import cover_report as report
from actionplan.domain.governance.asks import Ask
from actionplan.domain.governance.cover_report import AskedFor, Promised
from actionplan.domain.governance.meeting_papers import MeetingPapers
from actionplan.domain.governance.pack import PackPaper
from actionplan.domain.rating.marks import GLYPHS, MEANINGS, counts_line, reason_beside_mark
from actionplan.domain.text import capitalised, with_full_stop
from actionplan.domain.vocabulary import Wrote
from actionplan.papers.document import (
    Bar,
    Block,
    Cell,
    CellKind,
    Chart,
    Column,
    Composed,
    Document,
    Facts,
    Fit,
    Key,
    Paragraph,
    Part,
    RatingLine,
    Section,
    Table,
    Title,
)
from actionplan.papers.documents.charts import CHARTED, UNIT
from actionplan.papers.documents.cover_report import since_then
from actionplan.papers.documents.front import front_of, headed

_EXCEPTIONS: Final = (
    Column("Ref", CellKind.REF),
    Column("Recommendation", fit=Fit.WRAP),
    Column("Rating", CellKind.RATING),
    Column("Why it is here", fit=Fit.WRAP),
    Column("Lead", fit=Fit.WRAP),
)


def slides(papers: MeetingPapers, *, author: str = "", draft: bool = True) -> Document:
    """The whole set."""
    meeting = papers.meeting
    asked = report.decisions_asked(papers)
    sections = (_stands(papers), _moved(papers.paper), *_exceptions(papers), *_asks(asked, papers))
    return Document(
        Title(f"Action plan: {meeting.body}, {full_day(meeting.on)}"),
        (),
        tuple(each for each in sections if each.blocks),
        front_of(papers.view, report.purpose(papers), meeting=meeting, author=author, draft=draft),
        landscape=True,
    )


def _stands(papers: MeetingPapers) -> Section:
    lines = (counts_line(papers.paper.totals), *report.headline(papers))
    first, *others = (Paragraph(line, strong=at == 0) for at, line in enumerate(lines))
    return Section((first, *others, Key(tuple(MEANINGS))), "Where things stand")


def _moved(paper: PackPaper) -> Section:
    """The ratings in the last papers and now, as bars; now alone where these are the first."""
    then = {colour: sum(line.count for line in paper.then_and_now if line.then is colour) for colour in CHARTED}
    days = [(paper.as_at, {colour: paper.totals.colours[colour] for colour in CHARTED})]
    if paper.since is not None and paper.since < paper.as_at and any(then.values()):
        days.insert(0, (paper.since, then))
    bars = tuple(
        Bar(tuple(counts[each] for each in CHARTED), tuple(Part(counts[each], GLYPHS[each]) for each in CHARTED))
        for _, counts in days
    )
    names = tuple(each.value for each in CHARTED)
    longest = max(sum(counts.values()) for _, counts in days)
    chart = Chart(names, (), names, tuple(day for day, _ in days), bars, longest, UNIT)
    moved = paper.travel_totals.words
    since = f"Since the papers as at {long_day(paper.since)}: {moved}." if paper.since is not None and moved else ""
    words: tuple[Block, ...] = (Paragraph(since),) if since else ()
    return Section((chart, *words), "Ratings in the last papers, and now" if len(days) > 1 else "Ratings now")


def _exceptions(papers: MeetingPapers) -> Iterator[Section]:
    found = report.exceptional(papers)
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            each.ref,
            headed(each.title, each.ref),
            each.colour,
            each.reasons,
            Composed(each.lead, Wrote.ROLE, ref=each.ref, instead=""),
        )
        for each in found
    )
    if rows:
        yield Section((Table(_EXCEPTIONS, rows),), f"Exceptions: {len(rows)}")


def _asks(asked: tuple[AskedFor, ...], papers: MeetingPapers) -> Iterator[Section]:
    """A slide each, in the order of the agenda."""
    for each in asked:
        ask = each.ask
        heading = f"Decision {each.number} of {len(asked)}: {ask.ref}"
        said = f"{capitalised(each.verb)} {each.words}"
        bare = f"{capitalised(each.verb)} {each.bare}"
        words = Composed(with_full_stop(said), Wrote.HEADING, ref=ask.ref, instead=with_full_stop(bare))
        blocks: list[Block] = [Paragraph(words, strong=True)]
        if each.behind:
            blocks.append(Paragraph(Composed(each.behind, Wrote.WORDS, ref=ask.ref)))
        yield Section((*blocks, *_about(ask, papers)), heading)


def _about(ask: Ask, papers: MeetingPapers) -> Iterator[Block]:
    """The item as it stands: its rating and why, who leads it, its date; of a follow-up, what has come of it."""
    if ask.row is None:
        yield from (_follow_up(each) for each in report.promised(papers) if each.name == ask.ref)
        return
    row, view = ask.row, papers.view
    yield RatingLine(row.rating.colour, reason_beside_mark(row))
    due = row.case.due_on
    facts = (
        ("Lead agency", view.lead_agency(row.item) or "none yet"),
        ("Due", "no date yet" if due is None else full_day(due)),
    )
    yield Facts(facts)


def _follow_up(each: Promised) -> Facts:
    owner = Composed(each.owner, Wrote.ROLE, ref=each.ref, instead=each.agency)
    facts = (("Asked of", owner), ("Due", each.due), ("Since then", since_then(each)))
    return Facts(tuple((name, words) for name, words in facts if words))
