"""Adding, changing and withdrawing a measure, and taking a reading of it."""

from dataclasses import dataclass
from datetime import date

from actionplan.domain.checks import (
    named_items,
    not_after_today,
    optional_line,
    optional_text,
    refuse_not_taken_forward,
    required_line,
)
from actionplan.domain.command import Command, Needs
from actionplan.domain.entry import Draft
from actionplan.domain.errors import BadInput, Refused
from actionplan.domain.state.context import CommandContext
from actionplan.domain.state.measures import Measure
from actionplan.domain.state.plan import measure_order
from actionplan.domain.subjects.measures.entries import (
    MeasureAdded,
    MeasureEdited,
    MeasureWithdrawn,
    ReadingTaken,
    as_edited,
)
from actionplan.domain.typed.amounts import Amount, amount_of, comparable, read_amount
from actionplan.domain.typed.refs import measure_ref
from actionplan.domain.vocabulary import Better, Source, Status


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
    then = as_edited(measure, fact)
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
