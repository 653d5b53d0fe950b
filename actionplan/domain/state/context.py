"""The part of the plan that one command is decided on.

Owns what a rule may look up. Holds no rule about how entities change, and is apart from ``plan`` because reading a plan
needs none of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from actionplan.domain.entry import Fact
from actionplan.domain.state.entities import Entity, Record, TextKey
from actionplan.domain.state.item import Item
from actionplan.domain.state.plan import PlanState
from actionplan.domain.vocabulary import RecordKind

__all__ = [
    "AmendmentTarget",
    "CommandContext",
    "EntityChange",
    "LaterChange",
    "Loaded",
    "NotLoaded",
    "PlanState",
    "RedactionTarget",
    "StepTrace",
]


class NotLoaded(LookupError):  # noqa: N818 - a bug in a rule, never shown to users
    """A rule asked its context for something that its command did not declare in ``needs``."""


@dataclass(frozen=True, slots=True)
class EntityChange:
    """One entity before and after a step, and the later steps that changed it."""

    before: Entity | None
    after: Entity
    later: tuple["LaterChange", ...] = ()


@dataclass(frozen=True, slots=True)
class LaterChange:
    """A later step that changed the entity, or recorded the same value again.

    ``reverses`` is the step that it undid, if it is an undo; ``undone`` is true where another step has undone it since.
    """

    step: int
    by: str
    fields: frozenset[str]
    reverses: int | None = None
    undone: bool = False


@dataclass(frozen=True, slots=True)
class StepTrace:
    """Everything that one step did, for undoing it; ``decided_at`` are the meetings whose decisions it recorded."""

    step: int
    by: str
    day: date
    kinds: tuple[str, ...]
    changes: tuple[EntityChange, ...]
    decided_at: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RedactionTarget:
    """The entry whose text is to be removed: the texts it still has, and whether any were removed before.

    ``also`` are the entries that hold other wordings of it: what it amends, and what amends that.
    """

    entry: int
    ref: str | None
    texts_held: tuple[str, ...]
    removed_before: bool
    also: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class AmendmentTarget:
    """The entry whose words are to be put right; of an amendment, the entry that it amends.

    ``texts`` are its texts by name, in the wording in force; ``removed``: any wording was removed for good.
    ``undone_by`` is the step that undid it.
    """

    entry: int
    ref: str | None
    fact: Fact
    texts: Mapping[str, str]
    removed: bool = False
    undone_by: int | None = None


@dataclass(frozen=True, slots=True)
class Loaded:
    """Which part of the plan a context holds; anything else was not loaded.

    ``refs`` are the named items, with parents and actions; ``reviews`` and ``agencies`` are those whose items are all
    loaded, ``decisions_of`` the meetings whose decisions are, and ``records_of`` the items whose updates, notes and
    evidence are. ``date_adopted`` says whether any date of the plan was adopted; None where that was not read.
    """

    refs: frozenset[str] = frozenset()
    reviews: frozenset[str] = frozenset()
    agencies: frozenset[str] = frozenset()
    decisions_of: frozenset[str] = frozenset()
    records_of: frozenset[str] = frozenset()
    date_adopted: bool | None = None


@dataclass(slots=True)
class CommandContext(PlanState):
    """The input of one decision: a part of the plan, the texts that it points to, and the end of the ledger.

    ``decide`` only reads it. A lookup of something that was not loaded raises ``NotLoaded``, because a rule that
    silently saw half of a plan would decide wrongly. ``loaded`` is None where the whole plan is loaded.
    """

    texts: Mapping[TextKey, str] = field(default_factory=dict)
    step_to_undo: StepTrace | None = None
    redaction_target: RedactionTarget | None = None
    amendment_target: AmendmentTarget | None = None
    last_entry: int = 0
    loaded: Loaded | None = None

    def item_ever_added(self, ref: str) -> Item | None:
        """The item, even where its adding was undone; raises ``NotLoaded`` where it was not loaded."""
        found = self.entities.get(("item", ref))
        if isinstance(found, Item):
            return found
        if self.loaded is not None and not any(ref.startswith(f"{review}-") for review in self.loaded.reviews):
            self._require(self.loaded.refs, ref, "the item")
        return None

    def actions_of(self, ref: str) -> list[Item]:
        """The actions under a recommendation that are present, in order."""
        if self.loaded is not None:
            self._require(self.loaded.refs, ref, "the actions of")
        return sorted((each for each in self.items if each.parent == ref), key=lambda each: each.position)

    def items_of_review(self, ref: str) -> list[Item]:
        """All items of a review that are present, in no order."""
        if self.loaded is not None:
            self._require(self.loaded.reviews, ref, "the items of the review")
        return [item for item in self.items if item.review == ref]

    def items_of_agency(self, agency_id: str) -> list[Item]:
        """The items that an agency leads or contributes to, by ref."""
        if self.loaded is not None:
            self._require(self.loaded.agencies, agency_id, "the items of the agency")
        found = [each for each in self.items if agency_id == each.owner.agency or agency_id in each.contributing]
        return sorted(found, key=lambda item: item.ref)

    def records(self, ref: str) -> list[Record]:
        """The updates, notes and evidence of an item that have not been undone, oldest entry first."""
        if self.loaded is not None:
            self._require(self.loaded.records_of, ref, "the records of")
        return [record for record in self._records() if record.ref == ref]

    def decisions(self, meeting_id: str) -> list[Record]:
        """The decisions of a meeting that have not been undone, oldest entry first."""
        if self.loaded is not None:
            self._require(self.loaded.decisions_of, meeting_id, "the decisions of the meeting")
        return [each for each in self._records() if each.kind is RecordKind.DECISION and each.meeting == meeting_id]

    @property
    def any_date_adopted(self) -> bool:
        """Whether a meeting has adopted a date of any item: the plan's first set-up is over."""
        if self.loaded is None:
            return any(item.deadline.adopted_on is not None for item in self.items)
        if self.loaded.date_adopted is None:
            raise NotLoaded("whether a date was adopted was not loaded for this command")
        return self.loaded.date_adopted

    def text(self, pointer: int | None, name: str) -> str:
        """The text that a pointer points to; empty where there is none."""
        return "" if pointer is None else self.texts.get((pointer, name), "")

    def _records(self) -> list[Record]:
        found = [entity for entity in self.entities.values() if isinstance(entity, Record) and entity.present]
        return sorted(found, key=lambda record: record.entry)

    def _require(self, loaded: frozenset[str], name: str, what: str) -> None:
        if name not in loaded:
            raise NotLoaded(f"{what} {name} was not loaded for this command")
