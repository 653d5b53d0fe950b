"""What needs the manager now, read from the ledger and from where the plan lies. Reads only."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from actionplan.domain.governance.cycle import open_sitting
from actionplan.domain.governance.today import Today, today
from actionplan.domain.moment import Moment
from actionplan.domain.rating.view import PlanView
from actionplan.domain.reports.changes import ChangeReport
from actionplan.domain.reports.check import Finding
from actionplan.ledger.ledger import Ledger
from actionplan.ledger.queries import BeganLater
from actionplan.services.agendas import coming_agendas, read_agenda
from actionplan.services.compare import changes_since

LOOK_BACK: Final = timedelta(weeks=1)
"""How far back changes are shown where it is not known when somebody last looked."""


def read_today(
    ledger: Ledger,
    view: PlanView,
    gaps: Sequence[Finding],
    looked: Moment | None,
    until: Moment | None = None,
    *,
    changes: bool = True,
) -> Today:
    """The list for a view, which is the plan as at ``until`` (None: now); ``looked`` is the point last looked at.

    What changed is read with ``changes`` only: it takes as long as reading the plan.
    """
    plan = view.snapshot
    sitting = open_sitting(plan)
    last = None if sitting is None else read_agenda(ledger, plan, sitting)
    changed = _changes(ledger, view, looked, until) if changes else None
    return today(view, gaps, coming_agendas(ledger, plan), last, changed)


def _changes(ledger: Ledger, view: PlanView, looked: Moment | None, until: Moment | None) -> ChangeReport:
    known = looked is not None and (looked.head or 0) <= view.snapshot.head
    try:
        return changes_since(ledger, looked if known else Moment(view.as_at - LOOK_BACK), until)
    except BeganLater:
        return changes_since(ledger, None, until)
