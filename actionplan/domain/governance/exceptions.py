"""The exceptions of a plan: what a meeting looks at first. The one list, for every paper, screen and command. Pure.

An exception is a recommendation, or a follow-up about no item. Papers, the meeting view, ``status`` and the filter
``is:exception`` read it here, from a plan that was compared with the last papers.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

from actionplan.domain.rating.marks import WORST_FIRST, reason_in_brief
from actionplan.domain.rating.rules import Rule
from actionplan.domain.rating.snapshot import Row, Snapshot
from actionplan.domain.rating.travel import Direction, Travel
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.follow_ups import due_words
from actionplan.domain.state.follow_ups import FollowUp
from actionplan.domain.typed.refs import short_ref
from actionplan.domain.vocabulary import Colour, Kind


class Exceptional(StrEnum):
    """Why something is an exception; the value is the word that scripts read."""

    RED = "red"
    WORSE = "worse"
    BY_DECISION = "by-decision"
    AMBER_AGAIN = "amber-again"
    SECOND_EXTENSION = "second-extension"
    RAISED = "raised"
    FOLLOW_UP_LATE = "follow-up-late"
    ANSWER_LATE = "answer-late"

    @property
    def words(self) -> str:
        """As it is said beside one exception."""
        return _WORDS[self].one

    @property
    def meaning(self) -> str:
        """As it is said of the whole list."""
        return _WORDS[self].all


class _Said(NamedTuple):
    one: str
    all: str


_WORDS: Final[Mapping[Exceptional, _Said]] = {
    Exceptional.RED: _Said("Red", "Red"),
    Exceptional.WORSE: _Said("worse than in the last papers", "worse than in the last papers"),
    Exceptional.BY_DECISION: _Said("shown by decision", "shown in another colour by decision"),
    Exceptional.AMBER_AGAIN: _Said("Amber in three papers running", "Amber in three papers running"),
    Exceptional.SECOND_EXTENSION: _Said("second extension", "extended, or asked to be, a second time"),
    Exceptional.RAISED: _Said("raised, not answered", "raised and not answered"),
    Exceptional.FOLLOW_UP_LATE: _Said("follow-up late", "with a follow-up that is late"),
    Exceptional.ANSWER_LATE: _Said("answer overdue", "with others who have not answered by the day set"),
}


class _Compared(NamedTuple):
    """What a reason is found from, beside the row."""

    way: Direction
    travel: Travel
    follow_up_late: bool


_HOLDS: Final[Mapping[Exceptional, Callable[[Row, _Compared], bool]]] = {
    Exceptional.RED: lambda row, _: row.rating.colour is Colour.RED,
    Exceptional.WORSE: lambda _, found: found.way is Direction.WORSE,
    # A meeting's decision to show another colour must not hide an item from the next one.
    Exceptional.BY_DECISION: lambda row, _: row.rating.decided or row.undecided is not None,
    Exceptional.AMBER_AGAIN: lambda row, found: (
        row.rating.colour is Colour.AMBER and row.ref in found.travel.amber_before
    ),
    Exceptional.SECOND_EXTENSION: lambda row, _: _extensions(row) > 1,
    Exceptional.RAISED: lambda row, _: row.item.raised_and_unanswered,
    Exceptional.FOLLOW_UP_LATE: lambda _, found: found.follow_up_late,
    Exceptional.ANSWER_LATE: lambda row, _: (
        row.item.with_others is not None and row.item.with_others.overdue(row.case.as_at)
    ),
}
_WHEN_CLOSED: Final = frozenset({Exceptional.FOLLOW_UP_LATE, Exceptional.ANSWER_LATE})
"""What still waits though the recommendation itself is no longer live."""

_FIRST: Final = (Rule.OVERDUE, Rule.OFF_TRACK, Rule.PAUSE_OVER, Rule.UNPLANNED)


@dataclass(frozen=True, slots=True)
class ExceptionLine:
    """One exception: a recommendation's ``row``, or else a late follow-up about no item. ``why`` has a reason or more.

    ``late`` are the late follow-ups about it.
    """

    row: Row | None
    why: tuple[Exceptional, ...]
    late: tuple[FollowUp, ...] = ()

    @property
    def ref(self) -> str:
        """The recommendation's ref, or the follow-up's number."""
        return self.late[0].name if self.row is None else self.row.ref

    @property
    def words(self) -> str:
        """Its reasons: "Red; second extension"."""
        return "; ".join(each.words for each in self.why)


def exceptions(plan: Snapshot, travel: Travel) -> tuple[ExceptionLine, ...]:
    """The recommendations that are an exception, in published order, then the late follow-ups about no item.

    ``travel`` is where ratings have gone since the last papers; without papers nothing is worse or Amber again.
    """
    late = _late_by_recommendation(plan)
    found = []
    for row in plan.rows:
        if row.item.kind is Kind.RECOMMENDATION:
            about = late.get(row.ref, ())
            if why := why_exceptional(row, travel, follow_up_late=bool(about)):
                found.append(ExceptionLine(row, why, tuple(about)))
    alone = late.get(None, ())
    return (*found, *(ExceptionLine(None, (Exceptional.FOLLOW_UP_LATE,), (each,)) for each in alone))


def why_exceptional(row: Row, travel: Travel, *, follow_up_late: bool = False) -> tuple[Exceptional, ...]:
    """Each reason that holds for a recommendation; none: it is no exception."""
    found = _Compared(travel.direction(row), travel, follow_up_late)
    may_hold = _HOLDS if row.item.live else _WHEN_CLOSED
    return tuple(why for why, holds in _HOLDS.items() if why in may_hold and holds(row, found))


def exceptions_of(view: PlanView) -> tuple[ExceptionLine, ...]:
    """The exceptions of a plan that was compared with the last papers."""
    return exceptions(view.snapshot, view.travel)


def in_brief(line: ExceptionLine, view: PlanView) -> str:
    """Why, in a few words for a list: "A1: overdue by 43 days; second extension"."""
    row = line.row
    if row is None:
        return due_words(line.late[0], view)
    rule = reason_in_brief(row)
    if row.rating_of != row.ref and not row.rating.decided:
        rule = f"{short_ref(row.rating_of).rpartition('-')[2]}: {rule}"
    # The rule's own words say what is Red, and whose decision a colour is.
    said = {Exceptional.RED: rule, Exceptional.BY_DECISION: rule}
    named = ", ".join(each.name for each in line.late)
    said[Exceptional.FOLLOW_UP_LATE] = f"{Exceptional.FOLLOW_UP_LATE.words} ({named})"
    if row.rating.colour is not Colour.RED and not row.rating.decided:
        said[Exceptional.BY_DECISION] = f"{Exceptional.BY_DECISION.words} by an action"
    return "; ".join(dict.fromkeys(said.get(each, each.words) for each in line.why))


def _late_by_recommendation(plan: Snapshot) -> dict[str | None, list[FollowUp]]:
    """The late follow-ups by the recommendation that they, or its actions, are about; None: about no item."""
    found: dict[str | None, list[FollowUp]] = {}
    for each in plan.follow_ups:
        row = None if each.ref is None else plan.row(each.ref)
        if each.days_late(plan.as_at) and (each.ref is None or row is not None):
            found.setdefault(None if row is None else row.item.parent or row.ref, []).append(each)
    return found


def _extensions(row: Row) -> int:
    """How often its date was moved by a meeting, and once more where that is asked for."""
    return row.item.deadline.times_moved + (row.item.request is not None)


def most_urgent_first(lines: Sequence[ExceptionLine]) -> list[ExceptionLine]:
    """Exceptions for a screen: the worst colour first, then overdue items, the longest overdue before the others."""
    return sorted(lines, key=lambda line: (line.row is None, _urgency(line.row) if line.row else ()))


def _urgency(row: Row) -> tuple[int, int, int]:
    rule = row.rating.rule
    late = row.rated_case.days_overdue if rule is Rule.OVERDUE else 0
    return WORST_FIRST.index(row.rating.colour), _FIRST.index(rule) if rule in _FIRST else len(_FIRST), -late
