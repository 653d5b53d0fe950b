"""The entities of a plan after some entry: frozen values, one class each. The largest, ``Item``, is in ``item``.

Owns their shape, their keys, and where they point to texts. Holds no rule about how they change (``subjects`` does) and
no free text: a field typed ``TextPointer`` is the number of the entry that holds the text.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from actionplan.domain.dates import long_day
from actionplan.domain.state.body import Body, Tenure
from actionplan.domain.state.findings import ReviewFinding
from actionplan.domain.state.follow_ups import FollowUp
from actionplan.domain.state.item import Item, TextPointer
from actionplan.domain.state.measures import Measure
from actionplan.domain.vocabulary import Declared, EvidenceKind, MeetingKind, RecordKind, Source, Via

NEWEST_RULES: Final = 2
"""The number of the rules that a new plan begins with."""


@dataclass(frozen=True, slots=True)
class Policy:
    """The thresholds of the rating, in days unless the name says months, and the number of its rule set.

    The defaults are for a new plan; from its first entry on, the ledger's values apply. An entry that names no rules
    means rules 1, and ``newest_policy`` is what a plan begins with. ``raise_after`` counts sittings. A decision of a
    meeting is late on record after ``late_record_days``. ``partners_needed`` are those without whom a sitting's
    decisions are to be confirmed. ``marking`` stands on each page of a paper, and
    ``partnership`` is whose it is, where that is not the review's. ``keep_until`` is the day on which to review keeping
    the plan at all. ``extensions_allowed`` is 1 or 0; ``extensions_at_most`` counts moves of one date, and 0 sets no
    limit. From ``likeness_floor`` (per cent) on, a recommendation is said to be like another.
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
    raise_after: int = 2
    partners_needed: tuple[str, ...] = ()
    late_record_days: int = 21
    marking: str = ""
    partnership: str = ""
    keep_until: date | None = None
    likeness_floor: int = 35

    @property
    def rules_2(self) -> bool:
        """Whether rules 2 apply; else those of before, rules 1."""
        return self.rules_number >= NEWEST_RULES


def newest_policy() -> Policy:
    """What a new plan begins with: the newest rules and the usual thresholds."""
    return Policy(rules_number=NEWEST_RULES)


@dataclass(frozen=True, slots=True)
class Review:
    """A review whose recommendations are in the plan.

    ``joint_bodies`` govern it beside its governing body. ``tenures`` are of the bodies that govern it from a day on, or
    governed it to a day; a governing body without one always has.
    """

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
    joint_bodies: tuple[str, ...] = ()
    tenures: tuple[Tenure, ...] = ()

    @property
    def governing_bodies(self) -> tuple[str, ...]:
        """All bodies that govern it now, the first named first."""
        return (self.governing_body, *self.joint_bodies)


@dataclass(frozen=True, slots=True)
class Agency:
    """An organisation that can lead or contribute; a rename keeps its id. ``short``, which is ours, may be empty.

    ``contact`` is the address of its single point of contact, ``copy_to`` that of its delegated safeguarding partner.
    """

    id: str
    version: int
    name: str
    aliases: tuple[str, ...] = ()
    source_spelling: str | None = None
    merged_into: str | None = None
    present: bool = True
    short: str = ""
    contact: TextPointer | None = None
    copy_to: TextPointer | None = None

    @property
    def in_short(self) -> str:
        """What a column shows: its short name, and its name where it has none."""
        return self.short or self.name


@dataclass(frozen=True, slots=True)
class Record:
    """An update, a note, evidence, a reading, a scrutineer's view, a decision or an amendment.

    Its texts are stored under its entry's number. A reading is of a ``measure``; its ``value`` and ``out_of`` are
    numbers as typed, where it has any. ``held``: an update in no paper; False once it is released, None where it never
    was held back. An amendment puts right the text ``amended_field`` of the entry that it
    ``amends``.
    """

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
    source: Source | None = None
    measure: str | None = None
    value: str | None = None
    out_of: str | None = None
    amends: int | None = None
    amended_field: str | None = None
    present: bool = True
    held: bool | None = None


@dataclass(frozen=True, slots=True)
class Closure:
    """A closing of a meeting: the entry that closed it, and that entry's day."""

    entry: int
    on: date


@dataclass(frozen=True, slots=True)
class Meeting:
    """A dated sitting of a body, or a decision between its sittings, and the papers issued for it.

    ``papers_cut_off`` is the last entry that the latest papers issued in time include, ``papers_as_at`` their day;
    ``shown_cut_off`` and ``shown_as_at`` are those of the latest issue, one that went out after the meeting too.
    ``closed_by`` is the entry that closed it, ``closed_on`` that entry's day; closings before it was reopened are
    ``earlier_closings``. ``minutes_agreed_at`` is the sitting that agreed its minutes.
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
    earlier_closings: tuple[Closure, ...] = ()
    shown_cut_off: int | None = None
    shown_as_at: date | None = None
    minutes_agreed_at: str | None = None
    present: bool = True

    @property
    def closings(self) -> tuple[Closure, ...]:
        """Every closing, the first one first, whether or not it was reopened since."""
        if self.closed_by is None or self.closed_on is None:
            return self.earlier_closings
        return (*self.earlier_closings, Closure(self.closed_by, self.closed_on))

    @property
    def title(self) -> str:
        """The title at the start of a sentence: "The Executive of 11 March 2027"."""
        return f"The {_TITLES[self.kind]}{self.body} of {long_day(self.on)}"

    @property
    def title_mid_sentence(self) -> str:
        """The title within a sentence: "the Executive of 11 March 2027"."""
        return self.title[:1].lower() + self.title[1:]

    @property
    def is_sitting(self) -> bool:
        """A sitting that took or will take place: not a chair's action, and not cancelled."""
        return self.kind is MeetingKind.SITTING and not self.cancelled


