"""What an entry changes: the second of the two pure functions that the plan rests on.

``evolve`` trusts the ledger: whether an entry was allowed was settled by ``decide`` before it was written. It must
give the same answer for ever, since every projection is rebuilt with it.
"""

from typing import assert_never

from actionplan.domain.entries import Entry, StepReversed, TextRedacted
from actionplan.domain.evolve_items import ItemFact, RecordFact, evolve_item, evolve_record
from actionplan.domain.evolve_meetings import (
    DecisionFact,
    MeetingFact,
    deciding_meeting,
    decision_record,
    evolve_decided,
    evolve_meeting,
)
from actionplan.domain.item_entries import ActionAdded
from actionplan.domain.meeting_entries import DecisionMinuted
from actionplan.domain.plan_entries import (
    AgencyAdded,
    AgencyMerged,
    AgencyRenamed,
    PlanBegun,
    PolicySet,
    RecommendationPublished,
    ReviewEdited,
    ReviewLoaded,
)
from actionplan.domain.state.context import PlanState
from actionplan.domain.state.entities import Agency, Entity, Item, Meeting, Policy, Record, Review, pointer
from actionplan.domain.state.fast import replace
from actionplan.domain.vocabulary import Kind


def evolve(state: PlanState, entry: Entry) -> tuple[Entity, ...]:
    """The next value of each entity that the entry changes; ``state`` itself is only read."""
    fact = entry.fact
    match fact:
        case PlanBegun() | PolicySet():
            return (_policy(state.policy, entry, fact),)
        case ReviewLoaded() | ReviewEdited():
            return (_review(state, entry, fact),)
        case RecommendationPublished():
            return (_recommendation(state, entry, fact),)
        case ActionAdded():
            return _action(state, entry, fact)
        case AgencyAdded() | AgencyRenamed() | AgencyMerged():
            return _agency(state, entry, fact)
        case StepReversed():
            return (_restored(state, entry, fact),)
        case TextRedacted():
            return ()
        case _:
            return _about_an_item(state, entry)


def _about_an_item(state: PlanState, entry: Entry) -> tuple[Entity, ...]:
    fact = entry.fact
    if isinstance(fact, MeetingFact):
        return (evolve_meeting(state, entry, fact),)
    if isinstance(fact, DecisionMinuted):
        return _decided(state, entry, fact)
    item = _item_of(state, entry)
    if isinstance(fact, RecordFact):
        return evolve_record(item, entry, fact)
    if isinstance(fact, ItemFact):
        changed = evolve_item(item, entry, fact)
    elif isinstance(fact, DecisionFact):
        changed = evolve_decided(item, entry, fact)
    else:
        raise TypeError(f"no rule for an entry of the kind {fact.kind}")
    kept = decision_record(entry, deciding_meeting(fact), item.ref)
    return (replace(changed, version=entry.number), *([] if kept is None else [kept]))


def _decided(state: PlanState, entry: Entry, fact: DecisionMinuted) -> tuple[Entity, ...]:
    """A decision in words is kept; it moves on the version of the item that it is about."""
    kept = decision_record(entry, fact.meeting, entry.ref or fact.meeting)
    item = None if entry.ref is None else _item_of(state, entry)
    found = [] if item is None else [replace(item, version=entry.number)]
    return (*found, *([] if kept is None else [kept]))


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
                title=pointer(entry.number, fact.title),
                review_kind=pointer(entry.number, fact.review_kind),
                partnership=pointer(entry.number, fact.partnership),
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
                title=pointer(entry.number, fact.title, review.title),
                review_kind=pointer(entry.number, fact.review_kind, review.review_kind),
                partnership=pointer(entry.number, fact.partnership, review.partnership),
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
        short_title=pointer(entry.number, fact.short_title),
        theme=pointer(entry.number, fact.theme),
        addressed_to=pointer(entry.number, fact.addressed_to),
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


def _restored(state: PlanState, entry: Entry, fact: StepReversed) -> Entity:
    before = fact.item or fact.review or fact.agency or fact.record or fact.policy or fact.meeting
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
        case Meeting(id=meeting_id):
            current = state.entities.get(("meeting", meeting_id), before)
        case Policy():
            current = state.policy
        case _:
            assert_never(before)
    return replace(current, version=entry.number, **values)
