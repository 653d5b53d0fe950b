"""State rows with history: entities to rows, rows to entities, and the closing of what an entry replaced."""

from collections.abc import Collection, Container, Iterable
from typing import Any

import sqlalchemy as sa

from actionplan.domain.state.entities import Entity, Key, Record, key_of
from actionplan.domain.state.fast import make_all, values_of
from actionplan.ledger.bulk import fetch_many
from actionplan.ledger.tables import ENTITY_COLUMNS, KEY_COLUMNS, STATE_TABLES


def in_force(kind: type[Entity], at_entry: int | None) -> sa.ColumnElement[bool]:
    """The rows in force after an entry; None: after the last."""
    table = STATE_TABLES[kind]
    if at_entry is None:
        return table.c.to_entry.is_(None)
    return (table.c.from_entry <= at_entry) & (table.c.to_entry.is_(None) | (table.c.to_entry > at_entry))


_COLUMN_NAMES = {kind: tuple(column.name for column in columns) for kind, columns in ENTITY_COLUMNS.items()}
_VALUES = {kind: values_of(kind) for kind in ENTITY_COLUMNS}


def fetch(
    connection: sa.Connection,
    kind: type[Entity],
    *where: sa.ColumnElement[bool],
    order: sa.ColumnElement[Any] | None = None,
    at_most: int | None = None,
) -> list[Entity]:
    """The entities whose rows meet the conditions, oldest version first unless they are asked for in another order."""
    table = STATE_TABLES[kind]
    # The table by its name: to ask for 66 columns one by one takes as long as to read some rows.
    query = sa.select(table).where(*where).order_by(table.c.from_entry if order is None else order).limit(at_most)
    return make_all(kind, [row[:-1] for row in connection.execute(query).all()])


def to_row(entity: Entity, to_entry: int | None = None) -> dict[str, Any]:
    """The columns of an entity that is in force, or was until ``to_entry``."""
    kind = type(entity)
    return {**dict(zip(_COLUMN_NAMES[kind], _VALUES[kind](entity), strict=True)), "to_entry": to_entry}


class Projection:
    """What the entries of one step do to the state tables, gathered and then written at once."""

    def __init__(self) -> None:
        self._rows: dict[type[Entity], list[dict[str, Any]]] = {}
        self._open: dict[Key, dict[str, Any]] = {}
        self._closed: dict[type[Entity], list[dict[str, Any]]] = {}

    def put(self, changed: Iterable[Entity], *, known: Container[Key]) -> None:
        """Take the next values of entities; ``known`` are those that have a row in force already."""
        for entity in changed:
            key, kind = key_of(entity), type(entity)
            row = to_row(entity)
            if key in self._open:
                self._open[key]["to_entry"] = entity.version
            elif key in known:
                closing = {"closing_entry": entity.version}
                if kind in KEY_COLUMNS:
                    closing["closing_key"] = row[KEY_COLUMNS[kind]]
                self._closed.setdefault(kind, []).append(closing)
            self._open[key] = row
            self._rows.setdefault(kind, []).append(row)

    def write(self, connection: sa.Connection) -> None:
        """Close the rows that were replaced, then add the new ones."""
        for kind, closings in self._closed.items():
            table = STATE_TABLES[kind]
            statement = (
                sa.update(table).where(table.c.to_entry.is_(None)).values(to_entry=sa.bindparam("closing_entry"))
            )
            if kind in KEY_COLUMNS:
                statement = statement.where(table.c[KEY_COLUMNS[kind]] == sa.bindparam("closing_key"))
            connection.execute(statement, closings)
        for kind, rows in self._rows.items():
            connection.execute(sa.insert(STATE_TABLES[kind]), rows)


def entities_of(
    connection: sa.Connection, at_entry: int | None = None, but: Collection[type[Entity]] = ()
) -> dict[Key, Entity]:
    """Everything in force after an entry, records aside: items, reviews, agencies, meetings, follow-ups and policy."""
    found: dict[Key, Entity] = {}
    for kind in STATE_TABLES:
        if kind is not Record and kind not in but:
            for entity in fetch_many(connection, kind, in_force(kind, at_entry)):
                found[key_of(entity)] = entity
    return found
