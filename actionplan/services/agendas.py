"""A meeting's agenda, read from the ledger: what its papers asked, and what of that still waits. Reads only."""

from actionplan.domain.governance.agenda import MeetingAgenda, meeting_agenda, sitting_to_come
from actionplan.domain.meetings.issued_papers import papers_of
from actionplan.domain.moment import Moment
from actionplan.domain.rating.snapshot import Snapshot
from actionplan.domain.state.entities import Meeting
from actionplan.ledger.ledger import Ledger


def read_agenda(ledger: Ledger, plan: Snapshot, meeting: Meeting) -> MeetingAgenda:
    """The agenda of a meeting of the plan; a closed one is asked no more than it was when its minutes were agreed."""
    papers = papers_of(meeting)
    if meeting.closed_by is not None and meeting.closed_on is not None:
        plan = ledger.snapshot(Moment(meeting.closed_on, meeting.closed_by))
    return meeting_agenda(plan, meeting, None if papers is None else ledger.snapshot(papers))


def coming_agenda(ledger: Ledger, plan: Snapshot) -> MeetingAgenda | None:
    """The agenda of the sitting to come; None where no sitting to come is on record."""
    meeting = sitting_to_come(plan)
    return None if meeting is None else read_agenda(ledger, plan, meeting)
