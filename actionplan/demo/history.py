"""The demonstration's year: one story for each recommendation, one for the measures, and one for the meetings.

Numbers are days from the last day of the history. Together, the stories end in every rule of the rating.
"""

from collections.abc import Iterator

from actionplan.demo import first_five, six_to_eleven
from actionplan.demo.awareness import awareness
from actionplan.demo.measuring import measures
from actionplan.demo.meetings import beginning, meetings
from actionplan.demo.story import Calendar, Dated, recommendations
from actionplan.domain.subjects.priorities import SetPriority
from actionplan.domain.subjects.responses import Respond
from actionplan.domain.subjects.reviews import EditReview
from actionplan.domain.vocabulary import Priority, Response

BEGUN = -365
TITLE = "Child Sam (demonstration)"


def history(calendar: Calendar) -> Iterator[Dated]:
    """Every dated step, story by story; within a day, this is the order."""
    for story in (
        _beginning,
        measures,
        first_five.intelligence,
        first_five.audit,
        awareness,
        first_five.organised_crime,
        first_five.released,
        six_to_eleven.step_up,
        six_to_eleven.training,
        six_to_eleven.siblings,
        six_to_eleven.drop_in,
        six_to_eleven.units,
        six_to_eleven.referrals,
        meetings,
    ):
        yield from story(calendar)


def _beginning(calendar: Calendar) -> Iterator[Dated]:
    yield calendar.day(BEGUN), EditReview(review="SAM", title=TITLE)
    yield from beginning(calendar)
    accepted = recommendations(1, 2, 3, 4, 5, 6, 8, 9, 10, 11)
    yield calendar.day(-360), Respond(refs=accepted, response=Response.ACCEPTED)
    for priority, numbers in (
        (Priority.HIGH, (1, 3, 8, 11)),
        (Priority.MEDIUM, (2, 4, 5, 6, 10)),
        (Priority.LOW, (9,)),
    ):
        yield calendar.day(-346), SetPriority(refs=recommendations(*numbers), priority=priority)
