"""Which papers were issued, and which of them a meeting's members saw last.

Owns the point of the ledger that issued papers speak for. What papers say is in ``pack``.
"""

from collections.abc import Iterable, Sequence

from actionplan.domain.meetings.bodies import body_key, same_body
from actionplan.domain.moment import Moment
from actionplan.domain.state.entities import Meeting, Review


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


def last_governing(meetings: Sequence[Meeting], reviews: Iterable[Review]) -> Meeting | None:
    """The meeting whose papers the plan as a whole is compared with: the last of a body that governs a review.

    Papers for a body that oversees, scrutinises or advises are another comparison, which its own papers make; where no
    governing body had any, theirs are better than none.
    """
    governing = {body_key(body) for review in reviews for body in review.governing_bodies}
    return last_issued(each for each in meetings if body_key(each.body) in governing) or last_issued(meetings)


def last_by_review(meetings: Sequence[Meeting], reviews: Iterable[Review]) -> dict[str, Meeting]:
    """By review, the meeting whose papers a body that governs it saw last; without those of which none did."""
    found = {}
    for review in reviews:
        governing = {body_key(body) for body in review.governing_bodies}
        meeting = last_issued(each for each in meetings if body_key(each.body) in governing)
        if meeting is not None:
            found[review.ref] = meeting
    return found


def last_papers(meetings: Sequence[Meeting], before: Meeting | None = None) -> Moment | None:
    """The point that those papers speak for; None where none were issued."""
    return papers_of(last_issued(meetings, before))


def _comes_before(each: Meeting, meeting: Meeting) -> bool:
    return each.id != meeting.id and same_body(each.body, meeting.body) and each.on <= meeting.on
