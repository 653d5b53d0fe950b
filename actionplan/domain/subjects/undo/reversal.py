"""The entry of an undo: the values to go back to, so that ``evolve`` never needs to look into the past."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from actionplan.domain.entry import Entry, Fact
from actionplan.domain.state.body import Body
from actionplan.domain.state.entities import Agency, Entity, Meeting, Policy, Record, Review, key_of
from actionplan.domain.state.fast import replace
from actionplan.domain.state.findings import ReviewFinding
from actionplan.domain.state.follow_ups import FollowUp
from actionplan.domain.state.item import Item
from actionplan.domain.state.measures import Measure
from actionplan.domain.state.plan import PlanState
from actionplan.domain.subject import SentenceContext
from actionplan.domain.subjects.undo.flat_item import PATHS, FlatItem, in_parts
from actionplan.domain.text import with_full_stop
from actionplan.domain.vocabulary import Kind

_RECORDED_WITH: Final = {
    "response": ("response_meeting",),
    "adopted_at": ("adopted_meeting",),
    "extended_at": ("extended_meeting",),
    "extension_refused_on": ("extension_answer", "answer_meeting"),
    "closed_on": ("closing_meeting",),
    "override_on": ("override_meeting",),
}
"""What schema 2 recorded of a decision in addition to a field that schema 1 had: which meeting, which answer."""


@dataclass(frozen=True, slots=True)
class StepReversed(Fact):
    """An undo, for one entity: the fields named go back to the values that the entity given has.

    Exactly one of the entities is given. A field of an item is a part ("deadline"), or, in entries of schema 1 and
    2, a value within a part ("deadline.due_on").
    """

    kind: ClassVar[str] = "step-reversed"
    schema: ClassVar[int] = 3
    reverses: int
    fields: tuple[str, ...]
    item: Item | None = None
    review: Review | None = None
    agency: Agency | None = None
    record: Record | None = None
    policy: Policy | None = None
    meeting: Meeting | None = None
    measure: Measure | None = None
    follow_up: FollowUp | None = None
    body: Body | None = None
    finding: ReviewFinding | None = None

    @classmethod
    def shape(cls, schema: int) -> type[Fact]:
        """Items had no parts before schema 3."""
        return cls if schema >= 3 else FlatStepReversed

    @property
    def before(self) -> Entity | None:
        """The entity given; None in an entry that holds no values."""
        given = (self.item, self.review, self.agency, self.record, self.policy, self.meeting)
        return next(
            (each for each in (*given, self.measure, self.follow_up, self.body, self.finding) if each is not None), None
        )


@dataclass(frozen=True, slots=True)
class FlatStepReversed(Fact):
    """An undo as schemas 1 and 2 wrote it. Schema 1 names no field that an item has gained since."""

    kind: ClassVar[str] = "step-reversed"
    reverses: int
    fields: tuple[str, ...]
    item: FlatItem | None = None
    review: Review | None = None
    agency: Agency | None = None
    record: Record | None = None
    policy: Policy | None = None
    meeting: Meeting | None = None

    def as_read(self, schema: int) -> StepReversed:
        """In today's shape. What schema 1 did not keep must not stay from the decision that the undo took back."""
        fields, item = self.fields, None
        if self.item is not None:
            if schema < 2:
                fields += tuple(name for known in self.fields for name in _RECORDED_WITH.get(known, ()))
            fields, item = tuple(dict.fromkeys(PATHS.get(name, name) for name in fields)), in_parts(self.item)
        return StepReversed(
            self.reverses, fields, item, self.review, self.agency, self.record, self.policy, self.meeting
        )


def restored(state: PlanState, entry: Entry, fact: StepReversed) -> tuple[Entity, ...]:
    """The entity with the fields named as they were before the step."""
    before = fact.before
    if before is None:
        raise LookupError(f"entry {entry.number} reverses step {fact.reverses} but holds no values")
    current = state.entities.get(key_of(before), before)
    values: dict[str, Any] = {}
    for path in fact.fields:
        name, _, leaf = path.partition(".")
        then, now = getattr(before, name), values.get(name, getattr(current, name))
        within_part = leaf and then is not None and now is not None
        values[name] = replace(now, **{leaf: getattr(then, leaf)}) if within_part else then
    return (replace(current, version=entry.number, **values),)


