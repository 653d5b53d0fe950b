"""The exceptions of a plan: what a meeting looks at first. The one list, for papers and the meeting view. Pure."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Final

from actionplan.domain.rating.marks import WORST_FIRST
from actionplan.domain.rating.rules import Rule
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.travel import Direction
from actionplan.domain.vocabulary import Colour, Kind


class Exceptional(StrEnum):
    """Why a recommendation is an exception."""

    RED = "Red"
    WORSE = "worse than in the last papers"
    BY_DECISION = "shown by decision"
    SECOND_EXTENSION = "a second extension asked for or granted"
    RAISED = "raised and unanswered"


_HOLDS: Final[dict[Exceptional, Callable[[Row, Direction], bool]]] = {
    Exceptional.RED: lambda row, _way: row.rating.colour is Colour.RED,
    Exceptional.WORSE: lambda _row, way: way is Direction.WORSE,
    # A meeting's decision to show another colour must not hide an item from the next one.
    Exceptional.BY_DECISION: lambda row, _way: row.rating.decided or row.undecided is not None,
    Exceptional.SECOND_EXTENSION: lambda row, _way: _extensions(row) > 1,
    Exceptional.RAISED: lambda row, _way: row.item.raised_and_unanswered,
}
_FIRST: Final = (Rule.OVERDUE, Rule.OFF_TRACK, Rule.PAUSE_OVER, Rule.UNPLANNED)


def exceptions(rows: Sequence[Row], direction: Callable[[Row], Direction]) -> list[Row]:
    """The live recommendations that are an exception, in published order.

    ``direction`` is where a rating has gone since the last papers; ``Direction.NONE`` or ``NEW`` where there is nothing
    to compare with.
    """
    live = (row for row in rows if row.item.live and row.item.kind is Kind.RECOMMENDATION)
    return [row for row in live if why_exceptional(row, direction(row))]


def why_exceptional(row: Row, way: Direction) -> tuple[Exceptional, ...]:
    """Each reason that holds for a row; none: it is no exception."""
    return tuple(why for why, holds in _HOLDS.items() if holds(row, way))


def _extensions(row: Row) -> int:
    """How often its date was moved by a meeting, and once more where that is asked for."""
    return row.item.deadline.times_moved + (row.item.request is not None)


def most_urgent_first(rows: Sequence[Row]) -> list[Row]:
    """Exceptions for a screen: the worst colour first, then overdue items, the longest overdue before the others."""
    return sorted(rows, key=_urgency)


def _urgency(row: Row) -> tuple[int, int, int]:
    rule = row.rating.rule
    late = row.rated_case.days_overdue if rule is Rule.OVERDUE else 0
    return WORST_FIRST.index(row.rating.colour), _FIRST.index(rule) if rule in _FIRST else len(_FIRST), -late
