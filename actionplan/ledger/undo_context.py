"""What an undo is decided on: the trace of a step, and every entity that its undoing could change or break."""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from itertools import groupby, pairwise

import sqlalchemy as sa

from actionplan.domain.dates import london_day
from actionplan.domain.entry import Fact, deciding_meeting
from actionplan.domain.state.context import CommandContext, EntityChange, LaterChange, Loaded, StepTrace
from actionplan.domain.state.entities import Agency, Entity, Meeting, Policy, Record, Review, changed_fields, key_of
from actionplan.domain.state.findings import ReviewFinding
from actionplan.domain.state.item import Item
from actionplan.domain.state.measures import Measure
from actionplan.domain.subjects.progress import ProgressRecorded
from actionplan.domain.subjects.undo import StepReversed
from actionplan.ledger.codec import unseal
from actionplan.ledger.history import undone_steps
from actionplan.ledger.projection import fetch, in_force
from actionplan.ledger.queries import last_number
from actionplan.ledger.reads import decided_refs, decisions_of_meeting, items_using, records_of_items
from actionplan.ledger.tables import ENTRY, KEY_COLUMNS, STATE_TABLES
from actionplan.ledger.texts import chunks
from actionplan.ledger.unit_of_work import UnitOfWork


def load_for_undo(work: UnitOfWork, context: CommandContext, step: int) -> Loaded:
    """The trace of a step, and every entity that its undoing could change or break."""
    connection = work.connection
    trace = _trace(connection, step)
    if trace is None:
        return Loaded()
    context.step_to_undo = trace
    context.merge(work.in_force(Measure))
    context.merge(work.in_force(ReviewFinding))
    refs = {ref for change in trace.changes if (ref := _item_ref(change.after)) is not None}
    refs |= {ref for change in trace.changes if isinstance(change.after, Measure) for ref in change.after.items}
    refs |= {ref for change in trace.changes if isinstance(change.after, ReviewFinding) for ref in _answers(change)}
    changed = [change.after for change in trace.changes]
    if any(isinstance(each, Policy | Meeting | Review) for each in changed):
        refs |= decided_refs(connection)
    context.merge(work.family(refs))
    context.merge(_in_place_of(work, context, trace))
    for entity in changed:
        context.merge(_current(connection, entity))
    agencies = {each.id for each in changed if isinstance(each, Agency)}
    for agency_id in sorted(agencies):
        context.merge(items_using(connection, agency_id))
    context.merge(_items_suggested_for(connection, agencies))
    reviews = {each.ref for each in changed if isinstance(each, Review)}
    for ref in sorted(reviews):
        context.merge(fetch(connection, Item, in_force(Item, None), STATE_TABLES[Item].c.review == ref))
    meetings = {each.id for each in changed if isinstance(each, Meeting)}
    for meeting_id in sorted(meetings):
        context.merge(decisions_of_meeting(connection, meeting_id))
    context.merge(records_of_items(connection, refs))
    return Loaded(
        refs=frozenset(refs),
        reviews=frozenset(reviews),
        agencies=frozenset(agencies),
        decisions_of=frozenset(meetings),
        records_of=frozenset(refs),
    )


def put_back(context: CommandContext) -> list[Entity]:
    """The values that an undo would restore, which point to texts of their own."""
    trace = context.step_to_undo
    return [] if trace is None else [each.before for each in trace.changes if each.before is not None]


def _items_suggested_for(connection: sa.Connection, agencies: Collection[str]) -> list[Entity]:
    suggested = STATE_TABLES[Item].c.suggested_agency
    return [
        each for some in chunks(agencies) for each in fetch(connection, Item, in_force(Item, None), suggested.in_(some))
    ]


def _answers(change: EntityChange) -> set[str]:
    """What answers a finding, or did before the step."""
    both = (change.before, change.after)
    return {ref for each in both if isinstance(each, ReviewFinding) for ref in each.answered_by}


def _in_place_of(work: UnitOfWork, context: CommandContext, trace: StepTrace) -> list[Entity]:
    """What took the place of the items, and the items whose place those took that the undo takes away."""
    items, values = STATE_TABLES[Item].c, [*context.entities.values(), *put_back(context)]
    closings = [each.closing for each in values if isinstance(each, Item) and each.closing is not None]
    found: list[Entity] = [*work.items({c.superseded_by for c in closings if c.superseded_by})]
    made = [each.before for each in trace.changes if isinstance(each.after, Item)]
    if any(not isinstance(before, Item) or not before.present for before in made):
        found += fetch(work.connection, Item, in_force(Item, None), items.closing_superseded_by.is_not(None))
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
