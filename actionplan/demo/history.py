"""The demonstration's year: one story for each recommendation, and one for the meetings.

Numbers are days from the last day of the history. Together, the stories end in every rule of the rating.
"""

from collections.abc import Iterator

from actionplan.demo import first_five, six_to_eleven
from actionplan.demo.story import ARRANGED, BODY, HELD, SCRUTINEER, Calendar, Dated, Papers, recommendations
from actionplan.domain.subjects.meetings import AddMeetings, CloseMeeting, MinuteDecision
from actionplan.domain.subjects.responses import Respond
from actionplan.domain.subjects.reviews import EditReview
from actionplan.domain.vocabulary import Response

BEGUN = -365
TITLE = "Child Sam (demonstration)"


def history(calendar: Calendar) -> Iterator[Dated]:
    """Every dated step, story by story; within a day, this is the order."""
    for story in (
        _beginning,
        first_five.intelligence,
        first_five.audit,
        first_five.awareness,
        first_five.organised_crime,
        first_five.released,
        six_to_eleven.step_up,
        six_to_eleven.training,
        six_to_eleven.siblings,
        six_to_eleven.drop_in,
        six_to_eleven.units,
        six_to_eleven.referrals,
        _meetings,
    ):
        yield from story(calendar)


def _beginning(calendar: Calendar) -> Iterator[Dated]:
    sittings = tuple(calendar.sitting(number) for number in range(1, ARRANGED + 1))
    yield calendar.day(BEGUN), EditReview(review="SAM", title=TITLE)
    yield calendar.day(BEGUN), AddMeetings(body=BODY, days=sittings)
    accepted = recommendations(1, 2, 3, 4, 5, 6, 8, 10, 11)
    yield calendar.day(-360), Respond(refs=accepted, response=Response.ACCEPTED)


def _meetings(calendar: Calendar) -> Iterator[Dated]:
    """Papers a week before each sitting held, and its minutes agreed the week after."""
    for number in range(1, HELD + 1):
        sitting, meeting = calendar.sitting(number), calendar.meeting(number)
        yield calendar.before(sitting), Papers(meeting)
        words = f"Progress noted. The {SCRUTINEER.lower()} reports again at the next sitting."
        yield sitting, MinuteDecision(meeting=meeting, words=words)
        yield calendar.after(sitting), CloseMeeting(meeting=meeting)
