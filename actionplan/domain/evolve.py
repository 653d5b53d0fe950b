"""What an entry changes: the second of the two pure functions that the plan rests on.

``evolve`` trusts the ledger: whether an entry was allowed was settled by ``decide`` before it was written. It must
give the same answer for ever, since every projection is rebuilt with it.
"""

from dataclasses import replace
from typing import assert_never

from actionplan.domain.entries import (
    ActionAdded,
    ActionRetitled,
    AgencyAdded,
    AgencyMerged,
    AgencyRenamed,
    CompletionReported,
    ContactNoted,
    DateProposed,
    Entry,
    EvidenceAdded,
    ItemReopened,
    OwnerAssigned,
    OwnerCleared,
    OwnerConfirmed,
    PlanBegun,
    PlanSet,
    PolicySet,
    PostVacated,
    ProgressRecorded,
    RecommendationPublished,
    ResponseRecorded,
    ReviewEdited,
    ReviewLoaded,
    StepReversed,
    TextRedacted,
    ThemeSet,
)
from actionplan.domain.state import Agency, Entity, Item, PlanState, Policy, Record, Review, TextPointer
from actionplan.domain.words import Declared, EvidenceKind, Kind, RecordKind, Status, Via

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


def evolve(state: PlanState, entry: Entry) -> tuple[Entity, ...]:
    """The next value of each entity that the entry changes; ``state`` itself is only read."""
    match entry.fact:
        case PlanBegun() | PolicySet():
            return (_policy(state.policy, entry, entry.fact),)
        case ReviewLoaded() | ReviewEdited():
            return (_review(state, entry, entry.fact),)
        case RecommendationPublished():
            return (_recommendation(state, entry, entry.fact),)
        case ActionAdded():
            return _action(state, entry, entry.fact)
        case AgencyAdded() | AgencyRenamed() | AgencyMerged():
            return _agency(state, entry, entry.fact)
        case ProgressRecorded() | ContactNoted() | EvidenceAdded():
            return _record(_item_of(state, entry), entry, entry.fact)
        case StepReversed():
            return (_restored(state, entry, entry.fact),)
        case TextRedacted():
            return ()
        case (
            PlanSet()
            | ThemeSet()
            | ActionRetitled()
            | ResponseRecorded()
            | OwnerAssigned()
            | OwnerConfirmed()
            | OwnerCleared()
            | PostVacated()
            | DateProposed()
            | CompletionReported()
            | ItemReopened()
        ):
            return (replace(_item(_item_of(state, entry), entry, entry.fact), version=entry.number),)
        case _:
            raise TypeError(f"no rule for an entry of the kind {entry.fact.kind}")


def _pointer(entry: Entry, words: str | None, current: TextPointer | None = None) -> TextPointer | None:
    """Where a text now stands: here if given, nowhere if cleared, where it was if not mentioned."""
    if words is None:
        return current
    return entry.number if words else None


def _item_of(state: PlanState, entry: Entry) -> Item:
    item = state.ever(entry.ref or "")
    if item is None:
        raise LookupError(f"entry {entry.number} speaks of {entry.ref}, which no earlier entry made")
    return item


def _policy(policy: Policy, entry: Entry, fact: PlanBegun | PolicySet) -> Policy:
    match fact:
        case PlanBegun():
            return replace(fact.policy, version=entry.number)
        case PolicySet():
            return replace(policy, version=entry.number, **{fact.key: fact.value})


def _review(state: PlanState, entry: Entry, fact: ReviewLoaded | ReviewEdited) -> Review:
    ref = entry.ref or ""
    match fact:
        case ReviewLoaded():
            return Review(
                ref=ref,
                version=entry.number,
                position=fact.position,
                title=_pointer(entry, fact.title),
                review_kind=_pointer(entry, fact.review_kind),
                partnership=_pointer(entry, fact.partnership),
                governing_body=fact.governing_body,
                stated_count=fact.stated_count,
                published_on=fact.published_on,
                plan_due_on=fact.plan_due_on,
                loaded_on=entry.day,
                contributing=fact.contributing,
            )
        case ReviewEdited():
            review = state.review(ref)
            if review is None:
                raise LookupError(f"entry {entry.number} edits {ref}, which no earlier entry made")
            return replace(
                review,
                version=entry.number,
                governing_body=fact.governing_body or review.governing_body,
                plan_due_on=fact.plan_due_on or review.plan_due_on,
                published_on=fact.published_on or review.published_on,
                title=_pointer(entry, fact.title, review.title),
                review_kind=_pointer(entry, fact.review_kind, review.review_kind),
                partnership=_pointer(entry, fact.partnership, review.partnership),
            )


