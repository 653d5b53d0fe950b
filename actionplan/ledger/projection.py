"""State rows with history: entities to rows, rows to entities, and the closing of what an entry replaced."""

from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Any

import sqlalchemy as sa

from actionplan.domain.state import Entity, Key, key_of
from actionplan.ledger.tables import ENTITY_COLUMNS, KEY_COLUMNS, STATE_TABLES


def in_force(kind: type[Entity], at_entry: int | None) -> sa.ColumnElement[bool]:
    """The rows in force after an entry; None: after the last."""
    table = STATE_TABLES[kind]
    if at_entry is None:
        return table.c.to_entry.is_(None)
    return (table.c.from_entry <= at_entry) & (table.c.to_entry.is_(None) | (table.c.to_entry > at_entry))


def select_entities(kind: type[Entity], *where: sa.ColumnElement[bool]) -> sa.Select[Any]:
    """The rows of one kind that meet the conditions, oldest first."""
    return sa.select(*ENTITY_COLUMNS[kind]).where(*where).order_by(STATE_TABLES[kind].c.from_entry)


def fetch(connection: sa.Connection, kind: type[Entity], *where: sa.ColumnElement[bool]) -> list[Entity]:
    """The entities whose rows meet the conditions, oldest version first."""
    return [kind(*row) for row in connection.execute(select_entities(kind, *where))]


def to_row(entity: Entity) -> dict[str, Any]:
    """The columns of an entity that is in force."""
    row = {"from_entry" if each.name == "version" else each.name: getattr(entity, each.name) for each in fields(entity)}
    return {**row, "to_entry": None}


class Projection:
    """What the entries of one step do to the state tables, gathered and then written at once."""

    def __init__(self) -> None:
        self._rows: dict[type[Entity], list[dict[str, Any]]] = {}
        self._open: dict[Key, dict[str, Any]] = {}
        self._closed: dict[type[Entity], list[dict[str, Any]]] = {}

    def put(self, changed: Iterable[Entity], *, known: Iterable[Key]) -> None:
        """Take the next values of entities; ``known`` are those that have a row in force already."""
        known = set(known)
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

    def rows(self) -> Iterator[tuple[type[Entity], dict[str, Any]]]:
        """The rows gathered so far, as they would be written."""
        for kind, rows in self._rows.items():
            for row in rows:
                yield kind, row


def entities_of(connection: sa.Connection, at_entry: int | None = None) -> dict[Key, Entity]:
    """Everything in force after an entry, records aside: items, reviews, agencies and policy."""
    from actionplan.domain.state import Record

    found: dict[Key, Entity] = {}
    for kind in STATE_TABLES:
        if kind is not Record:
            for entity in fetch(connection, kind, in_force(kind, at_entry)):
                found[key_of(entity)] = entity
    return found
