"""A review as read from a file of any format, before anything is recorded.

Holds values only. ``intake`` validates a format; the rules decide what loading the review leads to.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class NamedAgency:
    """An agency that the review names; ``source_spelling`` is the published spelling where it differs from ``name``."""

    name: str
    aliases: tuple[str, ...]
    source_spelling: str | None
    contributing: bool


@dataclass(frozen=True, slots=True)
class PublishedRecommendation:
    """One recommendation. Number, wording and ``addressed_to`` are verbatim from the review; the rest is ours.

    ``suggested_agency`` names one of the review's agencies: a suggestion, never an assignment.
    """

    number: str | None
    wording: str
    short_title: str | None
    theme: str | None
    addressed_to: str | None
    suggested_agency: str | None


@dataclass(frozen=True, slots=True)
class ReviewFile:
    """A review and its recommendations, in published order; ``stated_count`` is the review's own count of them."""

    ref: str
    title: str
    kind: str
    partnership: str
    stated_count: int | None
    published_on: date | None
    plan_due_on: date | None
    governing_body: str
    agencies: tuple[NamedAgency, ...]
    recommendations: tuple[PublishedRecommendation, ...]
