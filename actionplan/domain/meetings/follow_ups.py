"""Which follow-ups a body comes back to, and when one set at a meeting falls due. Reads state, and changes nothing."""

from collections.abc import Iterable, Sequence
from datetime import date

from actionplan.domain.meetings.bodies import papers_close, same_body
from actionplan.domain.meetings.sittings import sittings_of
from actionplan.domain.state.entities import Meeting
from actionplan.domain.state.follow_ups import FollowUp
from actionplan.domain.state.plan import PlanState


def due_for_next_sitting(plan: PlanState, body: str, after: date) -> date | None:
    """When papers close for the body's first sitting whose papers close after a day; None where none is on record."""
    closing = (papers_close(each, plan.bodies) for each in sittings_of(plan.meetings, body))
    return next((day for day in closing if day > after), None)


def matters_arising(follow_ups: Iterable[FollowUp], meeting: Meeting) -> tuple[FollowUp, ...]:
    """The open follow-ups that the meeting's body set before it, by number."""
    return tuple(each for each in follow_ups if each.is_open and _set_before(each, meeting))


def done_since_last_sitting(
    follow_ups: Iterable[FollowUp], meeting: Meeting, meetings: Sequence[Meeting]
) -> tuple[FollowUp, ...]:
    """What was reported done, or dropped, after the body's sitting before this one: this one hears of it."""
    earlier = [each.on for each in sittings_of(meetings, meeting.body) if each.on < meeting.on]
    since = earlier[-1] if earlier else date.min
    return tuple(
        each
        for each in follow_ups
        if each.outcome_on is not None and since < each.outcome_on <= meeting.on and _set_before(each, meeting)
    )


def _set_before(each: FollowUp, meeting: Meeting) -> bool:
    return each.meeting != meeting.id and each.set_on <= meeting.on and same_body(each.body, meeting.body)
