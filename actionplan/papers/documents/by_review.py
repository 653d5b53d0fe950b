"""Where each review of the plan stands, and how far its findings are answered. Counts nothing itself."""

from collections.abc import Iterator

from actionplan.domain.rating.marks import counts_line, parts_of
from actionplan.domain.rating.snapshot import totals_of
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.findings import coverage_line
from actionplan.domain.state.entities import Review
from actionplan.domain.text import listed
from actionplan.domain.vocabulary import Kind
from actionplan.papers.document import Entry, Listing, ListStyle, Section


def by_review(view: PlanView) -> list[Section]:
    """The sum of each review with the body that governs it, where there are several; and their findings."""
    entries = tuple(Entry(words) for review in view.snapshot.reviews for words in _of(review, view))
    heading = "By review" if len(view.snapshot.reviews) > 1 else "Findings"
    return [Section((Listing(entries, ListStyle.HANGING),), heading)] if entries else []


def standing_of_review(review: Review, view: PlanView) -> str:
    """The counts of one review: "■ RED 1 …. Live 4 + signed off 0 + not taken forward 0 = 4; 1 overdue."."""
    rows = (row for row in view.rows if row.item.review == review.ref and row.item.kind is Kind.RECOMMENDATION)
    totals = totals_of(rows)
    return f"{counts_line(totals)}. Live {parts_of(totals)} = {totals.published}; {totals.overdue} overdue."


def _of(review: Review, view: PlanView) -> Iterator[str]:
    found = coverage_line(view, review.ref)
    if len(view.snapshot.reviews) > 1:
        bodies = listed(review.governing_bodies)
        name = f"{review.ref}  {view.review_title(review)} ({bodies})"
        yield f"{name}: {standing_of_review(review, view)}{f' {found}.' if found else ''}"
    elif found:
        yield f"{found}."
