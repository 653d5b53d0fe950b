"""A meeting's agenda, read from the ledger: what it was asked, and what of that still waits. Reads only.

``asked_at`` is the one place that says at which point a meeting is asked. Holds no rule about what is asked then.
"""

from collections.abc import Iterable

from actionplan.domain.entry import HistoryLine
from actionplan.domain.governance.agenda import MeetingAgenda, meeting_agenda, sittings_to_come
from actionplan.domain.governance.draft_minute import ANSWERING, asked_before, minuted, without_names
from actionplan.domain.governance.running import RunningAgenda
from actionplan.domain.kinds import describe
from actionplan.domain.meetings.issued_papers import papers_of
from actionplan.domain.meetings.sittings import has_sat
from actionplan.domain.moment import Moment
from actionplan.domain.rating.snapshot import Snapshot
from actionplan.domain.rating.view import PlanView
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


def read_running(ledger: Ledger, view: PlanView, meeting: Meeting) -> RunningAgenda:
    """The agenda of a meeting as its minute is taken, with how each ask was answered.

    Of one without papers that has begun to decide, what it was asked before stays, as in its minute.
    """
    plan = view.snapshot
    lines = ledger.history(plan.head, kinds=ANSWERING) if has_sat(meeting, plan.as_at) else []
    asked = asked_at(meeting, lines, plan)
    if papers_of(meeting) is None and meeting.closed_by is None and asked.head not in {None, plan.head}:
        now = _on_its_day(ledger, plan, meeting, plan.head) if meeting.on < plan.as_at else plan
        found = meeting_agenda(now, meeting, ledger.snapshot(asked))
    else:
        found = read_agenda(ledger, plan, meeting)
    resolved = {each.ask.key: each.resolved for each in minuted(meeting, found.asks, lines) if each.resolved}
    return RunningAgenda(
        found,
        {
            key: " ".join(
                describe(without_names(entry), plan.agency_name, meeting_title=view.meeting_title) for entry in entries
            )
            for key, entries in resolved.items()
        },
    )


def _on_its_day(ledger: Ledger, plan: Snapshot, meeting: Meeting, head: int) -> Snapshot:
    return ledger.snapshot(Moment(min(meeting.on, plan.as_at), head))


def coming_agendas(ledger: Ledger, plan: Snapshot) -> tuple[MeetingAgenda, ...]:
    """The agenda of the next sitting of each governing body, soonest first."""
    return tuple(read_agenda(ledger, plan, meeting) for meeting in sittings_to_come(plan))
