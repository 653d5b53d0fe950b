"""The part of the plan that a command needs, read inside the transaction that will write."""

from dataclasses import replace

import sqlalchemy as sa

from actionplan.domain.command import Command, Needs
from actionplan.domain.state.body import Body
from actionplan.domain.state.context import CommandContext, Loaded
from actionplan.domain.state.entities import Agency, Entity, Meeting, Policy, Record, Review, text_keys
from actionplan.domain.state.findings import ReviewFinding
from actionplan.domain.state.follow_ups import FollowUp
from actionplan.domain.state.item import Item
from actionplan.domain.state.measures import Measure
from actionplan.domain.subjects.findings import FindingAdded
from actionplan.ledger.entry_targets import amendment_target, redaction_target
from actionplan.ledger.projection import fetch, in_force
from actionplan.ledger.queries import shown_records
from actionplan.ledger.reads import decided_refs, decisions_of_meeting, items_using, records_of_items
from actionplan.ledger.tables import STATE_TABLES
from actionplan.ledger.undo_context import load_for_undo, put_back
from actionplan.ledger.unit_of_work import UnitOfWork


def load_for(work: UnitOfWork, command: Command) -> CommandContext:
    """What a command is decided on: the plan's own state, the items that it names or says it needs, and their texts."""
    needs = command.needs()
    context = CommandContext(last_entry=work.last_number)
    for kind in (Policy, Agency, Meeting, FollowUp, Body):
        context.merge(work.in_force(kind))
    if needs.measures:
        context.merge(work.in_force(Measure))
        of_items = STATE_TABLES[Record].c.ref.in_(command.refs)
        context.merge(shown_records(work.connection, None, of_items))
    if needs.findings:
        context.merge(work.in_force(ReviewFinding))
    refs = {*command.refs, *needs.families, *_served(context, needs.measure), *_followed(context, needs.follow_up)}
    if needs.decided_colours:
        refs |= decided_refs(work.connection)
    context.merge(work.family(refs))
    of_named_items = bool(command.refs) and command.decided_at is None and not needs.findings
    context.merge(_reviews(work, context, only_of_items=of_named_items))
    if needs.records_of:
        context.merge(records_of_items(work.connection, needs.records_of))
    loaded = _load_more(work, context, needs, Loaded(refs=frozenset(refs), records_of=frozenset(needs.records_of)))
    if needs.step is not None:
        loaded = load_for_undo(work, context, needs.step)
    if needs.date_adopted:
        loaded = replace(loaded, date_adopted=_any_date_adopted(work.connection))
    _load_entry_named(work, context, needs)
    context.loaded = replace(loaded, refs=loaded.refs | _families_shown_by_decision(work, context))
    context.texts = work.texts(text_keys([*context.entities.values(), *put_back(context)]))
    return context


def _load_more(work: UnitOfWork, context: CommandContext, needs: Needs, loaded: Loaded) -> Loaded:
    """The decisions of a meeting, and the items of a review or an agency, where the command needs all of them."""
    if needs.decisions_of is not None:
        context.merge(decisions_of_meeting(work.connection, needs.decisions_of))
        loaded = replace(loaded, decisions_of=frozenset({needs.decisions_of}))
    if needs.items_of_review is not None:
        of_review = STATE_TABLES[Item].c.review == needs.items_of_review
        context.merge(fetch(work.connection, Item, in_force(Item, None), of_review))
        loaded = replace(loaded, reviews=frozenset({needs.items_of_review}))
    if needs.items_of_agency is not None:
        context.merge(items_using(work.connection, needs.items_of_agency))
        loaded = replace(loaded, agencies=frozenset({needs.items_of_agency}))
    return loaded


def _load_entry_named(work: UnitOfWork, context: CommandContext, needs: Needs) -> None:
    """The entry whose texts are to be removed or put right."""
    if needs.texts_of is not None:
        context.redaction_target = redaction_target(work.connection, needs.texts_of)
    if needs.wordings_of is not None:
        target = amendment_target(work.connection, needs.wordings_of)
        context.amendment_target = target
        context.merge([] if target is None or target.ref is None else work.family({target.ref}))
        if target is not None and isinstance(target.fact, FindingAdded):
            context.merge(work.in_force(ReviewFinding))
        if target is not None:
            of_entry = STATE_TABLES[Record].c.entry == target.entry
            context.merge(fetch(work.connection, Record, in_force(Record, None), of_entry))


def _served(context: CommandContext, measure_ref: str | None) -> tuple[str, ...]:
    measure = None if measure_ref is None else context.measure_ever_added(measure_ref)
    return () if measure is None else measure.items


def _followed(context: CommandContext, number: int | None) -> tuple[str, ...]:
    found = None if number is None else context.follow_up(number)
    return () if found is None or found.ref is None else (found.ref,)


def _reviews(work: UnitOfWork, context: CommandContext, *, only_of_items: bool) -> list[Entity]:
    """A command about items needs their own reviews; one about the plan may need any, and so may a meeting's decision,
    since what a body may decide follows from all reviews that it governs.
    """
    return work.reviews({item.review for item in context.items}) if only_of_items else work.in_force(Review)


def _any_date_adopted(connection: sa.Connection) -> bool:
    items = STATE_TABLES[Item].c
    adopted = (in_force(Item, None), items.present, items.deadline_adopted_on.is_not(None))
    return connection.scalar(sa.select(items.ref).where(*adopted).limit(1)) is not None


def _families_shown_by_decision(work: UnitOfWork, context: CommandContext) -> set[str]:
    """What a meeting decided to show in another colour among the items read and their recommendations: read whole."""
    above = {each.parent for each in context.items if each.parent is not None}
    context.merge(work.items({ref for ref in above if context.entities.get(("item", ref)) is None}))
    decided = {each.ref for each in context.items if each.override is not None}
    context.merge(work.family(decided))
    return decided
