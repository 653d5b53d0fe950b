"""Measures and readings: what would show the difference for children, and what was found.

A measure serves one or several items, the first of which gives it its ref. A reading is signed and never overwritten,
and counts as evidence of impact of each item that the measure serves.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from actionplan.domain.checks import (
    named_items,
    not_after_today,
    optional_line,
    optional_text,
    refuse_not_taken_forward,
    required_line,
)
from actionplan.domain.command import Command, Needs
from actionplan.domain.dates import long_day
from actionplan.domain.entry import Draft, Entry, Fact, free_text
from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.state.context import CommandContext, PlanState
from actionplan.domain.state.entities import Entity, Record
from actionplan.domain.state.fast import replace
from actionplan.domain.state.item import Item, pointer
from actionplan.domain.state.measures import Measure
from actionplan.domain.state.plan import measure_order
from actionplan.domain.subject import SentenceContext, Subject, fact_kind, item_of, rule
from actionplan.domain.text import changed_texts_sentence, reason_sentence, with_full_stop
from actionplan.domain.typed.amounts import Amount, amount_of, comparable, read_amount
from actionplan.domain.typed.refs import measure_ref
from actionplan.domain.vocabulary import Better, EvidenceKind, RecordKind, Source, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class AddMeasure(Command):
    """Add a measure that serves the items named; numbers are as typed: "62%", "3 of 10"."""

    title: str
    unit: str | None = None
    baseline: str | None = None
    target: str | None = None
    target_on: date | None = None
    better: Better | None = None

    def needs(self) -> Needs:
        """The measures there are, for the next number."""
        return Needs(measures=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class EditMeasure(Command):
    """Change what a measure says; an empty target takes its day away too."""

    measure: str
    title: str | None = None
    unit: str | None = None
    baseline: str | None = None
    target: str | None = None
    target_on: date | None = None
    better: Better | None = None

    def needs(self) -> Needs:
        """The measure, with its items."""
        return Needs(measures=True, measure=self.measure)


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawMeasure(Command):
    """Measure it no more; its readings stay on record."""

    measure: str
    reason: str | None = None

    def needs(self) -> Needs:
        """The measure, with its items."""
        return Needs(measures=True, measure=self.measure)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordReading(Command):
    """Record what a measure showed: a number as typed, words, or both."""

    measure: str
    on: date
    value: str | None = None
    out_of: str | None = None
    words: str | None = None
    period: str | None = None
    source: Source | None = None

    def needs(self) -> Needs:
        """The measure, with its items."""
        return Needs(measures=True, measure=self.measure)


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


def add(context: CommandContext, command: AddMeasure, today: date) -> list[Draft]:
    """One measure for all the items; refs are never reused."""
    del today
    items = named_items(context, command.refs)
    refuse_not_taken_forward(items)
    home = items[0].ref
    earlier = [each.ref for each in context.entities.values() if isinstance(each, Measure) and each.home == home]
    number = max((measure_order(ref)[1] for ref in earlier), default=0) + 1
    fact = MeasureAdded(
        measure=measure_ref(home, number),
        items=tuple(item.ref for item in items),
        baseline=_amount(command.baseline, "The baseline"),
        target=_amount(command.target, "The target"),
        target_on=command.target_on,
        better=command.better,
        title=required_line(command.title, "What is measured"),
        unit=optional_line(command.unit, "The unit") or None,
    )
    _refuse_unfit(fact.baseline, fact.target, fact.target_on, fact.better, fact.unit or "")
    return [Draft(home, fact)]


def edit(context: CommandContext, command: EditMeasure, today: date) -> list[Draft]:
    """What differs; the items that a measure serves are those that it was made for."""
    del today
    measure = measure_in_use(context, command.measure)
    title = None if command.title is None else required_line(command.title, "What is measured")
    unit = optional_line(command.unit, "The unit")
    fact = MeasureEdited(
        measure=measure.ref,
        baseline=_changed(_amount(command.baseline, "The baseline"), measure.baseline),
        target=_changed(_amount(command.target, "The target"), measure.target),
        target_on=None if command.target_on == measure.target_on else command.target_on,
        better=None if command.better is measure.better else command.better,
        title=_changed(title, context.text(measure.title, "title")),
        unit=_changed(unit, context.text(measure.unit, "unit")),
    )
    if fact == MeasureEdited(measure=measure.ref):
        return []
    then = _as_edited(measure, fact)
    unit_then = context.text(measure.unit, "unit") if unit is None else unit
    _refuse_unfit(then.baseline, then.target, then.target_on, then.better, unit_then)
    return [Draft(measure.home, fact)]


def withdraw(context: CommandContext, command: WithdrawMeasure, today: date) -> list[Draft]:
    """It takes no more readings; those it has stay, and count."""
    del today
    measure = measure_in_use(context, command.measure)
    reason = optional_text(command.reason, "The reason") or None
    return [Draft(measure.home, MeasureWithdrawn(measure.ref, reason))]


def read(context: CommandContext, command: RecordReading, today: date) -> list[Draft]:
    """One entry for each item that the measure serves and that is taken forward."""
    measure = measure_in_use(context, command.measure)
    words = optional_text(command.words, "What was found") or None
    amount = _value_read(context, measure, command)
    if amount is None and words is None:
        raise BadInput("A reading is a number, or words: give one of them, such as 8 of 10.")
    fact = ReadingTaken(
        measure=measure.ref,
        on=not_after_today(command.on, today, "A reading"),
        value=None if amount is None else f"{amount.value}{'%' if amount.percent else ''}",
        out_of=None if amount is None else amount.out_of,
        source=command.source,
        words=words,
        period=optional_line(command.period, "The period") or None,
    )
    items = named_items(context, measure.items)
    served = [item for item in items if item.live or item.status is Status.SIGNED_OFF]
    if not served:
        refuse_not_taken_forward(items)
    return [Draft(item.ref, fact) for item in served]


def measure_in_use(context: CommandContext, ref: str) -> Measure:
    """The measure of this ref; refuses one that is not in the plan, or was withdrawn."""
    measure = context.measure_ever_added(ref)
    if measure is None or not measure.present:
        raise BadInput(f"There is no measure {ref} in this plan.")
    if measure.withdrawn:
        raise Refused(f"{measure.ref} was withdrawn: add another measure, or undo the step that withdrew it.")
    return measure


def _amount(typed: str | None, what: str) -> str | None:
    """The amount that was typed, as it is kept; empty and None stay as they are."""
    return read_amount(typed, what).words if typed and typed.strip() else typed and ""


def _changed(given: str | None, now: str | None) -> str | None:
    return None if given == (now or "") else given


def _refuse_unfit(
    baseline: str | None, target: str | None, target_on: date | None, better: Better | None, unit: str
) -> None:
    """Refuse a baseline and a target that do not go together, and a day without a target."""
    if target_on is not None and not target:
        raise BadInput("A day without a target says nothing: give the target too.")
    if not baseline or not target:
        return
    start, end = read_amount(baseline, "The baseline"), read_amount(target, "The target")
    if not comparable(start, end, unit=unit):
        raise BadInput(f"The baseline is {baseline} and the target {target}: give both in the same way.")
    worse = {Better.HIGHER: end.level < start.level, Better.LOWER: end.level > start.level}
    if better is not None and worse[better]:
        raise BadInput(f"The target, {target}, is worse than the baseline, {baseline}, where {better} is better.")


def _value_read(context: CommandContext, measure: Measure, command: RecordReading) -> Amount | None:
    """The number of a reading; refuses one that cannot be compared with the baseline or the target."""
    if not (command.value or "").strip():
        if command.out_of is not None:
            raise BadInput("The number that it is out of says nothing without a value: give both, such as 8 of 10.")
        return None
    amount = amount_of(command.value or "", command.out_of, "The reading")
    for name, given in (("baseline", measure.baseline), ("target", measure.target)):
        unit = context.text(measure.unit, "unit")
        if given and not comparable(amount, read_amount(given, f"The {name}"), unit=unit):
            raise BadInput(
                f"The reading is {amount.words}, and the {name} of {measure.ref} is {given}: give both in the same way."
            )
    return amount


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
        _as_edited(measure, fact),
        version=entry.number,
        title=pointer(entry.number, fact.title, measure.title),
        unit=pointer(entry.number, fact.unit, measure.unit),
    )
    return (changed,)


def _as_edited(measure: Measure, fact: MeasureEdited) -> Measure:
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


SUBJECT = Subject(
    commands=(
        rule(AddMeasure, add),
        rule(EditMeasure, edit),
        rule(WithdrawMeasure, withdraw),
        rule(RecordReading, read),
    ),
    facts=(
        fact_kind(MeasureAdded, _added, _added_sentence, "A measure"),
        fact_kind(MeasureEdited, _edited, _edited_sentence),
        fact_kind(MeasureWithdrawn, _withdrawn, _withdrawn_sentence),
        fact_kind(ReadingTaken, _taken, _taken_sentence, "A reading"),
    ),
)
