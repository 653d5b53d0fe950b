"""What was said of each item, in the words of whoever said it, as papers may tell it. Pure.

Gathered from the lines of the ledger in the wording in force; what was undone or is restricted is left out, and
who sent words is a role. Counts and rates nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Self

from actionplan.domain.entry import HistoryLine
from actionplan.domain.kinds import as_amended
from actionplan.domain.people.roles import role_in
from actionplan.domain.subjects.progress import EvidenceAdded, ProgressRecorded
from actionplan.domain.subjects.signing_off import ImpactReviewed
from actionplan.domain.vocabulary import EvidenceKind, ImpactState, Source


@dataclass(frozen=True, slots=True)
class Heard:
    """A progress update; ``role`` is who sent it, empty where no role is on record. ``ref`` is the item's."""

    ref: str
    on: date
    words: str
    role: str
    entry: int
    amended_on: date | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """A piece of evidence by its title."""

    kind: EvidenceKind
    on: date
    title: str
    source: Source | None


@dataclass(frozen=True, slots=True)
class Found:
    """What an impact review found, and the meeting's day."""

    state: ImpactState
    on: date
    words: str


@dataclass(frozen=True, slots=True)
class Told:
    """By ref: the updates by day, the evidence by day, and what the latest impact review found.

    ``restricted`` counts, by ref, the pieces of evidence that are not told.
    """

    updates: Mapping[str, list[Heard]] = field(default_factory=dict)
    evidence: Mapping[str, list[Shown]] = field(default_factory=dict)
    restricted: Mapping[str, int] = field(default_factory=dict)
    found: Mapping[str, Found] = field(default_factory=dict)

    @classmethod
    def of(cls, lines: Iterable[HistoryLine]) -> Self:
        """From the lines of the ledger, of which papers tell."""
        updates: dict[str, list[Heard]] = {}
        evidence: dict[str, list[Shown]] = {}
        restricted: dict[str, int] = {}
        found: dict[str, Found] = {}
        for line in lines:
            ref = line.entry.ref
            if line.undone_by is not None or ref is None:
                continue
            match as_amended(line).fact:
                case ProgressRecorded(restricted=False) as fact:
                    said = Heard(
                        ref, fact.on, fact.words or "", role_in(fact.sender or ""), line.entry.number, line.amended_on
                    )
                    updates.setdefault(ref, []).append(said)
                case EvidenceAdded(restricted=True):
                    restricted[ref] = restricted.get(ref, 0) + 1
                case EvidenceAdded() as fact:
                    evidence.setdefault(ref, []).append(
                        Shown(fact.evidence_kind, fact.on, fact.title or "", fact.source)
                    )
                case ImpactReviewed() as fact:
                    found[ref] = Found(fact.found, fact.meeting_on, fact.words or "")
                case _:
                    pass
        for each in updates.values():
            each.sort(key=lambda said: (said.on, said.entry))
        for pieces in evidence.values():
            pieces.sort(key=lambda piece: piece.on)
        return cls(updates, evidence, restricted, found)

    def last_of(self, refs: Iterable[str]) -> Heard | None:
        """The latest update about any of these items; None where there is none."""
        said = (self.updates[ref][-1] for ref in refs if self.updates.get(ref))
        return max(said, key=lambda each: (each.on, each.entry), default=None)
