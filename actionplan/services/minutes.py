"""The draft minute of a meeting, from a plan's ledger: what it was asked is read where ``agendas`` says.

Holds no rule about what is in a minute: ``domain.governance.draft_minute`` does.
"""

from collections.abc import Sequence

from actionplan.domain.entry import HistoryLine
from actionplan.domain.governance.agenda import agenda
from actionplan.domain.governance.draft_minute import DraftMinute, draft_minute
from actionplan.domain.moment import Moment
from actionplan.domain.rating.view import PlanView
from actionplan.domain.state.entities import Meeting
from actionplan.ledger.ledger import Ledger
from actionplan.services.agendas import asked_at


def minute_of(ledger: Ledger, meeting: Meeting, view: PlanView, lines: Sequence[HistoryLine]) -> DraftMinute:
    """The draft minute of a meeting as at the view's point; ``lines`` are those of the ledger through it."""
    point, plan = asked_at(meeting, lines, view.snapshot), view.snapshot
    asked_of = plan if point == Moment(plan.as_at, plan.head) else ledger.snapshot(point)
    return draft_minute(meeting, agenda(asked_of, meeting), view, lines)
