"""Undoing a whole step: refused where later work builds on it, else the values before it for each entity it changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from actionplan.domain.command import Command, Needs
from actionplan.domain.entry import Draft
from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.invariants import resumed
from actionplan.domain.state.body import Body
from actionplan.domain.state.context import CommandContext, EntityChange, LaterChange, StepTrace
from actionplan.domain.state.entities import Agency, Entity, Meeting, Policy, Record, Review, changed_fields, key_of
from actionplan.domain.state.findings import ReviewFinding
from actionplan.domain.state.follow_ups import FollowUp
from actionplan.domain.state.item import DATES, LIFECYCLE, OWNERSHIP, Item
from actionplan.domain.state.measures import Measure
from actionplan.domain.subjects.guarding import GuardLetThrough
from actionplan.domain.subjects.packs import PackIssued
from actionplan.domain.subjects.plan import PlanBegun
from actionplan.domain.subjects.redaction import TextRedacted
from actionplan.domain.subjects.undo.limits import refuse_beyond_limits, refuse_if_minuted
from actionplan.domain.subjects.undo.reversal import StepReversed
from actionplan.domain.vocabulary import EvidenceKind, RecordKind, Status

COUNTED_FROM_RECORDS: Final = frozenset(
    {
        "last_update",
        "last_update_on",
        "last_contact_on",
        "evidence_output",
        "evidence_quality",
        "evidence_impact",
        "last_evidence_on",
        "declared_on",
    }
)
"""Fields of an item that follow from its records, and are counted again when one of these is withdrawn."""

_STARTED: Final = frozenset({"status", "started_on"})
"""What an item's first update gives it."""

_EVIDENCE: Final = frozenset({RecordKind.EVIDENCE, RecordKind.READING})

NEVER_RESTORED: Final = frozenset({"actions_added"})
"""Fields that an undo leaves alone: refs are never reused."""