def _recommendation(state: PlanState, entry: Entry, fact: RecommendationPublished) -> Item:
    ref = entry.ref or ""
    earlier = state.ever(ref)
    return Item(
        ref=ref,
        version=entry.number,
        kind=Kind.RECOMMENDATION,
        review=ref.rpartition("-")[0],
        parent=None,
        number=fact.number,
        position=fact.position,
        wording=entry.number,
        added_on=entry.day,
        short_title=_pointer(entry, fact.short_title),
        theme=_pointer(entry, fact.theme),
        addressed_to=_pointer(entry, fact.addressed_to),
        suggested_agency=fact.suggested_agency,
        actions_added=0 if earlier is None else earlier.actions_added,
    )


def _action(state: PlanState, entry: Entry, fact: ActionAdded) -> tuple[Item, Item]:
    parent = state.ever(fact.parent)
    if parent is None:
        raise LookupError(f"entry {entry.number} adds an action under {fact.parent}, which no earlier entry made")
    action = Item(
        ref=entry.ref or "",
        version=entry.number,
        kind=Kind.ACTION,
        review=parent.review,
        parent=parent.ref,
        number=None,
        position=fact.position,
        wording=entry.number,
        added_on=entry.day,
    )
    return action, replace(parent, version=entry.number, actions_added=fact.position)


def _agency(state: PlanState, entry: Entry, fact: AgencyAdded | AgencyRenamed | AgencyMerged) -> tuple[Agency, ...]:
    if isinstance(fact, AgencyAdded):
        return (Agency(fact.agency, entry.number, fact.name, fact.aliases, fact.source_spelling),)
    agency = state.agency(fact.agency)
    if agency is None:
        raise LookupError(f"entry {entry.number} changes the agency {fact.agency}, which no earlier entry made")
    match fact:
        case AgencyRenamed():
            aliases = tuple(dict.fromkeys((*agency.aliases, agency.name)))
            return (replace(agency, version=entry.number, name=fact.name, aliases=aliases),)
        case AgencyMerged():
            into = state.agency(fact.into)
            if into is None:
                raise LookupError(f"entry {entry.number} merges into {fact.into}, which no earlier entry made")
            spelling = (agency.source_spelling,) if agency.source_spelling else ()
            aliases = tuple(dict.fromkeys((*into.aliases, agency.name, *agency.aliases, *spelling)))
            return (
                replace(agency, version=entry.number, merged_into=into.id),
                replace(into, version=entry.number, aliases=aliases),
            )
        case _:
            assert_never(fact)


def _item(item: Item, entry: Entry, fact: ItemFact) -> Item:
    match fact:
        case PlanSet():
            return replace(
                item,
                will_do=_pointer(entry, fact.will_do, item.will_do),
                intended_outcome=_pointer(entry, fact.intended_outcome, item.intended_outcome),
                measure=_pointer(entry, fact.measure, item.measure),
            )
        case ThemeSet():
            return replace(item, theme=_pointer(entry, fact.theme, item.theme))
        case ActionRetitled():
            return replace(item, wording=entry.number)
        case ResponseRecorded():
            reason = _pointer(entry, fact.response_reason)
            return replace(item, response=fact.response, response_reason=reason)
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
                completed_on=fact.on,
                reported_on=entry.day,
                outcome=fact.outcome,
                completion_summary=_pointer(entry, fact.completion_summary),
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
                reopened_reason=_pointer(entry, fact.reopened_reason),
            )
        case _:
            assert_never(fact)


def _owned(item: Item, entry: Entry, fact: OwnerAssigned | OwnerConfirmed | OwnerCleared | PostVacated) -> Item:
    match fact:
        case OwnerAssigned():
            role = _pointer(entry, fact.lead_role, item.lead_role)
            name = _pointer(entry, fact.lead_name, item.lead_name)
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
            return replace(item, owner_confirmed=True, confirmed_from=_pointer(entry, fact.confirmed_from))
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


def _record(item: Item, entry: Entry, fact: RecordFact) -> tuple[Item, Record]:
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


def _restored(state: PlanState, entry: Entry, fact: StepReversed) -> Entity:
    before = fact.item or fact.review or fact.agency or fact.record or fact.policy
    if before is None:
        raise LookupError(f"entry {entry.number} reverses step {fact.reverses} but holds no values")
    values = {name: getattr(before, name) for name in fact.fields}
    match before:
        case Item(ref=ref):
            return replace(state.ever(ref) or before, version=entry.number, **values)
        case Review(ref=ref):
            current = state.entities.get(("review", ref), before)
        case Agency(id=agency_id):
            current = state.entities.get(("agency", agency_id), before)
        case Record(entry=number):
            current = state.entities.get(("record", str(number)), before)
        case Policy():
            current = state.policy
        case _:
            assert_never(before)
    return replace(current, version=entry.number, **values)
