"""Whether an extension was asked for too late: after the papers closed, or after the date had passed.

The only home of both tests. How a table, a list or a script words them is theirs.
"""

from collections.abc import Iterable
from enum import StrEnum

from actionplan.domain.meetings.bodies import papers_close
from actionplan.domain.meetings.sittings import coming_sitting
from actionplan.domain.rating.snapshot import Snapshot
from actionplan.domain.state.body import Body
from actionplan.domain.state.entities import Meeting
from actionplan.domain.state.item import ExtensionRequest, Item


class Late(StrEnum):
    """In which way a request came late; the value is how a sentence says it."""

    AFTER_PAPERS = "asked after the papers closed"
    AFTER_DATE = "asked after the date had passed"


def late_asking(item: Item, meeting: Meeting | None, bodies: Iterable[Body] = ()) -> tuple[Late, ...]:
    """In which ways an item's request was late for a meeting; none where nothing is asked, or it was in time.

    Papers close by the body's timetable, else a week before the meeting, or when they are issued. Without a meeting
    none have closed.
    """
    request = item.request
    if request is None or request.asked_on is None:
        return ()
    found = []
    if meeting is not None and _after_papers(request, meeting, bodies):
        found.append(Late.AFTER_PAPERS)
    if item.deadline.due_on is not None and request.asked_on > item.deadline.due_on:
        found.append(Late.AFTER_DATE)
    return tuple(found)


def deciding_sitting(item: Item, plan: Snapshot) -> Meeting | None:
    """The sitting that a request waits for: the next of the body that governs the item's review; today's counts."""
    review = next(review for review in plan.reviews if review.ref == item.review)
    coming = (coming_sitting(plan.meetings, body, plan.as_at) for body in review.governing_bodies)
    return min((each for each in coming if each is not None), key=lambda each: (each.on, each.id), default=None)


def _after_papers(request: ExtensionRequest, meeting: Meeting, bodies: Iterable[Body]) -> bool:
    # The reason of a request is required, so its pointer is the number of the entry that asked.
    issued = meeting.papers_cut_off is not None and (request.reason or 0) > meeting.papers_cut_off
    return issued or (request.asked_on is not None and request.asked_on > papers_close(meeting, bodies))
