"""The part of the plan that a command needs, read inside the transaction that will write."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from itertools import groupby, pairwise
from typing import Any

import sqlalchemy as sa

from actionplan.domain.command import Command, Needs
from actionplan.domain.dates import london_day
from actionplan.domain.entry import Fact, deciding_meeting, free_text_fields
from actionplan.domain.kinds import FACTS
from actionplan.domain.state.body import Body
from actionplan.domain.state.context import (
    AmendmentTarget,
    CommandContext,
    EntityChange,
    LaterChange,
    Loaded,
    RedactionTarget,
    StepTrace,
)
from actionplan.domain.state.entities import (
    Agency,
    Entity,
    Meeting,
    Policy,
    Record,
    Review,
    changed_fields,
    key_of,
    text_keys,
)
from actionplan.domain.state.findings import ReviewFinding
from actionplan.domain.state.follow_ups import FollowUp
from actionplan.domain.state.item import Item
from actionplan.domain.state.measures import Measure
from actionplan.domain.subjects.amending import TextAmended
from actionplan.domain.subjects.findings import FindingAdded
from actionplan.domain.subjects.progress import ProgressRecorded
from actionplan.domain.subjects.undo import StepReversed
from actionplan.domain.text import is_removed_text
from actionplan.ledger.codec import unseal
from actionplan.ledger.history import entry_history, undone_steps
from actionplan.ledger.projection import fetch, in_force
from actionplan.ledger.queries import last_number, shown_records
from actionplan.ledger.tables import ENTRY, KEY_COLUMNS, SHOWN_RECORDS, STATE_TABLES, TEXT
from actionplan.ledger.texts import chunks, read_texts


def load_for(connection: sa.Connection, command: Command) -> CommandContext:
    """What a command is decided on: the plan's own state, the items that it names or says it needs, and their texts."""
    needs = command.needs()
    context = CommandContext(last_entry=last_number(connection))
    for kind in (Policy, Agency, Meeting, FollowUp, Body):
        context.merge(fetch(connection, kind, in_force(kind, None)))
    items = STATE_TABLES[Item].c
    if needs.measures:
        context.merge(fetch(connection, Measure, in_force(Measure, None)))
        context.merge(shown_records(connection, None, STATE_TABLES[Record].c.ref.in_(command.refs)))
    if needs.findings:
        context.merge(fetch(connection, ReviewFinding, in_force(ReviewFinding, None)))
    refs = {*command.refs, *needs.families, *_served(context, needs.measure), *_followed(context, needs.follow_up)}
    if needs.decided_colours:
        refs |= _decided(connection)
    context.merge(_family(connection, refs))
    of_items = bool(command.refs) and command.decided_at is None and not needs.findings
    context.merge(_reviews(connection, context, only_of_items=of_items))
    context.merge(_records(connection, needs.records_of))
    loaded = Loaded(refs=frozenset(refs), records_of=frozenset(needs.records_of))
    if needs.decisions_of is not None:
        context.merge(_decisions(connection, needs.decisions_of))
        loaded = replace(loaded, decisions_of=frozenset({needs.decisions_of}))
    if needs.items_of_review is not None:
        context.merge(fetch(connection, Item, in_force(Item, None), items.review == needs.items_of_review))
        loaded = replace(loaded, reviews=frozenset({needs.items_of_review}))
    if needs.items_of_agency is not None:
        context.merge(_items_using(connection, needs.items_of_agency))
        loaded = replace(loaded, agencies=frozenset({needs.items_of_agency}))
    if needs.step is not None:
        loaded = _load_for_undo(connection, context, needs.step)
    if needs.date_adopted:
        loaded = replace(loaded, date_adopted=_any_date_adopted(connection))
    _load_entry_named(connection, context, needs)
    context.loaded = replace(loaded, refs=loaded.refs | _families_shown_by_decision(connection, context))
    context.texts = read_texts(connection, text_keys([*context.entities.values(), *_put_back(context)]))
    return context


def _load_entry_named(connection: sa.Connection, context: CommandContext, needs: Needs) -> None:
    """The entry whose texts are to be removed or put right."""
    if needs.texts_of is not None:
        context.redaction_target = _redaction_target(connection, needs.texts_of)
    if needs.wordings_of is not None:
        context.amendment_target = _amendment_target(connection, needs.wordings_of)
        target = context.amendment_target
        context.merge([] if target is None or target.ref is None else _family(connection, {target.ref}))
        if target is not None and isinstance(target.fact, FindingAdded):
            context.merge(fetch(connection, ReviewFinding, in_force(ReviewFinding, None)))
        if target is not None:
            context.merge(
                fetch(connection, Record, in_force(Record, None), STATE_TABLES[Record].c.entry == target.entry)
            )


