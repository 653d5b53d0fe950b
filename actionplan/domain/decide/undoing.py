"""Undoing a whole step, and removing a text for good."""

from dataclasses import replace
from datetime import date

from actionplan.domain.commands import Redact, Undo
from actionplan.domain.decide.checks import required_text
from actionplan.domain.decide.undo_limits import refuse_beyond_limits, refuse_if_minuted
from actionplan.domain.entries import Draft, StepReversed, TextRedacted
from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.meeting_entries import PackIssued
from actionplan.domain.plan_entries import PlanBegun
from actionplan.domain.state.context import Change, LaterChange, PlanState, StepTrace
from actionplan.domain.state.entities import (
    Agency,
    Entity,
    Item,
    Meeting,
    Policy,
    Record,
    Review,
    changed_fields,
    key_of,
)
from actionplan.domain.vocabulary import EvidenceKind, RecordKind, Status

COUNTED_FROM_RECORDS = frozenset(
    {
        "last_update",
        "last_update_on",
        "last_contact_on",
        "evidence_output",
        "evidence_quality",
        "evidence_impact",
    }
)
"""Fields of an item that follow from its records, and are worked out anew when one of them is withdrawn."""

NEVER_RESTORED = frozenset({"actions_added"})
"""Fields that an undo leaves alone: refs are never reused."""

_TOGETHER = (
    frozenset(
        {"lead_agency", "lead_role", "lead_name", "owner_confirmed", "confirmed_from", "vacant_since", "contributing"}
    ),
    frozenset({"response", "response_reason", "response_meeting"}),
    frozenset({"aliases", "merged_into"}),
    frozenset(
        {"due_on", "adopted_on", "adopted_at", "adopted_meeting", "first_dated_on", "date_recorded_on", "times_moved"}
        | {"extended_at", "extended_meeting", "corrected_at", "corrected_meeting", "condition"}
        | {"extension_to", "extension_asked_on", "extension_reason", "asked_by"}
        | {"extension_refused_on", "extension_answer", "answer_meeting"}
    ),
    frozenset(
        {"status", "started_on", "completed_on", "reported_on", "outcome", "completion_summary", "reopened_reason"}
        | {"signed_off_on", "signed_off_at", "agreed_by", "sign_off_recorded_by", "impact_state", "impact_review_on"}
        | {"closed_on", "closing_meeting", "closing_reason", "superseded_by"}
    ),
    frozenset({"paused_until", "pause_agreed", "pause_reason"}),
    frozenset(
        {"override_colour", "override_rule_colour", "override_body", "override_on", "override_meeting"}
        | {"override_reason", "override_agreed_by"}
    ),
)
"""Fields that mean something together: who changed one of them later built on the others."""


def undo(state: PlanState, command: Undo, today: date) -> list[Draft]:
    """The values before the step, for each entity that it changed."""
    trace = state.step_to_undo
    if trace is None:
        raise BadInput(f"There is no step {command.step} in this plan's ledger.")
    if PlanBegun.kind in trace.kinds:
        raise Refused("The first step began the plan: there is nothing before it to go back to.")
    if TextRedacted.kind in trace.kinds:
        raise Refused(f"Step {trace.step} removed a text for good: that cannot be undone.")
    if PackIssued.kind in trace.kinds:
        raise Refused(f"Step {trace.step} issued papers: what went out to a meeting stays on record.")
    refuse_if_minuted(state, trace)
    _refuse_if_built_upon(state, trace)
    targets = [_target(state, change) for change in trace.changes]
    records = {target.entry: target for target in targets if isinstance(target, Record)}
    settled = [_recounted(state, each, records) if isinstance(each, Item) else each for each in targets]
    refuse_beyond_limits(state, trace, settled, today)
    drafts = []
    for target in settled:
        names = tuple(sorted(changed_fields(state.entities[key_of(target)], target)))
        if names:
            drafts.append(Draft(_ref(target), _reversal(trace.step, names, target)))
    return drafts


