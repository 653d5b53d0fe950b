"""The sittings of a body: next, last, the usual one to show, and which meetings can have decided something.

Every question about the order of meetings is answered here. What was issued for them is in ``issued_papers``.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from actionplan.domain.meetings.bodies import body_key, governing_bodies, same_body
from actionplan.domain.state.entities import Meeting, Review
from actionplan.domain.vocabulary import MeetingKind


def sittings_of(meetings: Iterable[Meeting], body: str | None = None) -> list[Meeting]:
    """The sittings of a body (None: of any) that were not cancelled, by day."""
    found = [each for each in meetings if each.is_sitting and (body is None or same_body(each.body, body))]
    return sorted(found, key=_by_day)


def sitting_days(meetings: Iterable[Meeting]) -> dict[str, list[date]]:
    """The days on which each body sits, in order, by ``body_key``."""
    days: dict[str, list[date]] = {}
    for meeting in sittings_of(meetings):
        days.setdefault(body_key(meeting.body), []).append(meeting.on)
    return days


def next_sitting(meetings: Iterable[Meeting], body: str | None, after: date) -> Meeting | None:
    """The first sitting of a body (None: of any) later than a day."""
    return next((each for each in sittings_of(meetings, body) if each.on > after), None)


def coming_sitting(meetings: Iterable[Meeting], body: str | None, today: date) -> Meeting | None:
    """The first sitting of a body (None: of any) that is still to come: today's is."""
    return next((each for each in sittings_of(meetings, body) if each.on >= today), None)


def last_sitting(meetings: Iterable[Meeting], body: str | None, before: date) -> Meeting | None:
    """The last sitting of a body (None: of any) earlier than a day."""
    return next((each for each in reversed(sittings_of(meetings, body)) if each.on < before), None)


def sitting_before(meetings: Iterable[Meeting], meeting: Meeting | None, as_at: date) -> Meeting | None:
    """The sitting of the same body before a meeting (None: of any body) that has taken place by the as-at day."""
    meetings = list(meetings)
    if meeting is None:
        return last_sitting(meetings, None, as_at)
    taken_place = [each for each in sittings_of(meetings, meeting.body) if each.on < meeting.on and each.on <= as_at]
    return taken_place[-1] if taken_place else None


def usual_sitting(meetings: Iterable[Meeting], reviews: Iterable[Review], today: date) -> Meeting | None:
    """The sitting to show where none is named: the next of a governing body, else its last, else any body's."""
    sittings, governing = sittings_of(meetings), governing_bodies(reviews)
    own = [each for each in sittings if body_key(each.body) in governing] or sittings
    return coming_sitting(own, None, today) or next(reversed(own), None)


def has_sat(meeting: Meeting, today: date) -> bool:
    """Whether a meeting can have decided something by today: its day has come, and it was not cancelled."""
    return not meeting.cancelled and meeting.on <= today


def can_decide(meeting: Meeting, today: date) -> bool:
    """Whether a decision of the meeting can be recorded today: it has sat, and its minutes are open."""
    return has_sat(meeting, today) and not meeting.closed


def meetings_that_can_decide(meetings: Iterable[Meeting], today: date) -> list[Meeting]:
    """The meetings whose decisions can be recorded today, the latest first: it is the usual one to record for."""
    return [each for each in meetings_that_sat(meetings, today) if not each.closed]


def meetings_that_sat(meetings: Iterable[Meeting], today: date) -> list[Meeting]:
    """The meetings that can have decided something by today, closed ones too, the latest first."""
    return sorted((each for each in meetings if has_sat(each, today)), key=_by_day, reverse=True)


def usual_to_decide(meetings: Iterable[Meeting], today: date) -> Meeting | None:
    """The meeting to record decisions for where none is named: the latest open one that has sat, else the latest."""
    sat = meetings_that_sat(meetings, today)
    return next((each for each in sat if can_decide(each, today)), next(iter(sat), None))


def chairs_actions(meetings: Iterable[Meeting]) -> frozenset[str]:
    """The ids of the meetings that are a chair's action."""
    return frozenset(each.id for each in meetings if each.kind is MeetingKind.CHAIRS_ACTION)


def agreed_between_meetings(meetings: Iterable[Meeting]) -> frozenset[str]:
    """The ids of the meetings that are a decision of partners between sittings."""
    return frozenset(each.id for each in meetings if each.kind is MeetingKind.BETWEEN_MEETINGS)


def outside_sittings(meetings: Sequence[Meeting]) -> frozenset[str]:
    """The ids of what was decided outside sittings, by the chair or between meetings."""
    return chairs_actions(meetings) | agreed_between_meetings(meetings)


def chairs_actions_before(meeting: Meeting, meetings: Sequence[Meeting]) -> frozenset[str]:
    """The ids of what was decided outside sittings and is reported to this one: since the body's sitting before it."""
    if not meeting.is_sitting:
        return frozenset()
    before = last_sitting(meetings, meeting.body, meeting.on)
    earliest = date.min if before is None else before.on
    own = [each for each in meetings if same_body(each.body, meeting.body) and not each.cancelled]
    return outside_sittings([each for each in own if earliest < each.on <= meeting.on])


def _by_day(meeting: Meeting) -> tuple[date, str]:
    return meeting.on, meeting.id
