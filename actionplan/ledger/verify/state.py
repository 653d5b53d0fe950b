"""Whether the stored state is the one that follows from the entries."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from actionplan.domain.state.entities import Entity, Record, key_of
from actionplan.domain.state.fast import values_of
from actionplan.domain.state.plan import PlanState
from actionplan.ledger.bulk import AnyRow, RowsByEntry
from actionplan.ledger.tables import KEY_COLUMNS, STATE_TABLES

_VALUES_REMEMBERED = 10_000


class StoredState:
    """The state tables, read in step with the entries and compared with what each entry leads to."""

    def __init__(self, connection: sa.Connection) -> None:
        self._tables = {kind: _StoredRows(connection, kind) for kind in STATE_TABLES}

    def problems(self, number: int, changed: Sequence[Entity], before: PlanState) -> list[str]:
        """Where the rows of an entry differ from the entities that it changed; ``before`` is the state before it."""
        found: list[str] = []
        for entity in changed:
            found += self._tables[type(entity)].problems(number, entity, before)
        return found

    def problems_left(self) -> Iterator[str]:
        """The rows that follow from no entry, and those that say they were replaced and were not."""
        for table in self._tables.values():
            yield from table.problems_left()


class _StoredRows:
    """One state table. Its rows are read unconverted, so that a value of another type is reported, not raised."""

    def __init__(self, connection: sa.Connection, kind: type[Entity]) -> None:
        columns = STATE_TABLES[kind].columns
        names = columns.keys()
        self._values, self._from = values_of(kind), names.index("from_entry")
        self._key = names.index(KEY_COLUMNS[kind]) if kind in KEY_COLUMNS else None
        raw: list[Any] = [sa.type_coerce(column, sa.types.NullType()) for column in columns]
        self._rows = RowsByEntry(connection, sa.select(*raw).order_by(columns["from_entry"]), self._from)
        converters = ((place, _converter(column, connection.dialect)) for place, column in enumerate(columns))
        self._converters = [(place, convert) for place, convert in converters if convert is not None]
        self._waiting: list[AnyRow] = []
        self._ends: dict[object, tuple[int, int]] = {}
        self._doubted: set[object] = set()

    def problems(self, number: int, entity: Entity, before: PlanState) -> list[str]:
        """As ``StoredState.problems``, for one entity of this kind."""
        found: list[str] = []
        values = self._as_stored(entity)
        name = self._name(values)
        end = self._ends.pop(name, None)
        if end is None or end[1] != number:
            found += self._not_ended(entity, name, before)
        row = self._row_of(name, number, found)
        if row is None or row[:-1] != values:
            found.append(_finding(name, number, "lacks what follows from" if row is None else "differs from"))
            self._doubted.add(name)
        elif row[-1] is not None:
            self._ends[name] = (number, row[-1])
        return found

    def _row_of(self, name: object, number: int, found: list[str]) -> AnyRow | None:
        """The row of an entity from an entry on. Where the entry changed two of a kind, the other's row waits."""
        rows = self._rows.through(number)
        if len(rows) == 1 and not self._waiting and rows[0][self._from] == number and self._name(rows[0]) == name:
            return rows[0]
        rows += self._waiting
        found += [self._stray(row) for row in rows if row[self._from] != number]
        now = [row for row in rows if row[self._from] == number]
        self._waiting = [row for row in now if self._name(row) != name]
        return next((row for row in now if self._name(row) == name), None)

    def _not_ended(self, entity: Entity, name: object, before: PlanState) -> Iterator[str]:
        """The row that an entity replaces must say so; one that was found to differ has been named already."""
        earlier = _earlier_version(entity, before)
        if earlier is not None and name not in self._doubted:
            yield _finding(name, earlier, "differs from")
        self._doubted.discard(name)

    def problems_left(self) -> Iterator[str]:
        """As ``StoredState.problems_left``."""
        for row in (*self._waiting, *self._rows.rest()):
            yield self._stray(row)
        for name, (number, _) in self._ends.items():
            yield _finding(name, number, "differs from")

    def _as_stored(self, entity: Entity) -> tuple[Any, ...]:
        values = list(self._values(entity))
        for place, convert in self._converters:
            if values[place] is not None:
                values[place] = convert(values[place])
        return tuple(values)

    def _name(self, values: Sequence[Any]) -> object:
        return "the policy" if self._key is None else values[self._key]

    def _stray(self, row: AnyRow) -> str:
        return _finding(self._name(row), row[self._from], "differs from")


def _earlier_version(entity: Entity, before: PlanState) -> int | None:
    """The version that an entity replaces; None for its first."""
    earlier = before.entities.get(key_of(entity))
    if earlier is not None:
        return earlier.version
    # A record is named by the entry that made it, and is not remembered in the state until it changes.
    return entity.entry if isinstance(entity, Record) and entity.version != entity.entry else None


def _finding(name: object, number: object, what: str) -> str:
    return f"The state kept for {name} (from entry {number}) {what} the ledger."


def _converter(column: sa.Column[Any], dialect: sa.Dialect) -> Callable[[Any], Any] | None:
    """The conversion of a value to the one that the database stores; None where the two compare equal."""
    if isinstance(column.type, sa.Boolean | sa.Enum):
        return None  # True equals 1, and a member of an enum equals its stored text
    convert = column.type.dialect_impl(dialect).bind_processor(dialect)
    return None if convert is None else lru_cache(_VALUES_REMEMBERED)(convert)
