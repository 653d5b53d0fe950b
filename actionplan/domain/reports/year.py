"""Twelve months of a plan, for the partnership's yearly report. Pure; movement is ``reports.movement``'s.

What was signed off and what was different for children, what was not done and why, which dates moved, and each theme.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from actionplan.domain.dates import long_day
from actionplan.domain.rating.reasons import moved_words
from actionplan.domain.rating.rules import past_its_date
from actionplan.domain.rating.snapshot import Row, Totals
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.movement import MovementReport
from actionplan.domain.reports.plainly import in_hand, lead_of, why
from actionplan.domain.reports.themes import ThemeLine, themes
from actionplan.domain.reports.told import Found, Told
from actionplan.domain.text import as_sentence
from actionplan.domain.vocabulary import Kind

YEAR_MONTHS = 12


@dataclass(frozen=True, slots=True)
class SignedOff:
    """A recommendation that was signed off in the year, and what an impact review has found since."""

    ref: str
    title: str
    lead: str
    on: date
    found: Found | None


@dataclass(frozen=True, slots=True)
class OfYear:
    """A recommendation, and what is said of it: why it is not done, or how far its date moved."""

    ref: str
    title: str
    lead: str
    words: str


@dataclass(frozen=True, slots=True)
class YearReport:
    """The year through the view's day; ``since`` is None where the plan is younger.

    ``not_done`` are those past their date and those not taken forward in the year, ``moved`` those whose date moved in
    it, ``then`` the totals at its beginning.
    """

    since: date | None
    movement: MovementReport
    then: Totals | None
    signed_off: tuple[SignedOff, ...]
    not_done: tuple[OfYear, ...]
    moved: tuple[OfYear, ...]
    days_moved: int
    themes: tuple[ThemeLine, ...]


def year_report(view: PlanView, then: PlanView | None, told: Told, movement: MovementReport) -> YearReport:
    """``then`` is the plan twelve months before, and ``movement`` that of recommendations since."""
    before: Mapping[str, Row] = {} if then is None else {row.ref: row for row in then.rows}
    since = None if then is None else then.as_at
    rows = [row for row in view.rows if row.item.kind is Kind.RECOMMENDATION]
    moved = [row for row in rows if _moves(row, before.get(row.ref))]
    return YearReport(
        since=since,
        movement=movement,
        then=None if then is None else then.snapshot.totals(),
        signed_off=tuple(_signed_off(row, view, told) for row in rows if _in_year(row.item.signed_off_on, since)),
        not_done=tuple(_not_done(rows, view, since)),
        moved=tuple(_of_year(row, view, _moved(row, before.get(row.ref))) for row in moved),
        days_moved=sum(_days(row, before.get(row.ref)) for row in moved),
        themes=themes(view, before),
    )


def _in_year(day: date | None, since: date | None) -> bool:
    return day is not None and (since is None or day > since)


def _signed_off(row: Row, view: PlanView, told: Told) -> SignedOff:
    on = row.item.signed_off_on or view.as_at
    return SignedOff(row.ref, view.title(row.item), lead_of(row, view), on, told.found.get(row.ref))


def _not_done(rows: list[Row], view: PlanView, since: date | None) -> Iterator[OfYear]:
    for row in rows:
        closing = row.item.closing
        if row.item.live and not row.item.reported_complete and past_its_date(row.case):
            yield _of_year(row, view, " ".join((why(row, view), *in_hand(row, view))))
        elif closing is not None and _in_year(closing.on, since):
            said = view.superseded_words(row.item) or view.response_reason(row.item) or "no reason is recorded"
            yield _of_year(row, view, f"Not taken forward, decided on {long_day(closing.on)}: {said}")


def _moves(row: Row, before: Row | None) -> int:
    return row.item.deadline.times_moved - (0 if before is None else before.item.deadline.times_moved)


def _days(row: Row, before: Row | None) -> int:
    """Days that the date moved in the year."""
    return (row.item.deadline.slip_days or 0) - ((before.item.deadline.slip_days or 0) if before is not None else 0)


def _moved(row: Row, before: Row | None) -> str:
    words = moved_words(row.item.deadline) or "its date moved, and is back where it was first agreed"
    earlier = before is not None and before.item.deadline.times_moved
    return f"{words}; {_days(row, before)} days of them in the year" if earlier else words


def _of_year(row: Row, view: PlanView, words: str) -> OfYear:
    return OfYear(row.ref, view.title(row.item), lead_of(row, view), as_sentence(words))
