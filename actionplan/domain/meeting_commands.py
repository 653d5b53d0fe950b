"""What a person asks for in the governance cycle, in the imperative. ``meeting`` is a meeting's id, resolved."""

from dataclasses import dataclass
from datetime import date

from actionplan.domain.command import Command
from actionplan.domain.vocabulary import Colour, ImpactState, MeetingKind


@dataclass(frozen=True, slots=True, kw_only=True)
class AddMeetings(Command):
    """Arrange sittings of a body, or record a chair's action that has been taken."""

    body: str
    days: tuple[date, ...]
    meeting_kind: MeetingKind = MeetingKind.SITTING


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveMeeting(Command):
    """Give a sitting another day."""

    meeting: str
    on: date
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelMeeting(Command):
    """Call a sitting off."""

    meeting: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseMeeting(Command):
    """Agree a meeting's minutes: its decisions can no longer be undone."""

    meeting: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MinuteDecision(Command):
    """Record a decision in words, about the items in ``refs`` or about none."""

    meeting: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuePack(Command):
    """Record that a meeting's papers went out; ``cut_off`` must still be the last entry."""

    meeting: str
    cut_off: int
    as_at: date
    manifest_sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptDates(Command):
    """A meeting adopts proposed dates."""

    meeting: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AskExtension(Command):
    """Ask for a later date."""

    to: date
    reason: str
    asked_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantExtension(Command):
    """A meeting grants an extension, to the date asked for unless it names another."""

    meeting: str
    to: date | None = None
    condition: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RefuseExtension(Command):
    """A meeting refuses an extension."""

    meeting: str
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnExtension(Command):
    """A meeting asks for more before it decides on an extension."""

    meeting: str
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawExtension(Command):
    """Who asked for an extension takes that back."""

    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOff(Command):
    """A meeting agrees that items are complete."""

    meeting: str
    agreed_by: str
    impact_review_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnSignOff(Command):
    """A meeting sends items back: it was not satisfied that they are complete."""

    meeting: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewImpact(Command):
    """Record what an impact review found."""

    found: ImpactState
    words: str
    meeting: str
    next_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause(Command):
    """A meeting agrees to a pause until a review date."""

    until: date
    reason: str
    meeting: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Resume(Command):
    """End a pause."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Supersede(Command):
    """A meeting agrees that something else takes the items' place."""

    reason: str
    meeting: str
    by_item: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OverrideRating(Command):
    """A meeting shows Amber or Green in place of the rule's colour, until its next sitting; somebody agrees it."""

    colour: Colour
    reason: str
    meeting: str
    agreed_by: str


MeetingCommand = (
    AddMeetings
    | MoveMeeting
    | CancelMeeting
    | CloseMeeting
    | MinuteDecision
    | IssuePack
    | AdoptDates
    | AskExtension
    | GrantExtension
    | RefuseExtension
    | ReturnExtension
    | WithdrawExtension
    | SignOff
    | ReturnSignOff
    | ReviewImpact
    | Pause
    | Resume
    | Supersede
    | OverrideRating
)
