"""The plan along a time line: each item's dates, how far they slipped, today, and the meetings. Draws nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from actionplan.domain.rating.rules import overdue
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.view import PlanView
from actionplan.domain.state.entities import Meeting


@dataclass(frozen=True, slots=True)
class DatedItem:
    """One item with a date; ``due_on`` is the date in force, and ``adopted_on`` what a meeting first adopted.

    ``from_actions``: the item has no date of its own, and is due with the last of its live actions.
    """

    row: Row
    due_on: date
    adopted_on: date | None
    from_actions: bool

    @property
    def slip_days(self) -> int | None:
        """Approved less adopted date; None before adoption."""
        return self.row.item.deadline.slip_days

    @property
    def proposed(self) -> bool:
        """No meeting has adopted its date yet."""
        return self.adopted_on is None and not self.from_actions

    @property
    def days_overdue(self) -> int | None:
        """Days past the date in force, as the rule counts them; None where it is not overdue."""
        return self.row.case.days_overdue if overdue(self.row.case) else None

    @property
    def days(self) -> tuple[date, ...]:
        """Every day that is marked on its line."""
        item = self.row.item
        given = (self.adopted_on, self.due_on, item.extension_to, item.completed_on, item.signed_off_on)
        return tuple(day for day in given if day is not None)


@dataclass(frozen=True, slots=True)
class Timeline:
    """The items chosen, in the order given, and the sittings between the ``first`` and the ``last`` day of the axis.

    The axis begins and ends with whole months, and always holds the as-at day and the next sitting.
    """

    as_at: date
    first: date
    last: date
    dated: tuple[DatedItem, ...]
    undated: tuple[Row, ...]
    meetings: tuple[Meeting, ...]

    @property
    def months(self) -> int:
        """How many months the axis holds."""
        return month_number(self.last) - month_number(self.first) + 1


def month_number(day: date) -> int:
    """Months since the year 0: what months are counted with."""
    return day.year * 12 + day.month - 1


def timeline(view: PlanView, rows: Iterable[Row]) -> Timeline:
    """The time line of these rows; cancelled sittings and chair's actions are left out."""
    rows = tuple(rows)
    dated = tuple(found for row in rows if (found := _dated(row)) is not None)
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


def _dated(row: Row) -> DatedItem | None:
    due_on = row.case.due_on
    if due_on is None:
        return None
    return DatedItem(row, due_on, row.item.deadline.adopted_on, from_actions=row.item.deadline.due_on is None)
