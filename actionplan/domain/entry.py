"""What an entry of the ledger is: a fact with a kind and a schema number, whose free text is kept apart.

A field made by ``free_text`` is composed by a person: the ledger keeps it apart, and the stored entry holds a salted
digest in its place. Old shapes are read for ever: a changed shape is a new ``schema`` number, never a rewrite. A field
that a kind gains has a default, with which entries of lower numbers are read. Knows no kind: ``kinds`` lists them.
"""

from dataclasses import dataclass, field, fields
from datetime import date, datetime
from functools import cache
from typing import Any, ClassVar


def free_text() -> Any:
    """A field for words that a person composed: kept apart, redactable. None: not given; empty: cleared."""
    return field(default=None, metadata={"free_text": True})


@dataclass(frozen=True, slots=True)
class Fact:
    """What one entry says.

    ``decision`` is true for the kinds that record what a meeting decided; their field ``meeting`` names it, and is None
    where no meeting was needed.
    """

    kind: ClassVar[str]
    schema: ClassVar[int] = 1
    decision: ClassVar[bool] = False

    @classmethod
    def shape(cls, schema: int) -> "type[Fact]":
        """The class whose fields an entry of this schema number has; another than ``cls`` where they were renamed."""
        del schema
        return cls

    def as_read(self, schema: int) -> "Fact":
        """What an entry of an earlier schema number means in today's shape; itself, unless its kind says more."""
        del schema
        return self


def free_text_fields(kind: type) -> tuple[str, ...]:
    """The names of a fact's fields that are kept apart from the entry."""
    return _free_text_fields(kind)


@cache
def _free_text_fields(kind: type) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind) if each.metadata.get("free_text"))


def deciding_meeting(fact: Fact) -> str | None:
    """The id of the meeting whose decision an entry records; None for every other entry."""
    if not fact.decision:
        return None
    meeting: str | None = getattr(fact, "meeting", None)
    return meeting


@dataclass(frozen=True, slots=True)
class Draft:
    """A fact that a command leads to, before the ledger gives it a number; ``ref`` names the item or review."""

    ref: str | None
    fact: Fact


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the ledger; ``at`` is UTC, ``day`` its Europe/London day.

    ``by_chair``: what it records was decided by a chair's action, as the meeting that it names says of itself.
    """

    number: int
    step: int
    at: datetime
    day: date
    by: str
    ref: str | None
    fact: Fact
    by_chair: bool = False


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """An entry with its words, and the step that undid it, where one did and has not been undone itself."""

    entry: Entry
    undone_by: int | None = None