def _target(state: PlanState, change: Change) -> Entity:
    """The entity as it stands now, with the step's own fields put back."""
    current = state.entities[key_of(change.after)]
    if change.before is None:
        if isinstance(current, Policy):
            raise Refused("The first step began the plan: there is nothing before it to go back to.")
        return replace(current, present=False)
    restored = changed_fields(change.before, change.after) - COUNTED_FROM_RECORDS - NEVER_RESTORED
    return replace(current, **{name: getattr(change.before, name) for name in restored})


def _refuse_if_built_upon(state: PlanState, trace: StepTrace) -> None:
    """Name the later steps that changed the same fields or build on what the step made."""
    found: dict[int, str] = {}
    for change in trace.changes:
        made_here = change.before is None and not isinstance(change.after, Record)
        if made_here and isinstance(change.after, Agency):
            _refuse_if_used(state, change.after, trace)
        touched = _widened(changed_fields(change.before, change.after))
        for later in _standing(change.later, trace.step):
            if later.reverses == trace.step:
                raise Refused(f"Step {trace.step} was undone already, by step {later.step} ({later.by}).")
            if made_here or touched & later.fields:
                found[later.step] = later.by
    if found:
        named = ", ".join(f"step {step} by {by}" for step, by in sorted(found.items(), reverse=True)[:5])
        raise Refused(f"Step {trace.step} cannot be undone, because later work builds on it: {named}. Undo that first.")


def _standing(later: tuple[LaterChange, ...], step: int) -> list[LaterChange]:
    """The later changes without those that were undone, and without the undos of what came after ``step``."""
    return [each for each in later if not each.undone and (each.reverses is None or each.reverses <= step)]


def _widened(names: frozenset[str]) -> frozenset[str]:
    wide = names - COUNTED_FROM_RECORDS - NEVER_RESTORED
    for group in _TOGETHER:
        if wide & group:
            wide |= group
    return wide


def _refuse_if_used(state: PlanState, agency: Agency, trace: StepTrace) -> None:
    made = {c.after.ref for c in trace.changes if isinstance(c.after, Item) and c.before is None}
    users = [
        item.ref
        for item in state.items
        if item.ref not in made and (item.lead_agency == agency.id or agency.id in item.contributing)
    ]
    if users:
        raise Refused(
            f"Step {trace.step} cannot be undone: {agency.name} is at work on {', '.join(sorted(users)[:5])}."
        )


def _recounted(state: PlanState, item: Item, changed: dict[int, Record]) -> Item:
    """The item with last update, last contact and evidence as its records will stand after the undo."""
    standing = {record.entry: record for record in state.records(item.ref)}
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
    )
    if item.status is Status.NOT_STARTED and updates:
        first = min(updates, key=lambda record: record.entry)
        item = replace(item, status=Status.IN_PROGRESS, started_on=first.on)
    return item


def _ref(entity: Entity) -> str | None:
    return entity.ref if isinstance(entity, Item | Review | Record) else None


def _reversal(step: int, names: tuple[str, ...], before: Entity) -> StepReversed:
    match before:
        case Item():
            return StepReversed(step, names, item=before)
        case Review():
            return StepReversed(step, names, review=before)
        case Agency():
            return StepReversed(step, names, agency=before)
        case Record():
            return StepReversed(step, names, record=before)
        case Meeting():
            return StepReversed(step, names, meeting=before)
        case Policy():
            return StepReversed(step, names, policy=before)


def redact(state: PlanState, command: Redact) -> list[Draft]:
    """The free text of one entry goes; the entry, its date and its author stay."""
    target = state.redaction_target
    if target is None:
        raise BadInput(f"There is no entry {command.entry} in this plan's ledger.")
    if not target.texts_held:
        why = "its text was removed before" if target.removed_before else "it holds no free text"
        raise Refused(f"Nothing can be removed from entry {target.entry}: {why}.")
    reason = required_text(command.reason, "The reason")
    return [Draft(target.ref, TextRedacted(entry=target.entry, reason=reason))]
