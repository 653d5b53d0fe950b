"""An entry of the ledger: a fact with a kind and a schema number, whose free text is stored apart.

A field made by ``free_text`` is written by a person: the ledger stores it apart, and the entry holds a salted digest in
its place. Old shapes stay readable for ever: a changed shape gets a new ``schema`` number, never a rewrite. A new field
has a default, with which older entries are read. Knows no kind of entry: ``kinds`` lists them.
"""

from dataclasses import dataclass, field, fields
from datetime import date, datetime
from functools import cache
from typing import Any, ClassVar

from actionplan.domain.vocabulary import Act


def free_text() -> Any:
    """A field for free text: stored apart, redactable. None means not given, empty means cleared."""
    return field(default=None, metadata={"free_text": True})


@dataclass(frozen=True, slots=True)
class Fact:
    """What one entry records.

    ``decision`` is true for the kinds that record what a meeting decided; their field ``meeting`` names it, and is None
    where no meeting was needed. ``act`` is what may be delegated to a body that does not govern, None what may not.
    """

    kind: ClassVar[str]
    schema: ClassVar[int] = 1
    decision: ClassVar[bool] = False
    act: ClassVar[Act | None] = None

    @property
    def of_any_body(self) -> bool:
        """Whether any body's meeting may have decided so: it changes no date, no status and no colour."""
        return False

    @property
    def of_follow_up(self) -> int | None:
        """The follow-up that it decides about: about no item, it is for the body that asked for it."""
        return None

    @classmethod
    def shape(cls, schema: int) -> "type[Fact]":
        """The class whose fields an entry of this schema number has; another than ``cls`` where they were renamed."""
        del schema
        return cls

    def as_read(self, schema: int) -> "Fact":
        """An entry of an earlier schema number in today's shape; unchanged unless its kind overrides this."""
        del schema
        return self


def free_text_fields(kind: type) -> tuple[str, ...]:
    """The names of a fact's fields that are stored apart from the entry."""
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

    ``by_chair``: it records a decision by chair's action, according to the meeting that it names; ``between``: one
    between meetings.
    """

    number: int
    step: int
    at: datetime
    day: date
    by: str
    ref: str | None
    fact: Fact
    by_chair: bool = False
    between: bool = False


@dataclass(frozen=True, slots=True)
class Amendment:
    """What put a text of an entry right: the amendment's own entry, its day, the text's name, and the words."""

    entry: int
    on: date
    field: str
    words: str


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """An entry with its texts, and the step that undid it, if one did and was not undone itself.

    ``amendments`` are those in force, one a text: the entry itself has the words that it was written with.
    """

    entry: Entry
    undone_by: int | None = None
    amendments: tuple[Amendment, ...] = ()

    @property
    def amended_on(self) -> date | None:
        """The day of the latest amendment of any of its texts; None where none was amended."""
        return max((each.on for each in self.amendments), default=None)
