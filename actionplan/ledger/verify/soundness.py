"""Whether a plan's database is sound: its pages and indexes are consistent, its tables and triggers as created.

The hash chain covers what entries say. This check covers that a query finds all of them, and that the triggers which
protect them are on. A server checks its own pages: there, only the triggers are compared.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from actionplan.ledger.postgres.schema import trigger_problems
from actionplan.ledger.schema import create_schema
from actionplan.ledger.tables import ENTRY, TEXT

_MOST_FINDINGS = 20

_LEDGER = frozenset({ENTRY.name, TEXT.name, "alembic_version"})
"""The tables that are never rebuilt; all others are derived."""


@dataclass(frozen=True, slots=True)
class Soundness:
    """What is wrong with the file, a sentence each; whether all tables can be queried, and those of the ledger."""

    problems: tuple[str, ...] = ()
    tables_fit: bool = True
    ledger_fits: bool = True


@dataclass(frozen=True, slots=True)
class _Shape:
    """The columns of each table, and the SQL of each trigger.

    Indexes are left out: a missing one costs time only, and an older program created fewer.
    """

    columns: Mapping[str, tuple[tuple[object, ...], ...]]
    triggers: Mapping[str, str]


def soundness(connection: sa.Connection) -> Soundness:
    """Check the whole file; takes about as long as reading it."""
    if connection.dialect.name != "sqlite":
        return Soundness(tuple(trigger_problems(connection)))
    shape, expected = _shape_of(connection), _expected_shape()
    misfits = dict(_table_problems(shape, expected))
    return Soundness(
        problems=(*misfits.values(), *_trigger_problems(shape, expected), *_page_problems(connection)),
        tables_fit=not misfits,
        ledger_fits=_LEDGER.isdisjoint(misfits),
    )


def _page_problems(connection: sa.Connection) -> Iterator[str]:
    for (said,) in connection.exec_driver_sql(f"PRAGMA integrity_check({_MOST_FINDINGS})"):
        if said != "ok":
            yield f"The file does not fit together inside: {' '.join(str(said).split())}."


def _table_problems(shape: _Shape, expected: _Shape) -> Iterator[tuple[str, str]]:
    for name, columns in expected.columns.items():
        if name not in shape.columns:
            yield name, f"The table {name} is missing."
        elif shape.columns[name] != columns:
            yield name, f"The table {name} does not have the columns that this program gives it."


def _trigger_problems(shape: _Shape, expected: _Shape) -> Iterator[str]:
    for name, sql in expected.triggers.items():
        if name not in shape.triggers:
            yield f"The trigger {name}, which protects the ledger, is missing."
        elif shape.triggers[name] != sql:
            yield f"The trigger {name}, which protects the ledger, was changed."
    for name in shape.triggers:
        if name not in expected.triggers:
            yield f"The trigger {name} is none of this program's: something else put it there."


def _expected_shape() -> _Shape:
    engine = sa.create_engine("sqlite://")
    try:
        with engine.begin() as connection:
            create_schema(connection)
            return _shape_of(connection)
    finally:
        engine.dispose()


def _shape_of(connection: sa.Connection) -> _Shape:
    tables = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
    columns = sa.text('SELECT name, type, "notnull", pk FROM pragma_table_info(:table)')
    triggers = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    return _Shape(
        columns={name: tuple(map(tuple, connection.execute(columns, {"table": name}))) for name in tables},
        triggers={name: " ".join(sql.split()) for name, sql in triggers},
    )
