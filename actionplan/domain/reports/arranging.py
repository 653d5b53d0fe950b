"""How lists are sorted and grouped, the same in both front ends. Rates nothing and leaves out no row."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, assert_never

from actionplan.domain.rating.marks import MARKS, NO_LEAD, NO_THEME, WORST_FIRST
from actionplan.domain.rating.rules import RULES
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.view import PlanView
from actionplan.domain.vocabulary import Priority

_MOST_URGENT_FIRST = tuple(Priority)
_RULE_ORDER = {rule: position for position, (_, rule, _) in enumerate(RULES)}


class SortOrder(StrEnum):
    """What a list is sorted by."""

    PUBLISHED = "published"
    RATING = "rating"
    DUE = "due"
    LEAD = "lead"
    UPDATED = "updated"
    PRIORITY = "priority"
    SLIP = "slip"
    MOVED = "moved"


class Grouping(StrEnum):
    """What a list is grouped by."""

    NONE = "none"
    RATING = "rating"
    LEAD = "lead"
    THEME = "theme"
    REVIEW = "review"


def arrange(rows: Sequence[Row], order: SortOrder, view: PlanView) -> list[Row]:
    """The rows sorted. Ties keep the published order, in which actions follow their recommendation.

    Rating: worst first, then longest overdue. Due: soonest first, undated last. Lead: by name, unassigned last.
    Updated: never updated first, then the longest without an update. By due and updated, closed items come last.
    Priority: high first, none last. Slip: the most days from the adopted date first, and what was never adopted last.
    Moved: the most times first.
    """
    published = sorted(rows, key=lambda row: view.snapshot.index_of(row.ref) or 0)
    match order:
        case SortOrder.PUBLISHED:
            return published
        case SortOrder.RATING:
            return sorted(published, key=_severity_key)
        case SortOrder.DUE:
            return sorted(published, key=_due_key)
        case SortOrder.LEAD:
            return sorted(published, key=lambda row: _last_if_empty(view.lead_agency(row.item)))
        case SortOrder.UPDATED:
            return sorted(published, key=lambda row: (not row.item.live, row.case.last_update_on or date.min))
        case SortOrder.PRIORITY:
            return sorted(published, key=lambda row: _MOST_URGENT_FIRST.index(row.item.priority))
        case SortOrder.SLIP:
            return sorted(published, key=_slip_key)
        case SortOrder.MOVED:
            return sorted(published, key=lambda row: -row.item.deadline.times_moved)
        case _:
            assert_never(order)


def apart_from_parent(rows: Iterable[Row | None]) -> frozenset[str]:
    """The refs of the actions that do not stand below their recommendation, with only its other actions between.

    None stands for a heading, which ends a family. Sorted, filtered or under headings, an action can come below another
    recommendation, and its number alone would then be read as an action of that one.
    """
    apart: set[str] = set()
    above: str | None = None
    for row in rows:
        if row is None:
            above = None
        elif row.item.parent is None:
            above = row.item.ref
        elif row.item.parent != above:
            apart.add(row.item.ref)
            above = None
    return frozenset(apart)


def _severity_key(row: Row) -> tuple[int, int, int]:
    return (WORST_FIRST.index(row.rating.colour), _RULE_ORDER[row.rating.rule], -row.rated_case.days_overdue)


def _due_key(row: Row) -> tuple[bool, date]:
    return (not row.item.live, row.case.due_on or date.max)


def _slip_key(row: Row) -> tuple[bool, int]:
    slip = row.item.deadline.slip_days
    return (slip is None, -(slip or 0))


def _last_if_empty(name: str) -> tuple[bool, str]:
    return (not name, name.casefold())


def grouped(rows: Sequence[Row], grouping: Grouping, view: PlanView) -> list[tuple[str, list[Row]]]:
    """Headings with their rows, in the order given; a heading without rows is left out.

    Ratings are worst first, leads and themes by name with "Not yet assigned" and "No theme" last, reviews in the
    order of loading. Ungrouped, all rows come under one empty heading.
    """
    match grouping:
        case Grouping.NONE:
            return [("", list(rows))]
        case Grouping.RATING:
            colours = _group_by(rows, lambda row: row.rating.colour)
            return [(MARKS[colour], colours[colour]) for colour in WORST_FIRST if colour in colours]
        case Grouping.LEAD:
            return _by_name(_group_by(rows, lambda row: view.lead_agency(row.item)), NO_LEAD)
        case Grouping.THEME:
            return _by_name(_group_by(rows, lambda row: view.theme(row.item)), NO_THEME)
        case Grouping.REVIEW:
            reviews = _group_by(rows, lambda row: row.item.review)
            known = [review for review in view.snapshot.reviews if review.ref in reviews]
            return [(f"{review.ref} · {view.review_title(review)}", reviews[review.ref]) for review in known]
        case _:
            assert_never(grouping)


def _group_by(rows: Sequence[Row], by: Callable[[Row], Any]) -> dict[Any, list[Row]]:
    groups: dict[Any, list[Row]] = {}
    for row in rows:
        groups.setdefault(by(row), []).append(row)
    return groups


def _by_name(groups: dict[str, list[Row]], without: str) -> list[tuple[str, list[Row]]]:
    ordered = sorted(groups.items(), key=lambda group: _last_if_empty(group[0]))
    return [(name or without, members) for name, members in ordered]
