"""What the plan *is* after some entry: frozen values, one class an entity.

Owns the shape of state and how it is looked up. Holds no rule about how it changes (``evolve``) and no free text:
a field typed ``TextPointer`` is the number of the entry whose text of the same field name it shows.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from types import MappingProxyType

from actionplan.domain.dates import long_day
from actionplan.domain.vocabulary import (
    CLOSED_STATUSES,
    Colour,
    DateState,
    Declared,
    EvidenceKind,
    ExtensionAnswer,
    ImpactState,
    Kind,
    MeetingKind,
    Outcome,
    OwnerState,
    RecordKind,
    Response,
    Status,
    Via,
)

TextPointer = int
"""The number of the ledger entry that holds the text, under the name of the field that points."""


@dataclass(frozen=True, slots=True)
class Policy:
    """The thresholds of the rating, in days unless named otherwise, and the number of its rules.

    The defaults are what a new plan starts with; from its first entry on, the ledger's values count.
    ``extensions_allowed`` is 1 or 0; ``extensions_at_most`` counts moves of one date, and 0 sets no limit.
    """

    version: int = 0
    rules_number: int = 1
    plan_due_months: int = 3
    action_planning_months: int = 3
    due_near_days: int = 28
    update_fresh_days: int = 28
    stale_days: int = 42
    vacant_days: int = 28
    extensions_allowed: int = 1
    extensions_at_most: int = 0


@dataclass(frozen=True, slots=True)
class Review:
    """A review whose recommendations are in the plan."""

    ref: str
    version: int
    position: int
    title: TextPointer | None
    review_kind: TextPointer | None
    partnership: TextPointer | None
    governing_body: str
    stated_count: int | None
    published_on: date | None
    plan_due_on: date
    loaded_on: date
    contributing: tuple[str, ...] = ()
    present: bool = True


@dataclass(frozen=True, slots=True)
class Agency:
    """An organisation that can lead or contribute; a rename keeps its id."""

    id: str
    version: int
    name: str
    aliases: tuple[str, ...] = ()
    source_spelling: str | None = None
    merged_into: str | None = None
    present: bool = True


@dataclass(frozen=True, slots=True)
class Record:
    """An update, a note or a piece of evidence; its words stand under its own entry's number."""

    entry: int
    version: int
    ref: str
    kind: RecordKind
    on: date
    by: str
    via: Via | None = None
    declared: Declared | None = None
    evidence_kind: EvidenceKind | None = None
    sha256: str | None = None
    restricted: bool = False
    meeting: str | None = None
    present: bool = True


@dataclass(frozen=True, slots=True)
class Meeting:
    """A dated sitting of a body, or a chair's action, and the papers issued for it.

    ``papers_cut_off`` is the entry that the last issued papers stand after, ``papers_as_at`` their day; ``closed_by``
    is the entry that closed it, ``closed_on`` that entry's day.
    """

    id: str
    version: int
    body: str
    on: date
    kind: MeetingKind
    cancelled: bool = False
    closed: bool = False
    closed_by: int | None = None
    closed_on: date | None = None
    packs_issued: int = 0
    papers_cut_off: int | None = None
    papers_as_at: date | None = None
    present: bool = True

    @property
    def title(self) -> str:
        """As a sentence begins with it: "The Executive of 11 March 2027"."""
        what = "" if self.kind is MeetingKind.SITTING else "chair's action for the "
        return f"The {what}{self.body} of {long_day(self.on)}"

    @property
    def is_sitting(self) -> bool:
        """A sitting that took or will take place: not a chair's action, and not cancelled."""
        return self.kind is MeetingKind.SITTING and not self.cancelled


