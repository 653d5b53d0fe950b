"""The reference for a bulk change: the same rows, written by SQLAlchemy Core in one transaction. Nothing else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from actionplan.domain.state.item import Item
from actionplan.ledger.tables import ENTRY, STATE_TABLES, TEXT

_ITEMS = STATE_TABLES[Item]
_Rows = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Written:
    """The rows that a step wrote about items."""

    entries: _Rows
    texts: _Rows
    items: _Rows


def read_back(engine: sa.Engine, after: int) -> Written:
    """What stands behind entry ``after``."""
    with engine.connect() as connection:
        return Written(
            entries=_dicts(connection, sa.select(ENTRY).where(ENTRY.c.number > after)),
            texts=_dicts(connection, sa.select(TEXT).where(TEXT.c.entry > after)),
            items=_dicts(connection, sa.select(_ITEMS).where(_ITEMS.c.from_entry > after)),
        )


def _dicts(connection: sa.Connection, query: sa.Select[*tuple[Any, ...]]) -> _Rows:
    return [row._asdict() for row in connection.execute(query)]


def write(engine: sa.Engine, rows: Written) -> None:
    """Append the entries and texts, end the rows that were in force, and add the new ones."""
    ending = (
        sa.update(_ITEMS)
        .where(_ITEMS.c.ref == sa.bindparam("of"), _ITEMS.c.to_entry.is_(None))
        .values(to_entry=sa.bindparam("end"))
    )
    with engine.execution_options(writing=True).begin() as connection:
        connection.execute(sa.insert(ENTRY), rows.entries)
        connection.execute(sa.insert(TEXT), rows.texts)
        connection.execute(ending, [{"of": row["ref"], "end": row["from_entry"]} for row in rows.items])
        connection.execute(sa.insert(_ITEMS), rows.items)
