"""Whom the manager has to chase, about which items, and why. Pure.

Only what is live, led by an agency, and neither reported complete nor paused is chased: everything else waits for a
meeting, or for the manager.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from actionplan.domain.dates import counted
from actionplan.domain.rating.rules import Case, due_unconfirmed, overdue, stale
from actionplan.domain.rating.snapshot import Row, Snapshot


@dataclass(frozen=True, slots=True)
class Chase:
    """One item to chase: its row, the reasons in words, and the day since which it has been due to be chased."""

    row: Row
    reasons: tuple[str, ...]
    since: date

    @property
    def words(self) -> str:
        """The reasons in one line: "43 days overdue, no extension asked for; not heard from for 97 days"."""
        return "; ".join(self.reasons)


def to_chase(plan: Snapshot) -> tuple[Chase, ...]:
    """Every item to chase, those that have waited longest first."""
    found = (_chase(row) for row in plan.rows if _can_be_chased(row))
    return tuple(sorted((each for each in found if each is not None), key=lambda each: (each.since, each.row.ref)))


def overdue_words(row: Row) -> str:
    """How late an overdue item is, and whether a later date is asked for: "43 days overdue, no extension asked for"."""
    asked = "no extension asked for" if row.item.request is None else "an extension is asked for"
    return f"{counted(row.case.days_overdue, 'day')} overdue, {asked}"


def _can_be_chased(row: Row) -> bool:
    item = row.item
    paused = item.pause is not None and row.case.as_at <= item.pause.until
    return item.live and item.owner.agency is not None and not item.reported_complete and not paused


def _chase(row: Row) -> Chase | None:
    case = row.case
    found: list[tuple[str, date]] = []
    if overdue(case) and case.due_on is not None:
        found.append((overdue_words(row), case.due_on + timedelta(days=1)))
    elif due_unconfirmed(case) and case.due_on is not None:
        near = case.due_on - timedelta(days=case.policy.due_near_days)
        found.append((f"due {_in_days(case)}", near))
    quiet = case.quiet_days
    if stale(case) and quiet is not None:
        since = case.as_at - timedelta(days=quiet - case.policy.stale_days)
        found.append((f"not heard from for {counted(quiet, 'day')}", since))
    elif found and case.heard_on is None:
        found.append(("not heard from yet", found[0][1]))
    if not found:
        return None
    return Chase(row, tuple(words for words, _ in found), min(since for _, since in found))


def _in_days(case: Case) -> str:
    left = case.days_left or 0
    return "today" if left == 0 else f"in {counted(left, 'day')}"
