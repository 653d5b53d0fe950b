"""Whom the manager has to chase, about which items, and why. Pure.

Only what is live, led by an agency, and neither reported complete nor paused is chased: everything else waits for a
meeting, or for the manager.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from actionplan.domain.dates import counted
from actionplan.domain.rating.chases import chased_words
from actionplan.domain.rating.rules import Case, due_unconfirmed, overdue, stale
from actionplan.domain.rating.snapshot import Row, Snapshot


class Why(Enum):
    """What an item is chased for."""

    OVERDUE = "overdue"
    DUE_SOON = "due-soon"
    QUIET = "quiet"
    UNHEARD = "unheard"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an item is chased, in words, and the day since which that holds."""

    why: Why
    words: str
    since: date


@dataclass(frozen=True, slots=True)
class Chase:
    """One item to chase: its row, and the reasons, the foremost first; there is at least one."""

    row: Row
    reasons: tuple[Reason, ...]

    @property
    def why(self) -> Why:
        """What it is chased for above all."""
        return self.reasons[0].why

    @property
    def since(self) -> date:
        """The day since which it has been due to be chased."""
        return min(reason.since for reason in self.reasons)

    @property
    def words(self) -> str:
        """The reasons, and what came of earlier chases: "43 days overdue, no extension asked for; chased once, …"."""
        chased = chased_words(self.row)
        return "; ".join((*(reason.words for reason in self.reasons), *([chased] if chased else [])))

    def words_why(self, *why: Why) -> tuple[str, ...]:
        """The words of the reasons of these kinds."""
        return tuple(reason.words for reason in self.reasons if reason.why in why)


def to_chase(plan: Snapshot, due_within: int | None = None) -> tuple[Chase, ...]:
    """Every item to chase, those that have waited longest first.

    ``due_within``: every item due within so many days, whether or not its date was confirmed lately; None: those whose
    date is near, by the plan's policy, and not confirmed.
    """
    found = (_chase(row, due_within) for row in plan.rows if _can_be_chased(row))
    return tuple(sorted((each for each in found if each is not None), key=lambda each: (each.since, each.row.ref)))


def overdue_words(row: Row) -> str:
    """How late an overdue item is, and whether a later date is asked for: "43 days overdue, no extension asked for"."""
    asked = "no extension asked for" if row.item.request is None else "an extension is asked for"
    return f"{counted(row.case.days_overdue, 'day')} overdue, {asked}"


def _can_be_chased(row: Row) -> bool:
    """Live, led by an agency, and waiting for nobody but that agency."""
    item = row.item
    paused = item.pause is not None and row.case.as_at <= item.pause.until
    return item.live and item.owner.agency is not None and not item.reported_complete and not paused


def _chase(row: Row, due_within: int | None) -> Chase | None:
    case = row.case
    found: list[Reason] = []
    if overdue(case) and case.due_on is not None:
        found.append(Reason(Why.OVERDUE, overdue_words(row), case.due_on + timedelta(days=1)))
    elif _due_soon(case, due_within) and case.due_on is not None:
        near = case.due_on - timedelta(days=case.policy.due_near_days if due_within is None else due_within)
        found.append(Reason(Why.DUE_SOON, f"due {_in_days(case)}", near))
    quiet = case.quiet_days
    if stale(case) and quiet is not None:
        since = case.as_at - timedelta(days=quiet - case.policy.stale_days)
        found.append(Reason(Why.QUIET, f"not heard from for {counted(quiet, 'day')}", since))
    elif found and case.heard_on is None:
        found.append(Reason(Why.UNHEARD, "not heard from yet", found[0].since))
    return Chase(row, tuple(found)) if found else None


def _due_soon(case: Case, within: int | None) -> bool:
    if within is None:
        return due_unconfirmed(case)
    return case.days_left is not None and 0 <= case.days_left <= within


def _in_days(case: Case) -> str:
    left = case.days_left or 0
    return "today" if left == 0 else f"in {counted(left, 'day')}"
