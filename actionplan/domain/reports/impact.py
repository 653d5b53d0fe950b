"""The headline of impact: of what was signed off, how often a difference for children was shown."""

from collections import Counter
from datetime import date

from actionplan.domain.dates import MONTHS, long_day
from actionplan.domain.rating.snapshot import Snapshot
from actionplan.domain.vocabulary import ImpactState, Kind, Status


def impact_line(snapshot: Snapshot) -> str:
    """ "Signed off 3: difference shown 1, in part 0, …, awaited 2 (next review 26 March)"; empty where nothing is."""
    signed = [row.item for row in snapshot.rows if row.item.kind is Kind.RECOMMENDATION]
    signed = [item for item in signed if item.status is Status.SIGNED_OFF]
    if not signed:
        return ""
    found = Counter(item.impact_state for item in signed)
    due = min((item.impact_review_on for item in signed if item.impact_review_on is not None), default=None)
    return (
        f"Signed off {len(signed)}: difference shown {found[ImpactState.EVIDENCED]}, "
        f"in part {found[ImpactState.PARTLY]}, not shown {found[ImpactState.NOT_EVIDENCED]}, "
        f"too early {found[ImpactState.TOO_EARLY]}, awaited {found[None]}{_next_review(due, snapshot.as_at)}"
    )


def _next_review(due: date | None, as_at: date) -> str:
    if due is None:
        return ""
    day = f"{due.day} {MONTHS[due.month - 1]}" if due.year == as_at.year else long_day(due)
    return f" (review overdue since {day})" if due < as_at else f" (next review {day})"
