"""The part of the plan that a command needs, read inside the transaction that will write."""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from itertools import groupby, pairwise
from typing import Any

import sqlalchemy as sa

from actionplan.domain.commands import AnyCommand, LoadReview, MergeAgency, Redact, Undo
from actionplan.domain.dates import london_day
from actionplan.domain.entries import FACTS, StepReversed
from actionplan.domain.evolve_meetings import deciding_meeting
from actionplan.domain.fact import Fact, free_text_fields
from actionplan.domain.item_entries import ProgressRecorded
from actionplan.domain.meeting_commands import CancelMeeting, MoveMeeting, Supersede
from actionplan.domain.state.context import Change, LaterChange, PlanState, RedactionTarget, StepTrace
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
    text_keys,
)
from actionplan.ledger.codec import unseal
from actionplan.ledger.history import undone_steps
from actionplan.ledger.projection import fetch, in_force
from actionplan.ledger.queries import last_number
from actionplan.ledger.tables import ENTRY, KEY_COLUMNS, STATE_TABLES, TEXT
from actionplan.ledger.texts import chunks, read_texts


def load_for(connection: sa.Connection, command: AnyCommand) -> PlanState:
    """The plan's own state, and the items that the command is about, with parents, actions and texts."""
    state = PlanState(last_entry=last_number(connection))
    for kind in (Policy, Agency, Meeting):
        state.merge(fetch(connection, kind, in_force(kind, None)))
    items, reviews = STATE_TABLES[Item].c, STATE_TABLES[Review].c
    state.merge(_family(connection, command.refs))
    # A command about items needs their own reviews; one about the plan may need any.
    needed = [reviews.ref.in_(sorted({item.review for item in state.items}))] if command.refs else []
    state.merge(fetch(connection, Review, in_force(Review, None), *needed))
    match command:
        case CancelMeeting(meeting=meeting_id) | MoveMeeting(meeting=meeting_id):
            state.merge(_decisions(connection, meeting_id))
        case Supersede(by_item=str() as ref):
            state.merge(_family(connection, (ref,)))
        case LoadReview(file=file):
            state.merge(fetch(connection, Item, in_force(Item, None), items.review == file.ref))
        case MergeAgency(agency=agency_id):
            state.merge(_items_using(connection, agency_id))
        case Undo(step=step):
            _load_for_undo(connection, state, step)
        case Redact(entry=number):
            state.redaction_target = _redaction_target(connection, number)
        case _:
            pass
    state.texts = read_texts(connection, text_keys(state.entities.values()))
    return state


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
    return fetch(connection, Item, in_force(Item, None), (items.lead_agency == agency_id) | contributes)


def _decisions(connection: sa.Connection, meeting_id: str) -> list[Entity]:
    return fetch(connection, Record, in_force(Record, None), STATE_TABLES[Record].c.meeting == meeting_id)


def _load_for_undo(connection: sa.Connection, state: PlanState, step: int) -> None:
    trace = _trace(connection, step)
    if trace is None:
        return
    state.step_to_undo = trace
    refs = {ref for change in trace.changes if (ref := _item_ref(change.after)) is not None}
    state.merge(_family(connection, sorted(refs)))
    for change in trace.changes:
        state.merge(_current(connection, change.after))
        if isinstance(change.after, Agency) and change.before is None:
            state.merge(_items_using(connection, change.after.id))
        if isinstance(change.after, Review) and change.before is None:
            items = STATE_TABLES[Item].c
            state.merge(fetch(connection, Item, in_force(Item, None), items.review == change.after.ref))
        if isinstance(change.after, Meeting):
            state.merge(_decisions(connection, change.after.id))
    records = STATE_TABLES[Record].c
    for some in chunks(refs):
        state.merge(fetch(connection, Record, in_force(Record, None), records.ref.in_(some)))


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
) -> Iterator[Change]:
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
        yield Change(
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
    return RedactionTarget(number, entry.ref, held, any(row.redacted_by is not None for row in texts))
