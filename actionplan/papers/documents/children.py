"""What is different for children: the impact headline, what impact reviews found, measures, the scrutineer's view.

Several documents have it. Every count and value is the domain's.
"""

from typing import Final

from actionplan.domain.dates import long_day
from actionplan.domain.governance.meeting_papers import MeetingPapers
from actionplan.domain.reports.impact import impact_sentences
from actionplan.domain.reports.measures import MeasureMoved, Reading, measures_moved, small_number
from actionplan.domain.reports.told import Found
from actionplan.domain.vocabulary import ImpactState, Wrote
from actionplan.papers.document import (
    Block,
    Cell,
    CellKind,
    Column,
    Composed,
    Entry,
    Fit,
    Listing,
    Paragraph,
    Section,
    Table,
)
from actionplan.papers.documents.front import on_day

CHILDREN: Final = "What is different for children"

_FOUND: Final = {
    ImpactState.EVIDENCED: "a difference is shown",
    ImpactState.PARTLY: "a difference is shown in part",
    ImpactState.NOT_EVIDENCED: "no difference is shown",
    ImpactState.TOO_EARLY: "too early to tell",
}


def children_sections(papers: MeetingPapers) -> list[Section]:
    """The impact headline, what impact reviews found, every measure, and what scrutiny said."""
    paper = papers.paper
    sections = [Section((_headline(papers), *_found(papers)), CHILDREN)]
    measures = measures_moved(papers.view, paper.since_cut_off or 0)
    if measures:
        moved = sum(each.has_moved for each in measures)
        heading = f"What is measured: {len(measures)}, of which {moved} read again since the last papers"
        sections.append(Section((measures_table(measures),), heading, 3))
    return [*sections, *_scrutiny(papers)]


def children_in_short(papers: MeetingPapers) -> list[Section]:
    """The same on part of a page: of the measures those that were read again since the last papers."""
    measures = measures_moved(papers.view, papers.paper.since_cut_off or 0)
    moved = tuple(each for each in measures if each.has_moved)
    others = [each.ref for each in measures if not each.has_moved]
    blocks: list[Block] = [_headline(papers), *_found(papers)]
    if measures:
        without = f"; without a new reading: {', '.join(others)}" if moved and others else ""
        said = f"Measures read again since the last papers: {len(moved)} of {len(measures)}{without}."
        blocks.append(Paragraph(said))
    if moved:
        blocks.append(measures_table(moved, days=False))
    return [Section(tuple(blocks), CHILDREN), *_scrutiny(papers)]


def _headline(papers: MeetingPapers) -> Paragraph:
    return Paragraph(impact_sentences(papers.view.snapshot))


def _found(papers: MeetingPapers) -> list[Block]:
    view = papers.view
    found = tuple(
        Entry(
            (
                row.ref,
                Composed(f", {view.title(row.item)}", Wrote.HEADING, ref=row.ref, instead=""),
                f": {found_words(each)}.",
            ),
            (Composed(each.words, Wrote.WORDS, ref=row.ref),) if each.words else (),
        )
        for row in view.rows
        if (each := papers.told.found.get(row.ref)) is not None and row.item.sign_off is not None
    )
    return [Listing(found)] if found else []


def _scrutiny(papers: MeetingPapers) -> list[Section]:
    entries = tuple(
        Entry(
            (
                each.ref,
                Composed(f", {each.title}: {each.role}", Wrote.HEADING, ref=each.ref, instead=""),
                f", {long_day(each.on)}",
            ),
            (Composed(each.words, Wrote.WORDS, ref=each.ref),),
        )
        for each in papers.paper.scrutiny
    )
    heading = f"The scrutineer's view since the last papers: {len(entries)}"
    return [Section((Listing(entries),), heading, 3)] if entries else []


def found_words(each: Found) -> str:
    """What an impact review found: "a difference is shown in part, found on 24 September 2026"."""
    return f"{_FOUND[each.state]}, found on {long_day(each.on)}"


def measures_table(measures: tuple[MeasureMoved, ...], before: str = "Last papers", *, days: bool = True) -> Table:
    """A line a measure: where it began, in the last papers, now, and whether its target is met.

    Without ``days``, the readings alone: where there is little room.
    """
    columns = (
        Column("Ref", CellKind.REF),
        Column("What is measured", fit=Fit.WRAP),
        Column("At first"),
        Column(before, fit=Fit.WRAP),
        Column("Now", fit=Fit.WRAP),
        Column("Target", fit=Fit.WRAP),
        Column("Since then", fit=Fit.WRAP),
    )
    return Table(columns, tuple(_measure(each, days=days) for each in measures))


def _measure(each: MeasureMoved, *, days: bool) -> tuple[Cell, ...]:
    met = "" if each.met is None else "; target met" if each.met else "; target not yet met"
    before, now = (_reading(reading, each, days=days) for reading in (each.before, each.now))
    return (
        each.ref,
        Composed(each.title, Wrote.HEADING, ref=each.ref, instead=""),
        Composed(each.baseline, Wrote.READING, ref=each.ref, instead=small_number(each.baseline)) or "–",
        before,
        now,
        f"{each.target}{f' by {long_day(each.target_on)}' if each.target_on else ''}" or "–",
        f"{each.moved.value}{met}",
    )


def _reading(reading: Reading | None, measure: MeasureMoved, *, days: bool) -> str:
    if reading is None:
        return "–"
    on = reading.on if days else None
    small = small_number(reading.value)
    return Composed(on_day(reading.value, on), Wrote.READING, ref=measure.ref, instead=small and on_day(small, on))
