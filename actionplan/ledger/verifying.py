"""Proof that the record is whole: numbers, hash chain, the digests of texts, and the state rebuilt and compared."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from actionplan.domain.entries import TextRedacted
from actionplan.domain.evolve import evolve
from actionplan.domain.fact import Fact, free_text_fields
from actionplan.domain.plan_state import PlanState
from actionplan.domain.state import Entity
from actionplan.ledger.codec import FIRST_PREVIOUS_HASH, digest, entry_hash, entry_of, unseal
from actionplan.ledger.projection import Projection
from actionplan.ledger.tables import ENTITY_COLUMNS, ENTRY, KEY_COLUMNS, STATE_TABLES, TEXT

# What reading and replaying raises on an entry or a state row that somebody has altered; UnreadableEntry is among them.
_GARBLED = (ValueError, TypeError, LookupError, AttributeError)


@dataclass(frozen=True, slots=True)
class Verification:
    """What was found: no problem means that every entry and the whole state follow from the chain."""

    entries: int
    head: str
    problems: tuple[str, ...]
    redactions: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """True where nothing is wrong."""
        return not self.problems


def verify(connection: sa.Connection) -> Verification:
    """Check the whole ledger and its projections; the caller's transaction gives one consistent view."""
    problems: list[str] = []
    redactions: list[str] = []
    state, rebuilt = PlanState(), Projection()
    count, previous = 0, FIRST_PREVIOUS_HASH
    for row in connection.execute(sa.select(ENTRY).order_by(ENTRY.c.number)):
        count += 1
        if row.number != count:
            problems.append(f"Entry {count} is missing: the ledger goes on with entry {row.number}.")
            count = row.number
        problems += _chain_problems(row, previous)
        previous = row.hash
        try:
            entry = entry_of(row)
            changed = evolve(state, entry)
        except _GARBLED as error:
            problems.append(f"Entry {row.number} cannot be read: {error}.")
            continue
        rebuilt.put(changed, known=state.entities)
        state.merge(changed)
        if isinstance(entry.fact, TextRedacted):
            redactions.append(f"Entry {row.number} removed the text of entry {entry.fact.entry}.")
    problems += _text_problems(connection)
    if not problems:
        problems += _projection_problems(connection, rebuilt)
    return Verification(count, previous, tuple(problems), tuple(redactions))


def _chain_problems(row: sa.Row[Any], previous: str) -> Iterator[str]:
    try:
        own = entry_hash(
            row.number, row.previous_hash, row.at, row.by, row.step, row.kind, row.schema_number, row.ref, row.fields
        )
    except TypeError:
        own = ""  # bytes in place of a text: they can be no entry of ours
    if own != row.hash:
        yield f"Entry {row.number} was changed after it was written: its hash does not fit what it says."
    if row.previous_hash != previous:
        yield f"Entry {row.number} does not follow from entry {row.number - 1}: one of the two was replaced."


def _text_problems(connection: sa.Connection) -> Iterator[str]:
    """Texts that do not fit the digest in their entry, are missing, or were removed by no redaction."""
    redacted: dict[int, set[int]] = {}
    for row in connection.execute(sa.select(ENTRY).where(ENTRY.c.kind == TextRedacted.kind)):
        if isinstance(fact := _fact_or_none(row), TextRedacted):
            redacted.setdefault(fact.entry, set()).add(row.number)
    texts = {(t.entry, t.field): t for t in connection.execute(sa.select(TEXT))}
    numbers = set()
    for row in connection.execute(sa.select(ENTRY).order_by(ENTRY.c.number)):
        numbers.add(row.number)
        fact = _fact_or_none(row)
        if fact is None:
            continue
        for name in free_text_fields(type(fact)):
            promised, text = getattr(fact, name), texts.pop((row.number, name), None)
            yield from _one_text(row.number, name, promised, text, redacted.get(row.number, set()))
    for number, name in texts:
        if number in numbers:
            yield f"Entry {number} has a text, {name}, that it does not speak of."
        else:
            yield f"Entry {number} is missing: its text, {name}, is still there."


def _one_text(
    number: int, name: str, promised: str | None, text: sa.Row[Any] | None, redactions: set[int]
) -> Iterator[str]:
    if not promised:
        if text is not None:
            yield f"Entry {number} has a text, {name}, that it does not speak of."
    elif text is None:
        yield f"The text of entry {number}, {name}, is missing."
    elif redactions:
        if text.body is not None or text.salt is not None or text.redacted_by not in redactions:
            yield f"The text of entry {number}, {name}, was redacted, and was changed after that."
    elif text.body is None or text.salt is None or text.redacted_by is not None:
        yield f"The text of entry {number}, {name}, was removed without a redaction."
    elif digest(str(text.salt), str(text.body)) != promised:
        yield f"The text of entry {number}, {name}, was changed after it was written."


def _fact_or_none(row: sa.Row[Any]) -> Fact | None:
    try:
        return unseal(row.kind, row.schema_number, row.fields)
    except _GARBLED:
        return None


def _projection_problems(connection: sa.Connection, rebuilt: Projection) -> Iterator[str]:
    """Where the state kept differs from the state rebuilt from the ledger."""
    expected: dict[str, set[tuple[object, ...]]] = {table.name: set() for table in STATE_TABLES.values()}
    for kind, row in rebuilt.rows():
        names = [column.name for column in ENTITY_COLUMNS[kind]]
        expected[STATE_TABLES[kind].name].add((*(row[name] for name in names), row["to_entry"]))
    for kind, table in STATE_TABLES.items():
        try:
            kept = {tuple(row) for row in connection.execute(sa.select(*ENTITY_COLUMNS[kind], table.c.to_entry))}
        except _GARBLED:
            yield from _unreadable_rows(connection, kind)
            continue
        columns = [column.name for column in ENTITY_COLUMNS[kind]]
        for odd in sorted(kept ^ expected[table.name], key=repr):
            values = dict(zip([*columns, "to_entry"], odd, strict=True))
            name = values.get(KEY_COLUMNS.get(kind, ""), "the policy")
            what = "differs from" if odd in kept else "lacks what follows from"
            yield f"The state kept for {name} (from entry {values['from_entry']}) {what} the ledger."


def _unreadable_rows(connection: sa.Connection, kind: type[Entity]) -> Iterator[str]:
    """The rows of one kind that hold what no program of ours writes, one by one."""
    table = STATE_TABLES[kind]
    places = connection.execute(sa.select(*table.primary_key.columns)).all()
    for place in places:
        same = [column == value for column, value in zip(table.primary_key.columns, place, strict=True)]
        try:
            connection.execute(sa.select(*ENTITY_COLUMNS[kind], table.c.to_entry).where(*same)).all()
        except _GARBLED:
            named = ", ".join(f"{c.name} {v}" for c, v in zip(table.primary_key.columns, place, strict=True))
            yield f"The state kept in {table.name} ({named}) cannot be read: it differs from the ledger."
