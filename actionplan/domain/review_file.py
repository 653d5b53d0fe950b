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
    short: str = ""


@dataclass(frozen=True, slots=True)
class PublishedRecommendation:
    """One recommendation. Number, wording and ``addressed_to`` are verbatim from the review; the rest is ours.

    ``suggested_agency`` names one of the review's agencies: a suggestion, never an assignment. ``ours`` says that a
    person put the wording or the number together, from what the document says; ``actions`` are the titles of sub-items
    that are to be actions under it.
    """

    number: str | None
    wording: str
    short_title: str | None
    theme: str | None
    addressed_to: str | None
    suggested_agency: str | None
    ours: bool = False
    actions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PublishedFinding:
    """One finding; number and wording are verbatim from the review.

    ``answered_by`` are the places, from 0, of the file's recommendations that answer it, as far as the review says so.
    ``ours`` says that a person put the wording or the number together.
    """

    number: str | None
    wording: str
    answered_by: tuple[int, ...] = ()
    ours: bool = False


@dataclass(frozen=True, slots=True)
class ReviewFile:
    """A review and its recommendations, in published order; ``stated_count`` is the review's own count of them.

    ``findings`` are those that are to be loaded beside them.
    """

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
    findings: tuple[PublishedFinding, ...] = ()