def _put_back(context: CommandContext) -> list[Entity]:
    """The values that an undo would restore, which point to texts of their own."""
    trace = context.step_to_undo
    return [] if trace is None else [each.before for each in trace.changes if each.before is not None]


def _served(context: CommandContext, measure_ref: str | None) -> tuple[str, ...]:
    measure = None if measure_ref is None else context.measure_ever_added(measure_ref)
    return () if measure is None else measure.items


def _followed(context: CommandContext, number: int | None) -> tuple[str, ...]:
    found = None if number is None else context.follow_up(number)
    return () if found is None or found.ref is None else (found.ref,)


def _reviews(connection: sa.Connection, context: CommandContext, *, only_of_items: bool) -> list[Entity]:
    """A command about items needs their own reviews; one about the plan may need any, and so may a meeting's decision,
    since what a body may decide follows from all reviews that it governs.
    """
    reviews = STATE_TABLES[Review].c
    needed = [reviews.ref.in_(sorted({item.review for item in context.items}))] if only_of_items else []
    return fetch(connection, Review, in_force(Review, None), *needed)


def _family(connection: sa.Connection, refs: Collection[str]) -> list[Entity]:
    """The items named, their recommendations and their actions."""
    items = STATE_TABLES[Item].c
    named = _items_where(connection, items.ref, refs)
    # One column a query: for several joined by OR, SQLite uses none of the indexes of what is in force.
    parents = {item.parent for item in named if item.parent is not None} - {item.ref for item in named}
    with_actions = [item.ref for item in named if item.actions_added]
    return [
        *named,
        *_items_where(connection, items.ref, parents),
        *_items_where(connection, items.parent, with_actions),
    ]


def _decided(connection: sa.Connection) -> set[str]:
    """The items that a meeting decided to show in another colour."""
    items = STATE_TABLES[Item].c
    shown = sa.select(items.ref).where(in_force(Item, None), items.override_colour.is_not(None))
    return set(connection.scalars(shown))


def _any_date_adopted(connection: sa.Connection) -> bool:
    items = STATE_TABLES[Item].c
    adopted = (in_force(Item, None), items.present, items.deadline_adopted_on.is_not(None))
    return connection.scalar(sa.select(items.ref).where(*adopted).limit(1)) is not None


def _families_shown_by_decision(connection: sa.Connection, context: CommandContext) -> set[str]:
    """What a meeting decided to show in another colour among the items read and their recommendations: read whole."""
    above = {each.parent for each in context.items if each.parent is not None}
    missing = {ref for ref in above if context.entities.get(("item", ref)) is None}
    context.merge(_items_where(connection, STATE_TABLES[Item].c.ref, missing))
    decided = {each.ref for each in context.items if each.override is not None}
    context.merge(_family(connection, decided))
    return decided


def _items_where(connection: sa.Connection, column: sa.ColumnElement[Any], refs: Collection[str]) -> list[Item]:
    """The items in force whose ref, or whose parent's, is one of these."""
    found: list[Item] = []
    for some in chunks(refs):
        rows = fetch(connection, Item, in_force(Item, None), column.in_(some))
        found += [item for item in rows if isinstance(item, Item)]
    return found


def _items_using(connection: sa.Connection, agency_id: str) -> list[Entity]:
    items = STATE_TABLES[Item].c
    # Ids are slugs, so that a quoted one cannot be a part of another.
    contributes = sa.cast(items.contributing, sa.Text).contains(f'"{agency_id}"', autoescape=True)
    return fetch(connection, Item, in_force(Item, None), (items.owner_agency == agency_id) | contributes)


def _records(connection: sa.Connection, refs: Collection[str]) -> list[Entity]:
    records = STATE_TABLES[Record].c
    return [
        each
        for some in chunks(refs)
        for each in fetch(connection, Record, in_force(Record, None), records.ref.in_(some))
    ]


def _decisions(connection: sa.Connection, meeting_id: str) -> list[Entity]:
    return fetch(connection, Record, in_force(Record, None), STATE_TABLES[Record].c.meeting == meeting_id)


