"""The tables: the ledger itself, the free texts beside it, and the state that is projected from it.

A state table has the columns of its entity, by the dataclass that defines it: a part of an item has a column for each
of its fields ("deadline_due_on"). ``from_entry`` is the entity's ``version``, and ``to_entry`` the entry that replaced
it (NULL: still in force).
"""

import json
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from actionplan.domain.state.body import Body
from actionplan.domain.state.entities import Agency, Entity, Meeting, Policy, Record, Review
from actionplan.domain.state.fast import Column, columns_of
from actionplan.domain.state.findings import ReviewFinding
from actionplan.domain.state.follow_ups import FollowUp
from actionplan.domain.state.item import Item
from actionplan.domain.state.measures import Measure


class Words(sa.types.TypeDecorator[str]):
    """Text that sorts and compares by its code points, on every database and whatever a server takes for order."""

    impl = sa.Text
    cache_ok = True

    def load_dialect_impl(self, dialect: sa.Dialect) -> sa.types.TypeEngine[Any]:
        return _text(dialect)


def _text(dialect: sa.Dialect) -> sa.Text:
    return sa.Text(collation="C") if dialect.name == "postgresql" else sa.Text()


class EntryRow(SQLModel, table=True):
    """One line of the ledger, never changed. No unique constraint but the number: REPLACE must find nothing else."""

    __tablename__ = "entry"

    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    previous_hash: str = Field(sa_type=Words)
    hash: str = Field(sa_type=Words)
    at: str = Field(sa_type=Words, index=True)
    by: str = Field(sa_type=Words)
    step: int = Field(index=True)
    kind: str = Field(sa_type=Words)
    schema_number: int
    ref: str | None = Field(default=None, sa_type=Words, index=True)
    fields: str = Field(sa_type=Words)


class TextRow(SQLModel, table=True):
    """The words of one field of one entry; body and salt go when they are redacted."""

    __tablename__ = "entry_text"

    entry: int = Field(primary_key=True, foreign_key="entry.number", sa_column_kwargs={"autoincrement": False})
    field: str = Field(primary_key=True, sa_type=Words)
    salt: str | None = Field(default=None, sa_type=Words)
    body: str | None = Field(default=None, sa_type=Words)
    redacted_by: int | None = Field(default=None, foreign_key="entry.number")


ENTRY: sa.Table = SQLModel.metadata.tables["entry"]
TEXT: sa.Table = SQLModel.metadata.tables["entry_text"]


class _Strings(sa.types.TypeDecorator[tuple[str, ...]]):
    """A tuple of strings, kept as JSON text."""

    impl = sa.Text
    cache_ok = True

    def load_dialect_impl(self, dialect: sa.Dialect) -> sa.types.TypeEngine[Any]:
        return _text(dialect)

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: sa.Dialect) -> str | None:
        return None if value is None else json.dumps(value, ensure_ascii=False)

    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> tuple[str, ...] | None:
        return None if value is None else tuple(json.loads(value))


class Values(sa.types.TypeDecorator[tuple[Any, ...]]):
    """A tuple of small frozen values, kept as JSON text: a list of each one's fields."""

    impl = sa.Text
    cache_ok = True

    def __init__(self, kind: type) -> None:
        super().__init__()
        self.kind = kind

    def load_dialect_impl(self, dialect: sa.Dialect) -> sa.types.TypeEngine[Any]:
        return _text(dialect)

    def process_bind_param(self, value: tuple[Any, ...] | None, dialect: sa.Dialect) -> str | None:
        if value is None:
            return None
        rows = [[getattr(each, field.name) for field in fields(each)] for each in value]
        return json.dumps(rows, ensure_ascii=False, default=date.isoformat)

    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> tuple[Any, ...] | None:
        if value is None:
            return None
        types = tuple(get_type_hints(self.kind).values())
        return tuple(self.kind(*map(_as_typed, types, row)) for row in json.loads(value))


def _as_typed(hint: Any, value: Any) -> Any:
    """A value of JSON as the field of this type holds it."""
    if isinstance(value, list):
        inner = get_args(hint)[0]
        return tuple(_as_typed(inner, each) for each in value)
    kinds = [each for each in (get_args(hint) or (hint,)) if each is not NoneType]
    if value is None or not kinds:
        return value
    if kinds[0] is date:
        return date.fromisoformat(value)
    return kinds[0](value)


class _Days(sa.types.TypeDecorator[tuple[date, ...]]):
    """A tuple of days, kept as JSON text."""

    impl = sa.Text
    cache_ok = True

    def load_dialect_impl(self, dialect: sa.Dialect) -> sa.types.TypeEngine[Any]:
        return _text(dialect)

    def process_bind_param(self, value: tuple[date, ...] | None, dialect: sa.Dialect) -> str | None:
        return None if value is None else json.dumps([day.isoformat() for day in value])

    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> tuple[date, ...] | None:
        return None if value is None else tuple(map(date.fromisoformat, json.loads(value)))


