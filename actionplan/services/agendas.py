"""A meeting's agenda, read from the ledger: what it was asked, and what of that still waits. Reads only.

``asked_at`` is the one place that says at which point a meeting is asked. Holds no rule about what is asked then.
"""

from collections.abc import Iterable
from datetime import date

from actionplan.domain.entry import HistoryLine
from actionplan.domain.governance.agenda import MeetingAgenda, meeting_agenda, sitting_to_come
from actionplan.domain.governance.draft_minute import asked_before
from actionplan.domain.meetings.issued_papers import papers_of
from actionplan.domain.moment import Moment
from actionplan.domain.rating.snapshot import Snapshot
from actionplan.domain.state.entities import Meeting
from actionplan.ledger.ledger import Ledger


def asked_at(meeting: Meeting, lines: Iterable[HistoryLine], as_at: date) -> Moment | None:
    """The point at which a meeting was asked: at its papers, else before its first decision that stands.

    None where it has neither: it is asked as the plan stands. ``lines`` are the whole ledger's.
    """
    before = None
    papers = papers_of(meeting)
    if papers is None:
        before = asked_before(meeting, lines)
    return papers if before is None else Moment(min(meeting.on, as_at), before)


def read_agenda(ledger: Ledger, plan: Snapshot, meeting: Meeting) -> MeetingAgenda:
    """The agenda of a meeting of the plan: what its papers ask, and before they are issued as the plan stands.

    A closed one is asked no more than it was when its minutes were agreed; without papers, what it was asked before it
    decided.
    """
    asked = papers_of(meeting)
    if meeting.closed_by is not None and meeting.closed_on is not None:
        plan = ledger.snapshot(Moment(meeting.closed_on, meeting.closed_by))
        asked = asked or asked_at(meeting, ledger.history(meeting.closed_by), plan.as_at)
    return meeting_agenda(plan, meeting, None if asked is None else ledger.snapshot(asked))


def coming_agenda(ledger: Ledger, plan: Snapshot) -> MeetingAgenda | None:
    """The agenda of the sitting to come; None where no sitting to come is on record."""
    meeting = sitting_to_come(plan)
    return None if meeting is None else read_agenda(ledger, plan, meeting)
