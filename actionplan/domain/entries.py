"""The kinds of entry that the ledger holds: what happened, in the past tense, with typed fields.

Those of the governance cycle stand in ``meeting_entries``; ``FACTS`` finds a kind by its name.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from actionplan.domain import meeting_entries
from actionplan.domain.fact import Fact, free_text
from actionplan.domain.state import Agency, Item, Meeting, Policy, Record, Review
from actionplan.domain.words import Declared, EvidenceKind, Outcome, Response, Via


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


@dataclass(frozen=True, slots=True)
class ActionAdded(Fact):
    """Somebody will do something about a recommendation; the entry's ref is the action's."""

    kind: ClassVar[str] = "action-added"
    parent: str
    position: int
    wording: str | None = free_text()


@dataclass(frozen=True, slots=True)
class ActionRetitled(Fact):
    """An action's title was changed."""

    kind: ClassVar[str] = "action-retitled"
    wording: str | None = free_text()


@dataclass(frozen=True, slots=True)
class PlanSet(Fact):
    """What will be done, the intended outcome, how it will be measured; None leaves as it was."""

    kind: ClassVar[str] = "plan-set"
    will_do: str | None = free_text()
    intended_outcome: str | None = free_text()
    measure: str | None = free_text()


@dataclass(frozen=True, slots=True)
class ThemeSet(Fact):
    """Our heading for an item was changed; empty clears it."""

    kind: ClassVar[str] = "theme-set"
    theme: str | None = free_text()


@dataclass(frozen=True, slots=True)
class ResponseRecorded(Fact):
    """What the partnership answered to a recommendation."""

    kind: ClassVar[str] = "response-recorded"
    response: Response
    response_reason: str | None = free_text()


@dataclass(frozen=True, slots=True)
class OwnerAssigned(Fact):
    """The lead agency and lead officer of an item; a role without a name is a vacant post.

    A role or name that is None stays as it was, empty it goes; the rest is given in full. No agency: an item
    without a lead whose contributing agency was merged into another.
    """

    kind: ClassVar[str] = "owner-assigned"
    agency: str | None
    confirmed: bool
    contributing: tuple[str, ...] = ()
    lead_role: str | None = free_text()
    lead_name: str | None = free_text()


@dataclass(frozen=True, slots=True)
class OwnerConfirmed(Fact):
    """The proposed owner said yes."""

    kind: ClassVar[str] = "owner-confirmed"
    confirmed_from: str | None = free_text()


@dataclass(frozen=True, slots=True)
class OwnerCleared(Fact):
    """The item has no lead any more."""

    kind: ClassVar[str] = "owner-cleared"


@dataclass(frozen=True, slots=True)
class PostVacated(Fact):
    """The lead officer left; the role stays."""

    kind: ClassVar[str] = "post-vacated"


@dataclass(frozen=True, slots=True)
class DateProposed(Fact):
    """A proposed deadline was set, changed or (None) taken away; a reason where it corrects a slip."""

    kind: ClassVar[str] = "date-proposed"
    on: date | None
    reason: str | None = free_text()


@dataclass(frozen=True, slots=True)
class ProgressRecorded(Fact):
    """A progress update: dated words from a person."""

    kind: ClassVar[str] = "progress-recorded"
    on: date
    via: Via | None = None
    declared: Declared | None = None
    restricted: bool = False
    words: str | None = free_text()
    sender: str | None = free_text()


@dataclass(frozen=True, slots=True)
class ContactNoted(Fact):
    """A contact that is no progress."""

    kind: ClassVar[str] = "contact-noted"
    on: date
    via: Via | None = None
    restricted: bool = False
    words: str | None = free_text()
    sender: str | None = free_text()


@dataclass(frozen=True, slots=True)
class EvidenceAdded(Fact):
    """A pointer to evidence: never a copy of it."""

    kind: ClassVar[str] = "evidence-added"
    evidence_kind: EvidenceKind
    on: date
    sha256: str | None = None
    restricted: bool = False
    title: str | None = free_text()
    held_at: str | None = free_text()


@dataclass(frozen=True, slots=True)
class CompletionReported(Fact):
    """The lead reports the item complete."""

    kind: ClassVar[str] = "completion-reported"
    on: date
    outcome: Outcome
    completion_summary: str | None = free_text()


@dataclass(frozen=True, slots=True)
class ItemReopened(Fact):
    """A closed or completed item is in progress again."""

    kind: ClassVar[str] = "item-reopened"
    reopened_reason: str | None = free_text()


@dataclass(frozen=True, slots=True)
class StepReversed(Fact):
    """An undo, for one entity: the fields named go back to the values that ``before`` holds.

    Just one of the six values is given.
    """

    kind: ClassVar[str] = "step-reversed"
    reverses: int
    fields: tuple[str, ...]
    item: Item | None = None
    review: Review | None = None
    agency: Agency | None = None
    record: Record | None = None
    policy: Policy | None = None
    meeting: Meeting | None = None


@dataclass(frozen=True, slots=True)
class TextRedacted(Fact):
    """The free text of another entry was removed for good."""

    kind: ClassVar[str] = "text-redacted"
    entry: int
    reason: str | None = free_text()


_KINDS: tuple[type[Fact], ...] = (
    PlanBegun,
    PolicySet,
    ReviewLoaded,
    ReviewEdited,
    RecommendationPublished,
    AgencyAdded,
    AgencyRenamed,
    AgencyMerged,
    ActionAdded,
    ActionRetitled,
    PlanSet,
    ThemeSet,
    ResponseRecorded,
    OwnerAssigned,
    OwnerConfirmed,
    OwnerCleared,
    PostVacated,
    DateProposed,
    ProgressRecorded,
    ContactNoted,
    EvidenceAdded,
    CompletionReported,
    ItemReopened,
    StepReversed,
    TextRedacted,
    *meeting_entries.MEETING_FACTS,
)

FACTS: dict[str, type[Fact]] = {fact.kind: fact for fact in _KINDS}
"""Every kind of entry by its name."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A fact that ``decide`` leads to, before the ledger gives it a number."""

    ref: str | None
    fact: Fact


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the ledger; ``at`` is UTC, ``day`` its Europe/London day."""

    number: int
    step: int
    at: datetime
    day: date
    by: str
    ref: str | None
    fact: Fact
