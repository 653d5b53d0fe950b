"""The draft minute of a meeting, from a plan's ledger: what it was asked is read where ``agendas`` says.

Holds no rule about what is in a minute: ``domain.governance.draft_minute`` does.
"""

from collections.abc import Sequence

from actionplan.domain.entry import HistoryLine
from actionplan.domain.governance.agenda import agenda
from actionplan.domain.governance.asks import Ask
from actionplan.domain.governance.draft_minute import DraftMinute, draft_minute
from actionplan.domain.moment import Moment
from actionplan.domain.rating.view import PlanView
from actionplan.domain.state.entities import Meeting
from actionplan.ledger.ledger import Ledger
from actionplan.services.agendas import asked_at


def minute_of(ledger: Ledger, meeting: Meeting, view: PlanView, lines: Sequence[HistoryLine]) -> DraftMinute:
    """The draft minute of a meeting as at the view's point; ``lines`` are those of the ledger through it."""
    point = asked_at(meeting, lines, view.as_at)
    return draft_minute(meeting, _asked(ledger, meeting, view, point), view, lines)


def _asked(ledger: Ledger, meeting: Meeting, view: PlanView, point: Moment | None) -> tuple[Ask, ...]:
    """What it was asked at that point (None: as the plan stands)."""
    if point is None or point.head == view.snapshot.head:
        return agenda(view.snapshot, meeting)
    return agenda(ledger.snapshot(point), meeting)
