"""The year's report, for the partnership's yearly report. It counts nothing."""

from collections.abc import Iterator, Sequence
from typing import Final

from actionplan.domain.dates import counted, full_day, long_day
from actionplan.domain.rating.marks import MEANINGS, counts_line, published_line
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.impact import impact_line
from actionplan.domain.reports.measures import measures_moved
from actionplan.domain.reports.year import OfYear, SignedOff, YearReport
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
from actionplan.papers.documents.children import CHILDREN, found_words, measures_table
from actionplan.papers.documents.front import front_of, headed, reviews_line
from actionplan.papers.documents.movement import movement_for_readers, remarks_on
from actionplan.papers.documents.themes import theme_table

_COLUMNS: Final = (
    Column("Ref", CellKind.REF),
    Column("Recommendation", fit=Fit.WRAP),
    Column("Lead", fit=Fit.WRAP),
    Column("What is on record", fit=Fit.WRAP),
)


def year(report: YearReport, view: PlanView, since_entry: int, *, author: str = "") -> Document:
    """Movement, what was signed off, the difference made, what was not done, what slipped, and each theme.

    ``since_entry`` is the last entry of the day on which the year begins.
    """
    return Document(
        Title(f"The year to {long_day(view.as_at)}"),
        (Paragraph(reviews_line(view)), Paragraph(_period(report, view))),
        (
            _standing(report, view),
            _movement(report),
            _signed_off(report.signed_off),
            *_difference(view, since_entry),
            _rows("Not done, and why", report.not_done, "Nothing is past its date, and nothing was set aside."),
            _rows(_slippage(report), report.moved, "No date moved."),
            Section((theme_table(report.themes),), f"By theme: {len(report.themes)}"),
        ),
        front_of(view, "For the yearly report", author=author, draft=True),
        landscape=True,
    )


def _period(report: YearReport, view: PlanView) -> str:
    if report.since is None:
        return f"From the plan's beginning, which is less than twelve months ago, to {full_day(view.as_at)}."
    return f"From {full_day(report.since)} to {full_day(view.as_at)}."


def _standing(report: YearReport, view: PlanView) -> Section:
    totals = view.snapshot.totals()
    blocks: list[Block] = [Paragraph(counts_line(totals), strong=True), Paragraph(published_line(totals))]
    if report.then is not None and report.since is not None:
        blocks.append(Paragraph(f"On {long_day(report.since)}: {counts_line(report.then)}"))
    blocks.append(Key(tuple(MEANINGS)))
    return Section(tuple(blocks), "Where things stand")


def _movement(report: YearReport) -> Section:
    movement = report.movement
    return Section((movement_for_readers(movement), *map(Paragraph, remarks_on(movement))), "Movement, by lead agency")


def _signed_off(lines: Sequence[SignedOff]) -> Section:
    if not lines:
        return Section((Paragraph("Nothing was."),), "Signed off: 0")
    rows = tuple(
        (
            each.ref,
            headed(each.title, each.ref),
            Composed(each.lead, Wrote.ROLE, ref=each.ref),
            f"Signed off on {long_day(each.on)}. {_difference_of(each)}",
        )
        for each in lines
    )
    return Section((Table(_COLUMNS, rows),), f"Signed off: {len(rows)}")


def _difference_of(each: SignedOff) -> str:
    if each.found is None:
        return "Its impact has not been reviewed yet."
    words = found_words(each.found)
    return f"{capitalised(words)}."


def _difference(view: PlanView, since_entry: int) -> Iterator[Section]:
    yield Section((Paragraph(with_full_stop(impact_line(view.snapshot) or "Nothing is signed off yet")),), CHILDREN)
    measures = measures_moved(view, since_entry)
    if measures:
        moved = sum(each.has_moved for each in measures)
        heading = f"What is measured: {len(measures)}, of which {moved} read in the year"
        yield Section((measures_table(measures, "A year ago"),), heading, 3)


def _slippage(report: YearReport) -> str:
    days = f", {counted(report.days_moved, 'day')} in all" if report.moved else ""
    return f"Dates that moved{days}"


def _rows(heading: str, lines: Sequence[OfYear], nothing: str) -> Section:
    if not lines:
        return Section((Paragraph(nothing),), f"{heading}: 0")
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            each.ref,
            headed(each.title, each.ref),
            Composed(each.lead, Wrote.ROLE, ref=each.ref),
            Composed(each.words, Wrote.WORDS, ref=each.ref),
        )
        for each in lines
    )
    return Section((Table(_COLUMNS, rows),), f"{heading}: {len(rows)}")
