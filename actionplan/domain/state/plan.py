"""The plan as a set of entities after some entry.

Owns how entities are looked up. Holds no rule about how they change.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from actionplan.domain.state.body import Body
from actionplan.domain.state.entities import Agency, Entity, Key, Meeting, Policy, Record, Review, key_of
from actionplan.domain.state.findings import ReviewFinding
from actionplan.domain.state.follow_ups import FollowUp
from actionplan.domain.state.item import Item
from actionplan.domain.state.measures import Measure
from actionplan.domain.vocabulary import RecordKind


@dataclass(slots=True)
class PlanState:
    """The entities by key after some entry: the input of ``evolve`` and of the rating."""

    entities: dict[Key, Entity] = field(default_factory=dict)

    def merge(self, changed: Iterable[Entity]) -> None:
        """Replace each changed entity by its new value."""
        for entity in changed:
            self.entities[key_of(entity)] = entity

    @property
    def policy(self) -> Policy:
        """The policy in force; the defaults before the plan has begun."""
        found = self.entities.get(("policy", "plan"))
        return found if isinstance(found, Policy) else Policy()

    @property
    def begun(self) -> bool:
        """True once the plan has its first entry."""
        return ("policy", "plan") in self.entities

    def item(self, ref: str) -> Item | None:
        """The item; None where it was never added or its adding was undone."""
        found = self.item_ever_added(ref)
        return found if found is not None and found.present else None

    def item_ever_added(self, ref: str) -> Item | None:
        """The item, even where its adding was undone, since refs are never reused."""
        found = self.entities.get(("item", ref))
        return found if isinstance(found, Item) else None

    def review(self, ref: str) -> Review | None:
        """The review; None where it was never loaded or its loading was undone."""
        found = self.entities.get(("review", ref))
        return found if isinstance(found, Review) and found.present else None

    def agency(self, agency_id: str) -> Agency | None:
        """The agency; None where it was never added or its adding was undone."""
        found = self.entities.get(("agency", agency_id))
        return found if isinstance(found, Agency) and found.present else None

    def meeting(self, meeting_id: str) -> Meeting | None:
        """The meeting; None where it was never added or its adding was undone."""
        found = self.entities.get(("meeting", meeting_id))
        return found if isinstance(found, Meeting) and found.present else None

    @property
    def bodies(self) -> list[Body]:
        """The bodies that are on record by themselves, by name."""
        found = [entity for entity in self.entities.values() if isinstance(entity, Body) and entity.present]
        return sorted(found, key=lambda body: body.id)

    @property
    def items(self) -> list[Item]:
        """The items that are present, in no order."""
        return [entity for entity in self.entities.values() if isinstance(entity, Item) and entity.present]

    def actions_of(self, ref: str) -> list[Item]:
        """The actions under a recommendation, in order."""
        return sorted((item for item in self.items if item.parent == ref), key=lambda item: item.position)

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

    @property
    def meetings(self) -> list[Meeting]:
        """The meetings that are present, by day."""
        found = [entity for entity in self.entities.values() if isinstance(entity, Meeting) and entity.present]
        return sorted(found, key=lambda meeting: (meeting.on, meeting.id))

    @property
    def measures(self) -> list[Measure]:
        """The measures that are present, withdrawn ones too, in the order in which they were added to their items."""
        found = [entity for entity in self.entities.values() if isinstance(entity, Measure) and entity.present]
        return sorted(found, key=lambda measure: measure_order(measure.ref))

    def measure_ever_added(self, ref: str) -> Measure | None:
        """The measure, even where its adding was undone, since refs are never reused."""
        found = self.entities.get(("measure", ref))
        return found if isinstance(found, Measure) else None

    @property
    def findings(self) -> list[ReviewFinding]:
        """The findings of reviews that are present, by review and position."""
        return [each for each in self.findings_ever_added if each.present]

    @property
    def findings_ever_added(self) -> list[ReviewFinding]:
        """All findings, those too whose adding was undone, since refs are never reused."""
        found = [entity for entity in self.entities.values() if isinstance(entity, ReviewFinding)]
        return sorted(found, key=lambda each: (each.review, each.position, each.ref))

    def finding(self, ref: str) -> ReviewFinding | None:
        """The finding; None where it was never added or its adding was undone."""
        found = self.finding_ever_added(ref)
        return found if found is not None and found.present else None

    def finding_ever_added(self, ref: str) -> ReviewFinding | None:
        """The finding, even where its adding was undone."""
        found = self.entities.get(("finding", ref))
        return found if isinstance(found, ReviewFinding) else None

    @property
    def readings(self) -> list[Record]:
        """The readings that have not been undone, by day."""
        return self._of_kind(RecordKind.READING)

    @property
    def scrutiny(self) -> list[Record]:
        """The scrutineer's views that have not been undone, by day."""
        return self._of_kind(RecordKind.SCRUTINY)

    @property
    def amendments(self) -> list[Record]:
        """The amendments that have not been undone, oldest first."""
        return sorted(self._of_kind(RecordKind.AMENDMENT), key=lambda record: record.entry)

    @property
    def kept_back(self) -> list[Record]:
        """The records that are restricted or held back and have not been undone, oldest first."""
        found = [entity for entity in self.entities.values() if isinstance(entity, Record) and entity.present]
        return sorted((each for each in found if each.restricted or each.held), key=lambda record: record.entry)

    def _of_kind(self, kind: RecordKind) -> list[Record]:
        found = [entity for entity in self.entities.values() if isinstance(entity, Record) and entity.present]
        return sorted((each for each in found if each.kind is kind), key=lambda record: (record.on, record.entry))

    def follow_up(self, number: int) -> FollowUp | None:
        """The follow-up; None where it was never set or its setting was undone."""
        found = self.entities.get(("follow-up", str(number)))
        return found if isinstance(found, FollowUp) and found.present else None

    @property
    def follow_ups(self) -> list[FollowUp]:
        """The follow-ups that are present, by number."""
        return [each for each in self.follow_ups_ever_set if each.present]

    @property
    def follow_ups_ever_set(self) -> list[FollowUp]:
        """All follow-ups by number, those too whose setting was undone, since numbers are never reused."""
        found: list[FollowUp] = []
        # By their keys, since numbers have no gaps: a replay asks at each completion, and a plan has 100,000 items.
        while isinstance(each := self.entities.get(("follow-up", str(len(found) + 1))), FollowUp):
            found.append(each)
        return found


def measure_order(ref: str) -> tuple[str, int]:
    """By item, then by number: M10 comes after M9."""
    home, _, number = ref.rpartition("-M")
    return home, int(number)
