"""A meeting's agenda, read from the ledger: what it was asked, and what of that still waits. Reads only.

``asked_at`` is the one place that says at which point a meeting is asked. Holds no rule about what is asked then.
"""

from collections.abc import Iterable

from actionplan.domain.entry import HistoryLine
from actionplan.domain.governance.agenda import MeetingAgenda, meeting_agenda, sitting_to_come
from actionplan.domain.governance.draft_minute import asked_before
from actionplan.domain.meetings.issued_papers import papers_of
from actionplan.domain.moment import Moment
from actionplan.domain.rating.snapshot import Snapshot
from actionplan.domain.state.entities import Meeting
from actionplan.ledger.ledger import Ledger


def asked_at(meeting: Meeting, lines: Iterable[HistoryLine], plan: Snapshot) -> Moment:
    """The point at which a meeting was asked: at its papers, else before its first decision that stands.

    A meeting that has neither is asked as the plan stands, and once it is over, as at its own day: what ends with that
    day is asked of a minute that is taken later too. ``lines`` are the whole ledger's.
    """
    papers = papers_of(meeting)
    if papers is not None:
        return papers
    before = asked_before(meeting, lines)
    return Moment(min(meeting.on, plan.as_at), plan.head if before is None else before)


def read_agenda(ledger: Ledger, plan: Snapshot, meeting: Meeting) -> MeetingAgenda:
    """The agenda of a meeting of the plan: what its papers ask, and before they are issued as the plan stands.

    One that is over is asked as at its own day, with all that is on record since. A closed one is asked no more than it
    was when its minutes were agreed; without papers, what it was asked before it decided.
    """
    asked, head = papers_of(meeting), plan.head
    if meeting.closed_by is not None:
        head = meeting.closed_by
        asked = asked or asked_at(meeting, ledger.history(head), plan)
    if head != plan.head or meeting.on < plan.as_at:
        plan = _on_its_day(ledger, plan, meeting, head)
    return meeting_agenda(plan, meeting, None if asked is None else ledger.snapshot(asked))


def _on_its_day(ledger: Ledger, plan: Snapshot, meeting: Meeting, head: int) -> Snapshot:
    return ledger.snapshot(Moment(min(meeting.on, plan.as_at), head))


def coming_agenda(ledger: Ledger, plan: Snapshot) -> MeetingAgenda | None:
    """The agenda of the sitting to come; None where no sitting to come is on record."""
    meeting = sitting_to_come(plan)
    return None if meeting is None else read_agenda(ledger, plan, meeting)
