"""The kinds of entry about the plan itself: its policy, its reviews and their recommendations, its agencies."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from actionplan.domain.fact import Fact, free_text
from actionplan.domain.state.entities import Policy


@dataclass(frozen=True, slots=True)
class PlanBegun(Fact):
    """The plan's first entry: its policy."""

    kind: ClassVar[str] = "plan-begun"
    policy: Policy


@dataclass(frozen=True, slots=True)
class PolicySet(Fact):
    """One value of the policy was changed."""

    kind: ClassVar[str] = "policy-set"
    key: str
    value: int
    reason: str | None = free_text()


@dataclass(frozen=True, slots=True)
class ReviewLoaded(Fact):
    """A review came into the plan."""

    kind: ClassVar[str] = "review-loaded"
    position: int
    governing_body: str
    plan_due_on: date
    stated_count: int | None = None
    published_on: date | None = None
    contributing: tuple[str, ...] = ()
    title: str | None = free_text()
    review_kind: str | None = free_text()
    partnership: str | None = free_text()


@dataclass(frozen=True, slots=True)
class ReviewEdited(Fact):
    """What we say about a review was changed; None leaves as it was."""

    kind: ClassVar[str] = "review-edited"
    governing_body: str | None = None
    plan_due_on: date | None = None
    published_on: date | None = None
    title: str | None = free_text()
    review_kind: str | None = free_text()
    partnership: str | None = free_text()


@dataclass(frozen=True, slots=True)
class RecommendationPublished(Fact):
    """One recommendation, its wording to the letter; short title and theme are ours."""

    kind: ClassVar[str] = "recommendation-published"
    position: int
    number: str | None = None
    suggested_agency: str | None = None
    wording: str | None = free_text()
    short_title: str | None = free_text()
    theme: str | None = free_text()
    addressed_to: str | None = free_text()


@dataclass(frozen=True, slots=True)
class AgencyAdded(Fact):
    """An agency can now lead and contribute."""

    kind: ClassVar[str] = "agency-added"
    agency: str
    name: str
    aliases: tuple[str, ...] = ()
    source_spelling: str | None = None


@dataclass(frozen=True, slots=True)
class AgencyRenamed(Fact):
    """An agency's name changed; its id and its items stay."""

    kind: ClassVar[str] = "agency-renamed"
    agency: str
    name: str


@dataclass(frozen=True, slots=True)
class AgencyMerged(Fact):
    """An agency was found to be another one; its names become aliases there."""

    kind: ClassVar[str] = "agency-merged"
    agency: str
    into: str


PLAN_FACTS: tuple[type[Fact], ...] = (
    PlanBegun,
    PolicySet,
    ReviewLoaded,
    ReviewEdited,
    RecommendationPublished,
    AgencyAdded,
    AgencyRenamed,
    AgencyMerged,
)
"""Every kind above, for the list of all kinds."""
