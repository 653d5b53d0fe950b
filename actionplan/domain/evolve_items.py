"""What the entries about one item change: owner, date, plan, progress, completion."""

from typing import assert_never

from actionplan.domain.entries import Entry
from actionplan.domain.item_entries import (
    ActionRetitled,
    CompletionReported,
    ContactNoted,
    DateProposed,
    EvidenceAdded,
    ItemReopened,
    OwnerAssigned,
    OwnerCleared,
    OwnerConfirmed,
    PlanSet,
    PostVacated,
    ProgressRecorded,
    ResponseRecorded,
    ThemeSet,
)
from actionplan.domain.state.entities import Item, Record, pointer
from actionplan.domain.state.fast import replace
from actionplan.domain.vocabulary import Declared, EvidenceKind, RecordKind, Status, Via

ItemFact = (
    PlanSet
    | ThemeSet
    | ActionRetitled
    | ResponseRecorded
    | OwnerAssigned
    | OwnerConfirmed
    | OwnerCleared
    | PostVacated
    | DateProposed
    | CompletionReported
    | ItemReopened
)
RecordFact = ProgressRecorded | ContactNoted | EvidenceAdded


def evolve_item(item: Item, entry: Entry, fact: ItemFact) -> Item:
    """The item after an entry about who, when and how far."""
    match fact:
        case PlanSet():
            return replace(
                item,
                will_do=pointer(entry.number, fact.will_do, item.will_do),
                intended_outcome=pointer(entry.number, fact.intended_outcome, item.intended_outcome),
                measure=pointer(entry.number, fact.measure, item.measure),
            )
        case ThemeSet():
            return replace(item, theme=pointer(entry.number, fact.theme, item.theme))
        case ActionRetitled():
            return replace(item, wording=entry.number)
        case ResponseRecorded():
            return _answered(item, entry, fact)
        case OwnerAssigned() | OwnerConfirmed() | OwnerCleared() | PostVacated():
            return _owned(item, entry, fact)
        case DateProposed():
            first = item.first_dated_on or (entry.day if fact.on else None)
            return replace(item, due_on=fact.on, first_dated_on=first)
        case CompletionReported():
            return replace(
                item,
                status=Status.REPORTED_COMPLETE,
                declared=Declared.NONE,
                paused_until=None,
                pause_agreed=False,
                pause_reason=None,
                completed_on=fact.on,
                reported_on=entry.day,
                outcome=fact.outcome,
                completion_summary=pointer(entry.number, fact.completion_summary),
            )
        case ItemReopened():
            return replace(
                item,
                status=Status.IN_PROGRESS,
                started_on=item.started_on or entry.day,
                declared=Declared.NONE,
                completed_on=None,
                reported_on=None,
                outcome=None,
                completion_summary=None,
                signed_off_on=None,
                signed_off_at=None,
                agreed_by=None,
                sign_off_recorded_by=None,
                impact_state=None,
                impact_review_on=None,
                closed_on=None,
                closing_meeting=None,
                closing_reason=None,
                superseded_by=None,
                reopened_reason=pointer(entry.number, fact.reopened_reason),
            )
        case _:
            assert_never(fact)


def _answered(item: Item, entry: Entry, fact: ResponseRecorded) -> Item:
    same = item.response is fact.response
    kept = item.response_reason if same and fact.meeting is not None else None
    return replace(
        item,
        response=fact.response,
        response_reason=pointer(entry.number, fact.response_reason, kept),
        response_meeting=fact.meeting or (item.response_meeting if same else None),
    )


def _owned(item: Item, entry: Entry, fact: OwnerAssigned | OwnerConfirmed | OwnerCleared | PostVacated) -> Item:
    match fact:
        case OwnerAssigned():
            role = pointer(entry.number, fact.lead_role, item.lead_role)
            name = pointer(entry.number, fact.lead_name, item.lead_name)
            # Two agencies that merge keep their posts: then neither role nor name is mentioned.
            same_post = item.lead_agency == fact.agency or (fact.lead_role is None and fact.lead_name is None)
            same_vacancy = item.vacant_since if same_post else None
            vacant = name is None and (role is not None or same_vacancy is not None)
            same_officer = same_post and fact.lead_name is None and fact.confirmed == item.owner_confirmed
            return replace(
                item,
                lead_agency=fact.agency,
                lead_role=role,
                lead_name=name,
                owner_confirmed=fact.confirmed,
                confirmed_from=item.confirmed_from if same_officer else None,
                vacant_since=(same_vacancy or entry.day) if vacant else None,
                contributing=fact.contributing,
            )
        case OwnerConfirmed():
            return replace(item, owner_confirmed=True, confirmed_from=pointer(entry.number, fact.confirmed_from))
        case OwnerCleared():
            return replace(
                item,
                lead_agency=None,
                lead_role=None,
                lead_name=None,
                owner_confirmed=False,
                confirmed_from=None,
                vacant_since=None,
            )
        case PostVacated():
            return replace(item, lead_name=None, vacant_since=entry.day)
        case _:
            assert_never(fact)


_EVIDENCE_COUNTS = {
    EvidenceKind.OUTPUT: "evidence_output",
    EvidenceKind.QUALITY: "evidence_quality",
    EvidenceKind.IMPACT: "evidence_impact",
}


def evolve_record(item: Item, entry: Entry, fact: RecordFact) -> tuple[Item, Record]:
    """The item after an update, a note or evidence, and the record that is kept of it."""
    item = replace(item, version=entry.number)
    match fact:
        case ProgressRecorded():
            return _progressed(item, entry, fact), _kept(
                item, entry, fact, RecordKind.UPDATE, via=fact.via, declared=fact.declared
            )
        case ContactNoted():
            contacted = max(fact.on, item.last_contact_on or fact.on)
            record = _kept(item, entry, fact, RecordKind.NOTE, via=fact.via)
            return replace(item, last_contact_on=contacted), record
        case EvidenceAdded():
            counted = _EVIDENCE_COUNTS[fact.evidence_kind]
            item = replace(item, **{counted: getattr(item, counted) + 1})
            return item, _kept(
                item, entry, fact, RecordKind.EVIDENCE, evidence_kind=fact.evidence_kind, sha256=fact.sha256
            )
        case _:
            assert_never(fact)


def _progressed(item: Item, entry: Entry, fact: ProgressRecorded) -> Item:
    if item.last_update_on is None or fact.on >= item.last_update_on:
        item = replace(item, last_update=entry.number, last_update_on=fact.on)
    if item.status is Status.NOT_STARTED:
        item = replace(item, status=Status.IN_PROGRESS, started_on=fact.on)
    return item if fact.declared is None else replace(item, declared=fact.declared)


def _kept(
    item: Item,
    entry: Entry,
    fact: RecordFact,
    kind: RecordKind,
    *,
    via: Via | None = None,
    declared: Declared | None = None,
    evidence_kind: EvidenceKind | None = None,
    sha256: str | None = None,
) -> Record:
    return Record(
        entry=entry.number,
        version=entry.number,
        ref=item.ref,
        kind=kind,
        on=fact.on,
        by=entry.by,
        via=via,
        declared=declared,
        evidence_kind=evidence_kind,
        sha256=sha256,
        restricted=fact.restricted,
    )