_BUILD_ON_EACH_OTHER: Final = (LIFECYCLE, DATES, OWNERSHIP, frozenset({"aliases", "merged_into"}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Undo(Command):
    """Reverse one whole step."""

    step: int

    def needs(self) -> Needs:
        """What the step did, what later steps did to the same entities, and all that its undoing touches."""
        return Needs(step=self.step, date_adopted=True)


def undo(context: CommandContext, command: Undo, today: date) -> list[Draft]:
    """The values before the step, for each entity that it changed."""
    trace = context.step_to_undo
    if trace is None:
        raise BadInput(f"There is no step {command.step} in this plan's ledger.")
    if PlanBegun.kind in trace.kinds:
        raise Refused("The first step began the plan: there is nothing before it to go back to.")
    if TextRedacted.kind in trace.kinds:
        raise Refused(f"Step {trace.step} removed a text for good: that cannot be undone.")
    if set(trace.kinds) == {GuardLetThrough.kind}:
        raise Refused(f"Step {trace.step} says what the guard was told to let out: that stays on record.")
    if PackIssued.kind in trace.kinds:
        raise Refused(f"Step {trace.step} issued papers: what went out to a meeting stays on record.")
    refuse_if_minuted(context, trace)
    targets = [_target(context, change) for change in trace.changes]
    _refuse_if_built_upon(trace)
    records = {target.entry: target for target in targets if isinstance(target, Record)}
    before = {key_of(change.after): change.before for change in trace.changes}
    settled = [
        _recounted(context, each, before.get(key_of(each)), records) if isinstance(each, Item) else each
        for each in (*targets, *_counting(context, targets))
    ]
    refuse_beyond_limits(context, trace, settled, today)
    drafts = []
    for target in settled:
        names = tuple(sorted(changed_fields(context.entities[key_of(target)], target)))
        if names:
            drafts.append(Draft(_ref(target), _reversal(trace.step, names, target)))
    return drafts


def _target(context: CommandContext, change: EntityChange) -> Entity:
    """The entity as it is now, with the step's own fields put back."""
    current = context.entities[key_of(change.after)]
    if change.before is None:
        if isinstance(current, Policy):
            raise Refused("The first step began the plan: there is nothing before it to go back to.")
        return replace(current, present=False)
    put_back = changed_fields(change.before, change.after) - COUNTED_FROM_RECORDS - NEVER_RESTORED
    return replace(current, **{name: getattr(change.before, name) for name in put_back})


def _refuse_if_built_upon(trace: StepTrace) -> None:
    """Name the later steps that changed the same fields or build on what the step made."""
    found: dict[int, str] = {}
    for change in trace.changes:
        made_here = change.before is None and not isinstance(change.after, Record)
        touched = _widened(changed_fields(change.before, change.after))
        for later in _standing(change.later, trace.step):
            if later.reverses == trace.step:
                raise Refused(f"Step {trace.step} was undone already, by step {later.step} ({later.by}).")
            if made_here or touched & _built_by(later):
                found[later.step] = later.by
    if found:
        named = ", ".join(f"step {step} by {by}" for step, by in sorted(found.items(), reverse=True)[:5])
        raise Refused(f"Step {trace.step} cannot be undone, because later work builds on it: {named}. Undo that first.")


def _standing(later: tuple[LaterChange, ...], step: int) -> list[LaterChange]:
    """The later changes without those that were undone, and without the undos of what came after ``step``."""
    return [each for each in later if not each.undone and (each.reverses is None or each.reverses <= step)]


def _built_by(later: LaterChange) -> frozenset[str]:
    """The fields that a later change gave a value of its own: an undo that only counted updates again gave none."""
    recounted = later.reverses is not None and later.fields & LIFECYCLE <= _STARTED
    return later.fields - _STARTED if recounted else later.fields


def _widened(names: frozenset[str]) -> frozenset[str]:
    """The fields changed, with those that build on them."""
    wide = names - COUNTED_FROM_RECORDS - NEVER_RESTORED
    for group in _BUILD_ON_EACH_OTHER:
        if wide & group:
            wide |= group
    return wide


def _counting(context: CommandContext, targets: Sequence[Entity]) -> list[Item]:
    """The items of the records among the targets that the step left as they were: they are counted again too."""
    refs = {target.ref for target in targets if isinstance(target, Record)}
    there = {target.ref for target in targets if isinstance(target, Item)}
    found = [context.item(ref) for ref in sorted(refs - there) if ("item", ref) in context.entities]
    return [item for item in found if item is not None]


def _recounted(context: CommandContext, item: Item, before: Entity | None, changed: dict[int, Record]) -> Item:
    """The item as its records will be after the undo; ``before`` is what it was before the step."""
    standing = {record.entry: record for record in context.records(item.ref)}
    standing |= {number: record for number, record in changed.items() if record.ref == item.ref}
    records = [record for record in standing.values() if record.present]
    updates = [record for record in records if record.kind is RecordKind.UPDATE]
    latest = max(updates, key=lambda record: (record.on, record.entry), default=None)
    counts = {kind: sum(record.evidence_kind is kind for record in records) for kind in EvidenceKind}
    item = replace(
        item,
        last_update=None if latest is None else latest.entry,
        last_update_on=None if latest is None else latest.on,
        last_contact_on=max((r.on for r in records if r.kind is RecordKind.NOTE), default=None),
        evidence_output=counts[EvidenceKind.OUTPUT],
        evidence_quality=counts[EvidenceKind.QUALITY],
        evidence_impact=counts[EvidenceKind.IMPACT],
        declared_on=max((r.on for r in updates if r.declared is not None), default=None),
        last_evidence_on=max((r.on for r in records if r.kind in _EVIDENCE), default=None),
    )
    heard = any(record.ref == item.ref and record.kind is RecordKind.UPDATE for record in changed.values())
    now = context.item_ever_added(item.ref)
    same_status = now is not None and now.status is item.status
    return item if same_status and not heard else _restarted(item, updates, before)


def _restarted(item: Item, updates: Sequence[Record], before: Entity | None) -> Item:
    """The item as its updates start it: the first on record did, and where none is left nothing has begun.

    What was reopened, sent back or taken forward has been in progress since then, whatever its updates.
    """
    if item.status is Status.NOT_STARTED and updates:
        item = replace(item, status=Status.IN_PROGRESS)
    in_progress = isinstance(before, Item) and before.status is Status.IN_PROGRESS and before.last_update is None
    if item.reopened_reason is not None or (in_progress and resumed(item)):
        return item
    if not updates:
        begun = Status.NOT_STARTED if item.status is Status.IN_PROGRESS else item.status
        return replace(item, status=begun, started_on=None)
    if item.status is Status.IN_PROGRESS:
        return replace(item, started_on=min(updates, key=lambda record: record.entry).on)
    return item


def _ref(entity: Entity) -> str | None:
    if isinstance(entity, Measure):
        return entity.home
    return entity.ref if isinstance(entity, Item | Review | Record | FollowUp | ReviewFinding) else None


_GIVEN_AS: Final[Mapping[type[Entity], str]] = {
    Item: "item",
    Review: "review",
    Agency: "agency",
    Record: "record",
    Meeting: "meeting",
    Measure: "measure",
    FollowUp: "follow_up",
    Body: "body",
    Policy: "policy",
    ReviewFinding: "finding",
}
"""The field of an undo's entry that gives the values of each kind of entity."""


def _reversal(step: int, names: tuple[str, ...], before: Entity) -> StepReversed:
    given: dict[str, Any] = {_GIVEN_AS[type(before)]: before}
    return StepReversed(step, names, **given)
