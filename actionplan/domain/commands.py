"""What a person asks for, in the imperative: the only things that can change the plan.

Every command names the items it is about in ``refs`` (full refs, already resolved); ``decide`` accepts or refuses it.
In a command, None means "leave as it is" and an empty text means "take away".
"""

from dataclasses import dataclass, field
from datetime import date

from actionplan.domain.command import Command
from actionplan.domain.meeting_commands import MeetingCommand
from actionplan.domain.review_file import ReviewFile
from actionplan.domain.state.entities import Policy
from actionplan.domain.vocabulary import Declared, EvidenceKind, Outcome, Response, Via


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginPlan(Command):
    """Start an empty ledger with its policy."""

    policy: Policy = field(default_factory=Policy)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetPolicy(Command):
    """Change one value of the policy."""

    key: str
    value: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadReview(Command):
    """Load a review's recommendations; ``refs`` stays empty."""

    file: ReviewFile


@dataclass(frozen=True, slots=True, kw_only=True)
class EditReview(Command):
    """Change what we say about the review that ``review`` names."""

    review: str
    title: str | None = None
    review_kind: str | None = None
    partnership: str | None = None
    governing_body: str | None = None
    plan_due_on: date | None = None
    published_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AddAgency(Command):
    """Add an agency by its name."""

    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RenameAgency(Command):
    """Give an agency another name; its id stays."""

    agency: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeAgency(Command):
    """Put an agency's items under another one, which it turned out to be."""

    agency: str
    into: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AddActions(Command):
    """Add an action under the one recommendation in ``refs``: one for each agency, or one without."""

    title: str
    agencies: tuple[str, ...] = ()
    role: str | None = None
    due_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RetitleAction(Command):
    """Change the title of an action."""

    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SetPlan(Command):
    """Say what will be done, the intended outcome, or how it will be measured."""

    will_do: str | None = None
    intended_outcome: str | None = None
    measure: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetTheme(Command):
    """Put items under one of our themes."""

    theme: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Respond(Command):
    """Record the partnership's response to recommendations, and the meeting that decided it, where one did."""

    response: Response
    reason: str | None = None
    meeting: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignOwner(Command):
    """Give items a lead agency and officer.

    The agency may be left out where the item has one. A role or name not given stays while the agency stays, and is
    dropped where the agency changes.
    """

    agency: str | None = None
    role: str | None = None
    name: str | None = None
    contributing: tuple[str, ...] | None = None
    proposed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmOwner(Command):
    """Record that the proposed owner said yes, and who told us."""

    confirmed_from: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearOwner(Command):
    """Take the lead away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VacatePost(Command):
    """The lead officer has left; the role stays."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposeDate(Command):
    """Set, change or (None) take away a proposed deadline."""

    on: date | None
    correct: bool = False
    reason: str | None = None
    meeting: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordUpdate(Command):
    """Record a progress update."""

    words: str
    on: date
    sender: str | None = None
    via: Via | None = None
    declared: Declared | None = None
    restricted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordNote(Command):
    """Record a contact that is no progress."""

    words: str
    on: date
    sender: str | None = None
    via: Via | None = None
    restricted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordEvidence(Command):
    """Point to a piece of evidence; ``sha256`` is the digest of a file, in hexadecimal."""

    title: str
    evidence_kind: EvidenceKind
    on: date
    held_at: str | None = None
    sha256: str | None = None
    restricted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportComplete(Command):
    """Report items complete: when, what was done, and how it ended."""

    on: date
    summary: str
    outcome: Outcome = Outcome.DELIVERED


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopen(Command):
    """Put completed or closed items back in progress."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Undo(Command):
    """Reverse one whole step."""

    step: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Redact(Command):
    """Remove the free text of one entry for good."""

    entry: int
    reason: str


AnyCommand = (
    BeginPlan
    | SetPolicy
    | LoadReview
    | EditReview
    | AddAgency
    | RenameAgency
    | MergeAgency
    | AddActions
    | RetitleAction
    | SetPlan
    | SetTheme
    | Respond
    | AssignOwner
    | ConfirmOwner
    | ClearOwner
    | VacatePost
    | ProposeDate
    | RecordUpdate
    | RecordNote
    | RecordEvidence
    | ReportComplete
    | Reopen
    | Undo
    | Redact
    | MeetingCommand
)
