"""The kinds of entry about measures and readings: what each changes and says."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from actionplan.domain.dates import long_day
from actionplan.domain.entry import Entry, Fact, free_text
from actionplan.domain.state.context import PlanState
from actionplan.domain.state.entities import Entity, Record
from actionplan.domain.state.fast import replace
from actionplan.domain.state.item import Item, pointer
from actionplan.domain.state.measures import Measure
from actionplan.domain.subject import SentenceContext, fact_kind, item_of
from actionplan.domain.text import changed_texts_sentence, reason_sentence, with_full_stop
from actionplan.domain.vocabulary import Better, EvidenceKind, RecordKind, Source


@dataclass(frozen=True, slots=True)
class MeasureAdded(Fact):
    """A measure was added; the entry's ref is the item that gives it its own."""

    kind: ClassVar[str] = "measure-added"
    measure: str
    items: tuple[str, ...]
    baseline: str | None = None
    target: str | None = None
    target_on: date | None = None
    better: Better | None = None
    title: str | None = free_text()
    unit: str | None = free_text()


@dataclass(frozen=True, slots=True)
class MeasureEdited(Fact):
    """What a measure says was changed; None is left as it was, and an empty text takes away."""

    kind: ClassVar[str] = "measure-edited"
    measure: str
    baseline: str | None = None
    target: str | None = None
    target_on: date | None = None
    better: Better | None = None
    title: str | None = free_text()
    unit: str | None = free_text()


@dataclass(frozen=True, slots=True)
class MeasureWithdrawn(Fact):
    """It is measured no more."""

    kind: ClassVar[str] = "measure-withdrawn"
    measure: str
    reason: str | None = free_text()


@dataclass(frozen=True, slots=True)
class ReadingTaken(Fact):
    """What a measure showed, for one of the items that it serves."""

    kind: ClassVar[str] = "reading-taken"
    measure: str
    on: date
    value: str | None = None
    out_of: str | None = None
    source: Source | None = None
    words: str | None = free_text()
    period: str | None = free_text()


def _added(state: PlanState, entry: Entry, fact: MeasureAdded) -> tuple[Entity, ...]:
    measure = Measure(
        ref=fact.measure,
        version=entry.number,
        items=fact.items,
        title=pointer(entry.number, fact.title),
        unit=pointer(entry.number, fact.unit),
        baseline=fact.baseline or None,
        target=fact.target or None,
        target_on=fact.target_on,
        better=fact.better,
    )
    # The items take part: an undo that took one away would leave a measure of nothing.
    return measure, *(replace(item, version=entry.number) for item in _served(state, fact.items))


def _edited(state: PlanState, entry: Entry, fact: MeasureEdited) -> tuple[Entity, ...]:
    measure = _measure_of(state, entry, fact.measure)
    changed = replace(
        as_edited(measure, fact),
        version=entry.number,
        title=pointer(entry.number, fact.title, measure.title),
        unit=pointer(entry.number, fact.unit, measure.unit),
    )
    return (changed,)


def as_edited(measure: Measure, fact: MeasureEdited) -> Measure:
    """With the changed numbers, without the changed texts."""
    target_on = measure.target_on if fact.target_on is None else fact.target_on
    return replace(
        measure,
        baseline=measure.baseline if fact.baseline is None else fact.baseline or None,
        target=measure.target if fact.target is None else fact.target or None,
        target_on=None if fact.target == "" else target_on,
        better=fact.better or measure.better,
    )


def _withdrawn(state: PlanState, entry: Entry, fact: MeasureWithdrawn) -> tuple[Entity, ...]:
    return (replace(_measure_of(state, entry, fact.measure), version=entry.number, withdrawn=True),)


def _taken(state: PlanState, entry: Entry, fact: ReadingTaken) -> tuple[Entity, ...]:
    item, measure = item_of(state, entry), _measure_of(state, entry, fact.measure)
    item = replace(
        item,
        version=entry.number,
        evidence_impact=item.evidence_impact + 1,
        last_evidence_on=max(fact.on, item.last_evidence_on or fact.on),
    )
    reading = Record(
        entry=entry.number,
        version=entry.number,
        ref=item.ref,
        kind=RecordKind.READING,
        on=fact.on,
        by=entry.by,
        evidence_kind=EvidenceKind.IMPACT,
        source=fact.source,
        measure=fact.measure,
        value=fact.value,
        out_of=fact.out_of,
    )
    # The measure takes part: an undo of its adding would leave readings of nothing.
    return item, replace(measure, version=entry.number), reading


def _served(state: PlanState, refs: tuple[str, ...]) -> list[Item]:
    found = [state.item_ever_added(ref) for ref in refs]
    return [item for item in found if item is not None]


def _measure_of(state: PlanState, entry: Entry, ref: str) -> Measure:
    measure = state.measure_ever_added(ref)
    if measure is None:
        raise LookupError(f"entry {entry.number} is about the measure {ref}, which no earlier entry added")
    return measure


def _added_sentence(fact: MeasureAdded, names: SentenceContext) -> str:
    del names
    others = f" It serves {', '.join(fact.items[1:])} too." if len(fact.items) > 1 else ""
    unit = f" Unit: {with_full_stop(fact.unit)}" if fact.unit else ""
    return f"Measure {fact.measure} added: {with_full_stop(fact.title)}{unit}{_numbers(fact)}{others}"


def _edited_sentence(fact: MeasureEdited, names: SentenceContext) -> str:
    del names
    texts = changed_texts_sentence((("title", fact.title), ("unit", fact.unit)))
    gone = "".join(f" {name} taken away." for name in ("Baseline", "Target") if getattr(fact, name.lower()) == "")
    return f"Measure {fact.measure} changed.{f' {texts}' if texts else ''}{_numbers(fact)}{gone}"


def _numbers(fact: MeasureAdded | MeasureEdited) -> str:
    """The numbers of a measure, a sentence each."""
    by = f"by {long_day(fact.target_on)}" if fact.target_on else ""
    target = " ".join(part for part in (fact.target, by) if part)
    parts = (("Baseline", fact.baseline), ("Target", target))
    better = f" {fact.better.label.capitalize()} is better." if fact.better else ""
    return "".join(f" {name}: {with_full_stop(text)}" for name, text in parts if text) + better


def _withdrawn_sentence(fact: MeasureWithdrawn, names: SentenceContext) -> str:
    del names
    return f"Measure {fact.measure} withdrawn: it is measured no more.{reason_sentence(fact.reason)}"


def _taken_sentence(fact: ReadingTaken, names: SentenceContext) -> str:
    del names
    about = [long_day(fact.on), fact.period and f"for {fact.period}", fact.source and fact.source.label]
    number = f"{fact.value}{f' of {fact.out_of}' if fact.out_of else ''}" if fact.value else ""
    words = with_full_stop(number) if number else ""
    found = " ".join(part for part in (words, fact.words) if part)
    return f"Reading of {fact.measure} ({', '.join(part for part in about if part)}): {found}"


FACTS = (
    fact_kind(MeasureAdded, _added, _added_sentence, "A measure"),
    fact_kind(MeasureEdited, _edited, _edited_sentence),
    fact_kind(MeasureWithdrawn, _withdrawn, _withdrawn_sentence),
    fact_kind(ReadingTaken, _taken, _taken_sentence, "A reading"),
)
