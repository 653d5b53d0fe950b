"""The entry whose texts are to be removed or put right, with all wordings of them."""

import sqlalchemy as sa

from actionplan.domain.entry import free_text_fields
from actionplan.domain.kinds import FACTS
from actionplan.domain.state.context import AmendmentTarget, RedactionTarget
from actionplan.domain.state.entities import Record
from actionplan.domain.subjects.amending import TextAmended
from actionplan.domain.text import is_removed_text
from actionplan.ledger.codec import unseal
from actionplan.ledger.history import entry_history
from actionplan.ledger.tables import ENTRY, SHOWN_RECORDS, STATE_TABLES, TEXT


def redaction_target(connection: sa.Connection, number: int) -> RedactionTarget | None:
    """The entry whose texts are to be removed, and the other wordings of them; None where there is no such entry."""
    entry = connection.execute(sa.select(ENTRY.c.ref, ENTRY.c.kind).where(ENTRY.c.number == number)).first()
    if entry is None:
        return None
    texts = connection.execute(sa.select(TEXT.c.field, TEXT.c.redacted_by).where(TEXT.c.entry == number)).all()
    kind = FACTS.get(entry.kind)
    known = () if kind is None else free_text_fields(kind)
    held = tuple(row.field for row in texts if row.redacted_by is None and (not known or row.field in known))
    also = _with_text_left(connection, [each for each in _wordings(connection, number) if each != number])
    return RedactionTarget(number, entry.ref, held, any(row.redacted_by is not None for row in texts), also)


def amendment_target(connection: sa.Connection, number: int) -> AmendmentTarget | None:
    """The entry that is to be amended, or that this amendment amends, with its texts in the wording in force."""
    wordings = _wordings(connection, number)
    line = entry_history(connection, wordings[0]) if wordings else None
    if line is None:
        return None
    texts = {name: getattr(line.entry.fact, name) or "" for name in free_text_fields(type(line.entry.fact))}
    texts |= {each.field: each.words for each in line.amendments}
    removed = any(is_removed_text(words) for words in texts.values())
    return AmendmentTarget(wordings[0], line.entry.ref, line.entry.fact, texts, removed, line.undone_by)


def _wordings(connection: sa.Connection, number: int) -> list[int]:
    """The entries that hold a wording of the same text: what was written first, and each amendment, undone ones too."""
    of = sa.select(ENTRY.c.kind, ENTRY.c.ref, ENTRY.c.schema_number, ENTRY.c.fields)
    row = connection.execute(of.where(ENTRY.c.number == number)).first()
    if row is None:
        return []
    first = number
    if row.kind == TextAmended.kind and isinstance(
        fact := unseal(row.kind, row.schema_number, row.fields), TextAmended
    ):
        first = fact.entry
    records = STATE_TABLES[Record].c
    amending = sa.select(records.entry).where(sa.literal_column(SHOWN_RECORDS, sa.Boolean), records.amends == first)
    return [first, *sorted(set(connection.scalars(amending)))]


def _with_text_left(connection: sa.Connection, numbers: list[int]) -> tuple[int, ...]:
    held = sa.select(TEXT.c.entry).where(TEXT.c.entry.in_(numbers), TEXT.c.redacted_by.is_(None))
    return tuple(sorted(set(connection.scalars(held))))
