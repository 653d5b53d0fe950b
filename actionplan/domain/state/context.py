"""The part of the plan that a command is decided on, and what an undo needs to know of a step.

Owns how entities are looked up; holds no rule about how they change.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from actionplan.domain.state.entities import Agency, Entity, Item, Key, Meeting, Policy, Record, Review, TextKey, key_of
from actionplan.domain.vocabulary import RecordKind


@dataclass(frozen=True, slots=True)
class Change:
    """One entity before and after a step, and what later steps did to it."""

    before: Entity | None
    after: Entity
    later: tuple["LaterChange", ...] = ()


@dataclass(frozen=True, slots=True)
class LaterChange:
    """A later step that changed the entity, or said the same again: which fields, who, which step it undid, if any.

    ``undone``: another step took it back since.
    """

    step: int
    by: str
    fields: frozenset[str]
    reverses: int | None = None
    undone: bool = False


@dataclass(frozen=True, slots=True)
class StepTrace:
    """All that one step did, for its undoing; ``decided_at`` names the meetings whose decisions it recorded."""

    step: int
    by: str
    day: date
    kinds: tuple[str, ...]
    changes: tuple[Change, ...]
    decided_at: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RedactionTarget:
    """The entry whose text is to be removed: which texts it still holds, and whether it ever held one."""

    entry: int
    ref: str | None
    texts_held: tuple[str, ...]
    removed_before: bool


@dataclass(slots=True)
class PlanState:
    """The part of the plan that a command needs: entities by key, and the texts they point to.

    ``decide`` and ``evolve`` only read it; whoever made it may ``merge`` what an entry changed.
    """

    entities: dict[Key, Entity] = field(default_factory=dict)
    texts: Mapping[TextKey, str] = field(default_factory=dict)
    step_to_undo: StepTrace | None = None
    redaction_target: RedactionTarget | None = None
    last_entry: int = 0

    def merge(self, changed: Iterable[Entity]) -> None:
        """Put the next value of each changed entity in place."""
        for entity in changed:
            self.entities[key_of(entity)] = entity

    @property
    def policy(self) -> Policy:
        """The policy in force; the defaults before the plan has begun."""
        found = self.entities.get(("policy", "plan"))
        return found if isinstance(found, Policy) else Policy()

    @property
    def begun(self) -> bool:
        """True once the plan's first entry is there."""
        return ("policy", "plan") in self.entities

    def item(self, ref: str) -> Item | None:
        """The item, or None where it never was or was undone."""
        found = self.entities.get(("item", ref))
        return found if isinstance(found, Item) and found.present else None

    def ever(self, ref: str) -> Item | None:
        """The item, even where its adding was undone: refs are never reused."""
        found = self.entities.get(("item", ref))
        return found if isinstance(found, Item) else None

    def review(self, ref: str) -> Review | None:
        """The review, or None where it never was or was undone."""
        found = self.entities.get(("review", ref))
        return found if isinstance(found, Review) and found.present else None

    def agency(self, agency_id: str) -> Agency | None:
        """The agency, or None where it never was or was undone."""
        found = self.entities.get(("agency", agency_id))
        return found if isinstance(found, Agency) and found.present else None

    @property
    def items(self) -> list[Item]:
        """The items that are present, in no order."""
        return [entity for entity in self.entities.values() if isinstance(entity, Item) and entity.present]

    @property
    def reviews(self) -> list[Review]:
        """The reviews that are present, in the order of loading."""
        found = [entity for entity in self.entities.values() if isinstance(entity, Review) and entity.present]
        return sorted(found, key=lambda review: review.position)

    @property
    def agencies(self) -> list[Agency]:
        """The agencies that are present and not merged into another, by name."""
        found = [entity for entity in self.entities.values() if isinstance(entity, Agency)]
        return sorted((a for a in found if a.present and a.merged_into is None), key=lambda agency: agency.name)

    def records(self, ref: str) -> list[Record]:
        """The updates, notes and evidence of an item that stand, oldest entry first."""
        found = [entity for entity in self.entities.values() if isinstance(entity, Record) and entity.ref == ref]
        return sorted((record for record in found if record.present), key=lambda record: record.entry)

    def text(self, pointer: int | None, name: str) -> str:
        """The words that a pointer points to; empty where there are none."""
        return "" if pointer is None else self.texts.get((pointer, name), "")

    def meeting(self, meeting_id: str) -> Meeting | None:
        """The meeting, or None where it never was or was undone."""
        found = self.entities.get(("meeting", meeting_id))
        return found if isinstance(found, Meeting) and found.present else None

    @property
    def meetings(self) -> list[Meeting]:
        """The meetings that are present, by day."""
        found = [entity for entity in self.entities.values() if isinstance(entity, Meeting) and entity.present]
        return sorted(found, key=lambda meeting: (meeting.on, meeting.id))

    def decisions(self, meeting_id: str) -> list[Record]:
        """The decisions of a meeting that stand, oldest entry first."""
        found = [entity for entity in self.entities.values() if isinstance(entity, Record) and entity.present]
        own = [record for record in found if record.kind is RecordKind.DECISION and record.meeting == meeting_id]
        return sorted(own, key=lambda record: record.entry)
