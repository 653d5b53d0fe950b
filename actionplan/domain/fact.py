"""What every kind of entry has in common: a name, a schema number, and free text that is kept apart.

A field made by ``free_text`` is composed by a person: the ledger keeps it apart, and the stored entry holds a salted
digest in its place. Old shapes are read for ever: a changed shape is a new ``schema`` number, never a rewrite. A field
that a kind gains has a default, with which the entries of lower numbers are read.
"""

from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any, ClassVar, Self


def free_text() -> Any:
    """A field for words that a person composed: kept apart, redactable. None: not given; empty: cleared."""
    return field(default=None, metadata={"free_text": True})


@dataclass(frozen=True, slots=True)
class Fact:
    """What one entry says."""

    kind: ClassVar[str]
    schema: ClassVar[int] = 1

    def as_read(self, schema: int) -> Self:
        """What an entry of an earlier schema number means in today's shape; itself, unless its kind says more."""
        del schema
        return self


def free_text_fields(kind: type) -> tuple[str, ...]:
    """The names of a fact's fields that are kept apart from the entry."""
    return _free_text_fields(kind)


@cache
def _free_text_fields(kind: type) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind) if each.metadata.get("free_text"))
