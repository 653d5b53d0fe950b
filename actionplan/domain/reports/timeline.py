"""The plan on a time line: each item's dates, how far they slipped, and the meetings. Draws nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from actionplan.domain.rating.rules import overdue
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.view import PlanView
from actionplan.domain.state.entities import Meeting


@dataclass(frozen=True, slots=True)
class DatedItem:
    """One item with a date; ``due_on`` is the date in force, ``adopted_on`` the one that a meeting first adopted.

    ``from_actions``: the item has no date of its own and is due with the last of its live actions.
    """

    row: Row
    due_on: date
    adopted_on: date | None
    from_actions: bool

    @property
    def slip_days(self) -> int | None:
        """Days from the adopted date to the one in force; None before adoption."""
        return self.row.item.deadline.slip_days

    @property
    def proposed(self) -> bool:
        """No meeting has adopted its date yet."""
        return self.adopted_on is None and not self.from_actions

    @property
    def days_overdue(self) -> int | None:
        """Days past the date in force, as the rule counts them; None where the item is not overdue."""
        return self.row.case.days_overdue if overdue(self.row.case) else None

    @property
    def days(self) -> tuple[date, ...]:
        """Every day that is marked on the item's line."""
        item = self.row.item
        given = (self.adopted_on, self.due_on, item.extension_to, item.completed_on, item.signed_off_on)
        return tuple(day for day in given if day is not None)


@dataclass(frozen=True, slots=True)
class Timeline:
    """The chosen items, in the order given, and the sittings in the months from ``first`` to ``last``.

    Those are the earliest and the latest day to show; they always span the as-at day and the next sitting.
    """

    as_at: date
    first: date
    last: date
    dated: tuple[DatedItem, ...]
    undated: tuple[Row, ...]
    meetings: tuple[Meeting, ...]

    @property
    def months(self) -> int:
        """The length of the axis in months."""
        return month_number(self.last) - month_number(self.first) + 1


def month_number(day: date) -> int:
    """Months since the year 0, so that months can be subtracted."""
    return day.year * 12 + day.month - 1


def timeline(view: PlanView, rows: Iterable[Row]) -> Timeline:
    """The time line of these rows, without cancelled sittings and chair's actions."""
    rows = tuple(rows)
    dated = tuple(each for row in rows if (each := _dated_item(row)) is not None)
    sittings = [meeting for meeting in view.snapshot.meetings if meeting.is_sitting]
    following = [meeting.on for meeting in sittings if meeting.on > view.as_at][:1]
    days = [view.as_at, *following, *(day for each in dated for day in each.days)]
    first, last = min(days), max(days)
    between = range(month_number(first), month_number(last) + 1)
    return Timeline(
        as_at=view.as_at,
        first=first,
        last=last,
        dated=dated,
        undated=tuple(row for row in rows if row.case.due_on is None),
        meetings=tuple(meeting for meeting in sittings if month_number(meeting.on) in between),
    )


def _dated_item(row: Row) -> DatedItem | None:
    due_on = row.case.due_on
    if due_on is None:
        return None
    return DatedItem(row, due_on, row.item.deadline.adopted_on, from_actions=row.item.deadline.due_on is None)
