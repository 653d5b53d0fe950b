"""Measures on the screen: what would show the difference, and a reading of it."""

from collections.abc import Iterable, Sequence
from typing import Final

from actionplan.domain.command import Command
from actionplan.domain.errors import Refused
from actionplan.domain.state.measures import Measure
from actionplan.domain.subjects.measures import AddMeasure, RecordReading
from actionplan.domain.vocabulary import Better, Source
from actionplan.tui.forms.common_fields import happened_on_field, source_field
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


class MeasureForm(Form):
    """A measure of the item, or one for all that are marked."""

    heading = "Measure: what would show the difference"

    def fields(self) -> Iterable[Field]:
        """What is measured, in what, from where, to where by when, which way is better."""
        self.what = LineField("title", "Measure", self.initial("title"), required=True)
        self.unit = LineField("unit", "Unit", self.initial("unit"), hint="What is counted, such as plans or %")
        self.baseline = LineField("baseline", "Baseline", self.initial("baseline"), hint=f"Where it started: {_NUMBER}")
        self.target = LineField("target", "Target", self.initial("target"), hint="Where it is to get")
        self.day = DateField(
            "on",
            "By",
            self.context.today,
            self.initial("on"),
            required=False,
            hint="The day of the target",
            sittings=self.context.sittings,
        )
        self.better = ChoiceField("better", "Better", _BETTER, self.initial("better"))
        return (self.what, self.unit, self.baseline, self.target, self.day, self.better)

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


class ReadingForm(Form):
    """A reading of one of the item's measures."""

    heading = "Reading: what a measure showed"

    def fields(self) -> Iterable[Field]:
        """Which measure, the number, the words, the day, the period, the source."""
        view = self.context.view
        choices = [(each.ref, line_of(f"{each.ref} {view.measure_title(each)}")) for each in self._measures()]
        self.measure = ChoiceField("measure", "Measure", choices or [("", _NONE)], self.initial("measure"))
        self.value = LineField("value", "Number", self.initial("value"), hint=f"{_NUMBER}; may stay empty")
        self.words = TextField("words", "In words", self.initial("words"), lines=3)
        self.day = happened_on_field(self)
        self.period = LineField("period", "Period", self.initial("period"), hint="The time that it is about")
        self.source = source_field(self)
        return (self.measure, self.value, self.words, self.day, self.period, self.source)

    def trials(self) -> Sequence[Command]:
        """A reading in words of each."""
        return [RecordReading(measure=each.ref, words="words", on=self.context.today) for each in self._measures()]

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

    def _measures(self) -> list[Measure]:
        """The measures in use of the items, each once."""
        snapshot = self.context.view.snapshot
        found = [each.measure for ref in self.context.refs for each in snapshot.measured(ref)]
        return list({measure.ref: measure for measure in found if not measure.withdrawn}.values())
