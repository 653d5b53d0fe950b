"""The kinds of entry about one item: who, when and how far, without a meeting."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from actionplan.domain.fact import Fact, free_text
from actionplan.domain.vocabulary import Declared, EvidenceKind, Outcome, Response, Via


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
    """What the partnership answered to a recommendation, and the meeting that decided so, where one did.

    With a meeting, a reason that is None stays as it was with the same response; without one, it goes.
    """

    kind: ClassVar[str] = "response-recorded"
    schema: ClassVar[int] = 2
    response: Response
    response_reason: str | None = free_text()
    meeting: str | None = None
    meeting_on: date | None = None


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


ITEM_FACTS: tuple[type[Fact], ...] = (
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
)
"""Every kind above, for the list of all kinds."""
