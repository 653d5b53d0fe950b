"""Held-back updates: recorded, and in no paper until they are released.

Which updates are held back after some lines of a ledger is said here once, for every paper that tells of entries.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from actionplan.domain.command import Command, Needs
from actionplan.domain.entry import Draft, Entry, Fact, HistoryLine
from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.state.context import CommandContext, PlanState
from actionplan.domain.state.entities import Entity, Record
from actionplan.domain.state.fast import replace
from actionplan.domain.subject import SentenceContext, Subject, fact_kind, item_of, rule
from actionplan.domain.subjects.amending import TextAmended
from actionplan.domain.subjects.progress import ProgressRecorded


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseUpdate(Command):
    """Let an update that was held back stand in papers."""

    entry: int

    def needs(self) -> Needs:
        """What the entry says, and whether it is held back."""
        return Needs(wordings_of=self.entry)


@dataclass(frozen=True, slots=True)
class UpdateReleased(Fact):
    """The update of another entry is held back no longer."""

    kind: ClassVar[str] = "update-released"
    entry: int


def release(context: CommandContext, command: ReleaseUpdate, today: date) -> list[Draft]:
    """One entry; refused for what is no update, says nothing any more, or is not held back."""
    del today
    target = context.amendment_target
    if target is None:
        raise BadInput(f"There is no entry {command.entry} in this plan's ledger.")
    if not isinstance(target.fact, ProgressRecorded):
        raise Refused(f"Entry {target.entry} is no update: only an update is held back and released.")
    if target.undone_by is not None:
        raise Refused(f"Entry {target.entry} was undone by step {target.undone_by}: it says nothing any more.")
    record = context.entities.get(("record", str(target.entry)))
    if not isinstance(record, Record) or not record.held:
        raise Refused(f"The update of entry {target.entry} is not held back: it stands in papers as it is.")
    return [Draft(target.ref, UpdateReleased(target.entry))]


def held_back(lines: Iterable[HistoryLine]) -> frozenset[int]:
    """The updates that are held back after these lines, with the amendments of their words."""
    held, amended = set(), dict[int, int]()
    for line in lines:
        match line.entry.fact:
            case ProgressRecorded(held=True):
                held.add(line.entry.number)
            case UpdateReleased(entry=released) if line.undone_by is None:
                held.discard(released)
            case TextAmended(entry=about):
                amended[line.entry.number] = about
            case _:
                pass
    return frozenset(held | {number for number, about in amended.items() if about in held})


def _released(state: PlanState, entry: Entry, fact: UpdateReleased) -> tuple[Entity, ...]:
    record = state.entities.get(("record", str(fact.entry)))
    if not isinstance(record, Record):
        raise LookupError(f"entry {entry.number} releases entry {fact.entry}, which is no record")  # noqa: TRY004
    return replace(item_of(state, entry), version=entry.number), replace(record, version=entry.number, held=False)


def _released_sentence(fact: UpdateReleased, names: SentenceContext) -> str:
    del names
    return f"The update of entry {fact.entry} was released: it may stand in papers."


SUBJECT = Subject(
    commands=(rule(ReleaseUpdate, release),),
    facts=(fact_kind(UpdateReleased, _released, _released_sentence),),
)
