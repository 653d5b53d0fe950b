"""Sentences about the list: its order and headings, how much of it is shown, what to press where it is empty."""

from collections.abc import Sequence
from typing import Final

from actionplan.domain.dates import counted
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.arranging import Grouping, SortOrder
from actionplan.tui.listing import Listing

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


def listing_status(listing: Listing, view: PlanView, shown: Sequence[str], marks: frozenset[str]) -> str:
    """How many there are, or are shown; what marks do; the order and the headings."""
    if not view.whole:
        return "Reading the plan …"
    recommendations = view.snapshot.totals().published
    parts = [counted(recommendations, "recommendation")]
    if actions := len(view.rows) - recommendations:
        parts.append(counted(actions, "action"))
    if listing.narrowed:
        parts = [f"{len(shown)} of {len(view.rows)} shown"]
    if marks:
        parts = [f"keys act on the {len(marks):,} marked, escape takes the marks away"]
    if listing.order is not SortOrder.PUBLISHED:
        parts.append(ORDERS[listing.order])
    if listing.grouping is not Grouping.NONE:
        parts.append(f"headings {GROUPINGS[listing.grouping]}")
    return " · ".join(parts)


def marks_badge(marks: frozenset[str], shown: Sequence[str]) -> str:
    """How many are marked, and how many of them are not in sight."""
    hidden = len(marks.difference(shown))
    return f" {len(marks):,} marked{f', {hidden:,} of them hidden' if hidden else ''} "


def search_status(searched: int, view: PlanView) -> str:
    """How far the search for what matches is."""
    return f"Searching … {searched:,} of {len(view.rows):,}"


def empty_text(view: PlanView) -> str:
    """What to run or press."""
    if not view.rows:
        return "This plan has no recommendations yet.\n\nLoad a review from the shell: actionplan load FILE"
    return "Nothing matches.\n\nPress 0 or escape to clear the filter and show everything, or / to change it."
