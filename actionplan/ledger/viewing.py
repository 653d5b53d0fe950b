"""The plan rated as at a day, whole or its first page, with the words of what it shows."""

from dataclasses import replace
from datetime import date

import sqlalchemy as sa

from actionplan.domain.rating.rate import renewed, snapshot, state_since
from actionplan.domain.rating.snapshot import Snapshot
from actionplan.domain.rating.view import PlanView
from actionplan.domain.state.entities import Entity, text_keys
from actionplan.ledger import reading
from actionplan.ledger.texts import read_texts

_WORTH_ONE_QUERY = 1_000
"""Rows. The one query joins two dozen tables: a short plan's words are read before its text is put together."""


def snapshot_at(
    connection: sa.Connection, day: date, head: int | None = None, earlier: Snapshot | None = None
) -> Snapshot:
    """The plan as at the end of a day, or after entry ``head``, rated as at the day; ``earlier``: one read before."""
    if head is None:
        head = reading.head_as_at(connection, day)
    rated = _renewed(connection, earlier, day, head) or snapshot(reading.state_at(connection, head), day, head)
    return replace(rated, head_hash=reading.hash_of(connection, head))


def _renewed(connection: sa.Connection, earlier: Snapshot | None, day: date, head: int) -> Snapshot | None:
    """Made from an earlier one; None where the plan as at ``head`` does not follow on it."""
    if earlier is None or earlier.head > head or reading.last_number(connection) != head:
        return None
    if not holds(connection, earlier):
        return None
    changed = reading.changed_since(connection, earlier.head)
    same_day = renewed(earlier, changed, head) if earlier.as_at == day else None
    return same_day or snapshot(state_since(earlier, changed), day, head)


def holds(connection: sa.Connection, earlier: Snapshot) -> bool:
    """Whether the ledger leads to the snapshot's head; where a backup was put in its place, it does not."""
    return reading.hash_of(connection, earlier.head) == earlier.head_hash


def whole_view(connection: sa.Connection, day: date, head: int | None = None) -> PlanView:
    """The whole plan as at the end of a day, or after entry ``head``, with its words."""
    rated = snapshot_at(connection, day, head)
    if len(rated.rows) < _WORTH_ONE_QUERY:
        return with_words(connection, rated)
    from actionplan.ledger.whole_texts import texts_of_all

    newest = reading.last_number(connection) == rated.head
    return PlanView(rated, texts_of_all(connection, None if newest else rated.head))


def first_page(connection: sa.Connection, day: date, count: int) -> PlanView:
    """The first ``count`` rows as at the end of a day, with their words; its counts are those of its rows."""
    head = reading.head_as_at(connection, day)
    page = replace(
        snapshot(reading.first_items(connection, head, count), day, head), head_hash=reading.hash_of(connection, head)
    )
    shown = with_words(connection, replace(page, rows=page.rows[:count]))
    return replace(shown, whole=len(shown.rows) < count)


def with_words(connection: sa.Connection, rated: Snapshot) -> PlanView:
    """The snapshot with the words of its items and reviews."""
    shown: list[Entity] = [*(row.item for row in rated.rows), *rated.reviews]
    return PlanView(rated, read_texts(connection, text_keys(shown)))
