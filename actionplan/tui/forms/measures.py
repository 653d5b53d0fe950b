"""Measures on the screen: what would show the difference, and a reading of it."""

from collections.abc import Iterable, Sequence
from typing import Final

from actionplan.domain.command import Command
from actionplan.domain.errors import Refused
from actionplan.domain.state.measures import Measure
from actionplan.domain.subjects.measures import AddMeasure, EditMeasure, RecordReading, WithdrawMeasure
from actionplan.domain.vocabulary import Better, Source
from actionplan.tui.forms.choosing import Choosable, Choosing
from actionplan.tui.forms.common_fields import happened_on_field, source_field
from actionplan.tui.forms.context import FormContext
from actionplan.tui.forms.fields.choice import ChoiceField
from actionplan.tui.forms.fields.date import DateField
from actionplan.tui.forms.fields.field import Field
from actionplan.tui.forms.fields.line import LineField
from actionplan.tui.forms.fields.text import TextField
from actionplan.tui.forms.form import Answer, Form
from actionplan.tui.styles import line_of

_BETTER: Final = (("", "as baseline and target say"), *((each.value, each.label) for each in Better))
_NONE: Final = "none yet: escape, ctrl+p, Measure"
_NUMBER: Final = "62, 62% or 8 of 10"


class _MeasureFields(Form):
    """What a measure says."""

    def measure_fields(self, measure: Measure | None = None) -> tuple[Field, ...]:
        """What is measured, in what, from where, to where by when, which way is better; as it stands."""
        view = self.context.view
        title, unit = ("", "") if measure is None else (view.words(measure.title, "title"), view.measure_unit(measure))
        baseline, target, day, better = (None,) * 4
        if measure is not None:
            baseline, target, day, better = measure.baseline, measure.target, measure.target_on, measure.better
        self.what = LineField("title", "Measure", self.initial("title", title), required=True)
        self.unit = LineField("unit", "Unit", self.initial("unit", unit), hint="What is counted, such as plans or %")
        started = f"Where it started: {_NUMBER}"
        self.baseline = LineField("baseline", "Baseline", self.initial("baseline", baseline or ""), hint=started)
        self.target = LineField("target", "Target", self.initial("target", target or ""), hint="Where it is to get")
        self.day = DateField(
            "on",
            "By",
            self.context.today,
            self.initial("on", "" if day is None else day.isoformat()),
            required=False,
            hint="The day of the target",
            sittings=self.context.sittings,
        )
        self.better = ChoiceField("better", "Better", _BETTER, self.initial("better", better or ""))
        return (self.what, self.unit, self.baseline, self.target, self.day, self.better)


class MeasureForm(_MeasureFields):
    """A measure of the item, or one for all that are marked."""

    heading = "Measure: what would show the difference"

    def fields(self) -> Iterable[Field]:
        """What it says."""
        return self.measure_fields()

    def trials(self) -> Sequence[Command]:
        """A measure."""
        return [AddMeasure(refs=self.context.refs, title="title")]

    def answer(self) -> Answer:
        """The measure."""
        command = AddMeasure(
            refs=self.context.refs,
            title=self.what.typed,
            unit=self.unit.typed or None,
            baseline=self.baseline.typed or None,
            target=self.target.typed or None,
            target_on=self.day.day,
            better=Better(self.better.typed) if self.better.typed else None,
        )
        return Answer(command, self.typed)


class EditMeasureForm(_MeasureFields):
    """Other words, numbers or another day of the measure that was chosen."""

    heading = "Change a measure"

    def fields(self) -> Iterable[Field]:
        """What it says now."""
        return self.measure_fields(_chosen(self.context))

    def about(self) -> str:
        """The measure, and the items that it serves."""
        return _measure_line(self.context)

    def answer(self) -> Answer:
        """What differs; what was emptied is taken away."""
        command = EditMeasure(
            measure=self.context.about,
            title=self.what.typed,
            unit=self.unit.typed,
            baseline=self.baseline.typed,
            target=self.target.typed,
            target_on=self.day.day,
            better=Better(self.better.typed) if self.better.typed else None,
        )
        return Answer(command, self.typed)


class WithdrawMeasureForm(Form):
    """It is measured no more."""

    heading = "Withdraw a measure"

    def fields(self) -> Iterable[Field]:
        """Why."""
        hint = "It takes no more readings; those it has stay on record, and count"
        self.reason = TextField("reason", "Reason", self.initial("reason"), lines=3, hint=hint)
        return (self.reason,)

    def about(self) -> str:
        """The measure, and the items that it serves."""
        return _measure_line(self.context)

    def trials(self) -> Sequence[Command]:
        """Withdrawn for no reason."""
        return [WithdrawMeasure(measure=self.context.about)]

    def answer(self) -> Answer:
        """The withdrawal."""
        return Answer(WithdrawMeasure(measure=self.context.about, reason=self.reason.typed or None), self.typed)


class ReadingForm(Form):
    """A reading of one of the item's measures."""

    heading = "Reading: what a measure showed"

    def fields(self) -> Iterable[Field]:
        """Which measure, the number, the words, the day, the period, the source."""
        view = self.context.view
        choices = [(each.ref, line_of(f"{each.ref} {view.measure_title(each)}")) for each in _in_use(self.context)]
        self.measure = ChoiceField("measure", "Measure", choices or [("", _NONE)], self.initial("measure"))
        self.value = LineField("value", "Number", self.initial("value"), hint=f"{_NUMBER}; may stay empty")
        self.words = TextField("words", "In words", self.initial("words"), lines=3)
        self.day = happened_on_field(self)
        self.period = LineField("period", "Period", self.initial("period"), hint="The time that it is about")
        self.source = source_field(self)
        return (self.measure, self.value, self.words, self.day, self.period, self.source)

    def trials(self) -> Sequence[Command]:
        """A reading in words of each."""
        measures = _in_use(self.context)
        return [RecordReading(measure=each.ref, words="words", on=self.context.today) for each in measures]

    def answer(self) -> Answer:
        """The reading; refused where there is nothing to read."""
        if not self.measure.typed:
            raise Refused("There is nothing to read here yet. Add a measure first: escape, ctrl+p, Measure.")
        command = RecordReading(
            measure=self.measure.typed,
            on=self.day.day or self.context.today,
            value=self.value.typed or None,
            words=self.words.typed or None,
            period=self.period.typed or None,
            source=Source(self.source.typed) if self.source.typed else None,
        )
        return Answer(command, self.typed)


def choose_measure(context: FormContext) -> Choosing:
    """The measures in use of the items."""
    options = [
        Choosable(each.ref, line_of(f"{each.ref} {context.view.measure_title(each)}")) for each in _in_use(context)
    ]
    return Choosing("Which measure?", options, "Nothing is measured here yet: ctrl+p, Measure adds one.")


def _measure_line(context: FormContext) -> str:
    measure = _chosen(context)
    if measure is None:
        return context.about
    return line_of(f"{measure.ref} {context.view.measure_title(measure)}, for {', '.join(measure.items)}")


def _chosen(context: FormContext) -> Measure | None:
    return next((each for each in context.view.snapshot.measures if each.ref == context.about), None)


def _in_use(context: FormContext) -> list[Measure]:
    """The measures in use of the items, each once."""
    snapshot = context.view.snapshot
    found = [each.measure for ref in context.refs for each in snapshot.measured(ref)]
    return list({measure.ref: measure for measure in found if not measure.withdrawn}.values())
