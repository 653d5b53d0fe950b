"""The plan on a page: a table with every recommendation, for everybody. Landscape. It counts nothing."""

from collections.abc import Sequence

from actionplan.domain.dates import counted, full_day
from actionplan.domain.rating.marks import MEANINGS, NO_LEAD, counts_line, published_line
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.findings import coverage_line
from actionplan.domain.reports.impact import impact_line
from actionplan.domain.reports.measures import MeasureMoved, small_number
from actionplan.domain.reports.plan_lines import PlanLine
from actionplan.domain.state.entities import Meeting, Review
from actionplan.domain.text import capitalised, with_full_stop
from actionplan.domain.vocabulary import Wrote
from actionplan.papers.document import (
    Block,
    Cell,
    CellKind,
    Column,
    Composed,
    Document,
    Fit,
    Key,
    Paragraph,
    Section,
    Table,
    Title,
)
from actionplan.papers.documents.by_review import standing_of_review
from actionplan.papers.documents.children import found_words
from actionplan.papers.documents.front import front_of, reviews_line

_COLUMNS = (
    Column("Ref", CellKind.REF),
    Column("Recommendation, as published", fit=Fit.WRAP),
    Column("What will be done", fit=Fit.WRAP),
    Column("What was done", fit=Fit.WRAP),
    Column("Difference made", fit=Fit.WRAP),
    Column("Evidence", fit=Fit.WRAP),
    Column("Lead", fit=Fit.WRAP),
    Column("First agreed, and now", fit=Fit.WRAP),
    Column("Rating", CellKind.RATING),
    Column("Why", fit=Fit.WRAP),
)


def plan_on_a_page(
    view: PlanView, lines: Sequence[PlanLine], *, meeting: Meeting | None = None, author: str = "", draft: bool = True
) -> Document:
    """Every recommendation, a review after another."""
    totals = view.snapshot.totals()
    opening: list[Block] = [
        Paragraph(reviews_line(view)),
        Paragraph(f"As at {full_day(view.as_at)}. {counts_line(totals)}"),
        Paragraph(published_line(totals)),
    ]
    if impact := impact_line(view.snapshot):
        opening.append(Paragraph(with_full_stop(impact)))
    reviews = [
        _review(each, view, [line for line in lines if line.review == each.ref]) for each in view.snapshot.reviews
    ]
    return Document(
        Title("Plan on a page"),
        tuple(opening),
        (*reviews, Section((Key(tuple(MEANINGS)),))),
        front_of(view, "For information", meeting=meeting, author=author, draft=draft),
        landscape=True,
        large=True,
        close=True,
    )


def _review(review: Review, view: PlanView, lines: Sequence[PlanLine]) -> Section:
    title = view.review_title(review) or review.ref
    several = len(view.snapshot.reviews) > 1
    heading = f"{title}: {counted(len(lines), 'recommendation')}" if several else counted(len(lines), "recommendation")
    rows = tuple(_row(line) for line in lines)
    columns: tuple[Column, ...] = _COLUMNS
    if any(line.public_line for line in lines):
        columns += (Column("Written for the public", fit=Fit.WRAP),)
        public = (Composed(line.public_line, Wrote.PUBLIC, ref=line.ref) for line in lines)
        rows = tuple((*row, words) for row, words in zip(rows, public, strict=True))
    before = (Paragraph(standing_of_review(review, view)),) if several else ()
    answered = coverage_line(view, review.ref)
    after = (Paragraph(f"{answered}."),) if answered else ()
    return Section((*before, Table(columns, rows), *after), capitalised(heading))


def _row(line: PlanLine) -> tuple[Cell, ...]:
    ref = line.ref
    return (
        ref,
        line.wording,
        Composed(line.will_do, Wrote.WORDS, ref=ref),
        Composed(line.done, Wrote.UPDATE, ref=ref),
        _difference(line),
        _evidence(line),
        Composed(line.lead, Wrote.ROLE, ref=ref, instead=line.agency or NO_LEAD),
        capitalised(line.date),
        line.colour,
        Composed(line.why, Wrote.WORDS, ref=ref),
    )


def _difference(line: PlanLine) -> tuple[str, ...]:
    """What an impact review found, and what each measure shows; the review's words where nothing is measured."""
    found = line.found
    words = [] if found is None else [capitalised(found_words(found))]
    if found is not None and found.words and not line.measures:
        words.append(Composed(found.words.rstrip("."), Wrote.WORDS, ref=line.ref))
    return (*words, *(_measure(each, line.ref) for each in line.measures))


def _measure(each: MeasureMoved, ref: str) -> str:
    """A measure in a few words, without its days, which the report has."""
    now = "no reading yet" if each.now is None else each.now.value
    beside = [f"{each.baseline} at first" if each.baseline else "", f"target {each.target}" if each.target else ""]
    numbers = ", ".join(part for part in (now, *beside) if part)
    small = any(small_number(part) for part in (now, each.baseline))
    return Composed(f"{each.title}: {numbers}", Wrote.READING, ref=ref, instead="" if small else None)


def _evidence(line: PlanLine) -> tuple[str, ...]:
    named = [
        Composed(f"{each.title.rstrip('.')} ({each.kind.value})", Wrote.EVIDENCE, ref=line.ref)
        for each in line.evidence
    ]
    return (*named, *([f"{line.restricted} restricted"] if line.restricted else ()))
