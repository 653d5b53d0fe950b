"""The plan of an item on the screen, and its theme."""

from collections.abc import Iterable, Sequence

from actionplan.domain.command import Command
from actionplan.domain.subjects.planning import SetPlan, SetTheme
from actionplan.tui.forms.fields.field import Field
from actionplan.tui.forms.fields.line import LineField
from actionplan.tui.forms.fields.text import TextField
from actionplan.tui.forms.form import Answer, Form


class PlanForm(Form):
    """What will be done, for what outcome, and how it is measured."""

    heading = "Plan"

    def fields(self) -> Iterable[Field]:
        """What will be done, the intended outcome, the measure."""
        hint = "" if self.context.only_row else "Left empty: each item keeps what it has."
        will_do = self.initial("will-do", self.current("will_do"))
        outcome = self.initial("outcome", self.current("intended_outcome"))
        measure = self.initial("measure", self.current("measure"))
        self.will_do = TextField("will-do", "Will be done", will_do, lines=3, hint=hint)
        self.outcome = TextField("outcome", "Outcome", outcome, lines=3)
        self.measure = TextField("measure", "Measured by", measure, lines=3)
        return (self.will_do, self.outcome, self.measure)

    def trials(self) -> Sequence[Command]:
        """Something to do."""
        return [SetPlan(refs=self.context.refs, will_do="something")]

    def answer(self) -> Answer:
        """The plan; an empty field removes the text of one item, and leaves those of several as they are."""
        empty = "" if self.context.only_row else None
        command = SetPlan(
            refs=self.context.refs,
            will_do=self.will_do.typed or empty,
            intended_outcome=self.outcome.typed or empty,
            measure=self.measure.typed or empty,
        )
        return Answer(command, self.typed)


class ThemeForm(Form):
    """The partnership's own theme for an item."""

    heading = "Theme (ours, not the review's)"

    def fields(self) -> Iterable[Field]:
        """The theme."""
        theme = self.initial("theme", self.current("theme"))
        self.theme = LineField("theme", "Theme", theme, hint="Empty removes it")
        return (self.theme,)

    def trials(self) -> Sequence[Command]:
        """A theme."""
        return [SetTheme(refs=self.context.refs, theme="theme")]

    def answer(self) -> Answer:
        """The theme."""
        return Answer(SetTheme(refs=self.context.refs, theme=self.theme.typed), self.typed)