def reversed_sentence(fact: StepReversed, names: SentenceContext) -> str:
    """What an undo put back, in the names that people know the fields by; what the step made is withdrawn whole."""
    del names
    return with_full_stop(f"Undid step {fact.reverses}: {_put_back(fact)}")


def _put_back(fact: StepReversed) -> str:
    entity = fact.before
    if "present" in fact.fields and entity is not None and not isinstance(entity, Policy):
        return f"{_thing(entity)} {'is back' if entity.present else 'was withdrawn'}"
    return ", ".join(names_of_fields(fact.fields))


def _thing(entity: Entity) -> str:
    match entity:
        case Item(kind=Kind.ACTION):
            return "the action"
        case Item():
            return "the recommendation"
        case Record():
            return f"the {entity.kind} of entry {entity.entry}"
        case FollowUp():
            return f"follow-up {entity.name}"
        case ReviewFinding():
            return f"the finding {entity.ref}"
        case _:
            return f"the {type(entity).__name__.lower()}"


NAMES: Final = {
    "owner": ("owner", "assigned_on"),
    "contributing agencies": ("contributing",),
    "due date": ("deadline", "due_on", "earlier_dates"),
    "extension": (
        *("request", "refusal", "last_asked_on"),
        *("deadline.extended_at", "deadline.extended_meeting", "deadline.condition"),
    ),
    "status": ("status", "started_on", "state"),
    "what came of it": ("outcome", "outcome_on", "outcome_meeting"),
    "completion": ("completion", "reopened_reason"),
    "declared rating": ("declared",),
    "last update": ("last_update", "last_update_on", "declared_on"),
    "last contact": ("last_contact_on",),
    "evidence": (
        *("evidence_output", "evidence_quality", "evidence_impact", "last_evidence_on", "evidence_kind", "sha256"),
    ),
    "response": ("response",),
    "plan": ("will_do", "intended_outcome", "measure"),
    "title": ("wording", "short_title", "title"),
    "theme": ("theme",),
    "priority": ("priority",),
    "where it was brought from": ("source",),
    "addressed to": ("addressed_to",),
    "suggested agency": ("suggested_agency",),
    "pause": ("pause",),
    "sign-off": ("sign_off",),
    "impact review": ("sign_off.impact_state", "sign_off.impact_review_on"),
    "closing": ("closing",),
    "who has it to do": ("with_others",),
    "rating by decision": ("override",),
    "what was raised": ("raised",),
    "how often it was chased": ("chased",),
    "contacts": ("contact", "copy_to"),
    "meeting's day": ("on",),
    # Undos of schema 1 and 2 gave the day of an item's closing a meeting's name, and papers went out with that.
    "meeting's state": ("cancelled", "closed", "closed_by", "closed_on", "earlier_closings", "closing.on"),
    "papers": ("packs_issued", "papers_cut_off", "papers_as_at", "shown_cut_off", "shown_as_at"),
    "kind": ("review_kind", "kind"),
    "partnership": ("partnership",),
    "governing body": ("governing_body", "joint_bodies", "tenures"),
    "role": ("terms",),
    "what was delegated": ("delegations",),
    "timetable": ("returns_due", "papers_close", "papers_out"),
    "date of publication": ("published_on",),
    "date by which the plan is due": ("plan_due_on",),
    "name": ("name",),
    "aliases": ("aliases",),
    "short name": ("short",),
    "measure's unit": ("unit",),
    "measure's baseline": ("baseline",),
    "measure's target": ("target", "target_on"),
    "which way is better": ("better",),
    "measure's withdrawal": ("withdrawn",),
    "merger": ("merged_into",),
    "what answers it": ("answered_by", "none_needed"),
    "public line": ("public_line",),
    "mark as not for publication": ("withheld",),
    "holding back": ("held",),
    "whose wording it is": ("worded_by_us",),
}
"""Each name with the fields that it stands for, in the order in which they are said."""

_BY_FIELD: Final = {field: name for name, fields in NAMES.items() for field in fields}


def names_of_fields(fields: Iterable[str]) -> list[str]:
    """The names, each once, in a fixed order; a field without one is its own, with blanks for underscores."""
    names = {_name_of(field) for field in fields}
    known = [name for name in NAMES if name in names]
    return known + sorted(names.difference(known))


def _name_of(field: str) -> str:
    part = field.partition(".")[0]
    return _BY_FIELD.get(field) or _BY_FIELD.get(part) or part.replace("_", " ")