def _load_for_undo(connection: sa.Connection, context: CommandContext, step: int) -> Loaded:
    """The trace of a step, and every entity that its undoing could change or break."""
    trace = _trace(connection, step)
    if trace is None:
        return Loaded()
    context.step_to_undo = trace
    context.merge(fetch(connection, Measure, in_force(Measure, None)))
    context.merge(fetch(connection, ReviewFinding, in_force(ReviewFinding, None)))
    refs = {ref for change in trace.changes if (ref := _item_ref(change.after)) is not None}
    refs |= {ref for change in trace.changes if isinstance(change.after, Measure) for ref in change.after.items}
    refs |= {ref for change in trace.changes if isinstance(change.after, ReviewFinding) for ref in _answers(change)}
    changed = [change.after for change in trace.changes]
    if any(isinstance(each, Policy | Meeting | Review) for each in changed):
        refs |= _decided(connection)
    context.merge(_family(connection, refs))
    context.merge(_in_place_of(connection, context, trace))
    for entity in changed:
        context.merge(_current(connection, entity))
    agencies = {each.id for each in changed if isinstance(each, Agency)}
    for agency_id in sorted(agencies):
        context.merge(_items_using(connection, agency_id))
    context.merge(_items_where(connection, STATE_TABLES[Item].c.suggested_agency, agencies))
    reviews = {each.ref for each in changed if isinstance(each, Review)}
    for ref in sorted(reviews):
        context.merge(fetch(connection, Item, in_force(Item, None), STATE_TABLES[Item].c.review == ref))
    meetings = {each.id for each in changed if isinstance(each, Meeting)}
    for meeting_id in sorted(meetings):
        context.merge(_decisions(connection, meeting_id))
    context.merge(_records(connection, refs))
    return Loaded(
        refs=frozenset(refs),
        reviews=frozenset(reviews),
        agencies=frozenset(agencies),
        decisions_of=frozenset(meetings),
        records_of=frozenset(refs),
    )


def _answers(change: EntityChange) -> set[str]:
    """What answers a finding, or did before the step."""
    both = (change.before, change.after)
    return {ref for each in both if isinstance(each, ReviewFinding) for ref in each.answered_by}


def _in_place_of(connection: sa.Connection, context: CommandContext, trace: StepTrace) -> list[Entity]:
    """What took the place of the items, and the items whose place those took that the undo takes away."""
    items, values = STATE_TABLES[Item].c, [*context.entities.values(), *_put_back(context)]
    closings = [each.closing for each in values if isinstance(each, Item) and each.closing is not None]
    found: list[Entity] = [*_items_where(connection, items.ref, {c.superseded_by for c in closings if c.superseded_by})]
    made = [each.before for each in trace.changes if isinstance(each.after, Item)]
    if any(not isinstance(before, Item) or not before.present for before in made):
        found += fetch(connection, Item, in_force(Item, None), items.closing_superseded_by.is_not(None))
    return found


def _item_ref(entity: Entity) -> str | None:
    return entity.ref if isinstance(entity, Item | Record) else None


def _current(connection: sa.Connection, entity: Entity) -> list[Entity]:
    kind = type(entity)
    if isinstance(entity, Item | Record):
        return []  # read in one query with their families
    name = KEY_COLUMNS.get(kind)
    same = [] if name is None else [STATE_TABLES[kind].c[name] == getattr(entity, name)]
    return fetch(connection, kind, in_force(kind, None), *same)


def _trace(connection: sa.Connection, step: int) -> StepTrace | None:
    """What a step did to each entity, and what later steps did to them; None where there is no such step."""
    rows = connection.execute(sa.select(ENTRY).where(ENTRY.c.step == step).order_by(ENTRY.c.number)).all()
    if not rows:
        return None
    facts = [unseal(row.kind, row.schema_number, row.fields) for row in rows]
    first, last = rows[0].number, rows[-1].number
    undone = undone_steps(connection, last_number(connection))
    changes = [change for kind in STATE_TABLES for change in _changes(connection, kind, first, last, undone)]
    return StepTrace(
        step=step,
        by=rows[0].by,
        day=london_day(datetime.fromisoformat(rows[0].at)),
        kinds=tuple(row.kind for row in rows),
        changes=tuple(changes),
        decided_at=tuple({meeting for fact in facts if (meeting := deciding_meeting(fact)) is not None}),
    )


