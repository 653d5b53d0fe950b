"""Whether the stored texts are those that the entries hold digests of."""

from collections.abc import Iterator, Mapping

import sqlalchemy as sa

from actionplan.domain.entry import Fact, free_text_fields
from actionplan.ledger.bulk import AnyRow, RowsByEntry
from actionplan.ledger.codec import digest
from actionplan.ledger.tables import TEXT

_WITHOUT_DIGEST = "Entry {number} has a text, {name}, that it does not speak of."


class StoredTexts:
    """The texts, read in step with the entries: each must fit its digest, or have gone with a redaction.

    ``redacted`` gives, for each entry whose text was redacted, the entries that redacted it.
    """

    def __init__(self, connection: sa.Connection, redacted: Mapping[int, set[int]]) -> None:
        query = sa.select(TEXT.c.entry, TEXT.c.field, TEXT.c.salt, TEXT.c.body, TEXT.c.redacted_by)
        self._rows = RowsByEntry(connection, query.order_by(TEXT.c.entry, TEXT.c.field), 0)
        self._redacted = redacted

    def problems(self, number: int, fact: Fact | None) -> list[str]:
        """What is wrong with the texts up to an entry; ``fact`` is None where the entry cannot be read."""
        rows = self._rows.through(number)
        names = () if fact is None else free_text_fields(type(fact))
        if not rows and not names:
            return []
        found, texts = [], {}
        for row in rows:
            if row[0] == number:
                texts[row[1]] = row
            else:
                found.append(_without_entry(row))
        for name in names:
            expected, text = getattr(fact, name), texts.pop(name, None)
            problem = self._problem(number, expected, text) if expected or text is not None else None
            if problem is not None:
                found.append(problem.format(number=number, name=name))
        if fact is not None:
            found += [_WITHOUT_DIGEST.format(number=number, name=name) for name in texts]
        return found

    def problems_left(self) -> Iterator[str]:
        """The texts of entries after the last one."""
        return (_without_entry(row) for row in self._rows.rest())

    def _problem(self, number: int, expected: str | None, text: AnyRow | None) -> str | None:
        """What is wrong with one text whose digest is ``expected``, or which is stored without one."""
        if not expected:
            return _WITHOUT_DIGEST
        if text is None:
            return "The text of entry {number}, {name}, is missing."
        _, _, salt, body, redacted_by = text
        if number in self._redacted:
            removed = body is None and salt is None and redacted_by in self._redacted[number]
            return None if removed else "The text of entry {number}, {name}, was redacted, and was changed after that."
        if body is None or salt is None or redacted_by is not None:
            return "The text of entry {number}, {name}, was removed without a redaction."
        fits = digest(str(salt), str(body)) == expected
        return None if fits else "The text of entry {number}, {name}, was changed after it was written."


def _without_entry(row: AnyRow) -> str:
    return f"Entry {row.entry} is missing: its text, {row.field}, is still there."
