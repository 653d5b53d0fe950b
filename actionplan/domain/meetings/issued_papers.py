"""Which papers were issued, and which of them a meeting's members saw last.

Owns the point of the ledger that issued papers speak for. What papers say is in ``pack``.
"""

from collections.abc import Iterable, Sequence

from actionplan.domain.meetings.bodies import same_body
from actionplan.domain.moment import Moment
from actionplan.domain.state.entities import Meeting


def papers_of(meeting: Meeting | None) -> Moment | None:
    """The point that a meeting's papers speak for; None where none were issued."""
    if meeting is None or meeting.papers_cut_off is None or meeting.papers_as_at is None:
        return None
    return Moment(meeting.papers_as_at, meeting.papers_cut_off)


def last_issued(meetings: Iterable[Meeting], before: Meeting | None = None) -> Meeting | None:
    """The meeting whose papers were issued last; None where none were.

    ``before`` asks for the last papers of that meeting's own body, for an earlier meeting: what its members saw last.
    """
    issued = [
        each for each in meetings if each.papers_cut_off is not None and (before is None or _comes_before(each, before))
    ]
    return max(issued, key=lambda each: (each.papers_cut_off or 0, each.on, each.id), default=None)


def last_papers(meetings: Sequence[Meeting], before: Meeting | None = None) -> Moment | None:
    """The point that those papers speak for; None where none were issued."""
    return papers_of(last_issued(meetings, before))


def _comes_before(each: Meeting, meeting: Meeting) -> bool:
    return each.id != meeting.id and same_body(each.body, meeting.body) and each.on <= meeting.on
