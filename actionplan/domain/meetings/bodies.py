"""Bodies: when two names mean one body, which of them govern, and whose business an item is.

The only place that compares names of bodies. It knows no meeting: who sits when is in ``sittings``.
"""

from collections.abc import Iterable, Sequence

from actionplan.domain.state.entities import Meeting, Review


def body_key(body: str) -> str:
    """The name as two spellings of it compare."""
    return body.casefold()


def same_body(one: str, other: str) -> bool:
    """Whether two names mean one body."""
    return body_key(one) == body_key(other)


def governing_bodies(reviews: Iterable[Review]) -> frozenset[str]:
    """The keys of the bodies that govern a review of the plan."""
    return frozenset(body_key(review.governing_body) for review in reviews)


def reviews_of(body: str, reviews: Sequence[Review]) -> frozenset[str]:
    """The refs of the reviews whose items a body is asked about.

    A body that governs reviews is asked about those; any other body may be asked about all.
    """
    own = frozenset(review.ref for review in reviews if same_body(review.governing_body, body))
    return own or frozenset(review.ref for review in reviews)


def bodies_in_use(reviews: Iterable[Review], meetings: Iterable[Meeting]) -> tuple[str, ...]:
    """The names of all bodies of a plan, one spelling each: governing bodies first, as their reviews spell them."""
    names = [*(review.governing_body for review in reviews), *(meeting.body for meeting in meetings)]
    spelt: dict[str, str] = {}
    for name in names:
        spelt.setdefault(body_key(name), name)
    return tuple(spelt.values())


def as_on_record(body: str, reviews: Iterable[Review], meetings: Iterable[Meeting]) -> str:
    """The body as the plan spells it already, else as given: two spellings in one plan would read as two bodies."""
    return next((name for name in bodies_in_use(reviews, meetings) if same_body(name, body)), body)
