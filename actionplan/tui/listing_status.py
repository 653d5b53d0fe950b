"""Sentences about the list: its order and headings, how much of it is shown, what to press where it is empty."""

from collections.abc import Sequence
from typing import Final

from actionplan.domain.dates import counted
from actionplan.domain.rating.marks import HEADLINE
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.arranging import Grouping, SortOrder
from actionplan.domain.text import shorten
from actionplan.tui.commands.offered import key_of
from actionplan.tui.listing import Listing

_LONGEST_FILTER: Final = 32

ORDERS: Final = {
    SortOrder.PUBLISHED: "as published",
    SortOrder.RATING: "worst first",
    SortOrder.DUE: "soonest due first",
    SortOrder.LEAD: "by lead agency",
    SortOrder.UPDATED: "longest unheard of first",
    SortOrder.PRIORITY: "highest priority first",
    SortOrder.SLIP: "moved furthest first",
    SortOrder.MOVED: "moved most often first",
}
GROUPINGS: Final = {
    Grouping.NONE: "no headings",
    Grouping.RATING: "by rating",
    Grouping.LEAD: "by lead agency",
    Grouping.THEME: "by theme",
    Grouping.REVIEW: "by review",
}


def listing_status(
    listing: Listing, view: PlanView, shown: Sequence[str], marks: frozenset[str], *, as_left: bool = False
) -> str:
    """How many there are, or are shown; what marks do; the order and the headings.

    ``as_left``: the list is narrowed since the last time, which whoever opens the plan may have forgotten.
    """
    if not view.whole:
        return "Reading the plan …"
    recommendations = view.snapshot.totals().published
    parts = [counted(recommendations, "recommendation")]
    if actions := len(view.rows) - recommendations:
        parts.append(counted(actions, "action"))
    if listing.narrowed:
        parts = [f"{len(shown)} of {len(view.rows)} shown"]
        if as_left:
            parts = [f"filtered as you left it: {_narrowing(listing)}", f"{parts[0]}; 0 shows all"]
    if shown and (meant := _meant(listing.filter_text, nearly=False)):
        parts.append(f"they have that word; did you mean {meant}?")
    if marks:
        parts = [f"keys act on the {len(marks):,} marked, escape takes the marks away"]
    return " · ".join([*parts, *arranged_words(listing.order, listing.grouping)])


def arranged_words(order: SortOrder, grouping: Grouping) -> list[str]:
    """The order and the headings, where they are not the usual ones."""
    ordered = [] if order is SortOrder.PUBLISHED else [ORDERS[order]]
    return ordered if grouping is Grouping.NONE else [*ordered, f"headings {GROUPINGS[grouping]}"]


def _narrowing(listing: Listing) -> str:
    colours = ", ".join(colour.value for colour in HEADLINE if colour in listing.colours)
    return ", ".join(filter(None, (shorten(listing.filter_text.strip(), _LONGEST_FILTER), colours)))


def marks_badge(marks: frozenset[str], shown: Sequence[str]) -> str:
    """How many are marked, and how many of them are not in sight."""
    hidden = len(marks.difference(shown))
    return f" {len(marks):,} marked{f', {hidden:,} of them hidden' if hidden else ''} "


def search_status(searched: int, view: PlanView) -> str:
    """How far the search for what matches is."""
    return f"Searching … {searched:,} of {len(view.rows):,}"


def empty_text(view: PlanView, filter_text: str = "") -> str:
    """What to run or press; where a word of the filter looks like a filter, which."""
    if not view.rows:
        how = f"Press {key_of('load-review')} to load a review from a file; at the shell: actionplan load FILE"
        return f"This plan has no recommendations yet.\n\n{how}"
    everything, change = key_of("everything"), key_of("filter")
    if meant := _meant(filter_text, nearly=True):
        return (
            f"Nothing has those words. Did you mean {meant}?\n\n"
            f"Press {change} to change it, or {everything} to show everything."
        )
    return (
        f"Nothing matches.\n\nPress {everything} or escape to clear the filter and show everything, "
        f"or {change} to change it."
    )


def _meant(filter_text: str, *, nearly: bool) -> str:
    """The filter that a plain word was perhaps meant as."""
    if not filter_text.strip():
        return ""
    from actionplan.domain.filters.filter import meant_by_line

    return meant_by_line(filter_text, nearly=nearly)