def _changes(
    connection: sa.Connection, kind: type[Entity], first: int, last: int, undone: Collection[int]
) -> Iterator[EntityChange]:
    table = STATE_TABLES[kind]
    in_step = table.c.from_entry.between(first, last)
    name = KEY_COLUMNS.get(kind)
    touched: sa.ColumnElement[bool] = sa.select(table.c.from_entry).where(in_step).exists()
    if name is not None:
        touched = table.c[name].in_(sa.select(table.c[name]).where(in_step))
    versions = sorted(fetch(connection, kind, touched), key=lambda entity: (key_of(entity), entity.version))
    entries = _entries_after(connection, last, [entity.version for entity in versions])
    for _, group in groupby(versions, key=key_of):
        history = list(group)
        before = [entity for entity in history if entity.version < first]
        after = [entity for entity in history if first <= entity.version <= last]
        later = [entity for entity in history if entity.version > last]
        yield EntityChange(
            before=before[-1] if before else None,
            after=after[-1],
            later=tuple(
                _later_change(old, new, *entries[new.version], undone) for old, new in pairwise([after[-1], *later])
            ),
        )


def _later_change(old: Entity, new: Entity, step: int, by: str, fact: Fact, undone: Collection[int]) -> LaterChange:
    names = changed_fields(old, new)
    if isinstance(fact, ProgressRecorded) and fact.declared is not None:
        names |= {"declared"}  # the lead's view given again, though it be the same: it stands by itself
    reverses = fact.reverses if isinstance(fact, StepReversed) else None
    return LaterChange(step, by, names, reverses, step in undone)


def _entries_after(connection: sa.Connection, last: int, numbers: Iterable[int]) -> dict[int, tuple[int, str, Fact]]:
    """For each entry after ``last``: its step, its author, and what it says."""
    found: dict[int, tuple[int, str, Fact]] = {}
    for chunk in chunks(number for number in numbers if number > last):
        query = sa.select(ENTRY).where(ENTRY.c.number.in_(chunk))
        for row in connection.execute(query):
            found[row.number] = (row.step, row.by, unseal(row.kind, row.schema_number, row.fields))
    return found


def _redaction_target(connection: sa.Connection, number: int) -> RedactionTarget | None:
    entry = connection.execute(sa.select(ENTRY.c.ref, ENTRY.c.kind).where(ENTRY.c.number == number)).first()
    if entry is None:
        return None
    texts = connection.execute(sa.select(TEXT.c.field, TEXT.c.redacted_by).where(TEXT.c.entry == number)).all()
    kind = FACTS.get(entry.kind)
    known = () if kind is None else free_text_fields(kind)
    held = tuple(row.field for row in texts if row.redacted_by is None and (not known or row.field in known))
    also = _with_text_left(connection, [each for each in _wordings(connection, number) if each != number])
    return RedactionTarget(number, entry.ref, held, any(row.redacted_by is not None for row in texts), also)


def _amendment_target(connection: sa.Connection, number: int) -> AmendmentTarget | None:
    """The entry that is to be amended, or that this amendment amends, with its texts in the wording in force."""
    wordings = _wordings(connection, number)
    line = entry_history(connection, wordings[0]) if wordings else None
    if line is None:
        return None
    texts = {name: getattr(line.entry.fact, name) or "" for name in free_text_fields(type(line.entry.fact))}
    texts |= {each.field: each.words for each in line.amendments}
    removed = any(is_removed_text(words) for words in texts.values())
    return AmendmentTarget(wordings[0], line.entry.ref, line.entry.fact, texts, removed, line.undone_by)


def _wordings(connection: sa.Connection, number: int) -> list[int]:
    """The entries that hold a wording of the same text: what was written first, and each amendment, undone ones too."""
    of = sa.select(ENTRY.c.kind, ENTRY.c.ref, ENTRY.c.schema_number, ENTRY.c.fields)
    row = connection.execute(of.where(ENTRY.c.number == number)).first()
    if row is None:
        return []
    first = number
    if row.kind == TextAmended.kind and isinstance(
        fact := unseal(row.kind, row.schema_number, row.fields), TextAmended
    ):
        first = fact.entry
    records = STATE_TABLES[Record].c
    amending = sa.select(records.entry).where(sa.literal_column(SHOWN_RECORDS, sa.Boolean), records.amends == first)
    return [first, *sorted(set(connection.scalars(amending)))]


def _with_text_left(connection: sa.Connection, numbers: list[int]) -> tuple[int, ...]:
    held = sa.select(TEXT.c.entry).where(TEXT.c.entry.in_(numbers), TEXT.c.redacted_by.is_(None))
    return tuple(sorted(set(connection.scalars(held))))
