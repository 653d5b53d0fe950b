"""What one agency has before it ahead of a meeting: what it leads, how that stands, and what is asked of it. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from actionplan.domain.dates import add_months, long_day
from actionplan.domain.governance.agenda import MeetingAgenda
from actionplan.domain.governance.asks import Ask
from actionplan.domain.governance.chasing import to_chase
from actionplan.domain.rating.snapshot import Row, Totals, totals_of
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.agencies import declared_better
from actionplan.domain.reports.follow_ups import due_words, words_of
from actionplan.domain.reports.plainly import date_story, in_hand, last_heard, since_last, why
from actionplan.domain.reports.told import Told
from actionplan.domain.state.entities import Agency
from actionplan.domain.text import capitalised, with_full_stop
from actionplan.domain.vocabulary import Colour, Kind

AHEAD_MONTHS: Final = 3
"""A quarter: how far ahead an agency is told of its dates."""


@dataclass(frozen=True, slots=True)
class Led:
    """An item that the agency leads."""

    ref: str
    title: str
    date: str
    colour: Colour
    why: str
    since: str
    heard: str
    in_hand: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToCome:
    """A day within the next quarter, and what is due on it."""

    on: date
    ref: str
    words: str


@dataclass(frozen=True, slots=True)
class OfIt:
    """Something that is asked of the agency, or of a meeting about its items; ``ref`` is what it is about."""

    ref: str
    words: str


@dataclass(frozen=True, slots=True)
class AgencyPage:
    """The whole page. ``better`` says, by ref, where its lead officer's own view is better than the rating."""

    agency: str
    recommendations: Totals
    actions: Totals
    led: tuple[Led, ...]
    better: tuple[OfIt, ...]
    to_come: tuple[ToCome, ...]
    asked: tuple[OfIt, ...]
    decisions: tuple[OfIt, ...]
    contributes: tuple[OfIt, ...]

    @property
    def says_something(self) -> bool:
        """Whether the plan has anything for the agency to do, to lead or to contribute to."""
        return bool(self.led or self.to_come or self.asked or self.decisions or self.contributes)


def agency_page(agency: Agency, view: PlanView, told: Told, coming: MeetingAgenda | None) -> AgencyPage:
    """``coming`` is what the next sitting is asked, where one is on record."""
    rows = [row for row in view.rows if row.item.owner.agency == agency.id]
    return AgencyPage(
        agency=agency.name,
        recommendations=totals_of(row for row in rows if row.item.kind is Kind.RECOMMENDATION),
        actions=totals_of(row for row in rows if row.item.kind is Kind.ACTION),
        led=tuple(_led(row, view, told) for row in rows),
        better=tuple(OfIt(row.ref, _two_views(row)) for row in rows if declared_better(row)),
        to_come=tuple(sorted(_to_come(agency, rows, view), key=lambda each: (each.on, each.ref))),
        asked=tuple(_asked(agency, view)),
        decisions=tuple(_decisions(agency, view, coming)),
        contributes=tuple(
            OfIt(row.ref, view.title(row.item))
            for row in view.rows
            if row.item.live and agency.id in row.item.contributing
        ),
    )


def _led(row: Row, view: PlanView, told: Told) -> Led:
    return Led(
        row.ref,
        view.title(row.item),
        date_story(row) if row.item.live else "",
        row.rating.colour,
        why(row, view),
        since_last(row, view.travel),
        last_heard(row, view, told),
        tuple(in_hand(row, view)),
    )


def _two_views(row: Row) -> str:
    return f"the lead officer's own view is {row.item.declared.value.capitalize()}, the rating is {row.rating.colour}"


def _to_come(agency: Agency, rows: Sequence[Row], view: PlanView) -> Iterator[ToCome]:
    until = add_months(view.as_at, AHEAD_MONTHS)
    for row in rows:
        due, review = row.item.deadline.due_on, row.item.impact_review_on
        if row.item.live and not row.item.reported_complete and due is not None and view.as_at <= due <= until:
            yield ToCome(due, row.ref, f"“{view.title(row.item).rstrip('.')}” is due")
        if review is not None and view.as_at <= review <= until:
            yield ToCome(review, row.ref, f"the impact of “{view.title(row.item).rstrip('.')}” is reviewed")
    for each in view.snapshot.follow_ups:
        if each.is_open and each.agency == agency.id and each.due_on is not None and view.as_at <= each.due_on <= until:
            yield ToCome(each.due_on, each.name, f"“{words_of(each, view).rstrip('.')}” is due")


def _asked(agency: Agency, view: PlanView) -> Iterator[OfIt]:
    """Its open follow-ups, and the items of which somebody waits to hear."""
    for each in view.snapshot.follow_ups:
        row = None if each.ref is None else view.snapshot.row(each.ref)
        led = each.for_lead and row is not None and row.item.owner.agency == agency.id
        if each.is_open and (each.agency == agency.id or led):
            yield OfIt(each.name, f"{with_full_stop(words_of(each, view))} {capitalised(due_words(each, view))}.")
    for chase in to_chase(view.snapshot):
        if chase.row.item.owner.agency == agency.id:
            title = view.title(chase.row.item).rstrip(".")
            yield OfIt(chase.row.ref, f"Say how “{title}” stands: {chase.words}.")


def _decisions(agency: Agency, view: PlanView, coming: MeetingAgenda | None) -> Iterator[OfIt]:
    for number, ask in enumerate(() if coming is None else coming.asks, 1):
        if _concerns(ask, agency):
            title = words_of(ask.follow_up, view) if ask.follow_up is not None else view.title(ask.about_row.item)
            yield OfIt(ask.ref, f"{number}. {ask.resolution_on(title)}")


def _concerns(ask: Ask, agency: Agency) -> bool:
    if ask.follow_up is not None:
        return ask.follow_up.agency == agency.id
    return ask.about_row.item.owner.agency == agency.id


def until_words(view: PlanView) -> str:
    """How far ahead the dates are told."""
    return long_day(add_months(view.as_at, AHEAD_MONTHS))