_TITLES: Final = {
    MeetingKind.SITTING: "",
    MeetingKind.CHAIRS_ACTION: "chair's action for the ",
    MeetingKind.BETWEEN_MEETINGS: "decision between meetings of the ",
}

ITEM_TEXTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "wording": ("wording",),
        "short_title": ("short_title",),
        "theme": ("theme",),
        "addressed_to": ("addressed_to",),
        "response_reason": ("response", "reason"),
        "will_do": ("will_do",),
        "intended_outcome": ("intended_outcome",),
        "measure": ("measure",),
        "source": ("source",),
        "lead_role": ("owner", "role"),
        "lead_name": ("owner", "name"),
        "confirmed_from": ("owner", "confirmed_from"),
        "completion_summary": ("completion", "summary"),
        "reopened_reason": ("reopened_reason",),
        "extension_reason": ("request", "reason"),
        "asked_by": ("request", "asked_by"),
        "condition": ("deadline", "condition"),
        "pause_reason": ("pause", "reason"),
        "agreed_by": ("sign_off", "agreed_by"),
        "checked_by": ("sign_off", "checked_by"),
        "interest": ("sign_off", "interest"),
        "closing_reason": ("closing", "reason"),
        "others_answer": ("with_others", "answer"),
        "override_reason": ("override", "reason"),
        "override_agreed_by": ("override", "agreed_by"),
        "raised_reason": ("raised", "reason"),
        "raise_answer": ("raised", "answer"),
        "public_line": ("public_line",),
        "lead_email": ("owner", "email"),
    }
)
"""The texts that an item points to: the name of each in its entry, and the path to the item's pointer."""

REVIEW_TEXTS = ("title", "review_kind", "partnership")
TEXT_POINTERS: Mapping[type["Entity"], tuple[tuple[tuple[str, ...], str], ...]] = MappingProxyType(
    {
        Item: (
            *((path, name) for name, path in ITEM_TEXTS.items()),
            (("last_update",), "words"),
            (("last_update",), "sender"),
            (("owner", "last_name"), "lead_name"),
            (("owner", "last_role"), "lead_role"),
            (("completion", "lead_name"), "lead_name"),
            (("completion", "lead_role"), "lead_role"),
        ),
        Review: tuple(((name,), name) for name in REVIEW_TEXTS),
        Measure: ((("title",), "title"), (("unit",), "unit")),
        Agency: ((("contact",), "contact"), (("copy_to",), "copy_to")),
        ReviewFinding: ((("wording",), "wording"), (("none_needed",), "reason")),
    }
)
"""The paths to the text pointers of each kind of entity that has any, each with the text's name in its entry."""

TEXT_FIELDS_OF_RECORD = ("words", "sender", "title", "held_at", "period")

Entity = Item | Review | Agency | Record | Policy | Meeting | Measure | FollowUp | Body | ReviewFinding
Key = tuple[str, str]
TextKey = tuple[int, str]
"""Where a free text is stored: the number of its entry and the name of its field."""


def key_of(entity: Entity) -> Key:
    """The key of an entity, the same in all its versions."""
    match entity:
        case Item(ref=ref):
            return ("item", ref)
        case Review(ref=ref):
            return ("review", ref)
        case Agency(id=named) | Meeting(id=named) | Body(id=named):
            return (type(entity).__name__.lower(), named)
        case Record(entry=entry):
            return ("record", str(entry))
        case Measure(ref=ref):
            return ("measure", ref)
        case ReviewFinding(ref=ref):
            return ("finding", ref)
        case FollowUp(number=number):
            return ("follow-up", str(number))
        case Policy():
            return ("policy", "plan")


def text_keys(entities: Iterable[Entity]) -> Iterator[TextKey]:
    """Every text that these entities point to."""
    for entity in entities:
        match entity:
            case Item() | Review() | Measure() | Agency() | ReviewFinding():
                yield from _text_keys_of(entity)
            case Record():
                yield from ((entity.entry, name) for name in TEXT_FIELDS_OF_RECORD)
            case FollowUp():
                yield from entity.text_keys()
            case Policy() | Meeting() | Body():
                pass


def item_text(item: Item, name: str) -> TextPointer | None:
    """The pointer to one of an item's texts, by the text's name; None where there is none."""
    return _pointer_at(item, ITEM_TEXTS[name])


def _text_keys_of(entity: Item | Review | Measure | Agency | ReviewFinding) -> Iterator[TextKey]:
    for path, field in TEXT_POINTERS[type(entity)]:
        number = _pointer_at(entity, path)
        if number is not None:
            yield (number, field)


def _pointer_at(entity: Item | Review | Measure | Agency | ReviewFinding, path: tuple[str, ...]) -> TextPointer | None:
    found: Any = entity
    for name in path:
        if found is not None:
            found = getattr(found, name)
    pointed: TextPointer | None = found
    return pointed


def changed_fields(before: Entity | None, after: Entity) -> frozenset[str]:
    """The fields in which two versions of an entity differ (a part is one field); ``present`` for a first version."""
    if before is None:
        return frozenset({"present"})
    names = [each.name for each in fields(after) if each.name != "version"]
    return frozenset(name for name in names if getattr(before, name) != getattr(after, name))
