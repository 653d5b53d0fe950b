"""An item after some entry: a frozen value made of parts, each of which is set or removed as a whole.

Holds no rule about how it changes (``subjects`` does) and no free text: a field typed ``TextPointer`` is the number
of the entry that holds the text.
"""

from dataclasses import dataclass
from datetime import date

from actionplan.domain.vocabulary import (
    CLOSED_STATUSES,
    Colour,
    DateState,
    Declared,
    ExtensionAnswer,
    ImpactState,
    Kind,
    Outcome,
    Priority,
    Response,
    Status,
)

TextPointer = int
"""The number of the ledger entry that holds a text."""


def pointer(number: int, words: str | None, current: TextPointer | None = None) -> TextPointer | None:
    """The pointer after entry ``number``: that number if a text is given, None if cleared, ``current`` if left out."""
    if words is None:
        return current
    return number if words else None


@dataclass(frozen=True, slots=True)
class GivenResponse:
    """The partnership's response to a recommendation, and the meeting that decided it, if one did."""

    answer: Response = Response.NOT_RECORDED
    reason: TextPointer | None = None
    meeting: str | None = None


@dataclass(frozen=True, slots=True)
class Owner:
    """Who leads an item.

    ``vacant_since`` is the day from which the lead officer's post has had no name, ``vacated_on`` the day on which
    somebody said that it is vacant; which of the two counts is the rating's to say.
    ``last_name`` and ``last_role`` are those of the officer who last led it, while none is on record. ``email`` is the
    officer's own address, where reminders go.
    """

    agency: str | None = None
    role: TextPointer | None = None
    name: TextPointer | None = None
    confirmed: bool = False
    confirmed_from: TextPointer | None = None
    vacant_since: date | None = None
    vacated_on: date | None = None
    last_name: TextPointer | None = None
    last_role: TextPointer | None = None
    email: TextPointer | None = None

    @property
    def latest_name(self) -> TextPointer | None:
        """The name of who leads it, or led it last."""
        return self.name or self.last_name

    @property
    def latest_role(self) -> TextPointer | None:
        """The role of who leads it, or led it last."""
        return self.role or self.last_role


@dataclass(frozen=True, slots=True)
class Deadline:
    """The date in force (``due_on``) and how it came to be in force.

    ``adopted_at``, ``extended_at`` and ``corrected_at`` are the days of the meetings that adopted it, last granted an
    extension, and corrected it since; ``recorded_on`` is the day of the entry that last fixed or moved it, and
    ``due_before`` the date in force before a meeting last moved it. ``proposed_on`` is the day on which the date was
    proposed, as it was told.
    """

    due_on: date | None = None
    adopted_on: date | None = None
    adopted_at: date | None = None
    adopted_meeting: str | None = None
    first_dated_on: date | None = None
    times_moved: int = 0
    extended_at: date | None = None
    extended_meeting: str | None = None
    corrected_at: date | None = None
    corrected_meeting: str | None = None
    condition: TextPointer | None = None
    recorded_on: date | None = None
    due_before: date | None = None
    proposed_on: date | None = None

    @property
    def state(self) -> DateState:
        """None, proposed, or adopted by a meeting."""
        if self.due_on is None:
            return DateState.NONE
        return DateState.PROPOSED if self.adopted_on is None else DateState.ADOPTED

    @property
    def decided_at(self) -> date | None:
        """The day of the latest meeting that adopted, extended or corrected it; None where none did."""
        days = (self.adopted_at, self.extended_at, self.corrected_at)
        return max((day for day in days if day is not None), default=None)

    @property
    def slip_days(self) -> int | None:
        """Days from the adopted date to the one in force; None before adoption."""
        if self.adopted_on is None or self.due_on is None:
            return None
        return (self.due_on - self.adopted_on).days

    def in_force_on(self, day: date) -> date | None:
        """The date that was in force on a day, as far as the last meeting that moved it is concerned."""
        moved_at = self.corrected_at or self.extended_at
        return self.due_on if moved_at is None or moved_at <= day or self.due_before is None else self.due_before

    def before_moving(self, completed_on: date | None) -> date | None:
        """The date to keep as ``due_before``: of several moves after a completion, the one that it was to meet."""
        return self.due_on if completed_on is None else self.in_force_on(completed_on)


