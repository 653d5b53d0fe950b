"""An entry of the ledger, and every kind of it by name.

The kinds stand in ``plan_entries``, ``item_entries`` and ``meeting_entries``; here are the two about the ledger itself:
an undo and a redaction.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from actionplan.domain.fact import Fact, free_text
from actionplan.domain.item_entries import ITEM_FACTS
from actionplan.domain.meeting_entries import MEETING_FACTS
from actionplan.domain.plan_entries import PLAN_FACTS
from actionplan.domain.state import Agency, Item, Meeting, Policy, Record, Review


@dataclass(frozen=True, slots=True)
class StepReversed(Fact):
    """An undo, for one entity: the fields named go back to the values that ``before`` holds.

    Just one of the six values is given.
    """

    kind: ClassVar[str] = "step-reversed"
    reverses: int
    fields: tuple[str, ...]
    item: Item | None = None
    review: Review | None = None
    agency: Agency | None = None
    record: Record | None = None
    policy: Policy | None = None
    meeting: Meeting | None = None


@dataclass(frozen=True, slots=True)
class TextRedacted(Fact):
    """The free text of another entry was removed for good."""

    kind: ClassVar[str] = "text-redacted"
    entry: int
    reason: str | None = free_text()


_KINDS: tuple[type[Fact], ...] = (*PLAN_FACTS, *ITEM_FACTS, StepReversed, TextRedacted, *MEETING_FACTS)

FACTS: dict[str, type[Fact]] = {fact.kind: fact for fact in _KINDS}
"""Every kind of entry by its name."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A fact that ``decide`` leads to, before the ledger gives it a number."""

    ref: str | None
    fact: Fact


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the ledger; ``at`` is UTC, ``day`` its Europe/London day."""

    number: int
    step: int
    at: datetime
    day: date
    by: str
    ref: str | None
    fact: Fact
