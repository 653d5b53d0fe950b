"""Bodies: when two names mean one body, which of them govern, and whose business an item is.

The only place that compares names of bodies. It knows no meeting: who sits when is in ``sittings``, and what a meeting
may decide in ``powers``.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from actionplan.domain.dates import PAPERS_CLOSE_BEFORE
from actionplan.domain.state.body import Body
from actionplan.domain.state.entities import Meeting, Review
from actionplan.domain.vocabulary import BodyRole

_AFTER_THE_NOUN: Final = re.compile(r"\s(?:of|for|on|in|at|to|with)\s|[(,:]", re.IGNORECASE)
_PLURAL: Final = re.compile(r"(?<![su'’i])s$", re.IGNORECASE)


def body_key(body: str) -> str:
    """The name as two spellings of it compare."""
    return body.casefold()


def same_body(one: str, other: str) -> bool:
    """Whether two names mean one body."""
    return body_key(one) == body_key(other)


def governing_bodies(reviews: Iterable[Review]) -> frozenset[str]:
    """The keys of the bodies that govern a review of the plan."""
    return frozenset(body_key(body) for review in reviews for body in review.governing_bodies)


def governs_now(body: str, review: Review) -> bool:
    """Whether a review names a body as one that governs it."""
    return any(same_body(each, body) for each in review.governing_bodies)


def reviews_of(
    body: str, reviews: Sequence[Review], bodies: Iterable[Body] = (), on: date | None = None
) -> frozenset[str]:
    """The refs of the reviews that are a body's business: whose items it is asked about, and what its papers are about.

    A body that governs reviews has those, unless it oversees all (on that day); any other body has all.
    """
    everything = frozenset(review.ref for review in reviews)
    known = body_on_record(body, bodies)
    if known is not None and on is not None and BodyRole.OVERSEES in known.roles_on(on):
        return everything
    return frozenset(review.ref for review in reviews if governs_now(body, review)) or everything


def body_on_record(body: str, bodies: Iterable[Body]) -> Body | None:
    """What is on record of a body by itself; None where it is known by its reviews or meetings only."""
    return next((each for each in bodies if each.id == body_key(body)), None)


def bodies_in_use(
    reviews: Iterable[Review], meetings: Iterable[Meeting], bodies: Iterable[Body] = ()
) -> tuple[str, ...]:
    """The names of all bodies of a plan, one spelling each: governing bodies first, as their reviews spell them."""
    names = [
        *(body for review in reviews for body in review.governing_bodies),
        *(body.name for body in bodies),
        *(meeting.body for meeting in meetings),
    ]
    spelt: dict[str, str] = {}
    for name in names:
        spelt.setdefault(body_key(name), name)
    return tuple(spelt.values())


def as_on_record(body: str, reviews: Iterable[Review], meetings: Iterable[Meeting], bodies: Iterable[Body] = ()) -> str:
    """The body as the plan spells it already, else as given: two spellings in one plan would read as two bodies."""
    return next((name for name in bodies_in_use(reviews, meetings, bodies) if same_body(name, body)), body)


def is_plural(body: str) -> bool:
    """Whether a body's name is a plural, "Lead Safeguarding Partners": what it does takes the verb of several."""
    return bool(_PLURAL.search(_AFTER_THE_NOUN.split(body.strip(), maxsplit=1)[0].strip()))


def verb(body: str, one: str, several: str) -> str:
    """The form of a verb that goes with a body's name: "is" or "are"."""
    return several if is_plural(body) else one


def papers_close(meeting: Meeting, bodies: Iterable[Body]) -> date:
    """The day on which a meeting's papers close: by its body's timetable, else a week before."""
    body = body_on_record(meeting.body, bodies)
    return (None if body is None else body.papers_close_on(meeting.on)) or meeting.on - PAPERS_CLOSE_BEFORE