@dataclass(frozen=True, slots=True)
class ExtensionRequest:
    """A later date that somebody asks for; ``asked_on`` is the day on which that was, as it was told."""

    to: date
    asked_on: date | None = None
    reason: TextPointer | None = None
    asked_by: TextPointer | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """How a meeting last answered a request that it did not grant; ``answer`` is None where that is not on record."""

    on: date
    answer: ExtensionAnswer | None = None
    meeting: str | None = None


@dataclass(frozen=True, slots=True)
class Completion:
    """The report that an item is complete: the day of completion, and the day of the report's entry.

    ``lead_name`` and ``lead_role`` are those of the officer who led it then, or had led it last.
    """

    on: date
    reported_on: date | None = None
    outcome: Outcome | None = None
    summary: TextPointer | None = None
    lead_name: TextPointer | None = None
    lead_role: TextPointer | None = None


@dataclass(frozen=True, slots=True)
class SignOff:
    """A meeting's agreement that an item is complete, and its impact review: what it found, or when it is due.

    ``agreed_by`` may name who moved it, ``checked_by`` who looked at the evidence, ``interest`` who took no part.
    """

    on: date
    meeting: str | None = None
    agreed_by: TextPointer | None = None
    recorded_by: str | None = None
    impact_state: ImpactState | None = None
    impact_review_on: date | None = None
    checked_by: TextPointer | None = None
    interest: TextPointer | None = None


@dataclass(frozen=True, slots=True)
class Pause:
    """A pause that a meeting agreed, until a review date. It never moves the deadline."""

    until: date
    reason: TextPointer | None = None


@dataclass(frozen=True, slots=True)
class Closing:
    """A meeting's decision that an item is not taken forward: superseded, or not accepted."""

    on: date
    meeting: str | None = None
    reason: TextPointer | None = None
    superseded_by: str | None = None


@dataclass(frozen=True, slots=True)
class WithOthers:
    """A meeting's decision that a recommendation is another body's to do, and what that body answered.

    ``asked_on`` is the day of the meeting from which the body's answer has been awaited; ``awaited`` is false once it
    has answered, until it is asked again. The last answer stays.
    """

    body: str
    asked_on: date
    answer_due: date
    meeting: str
    awaited: bool = True
    answered_on: date | None = None
    answer: TextPointer | None = None

    def days_waiting(self, day: date) -> int | None:
        """Days since it was asked; None once it has answered."""
        return (day - self.asked_on).days if self.awaited else None

    def overdue(self, day: date) -> bool:
        """Whether the day by which it was to answer has passed without an answer."""
        return self.awaited and day > self.answer_due


@dataclass(frozen=True, slots=True)
class Raised:
    """With whom an item was last raised, and what they answered: by a letter, or ``answered_at`` a meeting."""

    raised_with: str
    on: date
    meeting: str | None = None
    reason: TextPointer | None = None
    answered_on: date | None = None
    answered_at: str | None = None
    answer: TextPointer | None = None


@dataclass(frozen=True, slots=True)
class Chased:
    """How often the lead of an item was chased about it, and what came of the last time.

    ``unanswered`` counts the times, one after another, that ended without a reply; the last one only once that is on
    record (``no_reply_on``).
    """

    times: int
    last_on: date
    unanswered: int = 0
    replied_on: date | None = None
    no_reply_on: date | None = None


