"""The plan over time, from past snapshots: ratings, and what was signed off against what was due.

Pure: which days are looked at is worked out here; reading the plan as at each of them is the caller's.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from actionplan.domain.dates import add_months
from actionplan.domain.rating.snapshot import Row, Snapshot, Totals
from actionplan.domain.vocabulary import Colour, Kind

MOST_MONTHS: Final = 24
"""Each month end is a reading of the whole plan."""

USUAL_MONTHS: Final = 12


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """The recommendations as at one day, as that day knew them.

    ``due`` counts those whose date in force had passed or was that day, and ``due_first`` the same by the dates first
    adopted, so that moving a date hides nothing; neither counts what is not taken forward. ``due_open`` are those of
    ``due`` that were not signed off.
    """

    day: date
    totals: Totals
    due_first: int
    due: int
    due_open: int

    @property
    def signed_off(self) -> int:
        """How many had been signed off, early ones included."""
        return self.totals.signed_off


def chart_days(as_at: date, began_on: date, months: int = USUAL_MONTHS) -> tuple[date, ...]:
    """The last ``months`` month ends before the as-at day on which there was a plan, and the as-at day itself."""
    this_month = as_at.replace(day=1)
    back = (this_month.year - began_on.year) * 12 + this_month.month - began_on.month
    ends = (add_months(this_month, -n) - timedelta(days=1) for n in reversed(range(min(months, back))))
    return (*(end for end in ends if end >= began_on), as_at)


def chart_point(snapshot: Snapshot) -> ChartPoint:
    """What one snapshot adds to the charts."""
    rows = [row for row in snapshot.rows if row.item.kind is Kind.RECOMMENDATION]
    taken = [row for row in rows if row.rating.colour is not Colour.CLOSED]
    due = [row for row in taken if _by(_date_in_force(row, snapshot), snapshot.as_at)]
    return ChartPoint(
        day=snapshot.as_at,
        totals=snapshot.totals(),
        due_first=sum(
            _by(row.item.deadline.adopted_on or _date_in_force(row, snapshot), snapshot.as_at) for row in taken
        ),
        due=len(due),
        due_open=sum(row.item.live for row in due),
    )


def _date_in_force(row: Row, snapshot: Snapshot) -> date | None:
    """The item's; where it was signed off without one of its own, the last of its actions', which are closed too."""
    if row.case.due_on is not None or row.item.live:
        return row.case.due_on
    return max(
        (each.item.deadline.due_on for each in snapshot.actions_of(row.ref) if each.item.deadline.due_on), default=None
    )


def _by(day: date | None, as_at: date) -> bool:
    return day is not None and day <= as_at
