"""The plan over time, from past snapshots: ratings, and items signed off against items due.

Pure. Works out which days to chart; the caller reads the plan as at each of them.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from actionplan.domain.dates import add_months
from actionplan.domain.rating.snapshot import Row, Snapshot, Totals
from actionplan.domain.vocabulary import Colour, Kind

MOST_MONTHS: Final = 24
"""A limit, because the whole plan is read for each month end."""

USUAL_MONTHS: Final = 12


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """Counts of recommendations as at one day, by what was on record that day.

    ``due`` counts those whose date in force was that day or earlier. ``due_first`` does so by the dates first adopted,
    so that moving a date hides nothing. Neither counts recommendations not taken forward. ``due_open`` counts those of
    ``due`` that were not signed off.
    """

    day: date
    totals: Totals
    due_first: int
    due: int
    due_open: int

    @property
    def signed_off(self) -> int:
        """How many had been signed off, including those signed off early."""
        return self.totals.signed_off


def chart_days(as_at: date, began_on: date, months: int = USUAL_MONTHS) -> tuple[date, ...]:
    """Up to ``months`` month ends before the as-at day, none before the plan began, and the as-at day itself."""
    this_month = as_at.replace(day=1)
    back = (this_month.year - began_on.year) * 12 + this_month.month - began_on.month
    ends = (add_months(this_month, -n) - timedelta(days=1) for n in reversed(range(min(months, back))))
    return (*(end for end in ends if end >= began_on), as_at)


def chart_point(snapshot: Snapshot) -> ChartPoint:
    """The point of one snapshot."""
    rows = [row for row in snapshot.rows if row.item.kind is Kind.RECOMMENDATION]
    taken = [row for row in rows if row.rating.colour is not Colour.CLOSED]
    due = [row for row in taken if _due_by(_date_in_force(row, snapshot), snapshot.as_at)]
    return ChartPoint(
        day=snapshot.as_at,
        totals=snapshot.totals(),
        due_first=sum(
            _due_by(row.item.deadline.adopted_on or _date_in_force(row, snapshot), snapshot.as_at) for row in taken
        ),
        due=len(due),
        due_open=sum(row.item.live for row in due),
    )


def _date_in_force(row: Row, snapshot: Snapshot) -> date | None:
    """The item's date; for one signed off without its own, the last date of its actions, which are closed too."""
    if row.case.due_on is not None or row.item.live:
        return row.case.due_on
    return max(
        (each.item.deadline.due_on for each in snapshot.actions_of(row.ref) if each.item.deadline.due_on), default=None
    )


def _due_by(day: date | None, as_at: date) -> bool:
    return day is not None and day <= as_at
