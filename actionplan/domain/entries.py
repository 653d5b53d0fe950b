"""An entry of the ledger, and every kind of it by name.

The kinds stand in ``plan_entries``, ``item_entries`` and ``meeting_entries``; here are the two about the ledger itself:
an undo and a redaction.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import ClassVar, Final, Self

from actionplan.domain.fact import Fact, free_text
from actionplan.domain.item_entries import ITEM_FACTS
from actionplan.domain.meeting_entries import MEETING_FACTS
from actionplan.domain.plan_entries import PLAN_FACTS
from actionplan.domain.state.entities import Agency, Item, Meeting, Policy, Record, Review

_TOLD_BESIDE: Final = {
    "response": ("response_meeting",),
    "adopted_at": ("adopted_meeting",),
    "extended_at": ("extended_meeting",),
    "extension_refused_on": ("extension_answer", "answer_meeting"),
    "closed_on": ("closing_meeting",),
    "override_on": ("override_meeting",),
}
"""What an item says of a decision since schema 2, beside a field that it had before: which meeting, which answer."""


@dataclass(frozen=True, slots=True)
class StepReversed(Fact):
    """An undo, for one entity: the fields named go back to the values that ``before`` holds.

    Just one of the six values is given. Schema 1 names no field that an item has gained since.
    """

    kind: ClassVar[str] = "step-reversed"
    schema: ClassVar[int] = 2
    reverses: int
    fields: tuple[str, ...]
    item: Item | None = None
    review: Review | None = None
    agency: Agency | None = None
    record: Record | None = None
    policy: Policy | None = None
    meeting: Meeting | None = None

    def as_read(self, schema: int) -> Self:
        """What was not kept then is not known: it must not stay from the decision that this undo took back."""
        if schema >= 2 or self.item is None:
            return self
        beside = [name for known in self.fields for name in _TOLD_BESIDE.get(known, ())]
        return replace(self, fields=(*self.fields, *beside))


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
