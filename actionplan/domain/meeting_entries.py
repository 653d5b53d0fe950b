"""The kinds of entry that a governance cycle writes: meetings, what they decided, and the papers issued for them.

A decision names its meeting and that meeting's day; the day on which it was recorded is the entry's own.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from actionplan.domain.fact import Fact, free_text
from actionplan.domain.vocabulary import Colour, ImpactState, MeetingKind


@dataclass(frozen=True, slots=True)
class MeetingAdded(Fact):
    """A sitting was arranged, or a chair's action taken."""

    kind: ClassVar[str] = "meeting-added"
    meeting: str
    body: str
    on: date
    meeting_kind: MeetingKind


@dataclass(frozen=True, slots=True)
class MeetingMoved(Fact):
    """A sitting has another day; its name stays."""

    kind: ClassVar[str] = "meeting-moved"
    meeting: str
    on: date
    reason: str | None = free_text()


@dataclass(frozen=True, slots=True)
class MeetingCancelled(Fact):
    """A sitting will not take place."""

    kind: ClassVar[str] = "meeting-cancelled"
    meeting: str
    reason: str | None = free_text()


@dataclass(frozen=True, slots=True)
class MeetingClosed(Fact):
    """The minutes of a meeting are agreed: its decisions stand."""

    kind: ClassVar[str] = "meeting-closed"
    meeting: str


@dataclass(frozen=True, slots=True)
class DecisionMinuted(Fact):
    """A decision in words, about an item or about none."""

    kind: ClassVar[str] = "decision-minuted"
    meeting: str
    words: str | None = free_text()


@dataclass(frozen=True, slots=True)
class PackIssued(Fact):
    """The papers of a meeting went out: the entry that they stand after, their day, and their manifest's digest."""

    kind: ClassVar[str] = "pack-issued"
    meeting: str
    number: int
    cut_off: int
    as_at: date
    manifest_sha256: str


@dataclass(frozen=True, slots=True)
class DateAdopted(Fact):
    """A meeting adopted the proposed date: from now on only an extension moves it."""

    kind: ClassVar[str] = "date-adopted"
    on: date
    meeting: str
    meeting_on: date


@dataclass(frozen=True, slots=True)
class DateCorrected(Fact):
    """A mistyped adopted date was put right: on its own day, or by a meeting.

    On its own day the adopted date is put right with it. By a meeting, the date in force moves and the adopted date
    stays; only entries from before ``corrected_from`` was kept, of schema 1, changed both.
    """

    kind: ClassVar[str] = "date-corrected"
    schema: ClassVar[int] = 2
    on: date
    meeting: str | None = None
    meeting_on: date | None = None
    reason: str | None = free_text()
    corrected_from: date | None = None


@dataclass(frozen=True, slots=True)
class ExtensionAsked(Fact):
    """Somebody asks for a later date; the date in force stays until a meeting grants it."""

    kind: ClassVar[str] = "extension-asked"
    to: date
    extension_reason: str | None = free_text()
    asked_by: str | None = free_text()


@dataclass(frozen=True, slots=True)
class ExtensionGranted(Fact):
    """A meeting granted an extension, perhaps to another date than was asked, perhaps with a condition."""

    kind: ClassVar[str] = "extension-granted"
    to: date
    meeting: str
    meeting_on: date
    condition: str | None = free_text()


@dataclass(frozen=True, slots=True)
class ExtensionRefused(Fact):
    """A meeting refused an extension: the date in force stays."""

    kind: ClassVar[str] = "extension-refused"
    meeting: str
    meeting_on: date
    reason: str | None = free_text()


@dataclass(frozen=True, slots=True)
class ExtensionReturned(Fact):
    """A meeting wants to know more before it decides on an extension."""

    kind: ClassVar[str] = "extension-returned"
    meeting: str
    meeting_on: date
    reason: str | None = free_text()


@dataclass(frozen=True, slots=True)
class ExtensionWithdrawn(Fact):
    """Who asked for an extension no longer does."""

    kind: ClassVar[str] = "extension-withdrawn"
    reason: str | None = free_text()


@dataclass(frozen=True, slots=True)
class SignedOff(Fact):
    """A meeting agreed that the item is complete."""

    kind: ClassVar[str] = "signed-off"
    meeting: str
    meeting_on: date
    impact_review_on: date | None = None
    agreed_by: str | None = free_text()


@dataclass(frozen=True, slots=True)
class SignOffReturned(Fact):
    """A meeting was not satisfied that the item is complete."""

    kind: ClassVar[str] = "sign-off-returned"
    meeting: str
    meeting_on: date
    reopened_reason: str | None = free_text()


@dataclass(frozen=True, slots=True)
class ImpactReviewed(Fact):
    """What an impact review found, and when to look again."""

    kind: ClassVar[str] = "impact-reviewed"
    found: ImpactState
    meeting: str
    meeting_on: date
    next_on: date | None = None
    words: str | None = free_text()


@dataclass(frozen=True, slots=True)
class ItemPaused(Fact):
    """A meeting agreed to a pause; the deadline stays."""

    kind: ClassVar[str] = "item-paused"
    until: date
    meeting: str
    meeting_on: date
    pause_reason: str | None = free_text()


@dataclass(frozen=True, slots=True)
class ItemResumed(Fact):
    """A pause has ended."""

    kind: ClassVar[str] = "item-resumed"


@dataclass(frozen=True, slots=True)
class ItemSuperseded(Fact):
    """A meeting agreed that something else takes the item's place."""

    kind: ClassVar[str] = "item-superseded"
    meeting: str
    meeting_on: date
    by_item: str | None = None
    closing_reason: str | None = free_text()


@dataclass(frozen=True, slots=True)
class NotAccepted(Fact):
    """A meeting decided not to take a recommendation forward."""

    kind: ClassVar[str] = "not-accepted"
    meeting: str
    meeting_on: date
    closing_reason: str | None = free_text()


@dataclass(frozen=True, slots=True)
class RatingOverridden(Fact):
    """A meeting shows another colour than the rule's, until its next sitting; who agreed it is not in schema 1."""

    kind: ClassVar[str] = "rating-overridden"
    schema: ClassVar[int] = 2
    colour: Colour
    rule_colour: Colour
    body: str
    meeting: str
    meeting_on: date
    override_reason: str | None = free_text()
    override_agreed_by: str | None = free_text()


MEETING_FACTS: tuple[type[Fact], ...] = (
    MeetingAdded,
    MeetingMoved,
    MeetingCancelled,
    MeetingClosed,
    DecisionMinuted,
    PackIssued,
    DateAdopted,
    DateCorrected,
    ExtensionAsked,
    ExtensionGranted,
    ExtensionRefused,
    ExtensionReturned,
    ExtensionWithdrawn,
    SignedOff,
    SignOffReturned,
    ImpactReviewed,
    ItemPaused,
    ItemResumed,
    ItemSuperseded,
    NotAccepted,
    RatingOverridden,
)
"""Every kind above, for the list of all kinds."""

ABOUT_EXTENSIONS = (ExtensionAsked, ExtensionGranted, ExtensionRefused, ExtensionReturned, ExtensionWithdrawn)
"""The kinds that tell the story of a date that somebody wants to move."""
