"""A plan in memory: the two pure functions over a list of entries, with what a ledger makes of them, and no database.

``tests/ledger/test_memory_plan.py`` compares it with a real ledger.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time
from itertools import pairwise
from typing import Self

import pytest

from actionplan.domain.command import Command
from actionplan.domain.dates import long_day
from actionplan.domain.entry import Amendment, Draft, Entry, HistoryLine, deciding_meeting, free_text_fields
from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.kinds import decide, evolve
from actionplan.domain.moment import Moment
from actionplan.domain.rating.rate import snapshot
from actionplan.domain.rating.snapshot import Row
from actionplan.domain.rating.view import PlanView
from actionplan.domain.state.amendments import amended_by, put_right
from actionplan.domain.state.body import Body
from actionplan.domain.state.context import (
    AmendmentTarget,
    CommandContext,
    EntityChange,
    LaterChange,
    PlanState,
    RedactionTarget,
    StepTrace,
)
from actionplan.domain.state.entities import (
    Agency,
    Entity,
    Key,
    Meeting,
    Policy,
    Record,
    Review,
    TextKey,
    changed_fields,
    key_of,
)
from actionplan.domain.state.findings import ReviewFinding
from actionplan.domain.state.follow_ups import FollowUp
from actionplan.domain.state.item import Item
from actionplan.domain.state.measures import Measure
from actionplan.domain.subjects.amending import Amend, TextAmended
from actionplan.domain.subjects.finding_edits import EditFinding
from actionplan.domain.subjects.guarding import GuardLetThrough
from actionplan.domain.subjects.holding import ReleaseUpdate
from actionplan.domain.subjects.plan import BeginPlan
from actionplan.domain.subjects.progress import ProgressRecorded
from actionplan.domain.subjects.redaction import Redact, TextRedacted
from actionplan.domain.subjects.reviews import LoadReview
from actionplan.domain.subjects.undo import StepReversed, Undo
from actionplan.domain.text import is_removed_text
from actionplan.domain.vocabulary import MeetingKind, RecordKind
from actionplan.intake.seed import read_seed

BY = "Business Manager"
_KINDS = (Item, Review, Agency, Record, Meeting, Measure, Policy, FollowUp, Body, ReviewFinding)


class MemoryPlan:
    """Entries, the state after each of them, and the texts; ``on`` sets the day of what is recorded next."""

    def __init__(self, today: date, *begun_with: Command) -> None:
        self.today = today
        self.entries: list[Entry] = []
        self.state = PlanState()
        self.versions: dict[Key, list[Entity]] = {}
        self.texts: dict[TextKey, str] = {}
        self.redacted: set[TextKey] = set()
        for command in begun_with:
            self.record(command)

    @classmethod
    def seeded(cls, today: date) -> Self:
        """The plan of the Child Sam review, begun on a day: steps 1 and 2, as ``actionplan init`` writes them."""
        return cls(today, BeginPlan(), LoadReview(file=read_seed()))

    def on(self, day: date) -> Self:
        """The same plan on a later day."""
        if day < self.today:
            raise ValueError(f"the plan is at {self.today} already")
        self.today = day
        return self

    # Writing

    def record(self, command: Command, by: str = BY) -> tuple[Entry, ...]:
        """The entries that a command leads to; none where it changes nothing. Raises what ``decide`` raises."""
        drafts = decide(self._context(command), command, self.today)
        step = self.entries[-1].step + 1 if self.entries else 1
        return tuple(self._append(draft, step, by) for draft in drafts)

    def does(self, command: Command, by: str = BY) -> int:
        """Carry out a command that changes something; its step."""
        written = self.record(command, by)
        assert written, "it changed nothing"
        return written[0].step

    def undoes(self, step: int, by: str = BY) -> int:
        """Undo a step; the undo's own step."""
        return self.does(Undo(step=step), by)

    def refuses(self, command: Command) -> str:
        """The sentence that refuses a command; nothing was written."""
        before = len(self.entries)
        with pytest.raises((Refused, BadInput)) as caught:
            self.record(command)
        assert len(self.entries) == before
        sentence: str = caught.value.sentence
        return sentence

    def refuses_undo_of(self, step: int) -> str:
        """The sentence that refuses the undo of a step."""
        return self.refuses(Undo(step=step))

    def _append(self, draft: Draft, step: int, by: str) -> Entry:
        number, fact = len(self.entries) + 1, draft.fact
        meeting = self.state.meeting(deciding_meeting(fact) or "")
        kind = None if meeting is None else meeting.kind
        outside = (kind is MeetingKind.CHAIRS_ACTION, kind is MeetingKind.BETWEEN_MEETINGS)
        at = datetime.combine(self.today, time(12), UTC)
        entry = Entry(number, step, at, self.today, by, draft.ref, fact, *outside)
        changed = evolve(self.state, entry)
        self.state.merge(changed)
        for entity in changed:
            self.versions.setdefault(key_of(entity), []).append(entity)
        self.entries.append(entry)
        for name in free_text_fields(type(fact)):
            if words := getattr(fact, name):
                self.texts[number, name] = words
        if isinstance(fact, TextRedacted):
            removed = {key for key in self.texts if key[0] in fact.entries} - self.redacted
            self.redacted |= removed
            sentence = f"[text removed {long_day(self.today)}: {fact.reason}]"
            self.texts.update(dict.fromkeys(removed, sentence))
        return entry

    def _context(self, command: Command) -> CommandContext:
        return CommandContext(
            entities=dict(self.state.entities),
            texts=self.texts,
            step_to_undo=self._trace(command.step) if isinstance(command, Undo) else None,
            redaction_target=self._redaction_target(command.entry) if isinstance(command, Redact) else None,
            amendment_target=self._amendment_target(command.entry)
            if isinstance(command, Amend | ReleaseUpdate | EditFinding) and command.entry is not None
            else None,
            last_entry=self.last_number(),
        )

    def _redaction_target(self, number: int) -> RedactionTarget | None:
        if not 1 <= number <= len(self.entries):
            return None
        keys = [key for key in self.texts if key[0] == number]
        held = tuple(name for entry, name in keys if (entry, name) not in self.redacted)
        left = {entry for entry, _ in self.texts.keys() - self.redacted}
        also = tuple(each for each in self._wordings(number) if each != number and each in left)
        return RedactionTarget(
            number, self.entries[number - 1].ref, held, any(key in self.redacted for key in keys), also
        )

    def _wordings(self, number: int) -> list[int]:
        fact = self.entries[number - 1].fact
        first = fact.entry if isinstance(fact, TextAmended) else number
        amending = [each for each in self.entries if isinstance(each.fact, TextAmended) and each.fact.entry == first]
        return [first, *(each.number for each in amending)]

    def _amendment_target(self, number: int) -> AmendmentTarget | None:
        if not 1 <= number <= len(self.entries):
            return None
        first = self._wordings(number)[0]
        line = next(each for each in self.history(after=first - 1) if each.entry.number == first)
        texts = {name: getattr(line.entry.fact, name) or "" for name in free_text_fields(type(line.entry.fact))}
        texts |= {each.field: each.words for each in line.amendments}
        removed = any(is_removed_text(words) for words in texts.values())
        return AmendmentTarget(first, line.entry.ref, line.entry.fact, texts, removed, line.undone_by)

    def _trace(self, step: int) -> StepTrace | None:
        entries = [entry for entry in self.entries if entry.step == step]
        if not entries:
            return None
        facts = [entry.fact for entry in entries]
        return StepTrace(
            step=step,
            by=entries[0].by,
            day=entries[0].day,
            kinds=tuple(fact.kind for fact in facts),
            changes=tuple(self._changes(entries[0].number, entries[-1].number)),
            decided_at=tuple({meeting for fact in facts if (meeting := deciding_meeting(fact)) is not None}),
        )

    def _changes(self, first: int, last: int) -> Iterator[EntityChange]:
        undone = self._undone_steps()
        touched = [
            (_KINDS.index(type(versions[0])), key)
            for key, versions in self.versions.items()
            if any(first <= entity.version <= last for entity in versions)
        ]
        for _, key in sorted(touched):
            versions = self.versions[key]
            before = [entity for entity in versions if entity.version < first]
            after = [entity for entity in versions if first <= entity.version <= last][-1]
            later = [entity for entity in versions if entity.version > last]
            yield EntityChange(
                before=before[-1] if before else None,
                after=after,
                later=tuple(self._later_change(old, new, undone) for old, new in pairwise([after, *later])),
            )

    def _later_change(self, old: Entity, new: Entity, undone: dict[int, int]) -> LaterChange:
        entry = self.entries[new.version - 1]
        names, fact = changed_fields(old, new), entry.fact
        if isinstance(fact, ProgressRecorded) and fact.declared is not None:
            names |= {"declared"}
        reverses = fact.reverses if isinstance(fact, StepReversed) else None
        return LaterChange(entry.step, entry.by, names, reverses, entry.step in undone)

    def _undone_steps(self) -> dict[int, int]:
        """For each step that is undone, the step that undid it; undone undos are left out."""
        undone: dict[int, int] = {}
        for entry in reversed(self.entries):
            if isinstance(entry.fact, StepReversed) and entry.step not in undone:
                undone[entry.fact.reverses] = entry.step
        return undone

    # Reading

    def last_number(self) -> int:
        """The number of the last entry."""
        return len(self.entries)

    def view(self, as_at: date | Moment | None = None) -> PlanView:
        """The plan as at the end of a day or a moment, rated."""
        day = as_at.day if isinstance(as_at, Moment) else as_at or self.today
        head = as_at.head if isinstance(as_at, Moment) else None
        if head is None:
            head = max(entry.number for entry in self.entries if entry.day <= day)
        latest = [self._version_at(key, head) for key, known in self.versions.items() if _is_shown(known[0])]
        state = PlanState()
        state.merge(entity for entity in latest if entity is not None)
        rated = snapshot(state, day, head)
        return PlanView(rated, put_right(self.texts, rated.amendments))

    def row(self, ref: str) -> Row:
        """One line of the plan today."""
        found = self.view().snapshot.row(ref)
        assert found is not None
        return found

    def item(self, ref: str) -> Item:
        """One item today."""
        return self.row(ref).item

    def meetings(self) -> tuple[Meeting, ...]:
        """The meetings on record, by day."""
        return tuple(self.state.meetings)

    def records(self, ref: str) -> list[Record]:
        """The updates, notes, evidence and decisions on record of an item, or of a meeting."""
        found = [each for each in self.state.entities.values() if isinstance(each, Record) and each.present]
        return sorted((each for each in found if each.ref == ref), key=lambda each: each.entry)

    def history(self, refs: Iterable[str] | None = None, after: int = 0) -> list[HistoryLine]:
        """The entries after entry ``after``, oldest first; with ``refs``, only of those."""
        undone, only = self._undone_steps(), None if refs is None else set(refs)
        return [
            HistoryLine(self._as_read(entry), undone.get(entry.step), self._amendments(entry.number))
            for entry in self.entries
            if entry.number > after and (only is None or entry.ref in only)
        ]

    def _amendments(self, number: int) -> tuple[Amendment, ...]:
        records = [each for each in self.state.entities.values() if isinstance(each, Record) and each.amends == number]
        return tuple(
            Amendment(record.entry, record.on, field, self.texts[record.entry, "words"])
            for (_, field), record in amended_by(records).items()
        )

    def last_undoable_step(self) -> int | None:
        """What a bare undo reverses."""
        undone = self._undone_steps()
        for entry in reversed(self.entries):
            passed = isinstance(entry.fact, StepReversed | TextRedacted | GuardLetThrough)
            if entry.step > 1 and not passed and entry.step not in undone:
                return entry.step
        return None

    def replays(self) -> bool:
        """True where the entries, read again from the first, lead to the same state."""
        again = PlanState()
        for entry in self.entries:
            again.merge(evolve(again, entry))
        return again == self.state

    def _as_read(self, entry: Entry) -> Entry:
        removed = {name: self.texts[entry.number, name] for number, name in self.redacted if number == entry.number}
        return replace(entry, fact=replace(entry.fact, **removed)) if removed else entry

    def _version_at(self, key: Key, head: int) -> Entity | None:
        known = [entity for entity in self.versions[key] if entity.version <= head]
        return known[-1] if known else None


def _is_shown(entity: Entity) -> bool:
    """Whether a view has it: of records, readings, scrutineer's views, amendments and what is kept back only."""
    shown = {RecordKind.READING, RecordKind.SCRUTINY, RecordKind.AMENDMENT}
    if not isinstance(entity, Record):
        return True
    return entity.kind in shown or entity.restricted or entity.held is not None
