"""The draft minute of a meeting, from a plan's ledger: what it was asked is read at its papers, else before it decided.

Holds no rule about what is in a minute: ``domain.governance.draft_minute`` does.
"""

from actionplan.domain.governance.agenda import agenda
from actionplan.domain.governance.asks import Ask
from actionplan.domain.governance.draft_minute import DraftMinute, asked_before, draft_minute
from actionplan.domain.meetings.issued_papers import papers_of
from actionplan.domain.moment import Moment
from actionplan.domain.rating.view import PlanView
from actionplan.domain.state.entities import Meeting
from actionplan.ledger.ledger import Ledger


def minute_of(ledger: Ledger, meeting: Meeting, view: PlanView) -> DraftMinute:
    """The draft minute of a meeting as at the view's point."""
    lines = ledger.history(view.snapshot.head)
    before = asked_before(meeting, lines)
    point = papers_of(meeting)
    if point is None and before is not None:
        point = Moment(min(meeting.on, view.as_at), before)
    return draft_minute(meeting, _asked(ledger, meeting, view, point), view, lines)


def _asked(ledger: Ledger, meeting: Meeting, view: PlanView, point: Moment | None) -> tuple[Ask, ...]:
    """What it was asked at that point (None: as the plan stands)."""
    if point is None or point.head == view.snapshot.head:
        return agenda(view.snapshot, meeting)
    return agenda(ledger.snapshot(point), meeting)