@dataclass(frozen=True, slots=True)
class Override:
    """A meeting's decision to show another colour than the rule's; ``rule_colour`` is what the rule said then."""

    colour: Colour
    rule_colour: Colour | None = None
    body: str | None = None
    on: date | None = None
    meeting: str | None = None
    reason: TextPointer | None = None
    agreed_by: TextPointer | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A recommendation or an action after entry ``version``. An absent part is None.

    ``refusal`` concerns the date in force, and is removed when the date moves. ``assigned_on`` is the day since which
    it has had a lead agency, whichever; of an item without one it says nothing. ``last_asked_on`` is the day of the
    last request for an extension, whatever came of it. ``public_line`` is what the public edition says of it; a
    ``withheld`` one is in that edition's totals alone. ``worded_by_us`` says that a person put its wording or number
    together when the review was loaded.
    """

    ref: str
    version: int
    kind: Kind
    review: str
    parent: str | None
    number: str | None
    position: int
    wording: TextPointer
    added_on: date
    short_title: TextPointer | None = None
    theme: TextPointer | None = None
    addressed_to: TextPointer | None = None
    suggested_agency: str | None = None
    actions_added: int = 0
    will_do: TextPointer | None = None
    intended_outcome: TextPointer | None = None
    measure: TextPointer | None = None
    priority: Priority = Priority.NONE
    source: TextPointer | None = None
    response: GivenResponse = GivenResponse()
    owner: Owner = Owner()
    assigned_on: date | None = None
    contributing: tuple[str, ...] = ()
    deadline: Deadline = Deadline()
    request: ExtensionRequest | None = None
    refusal: Refusal | None = None
    last_asked_on: date | None = None
    status: Status = Status.NOT_STARTED
    started_on: date | None = None
    reopened_reason: TextPointer | None = None
    completion: Completion | None = None
    sign_off: SignOff | None = None
    closing: Closing | None = None
    with_others: WithOthers | None = None
    declared: Declared = Declared.NONE
    declared_on: date | None = None
    last_update: int | None = None
    last_update_on: date | None = None
    last_contact_on: date | None = None
    evidence_output: int = 0
    evidence_quality: int = 0
    evidence_impact: int = 0
    last_evidence_on: date | None = None
    pause: Pause | None = None
    override: Override | None = None
    raised: Raised | None = None
    public_line: TextPointer | None = None
    withheld: bool = False
    worded_by_us: bool = False
    chased: Chased | None = None
    present: bool = True

    @property
    def live(self) -> bool:
        """Not signed off, superseded, not accepted or with others."""
        return self.status not in CLOSED_STATUSES

    @property
    def reported_complete(self) -> bool:
        """Reported complete and not yet signed off."""
        return self.status is Status.REPORTED_COMPLETE

    @property
    def raised_and_unanswered(self) -> bool:
        """Raised with somebody whose answer has not come yet."""
        return self.raised is not None and self.raised.answered_on is None

    @property
    def evidence_count(self) -> int:
        """Pieces of evidence of all kinds."""
        return self.evidence_output + self.evidence_quality + self.evidence_impact

    @property
    def completed_on(self) -> date | None:
        """The day of completion; None where none is reported."""
        return None if self.completion is None else self.completion.on

    @property
    def outcome(self) -> Outcome | None:
        """The outcome of the completed item; None where no completion is reported."""
        return None if self.completion is None else self.completion.outcome

    @property
    def signed_off_on(self) -> date | None:
        """The day of the meeting that signed it off; None where none did."""
        return None if self.sign_off is None else self.sign_off.on

    @property
    def impact_state(self) -> ImpactState | None:
        """What the last impact review found; None where there was none."""
        return None if self.sign_off is None else self.sign_off.impact_state

    @property
    def paused_until(self) -> date | None:
        """The review date of the pause; None where it is not paused."""
        return None if self.pause is None else self.pause.until

    @property
    def extension_to(self) -> date | None:
        """The later date that is asked for; None where no request waits."""
        return None if self.request is None else self.request.to

    @property
    def extension_asked_on(self) -> date | None:
        """The day on which it was asked for; None where no request waits."""
        return None if self.request is None else self.request.asked_on

    @property
    def impact_review_on(self) -> date | None:
        """The day of the impact review that is due; None where there is none."""
        return None if self.sign_off is None else self.sign_off.impact_review_on


LIFECYCLE = frozenset({"status", "started_on", "reopened_reason", "completion", "sign_off", "closing", "with_others"})
DATES = frozenset({"deadline", "request", "refusal"})
OWNERSHIP = frozenset({"owner", "contributing"})
"""Groups of fields that depend on each other: a step that changed one relied on the values of the others."""
