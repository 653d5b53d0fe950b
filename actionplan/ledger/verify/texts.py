"""Whether the texts that are kept are the ones that the entries promise."""

from collections.abc import Iterator, Mapping

import sqlalchemy as sa

from actionplan.domain.fact import Fact, free_text_fields
from actionplan.ledger.codec import digest
from actionplan.ledger.streaming import AnyRow, Beside
from actionplan.ledger.tables import TEXT

_UNSPOKEN = "Entry {number} has a text, {name}, that it does not speak of."


class KeptTexts:
    """The texts, read beside the entries: each must fit its digest, or have gone with a redaction.

    ``redacted`` gives, for each entry whose text was removed, the entries that removed it.
    """

    def __init__(self, connection: sa.Connection, redacted: Mapping[int, set[int]]) -> None:
        query = sa.select(TEXT.c.entry, TEXT.c.field, TEXT.c.salt, TEXT.c.body, TEXT.c.redacted_by)
        self._rows = Beside(connection, query.order_by(TEXT.c.entry, TEXT.c.field), 0)
        self._redacted = redacted

    def problems(self, number: int, fact: Fact | None) -> list[str]:
        """What is wrong with the texts up to an entry; None: an entry that cannot be read promises nothing known."""
        rows = self._rows.through(number)
        names = () if fact is None else free_text_fields(type(fact))
        if not rows and not names:
            return []
        found, texts = [], {}
        for row in rows:
            if row[0] == number:
                texts[row[1]] = row
            else:
                found.append(_stray(row))
        for name in names:
            promised, text = getattr(fact, name), texts.pop(name, None)
            wrong = self._wrong(number, promised, text) if promised or text is not None else None
            if wrong is not None:
                found.append(wrong.format(number=number, name=name))
        if fact is not None:
            found += [_UNSPOKEN.format(number=number, name=name) for name in texts]
        return found

    def problems_left(self) -> Iterator[str]:
        """The texts behind the last entry."""
        return (_stray(row) for row in self._rows.rest())

    def _wrong(self, number: int, promised: str | None, text: AnyRow | None) -> str | None:
        """What is wrong with one text that is promised or there."""
        if not promised:
            return _UNSPOKEN
        if text is None:
            return "The text of entry {number}, {name}, is missing."
        _, _, salt, body, redacted_by = text
        if number in self._redacted:
            whole = body is None and salt is None and redacted_by in self._redacted[number]
            return None if whole else "The text of entry {number}, {name}, was redacted, and was changed after that."
        if body is None or salt is None or redacted_by is not None:
            return "The text of entry {number}, {name}, was removed without a redaction."
        fits = digest(str(salt), str(body)) == promised
        return None if fits else "The text of entry {number}, {name}, was changed after it was written."


def _stray(row: AnyRow) -> str:
    return f"Entry {row.entry} is missing: its text, {row.field}, is still there."