@dataclass(frozen=True, slots=True)
class Item:
    """A recommendation or an action, as it stands after entry ``version``.

    A field ending in ``_meeting`` is the id of the meeting that decided what stands beside it. ``extended_at`` is the
    day of the meeting that last granted an extension, ``corrected_at`` that of one that corrected the date since.
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
    response: Response = Response.NOT_RECORDED
    response_reason: TextPointer | None = None
    response_meeting: str | None = None
    will_do: TextPointer | None = None
    intended_outcome: TextPointer | None = None
    measure: TextPointer | None = None
    lead_agency: str | None = None
    lead_role: TextPointer | None = None
    lead_name: TextPointer | None = None
    owner_confirmed: bool = False
    confirmed_from: TextPointer | None = None
    vacant_since: date | None = None
    contributing: tuple[str, ...] = ()
    due_on: date | None = None
    adopted_on: date | None = None
    adopted_at: date | None = None
    adopted_meeting: str | None = None
    first_dated_on: date | None = None
    times_moved: int = 0
    extension_to: date | None = None
    extension_asked_on: date | None = None
    extension_reason: TextPointer | None = None
    asked_by: TextPointer | None = None
    extension_refused_on: date | None = None
    extension_answer: ExtensionAnswer | None = None
    answer_meeting: str | None = None
    extended_at: date | None = None
    extended_meeting: str | None = None
    corrected_at: date | None = None
    corrected_meeting: str | None = None
    condition: TextPointer | None = None
    date_recorded_on: date | None = None
    status: Status = Status.NOT_STARTED
    started_on: date | None = None
    declared: Declared = Declared.NONE
    last_update: int | None = None
    last_update_on: date | None = None
    last_contact_on: date | None = None
    evidence_output: int = 0
    evidence_quality: int = 0
    evidence_impact: int = 0
    completed_on: date | None = None
    reported_on: date | None = None
    outcome: Outcome | None = None
    completion_summary: TextPointer | None = None
    reopened_reason: TextPointer | None = None
    paused_until: date | None = None
    pause_agreed: bool = False
    pause_reason: TextPointer | None = None
    signed_off_on: date | None = None
    signed_off_at: str | None = None
    agreed_by: TextPointer | None = None
    sign_off_recorded_by: str | None = None
    impact_state: ImpactState | None = None
    impact_review_on: date | None = None
    closed_on: date | None = None
    closing_meeting: str | None = None
    closing_reason: TextPointer | None = None
    superseded_by: str | None = None
    override_colour: Colour | None = None
    override_rule_colour: Colour | None = None
    override_body: str | None = None
    override_on: date | None = None
    override_meeting: str | None = None
    override_reason: TextPointer | None = None
    override_agreed_by: TextPointer | None = None
    present: bool = True

    @property
    def live(self) -> bool:
        """Not signed off, superseded or not accepted (DESIGN 3, totals)."""
        return self.status not in CLOSED_STATUSES

    @property
    def reported_complete(self) -> bool:
        """Reported complete and not yet signed off."""
        return self.status is Status.REPORTED_COMPLETE

    @property
    def evidence_count(self) -> int:
        """Pieces of evidence of all kinds."""
        return self.evidence_output + self.evidence_quality + self.evidence_impact

    @property
    def owner_state(self) -> OwnerState:
        """None, proposed, confirmed, or vacant: a role without a name."""
        if self.lead_agency is None:
            return OwnerState.NONE
        if self.vacant_since is not None:
            return OwnerState.VACANT
        return OwnerState.CONFIRMED if self.owner_confirmed else OwnerState.PROPOSED

    @property
    def date_state(self) -> DateState:
        """None, proposed, or adopted by a meeting."""
        if self.due_on is None:
            return DateState.NONE
        return DateState.PROPOSED if self.adopted_on is None else DateState.ADOPTED

    @property
    def slip_days(self) -> int | None:
        """Approved less adopted date, in days; None before adoption."""
        if self.adopted_on is None or self.due_on is None:
            return None
        return (self.due_on - self.adopted_on).days

    @property
    def days_late(self) -> int | None:
        """Days by which completion came after the date in force; None where it did not."""
        if self.completed_on is None or self.due_on is None or self.completed_on <= self.due_on:
            return None
        return (self.completed_on - self.due_on).days


TEXT_FIELDS_OF_ITEM = (
    "wording",
    "short_title",
    "theme",
    "addressed_to",
    "response_reason",
    "will_do",
    "intended_outcome",
    "measure",
    "lead_role",
    "lead_name",
    "confirmed_from",
    "completion_summary",
    "reopened_reason",
    "extension_reason",
    "asked_by",
    "condition",
    "pause_reason",
    "agreed_by",
    "closing_reason",
    "override_reason",
    "override_agreed_by",
)
TEXT_FIELDS_OF_REVIEW = ("title", "review_kind", "partnership")
TEXT_POINTERS: Mapping[type["Entity"], tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        Item: (
            *((name, name) for name in TEXT_FIELDS_OF_ITEM),
            ("last_update", "words"),
            ("last_update", "sender"),
        ),
        Review: tuple((name, name) for name in TEXT_FIELDS_OF_REVIEW),
    }
)
"""The fields of items and reviews that point to a text, each with the name under which the entry keeps the text."""

TEXT_FIELDS_OF_RECORD = ("words", "sender", "title", "held_at")

Entity = Item | Review | Agency | Record | Policy | Meeting
Key = tuple[str, str]
TextKey = tuple[int, str]
"""The number of the entry and the name of its field: where a free text is kept."""


def pointer(number: int, words: str | None, current: TextPointer | None = None) -> TextPointer | None:
    """Where a text stands after entry ``number``: there if given, nowhere if cleared, where it was if not mentioned."""
    if words is None:
        return current
    return number if words else None


def key_of(entity: Entity) -> Key:
    """The name under which an entity is found, whatever its version."""
    match entity:
        case Item(ref=ref):
            return ("item", ref)
        case Review(ref=ref):
            return ("review", ref)
        case Agency(id=agency_id):
            return ("agency", agency_id)
        case Record(entry=entry):
            return ("record", str(entry))
        case Meeting(id=meeting_id):
            return ("meeting", meeting_id)
        case Policy():
            return ("policy", "plan")


def text_keys(entities: Iterable[Entity]) -> Iterator[TextKey]:
    """Every text that these entities point to."""
    for entity in entities:
        match entity:
            case Item() | Review():
                yield from _pointed_to(entity)
            case Record():
                yield from ((entity.entry, name) for name in TEXT_FIELDS_OF_RECORD)
            case Agency() | Policy() | Meeting():
                pass


def _pointed_to(entity: Item | Review) -> Iterator[TextKey]:
    for name, field in TEXT_POINTERS[type(entity)]:
        number = getattr(entity, name)
        if number is not None:
            yield (number, field)


def changed_fields(before: Entity | None, after: Entity) -> frozenset[str]:
    """The fields in which two versions of an entity differ; only ``present`` where there was none before."""
    if before is None:
        return frozenset({"present"})
    names = [each.name for each in fields(after) if each.name != "version"]
    return frozenset(name for name in names if getattr(before, name) != getattr(after, name))
