"""Progress by theme, across reviews, over a quarter. It counts nothing."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from actionplan.domain.dates import full_day, long_day
from actionplan.domain.rating.marks import MEANINGS, NO_THEME, published_line
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.findings import answered_words, coverage_line
from actionplan.domain.reports.plainly import why
from actionplan.domain.reports.themes import ThemeLine
from actionplan.domain.vocabulary import Colour, Wrote
from actionplan.papers.document import (
    Cell,
    CellKind,
    Column,
    Composed,
    Document,
    Entry,
    Fit,
    Key,
    Listing,
    ListStyle,
    Paragraph,
    Section,
    Table,
    Title,
)
from actionplan.papers.documents.front import front_of, headed, reviews_line

_COLOURS: Final = (Colour.RED, Colour.AMBER, Colour.GREEN, Colour.GREY)
_FIGURES: Final = (
    Column("Theme", fit=Fit.FOLD, at_least=12),
    Column("All", CellKind.FIGURE),
    Column("Live", CellKind.FIGURE),
    *(Column(colour.value, CellKind.FIGURE) for colour in _COLOURS),
    Column("Overdue", CellKind.FIGURE, stacked=("Over-", "due")),
    Column("Signed off", CellKind.FIGURE, stacked=("Signed", "off")),
    Column("Better", CellKind.FIGURE),
    Column("Worse", CellKind.FIGURE),
    Column("New", CellKind.FIGURE),
    Column("Signed off since", CellKind.FIGURE, stacked=("Off", "since")),
)
_ROWS: Final = (
    Column("Ref", CellKind.REF),
    Column("Recommendation", fit=Fit.WRAP),
    Column("Rating", CellKind.RATING),
    Column("Why", fit=Fit.WRAP),
)


def themes(
    lines: Sequence[ThemeLine], view: PlanView, since: date | None, *, author: str = "", draft: bool = True
) -> Document:
    """How each theme stands and what moved; then its recommendations."""
    compared = "the plan's beginning" if since is None else long_day(since)
    return Document(
        Title("Progress by theme"),
        (
            Paragraph(reviews_line(view)),
            Paragraph(f"As at {full_day(view.as_at)}. Better, worse, new and signed off are counted since {compared}."),
            Paragraph(published_line(view.snapshot.totals())),
        ),
        (
            Section((theme_table(lines),), f"Themes: {len(lines)}"),
            *(_theme(each, view) for each in lines),
            *_findings(view),
            Section((Key(tuple(MEANINGS)),)),
        ),
        front_of(view, "For information", author=author, draft=draft),
        landscape=True,
    )


def theme_table(lines: Sequence[ThemeLine]) -> Table:
    """The figures, a line a theme."""
    return Table(_FIGURES, tuple(_figures(each) for each in lines))


def _figures(each: ThemeLine) -> tuple[Cell, ...]:
    totals = each.totals
    return (
        _name(each),
        totals.published,
        totals.live,
        *(totals.colours[colour] for colour in _COLOURS),
        totals.overdue,
        totals.signed_off,
        each.better,
        each.worse,
        each.new,
        each.signed_off,
    )


def _name(each: ThemeLine) -> str:
    return each.theme if each.theme == NO_THEME else Composed(each.theme, Wrote.HEADING, instead="A theme")


def _theme(each: ThemeLine, view: PlanView) -> Section:
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            row.ref,
            headed(view.title(row.item), row.ref),
            row.rating.colour,
            Composed(why(row, view), Wrote.WORDS, ref=row.ref),
        )
        for row in each.rows
    )
    answered = answered_words(view, each.rows)
    return Section((Table(_ROWS, rows), *((Paragraph(answered),) if answered else ())), _name(each), 3)


def _findings(view: PlanView) -> Iterator[Section]:
    """How far the findings of each review are answered, those too that no theme's recommendations answer."""
    several = len(view.snapshot.reviews) > 1
    told = [(review.ref, coverage_line(view, review.ref)) for review in view.snapshot.reviews]
    entries = tuple(Entry(f"{f'{ref}: ' if several else ''}{words}.") for ref, words in told if words)
    if entries:
        yield Section((Listing(entries, ListStyle.HANGING),), "Findings")
