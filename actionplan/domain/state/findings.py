"""A finding of a review after some entry, and the recommendations that answer it.

Holds no rule about how it changes (``subjects.findings`` does) and no free text.
"""

from dataclasses import dataclass

from actionplan.domain.state.item import TextPointer


@dataclass(frozen=True, slots=True)
class ReviewFinding:
    """What a review found, in its own words, under its published number where it has one.

    ``answered_by`` are recommendations of the plan. ``none_needed`` holds why none has to answer it; None where nobody
    said so.
    """

    ref: str
    version: int
    review: str
    position: int
    number: str | None = None
    wording: TextPointer | None = None
    answered_by: tuple[str, ...] = ()
    none_needed: TextPointer | None = None
    present: bool = True
