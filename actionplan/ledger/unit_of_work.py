"""What the commands of one transaction read and write: nothing is read twice, and rows are written together.

A step of two thousand commands, such as a tracker brought in, names the same reviews, agencies and items again and
again, and each command is decided on what those before it left. Here that is in memory. Decides nothing.
"""

from collections.abc import Collection, Container, Iterable
from typing import Any

import sqlalchemy as sa

from actionplan.domain.state.entities import Entity, Key, Review, TextKey, key_of
from actionplan.domain.state.item import Item
from actionplan.ledger.codec import SealedText
from actionplan.ledger.projection import Projection, fetch, in_force
from actionplan.ledger.queries import last_number
from actionplan.ledger.tables import ENTRY, STATE_TABLES, TEXT
from actionplan.ledger.texts import chunks, read_texts


class UnitOfWork:
    """The plan as the commands of one transaction leave it, in memory as far as they asked for it.

    Reading by kind, by ref and by parent is answered from memory the second time; ``connection`` is for all other
    queries. The caller owns the transaction, and calls ``flush`` at its end.
    """

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self._stored = last_number(connection)
        self._last = self._stored
        self._values: dict[type[Entity], dict[Key, Entity]] = {}
        self._whole: set[type[Entity]] = set()
        self._asked: set[Key] = set()
        self._children: dict[str, set[Key]] = {}
        self._texts: dict[TextKey, str] = {}
        self._texts_asked: set[TextKey] = set()
        self._rows: list[dict[str, Any]] = []
        self._sealed: list[dict[str, Any]] = []
        self._projection = Projection()

    @property
    def last_number(self) -> int:
        """The number of the last entry, written or about to be; 0 for an empty ledger."""
        return self._last

    @property
    def connection(self) -> sa.Connection:
        """The connection, for a query: what the commands so far led to is written first, so that it is found."""
        self.flush()
        return self._connection

    def in_force(self, kind: type[Entity]) -> list[Entity]:
        """Everything of a kind that is in force, oldest version first."""
        if kind not in self._whole:
            self._keep(fetch(self.connection, kind, in_force(kind, None)))
            self._whole.add(kind)
        return _oldest_first(self._values.get(kind, {}).values())

    def items(self, refs: Collection[str]) -> list[Item]:
        """The items of these refs that are in force."""
        return [each for each in self._named(Item, "item", refs) if isinstance(each, Item)]

    def reviews(self, refs: Collection[str]) -> list[Entity]:
        """The reviews of these refs that are in force."""
        return self._named(Review, "review", refs)

    def family(self, refs: Collection[str]) -> list[Entity]:
        """The items named, their recommendations and their actions."""
        named = self.items(refs)
        # One column a query: for several joined by OR, SQLite uses none of the indexes of what is in force.
        parents = {item.parent for item in named if item.parent is not None} - {item.ref for item in named}
        return [*named, *self.items(parents), *self._actions(named)]

    def texts(self, keys: Iterable[TextKey]) -> dict[TextKey, str]:
        """The text of each key; keys without a text are left out."""
        wanted = set(keys)
        # The texts of entries that this transaction adds are here, whether they have reached the database or not.
        new = {key for key in wanted - self._texts_asked if key[0] <= self._stored}
        if new:
            self._texts |= read_texts(self._connection, new)
            self._texts_asked |= new
        return {key: self._texts[key] for key in wanted if key in self._texts}

    def add(
        self, row: dict[str, Any], texts: Iterable[SealedText], changed: Collection[Entity], *, known: Container[Key]
    ) -> None:
        """Take an entry's row, its texts, and what it changes; ``known`` are the keys of what was in force before."""
        number = self._last = row["number"]
        self._rows.append(row)
        for each in texts:
            self._sealed.append({"entry": number, "field": each.field, "salt": each.salt, "body": each.body})
            self._texts[number, each.field] = each.body
        self._projection.put(changed, known=known)
        self._keep(changed)

    def flush(self) -> None:
        """Write what was added since the last time: entries, their texts, and the state that follows."""
        if not self._rows:
            return
        self._connection.execute(sa.insert(ENTRY), self._rows)
        if self._sealed:
            self._connection.execute(sa.insert(TEXT), self._sealed)
        self._projection.write(self._connection)
        self._rows, self._sealed, self._projection = [], [], Projection()

    def _keep(self, values: Iterable[Entity]) -> None:
        for each in values:
            key = key_of(each)
            self._values.setdefault(type(each), {})[key] = each
            self._asked.add(key)
            if isinstance(each, Item) and each.parent in self._children:
                self._children[each.parent].add(key)

    def _named(self, kind: type[Entity], word: str, refs: Collection[str]) -> list[Entity]:
        keys = {(word, ref) for ref in refs}
        if kind not in self._whole:
            new = keys - self._asked
            for some in chunks(ref for _, ref in new):
                self._keep(fetch(self.connection, kind, in_force(kind, None), STATE_TABLES[kind].c.ref.in_(some)))
            self._asked |= new
        values = self._values.get(kind, {})
        return _oldest_first(values[key] for key in keys if key in values)

    def _actions(self, of: Collection[Item]) -> list[Item]:
        """The actions of these items; where none was ever added, later ones will be this transaction's own."""
        for each in of:
            if not each.actions_added:
                self._children.setdefault(each.ref, set())
        with_actions = [each.ref for each in of if each.actions_added]
        new = {ref for ref in with_actions if ref not in self._children}
        for some in chunks(new):
            parents = STATE_TABLES[Item].c.parent.in_(some)
            found = fetch(self.connection, Item, in_force(Item, None), parents)
            self._children |= {ref: set() for ref in some}
            self._keep(found)
        values = self._values.get(Item, {})
        keys = {key for ref in with_actions for key in self._children[ref]}
        found = _oldest_first(values[key] for key in keys)
        return [each for each in found if isinstance(each, Item)]


def _oldest_first(values: Iterable[Entity]) -> list[Entity]:
    return sorted(values, key=lambda each: each.version)