def _column(table: str, column: Column) -> sa.Column[Any]:
    """The column that holds a value of this type."""
    plain: dict[Any, type[sa.types.TypeEngine[Any]]] = {bool: sa.Boolean, int: sa.Integer, str: Words, date: sa.Date}
    hint = column.hint
    sql_type: sa.types.TypeEngine[Any]
    if get_origin(hint) is tuple:
        inner = get_args(hint)[0]
        sql_type = (
            Values(inner)
            if is_dataclass(inner) and isinstance(inner, type)
            else _Days()
            if inner is date
            else _Strings()
        )
    elif isinstance(hint, type) and issubclass(hint, Enum):
        sql_type = sa.Enum(
            hint,
            native_enum=False,
            length=40,
            create_constraint=True,
            name=f"{table}_{column.name}",
            values_callable=lambda kind: [member.value for member in kind],
        )
    else:
        sql_type = plain[hint]()
    return sa.Column(column.name, sql_type, nullable=column.nullable)


def _state_table(name: str, entity: type[Entity], key: str | None) -> sa.Table:
    columns: list[Any] = []
    for each in columns_of(entity):
        if each.name == "version":
            columns.append(sa.Column("from_entry", sa.Integer, primary_key=True, autoincrement=False))
        elif each.name == key:
            kind: Any = sa.Integer if each.hint is int else Words
            columns.append(sa.Column(key, kind, primary_key=True, autoincrement=False))
        else:
            columns.append(_column(name, each))
    columns.append(sa.Column("to_entry", sa.Integer))
    return sa.Table(name, SQLModel.metadata, *columns)


STATE_TABLES: dict[type[Entity], sa.Table] = {
    Item: _state_table("item_state", Item, "ref"),
    Review: _state_table("review_state", Review, "ref"),
    Agency: _state_table("agency_state", Agency, "id"),
    Record: _state_table("record_state", Record, "entry"),
    Meeting: _state_table("meeting_state", Meeting, "id"),
    Measure: _state_table("measure_state", Measure, "ref"),
    Policy: _state_table("policy_state", Policy, None),
    FollowUp: _state_table("follow_up_state", FollowUp, "number"),
    Body: _state_table("body_state", Body, "id"),
    ReviewFinding: _state_table("finding_state", ReviewFinding, "ref"),
}
"""Where the history of each kind of entity stands."""

sa.Index("record_state_ref", STATE_TABLES[Record].c.ref)
sa.Index("record_state_meeting", STATE_TABLES[Record].c.meeting)
# With to_entry, a past day's rows are picked out of the index, and only those are looked up.
sa.Index("item_state_from", STATE_TABLES[Item].c.from_entry, STATE_TABLES[Item].c.to_entry)
sa.Index("record_state_from", STATE_TABLES[Record].c.from_entry, STATE_TABLES[Record].c.to_entry)

KEY_COLUMNS: dict[type[Entity], str] = {
    Item: "ref",
    Review: "ref",
    Agency: "id",
    Record: "entry",
    Meeting: "id",
    Measure: "ref",
    FollowUp: "number",
    Body: "id",
    ReviewFinding: "ref",
}
"""The column that names an entity; the policy is one by itself."""

ENTITY_COLUMNS: dict[type[Entity], tuple[sa.Column[Any], ...]] = {
    kind: tuple(table.c["from_entry" if each.name == "version" else each.name] for each in columns_of(kind))
    for kind, table in STATE_TABLES.items()
}
"""The columns of an entity in the order of its fields, as ``make_all`` takes them."""

ONE_IN_FORCE = tuple(
    f"CREATE UNIQUE INDEX {STATE_TABLES[kind].name}_in_force ON {STATE_TABLES[kind].name} ({key}) "
    "WHERE to_entry IS NULL"
    for kind, key in KEY_COLUMNS.items()
)
"""At most one row in force an entity. As SQL, since an ``Index`` with conditions would import both dialects: 40 ms."""

SHOWN_RECORDS = "(kind IN ('reading', 'scrutiny', 'amendment') OR restricted OR held IS NOT NULL)"
"""Of the records, those that every view has: what was once held back too, so that a view hears of its release."""

FOUND_IN_FORCE = (
    "CREATE INDEX item_state_parent ON item_state (parent) WHERE to_entry IS NULL AND parent IS NOT NULL",
    "CREATE INDEX item_state_published ON item_state (review, position) WHERE to_entry IS NULL",
    "CREATE INDEX item_state_decided ON item_state (ref) WHERE to_entry IS NULL AND override_colour IS NOT NULL",
    f"CREATE INDEX record_state_shown ON record_state (from_entry, to_entry) WHERE {SHOWN_RECORDS}",
)
"""How the actions of a recommendation, a review's recommendations in published order, what is shown by decision, and
readings, scrutineer's views, amendments and what is kept back are found in a long plan."""
